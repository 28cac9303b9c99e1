"""The log and the dated headings of a person's note (SPEC 3.2), and what `last_contact` records (3.3)."""

import signal
from collections.abc import Callable, Iterator
from types import FrameType

import pytest

from netnotes.model.network import Network
from tests.vault.reading import read
from tests.vault.seen import favours, place, problem, touched, touchpoint

Read = Callable[[str], Network]
Days = list[tuple[str, str]]


def logged(network: Read, line: str) -> tuple[str, str, str]:
    """Date, kind and text of a line in a log."""
    found = touchpoint(network(f"=== people/Ana.md\n## Log\n{line}\n"))
    return found.date.isoformat(), found.kind, found.text


def days(network: Read, text: str) -> Days:
    """Date and kind of the touchpoints of a person's note with this body."""
    return [(date, kind) for _, date, kind in touched(network(f"=== people/Ana.md\n{text}"))]


def test_a_line_of_the_log(network: Read) -> None:
    found = touchpoint(network("=== people/Ana.md\n# Ana\n## Log\n\n- 2026-11-03 coffee: she is moving teams\n"))
    assert (found.person, found.date.isoformat(), found.kind) == ("people/Ana.md", "2026-11-03", "coffee")
    assert (found.path, found.line, found.source) == ("people/Ana.md", 4, "log")
    assert (found.text, found.resets) == ("she is moving teams", True)


@pytest.mark.parametrize(
    "heading",
    ["# Log", "## Contact log", "### Interaction Log", "## Interactions", "## History", "###### Touchpoints",
     "## 📞 Log", "## Log:", "## **Log** 📝", "## LOG ##", "## contact-log", "   ## Log"],
)  # fmt: skip
def test_headings_of_a_log(network: Read, heading: str) -> None:
    assert days(network, f"{heading}\n- 2026-11-03 call\n") == [("2026-11-03", "call")]


@pytest.mark.parametrize(
    "heading", ["## Notes", "## Logs of wood", "## Blog", "Log", "#Log", "> ## Log", "```\n## Log\n```", "####### Log"]
)
def test_headings_of_something_else(network: Read, heading: str) -> None:
    assert days(network, f"{heading}\n- 2026-11-03 call\n") == []


def test_a_log_ends_at_the_next_heading_of_its_level_or_a_higher_one(network: Read) -> None:
    body = """
## Log
- 2026-11-01 call
### 2026
- 2026-11-02 call
## Notes
- 2026-11-03 call
## History
- 2026-11-04 call
# Other
- 2026-11-05 call
"""
    assert [date for date, _ in days(network, body)] == ["2026-11-01", "2026-11-02", "2026-11-04"]


def test_only_the_note_of_a_person_has_a_log(network: Read) -> None:
    assert touched(network("=== notes/X.md\n## Log\n- 2026-11-03 call [[Ana]]\n=== people/Ana.md\nText.\n")) == []


@pytest.mark.parametrize(
    "line",
    [
        "- 2026-11-03 call",
        "2026-11-03 call",
        "* 2026-11-03 call",
        "+ 2026-11-03 call",
        "1. 2026-11-03 call",
        "2) 2026-11-03 call",
        "- [[2026-11-03]] call",
        "- [[2026-11-03|Tuesday]] call",
        "- [[daily/2026-11-03]] call",
        "- **2026-11-03** call",
        "- _2026-11-03_ call",
        "**2026-11-03**: call",
        "- 2026-11-03: call",
        "- 2026-11-03 - call",
        "- 2026-11-03 – call",
        "- 2026-11-03 — call",
        "- 2026-11-03, call",
        "- 2026-11-03 | call",
        "- 2026-11-03 · call",
        "- **2026-11-03:** call",
        "-\t2026-11-03\tcall",
        "- 2026-11-03 call\r",
        "- [x] 2026-11-03 call",
        "- [X] 2026-11-03 call",
        "- *2026-11-03* **call**",
    ],
)
def test_ways_to_write_a_dated_line(network: Read, line: str) -> None:
    assert logged(network, line)[:2] == ("2026-11-03", "call")


