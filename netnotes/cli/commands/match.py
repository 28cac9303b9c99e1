"""`netnotes match TOPIC`: who offers, needs or likes it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from netnotes.cli.completing import complete_topic
from netnotes.cli.options import NO, command
from netnotes.cli.output.answer import Answer, Cell, Column, record_of
from netnotes.cli.session import Session

if TYPE_CHECKING:
    from netnotes.rules.match_rows import How, MatchRow

COLUMNS = (
    Column("Name", "shrink"), Column("How"), Column("Topic", "wrap"), Column("Words", "shrink"), Column("Status"),
    Column("Last contact"),
)  # fmt: skip

EXAMPLES = {"offers": "offers: [hiring advice]", "needs": "needs: [grant writing]", "likes": "interests: [old maps]"}


@command(
    "netnotes match hiring",
    "netnotes match data platforms --offers",
    "netnotes match zürich housing --needs --format json",
)
@click.argument("topic", metavar="TOPIC", nargs=-1, required=True, shell_complete=complete_topic)
@click.option("--offers", is_flag=True, help="Only who offers it.")
@click.option("--needs", is_flag=True, help="Only who looks for it.")
@click.option("--likes", is_flag=True, help="Only whom it interests.")
def match(session: Session, topic: tuple[str, ...], offers: bool, needs: bool, likes: bool) -> int:
    """Who offers, needs or likes a topic, the nearest first.

    Case, accents and English endings do not matter, nor does the order of the words; words like "in", "mentor" or
    "advice" count little, and so does a word that many topics of your notes share. The words that matched are shown
    as the note spells them. The exit code is 1 where nobody has such a topic.

    JSON keys: name, path, how (offers, needs or likes), topic, words (list), status (as for due), last_contact.
    """
    from netnotes.rules.match_rows import HOWS, MatchRow, match_rows

    asked = " ".join(topic)
    chosen = {how for how, wanted in zip(HOWS, (offers, needs, likes), strict=True) if wanted}
    hows = tuple(how for how in HOWS if how in chosen or not chosen)
    rows = match_rows(session.network, session.today, asked, hows)
    if rows or session.asked.format in {"json", "csv", "md"}:
        session.show(Answer(items=rows, keys=MatchRow.JSON, record=record_of, columns=COLUMNS, cells=_cells))
    if not rows:
        session.tell(_why_nobody(session, asked, hows))
        return NO
    if near := _near(session, asked, hows, [row.topic for row in rows]):
        session.tell(f"Near it, too: {', '.join(near)}")
    return 0


def _cells(row: MatchRow) -> tuple[Cell, ...]:
    return row.name, row.how, row.topic, ", ".join(row.words), row.status.replace("_", " "), row.last_contact


def _why_nobody(session: Session, asked: str, hows: Sequence[How]) -> str:
    from netnotes.cli.output.clean import clean
    from netnotes.rules.match_rows import has_topics
    from netnotes.rules.topic_words import telling_words

    if not telling_words(asked):
        return "A topic has a word in it: netnotes match hiring"
    if not has_topics(session.network, session.today, hows):
        verbs, lines = _either([how.removesuffix("s") for how in hows]), _either([EXAMPLES[how] for how in hows])
        return f"Nobody's note says yet what they {verbs}. Write it like this: {lines}"
    near = _near(session, asked, hows)
    hint = f"; did you mean {_either(near)}?" if near else "; netnotes find looks through everything you wrote."
    return f"Nobody in your notes {_either(hows)} {clean(asked)}{hint}"


def _near(session: Session, asked: str, hows: Sequence[How], known: Sequence[str] = ()) -> list[str]:
    from netnotes.cli.output.clean import clean
    from netnotes.rules.match_rows import near_topics
    from netnotes.rules.wording import shorten

    return [shorten(clean(topic)) for topic in near_topics(session.network, session.today, asked, hows, known)]


def _either(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}"
