"""Lines of a daily note (SPEC 3.4)."""

from collections.abc import Callable

import pytest

from netnotes.model.network import Network
from tests.vault.seen import favours, place, problem, touched, touchpoint

Read = Callable[[str], Network]

PEOPLE = "=== people/Ana.md\nText.\n=== people/Bo.md\nText.\n=== Me.md\nText.\n=== projects/Pilot.md\nText.\n"


def day(network: Read, line: str) -> Network:
    """A vault with people and one daily note that has this body."""
    return network(f"{PEOPLE}=== daily/2026-11-03.md\n{line}\n")


def test_a_line_of_a_daily_note(network: Read) -> None:
    found = touchpoint(day(network, "# Tuesday\n\n- coffee with [[Ana]]: she is moving"))
    assert (found.person, found.date.isoformat(), found.kind) == ("people/Ana.md", "2026-11-03", "coffee")
    assert (found.path, found.line, found.source) == ("daily/2026-11-03.md", 3, "daily")
    assert found.text == "with [[Ana]]: she is moving"


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("- coffee with [[Ana]]", "coffee"),
        ("* Coffee with [[Ana|her]]", "coffee"),
        ("1. **Call** [[people/Ana]]", "call"),
        ("  - call: [Ana](people/Ana.md)", "call"),
        ("- no reply from [[Ana#Log]]", "no-reply"),
        ("- no-reply, [[Ana]]", "no-reply"),
        ("- talked to [[Ana]] #call", "call"),
        ("- #lunch [[Ana]]", "lunch"),
        ("- lunch with [[Ana]] #coffee", "coffee"),
        ("- thanks: [[Ana]]", "thanks"),
        ("- like: [[Ana]] and her post", "like"),
        ("- [[Ana]] and the post #like", "like"),
        ("- [[Ana]] [gave:: a lift]", "contact"),
        ("- walk [gave:: a lift] [to:: [[Ana]]]", "walk"),
    ],
)
def test_lines_that_count(network: Read, line: str, kind: str) -> None:
    assert touched(day(network, line)) == [("Ana", "2026-11-03", kind)]


@pytest.mark.parametrize(
    "line",
    [
        "- saw [[Ana]] for coffee", "- [[Ana]]", "coffee with [[Ana]]", "# coffee with [[Ana]]", "- coffee with Ana",
        "- coffee with ![[Ana]]", "- coffee with [[Nobody]]", "- coffee at [[Pilot]]", "- coffee with [[Me]]",
        "- thanks [[Ana]]", "- like [[Ana]]", "- share with [[Ana]]", "- comment by [[Ana]]", "- touch [[Ana]]",
        "- brunch: [[Ana]]", "- [[Ana]] #waiting", "- [ ] coffee with [[Ana]] #coffee", "- [x] coffee with [[Ana]]",
        "- [-] coffee with [[Ana]] #coffee", "- [/] call [[Ana]]", "```\n- coffee with [[Ana]]\n```",
        "%%\n- coffee with [[Ana]]\n%%", "<!--\n- coffee with [[Ana]]\n-->", "- coffee with `[[Ana]]`",
        "- coffees with [[Ana]]", "- [gave::] [[Ana]]", "- the coffee [[Ana]]", "- #coffee/late [[Ana]]",
    ],
)  # fmt: skip
def test_lines_that_do_not_count(network: Read, line: str) -> None:
    found = day(network, line)
    assert (touched(found), favours(found), found.problems) == ([], [], ())


def test_everybody_on_a_line_counts_once(network: Read) -> None:
    found = day(network, "- lunch with [[Ana]], [[Bo]] and [[Ana|her]] again")
    assert touched(found) == [("Ana", "2026-11-03", "lunch"), ("Bo", "2026-11-03", "lunch")]


