"""Which addresses mean a file of the site: the ways out of its folder are tried, too."""

import os
from pathlib import Path

import pytest

from netnotes.serving.served_files import kind_of, parse_path, read_served


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site beside which lies what nobody may read, and in which lies what is not for show."""
    (tmp_path / "secret.html").write_text("secret")
    site = tmp_path / "site"
    (site / "people").mkdir(parents=True)
    (site / "index.html").write_text("home")
    (site / "people/josé-b.html").write_text("josé")
    (site / ".netnotes-site").write_text("secret")
    (site / ".git").mkdir()
    (site / ".git/config.html").write_text("secret")
    (site / "link.html").symlink_to(tmp_path / "secret.html")
    (site / "inner.html").symlink_to("index.html")
    (site / "out").symlink_to(tmp_path)
    (site / "folder.html").mkdir()
    os.mkfifo(site / "pipe.html")
    return site


def read(site: Path, target: str) -> bytes | None:
    parts = parse_path(target)
    return read_served(site, parts) if parts and kind_of(parts) else None


@pytest.mark.parametrize(
    ("target", "text"),
    [
        ("/", "home"),
        ("/index.html", "home"),
        ("/index.html?status=due&x=/../..", "home"),
        ("/%69ndex.html", "home"),
        ("/people/jos%C3%A9-b.html", "josé"),
    ],
)
def test_pages(site: Path, target: str, text: str) -> None:
    assert read(site, target) == text.encode()


@pytest.mark.parametrize(
    "target",
    [
        "", "index.html", "http://127.0.0.1/index.html", "*",
        "/nobody.html", "/people", "/people/", "/people/index.html", "//index.html", "/people//josé-b.html",
        "/../secret.html", "/people/../../secret.html", "/..%2fsecret.html", "/%2e%2e/secret.html",
        "/%2e%2e%2fsecret.html",
        "/..%5csecret.html", "/..\\secret.html", "/%252e%252e/secret.html", "/..;/secret.html", "/./index.html",
        "/people/../index.html", "/%c0%ae%c0%ae/secret.html", "/index.html%00", "/index.html%00.html",
        "/index.html\x00",
        "/.netnotes-site", "/.git/config.html", "/%2egit/config.html", "/.html",
        "/link.html", "/inner.html", "/out/secret.html", "/out/site/index.html", "/folder.html", "/pipe.html",
        "/index.html.", "/index.html%20", "/index.html/", "/index.html/x.html", "/index.html::$DATA", "/C:/index.html",
        "/%ff.html", "/\udcff.html", "/" + "a" * 300 + ".html", "/" + "a/" * 1500 + "b.html", "/index",
        "/index.htm", "/index.md",
    ],
)  # fmt: skip
def test_nothing_else(site: Path, target: str) -> None:
    assert read(site, target) is None


def test_an_absolute_path_is_below_the_folder(site: Path) -> None:
    assert read(site, str(site.parent / "secret.html")) is None
    assert read(site, f"/{site.parent / 'secret.html'}") is None


def test_a_file_that_is_too_large(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("netnotes.serving.served_files.LARGEST", 3)
    assert read(site, "/index.html") is None


def test_kinds() -> None:
    assert kind_of(("x.HTML",)) == "text/html; charset=utf-8"
    assert kind_of(("a.html", "b.json")) is None
