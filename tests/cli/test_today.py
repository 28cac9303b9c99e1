from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import SMALL, Result, Run

Small = Callable[..., Result]

HOME = """\
Saturday, 21 November 2026

Be in touch
  Ana Silva  every 6 weeks; last coffee on 2026-09-30
      last time: she is moving teams
      ana@acme.example
  Ana Costa  every 3 months; not met yet, added on 2026-08-20

Follow up  netnotes draft 'Bo Chen' --kind follow-up
  Bo Chen: first contact on 2026-11-10, best by 2026-11-13

Say thank you
  Ana Silva: a tip about the grant (2026-09-30)

One goal
  Publish the survey, due 2026-12-01: do homework on Ana Silva
"""


def test_home_is_warm_and_brief(small: Small) -> None:
    assert small("today") == Result(0, HOME, "")


def test_netnotes_alone_is_today(small: Small) -> None:
    assert small() == Result(0, HOME, "")


def test_the_vault_is_the_one_around_the_working_directory(
    run: Run, vault: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    root = vault(SMALL)
    monkeypatch.chdir(root / "people")
    assert run().out == HOME


def test_json_is_one_object(small: Small) -> None:
    found = small("--format", "json").json
    assert found["date"] == "2026-11-21"
    assert [person["name"] for person in found["people"]] == ["Ana Silva", "Ana Costa"]
    assert found["goal"]["next_action"] == "do homework on Ana Silva"
    assert found["thanks"][0]["what"] == "a tip about the grant"


def test_other_formats_list_the_people(small: Small) -> None:
    assert small("today", "--format", "csv").out.count("\n") == 3
    assert small("today", "--format", "md").out.startswith("| Name | Due | Why |")


def test_nobody_due_says_what_comes_next(run: Run, vault: Callable[[str], Path]) -> None:
    root = vault("=== people/Ana.md\n---\ncadence: yearly\n---\n## Log\n- 2026-10-01 call: fine\n")
    assert run("-C", root).out == "Saturday, 21 November 2026\n\nNobody is due. Next: Ana on 2027-10-01.\n"


def test_links_read_as_text(run: Run, vault: Callable[[str], Path]) -> None:
    root = vault("=== people/Ana.md\n---\ncadence: 2w\n---\n## Log\n- 2026-11-01 call: met [[Bo Chen|Bo]] and [[Cy]]\n")
    assert "last time: met Bo and Cy\n" in run("-C", root).out


def test_a_crowd_can_wait(run: Run, vault: Callable[[str], Path]) -> None:
    people = "".join(f"=== people/P{n}.md\n---\ncadence: yearly\nadded: 2025-01-0{n}\n---\n" for n in range(1, 8))
    root = vault("=== netnotes.yaml\ncapacity: 4\n" + people)
    out = run("-C", root, "today").out
    assert "  and 6 more, who can wait: netnotes catchup spreads them over weeks\n" in out
    assert "promise more" not in out
    found = run("-C", root, "today", "--format", "json").json
    assert (len(found["people"]), found["crowded"], found["overcommitted"]) == (1, True, False)
    vault("=== netnotes.yaml\ncapacity: 20\n")
    assert "  and 2 more: netnotes due\n" in run("-C", root, "today").out


def test_promises_beyond_capacity_have_a_line(run: Run, vault: Callable[[str], Path]) -> None:
    root = vault("=== netnotes.yaml\ncapacity: 1\n=== people/Ana.md\n---\ncadence: weekly\n---\n")
    said = "  your cadences promise more than you can keep: netnotes network eases them\n"
    assert said in run("-C", root, "today").out
    assert said in run("-C", root, "today", today="2029-01-01").out
