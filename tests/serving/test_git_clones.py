"""Two laptops: both log, both build, both commit; what pulling does with `netnotes git setup` and without (SPEC 8)."""

from __future__ import annotations

import json
import os
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from tests.serving.clones import (
    NOTES,
    build_and_commit,
    changed,
    fresh_pages,
    git,
    log,
    make_clones,
    make_origin,
    netnotes,
    pages,
    pull,
    unmerged,
    write,
)

WAYS = pytest.mark.parametrize("how", ["merge", "rebase"])


@pytest.fixture(scope="module")
def origin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_origin(tmp_path_factory.mktemp("origin"))


@pytest.fixture
def clones(origin: Path, tmp_path: Path) -> tuple[Path, Path]:
    return make_clones(origin, tmp_path)


def setup(*vaults: Path) -> None:
    """Run it, and commit what is for every clone."""
    for vault in vaults:
        netnotes(vault, "git", "setup", "--yes")
        git(vault, "add", "-A")
        git(vault, "commit", "-qm", "setup")


def a_day_apart(one: Path, two: Path) -> None:
    """Each clone logs somebody else; the same pages change in both."""
    log(one, "Ana Silva", "- 2026-11-20 call: the dates suit her")
    log(two, "Bo Chen", "- 2026-11-19 call: the syllabus is done")
    for clone in (one, two):
        assert "dashboards/Due.md" in build_and_commit(clone), "both must have changed the same page"


def problems(vault: Path) -> list[tuple[str, str, int]]:
    found = json.loads(netnotes(vault, "check", "--format", "json", check=False).stdout)
    return [(one["code"], one["path"], one["line"]) for one in found if one["severity"] == "error"]


@WAYS
def test_pages_merge_and_are_made_anew(clones: tuple[Path, Path], how: str) -> None:
    one, two = clones
    setup(one, two)
    a_day_apart(one, two)
    done = pull(one, two, how)
    assert (done.returncode, unmerged(one)) == (0, []), done.stderr
    assert pages(one) == fresh_pages(one)
    due = pages(one)["Due.md"].decode()
    assert "Ana Silva" in due
    assert all(path.startswith("dashboards/") for path in changed(one))
    assert "dashboards/Due.md" in changed(one), "what the hook made is for the user to commit"
    git(one, "commit", "-qam", "pages after the merge")
    assert pull(two, one, how).returncode == 0
    assert (changed(two), pages(two)) == ([], pages(one))


@WAYS
def test_set_up_here_and_not_there(clones: tuple[Path, Path], how: str) -> None:
    one, two = clones
    setup(one)
    a_day_apart(one, two)
    assert (pull(one, two, how).returncode, unmerged(one)) == (0, [])
    assert pages(one) == fresh_pages(one)


def test_set_up_nowhere_a_build_alone_puts_pages_right(clones: tuple[Path, Path]) -> None:
    one, two = clones
    a_day_apart(one, two)
    assert pull(one, two, "merge").returncode == 1
    assert unmerged(one)
    assert all(path.startswith("dashboards/") for path in unmerged(one))
    netnotes(one, "build")
    assert pages(one) == fresh_pages(one)


def test_a_clone_that_never_ran_setup_has_the_rule_of_the_others(clones: tuple[Path, Path]) -> None:
    one, two = clones
    setup(one)
    assert pull(two, one, "merge").returncode == 0
    a_day_apart(one, two)
    done = pull(two, one, "merge")
    assert (done.returncode, unmerged(two)) == (0, []), "a driver that is not there must not be in the way"
    netnotes(two, "build")
    assert pages(two) == fresh_pages(two)
    git(two, "commit", "-qam", "pages")
    assert pull(one, two, "rebase").returncode == 0
    assert pages(one) == pages(two)


def test_a_pull_that_only_goes_forward_makes_pages_anew(clones: tuple[Path, Path]) -> None:
    one, two = clones
    setup(one)
    log(two, "Bo Chen", "- 2026-11-19 call: the syllabus is done")
    git(two, "commit", "-qam", "not built")
    assert pull(one, two, "rebase").returncode == 0
    assert pages(one) == fresh_pages(one)
    assert pages(one) != pages(two)


