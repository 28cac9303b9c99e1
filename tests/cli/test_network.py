"""`netnotes network`: the contract of its JSON, and what people read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.cli.conftest import Result, Run

Small = Callable[..., Result]
VAULT = """
    === netnotes.yaml
    {categories: [leader, mentor, colleague], capacity: 1}
    === Me.md
    ---
    {type: me, organization: Acme, department: Data}
    ---
    === people/Ana.md
    ---
    {category: leader, cadence: weekly, lifeline: true, organization: "[[Guild]]", i_offer: a lift}
    ---
    ## Log
    - 2026-11-01 call: all well
    === people/Bo.md
    ---
    {status: to-meet, category: mentor, organization: Guild}
    ---
    === people/Cy.md
    x
    === people/Di.md
    ---
    {organization: Acme, department: Legal}
    ---
    === organizations/Guild.md
    ---
    {my_role: member, cadence: weekly}
    ---
    === meetings/2026-10-01 Guild evening.md
    ---
    organization: Guild
    ---
    === goals/Lead.md
    ---
    people: Ana
    ---
"""


def test_json_has_the_keys_of_the_contract(run: Run, vault: Callable[[str], Path]) -> None:
    found = run("-C", vault(VAULT), "network", "--format", "json").json
    assert found["categories"][0] == {
        "category": "leader", "people": 1, "tracked": 1, "contacted_90d": 1, "online_only": 1, "to_meet": 0,
        "derived": 0, "gap": False,
    }  # fmt: skip
    assert [(row["category"], row["people"], row["gap"]) for row in found["categories"]] == [
        ("leader", 1, False), ("mentor", 0, True), ("colleague", 0, True), ("other-function", 1, False),
    ]  # fmt: skip
    assert found["capacity"] == {
        "promised_per_month": 30.4375 / 7, "capacity": 1, "overcommitted": True, "over_by": 30.4375 / 7 - 1,
    }  # fmt: skip
    assert found["organizations"] == [{
        "name": "Guild", "path": "organizations/Guild.md", "my_role": "member", "people": ["Ana"],
        "last_contact": "2026-11-01", "last_took_part": "2026-10-01", "next_event": None, "cadence": "weekly",
        "due": "2026-11-08", "status": "overdue",
    }]  # fmt: skip
    assert found["lifelines"] == [{
        "name": "Ana", "path": "people/Ana.md", "status": "overdue", "last_contact": "2026-11-01",
        "due": "2026-11-08", "good_moment_to_give": True, "because": "it is time to be in touch", "give": "a lift",
    }]  # fmt: skip
    assert found["goals"] == [{"title": "Lead", "path": "goals/Lead.md", "people": 1, "categories": {"leader": 1}}]
    assert (found["online_only"], found["uncategorized"]) == (["Ana"], ["Cy"])
    assert found["relief"] == {
        "fits": True, "promised_per_month": 1, "changes": [{
            "name": "Ana", "path": "people/Ana.md", "cadence": "weekly", "suggested": "monthly", "set_by": "own",
            "set_at": "people/Ana.md:2", "saves": 30.4375 / 7 - 1, "people": 1,
            "command": "netnotes set Ana cadence=monthly", "setting": None, "keeps": [],
            "because": "every week (own) now",
        }],
    }  # fmt: skip
    assert (found["unkept"], found["drifting"]) == ([], [])
    assert found["warmth"] == {"warm": 0, "cooling": 0, "cold": 1}
    assert found["calendar"][-1] == {"month": "2026-11", "weeks": [1, 0, 0, 0, 0], "contacts": 1, "picture": "▁····"}
    [bo] = found["to_meet"]
    assert (bo["name"], bo["missing"], bo["warm_path"]["name"]) == ("Bo", ["goal", "homework", "i_offer"], "Ana")


def test_text_in_sections(run: Run, vault: Callable[[str], Path]) -> None:
    out = run("-C", vault(VAULT), "network").out
    assert out.splitlines()[:32] == [
        "Categories",
        "Category        People  Tracked  In touch  To meet  Note",
        "leader               1        1         1        0  1 online only so far",
        "mentor               0        0         0        1  a gap: nobody yet",
        "colleague            0        0         0        0  a gap: nobody yet",
        "other-function       1        0         0        0  1 by department",
        "Gaps: mentor and colleague",
        "Online only so far: Ana",
        "Without a category: Cy",
        "",
        "By goal",
        "Goal  People  Categories",
        "Lead       1  leader 1",
        "",
        "Capacity",
        (
            "Your cadences promise about 4.3 contacts a month: 3.3 more than the 1 that you can really keep "
            "(capacity in netnotes.yaml)."
        ),
        "One gentler cadence would fit, those closest to you last:",
        "  netnotes set Ana cadence=monthly",
        "      every week (own) now",
        "",
        "Warmth",
        "1 cold",
        "",
        "Organizations and communities",
        "Name   My role  I know there  Last contact  Took part   Next event  Due",
        "Guild  member   Ana           2026-11-01    2026-10-01              2026-11-08",
        "",
        "Lifelines",
        "Name  Last contact  Give next  Now",
        "Ana   2026-11-01    a lift     a good moment: it is time to be in touch",
        "",
        "People you want to know",
    ]
    assert [part.strip() for part in out.splitlines()[33].split("  ") if part.strip()] == [
        "Bo",
        "mentor",
        "what for (helps_with); who they are (a section Homework); what you could offer (i_offer)",
        "Ana: both at Guild",
    ]


def test_csv_and_markdown_are_the_table_of_categories(run: Run, vault: Callable[[str], Path]) -> None:
    root = vault(VAULT)
    assert run("-C", root, "network", "--format", "csv").out.splitlines()[:2] == [
        "category,people,tracked,contacted_90d,online_only,to_meet,derived,gap",
        "leader,1,1,1,1,0,0,false",
    ]
    assert "| mentor | 0 | 0 | 0 | 1 | a gap: nobody yet |" in run("-C", root, "network", "--format", "md").out


def test_an_empty_vault(run: Run, tmp_path: Path) -> None:
    result = run("-C", tmp_path, "network")
    assert result.code == 0
    assert "cadence: monthly in somebody's note" in result.out
    assert run("-C", tmp_path, "network", "--format", "json").json["capacity"]["promised_per_month"] == 0


def test_without_any_category(run: Run, vault: Callable[[str], Path]) -> None:
    root = vault("=== netnotes.yaml\ncategories: []\n")
    assert "nobody's note names one" in run("-C", root, "network", "--format", "md").out
    assert run("-C", root, "network", "--format", "csv").out.startswith("category,people,")


def test_a_community_that_is_due_is_on_home(run: Run, vault: Callable[[str], Path]) -> None:
    root = vault(VAULT)
    said = "  take part again: Guild (every week; last took part on 2026-10-01; last in touch with Ana on 2026-11-01)\n"
    assert said in run("-C", root, "today").out
    found = run("-C", root, "today", "--format", "json").json
    assert [row["name"] for row in found["organizations"]] == ["Guild"]
    assert "take part again" not in run("-C", root, "today", today="2026-11-07").out


PACE = """
    === netnotes.yaml
    {tiers: {close: monthly}, capacity: 3}
    === people/Ana Silva.md
    ---
    tier: close
    ---
    ## Log
    - 2026-11-01 call
    - 2026-08-01 call
    - 2026-05-01 call
    - 2026-02-01 call
    === people/Bo.md
    ---
    {tier: close, lifeline: true}
    ---
    === people/Cy.md
    ---
    {tier: close, cadence: }
    ---
    === people/Di.md
    ---
    tier: close
    ---
    === people/Ed.md
    ---
    tier: close
    ---
    === people/Fay.md
    ## Log
    - 2026-01-01 call
    - 2026-01-08 call
    - 2026-01-15 call
    - 2026-01-22 call
