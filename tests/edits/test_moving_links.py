"""Links keep their notes while a note moves: some cases, then generated vaults."""

import re
from collections.abc import Mapping
from typing import NamedTuple

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from netnotes.edits.moving_links import MovingLinks
from netnotes.vault.fences import split_note
from netnotes.vault.linking import LinkIndex, fold_path
from netnotes.vault.links import find_links
from netnotes.vault.masking import mask_body
from netnotes.vault.property_links import property_links
from netnotes.vault.reader import read_front_matter


def moved(path: str, text: str, old: str, new: str, *others: str, files: tuple[str, ...] = ()) -> str:
    """The text of the note at ``path`` once ``old`` has moved to ``new``."""
    links = MovingLinks({path, old, *others}, {old: new}, lambda file: file in files)
    return links.relinked(path, text.encode()).data.decode()


@pytest.mark.parametrize(
    ("source", "old", "new", "others", "before", "after"),
    [
        # a name stays a name, a path a path
        ("n.md", "p/A.md", "p/B.md", (), "[[A]] [[p/A]] [[/p/A]]", "[[B]] [[p/B]] [[/p/B]]"),
        ("n.md", "x/p/A.md", "x/p/B.md", (), "[[p/A]] [[x/p/A]]", "[[p/B]] [[x/p/B]]"),
        ("n.md", "p/A.md", "q/r/A.md", (), "[[A]] [[p/A]]", "[[A]] [[q/r/A]]"),
        # a name that others bear gets the shortest end of the path that means the note alone
        ("n.md", "p/A.md", "p/B.md", ("q/B.md",), "[[A]]", "[[p/B]]"),
        ("n.md", "x/p/A.md", "x/p/B.md", ("p/B.md",), "[[A]]", "[[x/p/B]]"),
        ("n.md", "A.md", "B.md", ("q/B.md",), "[[A]]", "[[B]]"),
        ("q/n.md", "A.md", "B.md", ("q/B.md",), "[[A]]", "[[B]]"),  # a whole path wins, from anywhere
        # links to others that the new name would take away keep their note
        ("n.md", "p/A.md", "B.md", ("qq/B.md",), "[[B]] [[A]]", "[[qq/B]] [[B]]"),
        ("n.md", "p/A.md", "p/B.md", ("qq/B.md",), "[[B|x]]", "[[qq/B|x]]"),
        ("n.md", "pp/A.md", "pp/B.md", ("qq/B.md",), "[[B]]", "[[qq/B]]"),  # of equal length: unsure in Obsidian
        # case
        ("n.md", "p/ana.md", "p/Ana.md", (), "[[ana]] [[ANA|x]] [x](p/ana.md)", "[[Ana]] [[Ana|x]] [x](p/Ana.md)"),
        # relative ways
        ("s/n.md", "p/A.md", "q/B.md", (), "[x](../p/A.md)", "[x](../q/B.md)"),
        ("p/n.md", "p/A.md", "p/B.md", (), "[x](A.md) [x](./A.md) [[./A]]", "[x](B.md) [x](./B.md) [[./B]]"),
        ("p/n.md", "p/A.md", "q/A.md", (), "[x](A.md) [x](./A.md) [[A]]", "[x](../q/A.md) [x](../q/A.md) [[A]]"),
        ("p/n.md", "q/A.md", "p/A.md", (), "[x](../q/A.md) [[../q/A]]", "[x](A.md) [[./A]]"),
        ("n.md", "p/A.md", "p/B.md", (), "[x](p/A.md#h) [x](A)", "[x](p/B.md#h) [x](B)"),
        ("q/n.md", "q/p/A.md", "q/p/B.md", ("p/B.md",), "[x](p/A.md)", "[x](./p/B.md)"),
        # the note's own links
        ("p/A.md", "p/A.md", "q/A.md", ("p/B.md",), "[x](B.md) [[B]] [[A#h]]", "[x](../p/B.md) [[B]] [[A#h]]"),
        ("p/A.md", "p/A.md", "q/A.md", ("p/B.md", "q/B.md"), "[[B]]", "[[p/B]]"),
        ("p/A.md", "p/A.md", "A.md", ("p/B.md",), "[x](../p/B.md) [x](./B.md)", "[x](p/B.md) [x](./p/B.md)"),
        ("p/A.md", "p/A.md", "p/C.md", ("p/B.md",), "[x](B.md) [x](A.md) [[A]]", "[x](B.md) [x](C.md) [[C]]"),
        # no note is meant
        ("n.md", "p/A.md", "p/B.md", (), "[[C]] [x](https://a.b/A.md) [[B]]", "[[C]] [x](https://a.b/A.md) [[B]]"),
    ],
)
def test_a_link_keeps_its_note_and_its_manner(
    source: str, old: str, new: str, others: tuple[str, ...], before: str, after: str
) -> None:
    assert moved(source, before, old, new, *others) == after


