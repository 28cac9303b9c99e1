"""Read one note: from its bytes to a `Reading`. The only place where a note's trouble becomes one problem."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from datetime import date

from netnotes.model.config import Config
from netnotes.model.kept_pages import is_kept_page
from netnotes.model.markers import GENERATED_MARKER
from netnotes.model.meetings import Entry
from netnotes.model.notes import Note, NoteStatus, Property, Tag
from netnotes.model.places import Problem
from netnotes.model.readings import Reading, TypedRecord
from netnotes.model.records import maker_of
from netnotes.model.settings import Settings
from netnotes.vault.assumptions import assumptions_of
from netnotes.vault.body import Body
from netnotes.vault.daily import daily_entries
from netnotes.vault.fast_front_matter import read_fast_front_matter
from netnotes.vault.fences import FrontMatter, SplitNote, split_note
from netnotes.vault.fields import Fields, Keyed, filled
from netnotes.vault.files import ReadTroubleError, decode
from netnotes.vault.goal import map_goal
from netnotes.vault.inline_fields import field_value, find_full_line
from netnotes.vault.kinds import KindReader
from netnotes.vault.links import find_tags
from netnotes.vault.log import OpenEntry, interaction_entries, log_entries, recorded_entry
from netnotes.vault.meeting import map_meeting
from netnotes.vault.notices import note_notices
from netnotes.vault.offered import offered_lines, without_offered
from netnotes.vault.organization import map_me, map_organization
from netnotes.vault.person import map_person
from netnotes.vault.quick_records import make_tag
from netnotes.vault.settings import daily_date, set_daily_date
from netnotes.vault.synonyms import FieldNames, field_names
from netnotes.vault.task_entries import DateOfLine, read_tasks, task_entries
from netnotes.vault.tasks import TASK
from netnotes.vault.typing_rules import Typed, TypeRules
from netnotes.vault.unresolved_merge import CHOOSE, UNRESOLVED, unresolved_merge
from netnotes.vault.yaml_reader import YamlTroubleError

_NO_NAMES = FieldNames()


class NoteReader:
    """Reads notes by one vault's configuration and settings."""

    def __init__(self, config: Config, settings: Settings) -> None:
        self.config = config
        self.settings = settings
        self.rules = TypeRules(config)
        self.kinds = KindReader(config)
        self.names = field_names(config)

    def read(self, path: str, data: bytes) -> Reading:
        """The reading of a note's bytes. What cannot be read is one problem, no type, and a link target still."""
        try:
            text = decode(data)
        except ReadTroubleError as err:
            return unreadable(path, err.code, str(err), err.hint, err.line, err.column)
        title = path.rsplit("/", 1)[-1].rsplit(".", 1)[0]
        if not text or text.isspace():
            return Reading(note=Note(path=path, title=title, status="empty"))
        parts = split_note(text)
        if GENERATED_MARKER in parts.body[:300]:
            return target_only(path, "ignored")
        if "<" in text and "<<<<<<<" in text and (conflict := unresolved_merge(text)):
            return unreadable(path, "merge-conflict", UNRESOLVED, CHOOSE, conflict)
        if parts.matter and ("{{" in parts.matter or "<%" in parts.matter):
            line = 2 + next(n for n, line in enumerate(parts.matter.split("\n")) if "{{" in line or "<%" in line)
            return target_only(path, "template", self._unfilled(path, line))
        try:
            matter = read_front_matter(parts.matter) if parts.matter else FrontMatter()
        except YamlTroubleError as err:
            return unreadable(path, err.code, str(err), err.hint, err.line, err.column)
        return self._read(path, title, text, parts, matter)

    def _read(self, path: str, title: str, text: str, parts: SplitNote, matter: FrontMatter) -> Reading:
        if matter.not_a_mapping:
            parts, matter = SplitNote(None, text), FrontMatter(not_a_mapping=True)
        body = Body(parts.body, parts.body_line)
        properties = (*matter.properties, *inline_properties(body))
        keyed = filled(properties)
        body_tags = find_tags(body.masked.text, parts.body_line)
        tags = (*_front_tags(keyed), *body_tags)
        daily = daily_date(path, self.settings)
        if daily and not set_daily_date(path, self.settings) and self.rules.in_meeting_folder(path):
            daily = None
        typed = self.rules.type_of(path, keyed, tags, daily is not None)
        if typed.type:
            daily = None
        note = maker_of(Note)(
            path=path,
            title=title,
            type=typed.type,
            why=typed.why,
            daily=daily,
            properties=properties,
            links=body.links,
            tags=tags,
            tasks=without_offered(read_tasks(body), body) if daily else read_tasks(body),
            regions=tuple([region.name for region in body.masked.regions]),
            assumptions=tuple([(one.line, one.text) for one in assumptions_of(body, body_tags)]) if body_tags else (),
        )
        names = self.names[typed.type] if typed.type else _NO_NAMES
        fields = Fields(path, keyed, names)
        note_notices(fields, note, parts, matter, body)
        record, entries = self._record(note, typed, fields, body)
        problems = tuple(sorted(fields.problems))
        return maker_of(Reading)(note=note, record=record, entries=tuple(entries), problems=problems)

    def _unfilled(self, path: str, line: int) -> Problem | None:
        """A problem where a note among people, meetings or goals still has a template's placeholder."""
        type_ = self.rules.type_by_folder(path)
        if type_ is None or "templ" in path.casefold():
            return None
        message = f"taken for a template and not read as a {type_}: a placeholder stands in its front matter"
        hint = "fill the placeholder in, or move the note to a templates folder"
        return Problem(
            path=path, line=line, column=1, code="unfilled-template", severity="info", message=message, hint=hint
        )

    def _record(self, note: Note, typed: Typed, fields: Fields, body: Body) -> tuple[TypedRecord | None, list[Entry]]:
        record: TypedRecord | None = None
        entries: list[Entry] = []
        opened: list[OpenEntry] = []
        match typed.type:
            case "person":
                recorded = recorded_entry(fields)
                logged, opened = log_entries(body, fields, self.kinds)
                entries = [*([recorded] if recorded else []), *interaction_entries(fields), *logged]
                record = map_person(note, fields, body, self.config, self.rules)
            case "meeting":
                record, entries = map_meeting(note, fields, body, typed.word, self.kinds)
            case "goal":
                record = map_goal(note, fields)
            case "organization":
                record = map_organization(note, fields)
            case "me":
                record = map_me(note, fields)
            case None:
                if note.daily and self.config.daily_mentions == "marked":
                    entries = daily_entries(body, note.daily, fields, self.kinds)
        if note.tasks and not is_kept_page(note.path):
            day = note.daily or (entries[0].date if typed.type == "meeting" and entries else None)
            offered = offered_lines(body) if note.daily else frozenset()
            entries += task_entries(note.tasks, body, fields, self.kinds, _day_of_line(opened, body, day), offered)
        return record, entries


