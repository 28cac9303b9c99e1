from collections.abc import Callable
from pathlib import Path

from tests.cli.conftest import Result, Run

Small = Callable[..., Result]


def test_json_has_the_keys_of_the_contract(small: Small) -> None:
    rows = small("people", "--format", "json").json
    assert [row["name"] for row in rows] == ["Ana Costa", "Ana Silva", "Bo Chen", "José Núñez"]
    assert rows[1] == {
        "name": "Ana Silva",
        "path": "people/Ana Silva.md",
        "organization": "Acme",
        "role": "analyst",
        "category": ["colleague"],
        "tier": None,
        "cadence": "every 6 weeks",
        "last_contact": "2026-09-30",
        "touchpoints": 1,
        "balance": -1,
        "status": "overdue",
        "email": ["ana@acme.example"],
        "person_status": "active",
        "location": "Lisbon",
    }


def test_a_balance_is_null_where_none_is_kept_and_zero_where_nothing_happened(small: Small) -> None:
    balances = {row["name"]: row["balance"] for row in small("people", "--format", "json").json}
    assert (balances["José Núñez"], balances["Ana Costa"]) == (None, 0)


def test_those_in_one_place(small: Small) -> None:
    assert small("people", "--in", "LISB").out.splitlines() == [
        "Name       Organization  Location  Status   Last contact  Balance",
        "Ana Silva  Acme          Lisbon    overdue  2026-09-30         -1",
    ]


def test_an_unknown_place_names_the_nearest(small: Small) -> None:
    result = small("people", "--in", "Lisbn")
    assert result == Result(0, "Nobody is in Lisbn; did you mean Lisbon?\n", "")
    assert small("people", "--in", "Kyoto").out == "Nobody is in Kyoto. Your notes know people in Porto, Lisbon.\n"


def test_the_note_s_own_word_for_who_is_not_in_the_running(run: Run, vault: Callable[[str], Path]) -> None:
    root = vault("=== people/Ada.md\n---\nstatus: archived\n---\n=== people/Bea.md\n---\nstatus: to-meet\n---\n")
    rows = run("-C", root, "people", "--format", "json").json
    assert [(row["status"], row["person_status"]) for row in rows] == [("paused", "archived"), ("to_meet", "to-meet")]
    out = run("-C", root, "people").out
    assert "archived" in out
    assert "to meet" in out


def test_no_person_says_how_to_begin(run: Run, tmp_path: Path) -> None:
    assert "type: person" in run("-C", tmp_path, "people").out
    assert run("-C", tmp_path, "people", "--in", "Porto").code == 0


def test_by_category_goal_and_offer(run: Run, vault: Callable[[str], Path]) -> None:
    root = vault("""
        === people/Ada.md
        ---
        {category: leader, offers: hiring advice}
        ---
        === people/Bea.md
        ---
        {category: leader, helps_with: Grow}
        ---
        === goals/Grow.md
        x
    """)

    def ask(*options: str) -> list[str]:
        return [row["name"] for row in run("-C", root, "people", *options, "--format", "json").json]

    assert ask("--category", "Leader") == ["Ada", "Bea"]
    assert ask("--goal", "gro") == ["Bea"]
    assert ask("--offers", "hiring") == ["Ada"]
    assert ask("--category", "leader", "--goal", "grow", "--offers", "hiring") == []
    assert (
        run("-C", root, "people", "--goal", "grow", "--offers", "hiring").out == "Nobody fits all of that together.\n"
    )
    assert run("-C", root, "people", "--goal", "shrink").code == 1


def test_nobody_of_a_category_or_with_an_offer(small: Small) -> None:
    assert small("people", "--category", "mentr").out == "There is no category mentr; did you mean mentor?\n"
    assert small("people", "--category", "mentor").out == "Nobody is of the category mentor yet: it is a gap to fill.\n"
    assert "netnotes match finds" in small("people", "--offers", "kites").out


def test_pairs_that_may_be_one(run: Run, vault: Callable[[str], Path]) -> None:
    root = vault("""
        === people/Ana Silva.md
        ---
        {organization: Acme, location: Porto}
        ---
        === people/A. Silva.md
        ---
        organization: Acme
        ---
    """)
    [pair] = run("-C", root, "people", "--duplicates", "--in", "porto", "--format", "json").json
    assert pair == {
        "a": "A. Silva",
        "a_path": "people/A. Silva.md",
        "b": "Ana Silva",
        "b_path": "people/Ana Silva.md",
        "because": ["one name with an initial of the other, both of Acme"],
    }
    assert run("-C", root, "people", "--duplicates", "--category", "leader").out == "Nobody seems to have two notes.\n"


def test_those_who_drift(run: Run, vault: Callable[[str], Path]) -> None:
    log = "".join(f"- 2026-01-{day:02d} call\n" for day in (1, 8, 15, 22))
    root = vault(
        f"=== people/Ana.md\n---\nlocation: Porto\n---\n## Log\n{log}"
        f"=== people/Bo.md\n---\ncadence: monthly\n---\n## Log\n{log}"
        "=== people/Cy.md\n## Log\n- 2026-01-01 call\n"
    )
    assert [row["name"] for row in run("-C", root, "people", "--drifting", "--format", "json").json] == ["Ana", "Bo"]
    found = run("-C", root, "people", "--drifting", "--in", "porto", "--format", "json").json
    assert [row["name"] for row in found] == ["Ana"]
    early = run("-C", root, "people", "--drifting", today="2026-02-01")
    assert early.out == "Nobody is drifting: nobody has been quiet for more than twice their own rhythm.\n"
