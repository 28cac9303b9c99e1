"""The public Python API: the same rows as the command line."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from textwrap import dedent

import pytest

import netnotes
from netnotes import NameMatchError, OperatorError, Vault
from netnotes.rules.accounts import BalanceRow
from netnotes.rules.due import DueRow
from netnotes.rules.people import PersonRow
from tests.cli.conftest import SMALL

TODAY = date(2026, 11, 21)


def test_a_vault_answers_as_the_commands_do(vault: Callable[[str], Path]) -> None:
    mine = Vault(vault(SMALL))
    assert [(row.name, row.status) for row in mine.due(TODAY)] == [("Ana Silva", "overdue"), ("Ana Costa", "never")]
    assert len(mine.due(TODAY, everyone=True)) == 4
    assert [(row.name, row.balance) for row in mine.balance(TODAY)] == [("Ana Silva", -1), ("Bo Chen", 2)]
    assert [row.title for row in mine.goals(TODAY)] == ["Publish the survey"]
    assert [row.name for row in mine.people(TODAY)] == ["Ana Costa", "Ana Silva", "Bo Chen", "José Núñez"]
    assert mine.problems == ()
    assert mine.check(TODAY) == ()


def test_a_vault_is_read_once(vault: Callable[[str], Path]) -> None:
    root = vault(SMALL)
    mine = Vault(str(root))
    first = mine.network
    (root / "people" / "Ana Silva.md").unlink()
    assert mine.network is first
    assert len(Vault(root).network.people) == 3


def test_rows_say_which_of_their_attributes_are_json(vault: Callable[[str], Path]) -> None:
    [row, _] = Vault(vault(SMALL)).due(TODAY)
    assert "path" in json.dumps({key: str(getattr(row, key)) for key in row.JSON})


def test_there_is_nothing_else_in_the_package() -> None:
    with pytest.raises(AttributeError, match="no attribute 'vault_of_somebody'"):
        _ = netnotes.vault_of_somebody
    assert set(netnotes.__all__) == {"NameMatchError", "NoteHandler", "OperatorError", "Vault", "__version__"}
    assert set(netnotes.__all__) <= set(dir(netnotes))
    for name in netnotes.__all__:
        assert getattr(netnotes, name) is not None


def test_importing_the_package_imports_nothing_else() -> None:
    code = """
        import sys, __future__
        before = set(sys.modules)
        import netnotes
        print(sorted(set(sys.modules) - before))
        netnotes.OperatorError
        print([name for name in sys.modules if name.startswith("netnotes") or "yaml" in name])
        netnotes.NoteHandler
        print("frontmatter" in sys.modules, "netnotes.api" in sys.modules)
    """
    root = Path(netnotes.__file__).resolve().parents[1]
    command = [sys.executable, "-S", "-c", f"import sys; sys.path[:0] = {[str(root), *sys.path]!r}\n{dedent(code)}"]
    result = subprocess.run(command, capture_output=True, text=True, check=True)
    first, second, third = result.stdout.splitlines()
    assert first == "['netnotes']"
    assert second == "['netnotes', 'netnotes.model', 'netnotes.model.errors']"
    assert third == "True False"


NAMES = """
    === people/Ana Silva.md
    ---
    aliases: [Annie]
    offers: [hiring advice]
    birthday: 1981-12-11
    ---
    - [ ] send the deck 📅 2026-11-20
    ## Log
    - 2026-11-19 conference: at the fair [got:: a tip]
    === people/Ana Costa.md
    ---
    knows: "[[Ana Silva]]"
    needs: [hiring]
    ---
    ## Log
    - 2026-10-01 call: hello
    === goals/Publish the survey.md
    ---
    people: ["[[Ana Silva]]"]
    ---
    === plans/2026-11.md
    ---
    planned: 2026-11-01
    ---
    - [ ] [[Ana Silva]]
