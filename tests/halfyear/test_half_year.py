"""Half a year of made-up life on example-vault, day by day: log, snooze, be away, catch up, build each day.

Never more people on Home than a week has room for, every page short, nothing lost. `pytest tests/halfyear -s` tells
what happened.
"""

from __future__ import annotations

import re
import shutil
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

import pytest

from netnotes.build import build_vault
from netnotes.cli import main
from netnotes.cli.home_text import home_text
from netnotes.cli.output.answer import Screen
from netnotes.model.network import Network
from netnotes.rules.capacity import per_week
from netnotes.rules.catch_up import catch_up
from netnotes.rules.due import due_rows
from netnotes.rules.home import home, most_people
from netnotes.vault.load import load_network

EXAMPLE = Path(__file__).parents[2] / "example-vault"
FIRST = date(2026, 11, 22)
DAYS = 182
AWAY = (date(2027, 1, 25), date(2027, 4, 4))
ACTIVE = frozenset({0, 2, 4})
_DERIVED = re.compile(r"^snooze: ")
_REGION = re.compile(r"netnotes:begin.*?netnotes:end", re.DOTALL)


@dataclass
class Life:
    """The vault, and what was done in it."""

    root: Path
    logged: list[tuple[str, date]] = field(default_factory=list)
    shown: Counter[str] = field(default_factory=Counter)
    late: dict[date, int] = field(default_factory=dict)

    def do(self, day: date, *words: str) -> None:
        """Run a command on a day; it has to succeed."""
        assert main.run(["-C", str(self.root), "--today", str(day), "-q", *words]) == 0, words

    def network(self) -> Network:
        """The vault as it is now."""
        return load_network(self.root)


@pytest.fixture
def life(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Life:
    monkeypatch.setenv("NETNOTES_STATE_DIR", str(tmp_path / "state"))
    monkeypatch.setenv("NETNOTES_CACHE_DIR", str(tmp_path / "cache"))
    shutil.copytree(EXAMPLE, tmp_path / "vault")
    return Life(tmp_path / "vault")


def days() -> Iterator[date]:
    return (FIRST + timedelta(days=n) for n in range(DAYS))


def lines_of_notes(root: Path) -> Mapping[str, list[str]]:
    """What people wrote, note by note: neither regions, nor the property that commands change."""
    notes = (path for path in root.rglob("*.md") if "dashboards" not in path.parts)
    texts = {path.relative_to(root).as_posix(): path.read_text(encoding="utf-8") for path in notes}
    return {
        path: [line for line in _REGION.sub("", text).splitlines() if line.strip() and not _DERIVED.match(line)]
        for path, text in texts.items()
    }


def stands_in(before: list[str], after: list[str]) -> bool:
    """Whether every line is still there, in its order."""
    rest = iter(after)
    return all(line in rest for line in before)


def live(life: Life, day: date, turn: int) -> None:
    """What somebody does on a day: a word with the first person on Home, the second put off now and then."""
    people = home(life.network(), day).people
    if not people:
        return
    favour = ["--gave", "sent an article"] if turn % 5 == 0 else []
    life.do(day, "log", people[0].path, "--kind", "call", "--note", f"a word on {day}", *favour)
    life.logged.append((people[0].path, day))
    if turn % 4 == 0 and len(people) > 1:
        life.do(day, "snooze", people[1].path, "3w")


def check_pages(life: Life, day: date) -> None:
    """Home within a screen and within capacity, every page within its size."""
    network = life.network()
    view = home(network, day)
    assert len(view.people) <= min(most_people(network.config), 5), day
    assert home_text(view, day, Screen(width=80)).count("\n") < 40, day
    life.shown.update(person.path for person in view.people)
    life.late[day] = sum(row.status == "overdue" for row in due_rows(network, day))
    for page in sorted((life.root / "dashboards").glob("*.md")):
        text = page.read_text(encoding="utf-8")
        rows = len(re.findall(r"^(\||- )", text, re.MULTILINE))
        assert rows <= 200 + 2 * text.count("|---"), (day, page.name)
    assert (life.root / "dashboards" / "Home.md").read_text(encoding="utf-8").count("\n") <= 40, day


def check_catching_up(life: Life, day: date) -> None:
    """The plan keeps to capacity, and afterwards only who has today is late."""
    network = life.network()
    plan = catch_up(network, day)
    assert len(plan.rows) > 10, "there was something to catch up on"
    weeks = Counter(row.week for row in plan.planned if not row.together)
    assert max(weeks.values()) <= per_week(network.config) + 1
    life.do(day, "catchup", "--write")
    now = [row.path for row in plan.rows if row.day in {day, None}]
    late = {row.path for row in due_rows(life.network(), day) if row.status == "overdue"}
    assert late <= set(now)


@pytest.mark.slow
def test_half_a_year(life: Life) -> None:
    before, turn = lines_of_notes(life.root), 0
    for day in days():
        away = AWAY[0] <= day <= AWAY[1]
        if day == AWAY[1] + timedelta(days=1):
            check_catching_up(life, day)
        if not away and day.weekday() in ACTIVE:
            turn += 1
            live(life, day, turn)
        build_vault(life.root, day)
        check_pages(life, day)
        assert build_vault(life.root, day).written == (), day
    nothing_lost(life, before)
    print(
        f"{len(life.logged)} contacts with {len({path for path, _ in life.logged})} people; {len(life.shown)} on Home"
    )
    print("late by month:", {f"{day:%Y-%m}": late for day, late in life.late.items() if day.day == 1})


def nothing_lost(life: Life, before: Mapping[str, list[str]]) -> None:
    """Every line that was written is there, and every contact counts."""
    after = lines_of_notes(life.root)
    assert before.keys() <= after.keys()
    assert [path for path, lines in before.items() if not stands_in(lines, after[path])] == []
    network = life.network()
    noted = {(touchpoint.person, touchpoint.date) for touchpoint in network.touchpoints}
    assert [one for one in life.logged if one not in noted] == []
    assert len(life.logged) == len(set(life.logged)) > 40
    assert len({path for path, _ in life.logged}) > 15, "not always the same few"
