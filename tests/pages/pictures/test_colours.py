"""Contrast of what is drawn, computed from the style sheets, in light and dark (WCAG 2.2: 1.4.3 and 1.4.11)."""

from __future__ import annotations

import re

import pytest

from netnotes.pages.templates import read_builtin

STYLES = read_builtin("site", ".css")
_NAMED = re.compile(r"--([\w-]+):\s*#([0-9a-f]{6})\b")
_USED = re.compile(r"(?:fill|stroke|color|background|border):[^;]*?(var\(--[\w-]+\)|#[0-9a-f]+|rgb[^;]*)")
DECORATION = {"line", "sunk", "level-1", "level-2", "level-3", "level-4"}
"""Grid lines, empty days, and fills whose shape has an outline of its own."""
GROUNDS = {"ground", "surface", "calm-ground"}
TEXTS = [("ink", "ground"), ("soft", "ground"), ("ink", "surface"), ("soft", "surface"), ("calm", "surface"),
         ("ink", "calm-ground"), ("ink", "sunk")]  # fmt: skip
UPON = [("surface", "accent"), ("ink", "level-2"), ("ink", "sunk"), ("accent", "sunk"), ("soft", "sunk"),
        ("calm", "sunk"), ("warm", "sunk"), ("calm", "calm-ground"), ("accent", "level-1")]  # fmt: skip


def _palettes() -> dict[str, dict[str, str]]:
    light, dark = STYLES["style.css"].split("@media screen and (prefers-color-scheme: dark)", 1)
    found = {"light": dict(_NAMED.findall(light)), "dark": dict(_NAMED.findall(dark))}
    return {scheme: {**found["light"], **colours} for scheme, colours in found.items()}


PALETTES = _palettes()


def _light(colour: str) -> list[int]:
    return [int(colour[at : at + 2], 16) for at in (0, 2, 4)]


def _luminance(colour: list[float] | list[int]) -> float:
    parts = [part / 255 for part in colour]
    red, green, blue = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str, opacity: float = 1.0) -> float:
    """The contrast of a colour, laid over another with this opacity."""
    ground = _light(other)
    over = [opacity * a + (1 - opacity) * b for a, b in zip(_light(one), ground, strict=True)]
    high, low = sorted((_luminance(over), _luminance(ground)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def used() -> set[str]:
    """The colours that pictures name."""
    return {found.removeprefix("var(--").removesuffix(")") for found in _USED.findall(STYLES["pictures.css"])}


def test_the_measure_is_that_of_wcag() -> None:
    assert contrast("000000", "ffffff") == pytest.approx(21)
    assert contrast("777777", "ffffff") == pytest.approx(4.48, abs=0.01)


def test_every_colour_is_one_of_the_palette() -> None:
    assert used() <= set(PALETTES["light"])
    assert len(used()) > 10


@pytest.mark.parametrize("scheme", PALETTES)
def test_what_is_drawn_stands_out(scheme: str) -> None:
    palette = PALETTES[scheme]
    pairs = [(mark, ground) for mark in used() - DECORATION - GROUNDS for ground in ("ground", "surface")]
    low = {pair: contrast(palette[pair[0]], palette[pair[1]]) for pair in [*pairs, *UPON]}
    assert {pair: round(ratio, 2) for pair, ratio in low.items() if ratio < 3} == {}


@pytest.mark.parametrize("scheme", PALETTES)
def test_text_can_be_read(scheme: str) -> None:
    palette = PALETTES[scheme]
    low = {pair: contrast(palette[pair[0]], palette[pair[1]]) for pair in TEXTS}
    assert {pair: round(ratio, 2) for pair, ratio in low.items() if ratio < 4.5} == {}


@pytest.mark.parametrize("scheme", PALETTES)
def test_ties_can_be_seen_where_they_are_not_many(scheme: str) -> None:
    found = re.search(r"^\.tie \{[^}]*stroke-opacity: ([\d.]+)", STYLES["pictures.css"], re.MULTILINE)
    assert found is not None
    for colour in ("soft", "calm"):
        assert contrast(PALETTES[scheme][colour], PALETTES[scheme]["surface"], float(found[1])) >= 3
