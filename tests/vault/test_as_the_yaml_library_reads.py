"""Front matter against the parser that Obsidian uses: npm's `yaml`, 2.7.

Needs node, and the package in build/npm (`npm install --prefix build/npm yaml@2.7.0`) or in the folder that the
variable NETNOTES_NODE_MODULES names.
"""

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from netnotes.vault.fences import split_note
from netnotes.vault.reader import read_front_matter
from netnotes.vault.yaml_reader import YamlTroubleError

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = """
const {createRequire} = require('module');
const YAML = createRequire(process.argv[1] + '/')('yaml');
const texts = JSON.parse(require('fs').readFileSync(0, 'utf8'));
const read = text => { try { return {value: YAML.parse(text, {logLevel: 'error'})} } catch (e) { return {error: String(e)} } };
const plain = (key, value) => typeof value === 'number' && !Number.isFinite(value) ? String(value) : value;
console.log(JSON.stringify(texts.map(read), plain));
"""  # noqa: E501
SCALARS = """no No off on yes y n true True TRUE null ~ 2026-11-05 2026-02-30 2026-13-45 0000-00-00 2026-11-5
2026-11-05T10:30 2026-11-05T10:30:00 2026-11-05T10:30:00Z 2026-11-05T10:30:00+02:00 12:30 1:20 24:00 12:30:45
09:30 007 08 010 0777 0o10 0x1F 0b11 1_000 685_230.15 1e3 1.5e3 1e-3 +49301234567 1.10 = << #tag a#b @x %x `x
[[Ada]] !!str | > - ? , ] } { & * "a 'a [a -.inf .nan .5 5. +.5 1. 1e 0o8 0x 00 -0 -x :x x: a:b https://x.y:1
it's a"b a'b "" '' [] {} [,] [a,] [a,,b] 12345678901234567890 1e400 [#a]"""
SHAPES = [
    *(f"k: {text}" for text in SCALARS.split()),
    "k: 2026-11-05 10:30",
    "k: 2026-11-05 10:30:00",
    "k: a\tb",
    "k: a #tag",
    "k: x\x85y",
    "k: x\u2028y",
    "k: 'x\x85y'",
    'k: "x\u2028y"\nl: 1',
    "k: a: b: c",
    "k: [a,b",
    "k: 1\nk: 2",
    "yes: 1\n2024: 2\n2026-11-05: 3",
    ": x",
    "<<: x",
    "a:\n\tb: 1",
    "a:\n\t- b",
    'a: "b\nc: 1',
    "a: b\n  c: d",
    "a: 1\n...\nb: 2",
    "tags:\n- #work",
    "tags:\n  - a\n  - b",
    "k:\n- a\n- b",
    "k:\n- a\n -b",
    "k: a\n  b\nc: d",
    "k: |\n  a\n  b\n",
    "k: >\n  a\n  b\n\n  c\n",
    "k: |-\n  a\n",
    "k:\n\nl: 1",
    'k: "a\\n\\u00e9\\x41\\t"',
    'k: "\\q"',
    "k: 'a''b'",
    "k: 'a'b",
    "- a\n- b",
    "text",
    "",
    "# c",
    "a: 1 # c\nb: '#'",
    "{a: 1, b: [c]}",
    '{"a": 1, "b": {"c": null}}',
    '{"a": "\\ud83d\\ude00"}',
    '{\n\t"a": 1\n}',
    "? a\n: b",
    "k: x\r\nl: y\r\n",
    "k: a\rb",
    "é: ü",
    "k: \ufeffAda",
    "k: [a, [b, {c: d}]]",
    "k: {a, b: 1}",
    "k:\n  a: 1\n  b:\n    - c: 1\n      d: 2\n    - e",
    "k: -\nl: 1",
    "k: * x",
    "k: > x",
    "k: a & b",
    "a b: c d",
    "- \tx",
    "k:\tx",
    "k: x\t",
    "a\tb: 1",
    '"a b": 1',
    "'it''s': 1",
    "k: ! x",
]
OURS = {
    "k: !!str": "explicit tags are refused, Obsidian drops them",
    "k: ! x": "explicit tags are refused, Obsidian drops them",
    "k: 12345678901234567890": "every digit is kept, JavaScript has 53 bits",
}


def node_modules() -> Path:
    """Where the package `yaml` lies; skips the test where it or node is missing."""
    folder = Path(os.environ.get("NETNOTES_NODE_MODULES", ROOT / "build" / "npm" / "node_modules"))
    if not (folder / "yaml" / "package.json").is_file() or not shutil.which("node"):
        pytest.skip("NOT COMPARED WITH OBSIDIAN'S PARSER: needs node and `npm install --prefix build/npm yaml@2.7.0`")
    return folder


def theirs(texts: list[str]) -> list[dict[str, Any]]:
    """What npm's `yaml` makes of each text: a value or an error."""
    result = subprocess.run(
        ["node", "-e", SCRIPT, str(node_modules())],
        input=json.dumps(texts), capture_output=True, encoding="utf-8", check=True, timeout=120,
    )  # fmt: skip
    found: list[dict[str, Any]] = json.loads(result.stdout)
    return found


def ours(text: str) -> dict[str, Any]:
    """What we make of it, in the same shape."""
    try:
        found = read_front_matter(text)
    except YamlTroubleError as err:
        return {"error": str(err)}
    return {"value": found.values}


def same(mine: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether both failed or gave equal values; what is no mapping is no properties here."""
    if "error" in mine or "error" in other:
        return "error" in mine and "error" in other
    value = other["value"]
    return bool(plain(mine["value"]) == (value if isinstance(value, dict) else {}))


def plain(value: Any) -> Any:
    """The value with infinities as JavaScript writes them."""
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [plain(item) for item in value]
    if isinstance(value, float):
        return {"inf": "Infinity", "-inf": "-Infinity", "nan": "NaN"}.get(str(value), value)
    return value


def compare(texts: dict[str, str]) -> dict[str, tuple[Any, Any]]:
    """The texts that are read differently."""
    other = dict(zip(texts, theirs(list(texts.values())), strict=True))
    return {name: (ours(text), other[name]) for name, text in texts.items() if not same(ours(text), other[name])}


def test_shapes_are_read_the_same() -> None:
    assert compare({text: text for text in SHAPES if text not in OURS}) == {}


def test_differences_are_those_we_chose() -> None:
    assert compare({text: text for text in OURS}).keys() == OURS.keys()


@pytest.mark.parametrize("folder", ["example-vault", "tests/handworked", "tests/fixtures"])
def test_notes_are_read_the_same(folder: str) -> None:
    texts = {}
    for path in sorted((ROOT / folder).rglob("*.md")):
        matter = split_note(path.read_text(encoding="utf-8", errors="replace")).matter
        if matter is not None and "{{" not in matter:
            texts[path.relative_to(ROOT).as_posix()] = matter
    assert compare(texts) == {}
