"""Over made-up notes in every style: an edit changes the named value, and no byte outside the property's lines."""

import os
import random
import re
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, event, given, settings
from hypothesis import strategies as st

from netnotes.vault.editing.properties import add_to_property, clear_property, remove_from_property, set_property
from netnotes.vault.editing.trouble import EditRefusedError
from netnotes.vault.fences import split_note
from netnotes.vault.yaml_front_matter import read_yaml_front_matter
from netnotes.vault.yaml_reader import YamlTroubleError
from tests.vault.editing.made_notes import BODIES, WORDS, Made, notes

MANY = int(os.environ.get("MANY", "40"))
"""Examples for each test; `MANY=5000` for a long run by hand."""
EXAMPLES = settings(
    max_examples=MANY,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
TEXTS = st.one_of(st.sampled_from(WORDS), st.text(max_size=12))


def properties(data: bytes) -> dict[str, Any]:
    """The properties by YAML's rules, the quick reader left out."""
    matter = split_note(data.decode().removeprefix("\ufeff")).matter
    return read_yaml_front_matter(matter or "").values


def name_of(made: Made) -> str:
    return next(name for name in properties(made.data) if name.casefold() == "k0")


def readable(made: Made) -> dict[str, Any]:
    try:
        return properties(made.data)
    except YamlTroubleError:
        assume(False)
        raise


def stays(made: Made, after: bytes) -> str:
    """What stands in place of the property now; all else is proven to have stayed."""
    text = after.decode()
    head, tail = made.mark + made.head, made.tail
    assert text.startswith(head)
    assert text.endswith(tail)
    assert len(text) >= len(head) + len(tail)
    return text[len(head) : len(text) - len(tail)]


@EXAMPLES
@given(notes(), TEXTS)
def test_set(made: Made, value: str) -> None:
    before = readable(made)
    try:
        after = set_property(made.data, "k0", value)
    except EditRefusedError:
        assert (
            "{{" in value
            or re.search(r"[\x00-\x1f\x7f-\x9f]|[\ud800-\udfff]|# ", value + made.entry)
            or "[" in made.entry
        )
        event("refused")
        return
    written = stays(made, after)
    assert properties(after) == {**before, name_of(made): value}
    for line in made.entry.splitlines():
        if line.startswith("#"):
            assert line in written


@EXAMPLES
@given(notes(), st.lists(TEXTS, max_size=3))
def test_set_a_list(made: Made, values: list[Any]) -> None:
    before = readable(made)
    try:
        after = set_property(made.data, "k0", values)
    except EditRefusedError:
        event("refused")
        return
    stays(made, after)
    assert properties(after) == {**before, name_of(made): values}


@EXAMPLES
@given(notes(), TEXTS)
def test_add(made: Made, value: str) -> None:
    before = readable(made)
    name = name_of(made)
    try:
        after = add_to_property(made.data, "k0", value)
    except EditRefusedError:
        event("refused")
        return
    stays(made, after)
    old, new = before[name], properties(after)[name]
    if after == made.data:
        assert value in (old if isinstance(old, list) else [old])
        return
    assert new[-1] == value
    kept = old if isinstance(old, list) else [] if old is None or not str(old).strip() else [old]
    assert new[:-1] == kept
    assert {**properties(after), name: 0} == {**before, name: 0}


@EXAMPLES
@given(notes(), st.integers(0, 2))
def test_take_away(made: Made, index: int) -> None:
    before = readable(made)
    name = name_of(made)
    values = before[name] if isinstance(before[name], list) else [before[name]]
    values = [value for value in values if value not in (None, "", " pad ")]
    assume(values)
    value = values[index % len(values)]
    try:
        after = remove_from_property(made.data, "k0", value)
    except EditRefusedError:
        event("refused")
        return
    stays(made, after)
    new = properties(after)[name]
    assert value not in (new or [])
    assert len(new or []) < len(before[name] if isinstance(before[name], list) else [0])
    assert {**properties(after), name: 0} == {**before, name: 0}


@EXAMPLES
@given(notes())
def test_clear(made: Made) -> None:
    before = readable(made)
    name = name_of(made)
    try:
        after = clear_property(made.data, "k0")
    except EditRefusedError:
        event("refused")
        return
    left = stays(made, after)
    assert all(not line.strip() or line.strip().startswith("#") for line in left.splitlines())
    assert properties(after) == {other: value for other, value in before.items() if other != name}


@EXAMPLES
@given(notes(), TEXTS)
def test_a_new_property(made: Made, value: str) -> None:
    before = readable(made)
    try:
        after = set_property(made.data, "new one", value)
    except EditRefusedError:
        event("refused")
        return
    assert properties(after) == {**before, "new one": value}
    one_block_more(made.data, after)


@EXAMPLES
@given(st.sampled_from(BODIES), st.sampled_from(BODIES), st.booleans(), TEXTS)
def test_new_front_matter(one: str, two: str, marked: bool, value: str) -> None:
    data = ("\ufeff" * marked + one + two).encode()
    try:
        after = set_property(data, "new", value)
    except EditRefusedError:
        event("refused")
        return
    if b"new" not in data:
        one_block_more(data, after)
    assert properties(after)["new"] == value


def one_block_more(before: bytes, after: bytes) -> None:
    """Assert that bytes were put in at one place, and none taken away."""
    more = len(after) - len(before)
    same = next((n for n, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), len(before))
    assert more > 0
    assert any(after[:n] + after[n + more :] == before for n in range(max(0, same - more), same + 1))


LINES = (
    "k:", "k: 1", "k: a # b", "j: [a, b]", "j: [a,", "  b]", "- x", "  - y", "  - z: 1", "    w: 2", "l: |",
    "   t", "", "# c", "  # d", "l: >+", "m: {a: 1}", "m: [[A]], [[B]]", "k: [[A]]", "  more", "n: 'a", "  b'",
    "n: \"a", "  b\"", "? q", ": r", ": x", "k: -", "k: a\tb", "-\tx", "k:\tx", " k: 1", "{k: 1}", "[a]", "...",
    "--- a", "%YAML 1.2", "'k': 1", "k : 2", "k:x", "k:: y", "k: \"\\ud83d\\ude00\"", "k: a\u2028b", "k: a\rb",
    "\ue085: 1", "- - a", "-", "  -", "k: !x y", "k: &a b", "k: *a", "k: [a, {b: c}]", "k: [a b: c]", "  ]",
    "[", "k: - x", "n: 3", "~: 1", "1: 2",
)  # fmt: skip


@pytest.mark.parametrize("seed", range(6))
def test_lines_thrown_together(seed: int) -> None:
    dice = random.Random(seed)
    for _ in range(MANY * 3):
        throw_lines(dice)


def throw_lines(dice: random.Random) -> None:
    """One note of random lines and one random edit: only lines of the named property may differ."""
    newline = dice.choice(("\n", "\n", "\r\n"))
    matter = "".join(line + newline for line in dice.choices(LINES, k=dice.randint(1, 8)))
    text = f"---{newline}{matter}---{newline}body\n"
    try:
        found = read_yaml_front_matter(matter)
    except YamlTroubleError:
        return
    if found.not_a_mapping:
        return
    name = dice.choice([prop.name for prop in found.properties] + ["new"])
    edit = dice.choice((set_property, add_to_property, remove_from_property, set_property))
    value = dice.choice(("x", "a", "[[A]]", "1", "y: z"))
    try:
        after = edit(text.encode(), name, value) if dice.random() < 0.8 else clear_property(text.encode(), name)
    except EditRefusedError:
        return
    check_lines(text, after.decode(), name)


def check_lines(text: str, after: str, name: str) -> None:
    """Assert that all lines before and behind the property's own are there still, and its neighbours' values."""
    before = read_yaml_front_matter(split_note(text).matter or "")
    now = read_yaml_front_matter(split_note(after).matter or "")
    assert {k: repr(v) for k, v in before.values.items() if k != name} == {
        k: repr(v) for k, v in now.values.items() if k != name
    }
    same_name = [prop for prop in before.properties if prop.name == name]
    lines = text.split("\n")
    if not same_name:
        assert len(after) > len(text) or after == text
        return
    first = same_name[0].line
    following = [prop.line for prop in before.properties if prop.line > first]
    last = following[0] if following else text[: text.rindex("---")].count("\n") + 1
    if first == last or any(prop.line == first and prop.name != name for prop in before.properties):
        return
    assert after.startswith("\n".join(lines[: first - 1]))
    assert after.endswith("\n".join(lines[last - 1 :]))
