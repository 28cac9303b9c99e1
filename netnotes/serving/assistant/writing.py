"""What an assistant may write where it is allowed to: the commands of the same names, on what it may see.

Whoever it names is looked for among what it may see, so that a private note is as unknown as one that does not exist.
The edits themselves are those of the commands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from netnotes.edits.assignments import Assignment
from netnotes.edits.log import Asked, Log, one_line
from netnotes.edits.log_words import Words, read_words
from netnotes.edits.new_note import Maker, Wanted, namesakes
from netnotes.model.errors import OperatorError
from netnotes.model.folding import fold_accents, fold_key, fold_name
from netnotes.model.notes import NoteType
from netnotes.model.people import Person
from netnotes.rules.names import find_person
from netnotes.serving.assistant.answers import Answer
from netnotes.serving.assistant.changes import Done, as_asked, carry_out
from netnotes.serving.assistant.desk import Desk, View
from netnotes.serving.assistant.naming import checked, refuse_unread, the_goal, the_note, the_person
from netnotes.vault.settings import read_settings

MOST_LETTERS = 2_000
_PROPERTY = re.compile(r"[^\W\d_][\w -]{0,60}")
_OPTION = re.compile(r"(?<![\w-])--(?=[a-z])")


def log(desk: Desk, view: View, words: Words, *, dry_run: bool) -> Answer:
    """Write down a touchpoint: with one person in their note, with several a meeting note."""
    from netnotes.rules.wording import kind_words

    if not words.name:
        raise OperatorError("names is empty: with whom was it?")
    _check_lengths(text for text in (words.note, words.next_, *words.gave, *words.got) if text)
    try:
        meant = read_words(words, view.whole.config, view.today)
    except OperatorError as err:
        raise OperatorError(_OPTION.sub("", err.message), _OPTION.sub("", err.hint)) from None
    known, new = _people(view, words.name, new=words.new)
    goal = the_goal(view, words.goal, writing=True) if words.goal else None
    asked = Asked(
        today=view.today, line=meant.line, kind=meant.kind, stage=words.stage, people=known, new=new, goal=goal,
        meeting=words.meeting or words.stage is not None, again=meant.again,
    )  # fmt: skip
    logged = Log(view.whole, view.root, read_settings(view.root)).changes(asked)
    kind = kind_words(meant.kind or ("meeting" if len(logged.people) > 1 or asked.meeting else "contact"))
    told = [f"{'would log' if dry_run else 'logged'}: {kind} on {meant.line.date} in {logged.path}"]
    told += [f"{meant.line.date} is still to come: until then it counts as no contact"] * (meant.line.date > view.today)
    done = Done(told=tuple(told), people=logged.people)
    return carry_out(desk, view, as_asked("log", _said(words)), logged.changes, done, dry_run=dry_run)


def new(
    desk: Desk, view: View, type_: NoteType, name: str, properties: Mapping[str, str], *, dry_run: bool
) -> Answer:  # fmt: skip
    """A new note from the vault's template."""
    from netnotes.edits.new_values import day_of, with_values
    from netnotes.edits.typed_names import TypedNames

    called = one_line(checked(name))
    _refuse_second(view, type_, called)
    asked = [_assignment(key, "=", value) for key, value in properties.items()]
    day = day_of(type_, called, asked, view.today)
    _refuse_making_private(view, asked)
    maker = Maker(view.whole, view.root, read_settings(view.root))
    made = maker.make(Wanted(type=type_, name=called, day=day))
    others = [one for one in asked if (type_, one.name) != ("meeting", "date")]
    made = with_values(made, others, type_, view.today, maker.reader, TypedNames(view.names(), maker.settings))
    near = namesakes(view.network, type_, called)[1]
    told = [f"{'would make' if dry_run else 'made'} {made.path}"]
    told += [f"there is {' and '.join(near)} already: if that is who is meant, undo this"] * bool(near)
    command = as_asked("new", {"type": type_, "name": called, "properties": dict(properties)})
    return carry_out(desk, view, command, [made.change], Done(told=tuple(told)), dry_run=dry_run)


