"""Fences, marks and line ends of front matter, and python-frontmatter with our handler."""

import math
from datetime import date, datetime, timedelta, timezone
from typing import Any

import frontmatter
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from netnotes.vault.fences import SplitNote, split_note
from netnotes.vault.frontmatter import NoteHandler
from netnotes.vault.yaml_front_matter import read_yaml_front_matter
from netnotes.vault.yaml_reader import YamlTroubleError, read_yaml
from tests.vault.reading import only_problem, place, read, values

BOM = b"\xef\xbb\xbf"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("---\na: 1\n---\nbody\n", SplitNote("a: 1\n", "body\n", 4)),
        ("---\na: 1\n---", SplitNote("a: 1\n", "", 4)),
        ("---\na: 1\n---\n", SplitNote("a: 1\n", "", 4)),
        ("---\r\na: 1\r\n---\r\nbody\r\n", SplitNote("a: 1\r\n", "body\r\n", 4)),
        ("---  \na: 1\n--- \t\nbody", SplitNote("a: 1\n", "body", 4)),
        ("---\n---\nbody", SplitNote("", "body", 3)),
        ("---\n\n---\nbody", SplitNote("\n", "body", 4)),
        ("---\na: 1\n---\n---\nb: 2\n---\n", SplitNote("a: 1\n", "---\nb: 2\n---\n", 4)),
        ("---\na: 1\n----\nb: 2\n---\n", SplitNote("a: 1\n----\nb: 2\n", "", 6)),
        ("---\na: 1\n ---\n---\n", SplitNote("a: 1\n ---\n", "", 5)),
        ("---\na: 1\n", SplitNote(None, "---\na: 1\n", 1, unclosed=True)),
        ("---\na: 1\n...\nbody", SplitNote(None, "---\na: 1\n...\nbody", 1, unclosed=True)),
        ("----\na: 1\n----\n", SplitNote(None, "----\na: 1\n----\n")),
        ("--\na: 1\n--\n", SplitNote(None, "--\na: 1\n--\n")),
        ("\n---\na: 1\n---\n", SplitNote(None, "\n---\na: 1\n---\n")),
        (" ---\na: 1\n---\n", SplitNote(None, " ---\na: 1\n---\n")),
        ("# Title\n---\na: 1\n---\n", SplitNote(None, "# Title\n---\na: 1\n---\n")),
        ("--- a\na: 1\n---\n", SplitNote(None, "--- a\na: 1\n---\n")),
        ("{\na: 1\n}\n", SplitNote(None, "{\na: 1\n}\n")),
        ("---", SplitNote(None, "---")),
        ("", SplitNote(None, "")),
    ],
)
def test_fences(text: str, parts: SplitNote) -> None:
    assert split_note(text) == parts


@pytest.mark.parametrize(
    "data",
    [
        b"---\nname: Ada\ntags:\n  - x\n---\nbody\n",
        BOM + b"---\nname: Ada\ntags:\n  - x\n---\nbody\n",
        b"---\r\nname: Ada\r\ntags:\r\n  - x\r\n---\r\nbody\r\n",
        b"---  \nname: Ada  \ntags:  \n  - x \t\n---\t\nbody\n",
        b"---\nname: Ada\ntags:\n  - x\n---",
        BOM + b"---\r\nname: Ada\r\ntags:\r\n  - x\r\n---",
    ],
)
def test_marks_and_line_ends_move_no_line(data: bytes) -> None:
    name, tags = read(data).note.properties
    assert (name.value, name.line, name.column) == ("Ada", 2, 1)
    assert (tags.value, tags.line, tags.column, tags.items) == (["x"], 3, 1, ((4, 5),))


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_trouble_has_its_place_whatever_the_line_ends(mark: str, end: str) -> None:
    text = mark + end.join(["---", "a: 1", "# note", "", "b: x: y", "---", "body", ""])
    problem = only_problem(text)
    assert place(problem) == (5, 5, "bad-yaml")
    assert problem.hint == 'write b: "x: y"'


def test_one_byte_order_mark_is_taken_away_not_two() -> None:
    assert values(BOM + b"---\na: 1\n---\n") == {"a": 1}
    assert values(BOM + BOM + b"---\na: 1\n---\n") == {}


@pytest.mark.parametrize("text", ["---\n---\n", "---\n---", "---\n\n---\nbody", "---\n# only a comment\n---\nbody"])
def test_an_empty_block_is_no_properties_and_no_problem(text: str) -> None:
    reading = read(text)
    assert (reading.note.properties, reading.problems) == ((), ())


