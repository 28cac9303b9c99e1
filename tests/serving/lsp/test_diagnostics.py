"""What the server tells of an open text is what `check` would say of it, were it saved."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from netnotes.api import Vault
from netnotes.model.places import Problem
from netnotes.serving.lsp.known import KnownVault

TOP = Path(__file__).parents[3]
EXAMPLE = TOP / "example-vault"
DAY = date(2026, 11, 21)
MANY = int(os.environ.get("NETNOTES_LSP_EXAMPLES", "60"))
NOTES = sorted(path.relative_to(EXAMPLE).as_posix() for path in EXAMPLE.rglob("*.md"))
SPOILT = """
tier: clse
cadence: sometimes
status: gone
last_contact: 2031-01-01
organization: "[[Open Data Gild]]"
tags: a, b
category: kolleague
aliases: [Ana Silva]
aliases: Marcus Oyelaran
type: me
type: goal
type: plain
name: Ana Silva
knows: [[Ana Silva]]
people: ["[[Nobody Known]]", Nobody Else, "Ana Silva, Bo"]
birthday: 31.12.
due: soon
date: 2026-11-30
\tx: 1
---
x: [1
- 2026-11-03 coffee: [got:: hints] [size:: 9]
- 2026-13-03 lunch
<<<<<<< a
=======
>>>>>>> b
%% netnotes:begin history %%
- gave:: cake [to:: [[Nobody Known]]]
## Log
[[ana silva|x]] 🎉 [[Ana]]
{{date}}
""".splitlines()


@st.composite
def edits(draw: st.DrawFn) -> tuple[str, str]:
    """A note of the example vault, and its text after a few edits that people make by mistake."""
    path = draw(st.sampled_from(NOTES))
    lines = (EXAMPLE / path).read_bytes().decode().split("\n")
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, min(len(lines), 30)))
        match draw(st.sampled_from(["insert", "insert", "delete", "replace", "cut"])):
            case "insert":
                lines.insert(at, draw(st.sampled_from(SPOILT)))
            case "delete":
                del lines[at : at + 1]
            case "replace":
                lines[at : at + 1] = [draw(st.sampled_from(SPOILT))]
            case "cut":
                lines[at : at + 1] = [line[: len(line) // 2] for line in lines[at : at + 1]]
    return path, draw(st.sampled_from(["\n", "\n", "\r\n"])).join(lines)


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copytree(EXAMPLE, tmp_path_factory.mktemp("vault") / "v"))


@pytest.fixture(scope="module")
def known(example: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[KnownVault]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NETNOTES_CACHE_DIR", str(tmp_path_factory.mktemp("lsp-cache")))
        vault = KnownVault(example)
        _ = vault.network
    yield vault
    vault.close()


def checked(root: Path) -> dict[str, list[Problem]]:
    """What `check` finds in each note as it is saved."""
    vault = Vault(root)
    found: dict[str, list[Problem]] = {}
    try:
        for problem in vault.check(DAY):
            found.setdefault(problem.path, []).append(problem)
    finally:
        vault.network.close()
    return found


@settings(max_examples=MANY, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(several=st.lists(edits(), min_size=1, max_size=3))
def test_open_texts_have_the_problems_that_they_would_have_saved(
    several: list[tuple[str, str]], example: Path, known: KnownVault
) -> None:
    texts = {path: text.encode() for path, text in several}
    known.texts = {}
    known.problems(DAY)  # nothing is open any more: no text from before counts
    known.texts = dict(texts)
    found = known.problems(DAY)
    expected = checked_with(example, texts)
    assert found == {path: expected.get(path, []) for path in texts}


def checked_with(root: Path, texts: dict[str, bytes]) -> dict[str, list[Problem]]:
    """What `check` finds while these texts are saved."""
    saved = {path: (root / path).read_bytes() for path in texts}
    try:
        for path, data in texts.items():
            (root / path).write_bytes(data)
        return checked(root)
    finally:
        for path, data in saved.items():
            (root / path).write_bytes(data)


@settings(max_examples=MANY // 2, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(first=st.lists(edits(), min_size=2, max_size=3), then=edits(), cut=st.booleans())
def test_a_note_that_cannot_be_read_for_a_moment_stays_for_the_others_as_it_was(
    first: list[tuple[str, str]], then: tuple[str, str], cut: bool, example: Path, known: KnownVault
) -> None:
    """This is where the server says something else than `check`: only of the broken note itself they agree."""
    known.texts = {}
    known.problems(DAY)
    before = {path: text.encode() for path, text in first}
    path, text = then[0], "---\nx: [1\n---\n" + then[1] if cut else then[1]
    known.texts = dict(before)
    known.problems(DAY)
    now = {**before, path: text.encode()}
    known.texts = dict(now)
    found = known.problems(DAY)
    broken = known.reading(path).note.status == "unreadable"
    if path in before and known.reader.read(path, before[path]).note.status != "unreadable" and broken:
        seen = checked_with(example, before)
        expected = {one: seen.get(one, []) for one in before} | {path: checked_with(example, now).get(path, [])}
    else:
        seen = checked_with(example, now)
        expected = {one: seen.get(one, []) for one in now}
    assert found == expected


def test_while_a_property_is_typed_the_other_notes_keep_the_name(vault: Callable[[str], Path]) -> None:
    root = vault("""
        === netnotes.yaml
        === people/Ana.md
        ---
        aliases: [Anita]
        ---
        === people/Bo.md
        ---
        knows: "[[Anna]]"
        ---
    """)
    known = KnownVault(root)
    known.texts = {"people/Ana.md": b"---\nname: Anna\n---\n", "people/Bo.md": b"---\nknows: Anna\n---\n"}
    assert known.problems(DAY) == {"people/Ana.md": [], "people/Bo.md": []}
    known.texts["people/Ana.md"] = b"---\nname: Anna\nknows: [\n---\n"
    found = known.problems(DAY)
    assert [one.code for one in found["people/Ana.md"]] == ["bad-yaml"]
    assert found["people/Bo.md"] == []
    (root / "people" / "Ana.md").write_bytes(known.texts["people/Ana.md"])
    known.refresh()
    assert known.problems(DAY) == found, "saved as it is"
    known.texts["people/Ana.md"] = b"---\nname: Ann\n---\n"
    assert [one.code for one in known.problems(DAY)["people/Bo.md"]] == ["unknown-person"]
    known.texts["people/Ana.md"] = b"---\nname: Anna\nknows: [\n---\n"
    assert [one.code for one in known.problems(DAY)["people/Bo.md"]] == ["unknown-person"], "as it last could be read"
    known.close()
