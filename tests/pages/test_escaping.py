import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netnotes.pages.escaping import Markdown, escape, plain, spoken
from tests.pages.gfm import cells, unescape
from tests.pages.hostile import DANGEROUS, TOKENS

SPECIAL = st.text(alphabet="|\\`[]<>#*_~$%{}=:/!&-+^.wW1)(\n\r\t abé文", max_size=30)


@pytest.mark.parametrize("token", TOKENS)
def test_a_token_stays_one_cell_of_text(token: str) -> None:
    row = f"| {escape(token)} | next |"
    assert cells(row) == [str(escape(token)), "next"]
    assert unescape(escape(token)) == plain(token)


@pytest.mark.parametrize("token", TOKENS)
def test_no_reader_finds_anything_to_act_upon(token: str) -> None:
    text = escape(token)
    assert [bad for bad in DANGEROUS if bad in text] == []
    assert re.search(r"(?<!\\)(?:\\\\)*[|`\[\]<*~$]", text) is None
    assert re.search(r"(?:^|\s)#\w", text) is None
    assert re.match(r"(?:[-+*]|\d+[.)])(?:\s|$)|>|#|=|---", text) is None


@given(SPECIAL)
def test_any_text_comes_back_whole(text: str) -> None:
    escaped = escape(text)
    assert cells(f"| {escaped} | x |") == [escaped, "x"]
    assert unescape(escaped) == plain(text)
    assert [bad for bad in DANGEROUS if bad in escaped] == []


@given(SPECIAL, SPECIAL)
def test_neighbours_make_nothing_together(left: str, right: str) -> None:
    joined = f"{escape(left)}{escape(right)}"
    assert [bad for bad in ("[[", "%%", "<%", "{{", "{%", "```", "==", "~~", "$$", "<!--") if bad in joined] == []


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("Ana Silva", "Ana Silva"),
        ("C# and F#", "C# and F#"),
        ("snake_case_name", "snake_case_name"),
        ("Smith & Co", "Smith & Co"),
        ("+351 555 0100", "+351 555 0100"),
        ("3.5 years (or 4)", "3.5 years (or 4)"),
        ("12:30", "12:30"),
        ("e.g. a - b", "e.g. a - b"),
        ("José Ángel", "José Ángel"),
        ("50% of it", "50% of it"),
        (None, ""),
        (7, "7"),
    ],
)
def test_plain_words_are_left_alone(value: object, shown: str) -> None:
    assert escape(value) == shown


def test_markdown_is_not_escaped_again() -> None:
    link = Markdown("[Ana](../people/Ana.md)")
    assert escape(link) is link
    assert escape(escape("a|b")) == "a\\|b"


@pytest.mark.parametrize("token", TOKENS)
def test_a_markdown_reader_sees_text_only(token: str) -> None:
    markdown_it = pytest.importorskip("markdown_it")
    parser = markdown_it.MarkdownIt("commonmark").enable(["table", "strikethrough"])
    blocks = parser.parse(f"{escape(token)}\n\n| head | head |\n|---|---|\n| {escape(token)} | head |\n")
    allowed = {"inline"} | {f"{name}_{end}" for name in ("paragraph", "table", "thead", "tbody", "tr", "th", "td")
                            for end in ("open", "close")}  # fmt: skip
    assert {block.type for block in blocks} <= allowed
    inlines = [block for block in blocks if block.type == "inline"]
    assert {child.type for inline in inlines for child in inline.children} <= {"text", "text_special"}
    shown = ["".join(child.content for child in inline.children) for inline in inlines]
    wanted = [plain(token), "head", "head", plain(token), "head"]
    assert shown == (wanted if plain(token) else wanted[1:])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("notes in [[Grants/Heat pumps|the paper]] and [[Ana Silva]]", "notes in the paper and Ana Silva"),
        ("![[picture.png]]", "picture.png"),
        ("see [the page](https://example.com/x)", "see the page"),
        ("**very** ==good== `code`", "very good code"),
        ("gave:: a book [size:: 2]", "gave: a book [size: 2]"),
        ("[[", "[["),
        ("2 * 3 = 6, snake_case", "2 * 3 = 6, snake_case"),
    ],
)
def test_text_of_notes_is_said_plainly(text: str, said: str) -> None:
    assert spoken(text) == said


@given(SPECIAL)
def test_what_is_said_is_still_escaped(text: str) -> None:
    assert [bad for bad in DANGEROUS if bad in escape(spoken(text))] == []


@pytest.mark.parametrize("piece", ["[[", "[", "**", "`", "[[a|", "[a](", "==a", "&a", "www."])
def test_long_text_takes_no_time(piece: str) -> None:
    text = piece * (200_000 // len(piece))
    start = time.monotonic()
    escape(spoken(text))
    assert time.monotonic() - start < 2
