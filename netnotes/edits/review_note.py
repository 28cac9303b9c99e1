"""The note of a review: written once, the user's from then on (SPEC 7)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from netnotes.edits.link_text import LinkTexts
from netnotes.edits.note_places import is_read
from netnotes.edits.plain_line import plain_line
from netnotes.model.errors import OperatorError
from netnotes.model.file_changes import FileChange
from netnotes.model.kept_pages import REVIEWS
from netnotes.model.network import Network
from netnotes.model.settings import Settings
from netnotes.rules.quarters import Period
from netnotes.rules.review import Review
from netnotes.rules.review_items import ReviewItem, ReviewSection
from netnotes.rules.review_offer import written_review
from netnotes.rules.review_year import kind_numbers, questions
from netnotes.vault.changing import current

MOST = 7
MOST_BOXES = 15
_INTRO = (
    "This page is yours: strike out, add, write what you like; netnotes never writes here again. A tick dismisses:\n"
    "what you tick is not asked again, and without the tick it comes back. The sign with ^ at the end of such a line\n"
    "is how it is known; all other words may change."
)


def review_path(period: Period) -> str:
    """Where the review of a quarter or year stands."""
    return f"{REVIEWS}/{period.name}.md"


def new_review(network: Network, root: Path, review: Review, settings: Settings) -> FileChange | None:
    """The file to make; None where there is one. Raises OperatorError where notes there are not read."""
    path = review_path(review.of)
    if current(root, path) is not None or written_review(network, review.of):
        return None
    if not is_read(path, network.config, settings):
        raise OperatorError(
            f"{path} would not be read as a note, so that no tick in it could count",
            "look at ignore:, dashboards: and templates: in netnotes.yaml; one of them leaves reviews/ out",
        )
    links = LinkTexts([*(head.path for head in network.heads), path], network.config, settings)
    return FileChange(path=path, before=None, after="\n".join(_lines(review, links, network)).encode())


def _lines(review: Review, links: LinkTexts, network: Network) -> Iterator[str]:
    path = review_path(review.of)
    yield from (f"# Review of {review.of.words}", "", _INTRO, "")
    if review.of.is_year:
        yield from _year(review, links, network)
    for title, good in (("What went well", True), ("Worth a second look", False)):
        sections = [section for section in review.sections if section.good is good and section.items]
        yield from (f"## {title}", "")
        if not sections:
            yield from ("Nothing is noted." if good else "Nothing just now.", "")
        for section in sections:
            yield from _section(section, links, path)
    yield from ("## My own words", "")
    for question in questions(review):
        yield from (f"### {question}", "", "", "")


def _year(review: Review, links: LinkTexts, network: Network) -> Iterator[str]:
    numbers = [number.words for number in kind_numbers(review)]
    yield from ("## The year", "")
    yield from (f"- {words}" for words in numbers or ["a year with its own work, and no need of numbers"])
    written = (written_review(network, quarter) for quarter in review.of.quarters)
    linked = [links.in_text(path, path.rsplit("/", 1)[-1][:-3], review_path(review.of)) for path in written if path]
    if linked:
        yield f"- quarter by quarter: {', '.join(linked)}"
    yield ""


def _section(section: ReviewSection, links: LinkTexts, source: str) -> Iterator[str]:
    yield from (f"### {section.title}", "")
    if section.note:
        yield from (section.note, "")
    most = MOST_BOXES if section.items[0].key else MOST
    for item in section.items[:most]:
        yield _line(item, links, source)
    if len(section.items) > most:
        yield f"- and {len(section.items) - most} more: `{section.everything}`"
    yield ""


def _line(item: ReviewItem, links: LinkTexts, source: str) -> str:
    """One line; with a key a box, whose first link says whom or what it is about."""
    names = [(one.path, plain_line(one.name)) for one in item.about]
    about = ", ".join(links.in_text(path, name, source) if path else name for path, name in names)
    words = plain_line(item.text)
    if item.date and str(item.date) not in words:
        words = f"{words} ({item.date})"
    parts = [": ".join(filter(None, (about, words)))]
    if item.command:
        parts.append(f"`{' '.join(item.command.replace('`', '').split())}`")
    line = " · ".join(parts)
    return f"- [ ] {line} ^{item.key}" if item.key else f"- {line}"
