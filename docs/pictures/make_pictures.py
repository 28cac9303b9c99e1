"""Make the pictures of the README from the example vault: a terminal session and the Home page.

    python docs/pictures/make_pictures.py

`today.svg` shows what the commands print in a terminal of 80 columns. `home.png` needs markdown-it-py and Chromium
and is left as it is where one of them is missing.
"""

from __future__ import annotations

import html
import os
import pty
import re
import shutil
import struct
import subprocess
import sys
import tempfile
from fcntl import ioctl
from pathlib import Path
from termios import TIOCSWINSZ

HERE = Path(__file__).parent
VAULT = HERE.parent.parent / "example-vault"
COLUMNS, ROW, CHARACTER = 80, 19, 8.4
SESSION = ("netnotes", "netnotes why greta")
COLOURS = {
    "30": "#3b4252", "31": "#e06c75", "32": "#98c379", "33": "#e5c07b", "34": "#61afef", "35": "#c678dd",
    "36": "#56b6c2", "37": "#d8dee9", "90": "#7f8898",
}  # fmt: skip
STYLES = {"1": "font-weight:bold", "2": "opacity:.65", "3": "font-style:italic", "4": "text-decoration:underline"}
CODE = re.compile(r"\x1b\[([0-9;]*)m")
PAGE_STYLE = """
body { font: 16px/1.55 -apple-system, "Segoe UI", "Noto Sans", "DejaVu Sans", sans-serif; margin: 28px 36px;
       color: #1f2328; width: 860px }
h1 { margin-top: 0 } h1, h2 { border-bottom: 1px solid #d1d9e0; padding-bottom: .25em }
a { color: #0969da; text-decoration: none } li { margin: .4em 0 }
"""


def run_in_terminal(command: str) -> str:
    """What a command prints on a terminal of 80 columns, colours included."""
    arguments = [sys.executable, "-m", *command.split()]
    environment = {**os.environ, "NETNOTES_TODAY": "2026-11-21", "TERM": "xterm-256color"}
    environment.pop("NO_COLOR", None)
    parent, child = pty.openpty()
    ioctl(child, TIOCSWINSZ, struct.pack("HHHH", 50, COLUMNS, 0, 0))
    process = subprocess.Popen(arguments, stdin=child, stdout=child, stderr=child, cwd=VAULT, env=environment)
    os.close(child)
    printed = b""
    while True:
        try:
            part = os.read(parent, 65536)
        except OSError:
            break
        if not part:
            break
        printed += part
    process.wait()
    return printed.decode().replace("\r\n", "\n").rstrip("\n")


def svg_line(line: str, y: float) -> str:
    """One line of the terminal as SVG text."""
    spans, style, at = [], "", 0
    for match in [*CODE.finditer(line), None]:
        text = line[at : match.start() if match else len(line)]
        if text:
            spans.append(f'<tspan style="{style}">{html.escape(text)}</tspan>' if style else html.escape(text))
        if match:
            at = match.end()
            codes = [code for code in match[1].split(";") if code not in ("", "0")]
            parts = [f"fill:{COLOURS[code]}" for code in codes if code in COLOURS]
            parts += [STYLES[code] for code in codes if code in STYLES]
            style = ";".join(([style] if codes and style else []) + parts)
    return f'<text x="20" y="{y:g}" xml:space="preserve">{"".join(spans)}</text>'


def terminal_picture(commands: tuple[str, ...]) -> str:
    """The session as an SVG document."""
    lines: list[str] = []
    for command in commands:
        lines += [f"\x1b[32m$\x1b[0m \x1b[1m{command}\x1b[0m", *run_in_terminal(command).split("\n"), ""]
    width, height = COLUMNS * CHARACTER + 40, len(lines) * ROW + 50
    body = "\n".join(svg_line(line, 48 + index * ROW) for index, line in enumerate(lines) if line)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:g}" height="{height:g}" '
        f'viewBox="0 0 {width:g} {height:g}" role="img" aria-label="A terminal session with netnotes">\n'
        f'<rect width="{width:g}" height="{height:g}" rx="8" fill="#22262e"/>\n'
        '<g fill="#d8dee9" font-family="DejaVu Sans Mono, Menlo, Consolas, monospace" font-size="14">\n'
        f"{body}\n</g>\n</svg>\n"
    )


def home_picture(target: Path) -> bool:
    """Photograph the Home page in headless Chromium; False where the tools for it are missing."""
    browsers = (shutil.which(name) for name in ("chromium", "chromium-browser", "google-chrome"))
    browser = next(filter(None, browsers), None)
    try:
        from markdown_it import MarkdownIt
    except ImportError:
        return False
    if browser is None:
        return False
    text = (VAULT / "dashboards" / "Home.md").read_text("utf-8").split("-->", 1)[-1]
    page = MarkdownIt("commonmark", {"html": False}).render(text)
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "home.html"
        source.write_text(f"<!doctype html><meta charset=utf-8><style>{PAGE_STYLE}</style>{page}", encoding="utf-8")
        options = ["--headless", "--disable-gpu", "--no-sandbox", "--hide-scrollbars", "--window-size=940,1150"]
        command = [browser, *options, f"--user-data-dir={folder}/profile", f"--screenshot={target}", source.as_uri()]
        subprocess.run(command, check=True, capture_output=True)
    return True


def main() -> None:
    """Write the pictures beside this file."""
    (HERE / "today.svg").write_text(terminal_picture(SESSION), encoding="utf-8")
    made = home_picture(HERE / "home.png")
    sys.stdout.write("today.svg\n")
    sys.stdout.write("home.png\n" if made else "home.png left as it is: no Chromium or markdown-it-py\n")


if __name__ == "__main__":
    main()
