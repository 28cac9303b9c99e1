"""What `--dry-run` shows: git reads it, a person does, and a terminal is not harmed."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netnotes.cli.output.diff import render_diff
from netnotes.model.file_changes import FileChange

LINES = st.lists(
    st.sampled_from(["", "---", "a: 1", "- 2026-11-20 call\twith Ana", "## Log", "caf\u00e9", "+", "x"]), max_size=14
)


def shown(*changes: FileChange) -> list[str]:
    return render_diff(changes).split("\n")


def edit(before: bytes | None, after: bytes | None, path: str = "a.md", moved_from: str | None = None) -> FileChange:
    return FileChange(path=path, before=before, after=after, moved_from=moved_from)


@pytest.fixture(autouse=True)
def plain(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("netnotes.cli.output.diff.paint", lambda text, style: text)


def test_an_edit_with_its_neighbours() -> None:
    before = b"".join(b"%d\n" % number for number in range(1, 21))
    after = before.replace(b"10\n", b"ten\n").replace(b"20\n", b"20")
    assert shown(edit(before, after, "people/Ana Silva.md")) == [
        "diff --git a/people/Ana Silva.md b/people/Ana Silva.md",
        "--- a/people/Ana Silva.md\t",
        "+++ b/people/Ana Silva.md\t",
        "@@ -7,7 +7,7 @@",
        *(" 7", " 8", " 9", "-10", "+ten", " 11", " 12", " 13"),
        "@@ -17,4 +17,4 @@",
        *(" 17", " 18", " 19", "-20", "+20", "\\ No newline at end of file"),
    ]


def test_new_removed_and_renamed_files() -> None:
    assert shown(edit(None, b"x\n"), edit(b"y", None, "b.md"), edit(b"z", b"z", "d.md", "c.md")) == [
        *("diff --git a/a.md b/a.md", "new file mode 100644", "--- /dev/null", "+++ b/a.md", "@@ -0,0 +1 @@", "+x"),
        *("diff --git a/b.md b/b.md", "deleted file mode 100644", "--- a/b.md", "+++ /dev/null", "@@ -1 +0,0 @@"),
        *("-y", "\\ No newline at end of file"),
        *("diff --git a/c.md b/d.md", "rename from c.md", "rename to d.md"),
    ]


def test_windows_line_endings_show_only_where_they_differ() -> None:
    assert shown(edit(b"a\r\nb\r\n", b"a\r\nc\r\n"))[-3:] == [" a", "-b", "+c"]
    assert shown(edit(b"a\r\nb\r\n", b"a\r\nb\n"))[-3:] == [" a^M", "-b^M", "+b"]


def test_no_control_code_reaches_a_terminal() -> None:
    odd = "\x1b]0;title\x07 \x9b31m \u202e \x00 \xad\tend\n".encode()
    text = "\n".join(shown(edit(b"", odd + b"\xff\n", "x\x1b[2J.md")))
    assert not set(text) & {"\x1b", "\x07", "\x9b", "\u202e", "\x00"}
    assert "\tend" in text
    assert "\\udcff" in text


def test_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("netnotes.cli.output.diff.paint", lambda text, style: f"{style}|{text}")
    assert shown(edit(b"a\nb\n", b"a\nc\n"))[3:] == ["cyan|@@ -1,2 +1,2 @@", "| a", "red|-b", "green|+c"]


@given(old=LINES, new=LINES, ended=st.booleans())
def test_git_makes_the_same_of_it(
    tmp_path_factory: pytest.TempPathFactory, old: list[str], new: list[str], ended: bool
) -> None:
    git = shutil.which("git")
    if git is None:
        pytest.skip("needs git")
    folder = tmp_path_factory.mktemp("diff")
    before, after = ("\n".join([*lines, "last"] + [""] * ended).encode() for lines in (old, new))
    changes = [
        edit(before, after),
        edit(None, after, "é new.md"),
        edit(before, None, "gone away.md"),
        edit(before, after, "d.md", "c.md"),
    ]
    for name in ("a.md", "gone away.md", "c.md"):
        (folder / name).write_bytes(before)
    wanted = [change for change in changes if change.before != change.after or change.moved_from]
    patch = render_diff(wanted) + "\n"
    command = [git, "apply", "--whitespace=nowarn", "-"]
    done = subprocess.run(command, cwd=folder, input=patch.encode(), capture_output=True, check=False)
    assert done.returncode == 0, (done.stderr, patch)
    found = {path.name: path.read_bytes() for path in Path(folder).iterdir()}
    assert found == {"a.md": after, "é new.md": after, "d.md": after}
