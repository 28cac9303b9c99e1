"""The whole network: one touchpoint from several sources, the order of files, the vaults worked out elsewhere."""

import json
import random
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from netnotes.demo import iter_demo
from netnotes.model.config import Config
from netnotes.model.network import Network
from netnotes.model.readings import Reading
from netnotes.model.settings import Settings
from netnotes.vault.load import load_network
from netnotes.vault.reader import NoteReader
from netnotes.vault.resolve import resolve_network
from tests.vault.seen import favours, stem, touched, touchpoint

TESTS = Path(__file__).resolve().parent.parent
TODAY = date(2026, 11, 21)
Read = Callable[[str], Network]


def test_several_sources_for_one_person_date_and_kind_are_one_touchpoint(network: Read) -> None:
    found = touchpoint(
        network("""
        === people/Ana.md
        ## Log
        - 2026-11-03 museum tour: the whale
        ### 2026-11-03 Museum-Tour: again
        === meetings/2026-11-03 Ana.md
        ---
        kind: museum tour
        ---
        === daily/2026-11-03.md
        Text.
        """)
    )
    assert (found.kind, found.path, found.text) == ("museum tour", "meetings/2026-11-03 Ana.md", "the whale")
    assert [str(place) for place in found.also] == ["people/Ana.md:2", "people/Ana.md:3"]


def test_other_kinds_dates_and_people_are_touchpoints_of_their_own(network: Read) -> None:
    found = network("""
        === people/Ana.md
        ## Log
        - 2026-11-03 call
        - 2026-11-03 email
        - 2026-11-04 call
        === people/Bo.md
        ## Log
        - 2026-11-03 call
        """)
    assert len(found.touchpoints) == 4


def test_a_contact_among_the_sources_makes_it_a_contact(network: Read) -> None:
    found = touchpoint(
        network("""
        === people/Ana.md
        ## Log
        - 2026-11-03 intro: she and Bo
        === meetings/2026-11-03 Ana.md
        ---
        kind: intro
        stage: asked
        ---
        """)
    )
    assert (found.resets, found.path, [place.path for place in found.also]) == (
        True, "people/Ana.md", ["meetings/2026-11-03 Ana.md"]
    )  # fmt: skip


def test_everything_is_sorted(network: Read) -> None:
    found = network("""
        === people/Zoe.md
        ---
        snooze: x1
        ---
        ## Log
        - 2026-11-03 call [gave:: b]
        - 2026-11-01 call [gave:: a]
        === people/Ana.md
        ---
        snooze: x1
        knows: Zoe
        ---
        ## Log
        - 2026-11-03 call [gave:: c]
        """)
    assert [stem(p.path) for p in found.people] == ["Ana", "Zoe"]
    assert [(t.date.day, stem(t.person)) for t in found.touchpoints] == [(1, "Zoe"), (3, "Ana"), (3, "Zoe")]
    assert [e.what for e in found.exchanges] == ["a", "c", "b"]
    assert [p.path for p in found.problems] == ["people/Ana.md", "people/Zoe.md"]


def readings_of(root: Path) -> tuple[Config, list[Reading]]:
    """The readings of a vault without ignored notes."""
    config = Config()
    reader = NoteReader(config, Settings())
    return config, [reader.read(p.relative_to(root).as_posix(), p.read_bytes()) for p in sorted(root.rglob("*.md"))]


HANDWORKED = readings_of(TESTS / "handworked")


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.randoms(use_true_random=False))
def test_the_order_of_files_changes_nothing(chance: random.Random) -> None:
    config, readings = HANDWORKED
    shuffled = list(readings)
    chance.shuffle(shuffled)
    assert resolve_network(shuffled, config) == resolve_network(readings, config)


NAMES = st.sampled_from(["Ana", "Bo", "ana", "Zed", "[[Ana]]", "[[Anni]]", "[[people/Bo]]", "Anni", "me", "G"])
LINES = st.sampled_from(
    [
        "- 2026-11-03 call [gave:: a] [to:: {}]",
        "- 2026-11-04 lunch with {}",
        "## 2026-11-03 call",
        "[[Ana]] {}",
        "- coffee with {}",
        "- [x] {} #call [got:: b] ✅ 2026-11-05",
        "gave:: {}",
        "- got:: {} [size:: 9]",
        "## Log",
        "knows:: {}",
    ]
)


