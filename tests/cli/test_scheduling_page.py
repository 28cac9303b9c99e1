"""docs/scheduling.md: each example is taken from the page, checked by the scheduler's own program, and run."""

from __future__ import annotations

import os
import plistlib
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from configparser import ConfigParser
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.cli.shell_tools import need

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "scheduling.md").read_text(encoding="utf-8")
_CRON_LINE = re.compile(r"((?:\S+\s+){5})(\S.*)")
_UNIT = re.compile(
    r"`(netnotes-[a-z]+\.(?:service|timer))`[^`]*(?:`[^`]*`[^`]*)?:\n\n```ini\n(.*?)^```$", re.MULTILINE | re.DOTALL
)
_SETTING = re.compile(r"([A-Z_]+)=(.*)")


class Places(NamedTuple):
    """Where the page's two places are in a test, with a space in each; ``home`` is an empty one."""

    vault: Path
    bin: Path
    home: Path

    def put(self, text: str) -> str:
        """An example with these places."""
        text = text.replace("/path/to/vault", str(self.vault)).replace("/path/to/bin", str(self.bin))
        return text.replace("/path/to/digest.txt", str(self.digest)).replace(
            "/tmp/netnotes", str(self.home / "netnotes")
        )

    @property
    def digest(self) -> Path:
        """Where a digest goes."""
        return self.home / "digest.txt"

    def run(self, command: list[str], settings: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
        """Run as a scheduler does: from elsewhere, with next to nothing in the environment."""
        bare = {"HOME": str(self.home), "LOGNAME": "somebody", "SHELL": "/bin/sh", "PATH": "/usr/bin:/bin"}
        given = [f"{name}={value}" for name, value in {**bare, **settings}.items()]
        command = [need("env"), "-i", *given, *command]
        return subprocess.run(command, cwd="/", capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL)


@pytest.fixture
def places(tmp_path: Path) -> Places:
    """The example vault without its pages, and a program that is on no PATH yet."""
    found = Places(tmp_path / "my notes", tmp_path / "bin", tmp_path / "home")
    shutil.copytree(ROOT / "example-vault", found.vault, ignore=shutil.ignore_patterns("dashboards"))
    found.bin.mkdir()
    found.home.mkdir()
    program = found.bin / "netnotes"
    program.write_text(f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec "{sys.executable}" -m netnotes "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    return found


def examples(language: str) -> list[str]:
    """The blocks of a language, in the order of the page."""
    return re.findall(rf"^```{language}\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)


def units() -> Iterator[tuple[str, str]]:
    """The name of each unit, and its text."""
    yield from re.findall(
        r"`(netnotes-[a-z]+\.(?:service|timer))`[^`]*(?:`[^`]*`[^`]*)?:\n\n```ini\n(.*?)^```$",
        PAGE,
        re.MULTILINE | re.DOTALL,
    )


def parsed(text: str) -> ConfigParser:
    """A unit by section and key."""
    found = ConfigParser(interpolation=None, delimiters=("=",))
    found.optionxform = str  # type: ignore[assignment,method-assign]
    found.read_string(text)
    return found


def check_what_came_of_it(places: Places, build: list[str], digest: list[str], settings: Mapping[str, str]) -> None:
    """Run both commands twice: they say nothing, and leave the pages and a digest; in trouble they say what it is."""
    for _ in range(2):
        for command in (build, digest):
            result = places.run(command, settings)
            assert (result.returncode, result.stdout, result.stderr) == (0, "", ""), command
    assert (places.vault / "dashboards" / "Home.md").is_file()
    assert "Be in touch" in places.digest.read_text(encoding="utf-8")
    (places.vault / "dashboards" / "Home.md").write_text("mine\n", encoding="utf-8")
    result = places.run(build, settings)
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr == (
        "netnotes: dashboards/Home.md was not made by netnotes, so it is left alone\n  move it away, then build again\n"
    )
    result = places.run(digest, {**settings, "NETNOTES_VAULT": str(places.home / "gone")})
    assert (result.returncode, result.stdout, result.stderr.count("\n")) == (2, "", 2)


def cron(text: str) -> tuple[dict[str, str], list[str]]:
    """Settings and commands of a crontab."""
    settings: dict[str, str] = {}
    commands: list[str] = []
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        setting, entry = _SETTING.fullmatch(line), _CRON_LINE.fullmatch(line)
        if setting:
            settings[setting[1]] = setting[2]
        else:
            assert entry is not None, line
            commands.append(entry[2])
    return settings, commands


def test_lines_of_cron_do_their_work(places: Places) -> None:
    first, second, _ = (places.put(text) for text in examples("crontab"))
    settings, (build, digest) = cron(first)
    check_what_came_of_it(places, ["/bin/sh", "-c", build], ["/bin/sh", "-c", digest], settings)
    settings, (_, mailed) = cron(second)
    assert settings["MAILTO"] == "me@example.org"
    result = places.run(["/bin/sh", "-c", mailed], settings)
    assert (result.returncode, result.stderr) == (0, "")
    assert "Be in touch" in result.stdout


def test_the_day_is_written_into_the_daily_note(places: Places) -> None:
    settings, (today,) = cron(places.put(examples("crontab")[2]))
    for note in places.vault.rglob("2026-11-21.md"):
        note.unlink()
    for _ in range(2):
        result = places.run(["/bin/sh", "-c", today], {**settings, "NETNOTES_TODAY": "2026-11-21"})
        assert (result.returncode, result.stdout, result.stderr) == (0, "", "")
    (daily,) = places.vault.rglob("2026-11-21.md")
    assert daily.read_text(encoding="utf-8").count("## People today") == 1


def test_without_the_path_the_shell_says_what_the_page_says(places: Places) -> None:
    settings, (build, _) = cron(places.put(examples("crontab")[0]))
    result = places.run(["/bin/sh", "-c", build], {**settings, "PATH": "/usr/bin:/bin"})
    assert result.returncode == 127
    assert "netnotes: not found" in result.stderr


def test_cron_takes_the_crontabs(places: Places, tmp_path: Path) -> None:
    crontab = need("crontab")
    usage = subprocess.run([crontab, "-?"], capture_output=True, text=True, check=False).stderr
    check = next((flag for flag in ("-n", "-T") if re.search(rf"[\s\[]{flag}[\s\]]", usage)), None)
    if check is None:
        pytest.skip("the crontab here has no way to check a file without taking it (Debian's cron 3.0pl1-150 has -n)")
    for text in examples("crontab"):
        path = tmp_path / "crontab"
        path.write_text(places.put(text), encoding="utf-8")
        subprocess.run([crontab, check, str(path)], capture_output=True, check=True)
    path.write_text("15 26 * * * netnotes build -q\n", encoding="utf-8")
    assert subprocess.run([crontab, check, str(path)], capture_output=True, check=False).returncode != 0


def test_units_do_their_work(places: Places) -> None:
    found = {name: parsed(places.put(text)) for name, text in units()}
    assert sorted(found) == [f"netnotes-{what}.{kind}" for what in ("build", "digest") for kind in ("service", "timer")]
    commands = {name: shlex.split(unit["Service"]["ExecStart"]) for name, unit in found.items() if "Service" in unit}
    settings = dict(
        word.split("=", 1) for word in shlex.split(found["netnotes-build.service"]["Service"]["Environment"])
    )
    check_what_came_of_it(places, commands["netnotes-build.service"], commands["netnotes-digest.service"], settings)
    for name, unit in found.items():
        if name.endswith(".timer"):
            assert unit["Timer"]["Persistent"] == "true"
            assert unit["Install"]["WantedBy"] == "timers.target"


def test_systemd_takes_the_units(places: Places, tmp_path: Path) -> None:
    analyze = need("systemd-analyze")
    (tmp_path / "run").mkdir(mode=0o700)
    env = {**os.environ, "XDG_RUNTIME_DIR": str(tmp_path / "run")}
    for name, text in units():
        (tmp_path / name).write_text(places.put(text), encoding="utf-8")
    paths = [str(tmp_path / name) for name, _ in units()]
    result = subprocess.run([analyze, "verify", "--user", *paths], env=env, capture_output=True, text=True, check=False)
    assert (result.returncode, result.stderr) == (0, "")
    (tmp_path / "broken.service").write_text("[Service]\nExecStart=/path/to/bin/netnotes\n", encoding="utf-8")
    command = [analyze, "verify", "--user", str(tmp_path / "broken.service")]
    broken = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    assert "/path/to/bin/netnotes" in broken.stderr, "it looks at what it is given"
    for _, text in units():
        if when := parsed(text).get("Timer", "OnCalendar", fallback=""):
            result = subprocess.run([analyze, "calendar", when], env=env, capture_output=True, text=True, check=True)
            assert "Next elapse: " in result.stdout


def test_agents_of_launchd_do_their_work(places: Places) -> None:
    build, digest = (plistlib.loads(places.put(text).encode()) for text in examples("xml"))
    for agent, when in (build, {"Hour": 6, "Minute": 15}), (digest, {"Weekday": 1, "Hour": 6, "Minute": 30}):
        assert agent["StartCalendarInterval"] == when
        assert f"{agent['Label']}.plist`:" in PAGE
    check_what_came_of_it(places, build["ProgramArguments"], digest["ProgramArguments"], build["EnvironmentVariables"])
    assert build["EnvironmentVariables"] == digest["EnvironmentVariables"]
