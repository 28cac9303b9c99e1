"""Rename a note and everything that names it (SPEC 9)."""

from collections.abc import Callable
from pathlib import Path

import pytest

from netnotes.edits.rename import Renaming, new_path, plan_rename
from netnotes.model.errors import OperatorError
from netnotes.vault.load import load_network
from tests.edits.planning import carried_out, indexed

Vault = Callable[[str], Path]
ANA = "people/Ana Silva.md"
NEW = "people/Ana Souza.md"


def plan(root: Path, old: str = ANA, new: str = NEW, *, keep_alias: bool | None = False) -> Renaming:
    return plan_rename(indexed(root), root, old, new, keep_alias=keep_alias)


def renamed(root: Path, old: str = ANA, new: str = NEW) -> dict[str, str]:
    return carried_out(root, plan(root, old, new).changes)


def test_links_in_bodies_and_properties_follow(vault: Vault) -> None:
    root = vault("""
        === people/Ana Silva.md
        Me: [[Ana Silva#Log]]
        === people/Bo.md
        ---
        introduced_by: "[[Ana Silva|Ana]]"
        ---
        [Ana](<Ana Silva.md>) and `[[Ana Silva]]`
        === notes/x.md
        - [[people/Ana Silva]], [a](../people/Ana%20Silva.md#h), [[Bo]]
        === notes/none.md
        Ana Silva is a name in a text.
    """)
    done = plan(root)
    assert (done.links, done.notes, done.names, done.alias) == (5, 3, 0, "")
    assert carried_out(root, done.changes) == {
        "people/Ana Souza.md": "Me: [[Ana Souza#Log]]\n",
        "people/Bo.md": '---\nintroduced_by: "[[Ana Souza|Ana]]"\n---\n[Ana](<Ana Souza.md>) and `[[Ana Silva]]`\n',
        "notes/x.md": "- [[people/Ana Souza]], [a](../people/Ana%20Souza.md#h), [[Bo]]\n",
    }
    assert not (root / ANA).exists()


def test_bare_names_that_mean_the_file_name_follow(vault: Vault) -> None:
    root = vault("""
        === people/Ana Silva.md
        ---
        aliases: [Annie]
        ---
        === meetings/2026-11-03.md
        ---
        people: [Ana Silva, Bo Chen, Ana Silva Lima]   # Ana Silva
        gave: {what: a book by Ana Silva, to: ana-silva}
        ---
        With Ana Silva.
        === meetings/2026-11-04.md
        ---
        with: Annie
        gave: a tip
        ---
        === meetings/2026-11-05.md
        ---
        people:
          - 'Ana Silva'
        location: Ana Silva
        ---
        - gave:: lunch [to:: Ana Silva]
    """)
    done = plan(root)
    assert (done.names, done.lost) == (4, ())
    assert carried_out(root, done.changes) == {
        "people/Ana Souza.md": "---\naliases: [Annie]\n---\n",
        "meetings/2026-11-03.md": (
            "---\npeople: [Ana Souza, Bo Chen, Ana Silva Lima]   # Ana Silva\n"
            "gave: {what: a book by Ana Silva, to: Ana Souza}\n---\nWith Ana Silva.\n"
        ),
        "meetings/2026-11-05.md": (
            "---\npeople:\n  - 'Ana Souza'\nlocation: Ana Silva\n---\n- gave:: lunch [to:: Ana Souza]\n"
        ),
    }
    network = load_network(root)
    assert {(t.person, t.path) for t in network.touchpoints} == {
        (NEW, f"meetings/2026-11-0{day}.md") for day in (3, 4, 5)
    }


