"""The made-up vault: the same everywhere, of the size asked for, and valid in every note."""

import hashlib
import re
import unicodedata
from collections import Counter
from datetime import date
from functools import cache
from pathlib import PurePosixPath

import pytest
import yaml

from netnotes.demo import iter_demo
from netnotes.demo.aims import AIMS
from netnotes.demo.counts import count_notes
from netnotes.demo.dice import Dice
from netnotes.demo.names import draw_name, slug
from netnotes.demo.registry import Registry
from netnotes.demo.topics import CADENCES, CATEGORY_DAYS, TIER_DAYS, TOPICS
from netnotes.demo.world import plan_world

TODAY = date(2026, 11, 5)
EXTRAS = [".gitattributes", ".gitignore", "netnotes.yaml"]
WIKILINK = re.compile(r"\[\[([^\]|#]+)(?:\|[^\]]*)?\]\]")
FORBIDDEN = re.compile(r'[\\:*?"<>|#^\[\]\x00-\x1f]')


@cache
def vault(notes: int, seed: int = 1) -> dict[str, str]:
    """The files of a vault of this size, made once for all tests."""
    return dict(iter_demo(notes=notes, seed=seed, today=TODAY))


def notes_of(files: dict[str, str]) -> dict[str, str]:
    return {path: text for path, text in files.items() if path.endswith(".md")}


def properties(text: str) -> dict[str, object]:
    """The front matter, every scalar a string."""
    if not text.startswith("---\n"):
        return {}
    loaded = yaml.load(text[4 : text.index("\n---\n", 3) + 1], Loader=yaml.BaseLoader)
    assert isinstance(loaded, dict)
    return loaded


def digest(notes: int, seed: int, today: date = TODAY) -> str:
    stream = hashlib.sha256()
    for path, text in iter_demo(notes=notes, seed=seed, today=today):
        stream.update(f"{path}\0{text}\0".encode())
    return stream.hexdigest()


def test_the_same_arguments_give_the_same_bytes() -> None:
    assert digest(300, 7) == digest(300, 7)


def test_another_seed_or_day_gives_another_vault() -> None:
    assert len({digest(300, 1), digest(300, 2), digest(300, -1), digest(300, 1, date(2026, 11, 6))}) == 4


def test_the_bytes_do_not_change_unnoticed() -> None:
    """A golden hash: update it when the generator changes on purpose; it must hold on every Python and system."""
    assert digest(120, 1)[:16] == "b315ad936851b6df"


@pytest.mark.parametrize("notes", [0, 1, 2, 3, 4, 5, 7, 12, 26, 40, 99, 160, 1000, 2345])
def test_as_many_notes_as_asked_for(notes: int) -> None:
    files = vault(notes)
    assert len(notes_of(files)) == notes
    assert [path for path in files if not path.endswith(".md")] == EXTRAS


@pytest.mark.parametrize("people", [0, 1, 2, 40, 250])
def test_as_many_people_as_asked_for(people: int) -> None:
    paths = [path for path, _ in iter_demo(people=people, today=TODAY)]
    assert sum(path.startswith("people/") for path in paths) == people


@pytest.mark.parametrize("arguments", [{"notes": -1}, {"people": -1}])
def test_negative_numbers_are_refused(arguments: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="negative"):
        iter_demo(**arguments, today=TODAY)


@pytest.mark.parametrize("total", [*range(60), 1_000, 100_000])
def test_the_shares_add_up(total: int) -> None:
    counts = count_notes(40, total)
    assert sum(counts) == total
    assert min(counts) >= 0


def test_a_vault_of_ten_thousand_is_mostly_meetings_and_people() -> None:
    counts = count_notes(40, 10_000)
    assert counts.people == 2500
    assert counts.meetings == max(counts)
    assert counts.goals == 36
    assert counts.me == 1


@pytest.mark.parametrize("seed", [1, 2])
def test_paths_are_sorted_unique_and_safe_on_every_file_system(seed: int) -> None:
    paths = list(vault(4000, seed))
    assert paths == sorted(paths)
    assert len({path.casefold() for path in paths}) == len(paths)
    stems = Counter(PurePosixPath(path).stem.casefold() for path in paths if path.endswith(".md"))
    assert stems.most_common(1)[0][1] == 1
    for path in paths:
        assert path == unicodedata.normalize("NFC", path)
        assert len(path.encode()) < 200
        for part in path.split("/"):
            assert not FORBIDDEN.search(part)
            assert part == part.strip()
            assert not part.removesuffix(".md").endswith((".", " "))


