"""The fast reader of front matter against the reference: whatever it takes, YAML's own rules read the same."""

import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from netnotes.vault.fast_front_matter import LONGEST, read_fast_front_matter
from netnotes.vault.fences import FrontMatter, split_note
from netnotes.vault.files import ReadTroubleError, decode
from netnotes.vault.yaml_front_matter import read_yaml_front_matter
from netnotes.vault.yaml_reader import YamlTroubleError

ROOT = Path(__file__).resolve().parents[2]
HARMLESS = "a b c tags aliases last_contact prm-tier e-mail N.GN company/team first(x) 2024 1on1 true é 名前 x+y a.b"
SCALARS = r"""
x Ada yes true True null Null ~ ~x 007 1_000 1e3 1.10 .5 5. +5 -5 - -x --- ... .inf -.inf .nan 0x1F 0o17 0b1 12:30
2026-11-05 2026-11-05T10:30 +49301234567 https://x.y:80/z a:b a: :a :: a#b #a it's a"b "a" 'a' '' "" "a 'a a" a' 'a''b'
"a\n" "a\" "#" '#' ": " "a"b 'a'b [a] [] [,] [a,] [a,,b] [,a] [a,b] ['a','b'] ["a"] ["a",b] [a]b [[a]] ["[[A]]"] [a:b]
[a#b] [?a] [a?] [-a] [-] [~] [1,007,1.10] [it's] ['it''s'] {} {a} {a:b} {,} | > |- * *a & &a ! !!str @a %a `a ` ? ?a ,
,a ] } << = <x> (a) /a .a _a $a ;a ^a é 🌱 名 a/b ½ ª"""
PHRASES = r"""
[[A]]|"[[A]]"|[[A]], [[B]]|[a, b c, 'd e']|[ a , b ]|[ ]|["a" , b]|[a, b|a, b]|[a, [b]]|[a, {b: c}]|[a b: c]|[a, #b]
[a #b]|[a #b, c]|[a, 'b, c', d]|"a: b #c"|'a: b #c'|a b c|a: b|a :b|a : b|a #b|a  #|a  |- a|-  a|a - b|a -|? a|! a|* a
a & b|'a' 'b'|'a', 'b'|"a" #b|[a] #b|2026-11-05 10:30|{{date}}|a\b|{a: b}|{a: b, c: 007}|{ a: "b: c" , d: 'e, f' }|{ }
{a: b, a: c}|{a: [b, "c"], d: []}|{a: {b: c}}|{a:b, c: d}|{"a": b}|{a: }|{a: , b: c}|{a: b,}|{a: b c: d}|{a: b #c}
{a b: c}|{a: [b], c: d} e|{a : b}|{a: b}, {c: d}|{a: -x}|{a: https://x.y}|{a: b}:|{? a: b}|{a: &b c}|{-a: b}|{a: [b: c]}
{a, b: c}|{a: b  , c: d}|{true: no, 1on1: 1e3}|{a: 'b'c}|{a: [b] , c: "d" }"""
ODD_CODES = (0, 7, 9, 13, 27, 0x7F, 0x85, 0x9F, 0xA0, 0xA1, 0x200B, 0x2028, 0x2029, 0xD7FF, 0xE000, 0xE085, 0xF900)
CHARACTERS = [chr(code) for code in (*ODD_CODES, 0xFEFF, 0xFFFD, 0xFFFE, 0xFFFF, 0x10000, 0x1F600, 0x10FFFF)]
NAMES = [*SCALARS.split(), "a b", "a - b", "a ", " a", "- a", "? a", "&a a", "", "a #b"]
NAMES += [*(f"a{char}b" for char in CHARACTERS), *("a" * length for length in (99, 100, 101, 1030))]
VALUES = [*SCALARS.split(), *PHRASES.replace("\n", "|").split("|"), "x" * 130, f'"{"x" * 130}"', "x " * 80]
VALUES += [frame.format(char) for char in CHARACTERS for frame in ("a{}b", "'a{}b'", '"a{}b"', "{}a", "a{}", "[a{}b]")]
PADS = ["", "", "", " ", "  ", "\t", " # c"]
INDENTS = ["  ", "", "    ", " ", "\t", "   "]
GAPS = [" ", " ", "  ", "", "\t", "   "]
LINES = [
    "",
    "# comment",
    " # comment",
    "  ",
    "\t",
    "---",
    "--- ",
    "...",
    "- ",
    "-",
    "a",
    "?",
    "%YAML 1.2",
    "#",
    "# a\tb",
]
FRAMES = ["k: {}", "k:\n  - {}\n", "k: [{}]\n", "k: [a, {}, b]", "j: 1\nk: {}\nl: 2\n", "{}: k"]
FRAMES += ["k:\n  - a: {}\n    b: {}\n", "k:\n- {}: a\n  b: c\n- {}"]
FRAMES += ["k: {{a: {}, b: [{}]}}", "k:\n- {{{}: c}}"]


