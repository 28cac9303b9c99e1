"""Resolve one reference: the note it means, a name without a note, or a problem."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from netnotes.model.folding import fold_name
from netnotes.model.notes import NoteType
from netnotes.model.places import Problem, Severity
from netnotes.model.readings import Named, Unmatched
from netnotes.model.refs import Ref
from netnotes.vault.linking import Linked, target_key
from netnotes.vault.names import Names, name_words
from netnotes.vault.quick_records import with_target

Guesses = dict[tuple[NoteType, str], str | None]

UNMATCHED_CODES = ("unknown-person", "unknown-goal", "unknown-organization", "several-names")
_BETWEEN_NAMES = re.compile(r"\s*[,;&/]\s*|\s+(?:and|und|et|y|e)\s+")
_MOST_GUESSES = 50
_MOST_RIVALS = 5
_UNTYPED = {"ignored": "not read", "template": "a template", "empty": "an empty note"}
_OWN = ("ok", "empty")


class Resolver:
    """Resolves the references of one note, and collects what is wrong with them and which names it asked for."""

    def __init__(self, names: Names) -> None:
        self.names = names
        self.problems: list[Problem] = []
        self.unmatched: dict[tuple[NoteType, str], Unmatched] = {}
        self.asked: set[str] = set()
        self._linked: dict[tuple[str, str], Linked | None] = {}

    def link(self, target: str, source: str) -> Linked | None:
        """The note that a link leads to, whatever its type."""
        question = (target, source)
        if question in self._linked:  # a note says the same thing in its properties, links and records
            return self._linked[question]
        self.asked.add(target_key(target, source) if target.lstrip().startswith(".") else target_key(target))
        found = self._linked[question] = self.names.links.resolve(target, source)
        return found

    def called(self, name: str, wanted: NoteType) -> tuple[str, ...]:
        """The paths of the notes that have a name."""
        self.asked.add("=" + fold_name(name))
        return self.names.called(wanted).find(name)

    def people_in(self, text: str) -> tuple[str, ...]:
        """The paths of the people whose whole name stands in a text."""
        words = name_words(text)
        self.asked.update("~" + word for word in words)
        return self.names.called("person").in_text(words)

    def resolve(self, refs: Iterable[Ref], wanted: NoteType, source: str) -> tuple[Ref, ...]:
        """The references that stand: resolved to a note of the wanted type, or kept as a name without one."""
        found = [kept for ref in refs if (kept := self._one(ref, wanted, source))]
        unique: dict[str | Ref, Ref] = {}
        for ref in found:
            unique.setdefault(ref.target or ref, ref)
        return tuple(unique.values())

    def people_linked(self, refs: Iterable[Ref], source: str) -> tuple[str, ...]:
        """The paths of people among links that may lead anywhere; only a name of several people is a problem."""
        paths = []
        for ref in refs:
            linked = self.link(ref.text, source)
            if linked and self.names.notes[linked.path].type == "person":
                paths.append(linked.path)
            elif linked is None and self.called(ref.text, "person") and not self.is_me(ref):
                found = self._by_name(ref, "person", source)
                paths += [found.target] if found and found.target else []
        return tuple(dict.fromkeys(paths))

    def people_meant(self, refs: Iterable[Ref], source: str) -> tuple[str, ...]:
        """The same without a word about what is wrong: a name of several people means nobody."""
        paths: list[str] = []
        for ref in refs:
            linked = self.link(ref.text, source)
            if linked is None:
                called = () if self.is_me(ref) else self.called(ref.text.rsplit("/", 1)[-1], "person")
                paths += called if len(called) == 1 else ()
            elif self.names.notes[linked.path].type == "person":
                paths.append(linked.path)
        return tuple(dict.fromkeys(paths))

    def is_me(self, ref: Ref) -> bool:
        """Whether a reference means the owner of the vault."""
        name = fold_name(ref.text.rsplit("/", 1)[-1])
        self.asked.add("=" + name)
        return name in self.names.mine

    def report(
        self, source: str, ref: Ref, code: str, message: str, hint: str, severity: Severity = "warning"
    ) -> Problem:
        """Note a problem at a reference."""
        problem = Problem(
            path=source, line=ref.line, column=ref.column, code=code, severity=severity, message=message, hint=hint
        )  # fmt: skip
        self.problems.append(problem)
        return problem

    def _one(self, ref: Ref, wanted: NoteType, source: str) -> Ref | None:
        if ref.style == "name":
            return None if wanted == "person" and self.is_me(ref) else self._by_name(ref, wanted, source)
        linked = self.link(ref.text, source)
        if linked is None:
            return None if wanted == "person" and self.is_me(ref) else self._by_name(ref, wanted, source)
        note = self.names.notes[linked.path]
        if note.type == wanted:
            if linked.rivals:
                hint = f"write the whole path: [[{linked.path.rsplit('.', 1)[0]}]]"
                message = f"[[{ref.text}]] may mean {_some((linked.path, *linked.rivals))}"
                self.report(source, ref, "ambiguous-link", message, hint)
            return with_target(ref, linked.path)
        if (note.type == "me" and wanted == "person") or note.status == "unreadable":
            return None
        kept_as_text = wanted == "organization" and note.type is None and note.status == "ok"
        self._wrong_type(ref, wanted, source, note, "info" if kept_as_text else "warning")
        return ref if kept_as_text else None

    def _wrong_type(self, ref: Ref, wanted: NoteType, source: str, note: Named, severity: Severity) -> None:
        is_what = _a(note.type) if note.type else _UNTYPED.get(note.status, "a plain note")
        hint = f"link {_a(wanted)}" + (f", or write type: {wanted} in {note.path}" if note.status in _OWN else "")
        message = f"{ref.shown!r} should be {_a(wanted)}, but {note.path} is {is_what}"
        self.report(source, ref, "wrong-type", message, hint, severity)

    def _by_name(self, ref: Ref, wanted: NoteType, source: str) -> Ref | None:
        name = ref.text.rsplit("/", 1)[-1] if ref.style != "name" else ref.text
        paths = self.called(name, wanted)
        if len(paths) > 1:
            titles = [f"[[{self._shortest(path)}]]" for path in paths[:2]]
            message = f"{name!r} may mean {_some(paths)}; it counts for neither"
            self.report(source, ref, "ambiguous-name", message, f'write "{titles[0]}" or "{titles[1]}"')
            return None
        if paths:
            if ref.style != "name":
                message = f"[[{ref.text}]] is found by an alias here, but leads nowhere in Obsidian"
                self.report(source, ref, "alias-link", message, f'write "[[{self._shortest(paths[0])}|{name}]]"')
            return with_target(ref, paths[0])
        self._unmatched(ref, wanted, source, name)
        return ref

    def _unmatched(self, ref: Ref, wanted: NoteType, source: str, name: str) -> None:
        key = (wanted, fold_name(name))
        plain_text = wanted == "organization" and ref.style == "name"
        if key in self.unmatched or plain_text:
            return
        code = f"unknown-{wanted}"
        message, hint = f"no {wanted} is called {name!r}", ""
        parts = [part for part in _BETWEEN_NAMES.split(name) if part]
        several = ref.style == "name" and len(parts) > 1 and any(self.called(part, wanted) for part in parts)
        if several:
            code = "several-names"
            message = f"{name!r} is one name here, of nobody; commas do not part names"
            hint = f"write a list: [{', '.join(parts)}]"
        problem = Problem(
            path=source, line=ref.line, column=ref.column, code=code, severity="info", message=message, hint=hint
        )
        self.unmatched[key] = Unmatched(wanted=wanted, key=key[1], name=name, problem=problem, guess=not several)

    def _shortest(self, path: str) -> str:
        """The shortest link text that means the note everywhere: its name, or its path where the name is shared."""
        stem = path.rsplit(".", 1)[0]
        base = stem.rsplit("/", 1)[-1]
        linked = self.link(base, "")
        return base if linked and linked.path == path and not linked.rivals else stem


def tell_unmatched(unmatched: Sequence[Unmatched], names: Callable[[], Names], known: Guesses) -> Iterator[Problem]:
    """One problem for each name that no note has, at its first place, with the nearest name for the first of them.

    ``known`` holds what was guessed already, None for no guess; new guesses are added.
    """
    first: dict[tuple[NoteType, str], Unmatched] = {}
    for one in sorted(unmatched, key=lambda one: one.problem):
        first.setdefault((one.wanted, one.key), one)
    guessed = 0
    for key, one in first.items():
        if not one.guess:
            yield one.problem
            continue
        guessed += 1
        if guessed <= _MOST_GUESSES and key not in known:
            known[key] = names().called(one.wanted).near(one.name)
        near = known.get(key) if guessed <= _MOST_GUESSES else None
        meant = f"did you mean {near}? Else " if near else ""
        hint = f"{meant}make a note of that name, or correct it; kept as {_a(one.wanted)} without a note"
        yield replace(one.problem, hint=hint)


def _some(paths: Sequence[str]) -> str:
    """The first paths of a choice, and how many more there are."""
    more = f" or {len(paths) - _MOST_RIVALS} more" if len(paths) > _MOST_RIVALS else ""
    return " or ".join(paths[:_MOST_RIVALS]) + more


def _a(wanted: NoteType) -> str:
    return {"organization": "an organization", "me": "your own note"}.get(wanted, f"a {wanted}")