@pytest.mark.parametrize(
    "text", ["---\nHello\n---\nmore [[Ada]]", "---\n- a\n---\nmore [[Ada]]", "---\n[a]\n---\n[[Ada]]"]
)
def test_a_list_or_value_between_fences_is_text_and_stays(text: str) -> None:
    reading = read(text)
    assert reading.note.properties == ()
    assert [link.target for link in reading.note.links] == ["Ada"]
    assert reading.note.links[0].line == 4
    assert [place(problem) for problem in reading.problems] == [(1, 1, "no-properties")]


def test_text_between_rules_keeps_its_links() -> None:
    assert [link.line for link in read("---\nsee [[Ada]]\n---\n").note.links] == [2]


def test_json_is_read_with_places() -> None:
    text = (
        '---\n{\n\t"name": "Ada \\ud83d\\ude00 \\/",\n\t"tags": ["x", "y"],\n  "n": 1.5, "b": true, "z": null\n}\n---\n'
    )
    assert values(text) == {"name": "Ada \U0001f600 /", "tags": ["x", "y"], "n": 1.5, "b": True, "z": None}
    assert [(p.name, p.line) for p in read(text).note.properties][:2] == [("name", 3), ("tags", 4)]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('{"a": 1, "a": "\\ud83d\\ude00"}', "duplicate-key"),
        ('{"k": "\\ud83d\\ude00", "a": ' + "[" * 500 + "]" * 500 + "}", "bad-yaml"),
        ('{"k": "\\ud83d\\ude00", "a": [' + "1," * 6000 + "1]}", "bad-yaml"),
    ],
)
def test_json_is_guarded_like_yaml(text: str, code: str) -> None:
    assert only_problem(f"---\n{text}\n---\n").code == code


def test_an_escaped_backslash_is_no_surrogate() -> None:
    assert values('---\n{"a": "\\\\ud83d\\\\ude00", "b": "\\ud83d\\ude00"}\n---\n')["a"] == "\\ud83d\\ude00"


def test_a_fence_inside_a_quoted_value_closes() -> None:
    problem = only_problem('---\na: 1\nb: "x\n---\ny"\n---\n')
    assert place(problem) == (3, 4, "bad-yaml")


@pytest.mark.parametrize(
    ("matter", "found"),
    [
        ("k: a\tb", {"k": "a\tb"}),
        ("k: a\t\tb", {"k": "a\t\tb"}),
        ("a\tb: x", {"a\tb": "x"}),
        ("k: x\t", {"k": "x"}),
        ("k:\n- \tx", {"k": ["x"]}),
        ("k: x\x85y\nl: 1", {"k": "x\x85y", "l": 1}),
        ("k: x\u2028y\nl: 1", {"k": "x\u2028y", "l": 1}),
        ("k: 'x\u2029y'\nl: 1", {"k": "x\u2029y", "l": 1}),
        ("k: a\rb\nl: 1", {"k": "a\rb", "l": 1}),
        ("x\u2028y: 1\nz: a: b", None),
        (": x\nb: 1", {"": "x", "b": 1}),
        ("status: -\nb: 1", {"status": [None], "b": 1}),
        ("k: \ufeffAda", {"k": "\ufeffAda"}),
        ("k: -x\n-y: =", {"k": "-x", "-y": "="}),
        ("a:b: c\nu: https://x.y:80/z\nt: :x", {"a:b": "c", "u": "https://x.y:80/z", "t": ":x"}),
        ("k: a #c\nl: '#c'\nm: a#c", {"k": "a", "l": "#c", "m": "a#c"}),
        ("k: [[Ada]]", {"k": [["Ada"]]}),
        ("k: [[A]], [[B]]", {"k": "[[A]], [[B]]"}),
        ("k:\n  - [[A]] [[B]]\n  - c", {"k": ["[[A]] [[B]]", "c"]}),
        ("k: [[A\\B]], [[\"C\"]]", {"k": '[[A\\B]], [["C"]]'}),
    ],
)  # fmt: skip
def test_what_obsidian_reads_is_read(matter: str, found: dict[str, object] | None) -> None:
    if found is None:
        assert only_problem(f"---\n{matter}\n---\n").line == 3
    else:
        assert values(f"---\n{matter}\n---\n") == found


def test_places_hold_beside_unusual_line_ends() -> None:
    text = "---\na: x\u2028y\nb: '\x85'\nc\u2028: 1\nd: \r.\ne: 1\n---\n"
    assert [(p.name, p.line) for p in read(text).note.properties] == [
        ("a", 2), ("b", 3), ("c\u2028", 4), ("d", 5), ("e", 6),
    ]  # fmt: skip


def test_stand_ins_for_characters_are_not_taken_from_the_note() -> None:
    assert values("---\nk: a\ue088b\ue085\n---\n") == {"k": "a\ue088b\ue085"}


