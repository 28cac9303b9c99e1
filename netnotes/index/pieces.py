"""What most answers need of an index, in as few pieces as can be: one large value is read sooner than many rows."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from operator import itemgetter
from typing import TYPE_CHECKING, Any, TypeVar

from netnotes.index.codec import form_of
from netnotes.index.keeping import changed_rows, kept_together
from netnotes.index.packing import DamagedError, Plain, unpack
from netnotes.index.stamps import Changed
from netnotes.index.store import Store
from netnotes.model.network import Contacts

if TYPE_CHECKING:
    from netnotes.model.ledger import Touchpoint
    from netnotes.model.meetings import Meeting

T = TypeVar("T")
_ALL_RECORDS = "SELECT path, data FROM _records WHERE type = ? ORDER BY path"
_ONE_RECORD = "SELECT data FROM _records WHERE type = '{}' AND path = ?"
_ONE_MEETING = _ONE_RECORD.format("Meeting")
MOST_AT_ONCE = 10_000
_AT_ONCE = 500  # SQLite takes 999 at least
Ledger = tuple[str, tuple[tuple[Any, ...], ...]]
"""A person, and the fields of each touchpoint (or exchange), by date."""
_DATE, _KIND, _RESETS = itemgetter(1), itemgetter(2), itemgetter(7)  # fields of a stored touchpoint
_IN_ORDER = {"touchpoints": itemgetter(1, 4, 5, 0, 2), "exchanges": itemgetter(1, 5, 6, 0)}


def ledger_values(store: Store, column: str) -> Iterable[tuple[Any, ...]]:
    """What is stored of everybody in that column (touchpoints or exchanges), by date, path, line and person."""

    def find() -> list[tuple[Any, ...]]:
        return sorted(
            (values for _, stored in stored_ledgers(store, column) for values in stored), key=_IN_ORDER[column]
        )

    def mend(known: list[tuple[Any, ...]], changed: Changed) -> list[tuple[Any, ...]]:
        rest = [values for values in known if values[0] not in changed]
        now = changed_ledgers(store, column, changed).values()
        return sorted(chain(rest, *now), key=_IN_ORDER[column])

    found: list[tuple[Any, ...]] = kept_together(store, column, (column,), find, mend)
    return found


def changed_ledgers(store: Store, column: str, changed: Changed) -> dict[str, tuple[tuple[Any, ...], ...]]:
    """What is stored in that column of people of whom it changed."""
    return changed_rows(store, f"SELECT {column} FROM _ledgers WHERE person = ?", changed)  # noqa: S608 - ours


def stored_ledgers(store: Store, column: str) -> Iterable[Ledger]:
    """What is stored of everybody in that column, by person. Raises DamagedError, at the end at the latest.

    It stays in memory for others who ask, but not that of very many people.
    """
    known: list[Ledger] | None = store.once.get(column)
    if known is None:
        found = _unpacked(store, column, store.rows(f"SELECT person, {column} FROM _ledgers ORDER BY person"))  # noqa: S608
        if (store.value("SELECT count(*) FROM _ledgers") or 0) > MOST_AT_ONCE:
            return found
        known = store.once[column] = list(found)
    return known


def kept_records(store: Store, name: str, type_: str) -> list[Any]:
    """The stored records of that type, by path, kept together under that name. Raises DamagedError."""

    def mend(known: list[Any], changed: Changed) -> list[Any]:
        now = changed_rows(store, _ONE_RECORD.format(type_), changed)
        rest = [record for record in known if record["path"] not in changed]
        return sorted(chain(rest, now.values()), key=itemgetter("path"))

    found: list[Any] = kept_together(store, name, (type_,), lambda: record_values(store, type_), mend)
    return found


def record_values(store: Store, type_: str) -> list[Any]:
    """The stored records of that type, by path. Raises DamagedError."""
    values = (value for _, value in _unpacked(store, type_, store.rows(_ALL_RECORDS, (type_,))))
    many = (store.value("SELECT count(*) FROM _records WHERE type = ?", type_) or 0) > MOST_AT_ONCE
    return list(_shared(values) if many else values)


def _shared(records: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Plain records, equal words and lists of words in them made one: very many people have few roles and topics."""
    known: dict[Any, Any] = {}
    same = known.setdefault
    for record in records:
        for name, value in record.items():
            if type(value) is str:
                record[name] = same(value, value)
            elif type(value) is tuple and value and type(value[0]) is str:
                record[name] = same(value, tuple([same(part, part) for part in value]))
        yield record


