from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import SMALL, Result, Run

Vault = Callable[[str], Path]


def findings(result: Result) -> dict[str, str]:
    return {finding["name"]: finding["value"] for finding in result.json["findings"]}


def test_a_healthy_vault(run: Run, vault: Vault) -> None:
    result = run("-C", vault(SMALL), "doctor", "--format", "json")
    assert result.code == 0
    found = findings(result)
    assert found["notes"] == "4 people, 1 goal, 1 meeting, 1 note about me"
    assert found["netnotes.yaml"] == "fine"
    assert found["state folder"] == "~/s"


def test_where_the_index_is_and_whether_there_is_none(run: Run, vault: Vault, elsewhere: Path) -> None:
    root = vault(SMALL)
    found = findings(run("-C", root, "doctor", "--format", "json"))
    assert found["cache folder"] == "~/c"
    assert found["index"].startswith("~/c/")
    assert found["sqlite"].endswith(" with full-text search")
    (elsewhere / "file").write_text("no folder", encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NETNOTES_CACHE_DIR", str(elsewhere / "file"))
        result = run("-C", root, "doctor", "--format", "json")
        assert (result.code, findings(result)["index"][:8]) == (1, "none at ")
    (root / "netnotes.yaml").write_text("cache: none\n", encoding="utf-8")
    assert findings(run("-C", root, "doctor", "--format", "json"))["index"].startswith("none, as netnotes.yaml says")
    assert list((elsewhere / "c").rglob("index.db")) == []


def test_nobody_is_named(run: Run, vault: Vault) -> None:
    out = run("-C", vault(SMALL), "doctor").out
    assert not any(name in out for name in ("Ana", "Bo", "Robin", "survey"))


def test_a_broken_configuration_needs_mending(run: Run, vault: Vault) -> None:
    result = run("-C", vault("=== netnotes.yaml\nsoon_days: many\n"), "doctor", "--format", "json")
    assert (result.code, result.json["healthy"]) == (1, False)
    assert findings(result)["netnotes.yaml"] == "1 problem"


def test_without_a_vault_the_installation_is_looked_at(run: Run) -> None:
    result = run("doctor", "--format", "json")
    assert result.code == 0
    assert findings(result)["vault"] == "none here"


def test_a_repository_without_the_merge_rule_gets_a_hint(run: Run, vault: Vault) -> None:
    root = vault(SMALL)
    (root / ".git").mkdir()
    assert "dashboards/*.md merge=union" in run("-C", root, "doctor").out
    (root / ".gitattributes").write_text("dashboards/*.md merge=union\n", encoding="utf-8")
    assert findings(run("-C", root, "doctor", "--format", "json"))["repository"].startswith("generated pages merge")


@pytest.mark.parametrize(
    ("settings", "links"),
    [
        ("=== .obsidian/app.json\n{}\n", "wikilink, because .obsidian/ is there"),
        ('=== .obsidian/app.json\n{"useMarkdownLinks": true}\n', "markdown"),
        ("=== netnotes.yaml\ndashboards: {links: wikilink}\n", "wikilink, as netnotes.yaml says"),
        ("=== a.md\n", "markdown"),
    ],
)
def test_the_style_of_links(run: Run, vault: Vault, settings: str, links: str) -> None:
    assert findings(run("-C", vault(settings), "doctor", "--format", "json"))["links"] == links
