"""The folder of checks is its own list."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from netnotes.lint import all_problems, iter_checks
from netnotes.model.network import Network
from tests.lint.conftest import TODAY

FOLDER = Path(__file__).resolve().parents[2] / "netnotes" / "lint"
TESTS = Path(__file__).resolve().parent


def test_every_file_is_a_check_with_documentation_codes_and_a_test() -> None:
    names = [name for by_day in (False, True) for name, _ in iter_checks(by_day=by_day)]
    found = (path for folder in (FOLDER, FOLDER / "by_day") for path in folder.glob("*.py"))
    files = [path.relative_to(FOLDER).with_suffix("") for path in found if path.stem != "__init__"]
    assert sorted(names) == sorted(".".join(("netnotes", "lint", *file.parts)) for file in files)
    for name in names:
        module = import_module(name)
        assert module.__doc__
        assert module.CODES
        assert (TESTS / f"test_{name.rpartition('.')[2]}.py").exists()


def test_all_problems_are_sorted_and_told_once(network: Callable[[str], Network]) -> None:
    found = network(
        """
        === people/Bo.md
        ---
        last_contact: 2027-01-01
        cadence: sometimes
        ---
        === people/Ana.md
        ---
        category: chess
        ---
        """
    )
    problems = all_problems(found, TODAY)
    assert [(problem.path, problem.code) for problem in problems] == [
        ("people/Ana.md", "unknown-category"),
        ("people/Bo.md", "future-last-contact"),
        ("people/Bo.md", "bad-cadence"),
    ]
    assert all_problems(found, TODAY) == problems


def test_every_problem_of_a_check_has_one_of_its_codes(network: Callable[[str], Network]) -> None:
    found = network(
        "=== netnotes.yaml\nquiet: [{from: 01-01, to: 12-31}]\n"
        "=== people/A.md\n---\naliases: B\ncategory: x\nlast_contact: 2027-01-01\nnetnotes_balance: 3\n---\n"
        "=== people/B.md\nHim.\n=== people/b.md\nHim.\n"
    )
    for by_day in (False, True):
        for name, check in iter_checks(by_day=by_day):
            codes = {problem.code for problem in (check(found, TODAY) if by_day else check(found))}
            assert codes
            assert codes <= set(import_module(name).CODES)
