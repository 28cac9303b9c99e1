"""Links and tags by Obsidian's rules (Obsidian help: Tags, Internal links)."""

import pytest

from netnotes.vault.links import find_links, find_tags
from tests.vault.reading import read


def links(text: str) -> list[tuple[str, str, str]]:
    """Target, subpath and shown text of each link."""
    return [(link.target, link.subpath, link.shown) for link in find_links(text)]


def tags(text: str) -> list[str]:
    return [tag.name for tag in find_tags(text)]


@pytest.mark.parametrize(
    ("text", "target", "subpath", "shown"),
    [
        ("[[Note]]", "Note", "", "Note"),
        ("[[Note.md]]", "Note", "", "Note"),
        ("[[Note.MD]]", "Note", "", "Note"),
        ("[[Note.markdown]]", "Note", "", "Note"),
        ("[[Note v1.2]]", "Note v1.2", "", "Note v1.2"),
        ("[[ Note ]]", "Note", "", "Note"),
        ("[[Note|text]]", "Note", "", "text"),
        ("[[a||b]]", "a", "", "|b"),
        ("[[a|b|c]]", "a", "", "b|c"),
        ("[[a|]]", "a", "", "a"),
        ("[[Note#H]]", "Note", "H", "Note > H"),
        ("[[Note#H1#H2]]", "Note", "H1#H2", "Note > H1 > H2"),
        ("[[Note#H|text]]", "Note", "H", "text"),
        ("[[Note#^block]]", "Note", "^block", "Note > ^block"),
        ("[[a^b]]", "a^b", "", "a^b"),
        ("[[#H]]", "", "H", "H"),
        ("[[#^b]]", "", "^b", "^b"),
        ("[[b/Note]]", "b/Note", "", "Note"),
        ("[[b/Note|b/Note]]", "b/Note", "", "Note"),
        ("[[../b/Note]]", "../b/Note", "", "Note"),
        ("[[Ada Lovelace\\|Ada]]", "Ada Lovelace", "", "Ada"),
        ("[[a]b]]", "a]b", "", "a]b"),
        ("[[a[b]]", "a[b", "", "a[b"),
        ("[[https://x.y]]", "https://x.y", "", "x.y"),
        ("[[日本|日]]", "日本", "", "日"),
        ("[t](Note.md)", "Note", "", "t"),
        ("[t](Note)", "Note", "", "t"),
        ("[t](Three%20laws.md)", "Three laws", "", "t"),
        ("[t](b/Note.md#H%201)", "b/Note", "H 1", "t"),
        ("[t](#H)", "", "H", "t"),
        ("[t](<a b.md>)", "a b", "", "t"),
        ('[t](Note.md "title")', "Note", "", "t"),
        ("[t](a(b).md)", "a(b)", "", "t"),
        ("[t](J%C3%B6rg.md)", "Jörg", "", "t"),
        ("[](Note.md)", "Note", "", "Note.md"),
    ],
)
def test_a_link(text: str, target: str, subpath: str, shown: str) -> None:
    assert links(f"see {text}, and") == [(target, subpath, shown)]


@pytest.mark.parametrize(
    "text",
    [
        "[[]]",
        "[[a\nb]]",
        "[[a]",
        "[a]]",
        "[ [a]]",
        "\\[[a]]",
        "[t]()",
        "[]()",
        "[t](a b.md)",
        "[t](https://x.y/z.md)",
        "[t](mailto:a@b.c)",
        "[t](obsidian://open?file=a)",
        "[t](//x.y)",
        "[t] (a.md)",
        "[t](a.md",
        "\\[t](a.md)",
        "[t][a]",
        "[a\nb](c.md)",
        "[^1]",
    ],
)
def test_no_link(text: str) -> None:
    assert links(text) == []


def test_the_inner_of_nested_brackets_is_the_link() -> None:
    assert [target for target, _, _ in links("[[[a]]] [[b [[c]] d]]")] == ["a", "c"]


@pytest.mark.parametrize(
    "text", ["![[a]]", "![[a.png|100x145]]", "![[a.pdf#page=3]]", "![[X.base#View]]", "![t](a.png)"]
)
def test_embeds_are_told_apart(text: str) -> None:
    (link,) = find_links(text)
    assert link.embed


