from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Result, Run

VAULT = """
    === people/Ana Silva.md
    ---
    needs: [hiring advice]
    offers: [maps]
    ---
    === people/Bo Chen.md
    ---
    offers: [hiring]
    ---
    === people/Cy Dahl.md
    ---
    needs: [maps]
    ---
    === meetings/2026-10-01 Ana and Bo.md
    ---
    kind: intro
    stage: asked
    people: [Ana Silva, Bo Chen]
    ---
    === meetings/2026-09-01 Bo and Cy.md
    ---
    kind: intro
    stage: done
    people: [Bo Chen, Cy Dahl]
    ---
    They run together now.
"""
Intros = Callable[..., Result]


@pytest.fixture
def root(vault: Callable[[str], Path]) -> Path:
    return vault(VAULT)


@pytest.fixture
def intros(root: Path, run: Run) -> Intros:
    return lambda *args: run("intros", *args, "--vault", root)


def test_what_is_under_way_and_an_idea(intros: Intros) -> None:
    result = intros()
    assert result.out == (
        "Who        With       Stage           Since       Because\n"
        "Ana Silva  Bo Chen    asked, waiting  2026-10-01  Ana Silva looks for hiring advice; Bo Chen offers hiring\n"
        "Cy Dahl    Ana Silva  idea                        Cy Dahl looks for maps; Ana Silva offers it\n"
    )
    assert result.err == (
        "Next with Ana Silva and Bo Chen: hear what they say, then write to both, then\n"
        "  netnotes set 'meetings/2026-10-01 Ana and Bo.md' stage=made date=2026-11-21\n"
    )


def test_all_has_those_that_are_done(intros: Intros) -> None:
    rows = intros("--all", "--format", "json").json
    assert [(row["a"], row["b"], row["stage"]) for row in rows] == [
        ("Ana Silva", "Bo Chen", "asked"),
        ("Cy Dahl", "Ana Silva", None),
        ("Bo Chen", "Cy Dahl", "done"),
    ]


def test_json_has_the_keys_of_the_contract(intros: Intros) -> None:
    result = intros("--format", "json")
    asked, idea = result.json
    assert {key: asked[key] for key in ("a", "b", "topic", "because", "stage")} == {
        "a": "Ana Silva",
        "b": "Bo Chen",
        "topic": "hiring advice",
        "because": "Ana Silva looks for hiring advice; Bo Chen offers hiring",
        "stage": "asked",
    }
    assert idea["evidence"] == ["people/Cy Dahl.md:2", "people/Ana Silva.md:3"]
    assert (idea["stage"], idea["path"], result.err) == (None, None, "")


def test_an_idea_is_kept_asked_about_and_made(root: Path, run: Run, intros: Intros) -> None:
    def stages() -> list[str | None]:
        rows = intros("--all", "--format", "json").json
        return [row["stage"] for row in rows if {row["a"], row["b"]} == {"Cy Dahl", "Ana Silva"}]

    assert stages() == [None]
    logged = run("log", "cy", "ana", "--kind", "intro", "--stage", "considered", "--vault", root)
    assert logged.code == 0
    assert stages() == ["considered"]
    note = "meetings/2026-11-21 intro with Cy Dahl and Ana Silva.md"
    run("set", note, "stage=asked", "date=2026-11-20", "--vault", root)
    assert stages() == ["asked"]
    assert run("log", "ana", "cy", "--kind", "intro", "--vault", root).code == 0
    assert stages() == ["made"]


def test_a_stage_is_that_of_an_introduction(root: Path, run: Run) -> None:
    result = run("log", "cy", "ana", "--kind", "lunch", "--stage", "asked", "--vault", root)
    assert (result.code, "--stage is that of an introduction" in result.err) == (2, True)
    one = run("log", "cy", "--stage", "asked", "--vault", root)
    assert (one.code, one.out.count("meetings/")) == (0, 1)


def test_nobody_to_introduce_is_told_how(vault: Callable[[str], Path], run: Run) -> None:
    result = run("intros", "--vault", vault("=== people/Ana.md\ntext\n"))
    assert (result.code, result.out.startswith("Nobody to introduce yet.")) == (0, True)
    assert run("intros", "--format", "json", "--vault", vault("=== people/Bo.md\ntext\n")).json == []


def test_home_shows_what_waits_and_one_idea(root: Path, run: Run, vault: Callable[[str], Path]) -> None:
    vault("=== people/Cy Dahl.md\n---\nneeds: [maps]\ncadence: monthly\nlast_contact: 2026-09-01\n---\n")
    out = run("today", "--vault", root).out
    assert "  introduce Ana Silva and Bo Chen: asked on 2026-10-01; hear what they say, then write to both\n" in out
    assert "  introduce Cy Dahl and Ana Silva: Cy Dahl looks for maps; Ana Silva offers it\n" in out


def test_show_and_why_tell_of_introductions(root: Path, run: Run) -> None:
    words = "introduced to Cy Dahl on 2026-09-01 (done)"
    shown = run("show", "bo", "--vault", root).out
    assert "introductions: introduction to Ana Silva: asked on 2026-10-01, waiting for a next step; " + words in shown
    assert f"  {words}  meetings/2026-09-01 Bo and Cy.md:3\n" in run("why", "bo", "--vault", root).out