def random_matter(rnd: random.Random) -> str:
    """A block of lines as in real notes, of which now and then a piece is an odd one."""
    oddity = rnd.choice((0.0, 0.01, 0.05, 0.3))

    def one_of(odd: list[str], usual: list[str]) -> str:
        return rnd.choice(odd if rnd.random() < oddity else usual)

    lines = []
    names = rnd.sample(HARMLESS.split(), 8)
    usual = [
        "Ada",
        "Ada B. C.",
        "2026-11-05",
        '"[[Ada]]"',
        "'x: y'",
        "007",
        "{a: b, c: [d]}",
        "[a, b c]",
        rnd.choice(VALUES),
    ]
    for name in names[: rnd.randint(1, 6)]:
        listed = rnd.random() < 0.4
        value = "" if listed else one_of(GAPS, [" "]) + one_of(VALUES, usual)
        lines.append(one_of(NAMES, [name]) + ":" + value + one_of(PADS, [""]))
        indent = one_of(INDENTS, ["  ", ""])
        for _ in range(rnd.randint(0, 3) if listed != (rnd.random() < oddity) else 0):
            dash = one_of(INDENTS, [indent]) + "-" + one_of(GAPS, [" "])
            inner = rnd.sample(HARMLESS.split(), rnd.choice((0, 0, 1, 2, 3)))
            for inner_name in inner:
                key = one_of(NAMES, [inner_name]) + ":" + one_of(GAPS, [" "])
                lines.append(dash + key + one_of(VALUES, usual[:6]) + one_of(PADS, [""]))
                dash = one_of(INDENTS, [" " * len(dash)])
            if not inner:
                lines.append(dash + one_of(VALUES, usual[:6]) + one_of(PADS, [""]))
        lines += [rnd.choice(LINES)] if rnd.random() < oddity else []
    end = rnd.choice(("\n", "\n", "\r\n"))
    return end.join(lines) + rnd.choice((end, ""))


def written(value: Any) -> Any:
    """The value with its types, and numbers as they were written."""
    if isinstance(value, list):
        return [written(item) for item in value]
    if isinstance(value, dict):
        return [(key, written(item)) for key, item in value.items()]
    return type(value).__name__, repr(value), getattr(value, "text", None)


def everything(found: FrontMatter) -> list[Any]:
    """All that front matter says, comparable also where a value is no number."""
    properties = [(p.name, written(p.value), p.line, p.column, p.items, p.inline) for p in found.properties]
    return [properties, found.unquoted_links, found.not_a_mapping]


def agrees(matter: str, first_line: int = 2) -> bool:
    """Whether the fast reader took the block; fails where it read it otherwise than the reference."""
    fast = read_fast_front_matter(matter, first_line)
    if fast is None:
        return False
    try:
        reference = read_yaml_front_matter(matter, first_line)
    except YamlTroubleError as err:
        pytest.fail(f"{matter!r} is taken, but {err}")
    assert everything(fast) == everything(reference), matter
    return True


def matters(folder: Path) -> Iterator[str]:
    """The front matter of every note below a folder."""
    for path in sorted(folder.rglob("*.md")):
        try:
            matter = split_note(decode(path.read_bytes())).matter
        except ReadTroubleError:
            continue
        if matter:
            yield matter


def test_blocks_made_of_nasty_pieces_are_read_the_same() -> None:
    rnd = random.Random(20261105)
    blocks = [random_matter(rnd) for _ in range(6000)]
    assert sum(map(agrees, blocks)) > 1000


@pytest.mark.parametrize("folder", ["example-vault", "tests/handworked", "tests/fixtures"])
def test_notes_and_their_mutations_are_read_the_same(folder: str) -> None:
    rnd = random.Random(7)
    blocks = list(matters(ROOT / folder))
    taken = 0
    for _ in range(3000):
        block = rnd.choice(blocks)
        at = rnd.randint(0, len(block))
        piece = rnd.choice([*VALUES, *LINES, *PADS, *INDENTS, ": ", "\n", "\n  - ", ' "', ", "])
        taken += agrees(block[:at] + piece + block[at + rnd.choice((0, 0, 1, 2, 9)) :])
    assert 500 < taken < 3000  # both ways are taken