@pytest.mark.parametrize(
    "line",
    [
        "- [ ] 2026-11-03 call",
        "- [-] 2026-11-03 call",
        "- [/] 2026-11-03 call",
        "- [>] 2026-11-03 call",
        "- call 2026-11-03",
        "- 2026-11 call",
        "- 20261103 call",
        "- 26-11-03 call",
        "- 2026-11-033 call",
        "- x2026-11-03 call",
        "    ",
        "```\n- 2026-11-03 call\n```",
        "`2026-11-03 call`",
        "<!-- 2026-11-03 call -->",
        "%%\n- 2026-11-03 call\n%%",
        "- [[2026-11-03 Planning]] call",
    ],
)
def test_lines_that_are_no_entries(network: Read, line: str) -> None:
    assert days(network, f"## Log\n{line}\n") == []


@pytest.mark.parametrize(
    "time",
    [" 10:30", "T10:30", "T10:30:00", "T10:30:00Z", "T10:30:00+02:00", " 9:05", ", 10:30", " at 10:30", " (10:30)",
     " 10:30-11:00", " 10:30–11:00", " 10:30 - 11:15", " 10:30 pm", " 10:30pm", " (10:30-11:00)"],
)  # fmt: skip
def test_a_time_after_the_date_is_skipped(network: Read, time: str) -> None:
    assert logged(network, f"- 2026-11-03{time} call: how she is") == ("2026-11-03", "call", "how she is")
    assert logged(network, f"- 2026-11-03{time}") == ("2026-11-03", "contact", "")


def test_a_time_after_a_date_in_bold_or_a_link(network: Read) -> None:
    assert logged(network, "- **2026-11-03** 10:30 call") == ("2026-11-03", "call", "")
    assert logged(network, "- [[2026-11-03]] 10:30 call") == ("2026-11-03", "call", "")


@pytest.mark.parametrize(
    ("rest", "kind", "text"),
    [
        ("coffee: she is moving", "coffee", "she is moving"),
        ("coffee she is moving", "coffee", "she is moving"),
        ("Coffee, she is moving", "coffee", "she is moving"),
        ("**Coffee**: she is moving", "coffee", "she is moving"),
        ("**Coffee:** she is moving", "coffee", "she is moving"),
        ("_coffee_ she is moving", "coffee", "she is moving"),
        ("coffee - she is moving", "coffee", "she is moving"),
        ("coffee – she is moving", "coffee", "she is moving"),
        ("coffee — she is moving", "coffee", "she is moving"),
        ("coffee · she is moving", "coffee", "she is moving"),
        ("coffee", "coffee", ""),
        ("coffee.", "coffee", "."),
        ("no reply", "no-reply", ""),
        ("no-reply: twice", "no-reply", "twice"),
        ("No Reply to my letter", "no-reply", "to my letter"),
        ("museum tour: the whale", "museum tour", "the whale"),
        ("Museum tour - the whale", "museum tour", "the whale"),
        ("brunch: eggs", "brunch", "eggs"),
        ("**brunch:** eggs", "brunch", "eggs"),
        ("**Brunch**: eggs", "brunch", "eggs"),
        ("brunch · eggs", "brunch", "eggs"),
        ("brunch eggs", "contact", "brunch eggs"),
        ("all about the move: yes", "contact", "all about the move: yes"),
        ("emailed her", "contact", "emailed her"),
        ("we spoke of coffee", "contact", "we spoke of coffee"),
        ("https://example.org/talk: seen", "contact", "https://example.org/talk: seen"),
        ("see https://example.org/talk", "contact", "see https://example.org/talk"),
        ("[[Bo]]: hello", "contact", "[[Bo]]: hello"),
        ("coffee walk: far", "coffee", "walk: far"),
        ("10 people came", "contact", "10 people came"),
        ("", "contact", ""),
    ],
)
def test_the_kind_after_the_date(network: Read, rest: str, kind: str, text: str) -> None:
    assert logged(network, f"- 2026-11-03 {rest}") == ("2026-11-03", kind, text)