def test_front_matter_of_64_kb_is_read_and_more_is_not() -> None:
    fits = "a: " + "x" * (64 * 1024 - 4) + "\n"
    assert len(read_yaml_front_matter(fits).values["a"]) == 64 * 1024 - 4
    assert place(only_problem(f"---\n{fits}b: 1\n---\n")) == (1, 1, "too-large")


def test_size_counts_bytes() -> None:
    assert only_problem(f"---\na: {'é' * 33000}\n---\n").code == "too-large"


NOTE = """\
---
name: Ada
last_contact: 2026-11-05
at: 2026-11-05T10:30:00
starts: 12:30
answer: yes
version: 1.10
people:
  - "[[Bo]]"
  - Cy
empty:
---

# Ada

Text
"""


def test_python_frontmatter_reads_with_our_handler() -> None:
    post = frontmatter.loads(NOTE, handler=NoteHandler())
    assert post.metadata == {
        "name": "Ada",
        "last_contact": "2026-11-05",
        "at": "2026-11-05T10:30:00",
        "starts": "12:30",
        "answer": "yes",
        "version": 1.1,
        "people": ["[[Bo]]", "Cy"],
        "empty": None,
    }
    assert post.content == "# Ada\n\nText"


def test_python_frontmatter_writes_what_obsidian_would() -> None:
    post = frontmatter.loads(NOTE, handler=NoteHandler())
    expected = NOTE.replace("12:30", '"12:30"').replace(": yes", ': "yes"').replace("1.10", "1.1")
    assert frontmatter.dumps(post) == expected
    assert frontmatter.loads(frontmatter.dumps(post), handler=NoteHandler()).metadata == post.metadata


@pytest.mark.parametrize(
    ("text", "metadata", "content"),
    [
        ("\ufeff---\na: 1\n---\nbody", {"a": 1}, "body"),
        ("---\r\na: 1\r\n---\r\nx\r\ny", {"a": 1}, "x\ny"),
        ("----\na: 1\n----\nbody", {}, "----\na: 1\n----\nbody"),
        ("---\na: 1\n-----\nbody", {}, "---\na: 1\n-----\nbody"),
        ("---\na: 1\n...\nbody", {}, "---\na: 1\n...\nbody"),
        ("{\n\"a\": 1\n}\nbody", {}, "{\n\"a\": 1\n}\nbody"),
        ("no front matter", {}, "no front matter"),
        ("---\n---\nbody", {}, "body"),
        ("---\n2024: x\nyes: y\n2026-11-05: z\n---\n", {"2024": "x", "yes": "y", "2026-11-05": "z"}, ""),
    ],
)  # fmt: skip
def test_the_traps_of_python_frontmatter(text: str, metadata: dict[str, Any], content: str) -> None:
    post = frontmatter.loads(text, handler=NoteHandler())
    assert (post.metadata, post.content) == (metadata, content)


def test_a_byte_order_mark_never_makes_a_second_block() -> None:
    post = frontmatter.loads("\ufeff---\nname: Ada\n---\nbody", handler=NoteHandler())
    post["last_contact"] = date(2026, 11, 21)
    assert frontmatter.dumps(post) == "---\nname: Ada\nlast_contact: 2026-11-21\n---\n\nbody\n"


def test_properties_called_content_and_handler_go_through_parse() -> None:
    text = "---\ncontent: a\nhandler: b\nself: c\n---\nbody"
    metadata, body = frontmatter.parse(text, handler=NoteHandler())
    assert (metadata, body) == ({"content": "a", "handler": "b", "self": "c"}, "body")
    assert values(text) == metadata


@pytest.mark.parametrize("matter", ["k: {{date}}", "a: 1\na: 2", "a: *x", "a: b: c", "a: \x00"])
def test_trouble_is_one_error_of_ours(matter: str) -> None:
    with pytest.raises(YamlTroubleError) as caught:
        frontmatter.loads(f"---\n{matter}\n---\n", handler=NoteHandler())
    assert caught.value.line >= 2


