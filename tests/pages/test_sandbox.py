import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from netnotes.model.places import Problem
from netnotes.pages import sandbox
from netnotes.pages.links import Links
from netnotes.pages.render import Rendering, choose_templates, render_pages
from netnotes.pages.sandbox import render_in_sandbox
from netnotes.pages.templates import FOLDER, read_builtin
from netnotes.vault import page_templates
from tests.pages.networks import TODAY, full_network

HOSTILE = {
    "class": "{{ ''.__class__.__mro__ }}",
    "globals": "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "self": "{{ self.__init__.__globals__ }}",
    "attr": "{{ '{0.__class__}'|attr('format')(1) }}",
    "format": "{{ '{0.__class__}'.format_map({'0': 1}) }}",
    "join": "{{ ''|attr('__class__') }}",
    "passwd": "{% include '/etc/passwd' %}",
    "up": "{% include '../x' %}",
    "outside": "{% include '../../../../../etc/passwd' %}",
    "import": "{% import 'os' as os %}{{ os }}",
    "undefined": "\n\n{{ nothing }}",
    "syntax": "\n{% if %}",
    "memory": "{{ 'a' * 10**10 }}",
    "many": "{% for i in range(10**9) %}{% endfor %}",
    "output": "{% for i in range(9999) %}{{ 'x' * 999 }}{% endfor %}",
    "type": "{{ 1 + 'a' }}",
    "zero": "{{ 1 // 0 }}",
    "deep": "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "itself": "{% include 'itself.md.j2' %}",
    "change": "{{ people.append(1) }}",
    "write": "{% do 1 %}",
    "open": "{{ open('x') }}",
}


def run(templates: dict[str, str]) -> tuple[dict[str, str], tuple[Problem, ...]]:
    """All pages by path, and the problems that the templates made."""
    found = full_network()
    vault = {f"{name}.md.j2": text for name, text in templates.items()}
    rendered = render_pages(found, TODAY, Rendering(templates=choose_templates(vault)), ())
    return dict(rendered.pages), rendered.problems


def test_a_template_takes_the_place_of_a_page() -> None:
    pages, problems = run({"Home": "# Mine\n\n{{ home.people[0]|link }}\n", "Mentors": "{{ people|length }}"})
    assert problems == ()
    assert "# Mine\n\n[Ana Silva](../people/Ana%20Silva.md)\n" in pages["dashboards/Home.md"]
    assert pages["dashboards/Mentors.md"].endswith("-->\n12\n")
    assert list(pages)[-1] == "dashboards/Home.md"
    assert "[Mentors](./Mentors.md)" not in pages["dashboards/Home.md"]


def test_parts_and_builtin_templates_can_be_used() -> None:
    pages, problems = run({
        "Home": "{% extends 'builtin/Home.md.j2' %}{% block thanks %}{{ super() }}*mine*{% endblock %}",
        "Two": "{% include '_part.md.j2' %}\n{% include 'Due.md.j2' %}",
        "_part": "part of {{ pages|length }}",
    })  # fmt: skip
    assert problems == ()
    assert "*mine*" in pages["dashboards/Home.md"]
    assert "Thank **[Ana Silva](../people/Ana%20Silva.md)**" in pages["dashboards/Home.md"]
    assert f"part of {len(read_builtin()) + 1}# Due" in pages["dashboards/Two.md"]
    assert "dashboards/_part.md" not in pages


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_template_is_a_problem_and_the_builtin_page_is_used(name: str) -> None:
    plain, _ = run({})
    pages, [problem] = run({"Home": HOSTILE[name].replace("itself.md", "Home.md"), "Fine": "fine"})
    assert problem.code == "template-error"
    assert problem.path == f"{FOLDER}/Home.md.j2"
    assert "root:" not in problem.message
    assert problem.message
    assert "# Home\n\n## Contact" in pages["dashboards/Home.md"]
    assert f"{FOLDER}/Home.md.j2:" in pages["dashboards/Problems.md"]
    assert pages["dashboards/Due.md"] == plain["dashboards/Due.md"]


def test_a_new_page_that_fails_is_no_page_and_nothing_links_to_it() -> None:
    pages, [problem] = run({"Broken": "{{ nothing }}", "Fine": "fine"})
    assert problem.path == f"{FOLDER}/Broken.md.j2"
    assert "dashboards/Broken.md" not in pages
    assert "Broken" not in pages["dashboards/Home.md"]
    assert pages["dashboards/Fine.md"].endswith("fine\n")


def test_problems_name_the_line() -> None:
    _, problems = run(
        {"A": "\n\n{{ nothing }}", "B": "x\n{% if %}", "C": "{% include '_p.md.j2' %}", "_p": "\n{{ 1 // 0 }}"}
    )
    assert [(p.path.rsplit("/", 1)[-1], p.line) for p in problems] == [("A.md.j2", 3), ("B.md.j2", 2), ("_p.md.j2", 2)]


