"""Mistakes that would otherwise lose something without a word."""

from collections.abc import Callable

import pytest

from netnotes.model.network import Network
from tests.vault.seen import codes, problem, touched

Read = Callable[[str], Network]


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("- 2026/11/05 call: hello", "write - 2026-11-05 call: hello"),
        ("- 5 Nov 2026 call", "write - 2026-11-05 call"),
        ("- Nov 6, 2026: call", "write - 2026-11-06: call"),
        ("20261107 call", "write 2026-11-07 call"),
        ("* 2026-11-8 call", "write * 2026-11-08 call"),
        ("- 14.11.2026 Kaffee", "write - 2026-11-14 Kaffee"),
        ("- 3/4/2026 call", "write the date like 2026-11-05"),
    ],
)
def test_a_log_line_with_an_odd_date_is_told_of(network: Read, line: str, hint: str) -> None:
    found = network(f"=== people/Ana.md\n# Ana\n## Log\n{line}\n- 2026-11-01 call\n")
    told = problem(found)
    assert (told.line, told.severity, told.hint) == (3, "warning", hint)
    assert touched(found) == [("Ana", "2026-11-01", "call")]


@pytest.mark.parametrize(
    "line", ["- 3 apples", "- call 2026/11/05", "  - 2026/11/05 inside", "- 1.5 hours", "- [ ] 2026/11/05"]
)
def test_other_lines_of_a_log_are_not(network: Read, line: str) -> None:
    assert codes(network(f"=== people/Ana.md\n## Log\n- 2026-11-01 call\n{line}\n")) == []


def test_a_person_whose_placeholder_was_left_in_is_told_of(network: Read) -> None:
    text = '---\ntype: person\ncadence: monthly\nadded: "{{date}}"\n---\n'
    found = network(f"=== people/Ana.md\n{text}=== people/Person template.md\n{text}=== notes/New.md\n{text}")
    told = problem(found)
    assert (told.path, told.line, told.severity) == ("people/Ana.md", 4, "info")
    assert codes(found) == ["unfilled-template"]
    assert found.people == ()


def test_several_names_in_one_text_are_told_of(network: Read) -> None:
    found = network("=== people/Ana.md\nx\n=== meetings/2026-11-03.md\n---\npeople: Ana, Bo and Cy\n---\n")
    told = problem(found)
    assert (told.line, told.severity, told.hint) == (2, "info", "write a list: [Ana, Bo, Cy]")
    assert touched(found) == []


def test_a_name_with_a_comma_of_nobody_is_only_unknown(network: Read) -> None:
    found = network("=== people/Ana.md\nx\n=== meetings/2026-11-03.md\n---\npeople: Smith, Jane\n---\n")
    assert codes(found) == ["unknown-person"]


def test_an_unknown_name_gets_the_nearest(network: Read) -> None:
    found = network("=== people/Ana Silva.md\nx\n=== meetings/2026-11-03.md\n---\npeople: Ana Sliva\n---\n")
    assert problem(found).hint.startswith("did you mean Ana Silva?")


@pytest.mark.parametrize("line", ["got: a tip", "gave: [a lift, a book]"])
def test_a_favour_where_nobody_was_is_told_of(network: Read, line: str) -> None:
    found = network(f"=== people/Ana.md\nx\n=== meetings/2026-11-03 Raj.md\n---\n{line}\n---\n")
    assert set(codes(found)) == {"favour-for-nobody"}
    assert found.exchanges == ()


@pytest.mark.parametrize(
    "note",
    [
        '=== meetings/2026-11-03 Raj.md\n---\npeople: ["[[Ana]]"]\ngot: a tip\n---\n',
        "=== meetings/2026-11-03 Raj.md\n---\ngot: a tip\n---\nWith [[Ana]].\n",
    ],
)
def test_a_favour_of_somebody_whose_note_cannot_be_read_is_not_told_of_again(network: Read, note: str) -> None:
    found = network(f"=== people/Ana.md\n---\nrole: [\n---\n{note}")
    assert codes(found) == ["bad-yaml"]
    assert "favour-for-nobody" in codes(network(f"=== notes/Ana.md\nx\n{note}"))


def test_a_favour_to_somebody_named_is_fine(network: Read) -> None:
    found = network("=== people/Ana.md\nx\n=== meetings/2026-11-03 Raj.md\n---\ngave: {what: a lift, to: Ana}\n---\n")
    assert codes(found) == []


@pytest.mark.parametrize("before", ["10:00 ", "☕ ", "9:30 am ☕ ", "**", "📞"])
def test_a_daily_line_may_begin_with_a_time_a_sign_or_bold(network: Read, before: str) -> None:
    bold = "**" if before == "**" else ""
    found = network(
        f"=== people/Ana.md\nx\n=== 2026-11-03.md\n- {before}coffee{bold} with [[Ana]]: news\n- see 10:00 [[Ana]]\n"
    )
    assert touched(found) == [("Ana", "2026-11-03", "coffee")]