@WAYS
def test_notes_that_were_just_pulled_are_filled(tmp_path: Path, how: str) -> None:
    """They are younger than the two seconds that a build leaves to editors, and no editor has them open."""
    region = "%% netnotes:begin due %%\n%% netnotes:end %%\n"
    settings = "obsidian: {derived_properties: true}\n"
    one, two = make_clones(make_origin(tmp_path, {**NOTES, "netnotes.yaml": settings}, built=False), tmp_path)
    setup(one)
    write(two, {"People to meet.md": f"# People\n\n{region}"})
    log(two, "Bo Chen", "- 2026-11-19 call: the syllabus is done")
    git(two, "add", "-A")
    git(two, "commit", "-qm", "not built")
    done = pull(one, two, how)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Ana Silva" in (one / "People to meet.md").read_text(encoding="utf-8")
    assert "netnotes_last_contact: 2026-11-19" in (one / "people/Bo Chen.md").read_text(encoding="utf-8")
    checked = netnotes(one, "build", "--check", check=False)
    assert checked.returncode == 0, checked.stdout


@pytest.mark.parametrize("command", [("revert", "--no-edit", "HEAD"), ("stash", "pop")])
def test_git_calls_no_hook_where_the_page_says_to_build(clones: tuple[Path, Path], command: tuple[str, ...]) -> None:
    one, _ = clones
    setup(one)
    log(one, "Bo Chen", "- 2026-11-19 call: the syllabus is done")
    git(one, *(("stash",) if command[0] == "stash" else ("commit", "-qam", "not built")))
    before = pages(one)
    git(one, *command)
    assert pages(one) == before
    netnotes(one, "build")
    assert pages(one) == fresh_pages(one)


def resolve(vault: Path, note: str) -> None:
    """Keep what both wrote."""
    lines = (vault / note).read_text(encoding="utf-8").splitlines(keepends=True)
    kept = (line for line in lines if not line.startswith(("<<<<<<<", "=======", ">>>>>>>", "|||||||")))
    (vault / note).write_text("".join(kept), encoding="utf-8", newline="")
    git(vault, "add", note)


@WAYS
def test_the_same_person_on_both_sides_is_for_people_to_decide(clones: tuple[Path, Path], how: str) -> None:
    one, two = clones
    setup(one, two)
    log(one, "Ana Silva", "- 2026-11-20 call: the dates suit her")
    log(two, "Ana Silva", "- 2026-11-19 coffee: she is moving teams")
    for clone in (one, two):
        build_and_commit(clone)
    note = "people/Ana Silva.md"
    assert pull(one, two, how).returncode == 1
    assert unmerged(one) == [note], "the pages are out of the way"
    before = (one / note).read_bytes()
    line = before.decode().split("\n").index(next(x for x in before.decode().split("\n") if x.startswith("<<<<<<<")))
    said = netnotes(one, "check", check=False)
    assert said.returncode == 1
    assert f"{note}:{line + 1}:1: merge-conflict" in said.stdout
    assert problems(one) == [("merge-conflict", note, line + 1)]
    assert netnotes(one, "build").returncode == 0, "one note in conflict stops no build"
    assert (one / note).read_bytes() == before, "nobody rewrites a note in conflict"
    assert netnotes(one, "log", "ana", "--note", "x", check=False).returncode != 0
    assert (one / note).read_bytes() == before
    resolve(one, note)
    finish(one, how)
    assert problems(one) == []
    assert pages(one) == fresh_pages(one)


def finish(vault: Path, how: str) -> CompletedProcess[str] | None:
    """Go on after a conflict: a rebase ends with the hook, a merge with a commit, which has none."""
    git(vault, "add", "-A")
    if how == "rebase":
        return git(vault, "rebase", "--continue")
    git(vault, "commit", "-qm", "both")
    return netnotes(vault, "build")


