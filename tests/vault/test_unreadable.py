"""A note that cannot be read is one problem, has no type, stays a link target and stops nothing (SPEC 1)."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netnotes.model.config import Config
from netnotes.model.markers import GENERATED_MARKER
from netnotes.model.network import Network
from netnotes.model.settings import Settings
from netnotes.vault.load import iter_readings, load_network
from netnotes.vault.walk import iter_files
from tests.vault.reading import only_problem, place, read

Read = Callable[[str], Network]
MERGE = "<<<<<<< HEAD\nname: Ada\n=======\nname: Bo\n>>>>>>> other\n"


@pytest.mark.parametrize(
    ("text", "line", "column", "code"),
    [
        (f"---\n{MERGE}---\nbody\n", 2, 1, "merge-conflict"),
        (f"---\na: 1\n---\n\n{MERGE}", 5, 1, "merge-conflict"),
        (f"# Title\n{MERGE}".replace("\n", "\r\n"), 2, 1, "merge-conflict"),
        (MERGE, 1, 1, "merge-conflict"),
        ("<<<<<<< a\nx\n||||||| b\ny\n=======\nz\n>>>>>>> c", 1, 1, "merge-conflict"),
        ("---\na: b: c\n---\n", 2, 5, "bad-yaml"),
        ("---\na: 1\na: 2\n---\n", 3, 1, "duplicate-key"),
        (b"---\na: 1\n---\n\nca\xe9\n", 5, 3, "not-utf8"),
        ("---\na: " + "x" * 65536 + "\n---\n", 1, 1, "too-large"),
    ],
)
def test_one_problem_no_type_and_a_link_target(text: str | bytes, line: int, column: int, code: str) -> None:
    reading = read(text, "people/Ada.md")
    problem = only_problem(text, "people/Ada.md")
    assert (problem.path, *place(problem), problem.severity) == ("people/Ada.md", line, column, code, "error")
    assert problem.hint
    assert (reading.note.status, reading.note.type, reading.note.title) == ("unreadable", None, "Ada")
    assert (reading.record, reading.entries, reading.note.properties, reading.note.links) == (None, (), (), ())


@pytest.mark.parametrize(
    "text",
    [
        "Title\n=======\n\ntext\n", "<<<<<<< a\nx\n", "<<<<<<< a\n=======\n", "=======\n<<<<<<< a\n>>>>>>> b\n",
        " <<<<<<< a\n =======\n >>>>>>> b\n", "<<<<<<<< a\n========\n>>>>>>>> b\n", "x <<<<<<< a\n=======\n>>>>>>> b\n",
    ],
)  # fmt: skip
def test_some_marks_are_no_merge_conflict(text: str) -> None:
    assert read(text).note.status == "ok"


@pytest.mark.parametrize("text", ["", " \n\t\n", "\ufeff", "\r\n"])
def test_white_space_is_an_empty_note(text: str) -> None:
    reading = read(text, "people/Ada.md")
    assert (reading.note.status, reading.note.type, reading.problems) == ("empty", None, ())


@pytest.mark.parametrize(
    "text", ["---\ndate: {{date}}\n---\n", '---\ndate: "{{date}}"\n---\n', "---\na: <% tp.x %>\n---\n"]
)
def test_a_template_is_no_source_and_no_problem(text: str) -> None:
    reading = read(text, "forms/Person form.md")
    assert (reading.note.status, reading.note.type, reading.problems) == ("template", None, ())


def test_braces_in_a_body_make_no_template() -> None:
    assert read("---\na: 1\n---\n{{title}}\n").note.status == "ok"


def test_a_generated_page_is_no_source() -> None:
    reading = read(f"---\na: 1\n---\n{GENERATED_MARKER}\n[[Ada]]\n", "people/Ada.md")
    assert (reading.note.status, reading.note.type, reading.note.links) == ("ignored", None, ())


def test_links_to_unreadable_notes_resolve(network: Read) -> None:
    found = network("""
        === people/Ada.md
        ---
        knows: "[[Bad]]"
        ---
        === people/Bad.md
        ---
        a: b: c
        ---
        """)
    assert [person.path for person in found.people] == ["people/Ada.md"]
    assert [p.code for p in found.problems if p.path == "people/Bad.md"] == ["bad-yaml"]
    assert not [p for p in found.problems if "no note" in p.message]


def test_a_file_over_5_mb_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "fits.md").write_bytes(b"x" * (5 * 1024 * 1024))
    (tmp_path / "large.md").write_bytes(b"x" * (5 * 1024 * 1024 + 1))
    found = load_network(tmp_path)
    assert {note.path: note.status for note in found.notes} == {"fits.md": "ok", "large.md": "unreadable"}
    assert [(p.path, p.line, p.code) for p in found.problems] == [("large.md", 1, "too-large")]


def test_files_that_change_between_finding_and_reading(tmp_path: Path) -> None:
    for name in ("gone", "folder", "link", "stays"):
        (tmp_path / f"{name}.md").write_text("x", encoding="utf-8")
    files = list(iter_files(tmp_path, Config(), Settings()))
    for name in ("gone", "folder", "link"):
        (tmp_path / f"{name}.md").unlink()
    (tmp_path / "folder.md").mkdir()
    (tmp_path / "link.md").symlink_to("stays.md")
    readings = list(iter_readings(tmp_path, files, Config(), Settings()))
    assert {r.note.path: r.note.status for r in readings} == {
        "folder.md": "unreadable", "gone.md": "unreadable", "link.md": "unreadable", "stays.md": "ok",
    }  # fmt: skip
    assert [(p.path, p.code, bool(p.hint)) for r in readings for p in r.problems] == [
        ("folder.md", "unreadable", True), ("gone.md", "unreadable", True), ("link.md", "unreadable", True),
    ]  # fmt: skip


pieces = st.sampled_from(
    [
        b"---\n",
        b"---\r\n",
        b"\n",
        b"a: ",
        b"tags: ",
        b"people: ",
        b"date: ",
        b"type: ",
        b"person",
        b"2026-11-05",
        b"[[A]]",
        b"- ",
        b"  ",
        b"\t",
        b"[",
        b"]",
        b"{",
        b"}",
        b'"',
        b"'",
        b"#x ",
        b"@",
        b"&a ",
        b"*a ",
        b"!x ",
        b"|\n",
        b"k:: v",
        b"(give:: x)",
        b"`",
        b"```\n",
        b"%%",
        b"<!--",
        b"-->",
        b"\xef\xbb\xbf",
        b"\xff",
        b"\0",
        b"\xc2\x85",
        b"\xe2\x80\xa8",
        b"{{",
        b"- [ ] x ",
        b"## Log\n",
        "📅 2026-11-05".encode(),
        b"<<<<<<< ",
        b"\n=======\n",
        b"\n>>>>>>> ",
        b"12:30",
        b"-",
        b": ",
        b"?",
        b"...",
    ]
)


@given(
    st.binary(max_size=300)
    | st.lists(pieces, max_size=30).map(b"".join)
    | st.lists(pieces, max_size=30).map(lambda p: b"---\n" + b"".join(p)),
    st.sampled_from(
        [
            "Note.md",
            "people/Ada.md",
            "meetings/2026-11-05 Ada.md",
            "goals/Go.md",
            "2026-11-05.md",
            "Me.md",
            "organizations/X.md",
        ]
    ),
)
def test_reading_never_fails(data: bytes, path: str) -> None:
    reading = read(data, path)
    lines = data.count(b"\n") + 1
    assert reading.note.path == path
    assert all(1 <= p.line <= lines + 1 and p.column >= 1 and p.message for p in reading.problems)
    if reading.note.status == "unreadable":
        assert len(reading.problems) == 1
        assert reading.problems[0].hint
