"""Regions are filled, and nothing outside their markers changes by a byte (SPEC 8)."""

import re
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netnotes.vault.editing.regions import fill_regions, region_parts
from netnotes.vault.editing.trouble import EditRefusedError
from tests.vault.reading import read

TEXTS = {"history": "- one\n- two\n", "due": "Nobody is due.\n"}
NOTE = """\
---
type: person   # a comment
---
Before  \t

%% netnotes:begin history %%
old
%% netnotes:end %%
> [!info]
> %% netnotes:begin due %%
> %% netnotes:end %%
After, without a final newline"""
FILLED = """\
---
type: person   # a comment
---
Before  \t

%% netnotes:begin history %%

- one
- two

%% netnotes:end %%
> [!info]
> %% netnotes:begin due %%
>
> Nobody is due.
>
> %% netnotes:end %%
After, without a final newline"""


def fill(text: str) -> str:
    return fill_regions(text.encode(), "person", TEXTS).decode()


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_only_what_is_inside_changes(end: str, mark: str) -> None:
    before, after = (mark + text.replace("\n", end) for text in (NOTE, FILLED))
    assert fill(before) == after
    assert fill(after) == after


@pytest.mark.parametrize("opening", ["<!-- netnotes:begin history -->", "%%netnotes:begin history%%"])
def test_markers_of_both_kinds(opening: str) -> None:
    assert fill(f"{opening}\n<!-- netnotes:end -->\n") == f"{opening}\n\n- one\n- two\n\n<!-- netnotes:end -->\n"


def test_a_region_in_a_list_keeps_its_indentation() -> None:
    text = "- a\n  %% netnotes:begin history %%\n  %% netnotes:end %%\n"
    assert fill(text) == "- a\n  %% netnotes:begin history %%\n\n  - one\n  - two\n\n  %% netnotes:end %%\n"


@pytest.mark.parametrize(
    "text",
    [
        "```\n%% netnotes:begin history %%\n%% netnotes:end %%\n```\n",
        "    %% netnotes:begin history %%\n    %% netnotes:end %%\n",
        "`%% netnotes:begin history %%` and `%% netnotes:end %%`\n",
        "a %% netnotes:begin history %% b\nc\n%% netnotes:end %%\n",
        "%% netnotes:begin history %% %% netnotes:end %%\n",
        "%% netnotes:begin history %%\n> %% netnotes:end %%\n",
        "%% netnotes:begin histry %%\n%% netnotes:end %%\n",
        "%% netnotes:begin people %%\n%% netnotes:end %%\n",
    ],
    ids=["fence", "indented", "span", "shared line", "one line", "other prefix", "unknown", "not in a person's note"],
)
def test_what_is_no_region_stays(text: str) -> None:
    assert fill(text) == text
    assert region_parts(text.encode(), "person") == {}


@pytest.mark.parametrize(
    "text",
    [
        "%% netnotes:begin due %%\n%% netnotes:end %%\n\n%% netnotes:begin history %%\n",
        "%% netnotes:end %%\n%% netnotes:begin due %%\n%% netnotes:end %%\n",
        "%% netnotes:begin due %%\n%% netnotes:begin history %%\n%% netnotes:end %%\n%% netnotes:end %%\n",
        "---\na: [\n---\n%% netnotes:begin due %%\n%% netnotes:end %%\n",
    ],
    ids=["unclosed", "unopened", "nested", "no YAML"],
)
def test_a_note_in_trouble_is_refused_whole(text: str) -> None:
    with pytest.raises(EditRefusedError):
        fill(text)


def test_a_text_that_would_be_read_as_markers_is_refused() -> None:
    note = b"%% netnotes:begin due %%\n%% netnotes:end %%\n"
    with pytest.raises(EditRefusedError):
        fill_regions(note, None, {"due": "%% netnotes:end %%\n[[Ana]]\n"})


def test_parts_say_whether_they_are_still_empty() -> None:
    assert region_parts(NOTE.encode(), "person") == {"history": False, "due": True}


def test_names_may_be_written_with_spaces_and_in_any_case() -> None:
    assert region_parts(b"%% netnotes:begin Next steps %%\n%% netnotes:end %%\n", "goal") == {"next-steps": True}
    assert region_parts(b"<!-- netnotes:begin next -->\n<!-- netnotes:end -->\n", "goal") == {"next-steps": True}


@pytest.mark.parametrize(
    ("text", "line", "code", "hint"),
    [
        ("x\n\n%% netnotes:begin histry %%\n%% netnotes:end %%\n", 3, "unknown-region", "did you mean history?"),
        (
            "%% netnotes:begin people %%\n%% netnotes:end %%\n", 1, "misplaced-region",
            "it shows something in a goal's or an organization's",
        ),
        (
            "%% netnotes:begin due %% x\n%% netnotes:end %%\n", 1, "misplaced-region",
            "give each of the two markers a line of its own",
        ),
    ],
)  # fmt: skip
def test_why_a_region_is_left_alone_is_told(text: str, line: int, code: str, hint: str) -> None:
    (problem,) = read(text, "people/Ana.md").problems
    assert (problem.line, problem.code, problem.hint, problem.severity) == (line, code, hint, "warning")


OUTSIDE = re.compile(
    rb"(netnotes:begin (?:history|due)[^\n]*\n).*?(^[ \t>]*(?:%%|<!--) netnotes:end)", re.DOTALL | re.MULTILINE
)
PIECES = st.sampled_from(
    ["%% netnotes:begin history %%", "<!-- netnotes:begin due -->", "%% netnotes:end %%", "<!-- netnotes:end -->", "\n",
     "\r\n", "\n\n", "- a", "> ", "    ", "\t", "`", "```", "~~~", "<!--", "-->", "%%", "[[Ana]]", "# Log", "é", " ",
     "- [ ] x", "---\n", "a: 1\n"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=25).map("".join), st.booleans())
def test_filling_changes_nothing_outside_and_settles(text: str, marked: bool) -> None:
    data = (("\ufeff" if marked else "") + text).encode()
    try:
        once = fill_regions(data, "person", TEXTS)
    except EditRefusedError:
        return
    assert fill_regions(once, "person", TEXTS) == once
    before, after = read(data, "people/Ana.md"), read(once, "people/Ana.md")
    assert (before.note.status, before.note.properties) == (after.note.status, after.note.properties)
    links = [[link.target for link in reading.note.links] for reading in (before, after)]
    tags = [[tag.name for tag in reading.note.tags] for reading in (before, after)]
    assert (links[0], tags[0]) == (links[1], tags[1])
    assert OUTSIDE.sub(rb"\1\2", data) == OUTSIDE.sub(rb"\1\2", once)


def test_the_words_of_a_region_are_no_source() -> None:
    text = dedent("""\
        ---
        type: person
        ---
        %% netnotes:begin history %%

        - [x] call [[Bo]] #call ✅ 2026-11-01
        #tag

        %% netnotes:end %%
        """)
    note = read(text).note
    assert (note.links, note.tags, note.tasks, note.regions) == ((), (), (), ("history",))
