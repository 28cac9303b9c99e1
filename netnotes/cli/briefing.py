"""The pages of `brief`: one person, several, everybody in a meeting, and how things stand before I ask."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from netnotes.cli.brief_text import Block, ask_blocks, blocks_markdown, blocks_text, brief_blocks
from netnotes.cli.options import NoAnswerError
from netnotes.cli.output.answer import Screen, record_of
from netnotes.cli.output.clean import clean_lines
from netnotes.cli.session import Session
from netnotes.model.meetings import Meeting
from netnotes.model.records import recordclass
from netnotes.rules.before_asking import before_asking
from netnotes.rules.brief import Brief, brief_of, people_of_meeting
from netnotes.rules.common_ground import ground_of_several
from netnotes.rules.contact import facts_of
from netnotes.rules.whole_records import brief_record
from netnotes.rules.wording import join_names

Record = Mapping[str, object]
Part = tuple[str, str, Sequence[Block]]
"""Title, path of the note, and what there is to say."""


@recordclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What `brief` answers: parts for people, records for machines; ``whole`` is the JSON object of a single thing."""

    parts: Sequence[Part]
    records: Sequence[Record]
    whole: Record | None = None

    def text(self, screen: Screen) -> str:
        """For a terminal."""
        return "\n\n".join(blocks_text(title, place, blocks, screen) for title, place, blocks in self.parts)

    def markdown(self) -> str:
        """As Markdown."""
        return clean_lines("\n\n".join(blocks_markdown(title, blocks) for title, _, blocks in self.parts))


def brief_page(session: Session, paths: Sequence[str]) -> Page:
    """The briefs of these people; what several have in common first."""
    briefs = [_brief(session, path) for path in paths]
    records = [brief_record(seen) for seen in briefs]
    parts: list[Part] = [(seen.person.name, seen.person.path, brief_blocks(seen)) for seen in briefs]
    if len(briefs) == 1:
        return Page(parts=parts, records=records, whole=records[0])
    together = ground_of_several([seen.about for seen in briefs])
    if together:
        title = join_names([seen.person.name for seen in briefs], len(briefs))
        parts.insert(0, (title, "", [Block("Together", together)]))
    return Page(parts=parts, records=records)


def ask_page(session: Session, paths: Sequence[str]) -> Page:
    """How things stand with these people before I ask them for something."""
    facts = facts_of(session.network, session.today)
    seen = [before_asking(facts.people[path]) for path in paths]
    records = [record_of(row) for row in seen]
    parts: list[Part] = [(row.name, row.path, ask_blocks(row)) for row in seen]
    return Page(parts=parts, records=records, whole=records[0] if len(records) == 1 else None)


def meeting_page(session: Session, text: str, *, ask: bool) -> Page:
    """Everybody in one meeting, below what the meeting is. Raises NoAnswerError for a note that is none."""
    from netnotes.cli.note_naming import path_of_note

    path = path_of_note(session, [text])
    meeting = next((one for one in session.network.meetings if one.path == path), None)
    if meeting is None:
        raise NoAnswerError(f"{path} is no meeting; netnotes brief NAME prepares for one person")
    known = facts_of(session.network, session.today).people
    paths, names = people_of_meeting(meeting)
    paths = tuple(one for one in paths if one in known)
    page = (ask_page if ask else brief_page)(session, paths)
    head: Part = (meeting.name, meeting.path, [Block("", list(_meeting_lines(meeting, names, bool(paths))))])
    record = {
        "meeting": {"name": meeting.name, "path": meeting.path, "date": meeting.date, "kind": meeting.kind},
        "without_note": names,
        "people": page.records,
    }
    return Page(parts=[head, *page.parts], records=page.records, whole=record)


def _meeting_lines(meeting: Meeting, names: Sequence[str], somebody: bool) -> Iterable[str]:
    what = [meeting.kind, f"on {meeting.date}" if meeting.date else "", meeting.status]
    yield " ".join(filter(None, what)) + (f", {meeting.location}" if meeting.location else "")
    if goals := [ref.shown for ref in meeting.goals]:
        yield f"for {join_names(goals)}"
    if names:
        yield f"no note yet about {join_names(names, len(names))}"
    elif not somebody:
        yield "nobody is named in it yet"


def _brief(session: Session, path: str) -> Brief:
    from netnotes.cli.surroundings import surroundings
    from netnotes.vault.assumptions import read_assumptions

    around = surroundings(session, path)
    linked = {one.path for one in (*around.links, *around.backlinks)} if around else set()
    assumptions = [one.text for one in read_assumptions(session.root, path)]
    return brief_of(facts_of(session.network, session.today).people[path], linked, assumptions)
