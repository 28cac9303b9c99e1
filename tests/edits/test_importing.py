"""New people, known people, and the ends of rows: what an import makes of a vault on disk."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from textwrap import dedent

import pytest

from netnotes.model.dates import PartialDate
from netnotes.model.incoming import (
    IncomingFavour,
    IncomingPerson,
    IncomingRelation,
    IncomingRemark,
    IncomingTask,
    IncomingTouch,
    LeftOut,
)
from netnotes.model.network import Network
from netnotes.vault.load import load_network
from tests.edits.importing import TODAY, bring_in, ends, note, person, plan, said, somebody

ANA = somebody(
    "Ana Silva",
    ids=(("linkedin_id", "ana"),),
    urls=("https://www.linkedin.com/in/ana",),
    emails=("ana@acme.example",),
    organization="Acme",
    role="Analyst",
    met_on=date(2024, 1, 1),
)
LOG = (
    IncomingTouch(
        line=3,
        date=date(2026, 1, 3),
        kind="call",
        text="about the move\nand the cat",
        favours=(
            IncomingFavour(direction="deposit", what="a [rare] book", size=2),
            IncomingFavour(direction="withdrawal", what="tea"),
        ),
    ),
    IncomingTouch(line=4, date=date(2026, 2, 4), kind="hike"),
    IncomingTouch(line=5, date=date(2026, 2, 5), kind="Rode a bike"),
    IncomingTouch(
        line=6, date=date(2026, 2, 6), kind="", favours=(IncomingFavour(direction="deposit", what="20 EUR", size=3),)
    ),
)
BO = somebody(
    "Bo Chen",
    3,
    "Monica",
    key="b",
    ids=(("monica_uuid", "b-1"),),
    phones=("+49 30 123456", "00123"),
    birthday=PartialDate(month=3, day=2),
    groups=("Old friends", "2024"),
    cadence="monthly",
    relations=(IncomingRelation(what="partner", who="Cy", key="c"), IncomingRelation(what="cousin", who="Dee")),
    remarks=(IncomingRemark(text="Likes tea.", date=date(2025, 1, 1)),),
    touches=LOG,
    tasks=(
        IncomingTask(line=7, text="send the deck", due=date(2026, 12, 1)),
        IncomingTask(line=8, text="get the book back", waiting=True),
        IncomingTask(line=9, text="say hello", done=date(2026, 1, 1)),
    ),
)
CY = somebody("Cy Doe", 4, "Monica", key="c", ids=(("monica_uuid", "c-1"),), status="deceased")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "netnotes.yaml").write_text("")
    return tmp_path


def read_back(root: Path) -> Network:
    """The network, which must have nothing to complain of."""
    network = load_network(root)
    assert [problem for problem in network.problems if problem.severity != "info"] == []
    return network


def test_somebody_new_gets_a_short_note(root: Path) -> None:
    done = bring_in(root, said(ANA))
    assert ends(done) == [(2, "Ana Silva", "imported")]
    assert note(root, "Ana Silva") == dedent("""\
        ---
        type: person
        organization: Acme
        role: Analyst
        email: ana@acme.example
        url: https://www.linkedin.com/in/ana
        met: 2024-01-01
        added: 2026-11-21
        linkedin_id: ana
        linkedin_said: role=Analyst; organization=Acme; email=ana@acme.example
        ---
        """)
    found = person(root, "Ana Silva")
    assert (found.cadence, found.tier, found.added) == (None, None, TODAY)


def test_all_that_a_source_has_is_read_back(root: Path) -> None:
    bring_in(root, said(BO, CY))
    network = read_back(root)
    found = person(root, "Bo Chen")
    assert found.phones == ("+49 30 123456", "00123")
    assert (found.birthday, found.tags) == (PartialDate(month=3, day=2), ("old-friends",))
    assert found.cadence is not None
    assert [ref.target for ref in found.household] == ["people/Cy Doe.md"]
    touchpoints = {(t.date, t.kind, t.text) for t in network.touchpoints_of("people/Bo Chen.md")}
    assert touchpoints == {
        (date(2026, 1, 3), "call", "about the move / and the cat"),
        (date(2026, 2, 4), "hike", ""),
        (date(2026, 2, 5), "contact", "Rode a bike"),
    }
    assert sorted((e.date, e.direction, e.what, e.size) for e in network.exchanges) == [
        (date(2026, 1, 3), "deposit", "a (rare) book", 2),
        (date(2026, 1, 3), "withdrawal", "tea", 1),
        (date(2026, 2, 6), "deposit", "20 EUR", 3),
    ]
    assert [(t.text, t.due, t.state, t.waiting) for t in network.tasks if "book" in t.text or t.due] == [
        ("send the deck", date(2026, 12, 1), "open", False),
        ("get the book back #waiting", None, "open", True),
    ]
    text = note(root, "Bo Chen")
    assert "### Note, 2025-01-01\n\nLikes tea.\n" in text
    assert "- partner: [Cy Doe](Cy%20Doe.md)\n- cousin: Dee\n" in text
    assert person(root, "Cy Doe").status == "deceased"


def test_importing_the_same_again_changes_nothing(root: Path) -> None:
    file = said(ANA, BO, CY, somebody("Nameless Row", 9), left=(LeftOut(line=12, what="", why="no name"),))
    bring_in(root, file)
    again = plan(root, file)
    assert again.changes == ()
    assert [(row.end, row.why) for row in again.rows] == [
        *[("matched", "nothing to add")] * 4,
        ("skipped", "no name"),
    ]


def test_the_sums_add_up(root: Path) -> None:
    done = bring_in(root, said(ANA, somebody("\u202e", 5), left=(LeftOut(line=9, what="x", why="no name"),)))
    (total,) = done.sums
    assert total.ends == {"imported": 1, "matched": 0, "skipped": 2, "review": 0}
    assert total.rows == sum(total.ends.values()) + total.inside
    assert {row.why for row in done.rows if row.end == "skipped"} == {"no name", "no name that a note can have"}


def test_a_note_that_was_moved_and_renamed_is_known_again(root: Path) -> None:
    bring_in(root, said(ANA))
    (root / "friends").mkdir()
    (root / "people/Ana Silva.md").rename(root / "friends/Ana.md")
    assert plan(root, said(replace(ANA, emails=()))).changes == ()


KNOWN = """
    === people/Ana Silva.md
    ---
    # mine
    role: head of everything
    email: [ana@acme.example]
    org:
    ---
    Some text.

    ## Log

    - 2026-01-03 call: by me
    """


def test_of_known_people_only_empty_fields_are_filled(vault: Callable[[str], Path]) -> None:
    root = vault(KNOWN)
    done = bring_in(root, said(replace(ANA, emails=("ana@acme.example", "second@x.example"), touches=LOG[:1])))
    assert [(row.end, row.why) for row in done.rows] == [
        ("matched", "added: organization, email, url, met, linkedin_id, 1 contact, 1 task")
    ]
    assert note(root, "Ana Silva") == dedent("""\
        ---
        # mine
        role: head of everything
        email: [ana@acme.example, second@x.example]
        org: Acme
        linkedin_said: role=Analyst; organization=Acme; email=ana@acme.example
        url:
          - https://www.linkedin.com/in/ana
        met: 2024-01-01
        linkedin_id: ana
        ---
        Some text.

        ## Log

        - 2026-01-03 call: by me
        - 2026-01-03 call: about the move / and the cat [gave:: a (rare) book] [size:: 2]

        ## Tasks

        - [x] tea [got:: tea] ✅ 2026-01-03
        """)


def test_a_line_that_its_owner_reworded_does_not_come_again(root: Path) -> None:
    bring_in(root, said(BO))
    path = root / "people/Bo Chen.md"
    text = (
        path.read_text().replace("about the move / and the cat", "the cat is well").replace("- [ ] send", "- [x] send")
    )
    path.write_text(text)
    assert plan(root, said(BO)).changes == ()


def test_what_came_since_is_added(root: Path) -> None:
    bring_in(root, said(BO))
    more = IncomingTouch(line=20, date=date(2026, 3, 1), kind="call", text="again")
    bring_in(
        root, said(replace(BO, touches=(*LOG, more), remarks=(*BO.remarks, IncomingRemark(text="# New\n- [ ] x"))))
    )
    text = note(root, "Bo Chen")
    assert "- 2026-03-01 call: again\n" in text
    assert "\\# New\n\\- [ ] x\n" in text
    assert len(read_back(root).touchpoints_of("people/Bo Chen.md")) == 4


def test_rows_of_one_person_become_one_note(root: Path) -> None:
    twice = said(ANA, replace(ANA, line=7, phones=("+1 555 0100",), ids=()))
    done = bring_in(root, twice)
    assert [(row.line, row.end, row.why) for row in done.rows] == [
        (2, "imported", ""),
        (7, "matched", "the same as line 2"),
    ]
    assert person(root, "Ana Silva").phones == ("+1 555 0100",)
    other = bring_in(
        root, said(somebody("Eve", 2, emails=("e@x.example",))), said(somebody("Eve", 9, emails=("e@x.example",)))
    )
    assert other.rows[1].why == "the same as 1.csv:2"


def test_two_people_of_one_name_get_a_note_each(root: Path) -> None:
    ana = replace(ANA, emails=(), urls=())
    other = replace(ana, line=3, ids=(("linkedin_id", "another"),), organization="Heron Grid", role="Pilot")
    bring_in(root, said(ana, other))
    assert sorted(path.name for path in (root / "people").iterdir()) == ["Ana Silva 2.md", "Ana Silva.md"]
    assert {one.name for one in read_back(root).people} == {"Ana Silva"}
    assert plan(root, said(ana, other)).changes == ()


def test_i_am_nobody_to_import(root: Path) -> None:
    me = somebody("Robin Moreira", emails=("robin@example.org",))
    done = plan(root, said(me), mine=frozenset({"robin moreira", "robin@example.org"}))
    assert [(row.end, row.why) for row in done.rows] == [("skipped", "this is you")]
    namesake = replace(me, emails=("another@example.org",))
    assert plan(root, said(namesake), mine=frozenset({"robin moreira", "robin@example.org"})).changes


def test_who_may_be_somebody_is_left_for_review(vault: Callable[[str], Path]) -> None:
    root = vault(KNOWN)
    done = plan(root, said(somebody("Ana Silva", organization="Elsewhere")))
    assert [change.path for change in done.changes] == ["imports/Review.md"]
    assert [(row.end, row.why) for row in done.rows] == [("review", "may be Ana Silva")]


def test_a_private_note_is_filled_like_any_other(vault: Callable[[str], Path]) -> None:
    root = vault("""
        === people/Ana Silva.md
        ---
        email: ana@acme.example
        private: true
        ---
        """)
    bring_in(root, said(ANA))
    assert person(root, "Ana Silva").private
    assert person(root, "Ana Silva").role == "Analyst"


def test_a_note_that_cannot_be_edited_safely_is_skipped_with_the_reason(vault: Callable[[str], Path]) -> None:
    root = vault("""
        === people/Ana Silva.md
        ---
        email: ana@acme.example
        ---
        ```
        """)
    done = plan(root, said(replace(ANA, touches=LOG)))
    assert [row.end for row in done.rows] == ["skipped"]
    assert done.rows[0].why.startswith("people/Ana Silva.md: ")
    assert done.changes == ()


def test_new_people_go_where_they_are_wanted(root: Path) -> None:
    bring_in(root, said(ANA), into="people/Imported")
    assert (root / "people/Imported/Ana Silva.md").exists()


def test_first_newcomers_know_their_contacts(root: Path) -> None:
    done = plan(root, said(BO))
    (one,) = done.newcomers
    assert (one.contacts, one.last) == (3, date(2026, 2, 5))


@pytest.mark.parametrize("today", [TODAY, date(2027, 5, 1)])
def test_another_day_changes_nothing(root: Path, today: date) -> None:
    bring_in(root, said(ANA, BO, CY))
    assert plan(root, said(ANA, BO, CY), today=today).changes == ()


HOSTILE: dict[str, IncomingPerson] = {
    "../../etc/passwd": somebody("../../etc/passwd"),
    "CON": somebody("CON"),
    '=HYPERLINK("http://x","y")': somebody('=HYPERLINK("http://x","y")'),
    "abc": somebody("a\x00b\x1b\u202ec"),
    "x" * 199 + "…": somebody("x" * 300),
    "李 雷": somebody("李 雷"),
    "Index": somebody("Index"),
    "2026-01-01": somebody("2026-01-01"),
    "Me": somebody("Me"),
    "true": somebody("true", role="yes", organization="007", department="- a", location="a: b # c"),
    "[ [Ana]]": somebody("[[Ana]]", role="{{title}} <% x %>", organization="[x](y.md)", aliases=("[[Bo]]",)),
    "@ # % &": somebody("@ # % &", groups=("person", "#meeting", "a b/c", "123")),
    "only@x.example": somebody("", emails=("only@x.example",)),
    "Urls": somebody("Urls", urls=("javascript:alert(1)", "data:text/html,x", "https://ok.example/a")),
    "Kinds": somebody(
        "Kinds", touches=(IncomingTouch(line=3, date=date(2026, 1, 1), kind="a\nb: [x]", text="- [ ] #call"),)
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_and_values_become_plain_text(root: Path, name: str) -> None:
    one = HOSTILE[name]
    bring_in(root, said(one))
    network = read_back(root)
    (found,) = network.people
    assert found.name == name
    assert found.path.startswith("people/")
    assert network.me is None
    assert all(link.target == "" for read in network.notes for link in read.links)
    assert not any("javascript" in url or "data:" in url for url in found.urls)
    text = (root / found.path).read_text(encoding="utf-8")
    assert all(char == "\n" or char.isprintable() for char in text)
    assert [path for path in root.rglob("*.md") if path.parent != root / "people"] == []
    assert plan(root, said(one)).changes == ()


REMARK = """\
---
name: other
---
# Log
- 2026-01-01 coffee: not said
2026-01-02 lunch
## 2026-01-03 dinner
- [ ] a task #call
* [x] done ✅ 2026-01-01
[[Ana Silva]] ![[Ana Silva]] [a](../x.md) ![](https://track.example/x.png) [web](https://ok.example)
%% netnotes:begin due %%
%% netnotes:end %%
<!-- netnotes:begin due -->
<script>alert(1)</script>
```dataviewjs
dv.pages()
~~~
gave:: a house
[gave:: a car] (got:: a boat)
#person
role:: king
| a | b |
> quote
=====
<<<<<<< HEAD
>>>>>>> other
    indented
