import json
import os
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from netnotes.model.errors import OperatorError
from tests.pages.site.pages import TODAY, page, site_of

Vault = Callable[[str], Path]
NOTES = """
    === people/Ana.md
    ---
    cadence: monthly
    ---
    Hello [[Bo]].
    === people/Bo.md
    hello
    === people/Chen.md
    hello
    === goals/Ship.md
    ---
    due: 2026-12-01
    why: joy
    people: [Bo]
    ---
"""


def stamps(root: Path, folder: str = "site") -> dict[str, int]:
    top = root / folder
    return {str(path.relative_to(top)): path.stat().st_mtime_ns for path in top.rglob("*") if path.is_file()}


def bytes_of(top: Path) -> dict[str, bytes]:
    return {str(path.relative_to(top)): path.read_bytes() for path in top.rglob("*") if path.is_file()}


def age(root: Path) -> None:
    """Make every file of the site look older, so that a write shows."""
    for path in (root / "site").rglob("*"):
        if path.is_file():
            os.utime(path, ns=(1_700_000_000_000_000_000, 1_700_000_000_000_000_000))


def test_a_second_run_touches_nothing(vault: Vault) -> None:
    root = vault(NOTES)
    first = site_of(root)
    assert {"index.html", "people/ana.html", "goals/ship.html", "assets/style.css", ".gitignore"} <= set(first.written)
    assert (root / "site/.gitignore").read_text(encoding="utf-8") == "*\n"
    before = stamps(root)
    second = site_of(root)
    assert (second.written, second.removed) == ((), ())
    assert stamps(root) == before


def test_without_what_was_remembered_nothing_is_touched_either(vault: Vault, own_cache: Path) -> None:
    root = vault(NOTES)
    site_of(root)
    before = stamps(root)
    shutil.rmtree(own_cache)
    assert site_of(root).written == ()
    assert stamps(root) == before


def test_with_no_cache_nothing_is_kept_outside(vault: Vault, own_cache: Path) -> None:
    root = vault("    === netnotes.yaml\n    cache: none\n" + NOTES)
    site_of(root)
    assert site_of(root).written == ()
    assert [path for path in own_cache.rglob("*") if path.is_file()] == []


def test_the_same_vault_gives_the_same_bytes(vault: Vault, own_cache: Path) -> None:
    root = vault(NOTES)
    site_of(root)
    first = bytes_of(root / "site")
    shutil.rmtree(own_cache)
    shutil.rmtree(root / "site")
    site_of(root)
    assert bytes_of(root / "site") == first


def test_a_change_of_one_note_rewrites_the_pages_that_show_it_and_no_other(vault: Vault) -> None:
    root = vault(NOTES)
    site_of(root)
    (root / "people/Bo.md").write_text("hello again\n", encoding="utf-8")
    result = site_of(root)
    assert result.written == ("assets/search.js", "people/bo.html")


def test_a_new_role_shows_wherever_somebody_is_shown(vault: Vault) -> None:
    root = vault(NOTES)
    site_of(root)
    (root / "people/Bo.md").write_text("---\nrole: baker\n---\nhello\n", encoding="utf-8")
    written = set(site_of(root).written)
    assert written == {"people.html", "assets/search.js", "people/bo.html", "goals/ship.html"}


def test_a_page_that_somebody_changed_is_made_again(vault: Vault) -> None:
    root = vault(NOTES)
    site_of(root)
    before = (root / "site/people/bo.html").read_bytes()
    (root / "site/people/bo.html").write_text("mine", encoding="utf-8")
    assert site_of(root).written == ("people/bo.html",)
    assert (root / "site/people/bo.html").read_bytes() == before


def test_a_page_whose_note_is_gone_goes_and_nothing_else(vault: Vault) -> None:
    root = vault(NOTES)
    site_of(root)
    (root / "site/people/mine.html").write_text("mine", encoding="utf-8")
    (root / "people/Chen.md").unlink()
    assert site_of(root).removed == ("people/chen.html",)
    assert not (root / "site/people/chen.html").exists()
    assert (root / "site/people/mine.html").read_text(encoding="utf-8") == "mine"


def test_a_folder_that_netnotes_did_not_make_is_left_alone(vault: Vault) -> None:
    root = vault(NOTES + "    === site/index.html\n    mine\n")
    with pytest.raises(OperatorError, match="site was not made by netnotes"):
        site_of(root)
    assert bytes_of(root / "site") == {"index.html": b"mine\n"}


def test_a_file_that_netnotes_did_not_write_is_left_alone(vault: Vault) -> None:
    root = vault(NOTES)
    site_of(root)
    vault("=== people/Dana.md\nhello\n=== site/people/dana.html\nmine\n")
    result = site_of(root)
    assert result.foreign == ("people/dana.html",)
    assert (root / "site/people/dana.html").read_text(encoding="utf-8") == "mine\n"
    (root / "people/Dana.md").unlink()
    site_of(root)
    assert (root / "site/people/dana.html").exists()