def set_(desk: Desk, view: View, name: str, changes: Sequence[tuple[str, str, str]], *, dry_run: bool) -> Answer:
    """Properties of one note changed: each change is a property, an operator (= += -=) and a value."""
    from netnotes.edits.set_properties import set_properties

    if not changes:
        raise OperatorError("nothing is asked to change")
    path = the_note(view, name, writing=True).path
    asked = [_assignment(*change) for change in changes]
    _refuse_private(view, asked)
    edit = set_properties(view.names(), view.root, path, asked, view.today)
    told = [f"{one.name}: {one.now or 'empty'} (was {one.was or 'empty'})" for one in edit.told]
    told += edit.hints if edit.changes else [f"nothing to change: {path} says so already"]
    command = as_asked("set", {"name": name, "changes": ["".join(change) for change in changes]})
    return carry_out(desk, view, command, edit.changes, Done(told=tuple(told), people=(path,)), dry_run=dry_run)


def _people(view: View, names: Sequence[str], *, new: bool) -> tuple[tuple[Person, ...], tuple[str, ...]]:
    """The people, as the edits need them, and the names of those who get a note; each name is one person."""
    whole = {person.path: person for person in view.whole.people}
    found: dict[str, Person] = {}
    unknown: dict[str, None] = {}
    for name in names:
        if new and not find_person(view.network, checked(name)).found:
            called = one_line(name)
            _refuse_second(view, "person", called)
            refuse_unread(view, name, (), "person")
            unknown[called] = None
        else:
            person = the_person(view, name, writing=True)
            found[person.path] = whole[person.path]
    return tuple(found.values()), tuple(unknown)


def _refuse_second(view: View, type_: NoteType, name: str) -> None:
    """Raise OperatorError where a note of just this name is there; of one that may not be seen nothing is told."""
    same = namesakes(view.network, type_, name)[0]
    if type_ == "me" and view.whole.me is not None:
        raise OperatorError("the owner has a note already", "set changes it")
    if same:
        raise OperatorError(f"{name} is there already: {same[0]}")
    wanted = fold_accents(fold_name(name))
    taken = any(
        fold_accents(fold_name(head.path.rpartition("/")[2].removesuffix(".md"))) == wanted
        for head in view.whole.heads
        if head.status == "unreadable" or head.path in view.quiet.hidden
    )
    if taken or namesakes(view.whole, type_, name)[0]:
        raise OperatorError(f"a note called {name} cannot be made from here", "its owner can, with netnotes new")


def _assignment(name: str, operator: str, value: str) -> Assignment:
    """One change. Raises OperatorError for a name that no property has, and for a value that is not one line."""
    name = name.strip()
    if not _PROPERTY.fullmatch(name):
        raise OperatorError(f"{name[:60]!r} cannot be a property", "write its name, like next_contact")
    _check_lengths([value])
    return Assignment(name=name, operator=operator, value=one_line(value))


def _refuse_private(view: View, asked: Sequence[Assignment]) -> None:
    """Raise OperatorError for a field that is not to be told: its old value would be in the answer."""
    from netnotes.vault.synonyms import field_names

    _refuse_making_private(view, asked)
    private = {fold_key(name) for name in view.private_fields}
    for fields in field_names(view.whole.config).values():
        for field, words in fields.items():
            if field in view.private_fields:
                private |= {fold_key(word) for word in words}
    for one in asked:
        if fold_key(one.name) in private:
            raise OperatorError(f"{one.name} is private here", "its owner can change it with netnotes set")


def _refuse_making_private(view: View, asked: Sequence[Assignment]) -> None:
    """Raise OperatorError for `private` itself: what it hides could not be seen or taken back from here."""
    from netnotes.vault.synonyms import field_names

    words = {word for fields in field_names(view.whole.config).values() for word in fields.get("private", ())}
    if not view.private and any(fold_key(one.name) in {"private", *map(fold_key, words)} for one in asked):
        raise OperatorError("only its owner says whether a note is private", "with netnotes set, in a terminal")


def _check_lengths(texts: Iterable[str]) -> None:
    for text in texts:
        if len(text) > MOST_LETTERS:
            raise OperatorError(f"a text has at most {MOST_LETTERS:,} characters")


def _said(words: Words) -> dict[str, object]:
    from dataclasses import fields

    return {field.name.rstrip("_"): getattr(words, field.name) for field in fields(words)}
