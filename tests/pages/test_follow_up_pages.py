"""The pages Follow-ups and Dates, and what Home shows of them."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from netnotes.model.network import Network
from netnotes.pages.render import Rendering, choose_templates, render_pages

Read = Callable[[str], Network]
TODAY = date(2026, 11, 21)
VAULT = """
    === people/Ana.md
    ---
    birthday: --12-11
    dates: {wedding | party: 2016-02-29}
    ---
    - [ ] send **the** [[deck]] #soon 📅 2026-11-10
    - [ ] her answer #waiting
    === people/Bo.md
    ---
    birthday: 1976-11-25
    ---
    - [ ] a plan 📅 2026-11-01
    - [ ] his answer #Waiting 📅 2026-12-24
    - [ ] and more
    === people/Old.md
    ---
    status: deceased
    birthday: 1940-11-25
    ---
    - [ ] return his pen 📅 2026-11-01
    === meetings/2026-11-19.md
    ---
    kind: event
    people: [Ana, Bo]
    ---
"""


def pages(found: Network, today: date = TODAY) -> dict[str, str]:
    how = Rendering(
        templates=choose_templates({}), style="markdown", folder="d", notes=tuple(note.path for note in found.notes)
    )
    rendered = render_pages(found, today, how, ())
    assert rendered.problems == ()
    return {path.removeprefix("d/").removesuffix(".md"): text for path, text in rendered.pages.items()}


def section(page: str, title: str) -> list[str]:
    lines = page.split(f"\n## {title}\n", 1)[1].split("\n## ", 1)[0].split("\n")
    return [re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", line) for line in lines if line]


def test_by_person_promises_apart_from_what_is_waited_for(network: Read) -> None:
    page = pages(network(VAULT))["Follow-ups"]
    assert section(page, "Follow up now")[:2] == [
        "- Ana: first contact on 2026-11-19, best by 2026-11-22 · you promised “send the deck”",
        "- Bo: first contact on 2026-11-19, best by 2026-11-22 · you promised “a plan”",
    ]
    assert section(page, "You promised")[2:] == [
        "| Bo | a plan | 2026-11-01 | note |",
        "| Bo | and more |  | note |",
        "| Old | return his pen | 2026-11-01 | note |",
        "| Ana | send the deck | 2026-11-10 | note |",
    ]
    assert section(page, "You wait for")[2:] == [
        "| Bo | his answer | 2026-12-24 | note |",
        "| Ana | her answer |  | note |",
    ]


def test_the_year_and_what_comes_up(network: Read) -> None:
    page = pages(network(VAULT))["Dates"]
    assert section(page, "Coming up") == ["- 2026-11-25: Bo, birthday", "- 2026-12-11: Ana, birthday"]
    assert section(page, "The year")[2:] == [
        "| 29 February | Ana | wedding \\| party | 2016 |",
        "| 25 November | Bo | birthday | 1976 |",
        "| 11 December | Ana | birthday |  |",
    ]
    assert section(pages(network(VAULT), date(2027, 2, 10))["Dates"], "Coming up") == [
        "- 2027-02-28: Ana, wedding \\| party"
    ]


def test_home_has_what_is_due_and_near(network: Read) -> None:
    page = pages(network(VAULT))["Home"]
    assert section(page, "Follow-ups") == [
        "- **Bo**: a plan (by 2026-11-01, note)",
        "- **Ana**: send the deck (by 2026-11-10, note)",
        "- Follow up with **Ana**: first contact on 2026-11-19, best by 2026-11-22",
        "- Follow up with **Bo**: first contact on 2026-11-19, best by 2026-11-22",
    ]
    assert section(page, "Planned")[0] == "- 2026-11-25: birthday of Bo"


def test_home_counts_what_it_leaves_out(network: Read) -> None:
    found = network(
        "".join(
            f"=== people/P{n:02d}.md\n---\nbirthday: --11-25\n---\n- [ ] x 📅 2026-11-01\n## Log\n- 2026-11-19 event\n"
            for n in range(20)
        )
    )
    page = pages(found)["Home"]
    assert section(page, "Follow-ups")[-1].endswith("· and 36 more: see Follow-ups")
    assert section(page, "Planned")[2].endswith("· and 17 more: see Dates")
    assert page.count("\n") <= 40


def test_empty_pages_say_how_to_begin(network: Read) -> None:
    found = pages(network("=== README.md\nx\n"))
    assert "is a promise" in section(found["Follow-ups"], "You promised")[0]
    assert "birthday: 1990-03-02" in section(found["Dates"], "The year")[0]
    assert section(found["Home"], "Follow-ups") == ["No promise is due, and nobody new waits for a word."]


def test_pages_change_on_few_days_and_hold_no_age(network: Read) -> None:
    found = network(VAULT)
    days = [TODAY + timedelta(days=n) for n in range(40)]
    for name, most in (("Follow-ups", 2), ("Dates", 3)):
        texts = [pages(found, day)[name] for day in days]
        assert 1 < len(set(texts)) <= most, name
        assert not re.search(r"\b50\b|\bago\b|overdue", "".join(texts)), name