def test_pictures_beside_a_note_that_moves_are_found_again() -> None:
    text = "![](img/a%20b.png) [cv](../f/cv.pdf) ![[a b.png]] [no](img/gone.png) [](/img/a.png)"
    files = ("p/img/a b.png", "f/cv.pdf")
    after = moved("p/A.md", text, "p/A.md", "q/r/A.md", files=files)
    assert after == "![](../../p/img/a%20b.png) [cv](../../f/cv.pdf) ![[a b.png]] [no](img/gone.png) [](/img/a.png)"
    assert moved("p/A.md", text, "p/A.md", "p/B.md", files=files) == text


def test_a_link_that_nothing_can_say_is_told() -> None:
    links = MovingLinks({"n.md", "p/A.md", "p/B x.md"}, {"p/A.md": "p/b X.md"}, lambda _: False)
    done = links.relinked("n.md", b"[[A]] [[n]]")
    assert done.data == b"[[A]] [[n]]"
    assert [link.target for link in done.unsaid] == ["A"]


def test_two_notes_that_become_one_share_their_links() -> None:
    links = MovingLinks({"n.md", "p/A.md", "p/B.md"}, {"p/A.md": "p/B.md"}, lambda _: False)
    assert links.relinked("n.md", b"[[A]] [[B]] [x](p/A.md)").data == b"[[B]] [[B]] [x](p/B.md)"


class Written(NamedTuple):
    """A link as it stands in a generated note: text around the target."""

    before: str
    target: str
    after: str


FOLDERS = ("", "p/", "q/", "p/q/", "ab/")
NAMES = ("A", "B", "Cé", "D x", "O'K")
PATHS = tuple(f"{folder}{name}.md" for folder in FOLDERS for name in NAMES)
TARGETS = tuple({way + target for path in PATHS for target in (path[:-3],) for way in ("", "./", "../", "/")}) + NAMES
AROUND = (
    ("[[", "]]"), ("[[", "#h|s]]"), ("![[", "]]"), ("- [ ] do [[", "]] ^id"), ("| [[", "\\|x]] |"), ("%% [[", "]] %%"),
)  # fmt: skip
ENCODED = (("[s](", ".md)"), ("[s](", "#h)"), ("![s](<", '.md> "t")'))
NOISE = ("`[[A]]`\n", "<!-- [[B]] -->\n", "text [[ ]] [x]() é\r\n", "```\n[[p/A]]\n```\n", "\n", "A B D x\t \n")
YAML = (('k: "[[', ']]"\n'), ("k: [[", "]]\n"), ("k: # [[A]]\n  - '[[", "|é]]'\n"), ("k: see [[", "#h]] so\n"))


def encoded(target: str) -> str:
    return target.replace(" ", "%20")


