from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.cli.conftest import Result, Run
from tests.cli.keyboard import talk

Vault = Callable[[str], Path]
KEYS = "icqwdtasx?"
PEOPLE = """
    === netnotes.yaml
    tiers: {inner: 2w}
    === people/Ana Silva.md
    ---
    role: analyst   # since May
    organization: Acme
    ---
    ## Log
    - 2026-09-30 coffee: she is moving teams
    - 2026-08-30 call
    === people/Bo Chen.md
    A friend.
    - 2026-08-30
    === people/Cy Ott.md
    ---
    Status: employed
    ---
    ## Log
    - 2026-10-01 call
    === people/Di Lux.md
    Nothing yet.
    """


def changed(root: Path, before: dict[Path, bytes]) -> list[str]:
    return sorted(path.stem for path, data in before.items() if path.read_bytes() != data)


def notes(root: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in root.rglob("*.md")}


def test_one_key_decides_about_one_person(vault: Vault, run: Run) -> None:
    root = vault(PEOPLE)
    before = notes(root)
    shown = talk("-C", root, "triage", answers=[(KEYS, "c"), (KEYS, "a"), (KEYS, "sx")])
    assert shown.code == 0
    assert "in touch 2 times, last coffee on 2026-09-30: she is moving teams" in shown.screen
    assert changed(root, before) == ["Ana Silva", "Cy Ott"]
    ana, cy = (root / "people" / name for name in ("Ana Silva.md", "Cy Ott.md"))
    assert ana.read_bytes() == before[ana].replace(b"Acme\n", b"Acme\ntier: close\n")
    assert cy.read_bytes() == before[cy].replace(b"Status: employed", b"Status: archived")
    waiting = run("-C", root, "triage", "--format", "json").json
    assert [person["name"] for person in waiting] == ["Bo Chen", "Di Lux"]


def test_it_stops_after_as_many_as_were_asked_for(vault: Vault) -> None:
    root = vault(PEOPLE)
    before = notes(root)
    shown = talk("-C", root, "triage", "--most", "1", answers=[(KEYS, "st")])
    assert changed(root, before) == ["Cy Ott"], "skipping does not count"
    assert shown.screen.rstrip().endswith("1 decided, 3 left: netnotes triage goes on when you like.")


def test_ctrl_c_keeps_what_was_decided(vault: Vault) -> None:
    root = vault(PEOPLE)
    before = notes(root)
    shown = talk("-C", root, "triage", "--all", answers=[(KEYS, "i"), (KEYS, "\x03")])
    assert shown.code == 130
    assert changed(root, before) == ["Ana Silva"]


def test_an_arrow_is_no_answer(vault: Vault) -> None:
    root = vault(PEOPLE)
    before = notes(root)
    talk("-C", root, "triage", answers=[(KEYS, "\x1b[Ax")])
    assert changed(root, before) == []


def test_keys_pressed_ahead_are_kept(vault: Vault) -> None:
    root = vault(PEOPLE)
    before = notes(root)
    assert "nobody is waiting" in talk("-C", root, "triage", "--all", answers=[(KEYS, "iiii")]).screen
    assert len(changed(root, before)) == 4


def test_a_dry_run_writes_nothing(vault: Vault) -> None:
    root = vault(PEOPLE)
    before = notes(root)
    talk("-C", root, "triage", "--dry-run", answers=[(KEYS, "i"), (KEYS, "x")])
    assert changed(root, before) == []


def test_without_a_terminal_it_lists_who_is_waiting(vault: Vault, run: Run) -> None:
    root = vault(PEOPLE)
    before = notes(root)
    out = run("-C", root, "triage").out
    assert [line.split("  ")[0] for line in out.splitlines()[1:]] == ["Ana Silva", "Cy Ott", "Bo Chen", "Di Lux"]
    assert len(run("-C", root, "triage", "--most", "2", "--format", "json").json) == 2
    assert changed(root, before) == []


def test_nobody_waiting_is_said(small: Callable[..., Result]) -> None:
    assert [row["name"] for row in small("triage", "--format", "json").json] == ["José Núñez"]


def test_an_empty_list_says_so(vault: Vault, run: Run) -> None:
    root = vault("=== people/Ana.md\n---\ncadence: monthly\n---\n")
    assert run("-C", root, "triage").out.startswith("Nobody is waiting")
