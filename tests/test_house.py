"""The habits of the house that a machine can see."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "netnotes"
SOURCES = sorted(PACKAGE.rglob("*.py"))

EMPTY_NAMES = {"common", "core", "helper", "helpers", "misc", "util", "utils"}
LONGEST_FILE = 300
LONGEST_FUNCTION = 60
MACHINE_PATH = re.compile(r"(?<![\w.~/-])/(?:home|root|work|Users)/\w")


def nodes() -> Iterator[tuple[str, ast.AST]]:
    """Every syntax node of the package, with its path from the top of the checkout."""
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_bytes())):
            yield path.relative_to(ROOT).as_posix(), node


def reads_the_clock(node: ast.AST) -> bool:
    """Whether the node is ``date.today``, ``datetime.now`` and the like, called or passed on."""
    if not isinstance(node, ast.Attribute) or node.attr not in {"now", "today", "utcnow"}:
        return False
    owner = node.value.attr if isinstance(node.value, ast.Attribute) else getattr(node.value, "id", "")
    return owner in {"date", "datetime"}


def catches_everything(node: ast.AST) -> bool:
    """Whether the node is a bare ``except`` or catches Exception, alone or among others."""
    if not isinstance(node, ast.ExceptHandler):
        return False
    if node.type is None:
        return True
    return any(getattr(part, "id", "") in {"BaseException", "Exception"} for part in ast.walk(node.type))


def project_files() -> list[Path]:
    """What git tracks, or would track after ``git add``."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        listing = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError) as error:
        pytest.skip(f"needs a git checkout: {error}")
    paths = (ROOT / name for name in listing.decode().split("\0") if name)
    return [path for path in paths if path.is_file() and not path.is_symlink()]


def test_nothing_imports_upward() -> None:
    command: list[str | Path] = [Path(sys.executable).with_name("lint-imports"), "--no-logo", "--no-cache"]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr


def test_every_module_has_a_name_that_says_something() -> None:
    assert [str(path) for path in SOURCES if {path.stem, path.parent.name} & EMPTY_NAMES] == []


def test_files_are_short() -> None:
    lengths = {path.name: len(path.read_bytes().splitlines()) for path in SOURCES}
    assert {name: length for name, length in lengths.items() if length > LONGEST_FILE} == {}


def test_functions_are_short() -> None:
    lengths = {
        f"{path}:{node.lineno} {node.name}": (node.end_lineno or 0) - node.lineno + 1
        for path, node in nodes()
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    assert {name: length for name, length in lengths.items() if length > LONGEST_FUNCTION} == {}


def test_the_clock_is_read_once_by_the_command_line() -> None:
    places = [path for path, node in nodes() if reads_the_clock(node)]
    assert [path for path in places if not path.startswith("netnotes/cli/")] == []
    assert len(places) <= 1, places


def test_nothing_catches_everything() -> None:
    handlers = [f"{path}:{node.lineno}" for path, node in nodes() if catches_everything(node)]  # type: ignore[attr-defined]
    assert handlers == []


def test_no_file_names_a_path_of_somebodys_machine() -> None:
    found = [
        f"{path.relative_to(ROOT)}: {match.group()}"
        for path in project_files()
        for match in MACHINE_PATH.finditer(path.read_text(encoding="utf-8", errors="replace"))
    ]
    assert found == []


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("date.today()", True),
        ("field(default_factory=datetime.now)", True),
        ("datetime.datetime.utcnow()", True),
        ("context.today", False),
        ("today()", False),
    ],
)
def test_a_clock_is_recognized(code: str, expected: bool) -> None:
    assert any(map(reads_the_clock, ast.walk(ast.parse(code)))) is expected


@pytest.mark.parametrize(
    ("caught", "expected"),
    [("", True), ("Exception", True), ("(OSError, Exception)", True), ("OSError", False)],
)
def test_a_broad_handler_is_recognized(caught: str, expected: bool) -> None:
    code = f"try:\n    pass\nexcept {caught}:\n    pass\n"
    assert any(map(catches_everything, ast.walk(ast.parse(code)))) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("see /" + "home/ann/notes", True),
        ("'/" + "work/x'", True),
        ("https://example.com/work/x", False),
        ("notes/home/x", False),
    ],
)
def test_a_machine_path_is_recognized(text: str, expected: bool) -> None:
    assert bool(MACHINE_PATH.search(text)) is expected


def test_no_pattern_has_a_possessive_group() -> None:
    """Python 3.11.0 to 3.11.4 match them wrongly: an atomic group (?>…) says the same."""
    possessive = re.compile(r"(?<![\\(])\)(?:\+\+|\*\+|\?\+|\{[\d,]+\}\+)")
    texts = [(place, node.value) for place, node in nodes() if isinstance(node, ast.Constant)]
    found = [f"{place}: {text}" for place, text in texts if isinstance(text, str) and possessive.search(text)]
    assert found == []
