"""What was said to `log`, as words, and the line of a log that they make (SPEC 9)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from netnotes.edits.log import one_line, the_kind
from netnotes.model.config import Config
from netnotes.model.errors import OperatorError
from netnotes.model.records import recordclass
from netnotes.vault.editing.log_section import LogLine, NewTask
from netnotes.vault.kinds import KindReader


@recordclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words of `log`, named like its options."""

    name: tuple[str, ...] = ()
    kind: str | None = None
    stage: str | None = None
    date_: str | None = None
    note: str | None = None
    meeting: bool = False
    goal: str | None = None
    gave: tuple[str, ...] = ()
    got: tuple[str, ...] = ()
    size: int | None = None
    thanked: bool = False
    next_: str | None = None
    by: str | None = None
    again: str | None = None
    new: bool = False

    @property
    def is_silent(self) -> bool:
        """Whether nothing was said but names."""
        return self == Words(name=self.name)


@recordclass(frozen=True, slots=True, kw_only=True)
class Meant:
    """What the words mean, names aside: ``kind`` is None where none was said, ``again`` the day of the next contact."""

    line: LogLine
    kind: str | None
    again: date | None


def read_words(words: Words, config: Config, today: date) -> Meant:
    """What the words mean on a day. Raises OperatorError for what cannot be understood."""
    _check_companions(words)
    day = typed_day(words.date_, today) if words.date_ else today
    due = typed_day(words.by, today, forward=True) if words.by else None
    again = typed_day(words.again, today, forward=True) if words.again else None
    said = words.kind or ("intro" if words.stage else None)
    kind = the_kind(said, KindReader(config)) if said else None
    line = LogLine(
        date=day,
        text=one_line(words.note or ""),
        gave=_each("--gave", words.gave),
        got=_each("--got", words.got),
        size=words.size or 1,
        thanked=words.thanked,
        tasks=(NewTask(text=_each("--next", [words.next_])[0], due=due),) if words.next_ is not None else (),
    )
    return Meant(line=line, kind=kind, again=again)


def typed_day(text: str, today: date, *, forward: bool = False) -> date:
    """The day that was typed, in the past unless ``forward``. Raises OperatorError."""
    from netnotes.rules.typed_dates import TypedDateError, parse_distance_or_date, parse_typed_date

    try:
        return parse_distance_or_date(text, today) if forward else parse_typed_date(text, today, "past")
    except TypedDateError as err:
        message, _, examples = str(err).partition("; ")
        raise OperatorError(message, examples) from None


def _each(option: str, texts: Sequence[str | None]) -> tuple[str, ...]:
    lines = tuple(one_line(text or "") for text in texts)
    if not all(lines):
        raise OperatorError(f"{option} says nothing", f'write it in quotes: {option} "intro to Bo"')
    return lines


def _check_companions(words: Words) -> None:
    """Options that say something about another one."""
    if words.stage and (words.kind or "intro").strip().casefold() not in ("intro", "intros"):
        raise OperatorError("--stage is that of an introduction", "add --kind intro")
    if words.size is not None and not (words.gave or words.got):
        raise OperatorError("--size tells how big a favour was", 'add --gave "…" or --got "…"')
    if words.thanked and not words.got:
        raise OperatorError("--thanked goes with --got", "thanks by themselves are a kind: --kind thanks")
    if words.by and words.next_ is None:
        raise OperatorError("--by is the day of what --next says", 'add --next "send the deck"')
