"""What the test of a real editor needs: Neovim.

Run as a program it installs it where that may be done, and never fails: the test says what is missing.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

NO_NEOVIM = "no Neovim here (Debian: apt-get install neovim; or name one in NETNOTES_NEOVIM)"


def find_neovim() -> str | None:
    """The program, by NETNOTES_NEOVIM or on the PATH."""
    return os.environ.get("NETNOTES_NEOVIM") or shutil.which("nvim")


def install_neovim() -> None:
    """Install Debian's, as root."""
    apt = shutil.which("apt-get")
    if apt is None or os.name != "posix" or os.geteuid() != 0:
        return
    print("installing Debian's neovim for the test of the language server …", flush=True)
    settings = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (("update", "-qq"), ("install", "-y", "-qq", "--no-install-recommends", "neovim")):
        subprocess.run([apt, *command], env=settings, check=False, stdout=subprocess.DEVNULL)


def main() -> None:
    """Install what is missing; tell what still is."""
    if find_neovim() is None:
        install_neovim()
    if find_neovim() is None:
        print(f"!!! THE TEST IN A REAL EDITOR WILL BE SKIPPED: {NO_NEOVIM}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