def test_a_link_in_place_of_the_folder_is_refused(vault: Vault, tmp_path_factory: pytest.TempPathFactory) -> None:
    root, elsewhere = vault(NOTES), tmp_path_factory.mktemp("elsewhere")
    (root / "site").symlink_to(elsewhere)
    with pytest.raises(OperatorError, match="symbolic link"):
        site_of(root)
    assert list(elsewhere.iterdir()) == []


@pytest.mark.parametrize(
    "crafted", ["../people/Ana.md", "/etc/passwd", "people/../../people/Ana.md", "x.md", "a/b/c/d.html"]
)
def test_a_marker_cannot_name_files_that_are_not_the_site_s(vault: Vault, crafted: str) -> None:
    root = vault(NOTES)
    site_of(root)
    marker = root / "site/.netnotes-site"
    found = json.loads(marker.read_text(encoding="utf-8"))
    marker.write_text(json.dumps({**found, "files": [*found["files"], crafted]}), encoding="utf-8")
    assert site_of(root).removed == ()
    assert (root / "people/Ana.md").exists()


def test_a_damaged_marker_is_an_operator_s_mistake(vault: Vault) -> None:
    root = vault(NOTES)
    site_of(root)
    (root / "site/.netnotes-site").write_text("{", encoding="utf-8")
    with pytest.raises(OperatorError, match="is damaged"):
        site_of(root)


def test_check_writes_nothing_and_says_what_would_change(vault: Vault) -> None:
    root = vault(NOTES)
    result = site_of(root, check=True)
    assert "index.html" in result.stale
    assert not (root / "site").exists()
    site_of(root)
    assert site_of(root, check=True).stale == ()
    (root / "people/Chen.md").unlink()
    stale = set(site_of(root, check=True).stale)
    assert {"people/chen.html", "people.html", "assets/search.js"} <= stale
    assert {"people/ana.html", "people/bo.html"}.isdisjoint(stale)
    assert (root / "site/people/chen.html").exists()


def test_another_day_changes_what_depends_on_it(vault: Vault) -> None:
    root = vault("=== people/Ana.md\n---\ncadence: monthly\nlast_contact: 2026-11-20\n---\n=== people/Bo.md\nhello\n")
    site_of(root)
    assert site_of(root, today=date(2026, 11, 22)).written == ()
    later = set(site_of(root, today=date(2027, 1, 5)).written)
    assert {"due.html", "index.html", "people/ana.html"} <= later
    assert "people/bo.html" not in later


def test_a_page_follows_when_the_page_it_links_moves(vault: Vault) -> None:
    root = vault(NOTES)
    site_of(root)
    vault("=== friends/Bo.md\n---\ntype: person\n---\n")  # a namesake: both bear a mark now
    written = site_of(root).written
    assert "people/ana.html" in written
    link = next(one for one in page(root, "people/ana.html").addresses() if "bo-" in one)
    assert (root / "site/people" / link).resolve().is_file()


def test_pictures_of_the_vault_are_shown_and_go_with_their_notes(vault: Vault) -> None:
    root = vault("=== people/Ana.md\n![[lamp.png|120]] ![x](../files/lamp.png) ![[evil.svg]] ![[gone.png]]\n")
    (root / "files").mkdir()
    (root / "files/lamp.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes.fromhex("0000000049454e44ae426082"))
    (root / "evil.svg").write_text("<svg onload='alert(1)'/>", encoding="utf-8")
    site_of(root)
    (image,) = (root / "site/assets/images").iterdir()
    assert image.read_bytes() == (root / "files/lamp.png").read_bytes()
    assert [attrs["src"] for attrs in page(root, "people/ana.html").all("img")] == [
        f"../assets/images/{image.name}"
    ] * 2
    (root / "people/Ana.md").write_text("no lamp\n", encoding="utf-8")
    assert site_of(root).removed == (f"assets/images/{image.name}",)


def test_a_picture_behind_a_link_is_not_shown(vault: Vault, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("outside") / "secret.png"
    outside.write_bytes(b"\x89PNG\r\n\x1a\n")
    root = vault("=== people/Ana.md\n![[lamp.png]]\n")
    (root / "lamp.png").symlink_to(outside)
    site_of(root)
    assert page(root, "people/ana.html").all("img") == []


def test_another_folder_may_be_given(vault: Vault, tmp_path_factory: pytest.TempPathFactory) -> None:
    root, folder = vault(NOTES), tmp_path_factory.mktemp("preview") / "site"
    result = site_of(root, folder=folder)
    assert result.folder == folder
    assert (folder / "index.html").exists()
    assert not (root / "site").exists()
    assert TODAY.isoformat() not in (folder / "index.html").read_text(encoding="utf-8")