@pytest.mark.parametrize(
    ("style", "ending", "old", "line"),
    [
        ("merge", "\n", "role: analyst", 3),
        ("diff3", "\r\n", "role: analyst", 3),
        ("merge", "\r\n", "the grant", 8),
        ("zdiff3", "\n", "the grant", 8),
    ],
)
def test_every_kind_of_conflict_is_named_with_its_line(
    tmp_path: Path, style: str, ending: str, old: str, line: int
) -> None:
    note = "people/Ana Silva.md"
    one, two = make_clones(make_origin(tmp_path, {note: NOTES[note].replace("\n", ending)}, built=False), tmp_path)
    for clone in (one, two):
        data = (clone / note).read_bytes().replace(old.encode(), f"{old} of {clone.name}".encode())
        (clone / note).write_bytes(data)
        git(clone, "commit", "-qam", "another word")
    git(one, "config", "merge.conflictStyle", style)
    assert pull(one, two, "merge").returncode == 1
    lines = (one / note).read_bytes().split(b"\n")
    assert any(text.startswith(b"|||||||") for text in lines) == (style != "merge")
    assert lines[line - 1].startswith(b"<<<<<<<")
    assert problems(one) == [("merge-conflict", note, line)]


def test_settings_in_conflict_are_named_and_nothing_is_built(clones: tuple[Path, Path]) -> None:
    one, two = clones
    for clone, days in ((one, 7), (two, 8)):
        write(clone, {"netnotes.yaml": f"soon_days: {days}\n"})
        git(clone, "commit", "-qam", "settings")
    setup(one)
    assert pull(one, two, "merge").returncode == 1
    assert problems(one) == [("config-unreadable", "netnotes.yaml", 1)]
    built = netnotes(one, "build", check=False)
    assert built.returncode == 2
    assert "netnotes.yaml:1: an unresolved merge" in built.stderr


def test_a_folder_of_pages_that_one_side_renames(clones: tuple[Path, Path]) -> None:
    one, two = clones
    setup(one)
    assert pull(two, one, "merge").returncode == 0
    write(two, {"netnotes.yaml": "dashboards: {folder: pages}\n"})
    git(two, "mv", "dashboards", "pages")
    log(two, "Bo Chen", "- 2026-11-19 call: the syllabus is done")
    netnotes(two, "git", "setup", "--yes")
    build_and_commit(two)
    log(one, "Ana Silva", "- 2026-11-20 call: the dates suit her")
    build_and_commit(one)
    pull(one, two, "merge")
    assert "pages/Due.md" in unmerged(one), "the rule of the old folder does not hold for the new one"
    assert all(path.startswith("pages/") for path in unmerged(one)), "never a note"
    netnotes(one, "build")
    netnotes(one, "git", "setup", "--yes")
    git(one, "add", "-A")
    git(one, "commit", "-qm", "the folder is called pages now")
    assert pages(one, "pages") == fresh_pages(one, "pages")
    assert not (one / "dashboards").exists()
    a_day = "- 2026-11-21 call: both go on"
    log(one, "Ana Silva", a_day)
    log(two, "Bo Chen", a_day)
    for clone in (one, two):
        build_and_commit(clone)
    assert pull(one, two, "merge").returncode == 0
    assert pages(one, "pages") == fresh_pages(one, "pages")


def test_a_region_in_conflict_is_filled_by_the_next_build(tmp_path: Path) -> None:
    """The note is the user's, so git stops; whatever is kept between the marks, the next build fills it."""
    note = "People to meet.md"
    text = "# People\n\n%% netnotes:begin due %%\n%% netnotes:end %%\n\nmine\n"
    one, two = make_clones(make_origin(tmp_path, {**NOTES, note: text}, built=False), tmp_path)
    setup(one)
    for clone, line in ((one, "here"), (two, "there")):
        write(clone, {note: text.replace("due %%\n", f"due %%\n{line}\n")})
        git(clone, "commit", "-qam", "filled")
    assert pull(one, two, "merge").returncode == 1
    assert unmerged(one) == [note]
    resolve(one, note)
    assert "here\nthere\n" in (one / note).read_text(encoding="utf-8")
    git(one, "commit", "-qm", "both")
    os.utime(one / note, (1, 1))  # older than the two seconds that a build leaves to editors
    netnotes(one, "build")
    filled = (one / note).read_text(encoding="utf-8")
    assert "here" not in filled
    assert "Ana Silva" in filled
    assert filled.endswith("\n\nmine\n")