@pytest.mark.parametrize("kind", ["like", "share", "touch", "comment", "thanks"])
def test_kinds_that_are_also_plain_words(network: Read, kind: str) -> None:
    assert logged(network, f"- 2026-11-03 {kind} for the fish")[1:] == ("contact", f"{kind} for the fish")
    assert logged(network, f"- 2026-11-03 {kind}: the fish")[1:] == (kind, "the fish")
    assert logged(network, f"- 2026-11-03 **{kind}:** the fish")[1:] == (kind, "the fish")
    assert logged(network, f"- 2026-11-03 {kind} – the fish")[1:] == (kind, "the fish")
    assert logged(network, f"- 2026-11-03 the fish #{kind}")[1] == kind


def test_a_tag_of_a_known_kind_wins(network: Read) -> None:
    assert logged(network, "- 2026-11-03 lunch #coffee")[1] == "coffee"
    assert logged(network, "- 2026-11-03 lunch #no-reply.")[1] == "no-reply"
    assert logged(network, "- 2026-11-03 brunch: eggs #Walk")[1] == "walk"


@pytest.mark.parametrize("tag", ["#waiting", "#assumption", "#coffee/late", "x#coffee", "`#coffee`"])
def test_other_tags_are_no_kinds(network: Read, tag: str) -> None:
    assert logged(network, f"- 2026-11-03 lunch {tag}")[1] == "lunch"


def test_kinds_of_the_configuration(network: Read) -> None:
    found = network("""
        === netnotes.yaml
        kinds: {touch: [wave], contact: [Board Game]}
        === people/Ana.md
        ## Log
        - 2026-11-01 board-game with all
        - 2026-11-02 wave from the tram
        - 2026-11-03 voicemail left
        """)
    assert [(t.kind, t.resets) for t in found.touchpoints] == [("board game", True), ("wave", False), ("contact", True)]


def test_touch_kinds_do_not_reset_the_clock(network: Read) -> None:
    kinds = [
        "attempt",
        "comment",
        "like",
        "no-reply",
        "share",
        "touch",
        "voicemail",
        "call",
        "letter",
        "brunch",
        "intro",
    ]
    lines = "\n".join(f"- 2026-11-{day:02d} {kind}: x" for day, kind in enumerate(kinds, 1))
    found = network(f"=== people/Ana.md\n## Log\n{lines}\n")
    assert [t.kind for t in found.touchpoints if t.resets] == ["call", "letter", "brunch", "intro"]


def test_a_dated_heading_anywhere_opens_an_entry(network: Read) -> None:
    body = """
# Ana
### 2026-11-01 lunch
We talked for hours.
## **2026-11-02**: call #walk
## [[2026-11-03]]
- the first thing
## 2026-11-04 brunch: eggs ##
## 2026-11-05 on C#
"""
    found = network(f"=== people/Ana.md\n{body}")
    assert [(t.date.day, t.kind, t.text) for t in found.touchpoints] == [
        (1, "lunch", "We talked for hours."), (2, "walk", "#walk"), (3, "contact", "the first thing"),
        (4, "brunch", "eggs"), (5, "contact", "on C#"),
    ]  # fmt: skip


def test_a_dated_heading_outside_the_note_of_a_person_is_nothing(network: Read) -> None:
    assert touched(network("=== n/X.md\n## 2026-11-03 call\n=== people/Ana.md\nText.\n")) == []


def test_a_heading_in_code_opens_nothing(network: Read) -> None:
    assert days(network, "```\n## 2026-11-03 call\n```\n<!--\n## 2026-11-04 call\n-->\n") == []


def test_a_dated_line_is_always_its_own_entry(network: Read) -> None:
    body = """
## Log
- 2026-11-01 call
  - 2026-11-02 email
\t- 2026-11-03 walk
### 2026-11-04 lunch
- 2026-11-05 coffee
"""
    assert [day[-2:] for day, _ in days(network, body)] == ["01", "02", "03", "04", "05"]


def test_indented_lines_belong_to_their_entry(network: Read) -> None:
    found = network("""
        === people/Ana.md
        ## Log
        - 2026-11-03 lunch
          - [gave:: a]

          text [got:: b]
        \t- [gave:: c]
        - [gave:: not part of it]
        - 2026-11-04 call
        not [got:: part of it]
        """)
    assert favours(found) == [
        ("Ana", "2026-11-03", 1, "a"), ("Ana", "2026-11-03", -1, "b"), ("Ana", "2026-11-03", 1, "c"),
    ]  # fmt: skip


