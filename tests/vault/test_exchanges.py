"""Favours: where they are written, for whom they count, and how large they are (SPEC 5)."""

from collections.abc import Callable

import pytest

from netnotes.model.network import Network
from tests.vault.seen import codes, exchange, favours, place, problem, touched

Read = Callable[[str], Network]

PEOPLE = "=== people/Ana.md\nText.\n=== people/Bo.md\nText.\n=== people/Cy.md\nText.\n"


def meeting(network: Read, front: str, body: str = "") -> Network:
    """A vault with three people and a meeting with Ana on 2026-11-03."""
    return network(f"{PEOPLE}=== meetings/2026-11-03 M.md\n---\npeople: Ana\n{front}\n---\n{body}\n")


def seen(network: Read, front: str, body: str = "") -> list[tuple[str, int, str]]:
    """(person, signed size, what) of the favours of a meeting with Ana."""
    return [(name, size, what) for name, _, size, what in favours(meeting(network, front, body))]


def logged(network: Read, text: str) -> list[tuple[int, str]]:
    """(signed size, what) of the favours in Ana's log."""
    return [(size, what) for _, _, size, what in favours(network(f"=== people/Ana.md\n## Log\n{text}\n"))]


WORDS = [("gave", 1), ("Gave", 1), ("given", 1), ("deposit", 1), ("got", -1), ("received", -1), ("withdrawal", -1)]


@pytest.mark.parametrize(("key", "size"), WORDS)
def test_the_words_for_it_in_a_meeting(network: Read, key: str, size: int) -> None:
    assert seen(network, f"{key}: a tip") == [("Ana", size, "a tip")]
    assert seen(network, "x: 1", f"- {key}:: a tip") == [("Ana", size, "a tip")]


@pytest.mark.parametrize(("key", "size"), WORDS)
def test_the_words_for_it_in_a_log(network: Read, key: str, size: int) -> None:
    assert logged(network, f"- 2026-11-03 call [{key}:: a tip]") == [(size, "a tip")]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("introduced her to Bo", [(1, "introduced her to Bo")]),
        ("[a, b]", [(1, "a"), (1, "b")]),
        ("\n  - a\n  - {what: b, size: 3}\n  -\n  - what: c\n    size: small", [(1, "a"), (3, "b"), (1, "c")]),
        ("{what: a, size: 2}", [(2, "a")]),
        ('"a [size:: large]"', [(3, "a")]),
        ("", []), ("[]", []), ("{}", []), ("{what: }", []), ("\n  - {what: '', size: }", []),
    ],
)  # fmt: skip
def test_scalars_lists_and_maps(network: Read, value: str, expected: list[tuple[int, str]]) -> None:
    assert seen(network, f"gave: {value}") == [("Ana", size, what) for size, what in expected]


def test_each_item_has_its_own_line(network: Read) -> None:
    found = meeting(network, "got:\n  - a\n  - {what: b}\ngave: c")
    assert [(e.what, e.path, e.line) for e in found.exchanges] == [
        ("a", "meetings/2026-11-03 M.md", 4),
        ("b", "meetings/2026-11-03 M.md", 5),
        ("c", "meetings/2026-11-03 M.md", 6),
    ]


@pytest.mark.parametrize(
    ("written", "size"),
    [("1", 1), ("2", 2), ("5", 5), ("small", 1), ("Medium", 2), ("LARGE", 3), ('"4"', 4), ("", 1)],
)
def test_sizes(network: Read, written: str, size: int) -> None:
    found = meeting(network, f"gave: {{what: a, size: {written}}}", f"- got:: b [size:: {written.strip(chr(34))}]")
    assert (favours(found)[0][2], favours(found)[1][2], found.problems) == (size, -size, ())


@pytest.mark.parametrize("written", ["0", "6", "-1", "2.5", "huge", "true", "[1, 2]", "{a: 1}"])
def test_a_size_that_is_none_counts_one_and_is_a_problem(network: Read, written: str) -> None:
    found = meeting(network, f"gave:\n  - {{what: a, size: {written}}}")
    assert exchange(found).size == 1
    assert place(problem(found)) == "meetings/2026-11-03 M.md:4:5 bad-size"
    assert problem(found).hint == "write size: 2 (1 to 5, or small, medium, large)"


def test_a_size_that_is_none_on_a_line(network: Read) -> None:
    found = network("=== people/Ana.md\n## Log\n- 2026-11-03 call: [gave:: a] [got:: b] [size:: 9]\n")
    assert favours(found) == [("Ana", "2026-11-03", 1, "a"), ("Ana", "2026-11-03", -1, "b")]
    assert place(problem(found)) == "people/Ana.md:2:41 bad-size"
    assert problem(found).hint == "write [size:: 2] (1 to 5, or small, medium, large)"