def _day_of_line(opened: list[OpenEntry], body: Body, day: date | None) -> DateOfLine:
    """The day that a task without a date of its own gets: of the log entry it stands in, else of the note."""
    starts = [entry.index for entry in opened]

    def of(line: int) -> date | None:
        index = line - body.first_line
        at = bisect_right(starts, index) - 1
        return opened[at].date if at >= 0 and index < opened[at].end else day

    return of


def unreadable(path: str, code: str, message: str, hint: str = "", line: int = 1, column: int = 1) -> Reading:
    """The reading of a note that cannot be read: one problem and a link target."""
    problem = Problem(path=path, line=line, column=column, code=code, severity="error", message=message, hint=hint)
    title = path.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    return Reading(note=Note(path=path, title=title, status="unreadable"), problems=(problem,))


def target_only(path: str, status: NoteStatus, problem: Problem | None = None) -> Reading:
    """The reading of a note that is no source of anything but stays a valid link target."""
    title = path.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    return Reading(note=Note(path=path, title=title, status=status), problems=(problem,) if problem else ())


def read_front_matter(matter: str) -> FrontMatter:
    """The properties between the fences, by YAML's rules where their shape asks for it. Raises YamlTroubleError."""
    found = read_fast_front_matter(matter)
    if found is None:
        from netnotes.vault.yaml_front_matter import read_yaml_front_matter  # PyYAML takes a while to import

        found = read_yaml_front_matter(matter)
    return found


def inline_properties(body: Body) -> tuple[Property, ...]:
    """Full-line inline fields outside tasks (SPEC 2)."""
    found = []
    for index in body.field_lines:
        line = body.lines[index]
        if TASK.match(line):
            continue
        field = find_full_line(line)
        if field:
            number = body.number(index)
            column = field.start + 1
            found.append(
                Property(name=field.key, value=field_value(field.value), line=number, column=column, inline=True)
            )
    return tuple(found)


def _front_tags(properties: Iterable[Keyed]) -> tuple[Tag, ...]:
    """The tags of front matter: a list, or one text without comma or space (Obsidian help: Properties)."""
    tags: list[Tag] = []
    for key, prop in properties:
        if key != "tags":
            continue
        if prop.inline or prop.name.casefold() != "tags":
            continue
        items = prop.value if isinstance(prop.value, list) else [prop.value]
        if isinstance(prop.value, str) and len(prop.value.replace(",", " ").split()) != 1:
            continue
        for index, item in enumerate(items):
            if isinstance(item, str) and (name := item.strip().strip(",").lstrip("#")) and not name.isdigit():
                tags.append(make_tag(name=name, line=prop.at(index)[0], column=prop.at(index)[1], own_line=True))
    return tuple(tags)
