"""Sixty daily builds of an unchanged vault: a page changes only when a status, an order or a window does.

`pytest tests/test_sixty_days.py -s` prints the changes of each day.
"""

import shutil
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path

import pytest

from netnotes.build import build_vault
from netnotes.model.network import Network
from netnotes.rules.accounts import balance_rows, thanks_owed
from netnotes.rules.dates import date_rows
from netnotes.rules.due import due_rows
from netnotes.rules.follow_up_now import follow_up_now
from netnotes.rules.goals import goal_rows
from netnotes.rules.home import drifting_people, home
from netnotes.rules.introduction_rows import introduction_rows
from netnotes.rules.network_view import network_view
from netnotes.rules.plans_kept import kept_plans
from netnotes.rules.quarters import quarter_to_review
from netnotes.rules.review import review
from netnotes.rules.to_meet import path_words
from netnotes.vault.load import load_network

EXAMPLE = Path(__file__).parent.parent / "example-vault"
FIRST = date(2026, 11, 21)
Facts = Mapping[str, str]


def due_facts(network: Network, day: date) -> Iterator[tuple[str, str]]:
    yield "who drifts", ", ".join(row.name for row in drifting_people(network, day))
    for row in due_rows(network, day, everyone=True):
        yield f"status of {row.name}", row.status
        yield f"due date of {row.name}", str(row.due)
        yield f"last contact of {row.name}", str(row.last_contact)
        yield f"what is scheduled with {row.name}", str(row.next_scheduled)
        late_to_meet = row.status == "never" and row.due and row.due <= day + timedelta(days=network.config.soon_days)
        yield f"window of meeting {row.name}", "near" if late_to_meet else "far"


def balance_facts(network: Network, day: date) -> Iterator[tuple[str, str]]:
    for row in balance_rows(network, day):
        yield f"account of {row.name}", str((row.balance, row.deposits, row.withdrawals, row.last_deposit))
    for thanks in thanks_owed(network, day):
        yield f"window of thanks to {thanks.name} for {thanks.what}", str(thanks.recent)


def goal_facts(network: Network, day: date) -> Iterator[tuple[str, str]]:
    for row in goal_rows(network, day, everyone=True):
        yield f"step of {row.title}", row.step
        yield f"flags of {row.title}", ", ".join(row.flags)
        yield f"next action of {row.title}", str(row.next_action)


def follow_up_facts(network: Network, day: date) -> Iterator[tuple[str, str]]:
    yield "whom to follow up with", ", ".join(fresh.name for fresh in follow_up_now(network, day))


def dates_facts(network: Network, day: date) -> Iterator[tuple[str, str]]:
    yield "dates of the next 30 days", ", ".join(f"{row.name} {row.date}" for row in date_rows(network, day))


def introduction_facts(network: Network, day: date) -> Iterator[tuple[str, str]]:
    for row in introduction_rows(network, day, everyone=True):
        yield f"introduction of {row.a} and {row.b} on {row.topic}", f"{row.stage}, stuck: {row.stuck}"


def network_facts(network: Network, day: date) -> Iterator[tuple[str, str]]:
    view = network_view(network, day)
    for row in view.categories:
        yield f"category {row.category}", f"{row.people} people, {row.tracked} tracked, {row.contacted_90d} in touch"
    for community in view.organizations:
        yield f"when to take part in {community.name}", f"{community.due}, {community.status}, {community.last_contact}"
    for lifeline in view.lifelines:
        yield f"lifeline {lifeline.name}", f"{lifeline.status}, {lifeline.because}"
    for wanted in view.to_meet:
        yield f"the way to {wanted.name}", path_words(wanted.warm_path) if wanted.warm_path else "none known"
    for goal in view.goals:
        yield f"categories of {goal.title}", str(goal)
    yield "who drifts", ", ".join(row.name for row in view.drifting)
    yield "which contacts there were", str(view.calendar[-2:])
    yield "which cadences were not kept", ", ".join(row.reason for row in view.unkept)


def review_facts(network: Network, day: date) -> Iterator[tuple[str, str]]:
    period = quarter_to_review(day)
    yield "the quarter to review", period.name
    for item in review(network, day, period).items:
        yield f"{item.section} of {item.name}: {item.text}", str(item.date)


def home_facts(network: Network, day: date) -> Iterator[tuple[str, str]]:
    view = home(network, day)
    yield "order of the five", ", ".join(person.name for person in view.people)
    yield "how many more", str((view.more_people, view.not_met, view.more_drifting, view.crowded))
    yield "who drifts on Home", ", ".join(row.name for row in view.drifting)
    yield "what is planned this week", ", ".join(thing.path for thing in view.upcoming)
    yield "which promises are due", ", ".join(row.text for row in view.promises)
    yield "dates of this week", ", ".join(row.name for row in view.dates)
    yield from follow_up_facts(network, day)
    yield "who of the plan is still to meet", ", ".join(view.plan.names) if view.plan else ""
    yield "which review waits", str(view.review)
    yield "which goal needs a push", view.goal.title if view.goal else ""
    yield from due_facts(network, day)
    yield from balance_facts(network, day)
    yield from goal_facts(network, day)


def plan_facts(network: Network, day: date) -> Iterator[tuple[str, str]]:
    """What a suggestion is made of, and what a written plan shows; not the suggestion itself."""
    yield "which month it is", f"{day.year}-{day.month}"
    for plan in kept_plans(network, day):
        yield f"what came of {plan.plan.path}", plan.outcome
    yield from due_facts(network, day)
    yield from balance_facts(network, day)
    yield from goal_facts(network, day)
    yield from network_facts(network, day)


WHAT_A_PAGE_SHOWS = {
    "Home.md": home_facts,
    "Due.md": due_facts,
    "Balance.md": balance_facts,
    "Goals.md": goal_facts,
    "Follow-ups.md": follow_up_facts,
    "Dates.md": dates_facts,
    "Introductions.md": introduction_facts,
    "Network.md": network_facts,
    "Plan.md": plan_facts,
    "Review.md": review_facts,
}


def crossings(before: Facts, after: Facts) -> list[str]:
    keys = sorted(before.keys() | after.keys())
    return [
        f"{key}: {before.get(key, 'none')} → {after.get(key, 'none')}"
        for key in keys
        if before.get(key) != after.get(key)
    ]


def test_every_change_of_a_page_is_a_crossing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NETNOTES_STATE_DIR", str(tmp_path / "state"))
    vault = tmp_path / "vault"
    shutil.copytree(EXAMPLE, vault)
    network = load_network(vault)
    build_vault(vault, FIRST)
    quiet_days = quiet_for_people = 0
    for day in (FIRST + timedelta(days=n) for n in range(1, 61)):
        changed = [Path(path).name for path in build_vault(vault, day).written]
        quiet_days += not changed
        quiet_for_people += not {"Home.md", "Due.md", "Balance.md", "Goals.md"} & set(changed)
        for page in changed:
            facts = WHAT_A_PAGE_SHOWS[page]
            found = crossings(dict(facts(network, day - timedelta(days=1))), dict(facts(network, day)))
            assert found, f"{page} changed on {day} though nothing that it shows did"
            print(f"{day} {page}: {'; '.join(found[:3])}{f' and {len(found) - 3} more' if len(found) > 3 else ''}")
    print(f"{quiet_days} of 60 days without any change; Home, Due, Balance and Goals stood still on {quiet_for_people}")
    assert quiet_for_people > 20
    assert quiet_days > 16
