"""Whatever a vault holds: after a rename or a merge everything counts that counted."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from netnotes.edits.merge import plan_merge
from netnotes.edits.rename import plan_rename
from netnotes.model.network import Network
from netnotes.vault.load import load_network
from tests.edits.planning import carried_out, indexed

OLD, NEW = "people/Ana Silva.md", "people/Neu Mann.md"
ways = st.sampled_from(
    [
        "Ana Silva", "ana-silva", '"[[Ana Silva]]"', "[[Ana Silva]]", "'[[people/Ana Silva|Ana]]'",
        '"[[ana silva#Log]]"',
        '"[a](Ana%20Silva.md)"', '"[a](../people/Ana%20Silva.md)"', "Annie", '"[[Annie]]"', "Bo Chen", '"[[Bo Chen]]"',
        "Ana Silva Lima", "Neu Mann", "Ana", "O'Neill",
    ]
)  # fmt: skip
shapes = st.sampled_from(
    ["people: {0}", "attendees: [{0}, {1}]", "with:\n  - {0} # {1}\n  - {1}", "people:\n- {1}\n- {0}"]
)
favours = st.sampled_from(
    ["", "gave: a map\n", "got: {{what: a tip, to: {0}}}\n", "gave:\n  - {{what: x, to: [{0}]}}\n"]
)
bodies = st.sampled_from(
    [
        "", "Ana Silva was there.\n", "- met [[Ana Silva]]\n", "- [x] call [[Ana Silva|A]] #call ✅ 2026-11-01\n",
        "- gave:: a book [to:: Ana Silva]\n", "**Attendees:** [[Ana Silva]], [[Bo Chen]]\n", "`[[Ana Silva]]`\n",
        "## Attendees\n- [Ana](<../people/Ana Silva.md>)\n",
    ]
)  # fmt: skip
names = st.sampled_from(["call", "Lunch with Ana Silva", "Ana Silva and Bo Chen", "Neu Mann"])


@st.composite
def meetings(draw: st.DrawFn) -> str:
    if not draw(st.booleans()):
        return draw(bodies)
    one, other = draw(ways), draw(ways)
    return f"---\n{(draw(shapes) + chr(10) + draw(favours)).format(one, other)}---\n{draw(bodies)}"


def counted(network: Network, moved: bool) -> dict[str, set[Any]]:
    def now(path: str | None) -> str | None:
        return NEW if moved and path == OLD else path

    return {
        "touchpoints": {(now(t.person), t.date, t.kind, t.path) for t in network.touchpoints},
        "exchanges": {(now(e.person), e.date, e.what, e.path) for e in network.exchanges},
        "goals": {(goal.path, now(ref.target)) for goal in network.goals for ref in goal.people if ref.target},
        "knows": {(now(p.path), now(ref.target)) for p in network.people for ref in p.knows if ref.target},
    }


def write(root: Path, notes: list[tuple[str, str]], way: str, texts: dict[str, str]) -> None:
    """A vault with these meetings, and a person and a goal that name somebody in this way."""
    texts = {
        **{f"meetings/2026-11-0{n + 1} {name}.md": text for n, (name, text) in enumerate(notes)},
        "people/Bo Chen.md": f"---\nknows: {way}\n---\n",
        "goals/G.md": f"---\npeople: [{way}]\n---\n",
        **texts,
    }
    for path, text in texts.items():
        (root / path).parent.mkdir(exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")


meeting_notes = st.lists(st.tuples(names, meetings()), max_size=3)


@settings(max_examples=15)
@given(notes=meeting_notes, way=ways, own=st.sampled_from(["", "name: Ana Silva\n"]))
def test_after_a_rename_everything_counts_that_counted(notes: list[tuple[str, str]], way: str, own: str) -> None:
    with TemporaryDirectory() as folder:
        root = Path(folder)
        write(root, notes, way, {OLD: f"---\naliases: [Annie, O'Neill]\n{own}---\nMe: [[Ana Silva]]\n"})
        before = counted(load_network(root), moved=True)
        done = plan_rename(indexed(root), root, OLD, NEW)
        carried_out(root, done.changes)
        after = counted(load_network(root), moved=False)
        assert done.left == ()
        assert {what: before[what] - after[what] for what in before} == {what: set() for what in before}
        assert bool(done.newly) or before == after


matters = st.sampled_from(["", "---\ntags: [a]\n---\n", "---\naliases: [Annie, O'Neill]\nknows: [Bo Chen] # x\n---\n"])
logs = st.sampled_from(
    [
        "", "Hi.\n", "## Log\n- 2026-01-02 call: x [gave:: a map]\n- 2026-05-02 lunch\n",
        "# T\n## Log\n- 2026-03-02 call\n\n",
        "## 2026-02-02 lunch\nx\n## Homework\n- y", "## History\n\n- 2026-04-02 coffee: [[Ana Silva]]\n  [got:: tea]\n",
    ]
)  # fmt: skip


@settings(max_examples=15)
@given(notes=meeting_notes, way=ways, keep=st.tuples(matters, logs), other=st.tuples(matters, logs))
def test_after_a_merge_everything_counts_that_counted(
    notes: list[tuple[str, str]], way: str, keep: tuple[str, str], other: tuple[str, str]
) -> None:
    with TemporaryDirectory() as folder:
        root = Path(folder)
        write(root, notes, way, {NEW: "".join(keep) + "x\n", OLD: "".join(other) + "z\n"})
        before = counted(load_network(root), moved=True)
        done = plan_merge(indexed(root), root, NEW, OLD, decide=lambda _: "both")
        written = carried_out(root, done.changes)
        after = counted(load_network(root), moved=False)
        assert (done.left, done.lost, (root / OLD).exists()) == ((), (), False)
        for what in before:
            lost = {fact for fact in before[what] if fact not in after[what]}
            assert {(*fact[:-1], NEW if fact[-1] == OLD else fact[-1]) for fact in lost} <= after[what]
        for line in other[1].split("\n")[:-1]:
            assert line.replace("[[Ana Silva]]", "[[Neu Mann]]") in written[NEW] or line in ("## History", "## Log")
