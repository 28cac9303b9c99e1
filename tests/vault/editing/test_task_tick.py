"""Tick one task: its box and its date, nothing else (Tasks plugin: task formats)."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netnotes.vault.editing.task_tick import tick_task
from netnotes.vault.editing.trouble import EditRefusedError

DAY = date(2026, 11, 21)


def ticked(text: str, words: str = "send the deck", line: int = 1) -> str:
    return tick_task(text.encode(), line, words, DAY).decode()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("- [ ] send the deck", "- [x] send the deck ✅ 2026-11-21"),
        ("- [ ] send the deck 📅 2026-11-30", "- [x] send the deck 📅 2026-11-30 ✅ 2026-11-21"),
        ("- [ ] send the deck ^a-1", "- [x] send the deck ✅ 2026-11-21 ^a-1"),
        ("- [ ] send the deck 📅 2026-11-30  ^a1 \t", "- [x] send the deck 📅 2026-11-30 ✅ 2026-11-21  ^a1 \t"),
        ("> 1. [/] send the deck  ", "> 1. [x] send the deck ✅ 2026-11-21  "),
        ("  * [ ]   send the deck\r", "  * [x]   send the deck ✅ 2026-11-21\r"),
        ("- [ ] send the deck [due:: 2026-11-30]", "- [x] send the deck [due:: 2026-11-30]  [completion:: 2026-11-21]"),
        (
            "- [ ] send the deck  (Due:: 2026-11-30) ^x",
            "- [x] send the deck  (Due:: 2026-11-30)  [completion:: 2026-11-21] ^x",
        ),
        (
            "- [ ] send the deck [gave:: a deck] 📅 2026-11-30",
            "- [x] send the deck [gave:: a deck] 📅 2026-11-30 ✅ 2026-11-21",
        ),
    ],
)
def test_the_date_takes_the_form_of_the_task(before: str, after: str) -> None:
    assert ticked(before) == after
    assert ticked(f"---\na: b # c\n---\nx\n{before}\n- [ ] y\n", line=5) == f"---\na: b # c\n---\nx\n{after}\n- [ ] y\n"


def test_links_and_tags_are_part_of_the_words() -> None:
    before = "- [ ] send [[Ana Silva|Ana]] the deck #call ⏫ 📅 2026-11-30\n"
    words = "send [[Ana Silva|Ana]] the deck #call"
    assert ticked(before, words) == before.replace("[ ]", "[x]").replace("30\n", "30 ✅ 2026-11-21\n")


def test_a_task_that_moved_is_found_by_its_words() -> None:
    assert ticked("new\n\n- [ ] send the deck\n") == "new\n\n- [x] send the deck ✅ 2026-11-21\n"
    two = "- [ ] send the deck\n- [ ] send the deck\n"
    assert ticked(two, line=2) == "- [ ] send the deck\n- [x] send the deck ✅ 2026-11-21\n"
    with pytest.raises(EditRefusedError, match="more than once"):
        ticked(f"\n\n\n{two}")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("- [ ] send the slides", "no open task"),
        ("- [x] send the deck ✅ 2026-11-20", "no open task"),
        ("- [-] send the deck", "no open task"),
        ("```\n- [ ] send the deck\n```", "no open task"),
        ("- [ ] send the deck 🔁 every week 📅 2026-11-30", "again and again"),
        ("- [ ] send the deck [repeat:: every week]", "again and again"),
        ("- [ ] send the deck ✅ 2026-11-20", "has a day of completion"),
        ("---\na: [\n---\n- [ ] send the deck", "line"),
    ],
)
def test_what_cannot_be_ticked_is_refused(text: str, words: str) -> None:
    with pytest.raises(EditRefusedError, match=words):
        ticked(text)


parts = st.sampled_from(["text", "", "- [ ] other", "- [x] done ✅ 2026-01-01", "# H", "> q", "`- [ ] send the deck`"])
ends = st.sampled_from(["", " ", " 📅 2026-12-01", " #waiting", " ^id", " [due:: 2026-12-01]", " ⏫ ⏳ 2026-12-01"])


@given(
    above=st.lists(parts, max_size=4), below=st.lists(parts, max_size=4), end=ends, cr=st.booleans(), mark=st.booleans()
)
def test_every_other_byte_stays(above: list[str], below: list[str], end: str, cr: bool, mark: bool) -> None:
    task = f"- [ ] send it{end}"
    newline = "\r\n" if cr else "\n"
    data = (b"\xef\xbb\xbf" if mark else b"") + newline.join([*above, task, *below]).encode()
    words = "send it #waiting" if "#waiting" in end else "send it"
    found = tick_task(data, len(above) + 1, words, DAY)
    for form in (b" \xe2\x9c\x85 2026-11-21", b"  [completion:: 2026-11-21]"):
        if found.count(form) == 1:
            assert found.replace(form, b"").replace(b"- [x] send it", b"- [ ] send it") == data
            return
    pytest.fail("the date was not written once")
