"""What is private never reaches a page, the search or a file name (SPEC 11)."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.pages.site.pages import page, site_of

Vault = Callable[[str], Path]
NOTES = """
    === netnotes.yaml
    private_fields: [trust, phone, salary]
    === people/Ana.md
    ---
    cadence: monthly
    trust: 4
    phone: +1 555 CANARY
    mobile: +1 555 CANARY
    salary: CANARY
    met: at [[Hidden]]'s %% CANARY %%
    knows: ["[[Hidden]]", "[[Bo]]"]
    introduced_by: Hidden
    i_offer: ["a word with [[people/Hidden|CANARYNAME]]"]
    organization: "[[Shadow]]"
    ---
    Or [[CANARYNAME]]. Friend of [[Hidden]], [CANARYNAME](Hidden.md) and [[Secret plan|CANARYNAME]]. <!-- CANARY -->
    See [[Hidden thought|CANARY]], ![[Hidden thought]].

    %%
    CANARY

    CANARY
    %%

    trust:: CANARY
    - note [salary:: CANARY] end

    ## Log
    - 2026-11-03 coffee: with [[Hidden|CANARYNAME]] %% CANARY %% [gave:: showed [[Hidden|CANARYNAME]] the way]
    - [ ] ask [[Hidden|CANARYNAME]] about it 📅 2026-11-25

    %% netnotes:begin history %%
    CANARY
    %% netnotes:end %%
    === people/Bo.md
    ---
    helps_with: "[[Secret plan]]"
    household: "[[Hidden]]"
    ---
    === people/Hidden.md
    ---
    private: true
    aliases: [CANARYNAME]
    cadence: weekly
    birthday: 11-23
    offers: CANARY
    helps_with: "[[Open plan]]"
    ---
    ## Log
    - 2026-10-01 call: [got:: CANARY]
    - [ ] CANARY 📅 2026-11-22
    === people/Twin.md
    ---
    private: true
    ---
    === friends/Twin.md
    ---
    type: person
    cadence: monthly
    ---
    === organizations/Shadow.md
    ---
    private: true
    url: https://CANARY.example
    ---
    === goals/Secret plan.md
    ---
    private: true
    why: CANARY
    people: [Ana]
    ---
    === goals/Open plan.md
    ---
    due: 2026-12-31
    why: because of [[Hidden|CANARYNAME]] <!-- CANARY -->
    people: ["[[Hidden]]", "[[Ana]]"]
    needs: ["a talk with [[Hidden|CANARYNAME]]"]
    ---
    === meetings/2026-11-10 Quiet CANARY.md
    ---
    private: true
    people: [Ana, Bo]
    gave: CANARY
    ---
    CANARY
    === meetings/2026-11-12 Lunch.md
    ---
    people: ["[[Ana]]", "[[Hidden]]"]
    gave: {what: "a seat beside [[Hidden|CANARYNAME]]", to: "[[Bo]]"}
    ---
    About [[Hidden]].
    === notes/Hidden thought.md
    ---
    private: true
    ---
    CANARY
"""


@pytest.fixture
def root(vault: Vault) -> Path:
    root = vault(NOTES)
    site_of(root)
    return root


def test_no_canary_is_anywhere(root: Path) -> None:
    files = [path for path in (root / "site").rglob("*") if path.is_file()]
    assert len(files) > 15
    for path in files:
        assert b"canary" not in path.read_bytes().lower(), path
        assert "canary" not in str(path.relative_to(root)).lower()


@pytest.mark.parametrize("word", ["hidden", "secret", "shadow"])
def test_no_private_name_is_anywhere(root: Path, word: str) -> None:
    for path in (root / "site").rglob("*"):
        if (path.is_file() and path.suffix not in (".css", ".js")) or path.name == "search.js":
            text = path.read_text(encoding="utf-8").lower().replace("aria-hidden", "")
            text = text.replace(" hidden>", ">").replace(" hidden", "")
            assert word not in text.replace("hidden ", ""), path
        assert word not in path.name


def test_links_to_private_people_read_someone(root: Path) -> None:
    text = page(root, "people/ana.html").text
    assert "Friend of someone, someone and someone." in text
    assert "with someone" in text
    assert "ask someone about it" in text
    assert "at someone's" in text
    assert "a word with someone" in text


def test_of_a_contact_in_a_private_note_only_the_day_is_known(root: Path) -> None:
    assert not (root / "site/people/hidden.html").exists()
    ana = page(root, "people/ana.html").text
    assert "12 Nov 2026" in ana
    assert "10 Nov 2026 · contact 3 Nov" in ana
    assert "Gave and got Balance 1: gave 1, got 0." in ana


def test_a_public_namesake_of_a_private_note_keeps_its_page(root: Path) -> None:
    assert (root / "site/people/twin.html").exists()


def test_a_note_that_becomes_private_leaves_the_site(vault: Vault) -> None:
    root = vault("=== people/Ana.md\nKnows [[Bo]].\n=== people/Bo.md\nhello\n")
    site_of(root)
    assert (root / "site/people/bo.html").exists()
    (root / "people/Bo.md").write_text("---\nprivate: true\n---\nhello\n", encoding="utf-8")
    result = site_of(root)
    assert result.removed == ("people/bo.html",)
    assert not (root / "site/people/bo.html").exists()
    assert "Knows someone." in page(root, "people/ana.html").text
