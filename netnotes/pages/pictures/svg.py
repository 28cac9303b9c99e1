"""Writing SVG: elements with escaped text and attributes, numbers in few digits, and the frame that pictures share.

Colours are classes of ``pictures.css``; a picture holds no style attribute, no script and no address but the links
it is given.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from markupsafe import Markup, escape

from netnotes.pages.escaping import plain
from netnotes.rules.wording import MONTHS

Number = int | float


def element(tag: str, *inside: str, **attributes: str | Number | None) -> Markup:
    """An element; text inside is escaped unless it is Markup. ``class_`` is class, ``_`` stands for ``-``.

    An attribute that is None is left out.
    """
    written = "".join(
        f' {name.rstrip("_").replace("_", "-")}="{_value(value)}"'
        for name, value in attributes.items()
        if value is not None
    )
    text = "".join([one if isinstance(one, Markup) else escape(plain(one)) for one in inside])
    return Markup(f"<{tag}{written}>{text}</{tag}>" if text else f"<{tag}{written}/>")  # noqa: S704 - all escaped


def join(parts: Iterable[Markup]) -> Markup:
    """Elements one after another."""
    return Markup("").join(parts)


def number(value: Number) -> str:
    """A number with at most one decimal, and none where it is whole."""
    text = f"{value:.1f}"
    return "0" if text == "-0.0" else text.removesuffix(".0")


def percent(value: Number) -> str:
    """A share of the picture's width, from 0 to 100, as a length."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return f"{text}%"


def _value(value: str | Number | None) -> str:
    return str(escape(plain(value))) if isinstance(value, str) else number(value or 0)


def image(
    title: str, desc: str, *inside: Markup, height: Number, width: Number | None = None, class_: str = ""
) -> Markup:
    """A whole picture: with a ``width`` it scales as a whole, else lengths in percent stretch and text does not."""
    size: dict[str, str | Number] = {"width": width or "100%", "height": height}
    if width:
        size["viewBox"] = f"0 0 {number(width)} {number(height)}"
    words = (element("title", title), element("desc", desc)) if desc else (element("title", title),)
    return element("svg", *words, *inside, role="img", class_=class_ or None, focusable="false", **size)


def stretched(height: Number, y: Number, *inside: Markup, x: str = "0%", width: str = "100%") -> Markup:
    """A part of a picture that is drawn on 0..1000 across and stretches with it; its lines keep their thickness."""
    return element(
        "svg", *inside, x=x, y=y, width=width, height=height, viewBox=f"0 0 1000 {number(height)}",
        preserveAspectRatio="none", class_="stretched",
    )  # fmt: skip


def figure(*inside: Markup, class_: str, says: Sequence[str] = (), caption: Markup | str = "") -> Markup:
    """A picture in its page, with its caption and, for those who cannot see it, the same facts as a list."""
    below = element("figcaption", caption) if caption else Markup("")
    heard = element("ul", *(element("li", line) for line in says), class_="sr") if says else Markup("")
    return element("figure", *inside, below, heard, class_=f"picture {class_}")


def legend(marks: Iterable[tuple[Markup, str]]) -> Markup:
    """What the marks of a picture mean; each mark is drawn on 14 × 14."""
    return Markup(" ").join(
        element(
            "span",
            element("svg", mark, width=14, height=14, viewBox="0 0 14 14", aria_hidden="true", focusable="false"),
            words,
            class_="key",
        )
        for mark, words in marks
    )


def said_day(day: str | date) -> str:
    """An ISO day as people write it: ``3 Mar 2026``."""
    found = day if isinstance(day, date) else date.fromisoformat(day)
    return f"{found.day} {MONTHS[found.month - 1][:3]} {found.year}"


def count_words(count: int, one: str, many: str = "") -> str:
    """``1 day``, ``3 days``."""
    return f"{count} {one if count == 1 else many or one + 's'}"
