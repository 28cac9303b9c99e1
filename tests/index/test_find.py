"""Full-text search: what is found, in which order, where, and that no input is an error."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from netnotes.index.find import find_notes
from netnotes.index.find_places import LONGEST, Passage, find_passage
from netnotes.index.find_words import parse_search
from netnotes.index.load import index_network, memory_network
from netnotes.index.network import StoredNetwork
from netnotes.model.errors import OperatorError

VAULT = """
    === people/Ana Silva.md
    ---
    aliases: [Annie]
    tags: [press/local]
    ---
    Knows everybody in Lisbon.
    === people/José Núñez.md
    ---
    name: José Núñez de León
    ---
    Bakes bread; writes grants for bakeries.
    ## Log
    - 2026-09-30 coffee: she is moving teams
    - 2026-10-30 call: moving to Porto, about teams
    === meetings/2026-11-10 Coffee with Ana.md
    ---
    people: ["[[Ana Silva]]"]
    ---
    Teams are moving. [[Ana Silva]] and Ana Costa spoke of ana-lysis, a-b and 100%.
    === goals/Statistics.md
    ---
    due: 2026-12-01
    tags: [Press]
    ---
    A 陈思远 goal 🎉 about status.
    === ideas/_under_score.md
    Nothing but foo_bar, O'Brien, C++ and "quoted" words.
    === Wrapped.md
    the words are on
    two lines
