"""Which note a link means (Obsidian help: Internal links)."""

import unicodedata

import pytest

from netnotes.vault.linking import Linked, LinkIndex

PATHS = [
    "Note.md",
    "a/Note.md",
    "a/b/Note.md",
    "a/y.md",
    "zz/c/Other.md",
    "longer/Other.md",
    "x/Note.v2.md",
    "a/Only.MD",
]


@pytest.mark.parametrize(
    ("target", "source", "path"),
    [
        ("Note", "a/Source.md", "Note.md"),  # the exact path wins, even over the sibling
        ("y", "a/Source.md", "a/y.md"),
        ("note", "x/Source.md", "Note.md"),
        ("NOTE", "x/Source.md", "Note.md"),
        ("b/Note", "x/Source.md", "a/b/Note.md"),  # the end of a path
        ("b/Note", "a/Source.md", "a/b/Note.md"),
        ("a/Note", "x/Source.md", "a/Note.md"),
        ("/a/Note", "x/Source.md", "a/Note.md"),
        ("Other", "x/Source.md", "zz/c/Other.md"),  # the shortest text, not the fewest folders
        ("Other", "longer/Source.md", "longer/Other.md"),  # the own folder
        ("Other", "longer/deep/Source.md", "zz/c/Other.md"),  # folders above do not count
        ("../Note", "a/b/Source.md", "a/Note.md"),
        ("./y", "a/Source.md", "a/y.md"),
        ("../a/y", "x/Source.md", "a/y.md"),
        ("Note.v2", "Source.md", "x/Note.v2.md"),
        ("only", "Source.md", "a/Only.MD"),
        (" Note ", "Source.md", "Note.md"),
    ],
)
def test_the_note_meant(target: str, source: str, path: str) -> None:
    assert LinkIndex(PATHS).resolve(target, source) == Linked(path)


@pytest.mark.parametrize(
    ("target", "source"),
    [
        ("Missing", "a/Source.md"),
        ("ote", "a/Source.md"),
        ("./Note", "x/Source.md"),  # what is relative by name has nothing to fall back on
        ("../y", "zz/c/Source.md"),
        ("../../../etc/passwd", "a/Source.md"),
        ("/b/Note", "a/Source.md"),  # from the top of the vault
        ("", "a/Source.md"),
        ("a", "Source.md"),
        ("https://x.y", "Source.md"),
        ("Note.v2.md", "Source.md"),
    ],
)
def test_no_note(target: str, source: str) -> None:
    assert LinkIndex(PATHS).resolve(target, source) is None


def test_equal_lengths_are_ambiguous_and_the_first_by_name_is_meant() -> None:
    index = LinkIndex(["bb/X.md", "aa/X.md", "ccc/X.md"])
    assert index.resolve("X", "Source.md") == Linked("aa/X.md", ("bb/X.md",))


def test_composed_and_decomposed_letters_are_equal() -> None:
    path = unicodedata.normalize("NFD", "people/Zoë.md")
    index = LinkIndex([path])
    assert index.resolve("Zoë", "Source.md") == Linked(path)
    assert index.resolve(unicodedata.normalize("NFD", "ZOË"), "Source.md") == Linked(path)
