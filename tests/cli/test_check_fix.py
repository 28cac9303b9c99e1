"""`netnotes check --fix`: what was mended is told line by line, what is left with a reason, and then what remains."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Run

Vault = Callable[[str], Path]
NOTES = """
    === netnotes.yaml
    === people/Ana Silva.md
    ---
    aliases: [Annie]
    tag: press
    ---
    === people/Bo.md
    ---
    alias: Bobby
    tags: a, b.c
    organization: [[Acme]]
    ---
    === people/Cy.md
    ---
    knows:
      - @bo
    ---
    === meetings/2026-11-03 Lunch.md
    ---
    people: [[Annie]], [[Bo]]
    ---
    """
OUT = """\
meetings/2026-11-03 Lunch.md:2: linked the note itself (alias-link)
meetings/2026-11-03 Lunch.md:2: put the links in quotes (unquoted-link)
people/Ana Silva.md:3: wrote the name that Obsidian reads (singular-tag)
people/Bo.md:2: wrote the name that Obsidian reads (singular-alias)
people/Bo.md:4: put the links in quotes (unquoted-link)
"""
LEFT = """\
people/Bo.md:3: left as it is: it is not written plainly enough for a program to mend; write tags: [a, b.c]
people/Cy.md:3: left as it is: a note whose front matter cannot be read is never rewritten; write - "@bo"
"""


def notes(root: Path) -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in root.rglob("*.md")}


def test_it_mends_tells_and_lists_the_rest(run: Run, vault: Vault) -> None:
    root = vault(NOTES)
    before = notes(root)
    result = run("check", "--fix", root)
    assert result.code == 1
    assert result.out.startswith(OUT)
    rest = [line.split(" ")[1] for line in result.out.removeprefix(OUT).splitlines() if line.startswith("people/")]
    assert rest == ["tags-on-one-line", "bad-yaml"]
    assert LEFT in result.err
    assert notes(root) == before | {
        "Ana Silva.md": "---\naliases: [Annie]\ntags: press\n---\n",
        "Bo.md": '---\naliases: Bobby\ntags: a, b.c\norganization: "[[Acme]]"\n---\n',
        "2026-11-03 Lunch.md": '---\npeople: ["[[Ana Silva|Annie]]", "[[Bo]]"]\n---\n',
    }
    again = run("check", "--fix", root)
    assert "nothing that a program could mend safely" in again.err
    assert "(" not in again.out


def test_a_dry_run_writes_nothing(run: Run, vault: Vault) -> None:
    root = vault(NOTES)
    before = notes(root)
    result = run("check", "--fix", "--dry-run", root)
    assert "people/Bo.md:4: put the links in quotes (unquoted-link, not written)" in result.out.splitlines()
    assert any(line.startswith("people/Bo.md:4:1: unquoted-link") for line in result.out.splitlines())
    assert notes(root) == before


def test_data_stays_data(run: Run, vault: Vault) -> None:
    result = run("check", "--fix", vault(NOTES), "--format", "json")
    assert [problem["code"] for problem in result.json if problem["severity"] != "info"] == [
        "tags-on-one-line",
        "bad-yaml",
    ]
    assert OUT in result.err


@pytest.mark.parametrize("format_", ["json", "csv", "md"])
def test_a_dry_run_in_a_format_for_programs_shows_the_diff_on_standard_error(
    run: Run, vault: Vault, format_: str
) -> None:
    root = vault(NOTES)
    before = notes(root)
    result = run("check", "--fix", "--dry-run", root, "--format", format_)
    assert result.out == run("check", root, "--format", format_).out
    assert "+++ b/people/Bo.md\n" in result.err
    assert notes(root) == before


def test_a_dry_run_without_fix_is_a_mistake(run: Run, vault: Vault) -> None:
    result = run("check", "--dry-run", vault(NOTES))
    assert (result.code, result.out) == (2, "")
    assert "netnotes check --fix --dry-run" in result.err


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_every_other_byte_stays(run: Run, vault: Vault, end: str) -> None:
    root = vault("=== netnotes.yaml\n")
    text = "\ufeff---\n# mine\nknows:  [[Bo]]   # friend\n\nrole: 'x'\ntags:\n- #a\n---\n\t\nBody  \n\n%% x %%"
    note = root / "Ana.md"
    note.write_bytes(text.replace("\n", end).replace("# mine", "type: person").encode())
    run("check", "--fix", root)
    expected = text.replace("[[Bo]]", '"[[Bo]]"').replace("- #a", "- a").replace("# mine", "type: person")
    assert note.read_bytes() == expected.replace("\n", end).encode()


def test_it_can_be_taken_back(run: Run, vault: Vault) -> None:
    root = vault(NOTES)
    before = notes(root)
    run("check", "--fix", root)
    assert notes(root) != before
    assert run("-C", root, "undo").code == 0
    assert notes(root) == before
