import os
import subprocess
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from netnotes.build import BuildResult, build_vault, link_style
from netnotes.model.errors import OperatorError
from netnotes.model.markers import GENERATED_MARKER
from netnotes.vault import writing
from netnotes.vault.load import load_network
from netnotes.vault.state import open_state
from netnotes.vault.writing import WriteTroubleError

TODAY = date(2026, 11, 21)
PAGES = tuple(
    f"dashboards/{name}.md"
    for name in (
        "Balance",
        "Dates",
        "Due",
        "Follow-ups",
        "Goals",
        "Introductions",
        "Network",
        "Plan",
        "Problems",
        "Review",
        "Home",
    )
)
NOTES = """\
    === people/Ana Silva.md
    ---
    type: person
    cadence: monthly
    ---
    ## Log

    - 2026-09-30 coffee: she is moving teams
    === people/Bo Chen.md
    ---
    type: person
    cadence: yearly
    ---
    === people/Cy Dahl.md
    ---
    type: person
    ---
    === notes/Plain.md
    words
    """


@pytest.fixture(autouse=True)
def state_folder(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path_factory.mktemp("state")
    monkeypatch.setenv("NETNOTES_STATE_DIR", str(folder))
    return folder


@pytest.fixture
def root(vault: Callable[[str], Path]) -> Path:
    return vault(NOTES)


def build(root: Path, *, check: bool = False, today: date = TODAY) -> BuildResult:
    return build_vault(root, today, check=check)


def snapshot(root: Path) -> dict[str, tuple[bytes, int, int]]:
    """Every file below the root with its bytes, time of change and inode."""
    return {
        path.relative_to(root).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns, path.stat().st_ino)
        for path in root.rglob("*")
        if path.is_file()
    }


def journal(root: Path) -> list[bytes]:
    return [path.read_bytes() for path in open_state(root).journal()]


def test_the_first_build_writes_all_pages_and_home_last(root: Path) -> None:
    before = snapshot(root)
    result = build(root)
    assert result.written == PAGES
    assert (result.unchanged, result.foreign, result.pruned, result.notes, result.exit_code) == ((), (), (), (), 0)
    assert {name: file for name, file in snapshot(root).items() if name not in PAGES} == before
    assert "[Ana Silva](../people/Ana%20Silva.md)" in (root / PAGES[-1]).read_text(encoding="utf-8")


def test_a_second_build_changes_nothing(root: Path, state_folder: Path) -> None:
    build(root)
    before, remembered = snapshot(root), snapshot(state_folder)
    result = build(root)
    assert result.written == ()
    assert result.unchanged == PAGES
    assert snapshot(root) == before
    assert snapshot(state_folder) == remembered


def test_another_day_touches_only_pages_on_which_a_status_changed(root: Path) -> None:
    build(root)
    assert build(root, today=TODAY + timedelta(days=1)).written == ()
    (root / "people" / "Bo Chen.md").write_text(
        "---\ntype: person\nlast_contact: 2025-11-30\ncadence: yearly\n---\n", encoding="utf-8"
    )
    changed = {f"dashboards/{page}.md" for page in ("Due", "Home", "Network", "Plan")}
    assert set(build(root).written) == changed
    assert set(build(root, today=date(2026, 11, 23)).written) == {"dashboards/Due.md", "dashboards/Home.md"}
    assert build(root, today=date(2026, 11, 29)).written == ()
    assert build(root, today=date(2026, 11, 30)).written == ("dashboards/Due.md",)


def test_check_writes_nothing_and_lists_what_is_stale(root: Path, state_folder: Path) -> None:
    result = build(root, check=True)
    assert (result.stale, result.written, result.exit_code) == (PAGES, (), 1)
    assert not (root / "dashboards").exists()
    assert snapshot(state_folder) == {}
    build(root)
    assert build(root, check=True).stale == ()
    assert build(root, check=True).exit_code == 0
    (root / PAGES[1]).unlink()
    assert build(root, check=True).stale == (PAGES[1],)