@st.composite
def small_vaults(draw: st.DrawFn) -> dict[str, str]:
    """A few notes that name one another."""
    paths = [
        "people/Ana.md",
        "people/Bo.md",
        "a/people/Ana.md",
        "meetings/2026-11-03 Bo.md",
        "daily/2026-11-04.md",
        "goals/G.md",
        "Me.md",
    ]
    files = {}
    for path in draw(st.lists(st.sampled_from(paths), unique=True, min_size=2)):
        keys = ("household", "people", "aliases", "gave", "knows")
        front = "".join(f'{key}: ["{draw(NAMES)}", "{draw(NAMES)}"]\n' for key in draw(st.sets(st.sampled_from(keys))))
        body = "\n".join(draw(LINES).format(draw(NAMES)) for _ in range(draw(st.integers(0, 5))))
        files[path] = f"---\n{front}---\n{body}\n"
    return files


@settings(max_examples=150, deadline=None)
@given(small_vaults(), st.randoms(use_true_random=False))
def test_small_vaults_in_any_order(files: dict[str, str], chance: random.Random) -> None:
    config = Config()
    reader = NoteReader(config, Settings())
    readings = [reader.read(path, text.encode()) for path, text in files.items()]
    once = resolve_network(readings, config)
    chance.shuffle(readings)
    assert resolve_network(readings, config) == once
    people = {person.path for person in once.people}
    assert {t.person for t in once.touchpoints} | {e.person for e in once.exchanges} <= people
    assert len({(t.person, t.date, t.kind) for t in once.touchpoints}) == len(once.touchpoints)
    assert all(1 <= e.size <= 5 for e in once.exchanges)


def worked() -> tuple[Network, dict[str, dict[str, Any]]]:
    """The vault worked out by hand, and the rows of `people` that it must give, by path."""
    text = (TESTS / "handworked.md").read_text(encoding="utf-8")
    blocks = [json.loads(block) for block in re.findall(r"```json\n(.*?)```", text, re.DOTALL)]
    rows = next(b for b in blocks if isinstance(b, list) and "touchpoints" in b[0])
    return load_network(TESTS / "handworked"), {row["path"]: row for row in rows}


def test_people_of_the_vault_worked_out_by_hand() -> None:
    found, rows = worked()
    households = {path: group for group in found.households for path in group}
    for person in found.people:
        own = [t for t in found.touchpoints if t.person == person.path and t.date <= TODAY]
        group = households.get(person.path, (person.path,))
        contacts = [t.date for t in found.touchpoints if t.person in group and t.resets and t.date <= TODAY]
        row = rows.pop(person.path)
        assert {
            "name": person.name,
            "touchpoints": len(own),
            "category": list(person.categories),
            "email": list(person.emails),
            "last_contact": max(contacts).isoformat() if contacts else None,
            "tier": person.tier,
            "role": person.role or None,
        }.items() <= row.items()
    assert rows == {}


def test_the_thirty_exchanges_worked_out_by_hand() -> None:
    found, _ = worked()
    text = (TESTS / "handworked.md").read_text(encoding="utf-8").split("## The thirty exchanges")[1]
    expected = []
    for row in re.findall(r"^\| \d+ \|(.*)\|$", text, re.MULTILINE):
        who, when, size, what, *_ = (cell.strip() for cell in row.split("|"))
        expected.append((who, when, int(size.strip("()").replace("−", "-")), what))
    assert len(expected) == 30
    ours = [(name.split()[0], when, size, what) for name, when, size, what in favours(found)]
    aside = "the introduction itself"
    assert sorted((w, d, s, aside if t == "introduction" else t) for w, d, s, t in ours) == sorted(expected)


def test_problems_of_the_vault_worked_out_by_hand() -> None:
    found, _ = worked()
    assert [(p.path, p.line, p.code) for p in found.problems if p.severity != "info"] == [
        ("people/Esther Quaye.md", 5, "bad-cadence"), ("people/Jonas Weber.md", 11, "bad-size"),
    ]  # fmt: skip


@pytest.mark.slow
def test_a_made_up_vault_of_2000_notes_reads_without_a_problem_and_alike_in_any_order(tmp_path: Path) -> None:
    for path, text in iter_demo(notes=2000, today=TODAY):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8", newline="")
    found = load_network(tmp_path)
    assert len(found.notes) == 2000
    assert [p for p in found.problems if p.severity != "info"] == []
    assert load_network(tmp_path) == found
    assert len(found.touchpoints) > len(found.people) > 400
    assert touched(found) == sorted(set(touched(found)))