def test_goals_and_organizations_are_named_without_links_too(vault: Vault) -> None:
    root = vault("""
        === organizations/Acme.md
        === goals/Lead.md
        ---
        needs: [{what: mentor, people: [Ana Silva]}]
        people: Ana Silva
        ---
        === goals/Learn.md
        ---
        parent: Lead
        organizations: Acme
        ---
        === people/Ana Silva.md
        ---
        helps_with: Lead
        organization: Acme
        ---
    """)
    assert renamed(root, "goals/Lead.md", "goals/Lead a team.md")["goals/Learn.md"] == (
        "---\nparent: Lead a team\norganizations: Acme\n---\n"
    )
    assert renamed(root)["goals/Lead a team.md"] == (
        "---\nneeds: [{what: mentor, people: [Ana Souza]}]\npeople: Ana Souza\n---\n"
    )
    (root / "organizations/Acme.md").write_text("x")
    assert set(renamed(root, "organizations/Acme.md", "organizations/Acme Ltd.md")) == {
        "organizations/Acme Ltd.md",
        "goals/Learn.md",
        NEW,
    }
    (goal,) = [goal for goal in load_network(root).goals if goal.name == "Lead a team"]
    assert [ref.target for ref in (*goal.people, *goal.needs[0].people)] == [NEW, NEW]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('name: Ana Silva\ntitle: "Ana Silva"', 'name: Ana Souza\ntitle: "Ana Souza"'),
        ("name: Dr Ana Silva", "name: Dr Ana Silva"),
        ("met: Ana Silva\nfull_name: 'Ana Silva' # so", "met: Ana Silva\nfull_name: 'Ana Souza' # so"),
    ],
)
def test_its_own_name_follows_where_it_was_the_file_name(vault: Vault, before: str, after: str) -> None:
    root = vault(f"=== {ANA}\n---\n{before}\n---\n# Ana Silva\n")
    assert renamed(root) == {NEW: f"---\n{after}\n---\n# Ana Silva\n"}


def test_only_the_case_changes(vault: Vault) -> None:
    root = vault("""
        === people/ana silva.md
        === x.md
        [[ana silva]] [[Ana Silva|a]]
    """)
    assert renamed(root, "people/ana silva.md", ANA) == {ANA: "", "x.md": "[[Ana Silva]] [[Ana Silva|a]]\n"}


@pytest.mark.parametrize(
    ("new", "words"),
    [
        ("people/Bo Chen.md", "already at people/Bo Chen.md"),
        ("people/bo chen.md", "already at people/Bo Chen.md"),
        ("people/picture.md", "already at people/picture.md"),
        ("other/Bo Chen.md", "is called 'Bo Chen' too"),
        ("people/Bobby.md", "is called 'Bobby' too"),
        (ANA, "is called so already"),
    ],
)
def test_a_name_that_is_taken_is_refused(vault: Vault, new: str, words: str) -> None:
    root = vault("""
        === people/Ana Silva.md
        x
        === people/Bo Chen.md
        ---
        aliases: [Bobby]
        ---
    """)
    (root / "people/picture.md").mkdir()
    with pytest.raises(OperatorError) as caught:
        plan(root, new=new)
    assert words in caught.value.message


def test_the_old_name_becomes_an_alias_where_something_counts_by_it(vault: Vault) -> None:
    root = vault("""
        === people/Ana Silva.md
        x
        === meetings/2026-11-03 Lunch with Ana Silva.md
        We had soup.
    """)
    assert [told.path for told in plan(root).lost] == ["meetings/2026-11-03 Lunch with Ana Silva.md"]
    done = plan(root, keep_alias=None)
    assert (done.alias, done.lost) == ("Ana Silva", ())
    assert carried_out(root, done.changes) == {NEW: "---\naliases:\n  - Ana Silva\n---\nx\n"}
    assert [t.person for t in load_network(root).touchpoints] == [NEW]


def test_the_old_name_is_no_alias_where_nothing_needs_it(vault: Vault) -> None:
    root = vault("=== people/Ana Silva.md\nx\n=== a.md\n[[Ana Silva]]\n")
    assert plan(root, keep_alias=None).alias == ""
    assert plan(root, keep_alias=True).alias == "Ana Silva"