@pytest.mark.parametrize(
    ("written", "thanked"),
    [
        ("true", "True"),
        ("yes", "True"),
        ("Yes", "True"),
        ("2026-11-20", "2026-11-20"),
        ("no", "None"),
        ("false", "None"),
        ("", "None"),
    ],
)
def test_thanked(network: Read, written: str, thanked: str) -> None:
    found = meeting(network, f"got: {{what: a, thanked: {written}}}", f"- got:: b [thanked:: {written}]")
    assert [str(e.thanked) for e in found.exchanges] == [thanked, thanked]
    assert found.problems == ()


def test_thanked_that_is_none(network: Read) -> None:
    found = meeting(network, "x: 1", "- [got:: a] [thanked:: warmly]")
    assert exchange(found).thanked is None
    assert place(problem(found)) == "meetings/2026-11-03 M.md:5:13 bad-value"


@pytest.mark.parametrize("key", ["to", "from"])
@pytest.mark.parametrize(
    "value", ["Bo", '"[[Bo]]"', "[[Bo]]", "[Bo]", '["[[people/Bo|B]]"]', '"[Bo](../people/Bo.md)"', '"bo"']
)
def test_whom_a_favour_is_for_in_a_map(network: Read, key: str, value: str) -> None:
    assert seen(network, f"gave: {{what: a, {key}: {value}}}") == [("Bo", 1, "a")]


@pytest.mark.parametrize("key", ["to", "from", "To"])
@pytest.mark.parametrize("value", ["Bo", "[[Bo]]", "[[people/Bo|B]]", "[Bo](../people/Bo.md)", "bo"])
def test_whom_a_favour_is_for_on_a_line(network: Read, key: str, value: str) -> None:
    assert seen(network, "x: 1", f"- gave:: a [{key}:: {value}]") == [("Bo", 1, "a")]
    assert seen(network, "x: 1", f"- we met [got:: a] ({key}:: {value})") == [("Bo", -1, "a")]


def test_a_favour_for_several_people(network: Read) -> None:
    assert seen(network, 'gave: {what: a, to: ["[[Bo]]", Cy], from: Bo}') == [("Bo", 1, "a"), ("Cy", 1, "a")]
    assert seen(network, "x: 1", "- gave:: a [to:: [[Bo]], [[Cy]]]") == [("Bo", 1, "a"), ("Cy", 1, "a")]


def test_an_empty_to_is_none(network: Read) -> None:
    assert seen(network, "gave: {what: a, to: }") == [("Ana", 1, "a")]
    assert seen(network, "gave: {what: a, to: ''}", "- gave:: b [to::]") == [("Ana", 1, "a"), ("Ana", 1, "b")]


def test_without_to_a_favour_is_for_everybody(network: Read) -> None:
    found = network(f"{PEOPLE}=== meetings/2026-11-03 M.md\n---\npeople: [Ana, Bo, me]\ngot: a map\n---\n")
    assert [name for name, *_ in favours(found)] == ["Ana", "Bo"]


def test_a_name_without_a_note_gets_nothing(network: Read) -> None:
    found = meeting(network, "gave: {what: a, to: [Zed, Bo]}")
    assert favours(found) == [("Bo", "2026-11-03", 1, "a")]
    assert [(p.code, p.severity) for p in found.problems] == [("unknown-person", "info")]


def test_a_goal_gets_nothing(network: Read) -> None:
    found = network(f"{PEOPLE}=== goals/G.md\nx\n=== meetings/2026-11-03 M.md\n- gave:: a [to:: [[G]]]\n")
    assert (favours(found), codes(found)) == ([], ["wrong-type"])
    assert place(problem(found)) == "meetings/2026-11-03 M.md:1:12 wrong-type"


