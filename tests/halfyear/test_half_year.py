"""Half a year of made-up life on example-vault, day by day: plan, log, snooze, be away, catch up, look back, build.

Never more people on Home than a week has room for, plans of different people that real contacts tick, a review of each
quarter, every page short, nothing lost. `pytest tests/halfyear -s` tells
what happened.
"""

from __future__ import annotations

import os
import re
import shutil
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from urllib.parse import unquote

import pytest

from netnotes.build import build_vault
from netnotes.cli import main
from netnotes.cli.home_text import home_text
from netnotes.cli.output.answer import Screen
from netnotes.model.network import Network
from netnotes.model.plans import month_of
from netnotes.rules.accounts import balance_rows
from netnotes.rules.capacity import per_week
from netnotes.rules.catch_up import catch_up
from netnotes.rules.due import due_rows
from netnotes.rules.home import home, most_people
from netnotes.rules.plan import plan_for
from netnotes.rules.plans_kept import kept_plan
from netnotes.rules.review import review
from netnotes.rules.review_offer import offered_review
from netnotes.vault.load import load_network

EXAMPLE = Path(__file__).parents[2] / "example-vault"
FIRST = date(2026, 11, 22)
DAYS = 182
AWAY = (date(2027, 1, 25), date(2027, 4, 4))
PLANNED = ("2026-12", "2027-01", "2027-04", "2027-05")
ACTIVE = frozenset({0, 2, 4})
_DERIVED = re.compile(r"^snooze: ")
LONGEST = {"Home.md": 40, "Plan.md": 40, "Review.md": 160}
"""Lines that a page may have, whatever the day."""
_BOX = re.compile(r"^- \[(.)\] \[[^]]+\]\(\.\./(\S+?)\)(.*)$", re.MULTILINE)
_TICK = re.compile(r"^- \[x\] (.*) ✅ \S{10}$", re.MULTILINE)
_REGION = re.compile(r"netnotes:begin.*?netnotes:end", re.DOTALL)


@dataclass
class Life:
    """The vault, and what was done in it."""

    root: Path
    logged: list[tuple[str, date]] = field(default_factory=list)
    given: set[tuple[str, date]] = field(default_factory=set)
    shown: Counter[str] = field(default_factory=Counter)
    late: dict[date, int] = field(default_factory=dict)
    plans: dict[str, date] = field(default_factory=dict)
    reviews: dict[str, bytes] = field(default_factory=dict)
    ticked: dict[str, set[str]] = field(default_factory=dict)

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
    """What people wrote, note by note: neither regions, nor the property that commands change, nor ticks of plans."""
    notes = (path for path in root.rglob("*.md") if "dashboards" not in path.parts)
    texts = {path.relative_to(root).as_posix(): path.read_text(encoding="utf-8") for path in notes}
    texts |= {path: _TICK.sub(r"- [ ] \1", text) for path, text in texts.items() if path.startswith("plans/")}
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
    network = life.network()
    begin_the_month(life, network, day)
    look_back(life, network, day)
    if turn % 3 == 0:
        meet_somebody_of_the_plan(life, day)
    people = home(life.network(), day).people
    if not people:
        return
    favour = ["--gave", "sent an article"] if turn % 5 == 0 else []
    life.do(day, "log", people[0].path, "--kind", "call", "--note", f"a word on {day}", *favour)
    life.logged.append((people[0].path, day))
    if favour:
        life.given.add((people[0].path, day))
    if turn % 4 == 0 and len(people) > 1:
        life.do(day, "snooze", people[1].path, "3w")


def begin_the_month(life: Life, network: Network, day: date) -> None:
    """A plan on the first day of the month that one is there: two to four people, for different reasons."""
    month = month_of(day)
    if month.path in life.plans or (life.root / month.path).exists():
        return
    plan = plan_for(network, day, month)
    parts = [frozenset((one.reason, one.part.subject) for one in row.parts if one.exact >= 1) for row in plan.rows]
    kinds = {reason for part in parts for reason, _ in part}
    assert 2 <= len(plan.rows) <= plan.wanted <= min(network.config.per_month, network.config.capacity), month
    assert len(kinds) >= 3, (month, kinds)
    assert len(set(parts)) == len(parts), "each for another reason"
    assert len({row.path for row in plan.rows}) == len(plan.rows)
    assert not {row.about.person.status for row in plan.rows} & {"paused", "archived", "deceased"}
    assert all(row.idea and sum(part.weight for part in row.parts) > 0 for row in plan.rows)
    before = kept_plan(network, day, month.before)
    had_a_turn = {one.path for one in before.met} if before else set()
    assert len(had_a_turn & {row.path for row in plan.rows}) <= 1, "others have their turn"
    print(day, "; ".join(f"{row.name}: {row.why}" for row in plan.rows))
    life.do(day, "plan", "--write")
    life.plans[month.path] = day


