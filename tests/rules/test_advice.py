"""Why nobody is listed on Home, and the one line that would change it."""

import pytest

from netnotes.model.ledger import Touchpoint
from netnotes.model.people import Person
from netnotes.rules.advice import advice_for
from netnotes.rules.contact import facts_of
from netnotes.rules.due import due_rows
from tests.rules.build import TODAY, net, person, touch

FIRST_CONTACT = "A dated line below `## Log` in a person's note, or a meeting note, is a first contact."


def advice(*records: Person | Touchpoint) -> str:
    network = net(*records)
    return advice_for(facts_of(network, TODAY), due_rows(network, TODAY, everyone=True))


def test_an_empty_vault() -> None:
    assert advice() == "Nobody is here yet: any note in a folder `people`, or with `type: person`, is a person."


def test_without_a_cadence_the_person_met_most_is_named() -> None:
    said = advice(
        person("Ana"),
        person("Bo"),
        person("Chen", cadence="never"),
        person("Dee", status="paused"),
        touch("Ana", "2026-01-01"),
        touch("Ana", "2026-01-02", "like", resets=False),
        touch("Ana", "2026-01-03", "like", resets=False),
        touch("Bo", "2026-01-01"),
        touch("Bo", "2026-01-02"),
        *(touch("Dee", f"2026-01-0{n}") for n in range(1, 6)),
    )
    assert said == (
        "Nobody has a cadence yet: `netnotes triage` asks about five people, one key each. "
        "Or put `cadence: monthly` in Bo's note, and this list will say when to be in touch."
    )


def test_without_a_contact_the_first_by_name() -> None:
    assert "in Ana's note" in advice(person("Bo"), person("Ana"))


def test_nobody_to_keep_in_touch_with() -> None:
    said = advice(person("Ana", status="to-meet"), person("Bo", status="archived"))
    assert said == f"Everybody here is to meet or paused. {FIRST_CONTACT}"


@pytest.mark.parametrize(
    ("records", "expected"),
    [
        (
            [person("Ana", cadence="yearly"), touch("Ana", "2026-11-01"),
             person("Bo", cadence="monthly"), touch("Bo", "2026-11-10"), person("Chen")],
            "Nobody is due. Next: Bo on 2026-12-10.",
        ),
        (
            [person("Ana", cadence="weekly", snooze="2026-12-01"),
             person("Bo", cadence="weekly"), touch("Bo", "2026-11-20")],
            "Nobody is due. Next: Bo, coffee planned on 2026-11-20.",
        ),
        (
            [person("Ana", cadence="weekly", snooze="2026-12-01"), touch("Ana", "2026-11-01")],
            "Nobody is due. Next: Ana on 2026-12-01.",
        ),
        (
            [person("Ana", cadence="monthly"), touch("Ana", "2026-11-10"), touch("Ana", "2026-12-11")],
            "Nobody is due. Next: Ana on 2026-12-10.",
        ),
        (
            [person("Ana", cadence="weekly", snooze="2026-12-01"),
             touch("Ana", "2026-11-01"), touch("Ana", "2026-12-20"),
             person("Bo", cadence="monthly"), touch("Bo", "2026-11-03")],
            "Nobody is due. Next: Ana on 2026-12-01.",
        ),
        (
            [person("Ana", cadence="weekly")],
            f"Nobody is due. Ana is not met yet. {FIRST_CONTACT}",
        ),
    ],
)  # fmt: skip
def test_who_comes_next(records: list[Person | Touchpoint], expected: str) -> None:
    assert advice(*records) == expected