"""


@pytest.fixture
def mine(vault: Callable[[str], Path]) -> Vault:
    return Vault(vault(NAMES))


def test_every_question_of_the_commands_can_be_asked(mine: Vault) -> None:
    assert mine.person("annie", TODAY).last_contact == date(2026, 11, 19)
    assert mine.when("costa", TODAY).status == "untracked"
    assert [row.name for row in mine.people(TODAY, offers="hiring")] == ["Ana Silva"]
    assert [row.name for row in mine.people(TODAY, goal="survey")] == ["Ana Silva"]
    assert [(line.kind, line.balance) for line in mine.statement("silva", TODAY)] == [("withdrawal", -1)]
    assert mine.goal("survey", TODAY).people == ("Ana Silva",)
    assert [row.text for row in mine.followups(TODAY)] == ["send the deck"]
    assert mine.followups(TODAY, "costa") == ()
    assert [row.name for row in mine.followups_now(TODAY)] == ["Ana Silva"]
    assert [row.age for row in mine.dates(TODAY)] == [45]
    assert mine.dates(TODAY, days=3) == ()
    assert [(row.a, row.b) for row in mine.intros(TODAY, everyone=True)] == []
    assert [row.name for row in mine.plan(TODAY, date(2026, 12, 24)).rows] == ["Ana Silva"]
    written = mine.written_plan(TODAY)
    assert written is not None
    assert [(one.name, one.met) for one in written.people] == [("Ana Silva", True)]
    assert mine.written_plan(TODAY, date(2026, 12, 1)) is None
    assert [(row.name, row.how) for row in mine.match("hiring", TODAY)] == [
        ("Ana Silva", "offers"),
        ("Ana Costa", "needs"),
    ]
    assert [row.name for row in mine.match("hiring", TODAY, ["needs"])] == ["Ana Costa"]
    assert [row.name for row in mine.paths("silva", TODAY)] == ["Ana Costa"]
    assert [row.kind for row in mine.history("silva", TODAY)] == ["conference", "withdrawal"]
    assert mine.brief("silva", TODAY).person.name == "Ana Silva"
    assert mine.view(TODAY).capacity.capacity == 20
    assert mine.balance(TODAY) == mine.balances(TODAY)


def test_rows_are_those_of_the_commands(mine: Vault, capsys: pytest.CaptureFixture[str]) -> None:
    from netnotes.cli.main import run

    root, today = str(mine.path), TODAY.isoformat()
    for command, rows in {
        ("due", "--all"): mine.due(TODAY, everyone=True),
        ("followups", "--now"): mine.followups_now(TODAY),
        ("dates",): mine.dates(TODAY),
        ("history", "silva"): mine.history("silva", TODAY),
        ("match", "hiring"): mine.match("hiring", TODAY),
    }.items():
        assert run(["-C", root, "--today", today, *command, "--format", "json"]) == 0
        printed = json.loads(capsys.readouterr().out)
        plain = [{key: getattr(row, key) for key in row.JSON} for row in rows]  # type: ignore[attr-defined]
        assert printed
        assert printed == json.loads(json.dumps(plain, default=str))


def test_a_name_that_means_nobody_or_several_says_whom_it_may_mean(mine: Vault) -> None:
    with pytest.raises(
        NameMatchError, match=r"'ana' fits 2 people: Ana Costa \(people/Ana Costa\.md\), Ana Silva"
    ) as caught:
        mine.history("ana", TODAY)
    assert caught.value.found == ("people/Ana Costa.md", "people/Ana Silva.md")
    with pytest.raises(NameMatchError, match="no person here is called 'Ana Silba'; did you mean Ana Silva") as caught:
        mine.person("Ana Silba", TODAY)
    assert (caught.value.text, caught.value.found, caught.value.near[:1]) == ("Ana Silba", (), ("Ana Silva",))
    with pytest.raises(NameMatchError, match="no goal here"):
        mine.people(TODAY, goal="conquer")


@pytest.mark.parametrize("cache", ["user", "none"])
def test_sql_has_columns_with_names_and_one_class_of_errors(vault: Callable[[str], Path], cache: str) -> None:
    vault(NAMES)
    with Vault(vault(f"=== netnotes.yaml\ncache: {cache}\n")) as mine:
        found = mine.query("SELECT name, last_contact FROM due ORDER BY name", TODAY)
        assert found.columns == ("name", "last_contact")
        assert found.rows == (("Ana Costa", "2026-10-01"), ("Ana Silva", "2026-11-19"))
        assert mine.query("SELECT last_contact FROM due ORDER BY name", date(2026, 10, 2)).rows[1] == (None,)
        for sql in ("DELETE FROM people", "SELECT nothing FROM people", "ATTACH 'x' AS y", ""):
            with pytest.raises(OperatorError) as caught:
                mine.query(sql, TODAY)
            assert caught.value.message
        assert mine.brief("silva", TODAY).person.name == "Ana Silva"


def test_a_closed_vault_says_so_and_rows_last_longer(mine: Vault) -> None:
    with mine as opened:
        due, balances, people = opened.due(TODAY, everyone=True), opened.balances(TODAY), opened.people(TODAY)
    for rows, keys in ((due, DueRow.JSON), (balances, BalanceRow.JSON), (people, PersonRow.JSON)):
        assert [getattr(row, key) for row in rows for key in keys]
    for ask in (lambda: mine.due(TODAY), lambda: mine.query("SELECT 1", TODAY), lambda: mine.problems):
        with pytest.raises(ValueError, match="closed"):
            ask()
    mine.close()


def test_another_thread_makes_a_vault_of_its_own(mine: Vault) -> None:
    mine.due(TODAY)
    index = {path: path.stat().st_ino for path in Path(os.environ["NETNOTES_CACHE_DIR"]).rglob("index.db")}
    with ThreadPoolExecutor(2) as pool:
        with pytest.raises(RuntimeError, match="belongs to the thread"):
            pool.submit(mine.people, TODAY).result()
        answers = pool.map(lambda _: [row.name for row in Vault(mine.path).people(TODAY)], range(4))
        assert list(answers) == [["Ana Costa", "Ana Silva"]] * 4
    assert index == {path: path.stat().st_ino for path in index}, "nobody took the index for damaged"
    assert len(mine.people(TODAY)) == 2


def test_a_folder_that_is_none_is_an_error_of_the_system(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="nowhere"):
        Vault(tmp_path / "nowhere").due(TODAY)
