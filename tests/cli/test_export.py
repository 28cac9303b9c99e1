"""`netnotes export`: formats, selections, files, and the way there and back again."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Program, Result, Run

Small = Callable[..., Result]
Vault = Callable[[str], Path]
ROOT = Path(__file__).resolve().parents[2]


def test_without_a_format_the_formats_are_listed(small: Small) -> None:
    result = small("export", "--format", "json")
    assert {row["name"]: row["suffix"] for row in result.json} == {
        "beancount": ".beancount", "csv": ".csv", "digest": ".txt", "ics": ".ics", "json": ".json", "sqlite": ".db",
        "vcard": ".vcf", "vcard4": ".vcf",
    }  # fmt: skip
    assert small("export").out.startswith("Format")


def test_an_unknown_format_names_the_nearest(small: Small) -> None:
    result = small("export", "vcrad")
    assert (result.code, result.out) == (2, "")
    assert "did you mean vcard" in result.err


def names(result: Result) -> list[str]:
    return [row["name"] for row in result.json["people"]]


def test_everybody_or_those_who_fit_everything_asked(small: Small) -> None:
    assert names(small("export", "json")) == ["Ana Costa", "Ana Silva", "Bo Chen", "José Núñez"]
    assert names(small("export", "json", "bo", "jose")) == ["Bo Chen", "José Núñez"]
    assert names(small("export", "json", "ana", "silva")) == ["Ana Silva"]
    assert names(small("export", "json", "--category", "colleague")) == ["Ana Silva"]
    assert names(small("export", "json", "--in", "porto")) == ["Ana Costa"]
    assert names(small("export", "json", "--goal", "survey")) == ["Ana Silva"]


@pytest.mark.parametrize(
    ("args", "code"), [(("zoe",), 1), (("ana",), 1), (("--in", "Rome"), 1), (("bo", "--in", "Porto"), 1)]
)
def test_a_selection_of_nobody_writes_nothing(
    args: tuple[str, ...], code: int, small: Small, tmp_path: Path
) -> None:  # fmt: skip
    result = small("export", "csv", *args, "-o", tmp_path / "out.csv")
    assert (result.code, result.out) == (code, "")
    assert result.err
    assert not (tmp_path / "out.csv").exists()


def test_a_file_holds_the_bytes_that_standard_output_gets(vault: Vault, program: Program, tmp_path: Path) -> None:
    root = vault("=== people/José Núñez.md\n---\ncadence: weekly\nadded: 2026-01-01\n---\n")
    out = tmp_path / "out.ics"
    program("-C", root, "--today", "2026-11-21", "export", "ics", "-o", out)
    printed = program("-C", root, "--today", "2026-11-21", "export", "ics", "-o", "-")
    assert "José Núñez" in printed.stdout
    assert out.read_bytes().decode().replace("\r\n", "\n") == printed.stdout
    assert out.read_bytes().count(b"\r\n") == out.read_bytes().count(b"\n")


def test_an_earlier_export_is_replaced_and_nothing_else_is(small: Small, tmp_path: Path) -> None:
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    for format_ in ("ics", "vcard", "csv", "json", "sqlite", "beancount"):
        path = folder / format_
        assert small("export", format_, "-o", path).code == 0
        before = path.read_bytes()
        assert small("export", format_, "-o", path, today="2027-03-01").code == 0
        path.write_bytes(b"mine\n")
        result = small("export", format_, "-o", path)
        assert (result.code, path.read_bytes()) == (2, b"mine\n")
        assert "--force" in result.err
        assert small("export", format_, "-o", path, "--force").code == 0
        assert path.read_bytes() == before


@pytest.mark.parametrize("name", ["missing/out.csv", "."])
def test_a_place_where_no_file_can_be_is_an_error(name: str, small: Small, tmp_path: Path) -> None:
    assert small("export", "csv", "-o", tmp_path / name).code == 2


def test_a_link_is_not_written_through(small: Small, tmp_path: Path) -> None:
    target = tmp_path / "target.csv"
    target.write_bytes(b"")
    (tmp_path / "link.csv").symlink_to(target)
    assert small("export", "csv", "-o", tmp_path / "link.csv").code == 2
    assert target.read_bytes() == b""


def test_a_word_where_the_file_lies_in_the_vault(vault: Vault, run: Run, elsewhere: Path) -> None:
    root = vault("=== people/Ana.md\n---\ntype: person\n---\n")
    assert "in the vault" in run("-C", root, "export", "csv", "-o", root / "out.csv").err
    outside = run("-C", root, "export", "csv", "-o", elsewhere / ".." / elsewhere.name / "out.csv")
    assert outside.err == f"wrote {elsewhere / '..' / elsewhere.name / 'out.csv'}\n"


def test_somebody_private_stays_at_home(vault: Vault, run: Run) -> None:
    root = vault("=== people/Vera.md\n---\nprivate: true\n---\n=== people/Ana.md\n---\ntype: person\n---\n")
    refused = run("-C", root, "export", "vcard", "vera")
    assert (refused.code, refused.out) == (1, "")
    assert "--private" in refused.err
    assert "Vera" not in run("-C", root, "export", "vcard").out
    assert "FN:Vera" in run("-C", root, "export", "vcard", "vera", "--private").out


def test_a_vault_without_an_index_has_tables_too(vault: Vault, run: Run, elsewhere: Path) -> None:
    root = vault("=== netnotes.yaml\ncache: none\n=== people/Ana.md\n---\ntype: person\n---\n")
    assert run("-C", root, "export", "sqlite", "-o", elsewhere / "out.db").code == 0
    assert (elsewhere / "out.db").read_bytes().startswith(b"SQLite format 3\0")


WHOLE = """
    === people/Ana Silva.md
    ---
    aliases: [Annie]
    organization: "Acme, Inc."
    department: Data
    role: Head of "data", mostly
    email: [ana@example.org, silva@work.example]
    phone: ["+351 555 0100", "+351 555 0101"]
    url: [https://example.org/~ana, https://www.linkedin.com/in/ana]
    location: Lisbon, Portugal
    birthday: 03-02
    dates: [wedding 2019-05-04, name day --07-26]
    tags: [choir, leader]
    interests: [open data, "tea, black"]
    knows: "[[Zoë]]"
    introduced_by: "[[Bo Chen]]"
    added: 2026-01-02
    linkedin_id: ana
    vcard_uid: 4d0a3a52-4f5b-4c79-9a55-3f0f3c0a1b11
    timezone: Europe/Lisbon
    ---
    === people/Bo Chen.md
    ---
    type: person
    email: bo@example.org
    birthday: 1988-02-29
    household: "[[Zoë]]"
    added: 2026-01-02
    vcard_uid: a phone's own/1
    ---
    === people/Zoë.md
    ---
    type: person
    phone: "+32 555 0199"
    added: 2026-01-02
    vcard_uid: 9d0a3a52-4f5b-4c79-9a55-3f0f3c0a1b12
    ---
"""
MORE = """
    === people/Cy Diaz.md
    ---
    email: cy@example.org
    category: [colleague, weak-tie]
    tier: close
    cadence: every 6 weeks
    status: paused
    offers: [hiring, "one, two"]
    their_goals: "to sing, in tune"
    i_offer: a talk
    met: at the "fair", upstairs
    prefers: mornings
    lifeline: true
    account: on
    opening_balance: -2
    added: 2026-01-03
    last_contact: 2026-09-30
    next_contact: 2026-12-24
    snooze: 2026-12-01
    ---
    === people/Dee Old.md
    ---
    email: dee@example.org
    status: deceased
    added: 2026-01-03
    ---
"""


@pytest.mark.parametrize("format_", ["vcard", "vcard4", "csv"])
def test_exporting_importing_and_exporting_again_gives_the_same(
    format_: str, vault: Vault, run: Run, elsewhere: Path
) -> None:
    root = vault(WHOLE)
    if format_ == "csv":
        vault(MORE)
    first, second = elsewhere / "first", elsewhere / "second"
    new = elsewhere / "new"
    new.mkdir()
    (new / "netnotes.yaml").write_text("capacity: 20\n", encoding="utf-8")
    assert run("-C", root, "export", format_, "-o", first).code == 0
    imported = run("-C", new, "import", first, "--yes")
    assert imported.code == 0, imported.err
    assert run("-C", new, "export", format_, "-o", second).code == 0
    assert second.read_text(encoding="utf-8") == first.read_text(encoding="utf-8")
    before = {path: path.read_bytes() for path in new.rglob("*.md")}
    assert run("-C", new, "import", second, "--yes").code == 0
    assert {path: path.read_bytes() for path in new.rglob("*.md")} == before


@pytest.mark.parametrize("format_", ["vcard", "vcard4", "csv"])
def test_what_came_back_from_the_example_vault_comes_back_the_same(format_: str, run: Run, elsewhere: Path) -> None:
    files = [elsewhere / f"{number}.{format_}" for number in range(3)]
    assert run("-C", ROOT / "example-vault", "export", format_, "-o", files[0]).code == 0
    for number in (1, 2):
        new = elsewhere / f"vault {number}"
        new.mkdir()
        (new / "netnotes.yaml").write_text("capacity: 20\n", encoding="utf-8")
        assert run("-C", new, "import", files[number - 1], "--yes").code == 0
        assert run("-C", new, "export", format_, "-o", files[number]).code == 0
    assert len(files[1].read_bytes()) > 5000
    assert files[2].read_text(encoding="utf-8") == files[1].read_text(encoding="utf-8")


def test_tab_completes_formats(small: Small) -> None:
    from netnotes.cli.commands.export import export

    (argument,) = [param for param in export.params if param.name == "format_"]
    context = export.make_context("export", [], resilient_parsing=True)
    assert [item.value for item in argument.shell_complete(context, "vc")] == ["vcard", "vcard4"]


def test_the_digest_is_printed_as_it_is(small: Small) -> None:
    result = small("export", "digest")
    assert result.out.startswith("Saturday, 21 November 2026\n")
    assert result.out.endswith("\n")
    assert not result.out.endswith("\n\n")
    assert json.dumps(result.out)