"""


def test_the_pace_in_words(run: Run, vault: Callable[[str], Path]) -> None:
    out = run("-C", vault(PACE), "network").out
    start, end = out.index("Capacity\n"), out.index("Lifelines\n")
    assert out[start:end].splitlines() == [
        "Capacity",
        (
            "Your cadences promise about 5.0 contacts a month: 2.0 more than the 3 that you can really keep "
            "(capacity in netnotes.yaml)."
        ),
        "One gentler cadence would fit, those closest to you last:",
        "  netnotes.yaml:1: tiers: {close: quarterly}",
        "      keep: netnotes set Bo cadence=monthly",
        "      4 people have it",
        "",
        "Cadences that were not kept",
        "The cadence is wrong, not the person, nor you:",
        "  Ana Silva: in practice every 3 months since 2026-02-01, never every month (tier close)",
        "      netnotes set 'Ana Silva' cadence=quarterly",
        "",
        "Warmth",
        "1 warm, 1 cold",
        "Drifting from their own rhythm, without a cadence: Fay",
        "",
    ]
    assert out.splitlines()[-1] == "2026-11  ▁····         1"


def test_where_nothing_fits_it_says_so_kindly(run: Run, vault: Callable[[str], Path]) -> None:
    people = "".join(f"=== people/P{n}.md\n---\ncadence: monthly\n---\n" for n in range(24))
    out = run("-C", vault("=== netnotes.yaml\ncapacity: 1\n" + people), "network").out
    assert "Once a year each would still be about 2.0 a month: perhaps not everybody needs a cadence." in out


TWO_NOT_KEPT = """
    === netnotes.yaml
    capacity: 2
    === people/Ana.md
    ---
    cadence: monthly
    ---
    ## Log
    - 2026-11-01 call
    - 2026-08-01 call
    - 2026-05-01 call
    - 2026-02-01 call
    === people/Bo.md
    ---
    cadence: monthly
    lifeline: true
    ---
    ## Log
    - 2026-11-01 call
    - 2026-08-01 call
    - 2026-05-01 call
    - 2026-02-01 call
    === people/Cy.md
    ---
    cadence: quarterly
    ---
"""


def test_a_cadence_that_was_not_kept_is_told_once(run: Run, vault: Callable[[str], Path]) -> None:
    root = vault(TWO_NOT_KEPT)
    out = run("-C", root, "network").out
    assert "One gentler cadence would fit" in out
    assert "The cadence is wrong, not the person, nor you. Beside those above:\n  Bo: in practice every 3 months" in out
    run("-C", root, "build")
    page = (root / "dashboards/Network.md").read_text(encoding="utf-8")
    told = "in practice every 3 months since 2026-02-01, never every month (own)"
    assert f"| [Ana](../people/Ana.md) | every 3 months | {told} | netnotes set Ana cadence=quarterly |" in page
    assert f"| [Bo](../people/Bo.md) | {told} | netnotes set Bo cadence=quarterly |" in page
    for text in (out, page):
        assert [text.count(f"netnotes set {name} cadence=quarterly") for name in ("Ana", "Bo")] == [1, 1]
    vault("=== netnotes.yaml\ncapacity: 1\n=== people/Cy.md\nx\n")
    run("-C", root, "build")
    assert "stand in the table above" in (root / "dashboards/Network.md").read_text(encoding="utf-8")
    assert "Cadences that were not kept" not in run("-C", root, "network").out
