"""What logging changes, in bytes, and what the vault then says: what it said before, and the new touchpoint."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from netnotes.edits.afterwards import network_after
from netnotes.edits.log import Asked, Log, one_line, the_kind
from netnotes.model.config import Config
from netnotes.model.errors import OperatorError
from netnotes.model.settings import Settings
from netnotes.vault.editing.log_section import LogLine, NewTask, add_to_log
from netnotes.vault.editing.trouble import EditRefusedError
from netnotes.vault.kinds import KindReader, clean_text
from netnotes.vault.load import load_network
from netnotes.vault.reader import NoteReader
from netnotes.vault.settings import read_settings

DAY = date(2026, 11, 20)
VAULT = """
    === people/Ana Silva.md
    ---
    cadence: monthly
    follow_up: 2026-12-01
    ---
    ## Log

    - 2026-11-03 call: hello
    === people/Bo [x].md
    Text
    === archive/Ana Silva.md
    Another note of that name.
    === people/Chen.md
    ---
    aliases: [C]
    ---
    === goals/Survey.md
    ---
    why: x
    ---
"""


def carried_out(root: Path, people: tuple[str, ...], **asked: Any) -> dict[str, str]:
    """Log with the people of these names; the files that changed, which are written."""
    network = load_network(root)
    by_name = {person.name: person for person in network.people}
    line = LogLine(**{"date": DAY, "text": "hello", **asked.pop("line", {})})
    wanted = Asked(today=DAY, line=line, people=[by_name[name] for name in people], **asked)
    changes = Log(network, root, read_settings(root)).changes(wanted).changes
    for change in changes:
        assert change.after is not None
        (root / change.path).parent.mkdir(parents=True, exist_ok=True)
        (root / change.path).write_bytes(change.after)
    return {change.path: (change.after or b"").decode() for change in changes}


def test_one_person_gets_a_line(vault: Callable[[str], Path]) -> None:
    root = vault(VAULT)
    (text,) = carried_out(root, ("Ana Silva",), kind="coffee", line={"gave": ("a hint",)}).values()
    assert text.endswith("- 2026-11-03 call: hello\n- 2026-11-20 coffee: hello [gave:: a hint]\n")
    network = load_network(root)
    assert [(t.date, t.kind) for t in network.touchpoints] == [(date(2026, 11, 3), "call"), (DAY, "coffee")]
    assert [(e.direction, e.what, e.person) for e in network.exchanges] == [
        ("deposit", "a hint", "people/Ana Silva.md")
    ]


def test_being_in_touch_again_goes_under_the_name_that_the_note_has_for_it(vault: Callable[[str], Path]) -> None:
    (text,) = carried_out(vault(VAULT), ("Ana Silva",), again=date(2027, 1, 5)).values()
    assert "follow_up: 2027-01-05\n" in text
    assert "next_contact" not in text
    (text,) = carried_out(vault(VAULT), ("Chen",), again=date(2027, 1, 5)).values()
    assert text.startswith("---\naliases: [C]\nnext_contact: 2027-01-05\n---\n")


def test_several_people_get_a_meeting_note(vault: Callable[[str], Path]) -> None:
    root = vault(VAULT)
    asked: dict[str, Any] = {
        "kind": "lunch",
        "line": {"got": ("a tip",), "size": 3, "thanked": True, "tasks": (NewTask(text="send it", due=DAY),)},
    }
    (path, text), *others = carried_out(root, ("Ana Silva", "Bo [x]", "Chen"), **asked).items()
    assert path == "meetings/2026-11-20 lunch with Ana Silva, Bo x and Chen.md"
    assert not others
    assert text == (
        "---\ntype: meeting\ndate: 2026-11-20\nkind: lunch\n"
        'people: ["[[people/Ana Silva|Ana Silva]]", "[Bo x](../people/Bo%20%5Bx%5D.md)", "[[Chen]]"]\n'
        'gave:\ngot: "a tip [size:: 3] [thanked:: true]"\n---\nhello\n\n'
        "- [ ] send it 📅 2026-11-20\n"
    )
    network = load_network(root)
    met = [t for t in network.touchpoints if t.date == DAY]
    assert [(t.person, t.kind) for t in met] == [
        ("people/Ana Silva.md", "lunch"),
        ("people/Bo [x].md", "lunch"),
        ("people/Chen.md", "lunch"),
    ]
    assert {(e.direction, e.size, e.thanked) for e in network.exchanges} == {("withdrawal", 3, True)}


@pytest.mark.parametrize(
    ("promised", "task"),
    [
        ("call [[Chen]]", "call [[Chen]] [Ana Silva](../people/Ana%20Silva.md)"),
        ("ask [[Somebody]] x", "ask [[Somebody]] x [Ana Silva](../people/Ana%20Silva.md) [Chen](../people/Chen.md)"),
    ],
)
def test_a_promise_that_links_somebody_concerns_all_of_the_meeting_once(
    vault: Callable[[str], Path], promised: str, task: str
) -> None:
    tasks = (NewTask(text=promised),)
    (text,) = carried_out(vault(VAULT), ("Ana Silva", "Chen"), meeting=True, line={"tasks": tasks}).values()
    assert text.endswith(f"\n- [ ] {task}\n")


def test_obsidian_gets_wikilinks_in_the_text_and_goals_are_linked(vault: Callable[[str], Path]) -> None:
    root = vault(VAULT + "    === .obsidian/app.json\n    {}\n")
    network = load_network(root)
    tasks = (NewTask(text="send it"),)
    (text,) = carried_out(root, ("Chen",), meeting=True, goal=network.goals[0], line={"tasks": tasks}).values()
    assert 'goals:\n  - "[[Survey]]"\n' in text
    assert text.endswith("---\nhello\n\n- [ ] send it\n")
    (text,) = carried_out(root, ("Chen",), goal=network.goals[0]).values()
    assert text.endswith("- 2026-11-20 hello [[Survey]]\n")


def test_somebody_new_gets_a_note(vault: Callable[[str], Path]) -> None:
    root = vault(VAULT)
    ((path, text),) = carried_out(root, (), new=["Zoë: Lind"], kind="event").items()
    assert path == "people/Zoë - Lind.md"
    assert "added: 2026-11-20\n" in text
    assert "met: 2026-11-20, event\n" in text
    assert 'name: "Zoë: Lind"\n' in text
    assert text.endswith("## Log\n\n- 2026-11-20 event: hello\n")
    changed = carried_out(root, ("Chen",), new=["Chen Wu"], kind="lunch")
    assert list(changed) == ["people/Chen Wu.md", "meetings/2026-11-20 lunch with Chen and Chen Wu.md"]
    assert 'people: ["[[Chen]]", "[[Chen Wu]]"]' in changed["meetings/2026-11-20 lunch with Chen and Chen Wu.md"]


def test_an_introduction_of_two_is_one_that_was_made(vault: Callable[[str], Path]) -> None:
    root = vault(VAULT)
    (text,) = carried_out(root, ("Ana Silva", "Chen"), kind="intro").values()
    assert "stage: made\n" in text
    assert {(e.direction, e.size) for e in load_network(root).exchanges} == {("deposit", 1)}


def test_a_second_meeting_of_a_day_gets_a_number(vault: Callable[[str], Path]) -> None:
    root = vault(VAULT)
    for name in ("meeting with Chen", "meeting with Chen 2"):
        assert list(carried_out(root, ("Chen",), meeting=True)) == [f"meetings/2026-11-20 {name}.md"]


@pytest.mark.parametrize("text", ["# big", "- [x] done", "- gave a hint", "#person", "```", "> so"])
def test_a_text_that_markdown_would_take_for_more_stays_text_in_a_meeting(
    text: str, vault: Callable[[str], Path]
) -> None:
    root = vault(VAULT)
    ((path, _),) = carried_out(root, ("Chen",), meeting=True, line={"text": text}).items()
    network = load_network(root)
    (meeting,) = network.meetings
    assert (meeting.path, meeting.kind, network.exchanges) == (path, "meeting", ())


@pytest.mark.parametrize("text", ["Kind:: call", "gave:: x"])
def test_a_text_that_says_more_than_text_is_refused_in_a_meeting(text: str, vault: Callable[[str], Path]) -> None:
    with pytest.raises(EditRefusedError, match="would not be read as it is meant"):
        carried_out(vault(VAULT), ("Chen",), meeting=True, line={"text": text})


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("Coffee", "coffee"),
        ("no reply", "no-reply"),
        ("padel", "padel"),
        ("Board  Game", "board game"),
        ("zoom", "zoom"),
    ],
)
def test_a_kind_is_a_known_one_or_ones_own(typed: str, kind: str) -> None:
    assert the_kind(typed, KindReader(Config())) == kind


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("cofee", "did you mean coffee?"),
        ("metting", "did you mean meeting?"),
        ("a b c", "cannot be"),
        ("!", "cannot be"),
    ],
)
def test_a_kind_that_is_none_is_refused(typed: str, says: str) -> None:
    with pytest.raises(OperatorError, match=says.replace("?", r"\?")):
        the_kind(typed, KindReader(Config()))


def test_a_line_is_one_line() -> None:
    assert one_line(" a\n\tb\u2028c ") == "a b c"
    with pytest.raises(OperatorError, match="control character"):
        one_line("a\x00b")
    with pytest.raises(OperatorError, match="control character"):
        one_line("a\udc80")


READER = NoteReader(Config(), Settings())
WORD = st.sampled_from(
    [
        "she",
        "call",
        "coffee:",
        "2026-01-02",
        "[[Bo]]",
        "(ok)",
        "Key::",
        "*so*",
        "#tag",
        "a-b",
        "–",
        "`x`",
        "é",
        "12:30",
        "%%",
    ]
)
TEXT = st.lists(WORD, max_size=4).map(" ".join)
FAVOURS = st.lists(st.lists(WORD, min_size=1, max_size=2).map(" ".join), max_size=2).map(tuple)
PIECES = st.sampled_from(
    [
        "# Ana", "## Log", "## Background", "### 2026-11-25 call", "- 2026-10-01 call: x [gave:: y]", "", "", "* 1",
        "- 2026-12-01 lunch", "    - [ ] later 📅 2026-12-24", "- [x] 2026-09-01 sent #email", "Plain text.", "## B",
        "2026-08-01 a walk", "```", "%% netnotes:begin x %%", "%% netnotes:end %%", "- [[2026-11-01]] – coffee", "<!--",
        "-->",
        "### 2026", "### November 2026", "Role:: analyst", "\tcode", "- **2026-11-02** email: z",
    ]
)  # fmt: skip
MATTER = st.sampled_from(["", "---\ncadence: 2w # mine\n---\n", "---\nlast_contact: 2026-10-10\ntags: [a]\n---\n"])


@given(
    matter=MATTER, body=st.lists(PIECES, max_size=12), newline=st.sampled_from(["\n", "\r\n"]), end=st.booleans(),
    kind=st.sampled_from(["contact", "call", "thanks", "padel", "no-reply"]), text=TEXT, gave=FAVOURS, got=FAVOURS,
    size=st.integers(1, 5), day=st.dates(date(2026, 7, 1), date(2026, 12, 31)), task=st.none() | TEXT,
)  # fmt: skip
def test_any_note_reads_as_before_with_the_one_touchpoint_more(
    matter: str, body: list[str], newline: str, end: bool, kind: str, text: str, gave: tuple[str, ...],
    got: tuple[str, ...], size: int, day: date, task: str | None,
) -> None:  # fmt: skip
    data = (matter + "\n".join(body) + "\n" * end).replace("\n", newline).encode()
    assume(READER.read("people/Ana.md", data).note.type == "person")
    tasks = (NewTask(text=task, due=DAY),) if task else ()
    size = size if gave or got else 1
    wanted = LogLine(date=day, kind=kind, text=text, gave=gave, got=got, size=size, tasks=tasks)
    try:
        after = add_to_log(data, "people/Ana.md", wanted, READER)
    except EditRefusedError:
        return
    assert_only_lines_were_added(data, after)
    old, new = READER.read("people/Ana.md", data), READER.read("people/Ana.md", after)
    added = [entry for entry in new.entries if (entry.date, entry.kind, entry.text) == (day, kind, clean_text(text))]
    assert len(new.entries) == len(old.entries) + 1
    said = [("deposit", what, size) for what in gave] + [("withdrawal", what, size) for what in got]
    assert said in [[(p.direction, p.what, p.size) for p in entry.postings] for entry in added]
    assert [(p.name, p.value) for p in new.note.properties] == [(p.name, p.value) for p in old.note.properties]
    assert len(new.note.tasks) == len(old.note.tasks) + len(tasks)


def assert_only_lines_were_added(before: bytes, after: bytes) -> None:
    """Every byte of the note is still there, in order, around one block of lines."""
    length = len(after) - len(before)
    assert length > 0
    start = next((at for at in range(len(before)) if before[at] != after[at]), len(before))
    assert any(after[:at] + after[at + length :] == before for at in range(start + 1))


@given(TEXT.filter(bool), st.sampled_from(["call", "contact"]))
def test_ordinary_words_are_never_refused(text: str, kind: str) -> None:
    assume(not set(text) & set("%`#:["))
    add_to_log(b"## Log\n\n- 2026-11-03 call\n", "people/Ana.md", LogLine(date=DAY, kind=kind, text=text), READER)


@pytest.fixture(scope="module")
def three_people(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A vault of three people; nothing in it changes."""
    root = tmp_path_factory.mktemp("three")
    for name in ("Ana", "Bo", "Chen"):
        (root / "people").mkdir(exist_ok=True)
        (root / "people" / f"{name}.md").write_text("Text")
    return root