\tcode
a\u202eb\x07c ^block `x`
"""


@pytest.mark.parametrize("as_remark", [True, False])
@pytest.mark.parametrize("known", [True, False])
def test_foreign_text_stays_text(vault: Callable[[str], Path], as_remark: bool, known: bool) -> None:
    root = vault(KNOWN if known else "=== netnotes.yaml\n")
    one = somebody("Ana Silva", emails=("ana@acme.example",))
    if as_remark:
        one = replace(one, remarks=(IncomingRemark(text=REMARK, heading="## History [[x]]"),))
    else:
        touch = IncomingTouch(line=3, date=date(2026, 2, 2), kind="call", text=REMARK)
        one = replace(one, touches=(touch,), tasks=(IncomingTask(line=4, text=REMARK),))
    bring_in(root, said(one))
    network = read_back(root)
    read = next(n for n in network.notes if n.path == "people/Ana Silva.md")
    touchpoints = [(t.date, t.kind) for t in network.touchpoints if t.date != date(2026, 1, 3)]
    assert touchpoints == ([] if as_remark else [(date(2026, 2, 2), "call")])
    assert len(network.tasks) == (0 if as_remark else 1)
    assert (read.links, read.regions, network.exchanges) == ((), (), ())
    assert [tag.name for tag in read.tags] == []
    assert not any(prop.inline for prop in read.properties)
    text = note(root, "Ana Silva")
    assert "not said" in text
    assert "\u202e" not in text
    assert plan(root, said(one)).changes == ()
