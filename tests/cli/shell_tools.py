"""What the tests of completion, man pages and schedules need beside Python: shells, man, mandoc, systemd, cron.

Run as a program it installs what is missing where that may be done, and never fails: the tests say what is missing.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

PACKAGES = {
    "bash": "bash",
    "zsh": "zsh",
    "fish": "fish",
    "man": "man-db",
    "mandoc": "mandoc",
    "systemd-analyze": "systemd",
    "crontab": "cron",
}
"""The programs, and the Debian packages that have them."""


def need(program: str) -> str:
    """The path of the program; without it the test is skipped, and in CI it fails."""
    import pytest

    found = shutil.which(program)
    if found is None:
        line = f"no {program} here (Debian: apt-get install {PACKAGES[program]})"
        if os.environ.get("CI"):
            pytest.fail(f"{line}; in CI it must be there")
        pytest.skip(line)
    return found


def missing() -> list[str]:
    """The programs that are not on the PATH."""
    return [program for program in PACKAGES if shutil.which(program) is None]


def install(programs: list[str]) -> None:
    """Install Debian's, as root; no service is started."""
    apt = shutil.which("apt-get")
    if apt is None or os.name != "posix" or os.geteuid() != 0:
        return
    packages = [PACKAGES[program] for program in programs]
    print(f"installing Debian's {', '.join(packages)} for the tests of shells …", flush=True)
    settings = {**os.environ, "DEBIAN_FRONTEND": "noninteractive", "RUNLEVEL": "1"}
    for command in (("update", "-qq"), ("install", "-y", "-qq", "--no-install-recommends", *packages)):
        subprocess.run([apt, *command], env=settings, check=False, stdout=subprocess.DEVNULL)


def main() -> None:
    """Install what is missing; tell what still is."""
    if programs := missing():
        install(programs)
    if programs := missing():
        print(f"!!! TESTS OF SHELLS WILL BE SKIPPED: no {', '.join(programs)} here", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
