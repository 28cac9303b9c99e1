"""What is told about notes that can be read: fences, deprecated names, markers (Obsidian help: Properties)."""

import pytest

from tests.vault.reading import place, read


def told(text: str, path: str = "Note.md") -> list[tuple[int, int, str, str]]:
    return [(*place(problem), problem.hint) for problem in read(text, path).problems]


@pytest.mark.parametrize(
    ("text", "line", "code", "hint"),
    [
        ("---\nname: Ada\n\nbody\n", 1, "unclosed-front-matter", "close it with a line of ---"),
        ("---\nname: Ada\n...\nbody\n", 3, "unclosed-front-matter", "close it with a line of ---"),
        ("---\nname: Ada\n----\nbody\n", 1, "unclosed-front-matter", "close it with a line of ---"),
        (
            "----\nname: Ada\n----\n", 1, "unclosed-front-matter",
            "write --- on the first line and below the properties",
        ),
        ("\n\n---\nname: Ada\n---\n", 3, "late-front-matter", "delete the blank lines above ---"),
        ("---\nHello\n---\nmore\n", 1, "no-properties", "write name: value lines, or leave out the --- lines"),
    ],
)  # fmt: skip
def test_fences(text: str, line: int, code: str, hint: str) -> None:
    assert told(text) == [(line, 1, code, hint)]
    assert [(at, where) for at, _, where, _ in told("\ufeff" + text.replace("\n", "\r\n"))] == [(line, code)]
    assert read(text).note.properties == ()


@pytest.mark.parametrize(
    "text",
    [
        "---\n\nA rule, then text\n",
        "---\ntext\n",
        "----\ntext\n",
        "text\n---\nmore: x\n---\n",
        "\n---\n\ntext: x\n",
        "\n---\nname: x\n",
        "---\nname: Ada\n---\n",
        "---\n---\n",
        "\n\ntext\n",
    ],
)
def test_rules_and_text_are_no_problem(text: str) -> None:
    assert told(text) == []


def test_markers_without_partner_are_told_with_their_lines() -> None:
    text = "---\na: 1\n---\n\n%% netnotes:begin x %%\n[[A]]\n\n%% netnotes:begin due %%\nb\n%% netnotes:end %%\n"
    assert [(line, code) for line, _, code, _ in told(text)] == [(5, "unclosed-region")]
    assert [link.target for link in read(text).note.links] == ["A"]


def test_singular_names_are_told_where_they_would_matter() -> None:
    assert [code for _, _, code, _ in told("---\ntype: person\ntag: a\nalias: b\n---\n")] == [
        "singular-tag",
        "singular-alias",
    ]
    assert told("---\ntag: a\nalias: b\n---\n") == []


def test_a_singular_name_beside_its_plural_is_told_where_to_go() -> None:
    hints = [hint for *_, hint in told("---\ntype: person\ntags: [a]\ntag: b\naliases: [X]\nalias:\n---\n")]
    assert hints == ["put b into tags: on line 3, and take this line away", "take this line away"]


def test_an_unquoted_link_is_told_where_it_would_matter() -> None:
    assert told("---\nup: [[Home]]\n---\n") == []


@pytest.mark.parametrize(
    "matter", ["tags: []", "tags:", "tags: [a, b]", "tags: one", "tags:\n  - a # first\n  - b", "other: a, b"]
)
def test_tags_that_are_fine(matter: str) -> None:
    assert told(f"---\n{matter}\n---\n") == []


def test_comments_after_an_empty_value_elsewhere_are_no_tags() -> None:
    assert told("---\ntags:\nrole: #x\n---\n") == []