def meet_somebody_of_the_plan(life: Life, day: date) -> None:
    """A coffee with the first of this month's plan who is still to meet."""
    plan = kept_plan(life.network(), day, month_of(day))
    if plan and plan.to_meet:
        path = plan.to_meet[0].path
        life.do(day, "log", path, "--kind", "coffee", "--note", f"planned, {day}", "--gave", "an hour of my time")
        life.logged.append((path, day))
        life.given.add((path, day))


def look_back(life: Life, network: Network, day: date) -> None:
    """The review that Home offers is written, and from then on it is the user's."""
    if (period := offered_review(network, day)) is None:
        return
    life.do(day, "review", "--write")
    note = life.root / "reviews" / f"{period.name}.md"
    life.reviews[period.name] = note.read_bytes()
    assert offered_review(life.network(), day) is None
    favours = [item for item in review(network, day, period).items if item.section == "favours_given"]
    told = {(item.about[0].path, item.date) for item in favours}
    accounts = {row.path for row in balance_rows(network, day)}
    assert {(path, when) for path, when in life.given if period.holds(when) and path in accounts} <= told, period
    assert 0 < note.read_text(encoding="utf-8").count("\n") <= 200


def check_plans(life: Life, network: Network, day: date) -> None:
    """The boxes of written plans are ticked where there was a contact, and only there; never unticked."""
    for path, planned in life.plans.items():
        last = next(one.month.last for one in network.plans if one.path == path)
        met = {
            touchpoint.person
            for touchpoint in network.touchpoints
            if planned <= touchpoint.date <= min(day, last) and touchpoint.resets
        }
        boxes = _BOX.findall((life.root / path).read_text(encoding="utf-8"))
        assert len(boxes) >= 2, path
        ticked = {unquote(link) for mark, link, _ in boxes if mark == "x"}
        assert ticked == {unquote(link) for _, link, _ in boxes} & met, (day, path)
        assert all(bool(after) == (mark == "x") for mark, _, after in boxes), "each tick has its day"
        assert life.ticked.get(path, set()) <= ticked
        life.ticked[path] = ticked
    for name, written in life.reviews.items():
        assert (life.root / "reviews" / f"{name}.md").read_bytes() == written


def check_pages(life: Life, network: Network, day: date) -> None:
    """Home within a screen and within capacity, every page within its size."""
    view = home(network, day)
    assert len(view.people) <= min(most_people(network.config), 5), day
    assert home_text(view, day, Screen(width=80)).count("\n") < 40, day
    life.shown.update(person.path for person in view.people)
    life.late[day] = sum(row.status == "overdue" for row in due_rows(network, day))
    for page in sorted((life.root / "dashboards").glob("*.md")):
        text = page.read_text(encoding="utf-8")
        rows = len(re.findall(r"^(\||- )", text, re.MULTILINE))
        assert rows <= 200 + 2 * text.count("|---"), (day, page.name)
        assert text.count("\n") <= LONGEST.get(page.name, 250), (day, page.name)


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
        for plan in life.plans:
            os.utime(life.root / plan, (time.time() - 60,) * 2)
        build_vault(life.root, day)
        network = life.network()
        check_pages(life, network, day)
        check_plans(life, network, day)
        assert build_vault(life.root, day).written == (), day
    nothing_lost(life, before)
    what_came_of_it(life)
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


def what_came_of_it(life: Life) -> None:
    """A plan for each month that was not spent away, most people of them met; both quarters looked back on."""
    assert sorted(life.plans) == [f"plans/{month}.md" for month in PLANNED]
    assert sorted(life.reviews) == ["2026-Q4", "2027-Q1"]
    plans = [plan for plan in life.network().plans if plan.path in life.plans]
    planned = [box.person for plan in plans for box in plan.boxes]
    assert len(set(planned)) > len(planned) / 2, "not the same few each month"
    assert sum(map(len, life.ticked.values())) > len(planned) / 2
    print({path: f"{len(ticked)} met" for path, ticked in life.ticked.items()})