def test_an_image_size_is_what_is_shown() -> None:
    assert links("![[img.png|100x145]]") == [("img.png", "", "100x145")]


def test_places_count_lines_and_characters() -> None:
    found = find_links("é [[a]]\n\n\U0001f600[b](b.md) [[c]]\r\n[[d]]", 5)
    assert [(link.target, link.line, link.column, link.style) for link in found] == [
        ("a", 5, 3, "wiki"), ("b", 7, 2, "markdown"), ("c", 7, 12, "wiki"), ("d", 8, 1, "wiki"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("#work", ["work"]),
        ("a #work b", ["work"]),
        ("#work/sub", ["work/sub"]),
        ("#a_b-c", ["a_b-c"]),
        ("#3/4", ["3/4"]),
        ("#日本", ["日本"]),
        ("#\U0001f389x", ["\U0001f389x"]),
        ("#y2024", ["y2024"]),
        ("#ada\u2019s", ["ada"]),
        ("#a,#b", ["a"]),
        ("#a, #b", ["a", "b"]),
        ("#a.", ["a"]),
        ("#a/", ["a"]),
        ("#a-", ["a"]),
        ("#Work #work", ["Work", "work"]),
        ("\\[\\[#Escaped]]", ["Escaped"]),
        ("\t#a", ["a"]),
        ("> #a", ["a"]),
        ("- #a", ["a"]),
        ("#a:b", ["a"]),
        ("#ü", ["ü"]),
        ("#a\u00a0b", ["a"]),
    ],
)
def test_a_tag(text: str, found: list[str]) -> None:
    assert tags(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "#1984",
        "# Heading",
        "## Heading",
        "(#paren)",
        "[[#H]]",
        "[[Note#H]]",
        "[[Note #x]]",
        "https://x.y/#frag",
        "a#b",
        "\\#a",
        "#",
        "##a",
        "#.a",
        "#-a",
        "#/a",
        "# a",
        "[t](a.md#b)",
        "#!",
        "x;#a",
    ],
)
def test_no_tag(text: str) -> None:
    assert tags(text) == []


def test_tags_in_code_and_html_comments_do_not_count_and_in_comments_do() -> None:
    text = "`#a` <!-- #b --> %% #c %%\n```\n#d\n```\n%%\n#e\n%%\n"
    assert [(tag.name, tag.line) for tag in read(text).note.tags] == [("c", 1), ("e", 6)]


def test_lines_of_tags_alone() -> None:
    text = "#a #b\n\nx #c\n  #d  \n- #e\n#in-list\n> #f\n#in-quote\n    #g\n#h: x\n\n  #in-list\n\n#i\r\n"
    assert [tag.name for tag in find_tags(text) if tag.own_line] == ["a", "b", "d", "i"]


@pytest.mark.parametrize(
    ("matter", "found"),
    [
        ("tags: [a, b]", ["a", "b"]),
        ("tags:\n  - a\n  - b", ["a", "b"]),
        ("tags: one", ["one"]),
        ("tags: a, b", []),
        ("tags: a b", []),
        ('tags: ["#a"]', ["a"]),
        ('tags: "#a"', ["a"]),
        ("tags: #a", []),
        ("tags:\n- #a", []),
        ("tags:", []),
        ("tags: [2024]", []),
        ("tags: ['2024', y2024]", ["y2024"]),
        ("tag: a", []),
        ("TAG: [a]", []),
        ("Tags: [a]", ["a"]),
        ("TAGS: a", ["a"]),
        ("tags: [a, a]", ["a", "a"]),
        ("tags: [a/b]", ["a/b"]),
    ],
)
def test_tags_of_front_matter(matter: str, found: list[str]) -> None:
    assert [tag.name for tag in read(f"---\n{matter}\n---\n").note.tags] == found


def test_tags_of_front_matter_and_body_are_joined() -> None:
    reading = read("---\ntags:\n  - a\n  - b\n---\n#a\n")
    assert [(tag.name, tag.line, tag.column) for tag in reading.note.tags] == [("a", 3, 5), ("b", 4, 5), ("a", 6, 1)]
