"""Compiled templates are kept, and never change a page."""

from dataclasses import replace
from pathlib import Path

import pytest

from netnotes.pages.links import LinkStyle
from netnotes.pages.render import Rendering, choose_templates, render_pages
from tests.pages.networks import TODAY, full_network


def render(how: Rendering) -> dict[str, str]:
    return dict(render_pages(full_network(), TODAY, how, ()).pages)


def test_each_template_is_kept_once(tmp_path: Path) -> None:
    how = Rendering(templates=choose_templates({}), compiled=tmp_path)
    render(how)
    kept = {path: path.stat().st_mtime_ns for path in tmp_path.iterdir()}
    assert len(kept) == len(how.templates.builtin)
    render(how)
    assert {path: path.stat().st_mtime_ns for path in tmp_path.iterdir()} == kept


def test_what_is_kept_does_not_depend_on_links(tmp_path: Path) -> None:
    templates = choose_templates({})
    styles: tuple[LinkStyle, ...] = ("markdown", "wikilink")
    for style in styles:
        for folder in ("dashboards", "notes/pages"):
            how = Rendering(templates=templates, style=style, folder=folder)
            assert render(replace(how, compiled=tmp_path)) == render(how)


def test_a_template_that_changed_is_compiled_again(tmp_path: Path) -> None:
    templates = choose_templates({})
    how = Rendering(templates=templates, compiled=tmp_path)
    render(how)
    other = replace(templates, builtin={**templates.builtin, "Due.md.j2": "another"})
    assert "another" in render(replace(how, templates=other))["dashboards/Due.md"]


@pytest.mark.parametrize("rubbish", [b"", b"j2", b"\x00" * 90])
def test_what_cannot_be_used_is_made_anew(tmp_path: Path, rubbish: bytes) -> None:
    how = Rendering(templates=choose_templates({}), compiled=tmp_path)
    pages = render(how)
    for path in tmp_path.iterdir():
        path.write_bytes(path.read_bytes()[:60] + rubbish)
    assert render(how) == pages
    for path in tmp_path.iterdir():
        path.write_bytes(rubbish)
    assert render(how) == pages


def test_a_folder_that_cannot_be_used_keeps_nothing(tmp_path: Path) -> None:
    how = Rendering(templates=choose_templates({}), compiled=tmp_path / "missing")
    assert render(how) == render(replace(how, compiled=None))
    assert not (tmp_path / "missing").exists()


def test_templates_of_a_vault_are_not_kept(tmp_path: Path) -> None:
    templates = choose_templates({"Mine.md.j2": "mine"})
    render(Rendering(templates=templates, compiled=tmp_path))
    assert len(list(tmp_path.iterdir())) == len(templates.builtin)
