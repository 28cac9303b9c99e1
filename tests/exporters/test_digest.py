"""The digest: what a mail says this week, and no more."""

from __future__ import annotations

from pathlib import Path

from netnotes.exporters.digest import NOTHING
from netnotes.model.text_width import display_width
from tests.exporters.conftest import Export, exported

ROOT = Path(__file__).resolve().parents[2]


def test_nothing_to_say_is_said_in_one_line(export: Export) -> None:
    assert export("digest", "=== people/Ana.md\n---\ntype: person\n---\n").decode() == f"{NOTHING}\n"


def test_what_it_says(export: Export) -> None:
    told = export(
        "digest",
        """
        === people/Ana Silva.md
        ---
        cadence: every 6 weeks
        last_contact: 2026-09-30
        phone: "+351 555 0100"
        i_offer: a look at her [[Thesis|thesis]]
        birthday: 1990-11-25
        ---
        - [ ] send the slides 📅 2026-11-20

        ## Log

        - 2026-11-01 email: she wrote [got:: a tip about [the grant](https://example.org)]
        === people/Bo Chen.md
        ---
        type: person
        ---
        ## Log

        - 2026-11-19 conference: at the coffee machine
        === goals/Speak in Lyon.md
        ---
        due: 2026-12-01
        ---
        """,
    ).decode()
    assert told == (
        "Saturday, 21 November 2026\n"
        "\n"
        "Promised\n"
        "--------\n"
        "  2026-11-20 send the slides (Ana Silva)\n"
        "\n"
        "Follow up\n"
        "---------\n"
        "  Bo Chen: conference on 2026-11-19, best by 2026-11-22\n"
        "\n"
        "Coming up\n"
        "---------\n"
        "  2026-11-25 Ana Silva: birthday\n"
        "\n"
        "Say thank you\n"
        "-------------\n"
        "  Ana Silva: a tip about the grant (2026-11-01)\n"
        "\n"
        "One goal\n"
        "--------\n"
        "  Speak in Lyon, due 2026-12-01: say what success looks like\n"
    )


def test_the_plan_of_the_month_is_in_it_without_those_who_are_private(export: Export) -> None:
    text = """
        === people/Ana Silva.md
        ---
        type: person
        ---
        === people/Vera.md
        ---
        private: true
        ---
        === plans/2026-11.md
        - [ ] [[Ana Silva]]: coffee
        - [ ] [[Vera]]: lunch
        """
    block = "Plan of the month\n-----------------\n  {} still to meet\n"
    assert block.format("Ana Silva") in export("digest", text).decode()
    assert block.format("Ana Silva and Vera") in export("digest", private=True).decode()


def test_a_line_has_72_columns_at_most_in_any_script(export: Export) -> None:
    long = "名前" * 60
    text = (
        f"=== people/A.md\n---\nname: {long}\ncadence: weekly\nlast_contact: 2026-01-01\n---\n"
        f"- [ ] {long} 📅 2026-11-01\n"
    )
    for told in (export("digest", text), exported(ROOT / "example-vault", "digest")):
        lines = told.decode().split("\n")
        assert max(map(display_width, lines)) <= 72
        assert not [line for line in lines if line != line.rstrip()]
