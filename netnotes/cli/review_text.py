"""A review as text: what went well first, each section a few lines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from netnotes.cli.output.answer import Screen
from netnotes.cli.output.as_table import paint
from netnotes.cli.output.lines import heading, paragraph

if TYPE_CHECKING:
    from netnotes.rules.review import Review
    from netnotes.rules.review_items import ReviewItem, ReviewSection

MOST = 7


def review_text(review: Review, quarters: tuple[str, ...], screen: Screen) -> str:
    """Sections that hold something; ``quarters`` are the paths of the reviews that a year has."""
    from netnotes.rules.review_year import kind_numbers

    over = "" if review.complete else ", so far"
    blocks = [[heading(f"Review of {review.of.words}{over}")]]
    if review.of.is_year:
        numbers = ", ".join(number.words for number in kind_numbers(review))
        words = f"The year: {numbers}." if numbers else "A year without numbers: that is fine."
        blocks.append([paragraph(words, screen)])
        if quarters:
            blocks.append([paragraph(f"Quarter by quarter: {', '.join(quarters)}", screen, hang=2)])
    good = [section for section in review.sections if section.good and section.items]
    look = [section for section in review.sections if not section.good and section.items]
    blocks += [_block(section, screen) for section in good]
    if not good:
        blocks.append([paragraph("What went well is not in the notes yet: a line in a Log is all it takes.", screen)])
        if review.of.number:
            earlier = f"The quarter before: netnotes review --quarter {review.of.before.name}"
            blocks.append([paragraph(earlier, screen)])
    if look:
        blocks.append([paint("Worth a second look, as far as you like:", "dim")])
    blocks += [_block(section, screen) for section in look]
    return "\n\n".join("\n".join(block) for block in blocks)


def _block(section: ReviewSection, screen: Screen) -> list[str]:
    lines = [heading(section.title)]
    lines += [paragraph(text, screen, indent=2, hang=2) for text in map(_item, section.items[:MOST])]
    if len(section.items) > MOST:
        lines.append(f"  and {len(section.items) - MOST} more: {section.everything}")
    lines += [paint(paragraph(text, screen, indent=2), "dim") for text in _advice(section)]
    return lines


def _item(item: ReviewItem) -> str:
    day = f" ({item.date})" if item.date and str(item.date) not in item.text else ""
    return f"{item.name}: {item.text}{day}" if item.name else f"{item.text}{day}"


def _advice(section: ReviewSection) -> Iterator[str]:
    """What to do with the section, and the first command that would."""
    if section.note:
        yield section.note
    if command := next((item.command for item in section.items if item.command), ""):
        yield command