"""
Write = Callable[[str], Path]


@pytest.fixture(params=[False, True], ids=["file", "memory"])
def stored(request: pytest.FixtureRequest, vault: Write) -> Iterator[StoredNetwork]:
    network = (memory_network if request.param else index_network)(vault(VAULT))
    yield network
    network.close()


def found(stored: StoredNetwork, *text: str) -> list[str]:
    """The names of the files found."""
    return [
        hit.path.rsplit("/", 1)[-1].removesuffix(".md") for hit in find_notes(stored.store, parse_search(text)).found
    ]


def passage(stored: StoredNetwork, root: Path, *text: str) -> Passage:
    """Where the best hit is."""
    hits = find_notes(stored.store, parse_search(text))
    return find_passage(root, hits.found[0], hits.search)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (("lisbon",), ["Ana Silva"]),
        (("LISBON",), ["Ana Silva"]),
        (("jose", "nunez"), ["José Núñez"]),
        (("JOSÉ",), ["José Núñez"]),
        (("leon",), ["José Núñez"]),
        (("annie",), ["Ana Silva"]),
        (("ana",), ["Ana Silva", "2026-11-10 Coffee with Ana"]),
        (("moving",), ["José Núñez", "2026-11-10 Coffee with Ana"]),
        (("teams", "bread"), ["José Núñez"]),
        (('"moving teams"',), ["José Núñez"]),
        (("moving teams",), ["José Núñez"]),
        (('moving "teams are"',), ["2026-11-10 Coffee with Ana"]),
        (("are on two",), ["Wrapped"]),
        (("grant",), ["José Núñez"]),
        (("grant*",), ["José Núñez"]),
        (("stat*",), ["Statistics"]),
        (("a-b",), ["2026-11-10 Coffee with Ana"]),
        (("100%",), ["2026-11-10 Coffee with Ana"]),
        (("foo_bar",), ["_under_score"]),
        (("o'brien",), ["_under_score"]),
        (("c++",), ["_under_score"]),
        (("陈思远",), ["Statistics"]),
        (("思远",), ["Statistics"]),
        (("🎉",), ["Statistics"]),
        (("🎉", "goal"), ["Statistics"]),
        (("zzz",), []),
        (("AND",), ["_under_score", "2026-11-10 Coffee with Ana"]),
        (("NOT", "zzz"), []),
        (("type:person",), ["Ana Silva", "José Núñez"]),
        (("type:people", "coffee"), ["José Núñez"]),
        (("coffee -type:person",), ["2026-11-10 Coffee with Ana"]),
        (("-type:person", "coffee"), ["2026-11-10 Coffee with Ana"]),
        (("type:note",), ["Wrapped", "_under_score"]),
        (("tag:press",), ["Statistics", "Ana Silva"]),
        (("tag:#PRESS/local",), ["Ana Silva"]),
        (("-tag:press", "type:goal"), []),
        (("in:people", "coffee"), ["José Núñez"]),
        (("in:people/", "-in:goals", "lisbon"), ["Ana Silva"]),
        (("in:peop", "lisbon"), []),
        (('in:"people"', "lisbon"), ["Ana Silva"]),
        (("col:x",), []),
    ],
)
def test_what_is_found(stored: StoredNetwork, text: tuple[str, ...], names: list[str]) -> None:
    assert found(stored, *text) == names


def test_beginnings_are_tried_where_no_note_has_the_whole_words(stored: StoredNetwork) -> None:
    assert find_notes(stored.store, parse_search(["grant"])).begun
    assert not find_notes(stored.store, parse_search(["grants"])).begun
    assert not find_notes(stored.store, parse_search(["zzz"])).begun


def test_equal_hits_come_by_path(vault: Write) -> None:
    root = vault("".join(f"    === {name}.md\n    same words\n" for name in ("c", "a", "b")))
    stored = memory_network(root)
    assert found(stored, "same") == ["a", "b", "c"]
    stored.close()


def test_the_first_line_with_most_of_the_words(stored: StoredNetwork, tmp_path: Path) -> None:
    place = passage(stored, tmp_path, "teams", "porto")
    assert (place.line, place.text) == (7, "- 2026-10-30 call: moving to Porto, about teams")
    assert place.marked("**", "**") == "- 2026-10-30 call: moving to **Porto**, about **teams**"
    assert [place.text[start:end] for start, end in place.matches] == ["Porto", "teams"]


def test_a_phrase_is_marked_as_a_whole(stored: StoredNetwork, tmp_path: Path) -> None:
    assert passage(stored, tmp_path, "moving teams").marked("<", ">") == "- 2026-09-30 coffee: she is <moving teams>"


def test_accents_and_parts_of_words_are_marked(stored: StoredNetwork, tmp_path: Path) -> None:
    assert passage(stored, tmp_path, "nunez").marked("<", ">") == "name: José <Núñez> de León"
    assert passage(stored, tmp_path, "思").marked("<", ">") == "A 陈<思>远 goal 🎉 about status."
    assert passage(stored, tmp_path, "gran*").marked("<", ">") == "Bakes bread; writes <grants> for bakeries."


def test_a_hit_in_the_name_alone_is_the_first_line(stored: StoredNetwork, tmp_path: Path) -> None:
    assert passage(stored, tmp_path, "statistics") == Passage(1, "Statistics", ((0, 10),))
    assert passage(stored, tmp_path, "type:goal") == Passage(1, "Statistics", ())


def test_the_text_of_now_is_shown(stored: StoredNetwork, tmp_path: Path) -> None:
    (tmp_path / "people/Ana Silva.md").write_text("\ufeffone\r\ntwo Lisbon\r\n", encoding="utf-8", newline="")
    assert passage(stored, tmp_path, "lisbon") == Passage(2, "two Lisbon", ((4, 10),))
    (tmp_path / "people/Ana Silva.md").unlink()
    assert passage(stored, tmp_path, "lisbon") == Passage(1, "Ana Silva", ())


def test_long_lines_are_cut_around_the_match(vault: Write, tmp_path: Path) -> None:
    root = vault(
        f"=== a.md\n{'word ' * 200}needle {'word ' * 200}\n=== b.md\n{'x' * 500}\tpin\x1b[31m\u202e{'y' * 500}\n"
    )
    stored = memory_network(root)
    place = passage(stored, tmp_path, "needle")
    assert place.text.startswith("… word")
    assert place.text.endswith(" …")
    assert len(place.text) <= LONGEST + 4
    assert [place.text[start:end] for start, end in place.matches] == ["needle"]
    place = passage(stored, tmp_path, "pin")
    assert [place.text[start:end] for start, end in place.matches] == ["pin"]
    assert "\x1b" not in place.text
    assert "\u202e" not in place.text
    stored.close()


@pytest.mark.parametrize("text", [(), ("",), ("*",), ("'",), ("-",), ('"',), ("...",), ("type:",), ("tag:#",), ("\0",)])
def test_nothing_to_look_for_is_said(text: tuple[str, ...]) -> None:
    with pytest.raises(OperatorError, match="there is no word to look for"):
        parse_search(text)


def test_an_unknown_type_is_said() -> None:
    with pytest.raises(OperatorError, match="there is no type 'prson' of notes") as caught:
        parse_search(["type:prson"])
    assert caught.value.hint == "did you mean person?"


SYNTAX = st.sampled_from(
    ['"', "*", "^", "(", ")", "NEAR(", "AND", "OR", "NOT", "-", "+", ":", "{", "}", "'", "col:x", "a-b", ",", "\0", "%",
     "_", "\\", "🎉", "陈", "type:me", "tag:", "in:x", " ", "ana", "é", "\udcff", "e\u0301", "\u202e", "ß", "İ"]
)  # fmt: skip
LINES = st.one_of(st.text(max_size=40), st.lists(SYNTAX, max_size=8).map("".join))


@pytest.fixture(scope="module")
def standing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, StoredNetwork]]:
    root = tmp_path_factory.mktemp("vault")
    (root / "Ana.md").write_text('ana é 陈思远 🎉 "quoted" * AND NEAR(x, y) col:x ß İ a-b\n', encoding="utf-8")
    network = memory_network(root)
    yield root, network
    network.close()


@given(st.lists(LINES, min_size=1, max_size=3))
@settings(max_examples=400, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_input_is_an_error(standing: tuple[Path, StoredNetwork], arguments: list[str]) -> None:
    root, network = standing
    try:
        search = parse_search(arguments)
    except OperatorError:
        return
    hits = find_notes(network.store, search)
    for hit in hits.found:
        place = find_passage(root, hit, hits.search)
        assert all(0 <= start < end <= len(place.text) for start, end in place.matches)
        assert place.marked("", "") == place.text