def test_handler_detects_what_obsidian_takes_for_front_matter() -> None:
    handler = NoteHandler()
    assert handler.detect("---\na: 1\n---\n")
    assert handler.detect("\ufeff---\na: 1\n---")
    assert not handler.detect("\n---\na: 1\n---\n")
    assert not handler.detect("----\na: 1\n----\n")


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (None, "k:"), ("", 'k: ""'), ([], "k: []"), (True, "k: true"), (12, "k: 12"), (1.5, "k: 1.5"),
        (["a", None, "b"], "k:\n  - a\n  -\n  - b"), ("a\nb", "k: |-\n  a\n  b"), ("a\nb\n", "k: |\n  a\n  b"),
        (date(2026, 11, 5), "k: 2026-11-05"), (datetime.fromisoformat("2026-11-05 10:30"), "k: 2026-11-05T10:30:00"),
        (datetime(2026, 11, 5, 10, 30, tzinfo=timezone(timedelta(hours=2))), "k: 2026-11-05T10:30:00+02:00"),
        ("2026-11-05", "k: 2026-11-05"), ("2026-02-30", 'k: "2026-02-30"'), ("2026-11-5", "k: 2026-11-5"),
        ("2026-11-05T10:30:00", "k: 2026-11-05T10:30:00"), ("[[Ada]]", 'k: "[[Ada]]"'), ("a: b", 'k: "a: b"'),
        ("true", 'k: "true"'), ("null", 'k: "null"'), ("~", 'k: "~"'), ("12", 'k: "12"'), ("007", 'k: "007"'),
        ("0o10", 'k: "0o10"'), ("1e3", 'k: "1e3"'), ("08", 'k: "08"'), ("1e-3", 'k: "1e-3"'),
        ("+49301234567", 'k: "+49301234567"'), ("#x", 'k: "#x"'), ("@ada", 'k: "@ada"'), (" x ", 'k: " x "'),
        ("- x", 'k: "- x"'), ("> x", 'k: "> x"'), ("yes", 'k: "yes"'), ("n", 'k: "n"'), ("12:30", 'k: "12:30"'),
        ("1_000", 'k: "1_000"'), ("=", 'k: "="'), ("<<", 'k: "<<"'), ("https://x.y/z", "k: https://x.y/z"),
        ("it's", "k: it's"), ("a, b", "k: a, b"), ('say: "hi"', "k: 'say: \"hi\"'"),
        ("\U0001f600 é", "k: \U0001f600 é"),
        ("x " * 60 + "y", "k: " + "x " * 60 + "y"), ("a\x85b", 'k: "a\\Nb"'), ("a\tb", 'k: "a\\tb"'),
        ({"b": 1, "a": 2}, "k:\n  b: 1\n  a: 2"), (math.inf, "k: .inf"),
    ],
)  # fmt: skip
def test_how_values_are_written(value: object, written: str) -> None:
    assert NoteHandler().export({"k": value}) == written


@pytest.mark.parametrize("text", ["a\n", "a\n\n", "\n", "\n\na", " a\n b\n", "a \nb", "---\nx\n---\n", "a\r\nb"])
def test_text_of_several_lines_comes_back_from_the_end_of_a_block(text: str) -> None:
    written = frontmatter.dumps(frontmatter.Post("body", NoteHandler(), k=text))
    assert values(written) == {"k": text}


def test_numbers_that_were_read_can_be_written() -> None:
    post = frontmatter.loads("---\na: 007\nb: 1e3\nc: +49301\n---\n", handler=NoteHandler())
    assert frontmatter.dumps(post) == "---\na: 7\nb: 1000.0\nc: 49301\n---\n"


def test_order_is_kept_and_nothing_is_an_anchor() -> None:
    shared = ["x"]
    assert NoteHandler().export({"b": shared, "a": shared}) == "b:\n  - x\na:\n  - x"


def test_no_properties_are_written_as_no_front_matter() -> None:
    assert frontmatter.dumps(frontmatter.Post("body", NoteHandler())) == "body\n"
    twice = frontmatter.dumps(frontmatter.Post("---\na: 1\n---\n", NoteHandler()))
    assert frontmatter.loads(twice, handler=NoteHandler()).content == "---\na: 1\n---"


printable = st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\t\x85"), max_size=20)
tricky = st.sampled_from(
    ["yes", "12:30", "0o7", "1e3", "", " ", "-", "?", "---", "...", "# x", "a: b", "'", '"', "\\", "|", "08"]
)
scalars = printable | tricky | st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False)
metadata = st.dictionaries(printable | tricky, scalars | st.lists(scalars, max_size=4), max_size=5)


def dateless(value: Any) -> Any:
    """The value with dates as the text that they were."""
    if isinstance(value, list):
        return [dateless(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value


@given(metadata)
def test_what_is_written_reads_the_same_by_yaml_1_1_and_1_2(data: dict[str, Any]) -> None:
    text = NoteHandler().export(data) + "\n"
    found = read_yaml(text)
    assert found is not None
    assert found.values == data
    assert {key: dateless(value) for key, value in yaml.safe_load(text).items()} == data


@given(metadata, printable.map(str.strip))
def test_a_note_survives_the_round_trip(data: dict[str, Any], body: str) -> None:
    data = {key: value for key, value in data.items() if key not in ("content", "handler", "self")}
    written = frontmatter.dumps(frontmatter.Post(body, NoteHandler(), **data))
    metadata, content = frontmatter.parse(written, handler=NoteHandler())
    assert metadata == data
    assert content == body
