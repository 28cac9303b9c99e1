"""Path patterns and filters from somebody's settings."""

import pytest

from netnotes.vault.globs import glob_matches, read_filters, safe_regex


@pytest.mark.parametrize(
    ("pattern", "path"),
    [
        ("a.md", "a.md"),
        ("a.md", "x/y/a.md"),
        ("*.draft.md", "x/a.draft.md"),
        ("Archive", "Archive/a.md"),
        ("Archive", "x/Archive/y/a.md"),
        ("Archive/", "Archive/a.md"),
        ("/Archive", "Archive/a.md"),
        ("x/Archive", "x/Archive/a.md"),
        ("Archive/**", "Archive/x/a.md"),
        ("Archive/**", "Archive/a.md"),
        ("**/old", "x/y/old/a.md"),
        ("**/old", "old/a.md"),
        ("a/**/z.md", "a/z.md"),
        ("a/**/z.md", "a/b/c/z.md"),
        ("**", "a.md"),
        ("**/**/**/a.md", "a.md"),
        ("x/*/a.md", "x/y/a.md"),
        ("?.md", "a.md"),
        ("[ab].md", "b.md"),
        (" a.md ", "a.md"),
    ],
)
def test_a_glob_matches(pattern: str, path: str) -> None:
    assert glob_matches(pattern, path)


@pytest.mark.parametrize(
    ("pattern", "path"),
    [
        ("a.md", "ba.md"),
        ("a", "a.md"),
        ("/Archive", "x/Archive/a.md"),
        ("x/Archive", "y/x/Archive/a.md"),
        ("x/*/a.md", "x/a.md"),
        ("x/*/a.md", "x/y/z/a.md"),
        ("*.md", "a.markdown"),
        ("a/**/z.md", "a/b/y.md"),
        ("", "a.md"),
        ("/", "a.md"),
        ("A.md", "a.md"),
    ],
)
def test_a_glob_does_not_match(pattern: str, path: str) -> None:
    assert not glob_matches(pattern, path)


@pytest.mark.parametrize(
    ("pattern", "path"),
    [
        (r"\.excalidraw\.md$", "x/a.excalidraw.md"),
        (r".*\.excalidraw\.md", "x/a.excalidraw.md"),
        (r"^.*\/Archive\/.*$", "x/Archive/a.md"),
        (r"^Archive/.*/old/.*\.md$", "Archive/x/old/a.md"),
        (r"^(?!Notes/).*", "other/a.md"),
        (r"Archive|Old", "Old/a.md"),
        (r"(?:a|b)\.md", "b.md"),
        (r"\d{4}-\d{2}", "2026-11.md"),
        (r"[+*?]x", "+x.md"),
        (r"a\*\*\*\*b", "a****b.md"),
        (r"\.*$", "a.md"),
        (r".*?x", "ax.md"),
        (r"notes?/", "note/a.md"),
    ],
)
def test_a_harmless_regex_is_applied(pattern: str, path: str) -> None:
    regex = safe_regex(pattern)
    assert regex is not None
    assert regex.search(path)


@pytest.mark.parametrize(
    "pattern",
    [
        "(a+)+$",
        "(a|a)*$",
        "(a*)*b",
        "(.*a){20}",
        "(a?){30}a{30}",
        "a?" * 30 + "a" * 30,
        "(a|a)" * 20 + "b",
        "a*a*b",
        "^a*a*a*b",
        ".*a.*b.*c",
        r"(a)\1*",
        r"\\*\\*\\*x",
        "(?P<x>a)(?P=x)",
        "(?<=a)b",
        "[a",
        "(",
        "a{",
        "*",
        "x" * 201,
        "(?<n>a)",
        "((?!daily).)*x",
        "a{0,400}a{0,400}b",
        "(?(1)a|b)",
        "[^]]*[^]]*x",
        "a|^b*c*d*",
    ],
)
def test_a_regex_that_could_take_forever_or_is_none_is_refused(pattern: str) -> None:
    assert (safe_regex(pattern) is None) == (pattern != "a{")


def test_filters_are_beginnings_of_paths_or_regexes() -> None:
    filters = read_filters(["Archive/", "/Private/x", "/\\.draft/", "/(a+)+$/", "", "/", "//", "Archive/"])
    assert filters.prefixes == ("Archive/", "Private/x")
    assert [regex.pattern for regex in filters.regexes] == ["\\.draft"]
    assert filters.refused == ("/(a+)+$/",)
    assert filters.match("Archive/a.md")
    assert filters.match("x/a.draft.md")
    assert not filters.match("x/Archive/a.md")
    assert not read_filters([]).match("a.md")


def test_a_flood_of_filters_is_refused_aloud() -> None:
    filters = read_filters([*(f"/x{n}/" for n in range(60)), *(f"p{n}" for n in range(1100))])
    assert (len(filters.regexes), len(filters.prefixes), len(filters.refused)) == (50, 1000, 110)