def test_every_note_is_valid_and_every_link_has_one_target() -> None:
    notes = notes_of(vault(2345))
    names = {PurePosixPath(path).stem for path in notes}
    for path, text in notes.items():
        assert text.endswith("\n"), path
        assert not text.endswith("\n\n"), path
        assert "\r" not in text, path
        assert "{" not in text.partition("\n---\n")[2], path
        assert all(key for key in properties(text)), path
        assert set(WIKILINK.findall(text)) <= names, path
    assert isinstance(yaml.safe_load(vault(2345)["netnotes.yaml"]), dict)


def test_lists_and_links_are_written_as_obsidian_expects() -> None:
    links = Counter[str]()
    for text in notes_of(vault(1000)).values():
        found = properties(text)
        for key in ("tags", "aliases"):
            assert isinstance(found.get(key, []), list)
        for key in ("people", "attendees", "participants", "goals", "knows", "helps_with"):
            for item in found.get(key, []):  # type: ignore[attr-defined]
                assert re.fullmatch(r"\[\[[^\]]+\]\]", item)
                links[key] += 1
    assert min(links[key] for key in ("people", "attendees", "participants", "knows")) > 0


def test_no_tag_makes_a_note_into_something_else() -> None:
    for path, text in notes_of(vault(1000)).items():
        tags = {tag.removesuffix("s") for tag in properties(text).get("tags", [])}  # type: ignore[attr-defined]
        of_a_type = tags & {"person", "people", "contact", "meeting", "call", "goal", "objective", "organization", "me"}
        assert of_a_type <= ({"goal"} if path.startswith("goals/") else set()), path


def test_it_holds_what_real_vaults_hold() -> None:
    notes = notes_of(vault(2345))
    everything = "".join(notes.values())
    for wanted in (
        "status: to-meet", "status: paused", "status: archived", "deceased", "snooze: ", "next_contact: ",
        "birthday: --", "birthday: XXXX-", "household: ", "lifeline: true", "account: off", "private: true",
        "opening_balance: ", "stage: considered", "stage: made", "stage: done", "status: cancelled", "type: call",
        "**Attendees:**", "[thanked:: true]", "thanked: true", "- gave:: ", "[got:: ", "size: 3", "- [ ] ",
        "- [x] ", " 📅 ", " ✅ ", "[due:: ", "[completion:: ", "#waiting", "#assumption", "## Log", "cadence: never",
        "helps_with: ", "parent: ", "count: 2", "thanks: ", "i_offer: ", "introduced_by: ", "tier: inner",
        "cadence: every 6 weeks", "last_contact: ",
    ):  # fmt: skip
        assert wanted in everything, wanted
    days = [path[14:24] for path in notes if path.startswith("meetings/")]
    assert any(day > TODAY.isoformat() for day in days)


def test_meetings_stand_in_the_folder_of_their_year_and_have_one_to_four_people() -> None:
    for path, text in vault(1000).items():
        if path.startswith("meetings/"):
            found = properties(text)
            day = str(found["date"])[:10]
            assert path.startswith(f"meetings/{day[:4]}/{day} ")
            present = found.get("people") or found.get("attendees") or found.get("participants")
            assert present is None or (isinstance(present, list) and 1 <= len(present) <= 4)


def test_about_one_in_eight_is_overdue() -> None:
    world = plan_world(1, TODAY, count_notes(40, 10_000))
    spelled = dict(CADENCES)
    overdue = 0
    for person in world.people:
        days = [CATEGORY_DAYS[name] for name in person.category if name in CATEGORY_DAYS]
        if person.cadence:
            days = [spelled[person.cadence]] if person.cadence in spelled else []
        elif person.tier:
            days = [TIER_DAYS[person.tier]]
        if days and person.status == "active" and person.contacts:
            overdue += person.contacts[0] + min(days) < TODAY.toordinal()
    assert 0.09 < overdue / len(world.people) < 0.16


def test_goals_ask_for_topics_that_people_offer() -> None:
    titles = [aim.title for aim in AIMS]
    for place, aim in enumerate(AIMS):
        assert set(aim.topics) <= set(TOPICS)
        assert not aim.parent or aim.parent in titles[:place]


def test_names_stay_unique_among_very_many() -> None:
    dice, registry = Dice(1, 2), Registry()
    names = [draw_name(dice, registry) for _ in range(100_000)]
    assert len({name.file.casefold() for name in names}) == len(names)
    assert sum(bool(re.search(r" \(\d+\)$", name.file)) for name in names) < 2_500
    other_scripts = sum(not slug(name.file.partition(" (")[0], " ") for name in names)
    assert 0.03 < other_scripts / len(names) < 0.07


def test_the_stream_of_choices_never_changes() -> None:
    dice = Dice(1, 2)
    cards = list(range(6))
    dice.shuffle(cards)
    assert (dice.below(1000), dice.between(5, 9), dice.pick("abcdef")) == (447, 8, "a")
    assert dice.some("abcdef", 3) == ["f", "d", "a"]
    assert cards == [5, 3, 4, 2, 0, 1]
