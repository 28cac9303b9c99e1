"""Made-up notes in every style that people write, for edits to be tried on."""

from dataclasses import dataclass

from hypothesis import strategies as st

WORDS = ("Ana", "b c", "2026-05-01", "x: y", "#tag", "[[Ada]]", "it's", 'say "hi"', "12", "true", "", " pad ", "ünï 😀",
         "a, b", "- dash", "back\\slash", "*", "@at", "[a", "a]", "{x}", "k: v # c", "\u2028", "日本", "http://x.org/#a",
         "null", "~", "1e3", "007", "yes", "a\tb", "| pipe", "> more", "%", "&a", "!t", "::", "x::", "=", "<<", "?",
         "-", "'", '"', "''", "\\", "\u00a0", "\u0085x", "\ufeffx", "e\u0301", "--- x", "...")  # fmt: skip
PLAIN = (
    "Ana",
    "b c",
    "2026-05-01",
    "it's",
    "12",
    "true",
    "a-b",
    "ünï 😀",
    "http://x.org/#a",
    "yes",
    "x#y",
    "a:b",
    "-1",
)
BODIES = ("", "\n", "Text", "Text\r\nmore\n", "---\n", "---\nk: 1\n---\n", "\n\n---\n", "```\nk0:: x\n", "# H\n- a\n\n",
          "- [ ] task\n", "\ufeff", "text \t \n\n\n", "%% x", "<!-- ", "\r", "other:: value\n", "😀",
          "...\n")  # fmt: skip
COMMENTS = ("", "", " # c", "  #", "\t# \"q' [", "   ")
BLANKS = ("", "", "", "# own line\n", "\n", "  # inner\n", " \n", "#\n\n")


@dataclass(frozen=True)
class Made:
    """A note in three parts: ``entry`` is the property ``k0`` as written, ``values`` what it holds."""

    head: str
    entry: str
    tail: str
    mark: str
    values: tuple[str, ...]

    @property
    def data(self) -> bytes:
        return (self.mark + self.head + self.entry + self.tail).encode()


def quoted(word: str, quote: str) -> str:
    """A word in quotes, by a way of its own."""
    if quote == "'" and word.isprintable():
        return "'" + word.replace("'", "''") + "'"
    return '"' + "".join(c if c.isalnum() or c in " -#:[]," else f"\\U{ord(c):08x}" for c in word) + '"'


@st.composite
def scalars(draw: st.DrawFn) -> tuple[str, str]:
    """A value as it is written on one line, and as text."""
    style = draw(st.sampled_from(("", "'", '"')))
    word = draw(st.sampled_from(PLAIN if not style else WORDS))
    return (word if not style else quoted(word, style)), word


@st.composite
def entries(draw: st.DrawFn, name: str) -> tuple[str, tuple[str, ...]]:
    """A property with its line ends, and its values as text."""
    key = draw(st.sampled_from((name, f'"{name}"', f"'{name}'", name.upper())))
    colon = draw(st.sampled_from((":", " :", ":")))
    comment = draw(st.sampled_from(COMMENTS))
    shape = draw(st.sampled_from(("scalar", "scalar", "empty", "block", "flow", "lines", "literal", "next line")))
    if shape == "empty":
        return f"{key}{colon}{comment}\n", ()
    if shape == "scalar":
        written, word = draw(scalars())
        return f"{key}{colon}{draw(st.sampled_from((' ', '   ')))}{written}{comment}\n", (word,)
    if shape == "next line":
        written, word = draw(scalars())
        return f"{key}{colon}{comment}\n{draw(st.sampled_from(BLANKS))}   {written}\n", (word,)
    if shape == "lines":
        end = draw(st.sampled_from(("", "'", '"')))
        return f"{key}{colon} {end}some text\n\n  that goes on{end}{comment}\n", ("some text\nthat goes on",)
    if shape == "literal":
        sign = draw(st.sampled_from(("|", ">", "|-", "|+", ">-")))
        return f"{key}{colon} {sign}{comment}\n   text # no comment\n\n  k9: no name\n", ("?",)
    items = draw(st.lists(scalars(), min_size=1, max_size=3))
    words = tuple(word for _, word in items)
    if shape == "flow":
        written = "[" + ",\n  ".join(w for w, _ in items) + draw(st.sampled_from(("]", " ]", ",]", "\n ]")))
        if any(not w.startswith(('"', "'")) and any(c in w for c in ":#") for w, _ in items):
            written = "[a]"
            words = ("a",)
        return f"{key}{colon} {written}{comment}\n", words
    indent = draw(st.sampled_from(("", "  ", "    ")))
    dashes = [f"{draw(st.sampled_from(BLANKS))}{indent}- {w}{draw(st.sampled_from(COMMENTS))}\n" for w, _ in items]
    return f"{key}{colon}{comment}\n" + "".join(dashes), words


@st.composite
def notes(draw: st.DrawFn) -> Made:
    """A note with the property ``k0`` among others."""
    before = [draw(entries(f"a{n}"))[0] + draw(st.sampled_from(BLANKS)) for n in range(draw(st.integers(0, 2)))]
    entry, values = draw(entries("k0"))
    after = [draw(st.sampled_from(BLANKS)) + draw(entries(f"z{n}"))[0] for n in range(draw(st.integers(0, 2)))]
    blank = draw(st.sampled_from(BLANKS))
    fence = draw(st.sampled_from(("---\n", "---  \n")))
    head = fence + "".join(before)
    tail = "".join(after) + blank + draw(st.sampled_from(("---\n", "--- \n"))) + draw(st.sampled_from(BODIES))
    if tail.endswith("---\n") and draw(st.booleans()):
        tail = tail[:-1]
    mark = draw(st.sampled_from(("", "\ufeff")))
    if draw(st.booleans()):
        head, entry, tail = (part.replace("\r\n", "\n").replace("\n", "\r\n") for part in (head, entry, tail))
    return Made(head, entry, tail, mark, values)
