"""What the index knows of follow-ups and of names, without reading a note."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from netnotes.index.asking import find_asking, read_named
from netnotes.index.load import load_network, memory_network
from netnotes.index.network import StoredNetwork
from netnotes.model.errors import OperatorError
from netnotes.model.follow_ups import FollowUp
from netnotes.vault.load import load_network as read_network
from tests.index.tables import check_index

ANA, BO = "people/Ana Silva.md", "people/Bo Chen.md"
LUNCH = "meetings/2026-11-03 Lunch with Annie.md"
VAULT = """
    === people/Ana Silva.md
    ---
    aliases: [Annie]
    ---
    - [ ] later #waiting
    - [ ] soon 📅 2026-12-01
    - [-] cancelled
    - [x] sent [due:: 2026-11-01] ✅ 2026-11-02
    - [ ] for [[Bo Chen]] too, not for ![[Ana Silva]]
    === people/Bo Chen.md
    x
    === notes/plain.md
    - [ ] nobody's
    - [ ] with [[annie]] and [Bo](../people/Bo%20Chen.md), not [[plain]] nor [[Me]]
    === Me.md
    x
    === plans/2026-11.md
    - [ ] [[Ana Silva]]
    === meetings/2026-11-03 Lunch with Annie.md
    - [ ] the bill
    === meetings/2026-11-04.md
    - [ ] nobody was there
"""


def test_whom_a_task_concerns(vault: Callable[[str], Path]) -> None:
    tasks = read_network(vault(VAULT)).tasks
    assert tasks == (
        FollowUp(LUNCH, 1, "the bill", people=(ANA,)),
        FollowUp("meetings/2026-11-04.md", 1, "nobody was there"),
        FollowUp("notes/plain.md", 2, tasks[2].text, people=(ANA, BO)),
        FollowUp(ANA, 4, "later #waiting", tags=("waiting",), people=(ANA,)),
        FollowUp(ANA, 5, "soon", due=date(2026, 12, 1), people=(ANA,)),
        FollowUp(ANA, 7, "sent", "done", date(2026, 11, 1), date(2026, 11, 2), people=(ANA,)),
        FollowUp(ANA, 8, tasks[6].text, people=(BO,)),
    )
    assert [task.line for task in tasks if task.waiting] == [4]


def test_a_name_of_two_people_is_nobodys(vault: Callable[[str], Path]) -> None:
    found = read_network(vault("=== people/Kim.md\nx\n=== x.md\n- [ ] ask [[kim k]]\n"))
    assert found.tasks == ()
    text = "---\naliases: [kim k]\n---\n"
    found = read_network(
        vault(f"=== people/a/Kim.md\n{text}=== people/b/Kim.md\n{text}=== x.md\n- [ ] ask [[kim k]]\n")
    )
    assert (found.tasks, [p.code for p in found.problems if p.path == "x.md"]) == ((), [])


def test_the_index_knows_the_same_without_reading_a_note(vault: Callable[[str], Path]) -> None:
    root = vault(VAULT)
    expected = read_network(root).tasks
    for _ in range(3):  # the run that makes the index, one that keeps the tasks together, one that reads them so
        stored = load_network(root)
        assert isinstance(stored, StoredNetwork)
        assert stored.tasks == expected
        stored.close()
    check_index(root)


def test_tasks_follow_when_somebody_is_renamed(vault: Callable[[str], Path]) -> None:
    root = vault(VAULT)
    load_network(root).close()
    (root / ANA).write_text("no alias any more\n", encoding="utf-8")
    stored = load_network(root)
    assert [(task.path, task.people) for task in stored.tasks] == [
        (LUNCH, ()),
        ("meetings/2026-11-04.md", ()),
        ("notes/plain.md", (BO,)),
    ]
    stored.close()
    check_index(root)


def test_a_damaged_table_is_answered_by_the_notes(vault: Callable[[str], Path]) -> None:
    root = vault(VAULT)
    stored = load_network(root)
    assert isinstance(stored, StoredNetwork)
    stored.store.connection.execute("DROP TABLE tasks")
    assert stored.tasks == read_network(root).tasks
    stored.close()


def test_who_asks_for_a_name(vault: Callable[[str], Path]) -> None:
    store = memory_network(vault(VAULT)).store
    assert {(one.path, one.type, one.aliases) for one in read_named(store) if one.type != "me"} >= {
        (ANA, "person", ("Annie",)),
        ("notes/plain.md", None, ()),
        (LUNCH, "meeting", ()),
    }
    assert find_asking(store, {"/bo chen"}) == ("notes/plain.md", ANA)
    assert find_asking(store, {"~annie"}) == (LUNCH,)
    assert find_asking(store, {"/nobody"}) == ()
    assert set(find_asking(store, None)) >= {"notes/plain.md", LUNCH}


def test_a_damaged_index_is_told(vault: Callable[[str], Path]) -> None:
    store = memory_network(vault(VAULT)).store
    for table in ("notes", "_resolved"):
        store.connection.execute(f"DROP TABLE {table}")
    for ask in (read_named, lambda store: find_asking(store, None)):
        with pytest.raises(OperatorError, match="damaged"):
            ask(store)
