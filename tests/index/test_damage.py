"""Whatever the index file holds, commands answer what the notes say, without a word, and the index is whole again."""

from __future__ import annotations

import os
import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from unittest import mock

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.index.answers import Kept, assert_right, make_kept, parsed_now, write_demo
from tests.index.tables import check_index

PAGE = 8192
HOWS = ("zeros", "noise", "another page", "half")
FEW = settings(max_examples=60, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck))


MORE = {
    "plans/2026-10.md": "---\nplanned: 2026-10-02\n---\n- [x] [[Nobody]] ✅ 2026-10-09\n- [ ] write to [[Ids]]\n",
    "plans/2026-11.md": "- [ ] meet [[Ids]]\n- [-] [[Nobody]]\n",
    "reviews/2026-W40.md": "- [x] [[Me]] thanked ^thanks-1\n- [-] later ^later-2\n- [ ] open ^open-3\n",
    "notes/Ideas.md": "- They move in spring #assumption\n\n<!-- netnotes:begin history -->\n<!-- netnotes:end -->\n",
    "people/Ids.md": """---
type: person
LinkedIn_ID: [ids, 7, 1.0, yes, true]
monica_uuid: "0012"
import_said: 12.50
ical_uid:
netnotes_last_contact: 2026-10-01
netnotes_balance: [7, yes]
---
- 2026-10-01 thanks for the tip
""",
}


def write_notes(root: Path) -> None:
    """A made-up vault in which there is something wrong, too."""
    write_demo(root, 60)
    for number, path in enumerate(sorted(root.glob("people/*.md"))):
        if number % 2:
            text = path.read_text(encoding="utf-8")
            wrong = "---\nintroduced_by: Zed\nhelps_with: Nothing Known\nsnooze: soon\n"
            path.write_text(text.replace("---\n", wrong, 1), encoding="utf-8")
    for name, text in MORE.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")


def change_notes(root: Path) -> None:
    """Some notes change: one is renamed, one is new, which others named before it was there."""
    people = sorted(root.glob("people/*.md"))
    people[0].rename(people[0].with_name("Quite Another.md"))
    people[1].unlink()
    with people[2].open("a", encoding="utf-8") as file:
        file.write("\n## Log\n- 2026-11-03 call [gave:: a tip]\n")
    (root / "people/Zed.md").write_text("---\ncadence: monthly\n---\nsee [[Nobody]]\n", encoding="utf-8")


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kept]:
    cache = tmp_path_factory.mktemp("cache")
    with mock.patch.dict(os.environ, {"NETNOTES_CACHE_DIR": str(cache)}):
        yield make_kept(tmp_path_factory.mktemp("vault"), write_notes, change_notes)


def assert_mended(kept: Kept) -> None:
    """Commands answer right, again and again; then nothing is parsed any more and every table is right."""
    assert_right(kept.root, kept.answers)
    assert_right(kept.root, kept.answers)
    assert parsed_now(kept.root) == []
    check_index(kept.root)


def by_sql(file: Path, *statements: str) -> None:
    connection = sqlite3.connect(file)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


def test_the_kept_indexes_are_what_these_tests_need(kept: Kept) -> None:
    kept.put_back(kept.fresh)
    assert parsed_now(kept.root) == []
    kept.put_back(kept.behind)
    assert 2 <= len(parsed_now(kept.root)) < 60
    check_index(kept.root)
    assert len(kept.answers["problems"]) > 5
    for name in ("plans", "ticks", "assumptions", "region notes", "written", "thanked", "ticked", "open tasks"):
        assert kept.answers[name], name
    assert len(kept.answers["touchpoints"]) > 20
    assert len(kept.answers["exchanges"]) > 5
    assert min(len(kept.fresh), len(kept.behind)) > 40 * PAGE


