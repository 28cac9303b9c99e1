"""A brief as blocks of lines: for a terminal, and as Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from netnotes.cli.output.answer import Screen
from netnotes.cli.output.as_table import paint
from netnotes.cli.output.clean import clean, unlink
from netnotes.cli.output.lines import WIDEST, heading, paragraph
from netnotes.cli.output.widths import shorten
from netnotes.rules.accounts import BalanceRow
from netnotes.rules.before_asking import BeforeAsking, balance_words
from netnotes.rules.brief import Brief, Promise, Touch
from netnotes.rules.common_ground import Shared
from netnotes.rules.wording import MONTHS, kind_words

_MOST_PROMISES = 3


class Block(NamedTuple):
    """A title, empty where the lines follow the title of the page, and lines of which each says one thing.

    ``brief`` lines are cut to one line of the terminal, the others wrapped.
    """

    title: str
    lines: Sequence[str]
    brief: bool = False


def brief_blocks(seen: Brief) -> tuple[Block, ...]:
    """What there is to know of one person; blocks with nothing in them are left out."""
    blocks = (
        Block("", [text for text in _who(seen) if text]),
        Block("Last", [*_recent(seen), *map(_planned, seen.planned)], brief=True),
        Block("Open", list(_promises(seen.promises)), brief=True),
        Block("Give and get", [text for text in _giving(seen) if text] if seen.person.status != "deceased" else []),
        Block("Common ground", [text for text in _ground(seen) if text]),
        Block("To check", [f"I assume: {text}" for text in seen.assumptions[:2]], brief=True),
        Block("To ask", seen.questions),
    )
    return tuple(block for block in blocks if block.lines)


def ask_blocks(seen: BeforeAsking) -> tuple[Block, ...]:
    """How things stand before I ask."""
    contact = f"{seen.last_kind} on {seen.last_contact}" if seen.last_contact else "none yet"
    stand = [f"last contact: {contact}", f"between us: {seen.balance}"]
    if seen.last_ask:
        stand.append(f"last favour from them: {_what(seen.last_ask_for)} ({seen.last_ask})")
    blocks = (
        Block("Before I ask", [seen.verdict]),
        Block("Why wait" if seen.too_early else "", list(seen.too_early)),
        Block("How things stand", stand),
        Block("Promises of mine", [_promise(one) for one in seen.kept_waiting[:_MOST_PROMISES]], brief=True),
        Block("Give first", [gift.text for gift in seen.give_first]),
    )
    return tuple(block for block in blocks if block.lines)


def blocks_text(title: str, place: str, blocks: Iterable[Block], screen: Screen) -> str:
    """The blocks for a terminal."""
    lines = ["  ".join(filter(None, (paint(clean(title), "bold"), paint(clean(place), "dim") if place else "")))]
    for block in blocks:
        lines += [heading(block.title)] if block.title else []
        indent = 2 if block.title else 0
        lines += [_line(text, screen, indent, cut=block.brief) for text in block.lines]
    return "\n".join(lines)


def blocks_markdown(title: str, blocks: Iterable[Block]) -> str:
    """The blocks as Markdown: a heading, then lists."""
    from netnotes.pages.escaping import escape

    parts = [f"## {escape(unlink(title))}"]
    for block in blocks:
        parts += [f"### {escape(block.title)}"] if block.title else []
        parts.append("\n".join(f"- {escape(unlink(text))}" for text in block.lines))
    return "\n\n".join(parts)


def _line(text: str, screen: Screen, indent: int, *, cut: bool) -> str:
    if not cut or screen.width is None:
        return paragraph(text, screen, indent=indent, hang=2)
    return " " * indent + shorten(clean(unlink(text)), min(screen.width, WIDEST) - indent)


def _who(seen: Brief) -> Iterator[str]:
    person = seen.person
    place = ", ".join(ref.shown for ref in person.organization)
    yield ", ".join(filter(None, (person.role, person.department, place, person.location)))
    status = "" if person.status == "active" else person.status
    tie = [", ".join(person.categories), f"tier {person.tier}" if person.tier else "", status]
    reach = [f"prefers {person.prefers}" if person.prefers else "", person.timezone]
    yield "; ".join(filter(None, (*tie, *reach)))
    through = ", ".join(ref.shown for ref in person.introduced_by)
    met = [f"met: {person.met}" if person.met else "", f"through {through}" if through else ""]
    yield "; ".join(filter(None, met))
    near = ", ".join(f"{one.what} {_day(one.date)}" for one in seen.dates)
    yield f"coming up: {near}" if near else ""


def _recent(seen: Brief) -> Iterator[str]:
    for touch in seen.recent:
        yield f"{touch.date}  {_touch(touch)}"
    if not seen.recent:
        yield "no contact yet"


def _planned(touch: Touch) -> str:
    return f"{touch.date}  planned: {_touch(touch)}"


def _touch(touch: Touch) -> str:
    return f"{kind_words(touch.kind)}: {touch.text}" if touch.text else kind_words(touch.kind)


def _promises(promises: Sequence[Promise]) -> Iterator[str]:
    mine = [one for one in promises if not one.waiting]
    theirs = [one for one in promises if one.waiting]
    yield from (f"I promised: {_promise(one)}" for one in mine[:_MOST_PROMISES])
    yield from (f"I wait for: {_promise(one)}" for one in theirs[:_MOST_PROMISES])
    left = len(mine[_MOST_PROMISES:]) + len(theirs[_MOST_PROMISES:])
    if left:
        yield f"and {left} more"


def _promise(promise: Promise) -> str:
    return promise.text + (f" (by {promise.due})" if promise.due else "")


def _giving(seen: Brief) -> Iterator[str]:
    yield _account(seen.account)
    person = seen.person
    yield "; ".join(
        _listed(
            ("look for", person.needs),
            ("offer", person.offers),
            ("are after", [f"“{aim}”" for aim in person.their_goals]),
        )
    )
    gifts = "; ".join(gift.text for gift in seen.gifts)
    moment = f" (a good moment: {seen.good_moment})" if seen.good_moment and gifts else ""
    yield f"give next: {gifts}{moment}" if gifts else ""


def _account(account: BalanceRow | None) -> str:
    if account is None or not (account.exchanges or account.opening_balance):
        return ""
    thanks = "; ".join(f"{_what(owed.what)} ({owed.date})" for owed in account.thanks[-2:])
    return f"between us: {balance_words(account)}{f'; thank them for {thanks}' if thanks else ''}"


def _listed(*parts: tuple[str, Sequence[str]]) -> Iterator[str]:
    yield from (f"they {verb} {', '.join(items)}" for verb, items in parts if items)


def _ground(seen: Brief) -> Iterator[str]:
    yield "; ".join(seen.common)
    knows = "; ".join(seen.person.knows_about_me)
    yield f"of my work they know: {knows}" if knows else ""
    shared = ", ".join(map(_shared, seen.shared))
    yield f"we both know {shared}" if shared else ""


def _shared(one: Shared) -> str:
    if not one.meetings:
        return one.name
    return f"{one.name} ({one.meetings} meeting{'' if one.meetings == 1 else 's'} together)"


def _what(text: str | None) -> str:
    return text or "a favour"


def _day(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]}"
