"""`netnotes match` from the command line: formats, filters, exit codes, words to standard error."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.cli.conftest import SMALL, Result, Run

Small = Callable[..., Result]
NOTES = """
    === people/Ana Silva.md
    ---
    offers: [Grants & their writing, data platforms]
    interests: "=old\\tmaps"
    last_contact: 2026-09-30
    cadence: monthly
    ---
    === people/Bo Chen.md
    ---
    needs: [a mentor in grant writing]
    status: to-meet
    ---
    === people/Chen.md
    ---
    offers: [data protection]
    ---
    """


@pytest.fixture
def asked(vault: Callable[[str], object], run: Run) -> Small:
    root = vault(NOTES)
    return lambda *args: run("match", "-C", str(root), *args)


def test_a_table(asked: Small) -> None:
    found = asked("writing", "grants")
    assert found == Result(
        0,
        "Name       How     Topic                      Words            Status   Last contact\n"
        "Ana Silva  offers  Grants & their writing     Grants, writing  overdue  2026-09-30\n"
        "Bo Chen    needs   a mentor in grant writing  grant, writing   to meet\n",
        "",
    )


def test_json(asked: Small) -> None:
    assert asked("grant writing", "--format", "json").json == [
        {
            "name": "Ana Silva", "path": "people/Ana Silva.md", "how": "offers", "topic": "Grants & their writing",
            "words": ["Grants", "writing"], "status": "overdue", "last_contact": "2026-09-30",
        },
        {
            "name": "Bo Chen", "path": "people/Bo Chen.md", "how": "needs", "topic": "a mentor in grant writing",
            "words": ["grant", "writing"], "status": "to_meet", "last_contact": None,
        },
    ]  # fmt: skip


def test_csv_and_markdown(asked: Small) -> None:
    assert asked("old maps", "--format", "csv").out == (
        "name,path,how,topic,words,status,last_contact\n"
        "Ana Silva,people/Ana Silva.md,likes,'=old maps,old; maps,overdue,2026-09-30\n"
    )
    assert asked("old maps", "--format", "md").out.splitlines()[0] == (
        "| Name | How | Topic | Words | Status | Last contact |"
    )


@pytest.mark.parametrize(
    ("options", "names"),
    [
        ([], ["Ana Silva", "Bo Chen"]),
        (["--offers"], ["Ana Silva"]),
        (["--needs"], ["Bo Chen"]),
        (["--needs", "--offers"], ["Ana Silva", "Bo Chen"]),
        (["--likes"], []),
    ],
)
def test_only_who_offers_needs_or_likes_it(asked: Small, options: list[str], names: list[str]) -> None:
    found = asked("grant writing", *options, "--format", "json")
    assert [row["name"] for row in found.json] == names
    assert found.code == (0 if names else 1)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["grnts", "--offers"], "Nobody in your notes offers grnts; did you mean Grants & their writing?"),
        (
            ["open", "data", "--offers"],
            "Nobody in your notes offers open data; did you mean data platforms or data protection?",
        ),
        (["--needs", "tango"], "Nobody in your notes needs tango; netnotes find looks through everything you wrote."),
        (["…"], "A topic has a word in it: netnotes match hiring"),
    ],
)
def test_nobody_is_a_no_with_a_hint(asked: Small, words: list[str], told: str) -> None:
    assert asked(*words) == Result(1, "", f"{told}\n")
    assert asked(*words, "-q") == Result(1, "", "")
    assert asked(*words, "--format", "json") == Result(1, "[]\n", f"{told}\n")


def test_topics_near_those_that_were_found_are_told(asked: Small) -> None:
    found = asked("data platforms")
    assert found.code == 0
    assert found.err == "Near it, too: data protection\n"


def test_a_vault_without_topics_is_told_how_to_write_them(vault: Callable[[str], object], run: Run) -> None:
    root = str(vault(SMALL))
    assert run("-C", root, "match", "tea", "--likes") == Result(
        1, "", "Nobody's note says yet what they like. Write it like this: interests: [old maps]\n"
    )
    told = run("-C", root, "match", "tea", "--offers", "--likes").err
    assert told.startswith(
        "Nobody's note says yet what they offer or like. Write it like this: offers: [hiring advice]"
    )


def test_a_topic_has_to_be_named(run: Run) -> None:
    assert run("match").code == 2
