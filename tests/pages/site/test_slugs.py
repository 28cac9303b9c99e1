import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netnotes.pages.site.slugs import MOST_BYTES, make_slugs, slug_of

RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)
NAMES = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="/\0"), max_size=120)


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Ana Silva", "ana-silva"),
        ("Søren  Kjær", "søren-kjær"),
        ("陈思远", "陈思远"),
        ("O'Brien & Sons, Ltd.", "obrien-sons-ltd"),
        ("Straße 7", "strasse-7"),
        ("../../etc/passwd", "etc-passwd"),
    ],
)
def test_a_slug_reads_like_its_name(name: str, slug: str) -> None:
    assert slug_of(name) == slug


@given(st.lists(NAMES, max_size=12, unique=True))
def test_slugs_are_unique_and_safe_on_every_file_system(names: list[str]) -> None:
    slugs = make_slugs(f"people/{name}.md" for name in names)
    assert len(slugs) == len({f"people/{name}.md" for name in names})
    folded = {unicodedata.normalize("NFKC", slug).casefold() for slug in slugs.values()}
    assert len(folded) == len(slugs)
    for slug in slugs.values():
        assert all(c == "-" or unicodedata.category(c)[0] == "L" or unicodedata.category(c) == "Nd" for c in slug)
        assert 0 < len(slug.encode()) <= MOST_BYTES
        assert not slug.startswith("-")
        assert RESERVED.fullmatch(slug) is None


@given(st.lists(NAMES, max_size=8, unique=True), NAMES)
def test_another_note_changes_no_slug_but_that_of_a_namesake(names: list[str], other: str) -> None:
    paths = [f"people/{name}.md" for name in names]
    before = make_slugs(paths)
    after = make_slugs([*paths, f"friends/{other}.md"])
    changed = [path for path in paths if before[path] != after[path]]
    assert all(slug_of(path[7:-3]) == slug_of(other) for path in changed)


def test_namesakes_are_known_by_a_mark_of_their_path() -> None:
    slugs = make_slugs(["a/Bo.md", "b/Bo.md", "c/Chen.md"])
    assert slugs["c/Chen.md"] == "chen"
    assert all(re.fullmatch(r"bo-[0-9a-f]{8}", slugs[path]) for path in ("a/Bo.md", "b/Bo.md"))
    assert slugs["a/Bo.md"] != slugs["b/Bo.md"]