def _unpacked(store: Store, seal: str, rows: Iterable[tuple[str, bytes]]) -> Iterator[tuple[str, Any]]:
    """Each row's first column and its unpacked value: what is packed of them is never in memory all at once."""
    sealed: list[tuple[str, bytes]] = []
    for key, data in rows:
        sealed.append((key, data[:4]))
        yield key, unpack(data)
    store.sealed(seal, sealed)


def contacts_of(store: Store, today: int) -> Contacts:
    """See `Contacts`. Nobody's touchpoints are read one by one but those of people with some after today."""
    make = form_of("Touchpoint").decode
    newest: dict[str, Touchpoint] = {}
    later: dict[str, tuple[Touchpoint, ...]] = {}
    counts: dict[str, int] = {}
    resets: dict[str, int] = {}
    days: dict[str, tuple[int, ...]] = {}
    thanks: dict[str, Touchpoint] = {}
    summaries = _summaries(store)
    ahead = _ledgers_of(store, [person for person, summary in summaries if summary[0] > today], "touchpoints")
    for person, summary in summaries:
        if summary[0] > today:
            stored = ahead[person]
            cut = bisect_right(stored, today, key=_DATE)
            later[person] = tuple(map(make, stored[cut:]))
            summary = _summary_before(summary, stored, cut)
        _, count, resetting, on_days, last, last_thanks = summary
        if count:
            counts[person] = count
        if last is not None:
            newest[person], resets[person], days[person] = make(last), resetting, on_days
        if last_thanks is not None:
            thanks[person] = make(last_thanks)
    return Contacts(newest, later, counts, resets, days, thanks)


def _summaries(store: Store) -> Sequence[tuple[str, Plain]]:
    """Each person with the summary of all their touchpoints, by path."""

    def mend(known: list[tuple[str, Plain]], changed: Changed) -> list[tuple[str, Plain]]:
        now = changed_ledgers(store, "touchpoints", changed)
        rest = [each for each in known if each[0] not in changed]
        return sorted(chain(rest, ((person, _summary(stored)) for person, stored in now.items())), key=itemgetter(0))

    found: list[tuple[str, Plain]] = _of_touchpoints(store, "contacts", lambda: list(_of_each(store, _summary)), mend)
    return found


def _of_touchpoints(store: Store, what: str, find: Callable[[], T], mend: Callable[[T, Changed], T]) -> T:
    """What is found in everybody's touchpoints, kept together."""
    found: T = kept_together(store, what, ("touchpoints",), find, mend)
    return found


def of_touchpoints(store: Store, what: str, find: Callable[[tuple[tuple[Any, ...], ...]], T]) -> dict[str, T]:
    """What ``find`` finds in the stored touchpoints of each person, kept together; nobody of whom that is empty."""

    def mend(known: dict[str, T], changed: Changed) -> dict[str, T]:
        now = {person: find(stored) for person, stored in changed_ledgers(store, "touchpoints", changed).items()}
        rest = {person: value for person, value in known.items() if person not in changed}
        return dict(sorted((rest | {person: value for person, value in now.items() if value}).items()))

    return _of_touchpoints(
        store, what, lambda: {person: value for person, value in _of_each(store, find) if value}, mend
    )


def _of_each(store: Store, find: Callable[[tuple[tuple[Any, ...], ...]], T]) -> Iterator[tuple[str, T]]:
    return ((person, find(stored)) for person, stored in stored_ledgers(store, "touchpoints"))