@pytest.mark.parametrize("name", ["Home.md", "home.md", "HOME.MD"])
@pytest.mark.parametrize("content", [b"my own\n", b"", b"\xff\xfe", f"text {GENERATED_MARKER}\n".encode()])
def test_a_foreign_file_is_kept_and_told(root: Path, name: str, content: bytes) -> None:
    foreign = root / "dashboards" / name
    foreign.parent.mkdir()
    foreign.write_bytes(content)
    result = build(root)
    assert foreign.read_bytes() == content
    assert result.foreign == (f"dashboards/{name}",)
    assert result.exit_code == 2
    assert result.written == PAGES[:-1]
    [problem] = [problem for problem in result.problems if problem.code == "foreign-file"]
    assert (problem.path, problem.severity) == (f"dashboards/{name}", "error")
    assert f"dashboards/{name}:1" in (root / "dashboards" / "Problems.md").read_text(encoding="utf-8")
    assert build(root).written == ()
    foreign.unlink()
    assert build(root).exit_code == 0


def test_a_foreign_folder_or_link_is_kept(root: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("outside") / "x.md"
    outside.write_text(f"{GENERATED_MARKER}\n", encoding="utf-8")
    (root / "dashboards" / "Due.md").mkdir(parents=True)
    (root / "dashboards" / "Home.md").symlink_to(outside)
    result = build(root)
    assert result.foreign == ("dashboards/Due.md", "dashboards/Home.md")
    assert outside.read_text(encoding="utf-8") == f"{GENERATED_MARKER}\n"


def test_other_files_in_the_folder_are_left_alone(root: Path) -> None:
    (root / "dashboards").mkdir()
    (root / "dashboards" / "Mine.md").write_text("mine", encoding="utf-8")
    (root / "dashboards" / "picture.png").write_bytes(b"\x89")
    build(root)
    build(root)
    assert (root / "dashboards" / "Mine.md").read_text(encoding="utf-8") == "mine"
    assert (root / "dashboards" / "picture.png").exists()


def test_an_edited_page_is_replaced_and_kept_in_the_journal(root: Path) -> None:
    build(root)
    page = root / "dashboards" / "Due.md"
    text = page.read_bytes()
    page.write_bytes(text + b"my remark\n")
    result = build(root)
    assert result.written == ("dashboards/Due.md",)
    assert page.read_bytes() == text
    assert journal(root) == [text + b"my remark\n"]
    [line] = result.notes
    assert line.startswith("dashboards/Due.md: changed since it was written here; the old text is kept in ")
    assert build(root).notes == ()


def test_a_page_of_which_nothing_is_known_here_is_kept_too(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(root)
    page = root / "dashboards" / "Due.md"
    page.write_bytes(page.read_bytes() + b"of another machine\n")
    monkeypatch.setenv("NETNOTES_STATE_DIR", str(tmp_path / "new state"))
    [line] = build(root).notes
    assert line.startswith("dashboards/Due.md: written anew over an older page; the old text is kept in ")


def test_a_page_that_only_we_changed_is_not_kept(root: Path) -> None:
    build(root)
    (root / "people" / "Ana Silva.md").unlink()
    result = build(root)
    assert result.written
    assert (journal(root), result.notes) == ([], ())


def test_line_endings_of_a_checkout_are_no_edit(root: Path) -> None:
    build(root)
    page = root / "dashboards" / "Due.md"
    page.write_bytes(page.read_bytes().replace(b"\n", b"\r\n"))
    assert build(root).written == ("dashboards/Due.md",)
    assert journal(root) == []
    assert b"\r" not in page.read_bytes()


@pytest.mark.parametrize("top", [True, False])
def test_an_unresolved_merge_in_a_page_is_repaired(root: Path, top: bool) -> None:
    build(root)
    page = root / "dashboards" / "Due.md"
    text = page.read_text(encoding="utf-8")
    both = (
        f"<<<<<<< HEAD\n{text}=======\n{text}>>>>>>> other\n"
        if top
        else f"{text}<<<<<<< HEAD\na\n=======\nb\n>>>>>>> other\n"
    )
    page.write_text(both, encoding="utf-8")
    assert build(root).written == ("dashboards/Due.md",)
    assert page.read_text(encoding="utf-8") == text
    assert journal(root) == [both.encode()]


def test_without_state_a_build_works_and_keeps_nothing(root: Path, state_folder: Path) -> None:
    (root / "netnotes.yaml").write_text("cache: none\n", encoding="utf-8")
    build(root)
    (root / PAGES[0]).write_text(f"{GENERATED_MARKER}\nedited\n", encoding="utf-8")
    result = build(root)
    assert (result.written, result.notes) == (PAGES[:1], ())
    assert snapshot(state_folder) == {}


def test_a_broken_state_folder_is_one_line(root: Path, state_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (state_folder / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("NETNOTES_STATE_DIR", str(state_folder / "file"))
    result = build(root)
    assert result.written == PAGES
    assert len(result.notes) == 1
    assert "could be remembered" in result.notes[0]


def templates(root: Path, **texts: str) -> Path:
    folder = root / ".netnotes" / "templates" / "dashboards"
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.md.j2").write_text(text, encoding="utf-8")
    return folder


def test_a_vault_brings_its_own_pages(root: Path) -> None:
    templates(root, Mine="{{ people|length }} people", Due="# Mine\n")
    result = build(root)
    assert "dashboards/Mine.md" in result.written
    assert (root / "dashboards" / "Mine.md").read_text(encoding="utf-8") == f"{GENERATED_MARKER}\n3 people\n"
    assert (root / "dashboards" / "Due.md").read_text(encoding="utf-8") == f"{GENERATED_MARKER}\n# Mine\n"
    assert result.problems == ()


def test_a_template_that_fails_is_told(root: Path) -> None:
    templates(root, Due="{{ nothing }}")
    [problem] = build(root).problems
    assert problem.code == "template-error"
    assert "## Overdue" in (root / "dashboards" / "Due.md").read_text(encoding="utf-8")


def test_a_plain_vault_starts_no_process(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subprocess, "Popen", lambda *_, **__: pytest.fail("a process was started"))
    build(root)


def test_a_page_without_its_template_is_pruned(root: Path) -> None:
    folder = templates(root, Mine="x", Edited="x", Kept="x")
    build(root)
    (root / "dashboards" / "Edited.md").write_text(f"{GENERATED_MARKER}\nmine now\n", encoding="utf-8")
    (root / "dashboards" / "Kept.md").write_text("without the marker\n", encoding="utf-8")
    for path in folder.iterdir():
        path.unlink()
    assert build(root, check=True).stale[-1] == "dashboards/Mine.md"
    result = build(root)
    assert result.pruned == ("dashboards/Mine.md",)
    assert {path.name for path in (root / "dashboards").iterdir()} >= {"Edited.md", "Kept.md", "Home.md"}
    assert not (root / "dashboards" / "Mine.md").exists()
    assert build(root).pruned == ()


def test_marked_pages_of_another_machine_are_not_pruned(root: Path) -> None:
    (root / "dashboards").mkdir()
    (root / "dashboards" / "Other.md").write_text(f"{GENERATED_MARKER}\n", encoding="utf-8")
    assert build(root).pruned == ()
    assert build(root).pruned == ()


@pytest.mark.parametrize("left", [0, 1])
def test_nothing_is_pruned_where_the_notes_seem_to_be_gone(root: Path, left: int) -> None:
    folder = templates(root, Mine="x")
    build(root)
    (folder / "Mine.md.j2").unlink()
    gone = [path for path in root.rglob("*.md") if "dashboards" not in path.parts][left:]
    texts = {path: path.read_bytes() for path in gone}
    for path in gone:
        path.unlink()
    for _ in range(2):
        result = build(root)
        assert result.pruned == ()
        assert any("Mine.md is no longer made, but kept" in line for line in result.notes)
    for path, data in texts.items():
        path.write_bytes(data)
    assert build(root).pruned == ("dashboards/Mine.md",)


def test_a_page_that_fails_now_is_not_pruned(root: Path) -> None:
    templates(root, Mine="x")
    build(root)
    templates(root, Mine="{{ nothing }}")
    assert build(root).pruned == ()
    assert (root / "dashboards" / "Mine.md").exists()


def test_an_unreadable_configuration_stops_everything(root: Path) -> None:
    (root / "netnotes.yaml").write_text("a: [\n", encoding="utf-8")
    before = snapshot(root)
    with pytest.raises(OperatorError, match=r"netnotes\.yaml:\d+"):
        build(root)
    assert snapshot(root) == before


@pytest.mark.parametrize("folder", ["dashboards", "a/b"])
def test_a_linked_dashboards_folder_is_refused(
    root: Path, tmp_path_factory: pytest.TempPathFactory, folder: str
) -> None:
    outside = tmp_path_factory.mktemp("outside")
    (root / "netnotes.yaml").write_text(f"dashboards: {{folder: {folder}}}\n", encoding="utf-8")
    (root / folder.split("/", 1)[0]).symlink_to(outside)
    with pytest.raises(OperatorError, match="symbolic link") as caught:
        build(root)
    assert caught.value.hint
    assert list(outside.iterdir()) == []


def test_a_file_in_place_of_the_folder_is_refused(root: Path) -> None:
    (root / "dashboards").write_text("", encoding="utf-8")
    with pytest.raises(OperatorError, match="is a file"):
        build(root)


def test_another_folder_some_levels_deep(root: Path) -> None:
    (root / "netnotes.yaml").write_text("dashboards: {folder: my/pages}\n", encoding="utf-8")
    build(root)
    assert "(../../people/Ana%20Silva.md)" in (root / "my" / "pages" / "Home.md").read_text(encoding="utf-8")
    assert build(root).written == ()


@pytest.mark.parametrize(
    ("app", "config", "expected"),
    [
        (None, "auto", "markdown"),
        ("{}", "auto", "wikilink"),
        ('{"useMarkdownLinks": true}', "auto", "markdown"),
        ('{"useMarkdownLinks": "yes"}', "auto", "wikilink"),
        (None, "wikilink", "wikilink"),
        ("{}", "markdown", "markdown"),
    ],
)
def test_the_style_of_links(root: Path, app: str | None, config: str, expected: str) -> None:
    (root / "netnotes.yaml").write_text(f"dashboards: {{links: {config}}}\n", encoding="utf-8")
    if app is not None:
        (root / ".obsidian").mkdir()
        (root / ".obsidian" / "app.json").write_text(app, encoding="utf-8")
    assert link_style(root, load_network(root)) == expected
    build(root)
    home = (root / "dashboards" / "Home.md").read_text(encoding="utf-8")
    assert ("[[Ana Silva]]" in home) is (expected == "wikilink")


def test_a_disk_that_fills_up_leaves_whole_pages_and_remembers_them(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(root)
    (root / "people" / "Ana Silva.md").unlink()
    fill, count = writing.fill, 0

    def full(folder: object, name: str, data: bytes, mode: int | None) -> None:
        nonlocal count
        count += b"generated by" in data
        if count == 2:
            raise OSError(28, os.strerror(28))
        fill(folder, name, data, mode)  # type: ignore[arg-type]

    monkeypatch.setattr(writing, "fill", full)
    with pytest.raises(WriteTroubleError, match="No space"):
        build(root)
    monkeypatch.setattr(writing, "fill", fill)
    assert [path.name for path in (root / "dashboards").iterdir() if path.name.startswith(".")] == []
    result = build(root)
    assert result.written == ("dashboards/Network.md", "dashboards/Plan.md", "dashboards/Home.md")
    assert (journal(root), result.notes) == ([], ())


def test_a_vault_without_notes(tmp_path: Path) -> None:
    result = build(tmp_path)
    assert result.written == PAGES
    assert "Nobody is here yet" in (tmp_path / "dashboards" / "Home.md").read_text(encoding="utf-8")