def test_an_unknown_word_in_a_map(network: Read) -> None:
    found = meeting(network, "gave:\n  - {what: a, sise: 2}")
    assert favours(found) == [("Ana", "2026-11-03", 1, "a")]
    assert (place(problem(found)), "'sise'" in problem(found).message) == (
        "meetings/2026-11-03 M.md:4:5 unknown-key",
        True,
    )


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("gave:: a", [(1, "a")]),
        ("**Gave**:: a", [(1, "a")]),
        ("gave:: a [size:: 2]", [(2, "a")]),
        ("gave:: a\ngot:: b\ngave:: c", [(1, "a"), (-1, "b"), (1, "c")]),
        ("- gave:: a", [(1, "a")]),
        ("* [gave:: a]", [(1, "a")]),
        ("1. we met [gave:: a] (got:: b)", [(1, "a"), (-1, "b")]),
        ("- x\n  - gave:: a", [(1, "a")]),
        ("\t- [gave:: a]", []),
        ("- [gave:: a [[Bo]]]", [(1, "a [[Bo]]")]),
        ("- [gave:: a] [gave:: b] [size:: 2]", [(2, "a"), (2, "b")]),
        ("- gave:: a [got:: b] [size:: 2]", [(2, "a"), (-2, "b")]),
        ("We met. [gave:: a]", []),
        ("- [ ] [gave:: a]", []),
        ("- [x] gave:: a", []),
        ("```\n- gave:: a\n```", []),
        ("- `[gave:: a]`", []),
        ("%%\n- gave:: a\n%%", []),
        ("<!--\ngave:: a\n-->", []),
        ("- gave: a", []),
        ("- gave::", []),
        ("gave::", []),
        ("- [gave::] and [got:: ]", []),
        ("- forgave:: a", []),
        ("- see [x](y::z)", []),
    ],
)
def test_in_the_body_of_a_meeting(network: Read, body: str, expected: list[tuple[int, str]]) -> None:
    assert seen(network, "x: 1", body) == [("Ana", size, what) for size, what in expected]


def test_a_full_line_is_a_property_only_where_there_is_none(network: Read) -> None:
    assert seen(network, "gave: a", "gave:: b\n\n- gave:: c") == [("Ana", 1, "a"), ("Ana", 1, "c")]
    assert seen(network, "given: a", "- gave:: b") == [("Ana", 1, "a"), ("Ana", 1, "b")]
    assert seen(network, "given: a\ngave: b") == [("Ana", 1, "b")]
    assert seen(network, "given: a\ngave:\ngot: c") == [("Ana", 1, "a"), ("Ana", -1, "c")]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("- 2026-11-03 coffee: [got:: the grant] [thanked:: true]", [(-1, "the grant")]),
        ("- 2026-11-03 gave:: a", [(1, "a")]),
        ("- 2026-11-03 coffee: gave:: a [size:: 2]", [(2, "a")]),
        ("- 2026-11-03 – brunch – got:: a", [(-1, "a")]),
        ("- **2026-11-03** 10:30 call gave:: a", [(1, "a")]),
        ("2026-11-03 call [gave:: a] and [got:: b]", [(1, "a"), (-1, "b")]),
        ("- 2026-11-03 museum tour: gave:: a", [(1, "a")]),
        ("- 2026-11-03 call\n  - gave:: a\n  - [got:: b]\n  [gave:: c]", [(1, "a"), (-1, "b"), (1, "c")]),
        ("- [gave:: a]", []),
        ("- [ ] 2026-11-03 call [gave:: a]", []),
        ("- 2026-11-03 call\n  - [ ] [gave:: a]", []),
        ("- 2026-11-03 call: https://example.org/a::b", []),
    ],
)
def test_on_a_line_of_a_log(network: Read, line: str, expected: list[tuple[int, str]]) -> None:
    assert logged(network, line) == expected


def test_a_favour_on_a_log_line_may_be_for_others(network: Read) -> None:
    found = network(f"{PEOPLE}=== people/Dee.md\n## Log\n- 2026-11-03 call [gave:: a tip] [to:: [[Bo]]]\n")
    assert (touched(found), favours(found)) == ([("Dee", "2026-11-03", "call")], [("Bo", "2026-11-03", 1, "a tip")])


def test_what_is_shown_of_an_entry_leaves_favours_in_brackets_out(network: Read) -> None:
    found = network(
        "=== people/Ana.md\n## Log\n- 2026-11-03 call: long [got:: a tip] [size:: 2]\n- 2026-11-02 gave:: a tip\n"
    )
    assert [t.text for t in found.touchpoints] == ["a tip", "long"]


@pytest.mark.parametrize(
    ("front", "expected"),
    [
        ("stage: made", [("Ana", 1, "introduction"), ("Bo", 1, "introduction")]),
        ("stage: done", [("Ana", 1, "introduction"), ("Bo", 1, "introduction")]),
        ("stage: asked", []), ("stage: considered", []), ("x: 1", []), ("stage: perhaps", []),
        ("stage: made\ngave: {what: a word, to: Ana, size: 2}", [("Ana", 2, "a word")]),
        ("stage: asked\ngot: {what: a word, from: Bo}", [("Bo", -1, "a word")]),
        ("stage: made\ngave:", [("Ana", 1, "introduction"), ("Bo", 1, "introduction")]),
    ],
)  # fmt: skip
def test_introductions(network: Read, front: str, expected: list[tuple[str, int, str]]) -> None:
    text = f"{PEOPLE}=== meetings/2026-11-03 M.md\n---\nkind: intro\npeople: [Ana, Bo]\n{front}\n---\n"
    assert [(name, size, what) for name, _, size, what in favours(network(text))] == expected