def test_an_endless_template_is_stopped_and_blamed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "SECONDS", 1.5)
    endless = "{% for i in range(99999) %}{% for j in range(99999) %}{% endfor %}{% endfor %}"
    start = time.monotonic()
    pages, problems = run({"A": "a", "B": endless, "C": "c", "Home": endless})
    assert time.monotonic() - start < 8
    assert pages["dashboards/A.md"].endswith("a\n")
    assert [(p.path.rsplit("/", 1)[-1], "stopped" in p.message) for p in problems] == [
        ("B.md.j2", True), ("C.md.j2", False), ("Home.md.j2", False),
    ]  # fmt: skip
    assert "took the time" in problems[1].message
    assert "# Home" in pages["dashboards/Home.md"]


@pytest.mark.slow
def test_computing_time_is_limited_by_the_system() -> None:
    pytest.importorskip("resource")
    start = time.monotonic()
    _, [problem] = run({"A": "{{ 7 ** (10 ** 9) }}"})
    assert "stopped" in problem.message
    assert time.monotonic() - start < 9.5


def test_names_of_pages_are_few_and_safe() -> None:
    good = {"ok", "Two Words", "a-b_c", "Día", "हिन्दी"}
    bad = ["../up", "a.b", "a/b", "x:y", "con", "NUL", " x", "x ", "-x", "", "x" * 101, "a\nb", "home", "due"]
    chosen = choose_templates({f"{name}.md.j2": "x" for name in [*good, *bad]})
    assert (
        set(chosen.pages)
        == {"Balance", "Dates", "Due", "Follow-ups", "Goals", "Home", "Introductions", "Network", "Problems"}
        | {"Plan", "Review"}
        | good
    )
    assert len(chosen.problems) == len(bad)
    assert any("differs from Home.md.j2 by case only" in problem.message for problem in chosen.problems)


def test_a_plain_vault_starts_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subprocess, "Popen", lambda *_, **__: pytest.fail("a process was started"))
    pages, problems = run({})
    assert len(pages) == len(read_builtin())
    assert problems == ()


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Sequence[str], Mapping[str, str]]]:
    """The command and the environment of every process that is started."""
    seen: list[tuple[Sequence[str], Mapping[str, str]]] = []
    popen = subprocess.Popen

    def spy(command: Sequence[str], **options: Any) -> subprocess.Popen[bytes]:
        seen.append((command, options["env"]))
        return popen(command, **options)

    monkeypatch.setattr(subprocess, "Popen", spy)
    return seen


def test_one_process_for_all_templates(started: list[tuple[Sequence[str], Mapping[str, str]]]) -> None:
    run({name: name for name in "ABCD"})
    assert [command for command, _ in started] == [[sys.executable, "-I", "-m", "netnotes.pages.worker"]]


def test_a_worker_that_cannot_start_is_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/bin/false")
    _, problems = run({"A": "a", "Home": "h"})
    assert [problem.code for problem in problems] == ["template-error"] * 2


def test_the_worker_is_given_text_and_no_environment(
    started: list[tuple[Sequence[str], Mapping[str, str]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NETNOTES_SECRET", "x")
    texts, problems = render_in_sandbox(["A.md.j2"], {"A.md.j2": "a {{ b }}"}, {}, Links(), {"b": "c|d"})
    assert (texts, problems) == ({"A.md.j2": "a c\\|d"}, [])
    assert set(started[0][1]) <= {"PATH", "SYSTEMROOT", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    found = tmp_path / page_templates.FOLDER
    found.mkdir(parents=True)
    return found


def test_templates_are_read_as_text(folder: Path, tmp_path: Path) -> None:
    (folder / "A.md.j2").write_text("a", encoding="utf-8")
    (folder / "b.txt").write_text("b", encoding="utf-8")
    assert page_templates.read_page_templates(tmp_path) == ({"A.md.j2": "a"}, ())
    assert page_templates.read_page_templates(tmp_path / "none") == ({}, ())


def test_links_and_large_or_broken_templates_are_refused(folder: Path, tmp_path: Path) -> None:
    (folder / "A.md.j2").symlink_to("/etc/passwd")
    (folder / "B.md.j2").write_text("x" * (page_templates.MAX_TEMPLATE + 1), encoding="utf-8")
    (folder / "C.md.j2").write_bytes(b"\xff")
    (folder / "D.md.j2").mkdir()
    found, problems = page_templates.read_page_templates(tmp_path)
    assert found == {}
    assert [(p.path.rsplit("/", 1)[-1], p.code) for p in problems] == [
        (f"{name}.md.j2", "template-error") for name in "ABCD"
    ]


def test_a_linked_folder_of_templates_is_refused(folder: Path, tmp_path: Path) -> None:
    (folder / "A.md.j2").write_text("a", encoding="utf-8")
    other = tmp_path / "other"
    (other / ".netnotes").mkdir(parents=True)
    (other / ".netnotes" / "templates").symlink_to(folder.parent)
    found, [problem] = page_templates.read_page_templates(other)
    assert found == {}
    assert "link" in problem.message
