"""A favour of a private field does not come back as the text of the contact on whose line it stands."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from netnotes.exporters import copies_notes, export_as, names
from netnotes.exporters.writing.options import Options
from netnotes.index.load import load_network
from netnotes.rules.leaving_out import leave_out
from netnotes.rules.quiet_text import Quiet
from tests.pages.site.pages import site_of
from tests.serving.assistant.talking import assistant

TODAY = date(2026, 11, 21)
VAULT = """
    === netnotes.yaml
    private_fields: [got, their_goals]
    === people/Inl.md
    ---
    cadence: monthly
    ---
    **Their goals:: canarygoals**

    ## Log

    - 2026-11-01 coffee: hi [got:: a tip about [[Ana]] and canaryone] there
    - 2026-11-02 call: got:: canarytwo [size:: 2]
    - 2026-11-03 got:: _canarythree_
    - 2026-11-04 lunch
      - received:: canaryfour
    - 2026-11-05 call: gave:: openly told
    - [x] thanked for it [got:: canaryfive] ✅ 2026-11-06
    === people/Ana.md
    ---
    type: person
    ---
    === 2026-11-07.md
    - call with [[Inl]]: got:: canarysix
    - coffee with [[Inl]] [got:: canaryseven]
    === meetings/2026-11-08 Lunch.md
    ---
    people: "[[Inl]]"
    got: canaryeight
    ---
    - got:: canarynine
"""


@pytest.fixture
def root(vault: Callable[[str], Path]) -> Path:
    return vault(VAULT)


def test_such_a_contact_has_no_text(root: Path) -> None:
    network = load_network(root)
    told = leave_out(network, Quiet(network, ()), frozenset({"got"}), None, TODAY)
    assert "canary" not in repr((told.touchpoints, told.exchanges, told.tasks))
    assert {one.text for one in told.touchpoints} >= {"openly told", "hi there"}
    assert len(told.touchpoints) == len(network.touchpoints)
    network.close()


def test_the_assistant_finds_none(root: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    with assistant(root, home=tmp_path_factory.mktemp("home")) as outsider:
        for table in ("full_text", "touchpoints", "exchanges", "properties", "tasks", "links", "meetings"):
            outsider.ask("query", sql=f"SELECT * FROM {table}")
        outsider.ask("brief", names=["Inl"])
        outsider.ask("find", text="openly")
        assert outsider.data("find", text="canar*") == []
        said = "\n".join(outsider.heard)
    assert "openly told" in said
    assert "canary" not in said


def test_no_export_and_no_page_holds_one(root: Path, tmp_path: Path) -> None:
    network = load_network(root)
    for name in names():
        data = export_as(name, network, TODAY, Options())
        if copies_notes(name):
            (tmp_path / "tables.db").write_bytes(data)
            with sqlite3.connect(tmp_path / "tables.db") as db:
                assert "canary" not in "\n".join(db.iterdump()), name
        assert b"canary" not in data, name
    network.close()
    site_of(root)
    pages = [path for path in (root / "site").rglob("*") if path.suffix in (".html", ".js")]
    assert len(pages) > 10
    for path in pages:
        assert "canary" not in path.read_text(encoding="utf-8"), path