def test_an_introduction_that_names_its_favours_in_the_body(network: Read) -> None:
    found = meeting(network, "kind: intro\nstage: done", "- got:: a dinner")
    assert favours(found) == [("Ana", "2026-11-03", -1, "a dinner")]


def test_an_intro_elsewhere_is_a_plain_contact_and_no_deposit(network: Read) -> None:
    found = network("=== people/Ana.md\n## Log\n- 2026-11-03 intro: to Bo\n")
    assert (touched(found), found.touchpoints[0].resets, favours(found)) == ([("Ana", "2026-11-03", "intro")], True, [])


def test_a_stage_is_nothing_in_another_kind_of_meeting(network: Read) -> None:
    assert seen(network, "kind: lunch\nstage: made") == []


@pytest.mark.parametrize("status", ["cancelled", "declined", "no-show", "postponed", "tentative"])
def test_the_favours_of_a_meeting_that_did_not_happen_count(network: Read, status: str) -> None:
    found = meeting(network, f"status: {status}\ngave: the figures all the same", "- got:: a card")
    assert (touched(found), [size for _, _, size, _ in favours(found)]) == ([], [1, -1])


def test_on_one_day_favours_are_in_order_of_path_and_line(network: Read) -> None:
    found = network("""
        === people/Ana.md
        ## Log
        - 2026-11-03 call [gave:: 4] [got:: 5]
        - 2026-11-02 call [gave:: 1]
        === meetings/2026-11-03 Ana.md
        ---
        got: 2
        ---
        - gave:: 3
        """)
    assert [e.what for e in found.exchanges] == ["1", "2", "3", "4", "5"]


def test_favours_of_the_same_contact_from_several_sources_all_count(network: Read) -> None:
    found = network("""
        === people/Ana.md
        ## Log
        - 2026-11-03 Lunch: long [gave:: a]
        === meetings/2026-11-03 Ana.md
        ---
        kind: lunch
        gave: b
        ---
        === daily/2026-11-03.md
        - lunch with [[Ana]] [gave:: c]
        """)
    assert touched(found) == [("Ana", "2026-11-03", "lunch")]
    assert [e.what for e in found.exchanges] == ["c", "b", "a"]


def test_who_and_where_of_an_exchange(network: Read) -> None:
    found = exchange(network("=== people/Ana.md\n# Log\n\n- 2026-11-03 call\n  - [got:: a tip]\n"))
    assert (found.person, found.path, found.line, found.direction) == (
        "people/Ana.md",
        "people/Ana.md",
        4,
        "withdrawal",
    )


@pytest.mark.parametrize("path", ["notes/X.md", "goals/X.md", "organizations/X.md", "Me.md", "people/X.md"])
def test_notes_in_which_a_favour_on_a_list_line_is_nothing(network: Read, path: str) -> None:
    assert favours(network(f"{PEOPLE}=== {path}\n---\ngave: x\n---\n- [gave:: a] [to:: [[Ana]]]\ngave:: b\n")) == []


def test_code_belongs_to_what_was_given_in_a_meeting(network: Read) -> None:
    assert seen(network, "x: 1", "- gave:: read `a.py` [size:: 2]") == [("Ana", 2, "read `a.py`")]


def test_code_in_a_log_is_no_favour_but_belongs_to_one(network: Read) -> None:
    text = "- 2026-11-03 call: `[got:: no]` [gave:: a ``b `c` d`` e] [size:: 3]\n- [x] x [gave:: a `b`] ✅ 2026-11-03"
    assert logged(network, text) == [(3, "a ``b `c` d`` e"), (1, "a `b`")]


def test_code_in_a_daily_note_belongs_to_what_was_said(network: Read) -> None:
    found = network(f"{PEOPLE}=== 2026-11-03.md\n- coffee with [[Ana]]: she likes `#x` [got:: a `y` tip]\n")
    assert [one.text for one in found.touchpoints] == ["with [[Ana]]: she likes `#x`"]
    assert favours(found) == [("Ana", "2026-11-03", -1, "a `y` tip")]
    assert codes(found) == []
