"""What the index knows of follow-ups and of names, without reading a note."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from netnotes.index.asking import find_asking, read_named
from netnotes.index.load import memory_network
from netnotes.index.tasks import OpenTask, find_open_tasks
from netnotes.model.errors import OperatorError

VAULT = """
    === people/Ana Silva.md
    ---
    aliases: [Annie]
    ---
    - [ ] later #waiting
    - [ ] soon 📅 2026-12-01
    - [-] cancelled
    === notes/plain.md
    - [ ] nobody's
    - [ ] with [[Ana Silva]]
    === meetings/2026-11-03 Lunch with Annie.md
    x
"""


def test_open_tasks_of_people_meetings_and_lines_that_link_people(vault: Callable[[str], Path]) -> None:
    tasks = find_open_tasks(memory_network(vault(VAULT)).store)
    assert tasks == (
        OpenTask("people/Ana Silva.md", 5, "soon", date(2026, 12, 1)),
        OpenTask("notes/plain.md", 2, "with [[Ana Silva]]"),
        OpenTask("people/Ana Silva.md", 4, "later #waiting", None, ("waiting",)),
    )
    assert [task.waiting for task in tasks] == [False, False, True]


def test_who_asks_for_a_name(vault: Callable[[str], Path]) -> None:
    store = memory_network(vault(VAULT)).store
    assert {(one.path, one.type, one.aliases) for one in read_named(store)} == {
        ("people/Ana Silva.md", "person", ("Annie",)),
        ("notes/plain.md", None, ()),
        ("meetings/2026-11-03 Lunch with Annie.md", "meeting", ()),
    }
    assert find_asking(store, {"/ana silva"}) == ("notes/plain.md",)
    assert find_asking(store, {"~annie"}) == ("meetings/2026-11-03 Lunch with Annie.md",)
    assert find_asking(store, {"/nobody"}) == ()
    assert set(find_asking(store, None)) >= {"notes/plain.md", "meetings/2026-11-03 Lunch with Annie.md"}


def test_a_damaged_index_is_told(vault: Callable[[str], Path]) -> None:
    store = memory_network(vault(VAULT)).store
    for table in ("tasks", "notes", "_resolved"):
        store.connection.execute(f"DROP TABLE {table}")
    for ask in (find_open_tasks, read_named, lambda store: find_asking(store, None)):
        with pytest.raises(OperatorError, match="damaged"):
            ask(store)