@given(
    kind=st.sampled_from([None, "call", "intro", "padel", "no-reply"]), text=TEXT, gave=FAVOURS, got=FAVOURS,
    size=st.integers(1, 5), day=st.dates(date(2026, 7, 1), date(2026, 12, 31)), task=st.none() | TEXT,
)  # fmt: skip
def test_any_meeting_note_says_what_was_meant(
    kind: str | None, text: str, gave: tuple[str, ...], got: tuple[str, ...], size: int, day: date, task: str | None,
    three_people: Path,
) -> None:  # fmt: skip
    network = load_network(three_people)
    tasks = (NewTask(text=task, due=DAY),) if task else ()
    line = LogLine(date=day, text=text, gave=gave, got=got, size=size if gave or got else 1, tasks=tasks)
    log = Log(network, three_people, Settings())
    try:
        logged = log.changes(Asked(today=DAY, line=line, kind=kind, people=network.people))
    except EditRefusedError:
        return
    (change,) = logged.changes
    assert change.before is None
    after = network_after(network, logged.changes, logged.people, log.reader)
    met = [(t.person, t.date, t.kind) for t in after.touchpoints]
    assert met == [(person.path, day, kind or "meeting") for person in network.people]
    said = [("deposit", what, line.size) for what in gave] + [("withdrawal", what, line.size) for what in got]
    said = said or ([("deposit", "introduction", 1)] if kind == "intro" else [])
    for person in network.people:
        assert [(e.direction, e.what, e.size) for e in after.exchanges if e.person == person.path] == said
