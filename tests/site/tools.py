"""What the browser tests need beside Python: a Chromium, and axe-core, which finds what people cannot use.

Run as a program it installs what is missing where that may be done, and never fails: the tests say what is missing.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

TOP = Path(__file__).parents[2]
AXE_FOLDER = TOP / "build" / "axe"
AXE = AXE_FOLDER / "node_modules" / "axe-core" / "axe.min.js"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
NO_CHROMIUM = "no Chromium here (Debian: apt-get install chromium; or name one in NETNOTES_CHROMIUM)"
NO_AXE = "no axe-core here (with node and a network: make test fetches it by npm into build/axe)"


def find_chromium() -> str | None:
    """The program, by NETNOTES_CHROMIUM or on the PATH."""
    named = os.environ.get("NETNOTES_CHROMIUM")
    return named or next((found for name in NAMES if (found := shutil.which(name))), None)


def install_chromium() -> None:
    """Install Debian's, as root."""
    apt = shutil.which("apt-get")
    if apt is None or os.name != "posix" or os.geteuid() != 0:
        return
    print("installing Debian's chromium for the browser tests …", flush=True)
    settings = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    wanted = ("install", "-y", "-qq", "--no-install-recommends", "chromium", "fonts-dejavu-core")
    for command in (("update", "-qq"), wanted):
        subprocess.run([apt, *command], env=settings, check=False, stdout=subprocess.DEVNULL)


def install_axe() -> None:
    """Fetch it from the npm registry; no script of it is run."""
    npm = shutil.which("npm")
    if npm is None:
        return
    print("fetching axe-core for the browser tests …", flush=True)
    AXE_FOLDER.mkdir(parents=True, exist_ok=True)
    options = ("--no-save", "--ignore-scripts", "--no-audit", "--no-fund", "--silent")
    command = [npm, "install", "--prefix", str(AXE_FOLDER), *options, "axe-core@4"]
    subprocess.run(command, check=False, stdout=subprocess.DEVNULL)


def main() -> None:
    """Install what is missing; tell what still is."""
    if find_chromium() is None:
        install_chromium()
    if not AXE.exists():
        install_axe()
    for found, line in ((find_chromium(), NO_CHROMIUM), (AXE.exists(), NO_AXE)):
        if not found:
            print(f"!!! BROWSER TESTS WILL BE SKIPPED: {line}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
