"""The colours of the site keep WCAG AA: contrast by its own formula (WCAG 2.2, 1.4.3 and 1.4.11)."""

import re

import pytest

from netnotes.pages.templates import read_builtin

CSS = read_builtin("site", ".css")["style.css"]
ON_GROUND = ("ink", "soft", "accent", "warm", "calm")
PAIRS = (
    *((text, ground) for text in ON_GROUND for ground in ("ground", "surface")),
    *((text, "sunk") for text in ("ink", "soft", "accent")),
    ("accent", "accent-ground"),
    ("ink", "accent-ground"),
    ("warm", "warm-ground"),
    ("ink", "warm-ground"),
    ("calm", "calm-ground"),
)


def colours(dark: bool) -> dict[str, str]:
    blocks = re.findall(r":root \{(.*?)\n\s*\}", CSS, re.DOTALL)
    assert len(blocks) == 2
    found: dict[str, str] = {}
    for block in blocks[: 2 if dark else 1]:
        found |= dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block))
    return found


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_the_formula_knows_black_on_white() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_text_is_readable(text: str, ground: str, dark: bool) -> None:
    found = colours(dark)
    assert contrast(found[text], found[ground]) >= 4.5


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("mark", ["give", "get", "level-4", "soft", "calm"])
def test_what_a_picture_says_can_be_told_from_its_ground(mark: str, dark: bool) -> None:
    found = colours(dark)
    assert contrast(found[mark], found["ground"]) >= 3
    assert contrast(found[mark], found["surface"]) >= 3


def test_colours_stand_in_one_place() -> None:
    rules = re.sub(r":root \{.*?\n\s*\}", "", CSS, flags=re.DOTALL)
    screen = rules.partition("@media print")[0]
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b(?![\w-]*\s*\{)", screen) == []
