"""Front matter made to hurt: each note costs one problem, and the process lives, also in a thread of a small stack."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from netnotes.vault.load import load_network

ROOT = Path(__file__).resolve().parents[2]
HANG_GUARD = 300


def bombs() -> Iterator[tuple[str, str]]:
    """Aliases, merge keys and cycles."""
    for width, levels in ((9, 9), (2, 30)):
        lines = ["a0: &a0 [x]"] + [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * width)}]" for n in range(1, levels)]
        yield f"laughs {levels} levels", "\n".join(lines)
    for levels in (5, 6, 7):
        lines = ["m0: &m0 {k: v}"]
        lines += [f"m{n}: &m{n} {{<<: [{', '.join([f'*m{n - 1}'] * 9)}]}}" for n in range(1, levels)]
        yield f"merge {levels} levels", "\n".join(lines)
    yield "cycle list", "a: &a [*a]"
    yield "cycle map", "a: &a {b: *a}"
    yield "merge of itself", "a: &a\n  <<: *a"


def depths() -> Iterator[tuple[str, str]]:
    """Nesting, in lines and in brackets."""
    for depth in (1_000, 5_000, 20_000, 100_000, 1_000_000):
        yield f"flow lists {depth}", "k: " + "[" * depth + "]" * depth
        yield f"flow lists open {depth}", "k: " + "[" * depth
        yield f"flow maps {depth}", "k: " + "{a: " * depth + "1" + "}" * depth
        yield f"json {depth}", '{"a": ' * depth + "1" + "}" * depth
        yield f"block lists {depth}", "k:\n  " + "- " * depth + "x"
        yield f"flow keys {depth}", "? [" * depth
    for depth in (100, 300):
        yield f"block maps {depth}", "\n".join(" " * n + "a:" for n in range(depth))
        yield f"block map then tab {depth}", "\n".join(" " * n + "a:" for n in range(depth)) + "\n\tb"


def floods() -> Iterator[tuple[str, str]]:
    """Too much of something."""
    yield "scalar 50 MB", "a: " + "x" * 50_000_000
    yield "scalar 4 MB", "a: " + "x" * 4_000_000
    yield "hex 1 M digits", "a: 0x" + "f" * 1_000_000
    yield "sexagesimal 900 kB", "a: 1" + ":59" * 300_000
    yield "keys 100,000", "\n".join(f"k{n}: {n}" for n in range(100_000))
    yield "keys 10,000", "\n".join(f"{n}:" for n in range(10_000))
    yield "items 20,000", "a: [" + "1," * 20_000 + "]"
    yield "keys that collide", "\n".join(f"{n * ((1 << 61) - 1)}: 1" for n in range(20_000))
    yield "tabs", "a: " + "\t" * 60_000 + "b: ["
    yield "blanks", "a: b: c" + " " * 60_000 + "]"
    yield "links and blanks", "a: [[x]]" + " " * 60_000 + "y [[z]]"
    yield "links", "a: " + "[[x]] " * 9_000 + ":"
    yield "quotes", "a: " + '"' * 60_001
    yield "quotes in lines", "\n".join(f'a{n}: "' for n in range(6_001))
    yield "dashes", "- " * 30_000 + ": ["
    yield "colons", "a" + ": " * 30_000


def oddities() -> Iterator[tuple[str, str]]:
    """Tags, characters and mistakes."""
    for tag in (
        "!!python/object/apply:os.system [true]", "!!python/object/new:os.system [true]", "!!python/name:os.system",
        "!!python/module:os", "!!python/tuple [1]", "!!binary aGk=", "!!set {a}", "!!omap [a: 1]", "!!pairs [a: 1]",
        "!!timestamp 2026-11-05", "!!str 1", "!!int x", "!!float x", "!!bool x", "!!null x", "!!map [a]", "!secret x",
        "!", "!<tag:yaml.org,2002:str> x", "!!merge x", "!!value x",
    ):  # fmt: skip
        yield f"tag {tag}", f"k: {tag}"
    yield from {
        "NUL": "a: x\0y", "NUL alone": "\0", "bell": "a: \a", "escape": "a: \x1b[31m", "C1": "a: \x9b",
        "delete": "a: \x7f", "no character": "a: \uffff", "tab indent": "a:\n\tb: 1",
        "tab item": "a:\n\t- b",
        "duplicate": "a: 1\na: 2", "duplicate below": "b:\n  a: 1\n  a: 2", "template": "k: {{date}} x: y",
        "no quote": 'a: "b', "no bracket": "a: [b", "colon": "a: b: c", "at": "a: @b",
        "two documents": "a: 1\n...\nb: 2",
        "directive": "%YAML 1.1", "directive tag": "%TAG ! !x\na: 1", "bad escape": 'a: "\\x"',
        "half a pair": 'a: "\\ud83d"',
        "too high": 'a: "\\UFFFFFFFF"', "anchor": "a: &b c", "alias": "a: *b", "anchor key": "&a a: 1",
        "list key": "[a]: 1", "map key": "{a: 1}: 1", "block key": "? - a\n: b", "indent": "a: 1\n  b: 2",
        "bad item": "a: 1\n- b",
        "two links": "a: [[b]] and [[c]]", "merge marker": "a: 1\n<<<<<<< x\nb: 1\n=======\nb: 2\n>>>>>>> y",
    }.items()  # fmt: skip


BYTES = {
    "bad UTF-8": b"a: \xff", "latin-1": "a: é".encode("latin-1"), "half a character": b"a: \xe2\x82",
    "surrogate": b"a: \xed\xa0\x80", "overlong": b"a: \xc0\xaf", "UTF-16": "a: b".encode("utf-16"),
}  # fmt: skip
CASES = {name: text.replace("{{", "{ {") for make in (bombs, depths, floods, oddities) for name, text in make()}
READABLE = {
    "int 5,000 digits": "a: " + "9" * 5000,
    "hex 60,000 digits": "a: 0x" + "f" * 60_000,
    "octal": "a: 0o" + "7" * 60_000,
    "sexagesimal": "a: 1" + ":59" * 20_000,
    "exponent": "a: 1e" + "9" * 60_000,
    "float digits": "a: 0." + "1" * 60_000,
    "scalar 60 kB": "a: " + "x" * 60_000,
    "underscores": "a: 1" + "_0" * 30_000,
    "an alias to nothing in quotes": 'a: "*b"',
}
READER = """
import json, sys, threading
from pathlib import Path
from netnotes.model.config import Config
from netnotes.vault.reader import NoteReader
from netnotes.model.settings import Settings

