from collections.abc import Callable
from pathlib import Path

from tests.cli.conftest import SMALL, Result, Run

Vault = Callable[[str], Path]


def test_it_says_what_it_wrote_and_writes_nothing_twice(run: Run, vault: Vault) -> None:
    root = vault(SMALL)
    first = run("build", root)
    assert (first.code, first.err) == (0, "")
    assert "wrote dashboards/Home.md" in first.out.splitlines()
    assert (root / "dashboards" / "Home.md").exists()
    pages = len(first.out.splitlines())
    assert run("build", root).out == f"nothing to write: {pages} pages are up to date\n"


def test_check_writes_nothing_and_says_what_is_out_of_date(run: Run, vault: Vault) -> None:
    root = vault(SMALL)
    stale = run("build", "--check", root)
    assert stale.code == 1
    assert "out of date: dashboards/Home.md" in stale.out.splitlines()
    assert not (root / "dashboards").exists()
    run("build", root)
    assert run("build", "--check", root).code == 0


def test_a_file_of_somebody_else_is_an_operator_s_mistake(run: Run, vault: Vault) -> None:
    root = vault(SMALL + "    === dashboards/Due.md\n    mine\n")
    result = run("build", root)
    assert result.code == 2
    assert "dashboards/Due.md was not made by netnotes" in result.err
    assert (root / "dashboards" / "Due.md").read_text(encoding="utf-8") == "mine\n"


def test_the_answer_can_be_json(run: Run, vault: Vault) -> None:
    found = run("build", vault(SMALL), "--format", "json").json
    assert "dashboards/Home.md" in found["written"]
    assert (found["stale"], found["foreign"], found["unchanged"]) == ([], [], [])


def test_quiet_says_nothing_when_all_is_well(run: Run, vault: Vault) -> None:
    assert run("build", vault(SMALL), "-q") == Result(0, "", "")


def test_the_option_beats_the_argument(run: Run, vault: Vault, elsewhere: Path) -> None:
    root = vault(SMALL)
    other = elsewhere / "other"
    other.mkdir()
    assert run("build", other, "-C", root).code == 0
    assert (root / "dashboards").exists()
    assert list(other.iterdir()) == []


def test_the_site_is_made_when_asked_for(run: Run, vault: Vault) -> None:
    root = vault(SMALL)
    first = run("build", "--site", root)
    assert (first.code, first.err) == (0, "")
    assert f" files of the site: {root / 'site' / 'index.html'}" in first.out
    assert (root / "site" / "people.html").exists()
    assert run("build", "--site", root).out.startswith("nothing to write: ")
    assert run("build", "--site", "--check", root).code == 0


def test_the_configuration_asks_for_the_site_too(run: Run, vault: Vault) -> None:
    root = vault(SMALL + "    === netnotes.yaml\n    site: {enabled: true, folder: public/pages}\n")
    assert run("build", "--check", root).code == 1
    run("build", root)
    assert (root / "public" / "pages" / "index.html").exists()
    (root / "public" / "pages" / "index.html").unlink()
    assert "wrote 1 file of the site" in run("build", root).out
    (root / "public" / "pages" / "index.html").unlink()
    assert "site" not in run("build", "--no-site", root).out
    assert "wrote 1 file of the site" in run("build", root).out


def test_a_site_folder_of_somebody_else_is_an_operator_s_mistake(run: Run, vault: Vault) -> None:
    root = vault(SMALL + "    === site/index.html\n    mine\n")
    result = run("build", "--site", root)
    assert result.code == 2
    assert "site was not made by netnotes" in result.err
    assert (root / "dashboards" / "Home.md").exists()


def test_what_was_done_to_the_site_can_be_json(run: Run, vault: Vault) -> None:
    found = run("build", "--site", vault(SMALL), "--format", "json").json
    assert "people.html" in found["site"]["written"]