@given(st.text(st.sampled_from("ab 1-:#'\"[],.~\n\n\t\ré名"), max_size=40))
@example("a:\n- b\nc: d")
@example("a:\n  - b\n\n# c\n  - d\n")
@example("a: b\n  - c")
@example("a:\n  - b: c\n    d: e")
@example("a:\n  - b: c\n    d\n")
@example("a:\n  - b: c\n  d: e\n")
@example("a: b\n\n  c\n")
@example("a:\n  - b\n    c\n")
@example("a: 'b\n")
@example("# only a comment\n")
def test_any_text_is_read_the_same(matter: str) -> None:
    agrees(matter, 5)


@pytest.mark.parametrize("frame", FRAMES)
def test_every_value_in_every_place(frame: str) -> None:
    for value in VALUES:
        agrees(frame.format(value, value))


@pytest.mark.parametrize(
    "matter",
    [
        "type: person\nname: Ada Lovelace\ntags: [person, maths]\n",
        'knows:\n  - "[[Bo]]"\n  - Cy\nlast_contact: 2026-11-05\n',
        'gave: {what: a draft, size: 2, to: ["[[Bo]]", Cy]}\ngot:\n  - {what: "x, y: z", thanked: true}\n  - a lift\n',
        'needs:\n  - what: "a: b"\n    count: 2\n    people: ["[[Bo]]", Cy]\n  - maths\n  - what: a lift\nwhy: x\n',
        "dates:\n- what: wedding\r\n  date: 2015-06-20\r\n- date: 06-24",
        "aliases:\ntags:\n- a\n- b\n\n# how often\ncadence: 6 weeks\n",
        "phone: +49 30 1234567\nurl: https://example.org/~ada?x=1\nversion: 1.10\n",
        "name: 'Ada'\r\ntags: []\r\n",
        "名前: 山田\nstatus: 🌱 new\n",
    ],
)
def test_the_shapes_of_real_notes_are_taken(matter: str) -> None:
    assert agrees(matter)


@pytest.mark.parametrize(
    "matter",
    ["", "\n", "# c\n", "- a\n", "a\n", "a: 1\na: 2\n", "a: |\n  b\n", "a: b: c\n", "a: [[b]]\n", "a: {b: {c: d}}\n",
     "a: b # c\n", "a: b\n  c\n", "a:\n  b: c\n", "a: &b c\n", "a: !b c\n", 'a: "\\n"\n', "a:\tb\n", "a: b\n- c\n",
     "a:\n  - b\n   - c\n", "a:\n  - b:\n      c: d\n", "a:\n  - b: c\n   d: e\n",
     "a:\n  - b: c\n     d: e\n", "a:\n  - b: c\n    b: d\n", "a:\n  - b: {c: d}\n", "a:\n  - b: c\n\n    d: e\n",
     "a: " + "x" * LONGEST],
)  # fmt: skip
def test_what_is_less_plain_is_left_to_the_reference(matter: str) -> None:
    assert read_fast_front_matter(matter) is None


def test_no_block_of_that_length_holds_too_many_values() -> None:
    names = "".join(f"{chr(0x4E00 + n)}:\n" for n in range(LONGEST // 3))
    assert agrees(names)
    assert agrees("a: [" + "1," * ((LONGEST - 6) // 2) + "1]")


@pytest.mark.parametrize(("folder", "share"), [("example-vault", 0.85), ("tests/fixtures/layouts", 0.7)])
def test_most_notes_are_taken(folder: str, share: float) -> None:
    taken = [read_fast_front_matter(matter) is not None for matter in matters(ROOT / folder)]
    assert sum(taken) >= share * len(taken)


def test_plain_notes_are_read_without_the_yaml_library() -> None:
    code = """
import sys
from netnotes.model.config import Config
from netnotes.vault.reader import NoteReader
from netnotes.model.settings import Settings

def libraries():
    return sorted({'frontmatter', 'json', 'yaml'} & set(sys.modules))

reader = NoteReader(Config(), Settings())
reader.read('People/Ada.md', b'---\\ntype: person\\ntags: [x]\\n---\\n# Ada\\n')
print(libraries())
reader.read('People/Bo.md', b'---\\ntype: |\\n  person\\n---\\n')
print('yaml' in libraries())
"""
    result = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert result.stdout == "[]\nTrue\n"