@pytest.mark.parametrize("behind", [False, True])
@pytest.mark.parametrize("share", [0.0, 0.2, 0.5, 0.9, 1.0])
@pytest.mark.parametrize("more", [0, 1, 16, 100, 4096, PAGE - 1, -PAGE])
def test_a_file_that_was_cut_off(kept: Kept, share: float, more: int, behind: bool) -> None:
    data = kept.behind if behind else kept.fresh
    length = int(len(data) // PAGE * share) * PAGE + more
    if not 0 <= length <= len(data) - PAGE:
        return  # less than a page at the end is not missed by SQLite, and may be empty
    kept.put_back(data[:length])
    assert_mended(kept)


@FEW
@given(
    at=st.floats(0, 0.999),
    count=st.sampled_from([1, 1, 1, 2, 4, 100, 5000]),
    places=st.sampled_from([1, 1, 5, 50]),
    seed=st.integers(0, 2**32),
    behind=st.booleans(),
    contacts_first=st.booleans(),
)
def test_random_bytes_anywhere(
    kept: Kept, at: float, count: int, places: int, seed: int, behind: bool, contacts_first: bool
) -> None:
    rnd = random.Random(seed)
    data = bytearray(kept.behind if behind else kept.fresh)
    for place in range(places):
        start = int(len(data) * at) if place == 0 else rnd.randrange(len(data))
        data[start : start + count] = rnd.randbytes(min(count, len(data) - start))
    kept.put_back(bytes(data))
    assert_right(kept.root, kept.answers, contacts_first=contacts_first)
    assert_right(kept.root, kept.answers)


def spoilt(data: bytes, page: int, how: str, other: int) -> bytes:
    """An index of which one page is lost, noise, another page, or only half there."""
    start, source = page * PAGE, other * PAGE
    new = {
        "zeros": bytes(PAGE),
        "noise": random.Random(start).randbytes(PAGE),
        "another page": data[source : source + PAGE],
        "half": data[start : start + PAGE // 2] + bytes(PAGE // 2),
    }[how]
    return data[:start] + new + data[start + PAGE :]


@FEW
@given(
    page=st.floats(0, 0.999),
    other=st.floats(0, 0.999),
    how=st.sampled_from(HOWS),
    behind=st.booleans(),
)
def test_a_page_that_was_lost_or_mixed_up(kept: Kept, page: float, other: float, how: str, behind: bool) -> None:
    data = kept.behind if behind else kept.fresh
    one, two = (int(len(data) / PAGE * which) for which in (page, other))
    kept.put_back(spoilt(data, one, how, two))
    assert_right(kept.root, kept.answers)
    assert_right(kept.root, kept.answers)


@pytest.mark.parametrize("behind", [False, True])
def test_every_page_in_turn(kept: Kept, behind: bool) -> None:
    data = kept.behind if behind else kept.fresh
    pages = len(data) // PAGE
    for page in range(pages):
        kept.put_back(spoilt(data, page, HOWS[(page + behind) % len(HOWS)], random.Random(page).randrange(pages)))
        assert_right(kept.root, kept.answers)


@pytest.mark.parametrize("every", [0, 1])
def test_pages_of_a_vault_so_large_that_it_is_read_piece_by_piece(
    kept: Kept, every: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing of it is kept together, and what it says of people goes through the memory one by one."""
    monkeypatch.setattr("netnotes.index.keeping.MOST_TOGETHER", 0)
    monkeypatch.setattr("netnotes.index.pieces.MOST_AT_ONCE", 0)
    data = kept.fresh
    kept.put_back(data)
    assert_right(kept.root, kept.answers)
    for page in range(every, len(data) // PAGE, 4):
        kept.put_back(spoilt(data, page, HOWS[page // 4 % len(HOWS)], every))
        assert_right(kept.root, kept.answers)


@pytest.mark.parametrize("how", ["another page", "half"])
def test_a_note_is_gone_and_what_finds_it_is_damaged(kept: Kept, how: str) -> None:
    """SQLite keeps an index of the paths beside the notes; a note that it hides is there all the same."""
    with closing(sqlite3.connect(kept.put_back(kept.behind))) as connection:
        sql = "SELECT rootpage FROM sqlite_master WHERE name = 'sqlite_autoindex_notes_1'"
        page = connection.execute(sql).fetchone()[0] - 1
    kept.put_back(spoilt(kept.behind, page, how, len(kept.behind) // PAGE - 1))
    assert_right(kept.root, kept.answers)


def test_what_was_kept_of_an_older_state_is_not_believed(kept: Kept, tmp_path: Path) -> None:
    (tmp_path / "older.db").write_bytes(kept.behind)
    file = kept.put_back(kept.fresh)
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("ATTACH ? AS older", [str(tmp_path / "older.db")])
        older = connection.execute("INSERT OR REPLACE INTO _kept SELECT * FROM older._kept").rowcount
        connection.commit()
    assert older > 5
    assert_right(kept.root, kept.answers)


@pytest.mark.parametrize("behind", [False, True])
def test_pages_of_an_older_state_among_the_newer(kept: Kept, behind: bool) -> None:
    """As a copy that was made while the index was written: every page is whole, but they are not of one time."""
    one, two = (kept.behind, kept.fresh) if behind else (kept.fresh, kept.behind)
    rnd = random.Random(7)
    for _ in range(15):
        pages = [(one if rnd.random() < 0.7 else two)[at : at + PAGE] for at in range(0, len(one), PAGE)]
        kept.put_back(one[:PAGE] + b"".join(pages[1:]))
        assert_right(kept.root, kept.answers)


CHANGES = {
    **{f"{table} dropped": f"DROP TABLE {table}" for table in (
        "_meta", "_files", "_resolved", "_unmatched", "_records", "_ledgers", "_guesses", "_kept", "notes", "problems",
        "people", "full_text", "touchpoints",
    )},
    **{f"{table} emptied": f"DELETE FROM {table}" for table in (
        "_meta", "_files", "_resolved", "_unmatched", "_records", "_ledgers", "_guesses", "_kept", "notes", "problems",
    )},
    **{f"a row of {table} gone": f"DELETE FROM {table} WHERE path IN (SELECT max(path) FROM {table})" for table in (
        "_files", "_resolved", "_unmatched", "_records", "notes", "problems",
    )},
    "a person without account": "DELETE FROM _ledgers WHERE person IN (SELECT max(person) FROM _ledgers)",
    "another person's account": "UPDATE _ledgers SET person = 'x' WHERE person IN (SELECT max(person) FROM _ledgers)",
    "no bytes": "UPDATE _records SET data = x''",
    "four bytes": "UPDATE _ledgers SET touchpoints = x'00000000'",
    "no bytes in meta": "UPDATE _meta SET value = x''",
    "text for bytes": "UPDATE _meta SET value = 'x'",
    "a status that is no text": "UPDATE notes SET status = cast(x'ff' AS TEXT) WHERE id % 5 = 0",
    "names that are no list": "UPDATE notes SET aliases = 'x['",
    "numbers for names": "UPDATE notes SET name = 7, aliases = 8",
    "another status": "UPDATE notes SET status = 'ignored' WHERE id % 9 = 0",
    "another kind of meeting": "UPDATE meetings SET kind = 'intro'",
    "a meeting gone": "DELETE FROM meetings WHERE kind = 'intro'",
    "another day of a meeting": "UPDATE meetings SET date = '2020-01-01'",
    "another organization": "UPDATE ties SET to_path = 'x.md' WHERE field = 'organization'",
    "everything ticked": "UPDATE tasks SET state = 'done' WHERE state = 'open'",
    "ticked on another day": "UPDATE tasks SET done = '2026-11-20' WHERE state = 'done'",
    "a plan's box ticked": "UPDATE tasks SET state = 'done' WHERE path = 'plans/2026-10.md'",
    "a plan made on another day": "UPDATE properties SET value = '2026-10-20' WHERE name = 'planned'",
    "a plan's link led elsewhere": "UPDATE links SET to_path = 'Me.md' WHERE path GLOB 'plans/*'",
    "a plan that cannot be read": "UPDATE notes SET status = 'unreadable' WHERE path GLOB 'plans/*'",
    "another id": "UPDATE properties SET value = 'x' WHERE name LIKE '%_id'",
    "another day of a note": "UPDATE notes SET daily = '2020-01-01'",
    "another touchpoint": "UPDATE touchpoints SET kind = 'thanks'",
    "another message": "UPDATE problems SET message = 'x'",
    "a trigger": "CREATE TRIGGER t BEFORE INSERT ON notes BEGIN SELECT raise(ABORT, 'no'); END",
    "a table more": "CREATE TABLE mine (x)",
    "an index more": "CREATE UNIQUE INDEX mine ON notes (type)",
}  # fmt: skip


@pytest.mark.parametrize("behind", [False, True])
@pytest.mark.parametrize("change", CHANGES)
def test_what_somebody_did_with_sql(kept: Kept, change: str, behind: bool) -> None:
    file = kept.put_back(kept.behind if behind else kept.fresh)
    try:
        by_sql(file, CHANGES[change])
    except sqlite3.IntegrityError:
        pytest.skip("SQLite refuses this")
    assert_right(kept.root, kept.answers, contacts_first=True)
    assert_right(kept.root, kept.answers)
    assert parsed_now(kept.root) == []


@pytest.mark.parametrize("table", ["people", "full_text", "touchpoints", "links"])
def test_a_documented_table_that_was_dropped_is_there_again(kept: Kept, table: str) -> None:
    by_sql(kept.put_back(kept.fresh), f"DROP TABLE {table}")
    assert_mended(kept)