def run():
    reader = NoteReader(Config(), Settings())
    for path in sorted(Path(sys.argv[2]).iterdir()):
        reading = reader.read(path.name, path.read_bytes())
        found[path.name] = [[p.line, p.column, p.code, p.hint, p.message, p.severity] for p in reading.problems]
        json.dumps([p.value for p in reading.note.properties])

found = {}
threading.stack_size(int(sys.argv[1]) * 1024)
thread = threading.Thread(target=run)
thread.start()
thread.join()
print(json.dumps(found))
"""


def write_notes(folder: Path) -> dict[str, str]:
    """Every case as a note; its name by the name of the file."""
    names = {}
    cases = {name: text.encode() for name, text in {**CASES, **READABLE}.items()} | BYTES
    for number, (name, matter) in enumerate(cases.items()):
        (folder / f"{number:04}.md").write_bytes(b"---\n" + matter + b"\n---\nbody\n")
        names[f"{number:04}.md"] = name
    return names


@pytest.mark.slow
@pytest.mark.parametrize("stack", [256, 512, 8192], ids="{} kB of stack".format)
def test_each_costs_one_problem_and_the_process_lives(tmp_path: Path, stack: int) -> None:
    names = write_notes(tmp_path)
    result = subprocess.run(
        [sys.executable, "-c", READER, str(stack), str(tmp_path)],
        cwd=ROOT, capture_output=True, text=True, check=False, timeout=HANG_GUARD,
    )  # fmt: skip
    assert result.returncode == 0, (result.returncode, result.stderr[-2000:])
    found = {names[path]: problems for path, problems in json.loads(result.stdout).items()}
    assert found.keys() == {*CASES, *READABLE, *BYTES}
    assert {name: problems for name, problems in found.items() if name in READABLE and problems} == {}
    assert {name: problems for name, problems in found.items() if name not in READABLE and len(problems) != 1} == {}
    for name, problems in found.items():
        for line, column, code, hint, message, severity in problems:
            assert line >= 1, name
            assert column >= 1, name
            assert code in {"bad-yaml", "duplicate-key", "too-large", "not-utf8", "merge-conflict"}, (name, code)
            assert 0 < len(hint) < 250, (name, hint)
            assert 0 < len(message) < 250, (name, message)
            assert severity == "error", name


def test_the_rest_of_the_vault_counts(tmp_path: Path) -> None:
    (tmp_path / "people").mkdir()
    (tmp_path / "people" / "Ada.md").write_text("---\nknows: '[[Bad]]'\n---\n", encoding="utf-8")
    (tmp_path / "people" / "Bad.md").write_text("---\na: &a [*a]\n---\n", encoding="utf-8")
    found = load_network(tmp_path)
    assert [person.path for person in found.people] == ["people/Ada.md"]
    assert {note.path: note.status for note in found.notes} == {"people/Ada.md": "ok", "people/Bad.md": "unreadable"}
    assert [(p.path, p.line, p.code) for p in found.problems if p.path == "people/Bad.md"] == [
        ("people/Bad.md", 2, "bad-yaml")
    ]
