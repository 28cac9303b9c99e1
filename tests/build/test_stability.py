"""The same vault, configuration and day give the same bytes, wherever and however it is built."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "example-vault"
CODE = "import sys; from datetime import date; from pathlib import Path; from netnotes.build import build_vault; \
build_vault(Path(sys.argv[1]), date(2026, 11, 21))"
WORLDS: Sequence[Mapping[str, str]] = (
    {"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C"},
    {"PYTHONHASHSEED": "2", "TZ": "Pacific/Kiritimati", "LC_ALL": "C.UTF-8"},
    {"PYTHONHASHSEED": "3", "TZ": "America/Los_Angeles", "LC_ALL": "POSIX"},
    {"PYTHONHASHSEED": "random", "LANG": "tr_TR.UTF-8"},
)


def copy(target: Path, backwards: bool) -> None:
    """The example vault, its files made in another order."""
    files = sorted(path for path in EXAMPLE.rglob("*") if path.is_file() and "dashboards" not in path.parts)
    for path in reversed(files) if backwards else files:
        made = target / path.relative_to(EXAMPLE)
        made.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, made)
    templates = target / ".netnotes" / "templates" / "dashboards"
    templates.mkdir(parents=True)
    (templates / "Mine.md.j2").write_text("{% for p in people %}{{ p|link }}\n{% endfor %}", encoding="utf-8")


@pytest.mark.slow
@pytest.mark.parametrize("links", ["markdown", "wikilink"])
def test_the_same_bytes_everywhere(tmp_path: Path, links: str) -> None:
    built = []
    for number, world in enumerate(WORLDS):
        vault = tmp_path / f"vault {number}"
        copy(vault, backwards=bool(number % 2))
        (vault / "netnotes.yaml").write_text(f"dashboards: {{links: {links}}}\n", encoding="utf-8")
        environment = {"PATH": os.environ["PATH"], "NETNOTES_STATE_DIR": str(tmp_path / "state"), **world}
        before = os.umask(0o077 if number else 0o022)
        try:
            subprocess.run([sys.executable, "-c", CODE, vault], env=environment, check=True, cwd=ROOT)
        finally:
            os.umask(before)
        built.append({path.name: path.read_bytes() for path in (vault / "dashboards").iterdir()})
    assert built[0]["Mine.md"]
    assert len(built[0]) == len([*(ROOT / "templates" / "dashboards").glob("[!_]*.md.j2")]) + 1
    assert all(pages == built[0] for pages in built)
    assert all(b"\r" not in page and page.endswith(b"\n") for page in built[0].values())