def test_what_begins_to_mean_the_note_is_told(vault: Vault) -> None:
    root = vault("""
        === people/Ana Silva.md
        x
        === a.md

        [[Ana Souza]]
        === meetings/2026-11-03.md
        ---
        people: Ana Souza
        ---
    """)
    assert [(told.path, told.line) for told in plan(root).newly] == [("a.md", 2), ("meetings/2026-11-03.md", 1)]


def test_what_netnotes_does_not_read_is_left_and_told(vault: Vault) -> None:
    root = vault("""
        === people/Ana Silva.md
        === bad.md
        ---
        a: "b
        ---
        [[Ana Silva]]
        === Templates/t.md
        [[Ana Silva]]
        === dashboards/Home.md
        <!-- generated by netnotes: edits are replaced -->
        [[Ana Silva]]
        === fine.md
        x
    """)
    done = plan(root)
    assert [(told.path, told.line) for told in done.left] == [("Templates/t.md", 1), ("bad.md", 4)]
    assert [change.path for change in done.changes] == [NEW]


def test_a_note_whose_link_cannot_be_changed_is_left_and_told(vault: Vault) -> None:
    root = vault("=== people/Ana Silva.md\nx\n=== a.md\n---\npeople: [[Ana Silva]]\n---\n[[Ana Silva]]\n")
    done = plan(root, new="people/Silva, Ana.md")
    assert [told.path for told in done.left] == ["a.md"]
    assert [change.path for change in done.changes] == ["people/Silva, Ana.md"]


def test_a_note_that_cannot_be_read_is_not_touched(vault: Vault) -> None:
    root = vault("=== people/Ana Silva.md\n---\na: [\n---\n")
    with pytest.raises(OperatorError, match="cannot be read"):
        plan(root)


def test_a_move_mends_its_own_ways_and_says_that_the_type_changed(vault: Vault) -> None:
    root = vault("""
        === people/Ana Silva.md
        [Bo](Bo.md) ![p](p.png) [[Bo]]
        === people/Bo.md
        [Ana](<Ana Silva.md>)
    """)
    (root / "people/p.png").write_bytes(b"")
    done = plan(root, new="old/2020/Ana Silva.md")
    assert (done.was, done.type) == ("person", None)
    assert carried_out(root, done.changes) == {
        "old/2020/Ana Silva.md": "[Bo](../../people/Bo.md) ![p](../../people/p.png) [[Bo]]\n",
        "people/Bo.md": "[Ana](<../old/2020/Ana Silva.md>)\n",
    }


@pytest.mark.parametrize(
    "new",
    [
        "dashboards/Ana.md",
        "Templates/Ana.md",
        "people/~Ana.md",
        "old/Ana.md",
        "people/Ana.sync-conflict-20261101-101010.md",
    ],
)
def test_a_note_does_not_move_to_where_none_is_read(vault: Vault, new: str) -> None:
    root = vault("=== people/Ana Silva.md\nx\n=== netnotes.yaml\nignore: [old/**]\n")
    with pytest.raises(OperatorError, match="would not read"):
        plan(root, new=new)


def test_the_owners_note_can_be_renamed(vault: Vault) -> None:
    root = vault("""
        === Me.md
        ---
        type: me
        ---
        === people/Bo.md
        [[Me]]
        === meetings/2026-11-03.md
        ---
        people: [Me, Bo]
        ---
    """)
    assert renamed(root, "Me.md", "Robin.md")["people/Bo.md"] == "[[Robin]]\n"


@pytest.mark.parametrize(
    ("new", "path"),
    [("B", "p/B.md"), ("B.md", "p/B.md"), ("q/B", "q/B.md"), ("/B", "B.md"), ("p/q/B.MD", "p/q/B.md")],
)
def test_where_a_new_name_leads(new: str, path: str) -> None:
    assert new_path("p/A.md", new) == path


@pytest.mark.parametrize("new", ["", "a:b", "../B", "a//b", "/", "q/.b", "B\\C"])
def test_a_name_that_no_file_can_have_is_refused(new: str) -> None:
    with pytest.raises(OperatorError):
        new_path("p/A.md", new)
