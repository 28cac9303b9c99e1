from pathlib import Path

from tests.cli.conftest import Run


def markdown(root: Path) -> list[Path]:
    return sorted(root.rglob("*.md"))


def test_a_demo_is_a_vault_without_a_problem(run: Run, elsewhere: Path) -> None:
    result = run("demo", "try-it", "--people", "5", "--seed", "3")
    assert result.out == "Made 20 notes in try-it\n"
    assert "netnotes -C try-it --today 2026-11-21" in result.err
    assert len(markdown(elsewhere / "try-it")) == 20
    assert run("-C", "try-it", "check", "--strict").code == 0
    assert len(run("-C", "try-it", "people", "--format", "json").json) == 5


def test_the_number_of_notes_can_be_given(run: Run, elsewhere: Path) -> None:
    run("demo", "a", "--notes", "31")
    run("demo", "b", "--notes", "31")
    assert len(markdown(elsewhere / "a")) == 31
    assert [path.read_bytes() for path in markdown(elsewhere / "a")] == [
        path.read_bytes() for path in markdown(elsewhere / "b")
    ]


def test_a_folder_with_something_in_it_is_refused(run: Run, elsewhere: Path) -> None:
    (elsewhere / "full").mkdir()
    (elsewhere / "full" / "note.md").write_text("mine", encoding="utf-8")
    result = run("demo", "full")
    assert (result.code, result.err) == (2, "netnotes: full is not empty\n  name a new folder for the made-up notes\n")
    assert [path.name for path in (elsewhere / "full").iterdir()] == ["note.md"]


def test_an_empty_folder_will_do(run: Run, elsewhere: Path) -> None:
    (elsewhere / "empty").mkdir()
    assert run("demo", "empty", "--notes", "3").code == 0


def test_people_and_notes_exclude_each_other(run: Run, elsewhere: Path) -> None:
    assert run("demo", "x", "--notes", "3", "--people", "2").code == 2
    assert run("demo", "x", "--notes", "-3").code == 2
    assert not (elsewhere / "x").exists()
