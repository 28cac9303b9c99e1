import pytest
from hypothesis import given
from hypothesis import strategies as st

from netnotes.model.config import Config
from netnotes.model.settings import Settings
from netnotes.vault.editing.line_tag import Linking, tag_line
from netnotes.vault.editing.trouble import EditRefusedError
from netnotes.vault.reader import NoteReader

READER = NoteReader(Config(), Settings())
PATH = "daily/2026-11-20.md"


def tag(text: str, line: int, *linkings: Linking, kind: str = "call") -> str:
    return tag_line(text.encode(), PATH, line, kind, linkings, READER).decode()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("- rang [[Ana]]\n", "- rang [[Ana]] #call\n"),
        ("- saw [[Ana]]  \r\n- b\r\n", "- saw [[Ana]] #call  \r\n- b\r\n"),
        ("- saw [[Ana]]", "- saw [[Ana]] #call"),
        ("* saw [[Ana]] ^x-1\n", "* saw [[Ana]] #call ^x-1\n"),
        ("Saw [[Ana]] today.\n", "- Saw [[Ana]] today. #call\n"),
        ("- [x] tell [[Ana]] ✅ 2026-11-19\n", "- [x] tell [[Ana]] ✅ 2026-11-19 #call\n"),
        ("\ufeff---\na: 1  # kept\n---\n- see [Ana](../Ana.md)\n", None),
    ],
)
def test_the_tag_stands_at_the_end_and_every_other_byte_stays(before: str, after: str | None) -> None:
    line = before.count("\n", 0, before.index("Ana")) + 1
    assert tag(before, line) == (after or before.replace(".md)", ".md) #call"))


def test_names_become_links() -> None:
    before = "- saw Ana Silva and Bo\n"
    links = Linking(6, 15, "[[Ana Silva]]"), Linking(20, 22, "[Bo](../people/Bo.md)")
    assert tag(before, 1, *links) == "- saw [[Ana Silva]] and [Bo](../people/Bo.md) #call\n"


def test_a_favour_in_brackets_stays_what_it_is() -> None:
    assert tag("- thing [gave:: a book] \n", 1, Linking(2, 7, "[[Ana]]")) == "- [[Ana]] [gave:: a book] #call \n"


@pytest.mark.parametrize(
    "before",
    [
        "- nobody is linked\n",
        "- call with [[Ana]]\n",
        "- [ ] ring [[Ana]]\n",
        "```\n- saw [[Ana]]\n```\n",
        "- gave:: a book for [[Ana]]\n",
        "---\na: [b\n---\n- [[Ana]]\n",
        "%% \n- saw [[Ana]]\n%%\n",
    ],
)
def test_what_would_not_count_or_say_more_is_refused(before: str) -> None:
    line = before.count("\n", 0, before.index("[[Ana]]") if "[[Ana]]" in before else 0) + 1
    with pytest.raises(EditRefusedError):
        tag(before, line)


def test_a_kind_that_is_none_is_refused() -> None:
    with pytest.raises(EditRefusedError):
        tag("- [[Ana]]\n", 1, kind="waiting")


def test_a_line_that_is_not_there_is_refused() -> None:
    with pytest.raises(EditRefusedError):
        tag("- [[Ana]]\n", 9)


_PARTS = st.sampled_from([
    "- ", "  - ", "> ", "* [x] ", "- [ ] ", "1. ", "# ", "    ", "```", "%%", "`", "|", "lunch ", "[[Ana]]", "[[Ana",
    "[Bo](b.md)", " ^id", "#call", " [gave:: x]", "gave:: y ", " ✅ 2026-11-19", "  ", "\r", "<!-- ", "-->",
    "text ", "---",
])  # fmt: skip
_LINES = st.lists(st.lists(_PARTS, max_size=6).map("".join), min_size=1, max_size=8)


@given(_LINES, st.data())
def test_whatever_stands_there_one_line_changes_and_counts_or_nothing_is_written(
    lines: list[str], data: st.DataObject
) -> None:
    number = data.draw(st.integers(1, len(lines)))
    before = "\n".join(lines).encode()
    try:
        after = tag_line(before, PATH, number, "walk", (), READER)
    except EditRefusedError:
        return
    old, new = before.split(b"\n"), after.split(b"\n")
    assert [i for i, pair in enumerate(zip(old, new, strict=True), 1) if pair[0] != pair[1]] == [number]
    assert new[number - 1].replace(b" #walk", b"", 1).removeprefix(b"- ") in (old[number - 1], old[number - 1][2:])
    entries = {(e.line, e.kind) for e in READER.read(PATH, after).entries if e.touches}
    assert entries - {(e.line, e.kind) for e in READER.read(PATH, before).entries if e.touches} == {(number, "walk")}
