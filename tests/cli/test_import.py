from __future__ import annotations

import io
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest

import netnotes.importers
from tests.cli.conftest import SMALL, Result, Run
from tests.cli.keyboard import talk

Import = Callable[..., Result]
FORMATS = Path(__file__).parent / "formats"
PROGRAM = (FORMATS.with_name("import_program.py"),)
PEOPLE = """\
#people
Eve Falk; id=eve; email=eve@heron.example; role=Head of Data; organization=Acme; met_on=2024-02-01
Annie Silva; email=ana@acme.example; phone=+351 555 0100; role=chief
Bo Chen
- a row of nothing
Fay Gunn; id=fay; call=2026-10-01; call=2026-10-20
"""


@pytest.fixture(autouse=True)
def formats(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A format of the tests' own beside those that netnotes has."""
    monkeypatch.setattr(netnotes.importers, "__path__", [*netnotes.importers.__path__, str(FORMATS)])
    yield
    sys.modules.pop("netnotes.importers.simple_lines", None)


@pytest.fixture
def root(vault: Callable[[str], Path]) -> Path:
    return vault(SMALL)


@pytest.fixture
def bring(root: Path, run: Run, tmp_path_factory: pytest.TempPathFactory) -> Import:
    """Writes a file, and imports it into the small vault."""
    folder = tmp_path_factory.mktemp("files")

    def bring_in(text: str | bytes, *args: str, **settings: Any) -> Result:
        file = folder / "people.txt"
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return run("-C", root, "import", file, *args, **settings)

    return bring_in


def files(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


def test_the_whole_way(bring: Import, root: Path) -> None:
    done = bring(PEOPLE, "--yes")
    assert done.code == 0
    shown = re.sub(r"\S*people\.txt", "people.txt", done.out)
    assert shown.startswith(
        dedent("""\
        people.txt: Lines of people, 5 rows
          imported      2  new notes in people/
          matched       1  1 row with something new, 0 with nothing to add
          skipped       1
            1: it has no name
              line 5: a row of nothing
          to review     1
        """)
    )
    assert (
        "\nWhom to keep in touch with first\n  Eve Falk: works at Acme, where you know Ana Silva; leads: Head of Data\n"
        in shown
    )
    assert "  Fay Gunn: 2 contacts, the last on 2026-10-20\n" in shown
    assert "netnotes triage" in shown
    assert "undo takes this back" in done.err
    assert (root / "people/Eve Falk.md").exists()
    ana = (root / "people/Ana Silva.md").read_text(encoding="utf-8")
    assert "role: analyst\n" in ana
    assert "+351 555 0100\n" in ana


def test_the_second_time_nothing_changes(bring: Import, root: Path) -> None:
    bring(PEOPLE, "--yes")
    before = files(root)
    again = bring(PEOPLE, "--yes")
    assert (again.code, files(root)) == (0, before)
    assert "3  0 rows with something new, 3 with nothing to add" in again.out
    assert "Whom to keep" not in again.out


def test_undo_takes_it_back(bring: Import, root: Path, run: Run) -> None:
    before = files(root)
    bring(PEOPLE, "--yes")
    assert files(root) != before
    assert run("-C", root, "undo").code == 0
    assert files(root) == before


def test_without_a_yes_nothing_is_written(bring: Import, root: Path) -> None:
    before = files(root)
    done = bring(PEOPLE)
    assert (done.code, files(root)) == (1, before)
    assert "imported      2" in done.out
    assert done.err.endswith("nothing was written; --yes imports it\n")


def test_a_dry_run_shows_the_changes(bring: Import, root: Path) -> None:
    before = files(root)
    done = bring(PEOPLE, "-n")
    assert (done.code, files(root)) == (0, before)
    assert "+++ b/people/Eve Falk.md" in done.out
    assert "imported      2" in done.err
    many = "#people\n" + "".join(f"Person {number}\n" for number in range(300))
    long = bring(many, "--dry-run")
    assert long.out.count("+++ ") == 50
    assert "and 250 more files, not shown" in long.err


def test_a_dry_run_in_json_is_one_value(bring: Import, root: Path) -> None:
    before = files(root)
    done = bring(PEOPLE, "-n", "--format", "json")
    assert (done.code, files(root)) == (0, before)
    assert (done.json["written"], len(done.json["rows"])) == (False, done.json["files"][0]["rows"])
    assert "+++ b/people/Eve Falk.md" in done.err


def test_on_a_terminal_it_asks(root: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    file = tmp_path_factory.mktemp("files") / "people.txt"
    file.write_text(PEOPLE)
    before = files(root)
    no = talk(
        "-C",
        root,
        "import",
        file,
        answers=[("Make 2 notes, change 1 note and write imports/Review.md? [y/N]", "n")],
        program=PROGRAM,
    )
    assert (no.code, files(root)) == (1, before)
    yes = talk(
        "-C",
        root,
        "import",
        file,
        answers=[("Make 2 notes, change 1 note and write imports/Review.md? [y/N]", "y")],
        program=PROGRAM,
    )
    assert yes.code == 0
    assert yes.screen.count("imported") == 1
    assert "Whom to keep in touch with first" in yes.screen
    assert (root / "people/Eve Falk.md").exists()


def test_json_has_every_row(bring: Import) -> None:
    done = bring(PEOPLE, "--yes", "--format", "json").json
    assert done["written"] is True
    (total,) = done["files"]
    ends = {end: total[end] for end in ("imported", "matched", "skipped", "review")}
    assert ends == {"imported": 2, "matched": 1, "skipped": 1, "review": 1}
    assert total["rows"] == sum(ends.values()) + total["inside"] == len(done["rows"])
    assert [(row["line"], row["what"], row["end"], row["path"]) for row in done["rows"]] == [
        (2, "Eve Falk", "imported", "people/Eve Falk.md"),
        (3, "Annie Silva", "matched", "people/Ana Silva.md"),
        (4, "Bo Chen", "review", ""),
        (5, "a row of nothing", "skipped", ""),
        (6, "Fay Gunn", "imported", "people/Fay Gunn.md"),
    ]
    assert [one["name"] for one in done["first_to_track"]] == ["Eve Falk", "Fay Gunn"]


def test_verbose_lists_every_skipped_row(bring: Import) -> None:
    rows = "#people\nEve\n" + "- nothing\n" * 20
    assert bring(rows).out.count("      line ") == 3
    assert "and 17 more; -v lists them" in bring(rows).out
    assert bring(rows, "-v").out.count("      line ") == 20


def test_a_move_is_told_and_stands_on_home(bring: Import, root: Path, run: Run) -> None:
    bring(PEOPLE, "--yes")
    moved = bring(PEOPLE.replace("role=Head of Data; organization=Acme", "role=CEO; organization=Heron"), "--yes")
    assert "Eve Falk: 2026-11-21 role: Head of Data → CEO (Lines)" in moved.out
    assert "congratulate Eve Falk, now CEO at Heron" in run("-C", root, "today").out
    assert "congratulate: now CEO at Heron" in run("-C", root, "why", "eve").out
    run("-C", root, "build")
    assert "- Congratulate **[Eve Falk](../people/Eve%20Falk.md)**, now CEO at Heron\n" in (
        root / "dashboards/Home.md"
    ).read_text(encoding="utf-8")
    run("-C", root, "log", "eve", "--kind", "message", "--note", "congratulations")
    assert "congratulate" not in run("-C", root, "today").out


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is empty"),
        (b"  \n", "is empty"),
        (b"PK\x03\x04zip", "is a zip archive"),
        (b"what is this\n", "people.txt:1: no format was recognised in it"),
    ],
)
def test_what_cannot_be_imported_says_why(bring: Import, root: Path, data: bytes, said: str) -> None:
    before = files(root)
    done = bring(data, "--yes")
    assert (done.code, done.out, files(root)) == (2, "", before)
    assert said in done.err


@pytest.mark.parametrize(
    ("header", "row", "format_"),
    [
        ("name,company", "Eve Falk,Kestrel", "any table of people"),
        ("email,phone", "eve@falk.example,+1 555 0100", "any table of people"),
        ("date,person,kind", "2026-10-03,Eve Falk,call", "touchpoints"),
        ("date,person,gave", "2026-10-03,Eve Falk,a book", "touchpoints"),
    ],
)
def test_the_headers_that_a_table_without_a_format_is_told_of_are_enough(
    bring: Import, header: str, row: str, format_: str
) -> None:
    told = " ".join(bring("Wer,Hut\nEve Falk,Pilot\n").err.split())
    assert set(header.split(",")) <= set(re.findall(r"\w+", told.partition("--as")[0]))
    assert format_ in bring(f"{header}\n{row}\n", "-n").err


def test_a_wrong_format_says_line_and_cure(bring: Import) -> None:
    done = bring("name\nAna\n", "--as", "simple_lines")
    assert done.code == 2
    assert "people.txt:1: the first line is 'name', not #people" in done.err
    assert "write #people above the names" in done.err
    unknown = bring(PEOPLE, "--as", "xlsx")
    assert unknown.code == 2
    assert "no format is called 'xlsx'" in unknown.err
    assert "simple_lines" in unknown.err


def test_a_table_whose_columns_are_named_needs_no_format(bring: Import, root: Path) -> None:
    result = bring("Wer,Hut\nEve Falk,Pilot\n", "--map", "Wer=name", "--map", "Hut=role", "--yes")
    assert (result.code, result.err.startswith("netnotes:")) == (0, False)
    assert "any table of people (CSV), 1 row" in result.out
    assert "role: Pilot\n" in (root / "people" / "Eve Falk.md").read_text()


def test_letters_that_were_guessed_are_told(bring: Import, root: Path) -> None:
    done = bring("Name,Company\nÉloïse,Café\n".encode() + "José,Peña\n".encode("latin-1"), "--yes")
    assert done.code == 0
    assert "line 3 is not UTF-8" in " ".join(done.out.split())
    assert "organization: Café\n" in (root / "people" / "Éloïse.md").read_text(encoding="utf-8")
    assert "organization: Peña\n" in (root / "people" / "José.md").read_text(encoding="utf-8")
    assert "UTF-8" not in bring("Name,Company\nÉloïse,Café\n", "--yes").out


def test_columns_are_named_for_tables_of_ones_own_only(bring: Import) -> None:
    result = bring(PEOPLE, "--map", "Hut=role", "--as", "simple_lines", "--yes")
    assert result.code == 2
    assert "leave out --map, or say --as any_csv" in result.err


def test_a_missing_file_and_a_folder(root: Path, run: Run, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("files")
    missing = run("-C", root, "import", folder / "none.csv", "--yes")
    assert (missing.code, "none.csv cannot be read: No such file" in missing.err) == (2, True)
    assert "is a folder" in run("-C", root, "import", folder).err
    assert "is a device" in run("-C", root, "import", "/dev/zero").err
    assert "Missing argument 'FILE...'" in run("-C", root, "import").err


def test_a_file_of_which_nothing_can_be_used_is_an_error(bring: Import, root: Path) -> None:
    before = files(root)
    done = bring("#people\n- x\n- y\n", "--yes")
    assert (done.code, files(root)) == (1, before)
    assert "nothing of the 2 rows in " in done.err


def test_standard_input(root: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(PEOPLE.encode())))
    done = run("-C", root, "import", "-", "--yes")
    assert (done.code, done.out.split(":")[0]) == (0, "standard input")
    assert (root / "people/Eve Falk.md").exists()


def test_several_files_are_one_import(root: Path, run: Run, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("files")
    (folder / "a.txt").write_text("#people\nEve Falk; email=eve@x.example\n")
    (folder / "b.txt").write_text(
        "#people\nEve Falk; email=eve@x.example; phone=+1 555 010 2233\n@2026-05-05 Lunch: Robin Moreira, Zed\n"
    )
    before = files(root)
    done = run("-C", root, "import", folder / "a.txt", folder / "b.txt", folder / "a.txt", "--yes", "--format", "json")
    assert [(one["rows"], one["imported"], one["matched"]) for one in done.json["files"]] == [(1, 1, 0), (2, 0, 1)]
    assert "+1 555 010 2233" in (root / "people/Eve Falk.md").read_text()
    run("-C", root, "undo")
    assert files(root) == before


def test_strangers_of_meetings_get_notes_when_asked(bring: Import, root: Path) -> None:
    meeting = "#people\n@2026-05-05 Lunch: Zed Zimmer, Robin Moreira\n"
    assert "nobody in it has a note; --strangers makes some" in bring(meeting).out
    assert bring(meeting, "--strangers", "--yes").code == 0
    assert (root / "people/Zed Zimmer.md").exists()
    assert '"[[Zed Zimmer]]"' in (root / "meetings/2026-05-05 Lunch.md").read_text()
    assert "Robin" not in (root / "meetings/2026-05-05 Lunch.md").read_text()


@pytest.mark.parametrize("into", ["../out", "/tmp/x", ".hidden", "people/..", "a*b"])
def test_a_folder_outside_the_vault_is_refused(bring: Import, root: Path, into: str) -> None:
    before = files(root)
    done = bring(PEOPLE, "--into", into, "--yes")
    assert (done.code, files(root)) == (2, before)
    assert "--into" in done.err or "not read" in done.err


def test_a_folder_of_their_own(bring: Import, root: Path) -> None:
    assert bring(PEOPLE, "--into", "Network/Imported/", "--yes").code == 0
    assert (root / "Network/Imported/Eve Falk.md").exists()


def test_formats_are_completed(run: Run) -> None:
    import click

    from netnotes.cli.completing import complete_import_format

    found = complete_import_format(click.Context(click.Command("x")), click.Option(["--as"]), "simple")
    assert [item.value for item in found] == ["simple_lines"]


def test_control_characters_of_a_file_do_not_reach_the_terminal(bring: Import) -> None:
    done = bring("#people\nE\x1b[31mve\x07; id=1\n- \x1b]0;title\x07 row\n", "--yes")
    assert "\x1b" not in done.out.replace("\x1b[1m", "").replace("\x1b[0m", "") + done.err
    assert "\x07" not in done.out + done.err


def many(path: Path, count: int) -> None:
    rows = (
        f"Person {number}; id=p{number}; email=p{number}@x.example; role=Clerk {number % 9}" for number in range(count)
    )
    path.write_text("#people\n" + "\n".join(rows) + "\n")


@pytest.mark.parametrize("seen", [1, 300])
def test_killed_halfway_it_can_be_run_again(
    root: Path, tmp_path_factory: pytest.TempPathFactory, run: Run, seen: int
) -> None:
    """Killed while it writes: each note is whole, and the next import makes the rest."""
    file = tmp_path_factory.mktemp("files") / "people.txt"
    many(file, 1500)
    before = files(root)
    environment = {**os.environ, "PYTHONPATH": str(FORMATS.parents[2])}
    command: list[str | Path] = [sys.executable, *PROGRAM, "-C", root, "import", file, "--yes"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)
    while process.poll() is None and len(list((root / "people").iterdir())) < len(before) + seen:
        time.sleep(0.001)
    process.send_signal(signal.SIGKILL)
    process.wait()
    halfway = {path: data for path, data in files(root).items() if not path.endswith(".tmp")}
    assert {path: data for path, data in halfway.items() if path in before} == before
    again = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    assert again.returncode == 0, again.stderr
    after = files(root)
    assert len([path for path in after if re.fullmatch(r"people/Person \d+\.md", path)]) == 1500
    assert all(data.endswith(b"\n---\n") for path, data in after.items() if path.startswith("people/Person"))
    assert [path for path in after if path.endswith(".tmp")] == []
    shutil.rmtree(root / "people")


MEETING_OF_STRANGERS = """\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//made up//
BEGIN:VEVENT
UID:1@heron.example
DTSTAMP:20261101T090000Z
DTSTART:20261103T090000Z
SUMMARY:Stand-up
ATTENDEE;CN=Nobody Known:mailto:nobody@heron.example
END:VEVENT
END:VCALENDAR
"""


@pytest.fixture
def two_files(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A table of one person, and a calendar that knows nobody of the vault."""
    folder = tmp_path_factory.mktemp("two")
    (folder / "a.csv").write_text("name,email\nEve Falk,eve@heron.example\n")
    (folder / "b.ics").write_text(MEETING_OF_STRANGERS)
    return folder / "a.csv", folder / "b.ics"


def test_a_file_that_gives_nothing_is_told_beside_one_that_was_imported(
    root: Path, run: Run, two_files: tuple[Path, Path]
) -> None:
    done = run("-C", root, "import", *two_files, "--yes")
    assert (done.code, (root / "people" / "Eve Falk.md").exists()) == (0, True)
    assert f"nothing of the one row in {two_files[1]} could be imported; -v says why of each\n" in done.err
    again = run("-C", root, "import", *two_files, "--yes")
    assert (again.code, "nothing of the one row" in again.err) == (0, True)


def test_the_exit_code_of_files_that_all_give_nothing(root: Path, run: Run, two_files: tuple[Path, Path]) -> None:
    calendar = two_files[1]
    before = files(root)
    done = run("-C", root, "import", calendar, "--yes", "--format", "json")
    assert (done.code, done.json["written"], files(root)) == (1, False, before)
    calendar.with_name("c.ics").write_text(MEETING_OF_STRANGERS.replace("Stand-up", "Review"))
    both = run("-C", root, "import", calendar, calendar.with_name("c.ics"), "--yes")
    assert (both.code, both.err.count("nothing of the one row in "), files(root)) == (1, 2, before)


def test_a_file_that_cannot_be_read_stops_the_others(root: Path, run: Run, two_files: tuple[Path, Path]) -> None:
    before = files(root)
    two_files[1].write_text("")
    done = run("-C", root, "import", *two_files, "--yes")
    assert (done.code, "b.ics is empty" in done.err, files(root)) == (2, True, before)
