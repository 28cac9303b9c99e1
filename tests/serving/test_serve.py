"""`netnotes serve` as itself: what it makes where, what it survives, how it ends; and the preview it shows."""

from __future__ import annotations

import gc
import os
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from urllib.error import HTTPError

import pytest

from netnotes.cli.commands.serve import has_browser
from netnotes.model.errors import OperatorError
from netnotes.model.places import Problem
from netnotes.serving.serve import Preview, banner_of, banner_of_failure
from tests.index.processes import bytes_of, environment
from tests.serving.watched import SMALL, Watched, watching

Vault = Callable[[str], Path]
TODAY = date(2026, 11, 21)
ANA = "people/Ana.md"
IMPATIENT = "import netnotes.serving.watching as w\nw.TICK, w.RETRY = 0.2, 0.2"


@pytest.fixture
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home")


@pytest.fixture
def root(vault: Vault, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return vault(SMALL).rename(tmp_path_factory.mktemp("above") / "vault")


class Served:
    """A running `serve`, and its pages as a browser would ask for them."""

    def __init__(self, watched: Watched) -> None:
        self.watched = watched
        watched.until(lambda: watched.out, "its address")
        self.url = watched.out[0]

    def get(self, page: str = "") -> str:
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        try:
            with opener.open(self.url + page, timeout=60) as reply:
                return str(reply.read().decode())
        except HTTPError as err:
            with err:
                return str(err.read().decode())

    def shows(self, text: str, page: str = "") -> None:
        self.watched.until(lambda: text in self.get(page), text)

    def news(self) -> str:
        """What a page that is loaded now hears first."""
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        with opener.open(self.url + "-/events", timeout=60) as stream:
            lines: Iterator[str] = (line.decode() for line in stream)
            return next(line for line in lines if line.startswith("data: "))


@contextmanager
def serving(root: Path, home: Path, *args: str, code: str = "") -> Iterator[Served]:
    with watching(root, home, "--port", "0", "--no-open", *args, code=code, name="serve") as watched:
        yield Served(watched)


def test_it_changes_nothing_in_the_vault(root: Path, home: Path) -> None:
    before = bytes_of(root)
    with serving(root, home) as served:
        served.shows("Ana", "people/ana.html")
        served.shows("<title>Due · netnotes</title>", "due.html")
        assert bytes_of(root) == before
        assert served.watched.interrupt() == 130
    assert served.watched.out == [served.url]
    assert served.watched.told[-1] == f"watching {root}; Ctrl-C ends it"


def test_a_site_that_is_wanted_stands_in_its_folder(root: Path, home: Path) -> None:
    (root / "netnotes.yaml").write_text("site: {enabled: true, folder: web}\n", encoding="utf-8")
    with serving(root, home) as served:
        served.shows("Ana", "people/ana.html")
        assert (root / "web/people/ana.html").is_file()
        assert not (root / "dashboards").exists()
        (root / "netnotes.yaml").write_text("site: {enabled: false}\n", encoding="utf-8")
        (root / "people/Cy.md").write_text("---\ncadence: weekly\n---\n", encoding="utf-8")
        served.shows("Cy", "people/cy.html")
        assert not (root / "web/people/cy.html").exists()


def test_an_edit_is_news(root: Path, home: Path) -> None:
    with serving(root, home) as served:
        first = served.news()
        with (root / ANA).open("a", encoding="utf-8") as note:
            note.write("- 2026-11-21 lunch by the harbour\n")
        served.shows("lunch by the harbour", "people/ana.html")
        served.watched.until(lambda: served.news() != first, "news")
        (root / ANA).rename(root / "people/Anna.md")
        served.shows("Anna", "people/anna.html")
        served.shows("is not here", "people/ana.html")


def test_what_is_broken_is_said_on_the_pages_and_ends_nothing(root: Path, home: Path) -> None:
    with serving(root, home, code=IMPATIENT) as served:
        (root / "people/Bo.md").write_text("---\ncadence: [\n---\n", encoding="utf-8")
        served.watched.until(lambda: "people/Bo.md:3: " in served.news(), "a broken note")
        assert "this line does not fit" in served.get("problems.html")
        (root / "people/Bo.md").write_text("---\ncadence: weekly\n---\n", encoding="utf-8")
        served.watched.until(lambda: '"banner": null' in served.news(), "a note that is whole again")
        (root / "netnotes.yaml").write_text("soon_days: [\n", encoding="utf-8")
        served.watched.until(lambda: "netnotes.yaml:2: " in served.news(), "a broken configuration")
        assert "Ana" in served.get("people/ana.html")  # the last good site
        (root / "netnotes.yaml").write_text("soon_days: 8\n", encoding="utf-8")
        served.watched.until(lambda: '"banner": null' in served.news(), "a configuration that is whole again")
        assert served.watched.interrupt() == 130
    assert not [line for line in served.watched.told if "Traceback" in line]


def test_it_begins_where_nothing_can_be_made(root: Path, home: Path) -> None:
    (root / "netnotes.yaml").write_text("soon_days: [\n", encoding="utf-8")
    with watching(root, home, "--port", "0", "--no-open", "-q", code=IMPATIENT, name="serve") as watched:
        served = Served(watched)
        assert "The site is not here" in served.get()
        assert "netnotes.yaml:2: " in served.news()
        (root / "netnotes.yaml").unlink()
        served.shows("Ana", "people/ana.html")


def test_ctrl_c_ends_it_at_once_while_pages_listen(root: Path, home: Path) -> None:
    with serving(root, home) as served:
        port = int(served.url.rstrip("/").rpartition(":")[2])
        pages = [socket.create_connection(("127.0.0.1", port), timeout=60) for _ in range(3)]
        for page in pages[:2]:  # the third says nothing at all
            page.sendall(f"GET /-/events HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n".encode())
            assert page.recv(100).startswith(b"HTTP/1.1 200")
        served.watched.process.send_signal(2)
        assert served.watched.process.wait(10) == 130
        for page in pages:
            page.close()


def test_a_port_that_is_taken(root: Path, home: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        command = [sys.executable, "-m", "netnotes", "-C", str(root), "serve", "--no-open", "--port", str(port)]
        done = subprocess.run(command, env=environment(home), capture_output=True, check=False, timeout=90, text=True)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"netnotes: port {port} is used by another program\n  netnotes serve --port ")


def test_nothing_is_kept_where_nothing_may_be(root: Path, home: Path) -> None:
    (root / "netnotes.yaml").write_text("cache: none\n", encoding="utf-8")
    code = f"import tempfile\ntempfile.tempdir = {str(home)!r}"
    with serving(root, home, code=code) as served:
        served.shows("Ana", "people/ana.html")
        assert [path for path in home.rglob("ana.html") if "cache" not in path.parts]
        assert served.watched.interrupt() == 130
    assert list(home.rglob("*.html")) == []


def test_its_answer_for_machines(root: Path, home: Path) -> None:
    with watching(root, home, "--port", "0", "--no-open", "--format", "json", name="serve") as watched:
        watched.until(lambda: watched.builds, "its address")
        assert list(watched.builds[0]) == ["url"]


def test_a_browser_where_there_are_windows(root: Path, home: Path) -> None:
    opened = home / "opened"
    code = f"""
import os, webbrowser
os.environ["DISPLAY"] = ":9"
webbrowser.open = lambda url: open({str(opened)!r}, "a").write(url)
"""
    with watching(root, home, "--port", "0", code=code, name="serve") as watched:
        served = Served(watched)
        watched.until(opened.exists, "a browser")
        watched.until(lambda: opened.read_text() == served.url, "its page")


def test_no_browser_without_a_display(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER"):
        monkeypatch.delenv(name, raising=False)
    assert not has_browser()
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert has_browser()


def problem(line: int, severity: str = "error", path: str = "a.md") -> Problem:
    return Problem(path=path, line=line, column=1, code="x", severity=severity, message="odd", hint="")  # type: ignore[arg-type]


def test_the_first_errors_are_on_the_banner() -> None:
    assert banner_of([problem(1, "warning"), problem(2, "info")]) is None
    assert banner_of([problem(3, path="secret.md")], frozenset({"secret.md"})) is None
    few = banner_of([problem(2), problem(1)])
    assert few is not None
    assert few.lines == ("a.md:1: odd", "a.md:2: odd")
    many = banner_of(problem(line) for line in range(9, 0, -1))
    assert many is not None
    assert many.lines == ("a.md:1: odd", "a.md:2: odd", "a.md:3: odd", "and 6 more")


def test_a_build_that_could_not_be_done_is_on_the_banner() -> None:
    assert banner_of_failure(OperatorError("odd", "mend it")).lines == ("odd", "mend it")
    assert banner_of_failure(PermissionError(13, "not allowed", "a.md")).lines == ("a.md: not allowed",)


def test_memory_does_not_grow(root: Path) -> None:
    def held() -> int:
        gc.collect()
        return len(gc.get_objects())

    def edit(number: int) -> None:
        with (root / ANA).open("a", encoding="utf-8") as note:
            note.write(f"- 2026-11-{number % 20 + 1:02} call about {number}\n")
        assert preview.build(TODAY).result.site.written  # type: ignore[union-attr]

    with Preview(root) as preview:
        for number in range(5):
            edit(number)
        before = held()
        for number in range(50):
            edit(number)
        assert held() - before < 200


def test_the_folder_is_private(root: Path, own_cache: Path) -> None:
    with Preview(root) as preview:
        site = preview.build(TODAY).result.site
    assert site is not None
    assert site.folder.is_relative_to(own_cache)
    assert os.stat(site.folder.parent).st_mode & 0o077 == 0