def test_lines_below_a_dated_heading_belong_to_it(network: Read) -> None:
    found = network("""
        === people/Ana.md
        ## 2026-11-03 lunch
        We ate. [gave:: a]
        ### What she said
        - much [got:: b]
        ## Notes
        - [gave:: not part of it]
        """)
    assert favours(found) == [("Ana", "2026-11-03", 1, "a"), ("Ana", "2026-11-03", -1, "b")]
    assert touched(found) == [("Ana", "2026-11-03", "lunch")]


def test_favours_on_the_heading_and_in_comments(network: Read) -> None:
    found = network("""
        === people/Ana.md
        ## 2026-11-03 lunch [gave:: a]
        %%
        - [gave:: hidden]
        %%
        ### [gave:: a title]
        - [got:: b]
        """)
    assert favours(found) == [("Ana", "2026-11-03", 1, "a"), ("Ana", "2026-11-03", -1, "b")]


def test_the_text_of_an_entry_may_stand_below_it(network: Read) -> None:
    assert logged(network, "- 2026-11-03 lunch\n  - about the move\n  - and more") == (
        "2026-11-03", "lunch", "about the move",
    )  # fmt: skip


def test_a_day_that_is_none_is_a_problem_with_the_line_mended(network: Read) -> None:
    found = problem(network("=== people/Ana.md\n## Log\n  - **2026-11-31** coffee\n"))
    assert place(found) == "people/Ana.md:2:7 bad-date"
    assert (found.severity, found.message) == ("warning", "'2026-11-31' is no date")
    assert found.hint == "write - **2026-11-30** coffee"


def test_a_heading_with_a_day_that_is_none(network: Read) -> None:
    found = problem(network("=== people/Ana.md\n## 2026-02-30 lunch\n"))
    assert (place(found), found.hint) == ("people/Ana.md:1:4 bad-date", "write ## 2026-02-28 lunch")


def test_regions_are_no_source(network: Read) -> None:
    body = "## Log\n%% netnotes:begin history %%\n- 2026-11-03 call\n%% netnotes:end %%\n- 2026-11-04 call\n"
    assert days(network, body) == [("2026-11-04", "call")]


def test_a_crlf_note(network: Read) -> None:
    found = network("=== people/Ana.md\n---\r\ncadence: monthly\r\n---\r\n## Log\r\n- 2026-11-03 call: hi\r\n")
    assert (touchpoint(found).text, touchpoint(found).line) == ("hi", 5)


def test_inline_code_stays_in_the_text(network: Read) -> None:
    assert logged(network, "- 2026-11-03 call: use `grep`")[2] == "use `grep`"


@pytest.mark.parametrize(
    "key",
    ["last_contact", "lastContact", "last-contacted", "Last contacted", "last_interaction", "date_last_contacted",
     "prm-last-contacted", "last_talked_to", "last_contact_date", "date last spoken", "Last touch",
     "Last meaningful contact", "last_chatted"],
)  # fmt: skip
def test_last_contact_is_a_recorded_touchpoint(network: Read, key: str) -> None:
    found = touchpoint(network(f"=== people/Ana.md\n---\nname: Ana\n{key}: 2026-11-03\n---\n"))
    assert (found.kind, found.source, found.line, found.resets) == ("recorded", "recorded", 3, True)


@pytest.mark.parametrize(
    "value",
    ["2026-11-03", '"2026-11-03"', "2026-11-03T10:30", "2026-11-03T10:30:00+09:00", "2026-11-03 10:30",
     '"[[2026-11-03]]"', "[[2026-11-03]]", '"[[daily/2026-11-03|Tue]]"', "[2026-11-03]"],
)  # fmt: skip
def test_ways_to_write_a_date(network: Read, value: str) -> None:
    found = touchpoint(network(f"=== people/Ana.md\n---\nlast_contact: {value}\n---\n"))
    assert found.date.isoformat() == "2026-11-03"


