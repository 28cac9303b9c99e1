"""docs/python.md: its examples run and have types. docs/python-reference.md is that of the code."""

from __future__ import annotations

import doctest
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from netnotes import NoteHandler
from tests.api.reference import PAGE as REFERENCE
from tests.api.reference import render_page

PAGE = REFERENCE.with_name("python.md")
ROOT = PAGE.parents[1]
BLOCK = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks() -> list[str]:
    """The examples of the page."""
    found = BLOCK.findall(PAGE.read_text(encoding="utf-8"))
    assert len(found) > 8
    return found


def code() -> Iterator[str]:
    """What stands in them, without what it prints."""
    for block in blocks():
        examples = doctest.DocTestParser().get_examples(block)
        yield "".join(example.source for example in examples) if examples else block


@pytest.fixture
def example_vault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A copy of the example vault in the working directory, and `netnotes` on the PATH."""
    shutil.copytree(ROOT / "example-vault", tmp_path / "example-vault")
    (tmp_path / "bin").mkdir()
    program = tmp_path / "bin" / "netnotes"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m netnotes "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.setenv("NETNOTES_STATE_DIR", str(tmp_path / "state"))
    monkeypatch.chdir(tmp_path)


@pytest.mark.usefixtures("example_vault")
def test_the_examples_print_what_the_page_says() -> None:
    space: dict[str, object] = {}
    runner = doctest.DocTestRunner(verbose=False)
    said: list[str] = []
    for number, block in enumerate(blocks()):
        if ">>>" not in block:
            exec(compile(block, f"{PAGE.name}, example {number}", "exec"), space)
            continue
        test = doctest.DocTestParser().get_doctest(block, space, PAGE.name, str(PAGE), 0)
        runner.run(test, out=said.append, clear_globs=False)
        space.update(test.globs)
    assert runner.summarize(verbose=False).failed == 0, "".join(said)
    assert runner.tries > 20


@pytest.mark.slow
def test_the_examples_have_types(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text("\n".join(code()), encoding="utf-8")
    command = [sys.executable, "-m", "mypy", "--strict", "--cache-dir", str(ROOT / ".mypy_cache"), str(script)]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr


def test_the_reference_is_that_of_the_code() -> None:
    assert REFERENCE.read_text(encoding="utf-8") == render_page(), "run: python -m tests.api.reference"


def test_every_attribute_has_a_meaning() -> None:
    rows = re.findall(r"^\| (.+?) \| `.+` \| ?(.*?) ?\|$", REFERENCE.read_text(encoding="utf-8"), re.MULTILINE)
    assert len(rows) > 250
    assert [name for name, meaning in rows if not meaning] == []


@pytest.mark.parametrize("key", ["content", "handler"])
def test_the_traps_of_python_frontmatter_are_still_its_own(key: str) -> None:
    import frontmatter

    text = f"---\n{key}: x\n---\nbody"
    with pytest.raises(TypeError):
        frontmatter.loads(text, handler=NoteHandler())
    assert frontmatter.parse(text, handler=NoteHandler()) == ({key: "x"}, "body")
    assert frontmatter.loads("\n\n---\na: 1\n---\n  body \n", handler=NoteHandler()).metadata == {"a": 1}
    assert frontmatter.loads("---\na: 1\n---\n  body \n", handler=NoteHandler()).content == "body"
    with pytest.raises(ValueError, match="colon") as caught:
        frontmatter.loads("---\na: b: c\n---\n", handler=NoteHandler())
    assert vars(caught.value)["line"] == 2
