from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Result, Run

VAULT = """
    === people/Ana Silva.md
    ---
    cadence: monthly
    knows: ["[[Zoe Lind]]"]
    ---
    ## Log
    - 2026-11-01 coffee
    === people/Zoe Lind.md
    ---
    status: to-meet
    knows: [Petra]
    ---
    === people/Petra Vane.md
    ---
    aliases: [Petra]
    ---
    === people/Lone Wolf.md
    text
    === people/Late Bloomer.md
    ---
    introduced_by: Somebody Else
    ---
    === people/Old Friend.md
    ---
    status: deceased
    ---
"""
Path_ = Callable[..., Result]


@pytest.fixture
def path(vault: Callable[[str], Path], run: Run) -> Path_:
    root = vault(VAULT)
    return lambda *args: run("path", *args, "--vault", root)


def test_each_link_has_its_evidence(path: Path_) -> None:
    assert path("petra") == Result(
        0,
        "Petra Vane\n"
        "\n"
        "Ana Silva → Zoe Lind → Petra Vane  warm, last contact 2026-11-01\n"
        "  Ana Silva knows Zoe Lind  people/Ana Silva.md:3\n"
        "  Zoe Lind knows Petra Vane  people/Zoe Lind.md:3\n",
        "",
    )


def test_json_has_every_link(path: Path_) -> None:
    (found,) = path("zoe", "--format", "json").json
    assert found == {
        "name": "Ana Silva",
        "path": "people/Ana Silva.md",
        "warmth": "warm",
        "last_contact": "2026-11-01",
        "links": 1,
        "chain": [
            {
                "who": "Ana Silva",
                "whom": "Zoe Lind",
                "kind": "knows",
                "how": "Ana Silva knows Zoe Lind",
                "path": "people/Ana Silva.md",
                "line": 3,
            }
        ],
    }


def test_csv_and_markdown_have_a_row_for_each_way(path: Path_) -> None:
    assert path("zoe", "--format", "csv").out.splitlines()[0] == "name,path,warmth,last_contact,links,chain"
    assert "| Ana Silva | warm | 2026-11-01 | 1 | Ana Silva knows Zoe Lind |" in path("zoe", "--format", "md").out


def test_somebody_i_know_is_said_to_be_known(path: Path_) -> None:
    assert path("ana").out.splitlines()[0] == "Ana Silva: you know each other, last coffee on 2026-11-01"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("lone", "Nobody in your notes leads to Lone Wolf yet."),
        ("late", "The note names Somebody Else, of whom there is no note yet"),
        ("old", "Old Friend has died; nobody needs to be asked."),
    ],
)
def test_without_a_way_it_says_what_would_make_one(path: Path_, name: str, words: str) -> None:
    result = path(name)
    assert result.code == 0
    assert words in result.out


def test_an_unknown_name_is_a_no(path: Path_) -> None:
    assert path("nobody").code == 1
