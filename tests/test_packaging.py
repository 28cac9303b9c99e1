"""What people install: the wheel and the source archive, built, compared and run away from the checkout."""

import filecmp
import json
import os
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from netnotes import __version__
from tests.cli.shell_tools import need

ROOT = Path(__file__).resolve().parent.parent
VAULT = ROOT / "example-vault"
TODAY = "2026-11-21"
TEMPLATES = {path.relative_to(ROOT).as_posix() for path in ROOT.glob("templates/**/*") if path.is_file()}

pytestmark = pytest.mark.slow


def run(*command: str | Path, cwd: Path, env: Mapping[str, str] | None = None) -> str:
    """What the command prints; it must succeed."""
    __tracebackhide__ = True
    result = subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, check=False)
    assert result.returncode == 0, f"{command}\n{result.stdout}\n{result.stderr}"
    return result.stdout


def build(folder: Path) -> Path:
    """Build the source archive, and the wheel from that, as a release does."""
    env = {**os.environ, "SOURCE_DATE_EPOCH": "1767225600"}
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, ROOT, cwd=folder, env=env)
    return folder


def files(folder: Path) -> dict[str, bytes]:
    """Every file below the folder, by its path in it."""
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("dist"))


@pytest.fixture(scope="module")
def wheel(dist: Path) -> Path:
    return dist / f"netnotes-{__version__}-py3-none-any.whl"


@dataclass(frozen=True, slots=True)
class Installed:
    """The wheel in an environment of its own, and a copy of the example vault without its pages."""

    bin: Path
    home: Path

    @property
    def vault(self) -> Path:
        return self.home / "vault"

    def run(self, program: str, *arguments: str | Path) -> str:
        """What an installed program prints, far from the checkout and from the user's own settings."""
        env = {k: v for k, v in os.environ.items() if not k.startswith(("NETNOTES_", "PYTHON", "XDG_"))}
        env |= {"HOME": str(self.home), "PYTHONUTF8": "1"}
        env |= {f"NETNOTES_{name}_DIR": str(self.home / name.lower()) for name in ("CACHE", "STATE")}
        return run(self.bin / program, *arguments, cwd=self.home, env=env)


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    home = tmp_path_factory.mktemp("home")
    env = home / "env"
    run(sys.executable, "-m", "venv", "--without-pip", env, cwd=home)
    pip = (sys.executable, "-m", "pip", "--python", env / "bin" / "python")
    run(*pip, "install", "--quiet", "--no-index", "--no-deps", wheel, cwd=home)
    # The dependencies come from the environment of the tests. Its editable netnotes does not come along: a
    # folder named in a .pth file has its own .pth files ignored.
    [site_packages] = env.glob("lib/python*/site-packages")
    (site_packages / "dependencies.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    shutil.copytree(VAULT, home / "vault", ignore=shutil.ignore_patterns("dashboards"))
    return Installed(bin=env / "bin", home=home)


def test_two_builds_give_the_same_bytes(dist: Path, tmp_path: Path) -> None:
    build(tmp_path)
    names = sorted(files(dist))
    assert names == [f"netnotes-{__version__}-py3-none-any.whl", f"netnotes-{__version__}.tar.gz"]
    assert filecmp.cmpfiles(dist, tmp_path, names, shallow=False) == (names, [], [])


def test_the_wheel_holds_what_it_needs(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
        info = f"netnotes-{__version__}.dist-info"
        entry_points = archive.read(f"{info}/entry_points.txt").decode()
        metadata = archive.read(f"{info}/METADATA").decode()
    assert any(name.startswith("templates/dashboards/") and name.endswith(".md.j2") for name in TEMPLATES)
    assert {f"netnotes/{name}" for name in TEMPLATES} <= names
    assert {"netnotes/py.typed", f"{info}/licenses/LICENSE"} <= names
    data = f"netnotes-{__version__}.data"
    assert {name.split("/")[0] for name in names} == {"netnotes", info, data}
    manual = {f"{data}/data/share/man/man1/{path.name}" for path in (ROOT / "docs" / "man").glob("*.1")}
    assert {name for name in names if name.startswith(data)} == manual
    assert len(manual) > 40
    assert "netnotes = netnotes.cli.start:main" in entry_points
    assert "License-Expression: MIT" in metadata
    if (ROOT / "README.md").exists():
        assert "Description-Content-Type: text/markdown" in metadata, "name README.md in pyproject.toml"


def test_the_source_archive_holds_the_project(dist: Path) -> None:
    with tarfile.open(dist / f"netnotes-{__version__}.tar.gz") as archive:
        top = {name.split("/")[1] for name in archive.getnames()}
    folders = {"netnotes", "templates", "tests", "docs", "example-vault"}
    assert {name for name in folders if (ROOT / name).exists()} <= top
    assert {"pyproject.toml", "Makefile", "LICENSE", "CHANGELOG.md"} <= top
    assert not top & {".venv", "build", "dist"}


def test_the_installed_program_is_the_wheel(installed: Installed) -> None:
    where = installed.run("python", "-c", "import netnotes; print(netnotes.__file__)")
    assert Path(where.strip()).is_relative_to(installed.home)
    assert __version__ in installed.run("netnotes", "--version")


def test_the_manual_is_found_where_the_program_is_on_the_path(installed: Installed) -> None:
    env = {"HOME": str(installed.home), "PATH": f"{installed.bin}{os.pathsep}{os.environ['PATH']}", "MANWIDTH": "80"}
    man = need("man")
    where = run(man, "-w", "netnotes-due", cwd=installed.home, env=env)
    assert Path(where.strip()) == installed.bin.parent / "share" / "man" / "man1" / "netnotes-due.1"
    shown = run(man, "-P", "cat", "netnotes", cwd=installed.home, env={**env, "LC_ALL": "C.UTF-8"})
    assert "netnotes - People, goals and meetings as plain Markdown notes" in " ".join(shown.split())


def test_the_installed_program_builds_the_committed_pages(installed: Installed) -> None:
    installed.run("netnotes", "build", installed.vault, "--today", TODAY)
    expected, built = files(VAULT), files(installed.vault)
    assert "dashboards/Home.md" in expected
    assert sorted(built) == sorted(expected)
    assert {name for name, content in built.items() if content != expected[name]} == set()


def test_the_installed_program_says_who_is_due(installed: Installed) -> None:
    due = json.loads(installed.run("netnotes", "due", "--vault", installed.vault, "--today", TODAY, "--format", "json"))
    assert due
    assert {"name", "path", "status", "due"} <= due[0].keys()