def test_last_contact_as_an_inline_field(network: Read) -> None:
    assert days(network, "**Last contact:: 2026-05-01**\n") == [("2026-05-01", "recorded")]
    assert days(network, "- Last contact:: [[2022-06-07]]\n") == [("2022-06-07", "recorded")]
    assert days(network, "- [ ] last_contact:: 2026-05-01\n") == []


def test_last_contact_that_is_no_date(network: Read) -> None:
    found = problem(network("=== people/Ana.md\n---\nlast_contact: 2026-11-31\n---\n"))
    assert (place(found), found.hint) == ("people/Ana.md:2:1 bad-date", "write last_contact: 2026-11-30")


@pytest.mark.parametrize(
    ("kind", "kept"), [("call", False), ("brunch: x", False), ("like: x", True), ("attempt", True)]
)
def test_recorded_is_dropped_when_another_contact_has_that_date(network: Read, kind: str, kept: bool) -> None:
    found = network(f"=== people/Ana.md\n---\nlast_contact: 2026-11-03\n---\n## Log\n- 2026-11-03 {kind}\n")
    assert ("recorded" in [t.kind for t in found.touchpoints]) is kept


def test_recorded_stays_beside_an_introduction_not_made(network: Read) -> None:
    found = network("""
        === people/Ana.md
        ---
        last_contact: 2026-11-03
        ---
        === meetings/2026-11-03 Ana.md
        ---
        kind: intro
        people: "[[Ana]]"
        type: meeting
        ---
        """)
    assert [t.kind for t in found.touchpoints] == ["intro", "recorded"]


def test_a_list_of_interactions_in_front_matter(network: Read) -> None:
    found = network("""
        === people/Ana.md
        ---
        interactions:
          - {date: 2026-11-03, text: "a walk"}
          - date: 2026-11-04
            text: a call
          - {date: 2026-13-04, text: never}
          - a note without a date
        ---
        """)
    assert [(t.date.day, t.kind, t.text, t.line) for t in found.touchpoints] == [
        (3, "contact", "a walk", 3), (4, "contact", "a call", 4),
    ]  # fmt: skip
    assert [place(p) for p in found.problems] == ["people/Ana.md:6:5 bad-date"]


@pytest.fixture
def in_time() -> Iterator[None]:
    """Fails a test that hangs."""

    def late(_number: int, _frame: FrameType | None) -> None:
        raise AssertionError("reading takes too long")

    before = signal.signal(signal.SIGALRM, late)
    signal.alarm(30)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


@pytest.mark.skipif(not hasattr(signal, "SIGALRM"), reason="needs POSIX alarms")
@pytest.mark.parametrize(
    "body",
    ["## Log\n- 2026-11-03" + " (" * 20_000, "## Log\n- 2026-11-03" + " at" * 20_000, "# " + "!" * 100_000 + "a\n",
     "## Log\n- 2026-11-03 " + "a" * 200_000 + "!", "## Log\n- 2026-11-03 a" + " " * 200_000 + "b", "# Log\n" * 30_000,
     "## Log\n" + "- 2026-11-03 x\n  - [x] y #call\n" * 15_000, "## 2026-11-03 x\n" * 15_000,
     "### x\n## Attendees\n" * 15_000, "**a" + " " * 100_000 + "\n", "## Log\n- 2026-11-03 " + "**" * 100_000,
     "[gave:: " * 10_000, "## Log\n- 2026-11-03 " + "[gave:: x] " * 2_500],
)  # fmt: skip
@pytest.mark.parametrize("path", ["people/Ana.md", "meetings/2026-11-03 Ana.md", "2026-11-03.md"])
@pytest.mark.usefixtures("in_time")
def test_odd_notes_do_not_hang(network: Read, body: str, path: str) -> None:
    assert len(network(f"=== {path}\n{body}\n").notes) == 1


def test_a_promise_below_an_entry_is_not_what_was_said() -> None:
    (entry,) = read("## Log\n\n- 2026-11-03 call\n    - [ ] send the deck\n", "people/Ana.md").entries
    assert (entry.kind, entry.text) == ("call", "")
    (entry,) = read("## Log\n\n- 2026-11-03 call\n    - [ ] send it\n    she is moving\n", "people/Ana.md").entries
    assert entry.text == "she is moving"