wiki = st.builds(lambda a, t: Written(a[0], t, a[1] + "\n"), st.sampled_from(AROUND), st.sampled_from(TARGETS))
markdown = st.builds(
    lambda a, t: Written(a[0], encoded(t), a[1] + "\n"), st.sampled_from(ENCODED), st.sampled_from(TARGETS)
)
noise = st.builds(lambda text: Written(text, "", ""), st.sampled_from(NOISE))
prop = st.builds(
    lambda a, t: Written(a[0], t.replace("'", "''") if "'[[" in a[0] else t, a[1]),
    st.sampled_from(YAML),
    st.sampled_from(TARGETS),
)


@st.composite
def notes(draw: st.DrawFn) -> tuple[Written, ...]:
    body = draw(st.lists(wiki | markdown | noise, max_size=5))
    front = draw(st.lists(prop, max_size=2))
    if not front:
        return tuple(body)
    named = [Written(part.before.replace("k", f"k{n}", 1), *part[1:]) for n, part in enumerate(front)]
    return (Written("---\n", "", ""), *named, Written("---\n", "", ""), *body)


vaults = st.dictionaries(st.sampled_from(PATHS), notes(), min_size=2, max_size=6)


def text_of(parts: tuple[Written, ...]) -> str:
    return "".join("".join(part) for part in parts)


def meant(path: str, text: str, index: LinkIndex) -> list[str | None]:
    """What each link of a note leads to, in order."""
    parts = split_note(text)
    properties = read_front_matter(parts.matter).properties if parts.matter else ()
    links = [*property_links(properties), *find_links(mask_body(parts.body).text)]
    found = [index.resolve(link.target, path) for link in links if link.target]
    return [linked.path if linked else None for linked in found]


def rename(texts: Mapping[str, str], old: str, new: str) -> tuple[dict[str, str], bool]:
    """Every note after a rename, and whether all its links could be said."""
    links = MovingLinks(texts, {old: new}, lambda _: False)
    done = {path: links.relinked(path, text.encode()) for path, text in texts.items()}
    return {links.now(path): one.data.decode() for path, one in done.items()}, not any(o.unsaid for o in done.values())


@given(vault=vaults, new=st.sampled_from((*PATHS, "p/Neu é.md", "Z.md", "p/q/a.md")), data=st.data())
def test_every_link_means_what_it_meant(vault: dict[str, tuple[Written, ...]], new: str, data: st.DataObject) -> None:
    old = data.draw(st.sampled_from(sorted(vault)))
    assume(fold_path(new) not in map(fold_path, vault))
    texts = {path: text_of(parts) for path, parts in vault.items()}
    after, all_said = rename(texts, old, new)
    assert all_said
    before_index, after_index = LinkIndex(texts), LinkIndex(after)
    for path, parts in vault.items():
        now = new if path == old else path
        was = [new if one == old else one for one in meant(path, texts[path], before_index)]
        then = meant(now, after[now], after_index)
        may_begin = path == old  # in another folder a way that led nowhere may lead somewhere
        wrong = [
            b for a, b in zip(was, then, strict=True) if a != b and (a is not None or (b != new and not may_begin))
        ]
        assert wrong == []
        # every byte outside the targets is as it was
        literal = "".join(
            re.escape(part.before) + (r"[^\n\]#|]*" if part.target else "") + re.escape(part.after) for part in parts
        )
        assert re.fullmatch(literal, after[now])


@given(vault=vaults, data=st.data())
def test_there_and_back_gives_the_same_bytes(vault: dict[str, tuple[Written, ...]], data: st.DataObject) -> None:
    old = data.draw(st.sampled_from(sorted(vault)))
    names = [path.rsplit("/", 1)[-1] for path in vault]
    assume(len(set(names)) == len(names))  # a name of two has to be told apart, and stays so
    texts = {path: text_of(parts) for path, parts in vault.items()}
    new = f"{old.rpartition('/')[0]}/Neu x.md".lstrip("/")
    there, _ = rename(texts, old, new)
    back, _ = rename(there, new, old)
    assert back == texts