def _summary(stored: tuple[tuple[Any, ...], ...]) -> Plain:
    """Of stored touchpoints: the last day, how many, how many reset the clock, their days, the newest, the last thanks.

    A touchpoint is stored as its fields in order, the date as a number.
    """
    resetting = [values for values in stored if _RESETS(values)]
    days = tuple(dict.fromkeys(map(_DATE, resetting)))
    thanks = next((values for values in reversed(stored) if _KIND(values) == "thanks"), None)
    last = _DATE(stored[-1]) if stored else 0
    return last, len(stored), len(resetting), days, resetting[-1] if resetting else None, thanks


def _summary_before(summary: Plain, stored: tuple[tuple[Any, ...], ...], cut: int) -> Plain:
    """What `_summary` says of the first so many of stored touchpoints, from what it says of all, without a look at all.

    No touchpoint of the day of the first that is left out is among them.
    """
    _, _, resetting, days, newest, thanks = summary
    ahead, past = stored[cut:], stored[:cut]
    left_out = sum(map(bool, map(_RESETS, ahead)))
    if left_out:
        newest = next(filter(_RESETS, reversed(past)), None)
        days = days[: bisect_left(days, _DATE(ahead[0]))]
    if thanks is not None and _DATE(thanks) >= _DATE(ahead[0]):
        thanks = next((values for values in reversed(past) if _KIND(values) == "thanks"), None)
    return _DATE(past[-1]) if past else 0, cut, resetting - left_out, days, newest, thanks


def thanks_of(stored: tuple[tuple[Any, ...], ...]) -> tuple[int, ...]:
    """The days of stored touchpoints of kind thanks."""
    return tuple(values[1] for values in stored if values[2] == "thanks")


def first_days_of(store: Store) -> dict[str, dict[str, int]]:
    """See `Network.first_of_kind`."""

    def find(stored: tuple[tuple[Any, ...], ...]) -> dict[str, int]:
        return {_KIND(values): _DATE(values) for values in reversed(stored) if _RESETS(values)}

    return of_touchpoints(store, "first_days", find)


def _ledgers_of(store: Store, people: Sequence[str], column: str) -> dict[str, tuple[tuple[Any, ...], ...]]:
    """What is stored of these people in that column, asked for at once. Raises DamagedError where one is missing."""
    found: dict[str, tuple[tuple[Any, ...], ...]] = {}
    for start in range(0, len(people), _AT_ONCE):
        some = people[start : start + _AT_ONCE]
        marks = ", ".join("?" * len(some))
        sql = f"SELECT person, {column} FROM _ledgers WHERE person IN ({marks})"  # noqa: S608 - ours
        found.update((person, unpack(data)) for person, data in store.rows(sql, some))
    if len(found) != len(people):
        raise DamagedError(f"rows are missing: {column}")
    return found


def ledger_of(store: Store, person: str, column: str) -> tuple[tuple[Any, ...], ...]:
    """What is stored of one person in that column; nothing of somebody who has no ledger. Raises DamagedError."""
    data = store.value(f"SELECT {column} FROM _ledgers WHERE person = ?", person)  # noqa: S608 - ours
    if data is None:
        store.absent("_ledgers", "person", [person])
        if column not in store.whole:  # nobody is believed to have none unless the whole table is there
            store.check(column)
            store.whole.add(column)
        return ()
    found: tuple[tuple[Any, ...], ...] = unpack(data)
    return found


def meeting_heads(store: Store) -> list[tuple[str, str | None, str, str | None]]:
    """Path, date, kind and status of each meeting, by path. Raises DamagedError."""
    return sorted(store.sealed("meetings", list(store.rows("SELECT path, date, kind, status FROM meetings"))))


def introductions_of(store: Store) -> tuple[Meeting, ...]:
    """See `Network.introductions`."""

    def find() -> list[Plain]:
        paths = [path for path, _, kind, _ in meeting_heads(store) if kind == "intro"]
        return [unpack(store.value(_ONE_MEETING, path)) for path in paths]

    return tuple(map(form_of("Meeting").decode, kept_together(store, "introductions", ("meetings", "Meeting"), find)))