def test_a_favour_on_a_line_is_for_those_linked_there(network: Read) -> None:
    found = day(network, "- lunch with [[Ana]] and [[Bo]] [got:: the bill] [size:: 2]")
    assert favours(found) == [("Ana", "2026-11-03", -2, "the bill"), ("Bo", "2026-11-03", -2, "the bill")]


def test_with_a_favour_as_its_only_reason_a_line_concerns_those_named_there(network: Read) -> None:
    found = day(network, "- [[Ana]] asked, so [gave:: a lift] [to:: [[Bo]]]")
    assert touched(found) == [("Bo", "2026-11-03", "contact")]
    assert favours(found) == [("Bo", "2026-11-03", 1, "a lift")]


def test_with_a_kind_too_the_line_concerns_those_linked(network: Read) -> None:
    found = day(network, "- lunch with [[Ana]] [gave:: a lift] [to:: [[Bo]]]")
    assert touched(found) == [("Ana", "2026-11-03", "lunch")]
    assert favours(found) == [("Bo", "2026-11-03", 1, "a lift")]


def test_a_bare_name_in_to(network: Read) -> None:
    found = day(network, "- [gave:: a lift] [to:: Bo]")
    assert (touched(found), favours(found)) == (
        [("Bo", "2026-11-03", "contact")], [("Bo", "2026-11-03", 1, "a lift")],
    )  # fmt: skip


def test_a_favour_may_fill_the_line(network: Read) -> None:
    found = day(network, "- gave:: a lift to [[Ana]] [size:: 3]")
    assert favours(found) == [("Ana", "2026-11-03", 3, "a lift to [[Ana]]")]
    found = day(network, "- coffee: gave:: a lift to [[Ana]]")
    assert touched(found) == [("Ana", "2026-11-03", "coffee")]
    assert favours(found) == [("Ana", "2026-11-03", 1, "a lift to [[Ana]]")]


def test_a_problem_on_a_line_has_its_column(network: Read) -> None:
    found = problem(day(network, "- lunch with [[Ana]] [gave:: a lift] [size:: huge]"))
    assert place(found) == "daily/2026-11-03.md:1:38 bad-size"


def test_a_name_without_a_note_on_a_line_has_its_column(network: Read) -> None:
    found = problem(day(network, "- lunch with [[Ana]] [gave:: a lift] [to:: Zed]"))
    assert place(found) == "daily/2026-11-03.md:1:38 unknown-person"


def test_notes_that_are_no_daily_notes(network: Read) -> None:
    found = network(
        f"{PEOPLE}=== notes/2026-11-03 x.md\n- coffee with [[Ana]]\n=== meetings/2026-11-03.md\n- a [[Bo]]\n"
    )
    assert touched(found) == [("Bo", "2026-11-03", "meeting")]


def test_daily_mentions_off(network: Read) -> None:
    found = network(f"""{PEOPLE}
=== netnotes.yaml
daily_mentions: off
=== daily/2026-11-03.md
- coffee with [[Ana]] [gave:: a lift]
- [x] write to [[Bo]] #email
""")
    assert (touched(found), favours(found)) == ([("Bo", "2026-11-03", "email")], [])


def test_daily_notes_in_folders_by_obsidians_settings(network: Read) -> None:
    found = network(f"""{PEOPLE}
=== .obsidian/daily-notes.json
{{"folder": "Journal", "format": "YYYY/MM/DD"}}
=== Journal/2026/11/03.md
- coffee with [[Ana]]
=== Journal/2026/11/x.md
- coffee with [[Bo]]
""")
    assert touched(found) == [("Ana", "2026-11-03", "coffee")]


def test_an_alias_in_a_line_counts_with_a_warning(network: Read) -> None:
    found = network("=== people/Ana.md\n---\naliases: [Anni]\n---\n=== 2026-11-03.md\n- coffee with [[Anni]]\n")
    assert (touched(found), [p.code for p in found.problems]) == ([("Ana", "2026-11-03", "coffee")], ["alias-link"])
