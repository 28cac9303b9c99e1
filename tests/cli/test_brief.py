from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Result, Run
from tests.pages.hostile import DANGEROUS, TOKENS

VAULT = """
    === Me.md
    ---
    type: me
    name: Robin
    offers: [roadmap reviews]
    ---
    === people/Ana Silva.md
    ---
    category: author
    tier: close
    organization: Harbour
    role: Editor
    met: at the tide fair
    introduced_by: "[[Bo Chen]]"
    birthday: --12-01
    needs: [roadmap reviews]
    their_goals: hand over the desk
    interests: [kayaks]
    knows_about_me: my maps
    ---
    #assumption she stays at Harbour

    ## Log

    - 2026-11-03 coffee: she is moving teams [got:: a tip about the grant]
    - [ ] send her the slides 📅 2026-11-25
    === people/Bo Chen.md
    ---
    interests: [kayak]
    ---
    === meetings/2026-11-28 Lunch at the quay.md
    ---
    people: ["[[Ana Silva]]", "[[Bo Chen]]", Cy Dahl]
    kind: lunch
    location: Porto
    ---
    """
Asking = Callable[..., Result]


@pytest.fixture
def ask(vault: Callable[[str], Path], run: Run) -> Asking:
    root = vault(VAULT)
    return lambda *args, **settings: run("-C", root, "-q", "brief", *args, **settings)


def test_one_person_on_one_screen(ask: Asking) -> None:
    assert ask("ana").out == (
        "Ana Silva  people/Ana Silva.md\n"
        "Editor, Harbour\n"
        "author; tier close\n"
        "met: at the tide fair; through Bo Chen\n"
        "coming up: birthday 1 December\n"
        "Last\n"
        "  2026-11-03  coffee: she is moving teams\n"
        "  2026-11-28  planned: lunch\n"
        "Open\n"
        "  I promised: send her the slides (by 2026-11-25)\n"
        "Give and get\n"
        "  between us: they have done more for you than you for them so far; thank them for a tip about the grant"
        " (2026-11-03)\n"
        "  they look for roadmap reviews; they are after “hand over the desk”\n"
        "  give next: roadmap reviews: they look for it and you offer it; something on kayaks (a good moment: they have"
        " done more for you than you for them so far)\n"
        "Common ground\n"
        "  they like kayaks\n"
        "  of my work they know: my maps\n"
        "  we both know Bo Chen\n"
        "To check\n"
        "  I assume: she stays at Harbour\n"
        "To ask\n"
        "  What has happened since “she is moving teams”?\n"
        "  They are after “hand over the desk”: what would help most just now?\n"
    )  # fmt: skip


def test_json_of_one_is_an_object_and_of_several_a_list(ask: Asking) -> None:
    found = ask("ana", "--format", "json").json
    assert found["balance"] == -1
    assert found["promises"][0]["text"] == "send her the slides"
    assert found["assumptions"] == ["she stays at Harbour"]
    assert [(one["date"], one["what"]) for one in found["dates"]] == [("2026-12-01", "birthday")]
    assert [gift["source"] for gift in found["give_next"]] == ["needs", "interests"]
    assert len(found["questions"]) == 2
    assert [one["name"] for one in ask("ana", "bo", "--format", "json").json] == ["Ana Silva", "Bo Chen"]


def test_several_begin_with_what_they_share(ask: Asking) -> None:
    assert ask("ana", "bo").out.startswith(
        "Ana Silva and Bo Chen\nTogether\n  Ana Silva and Bo Chen like kayaks\n\nAna Silva  "
    )


def test_everybody_in_a_meeting(ask: Asking) -> None:
    result = ask("--meeting", "lunch at the quay")
    assert result.out.startswith(
        "2026-11-28 Lunch at the quay  meetings/2026-11-28 Lunch at the quay.md\n"
        "lunch on 2026-11-28, Porto\n"
        "no note yet about Cy Dahl\n"
        "\n"
        "Ana Silva and Bo Chen\n"
    )
    found = ask("--meeting", "lunch at the quay", "--format", "json").json
    assert found["meeting"]["date"] == "2026-11-28"
    assert found["without_note"] == ["Cy Dahl"]
    assert [one["name"] for one in found["people"]] == ["Ana Silva", "Bo Chen"]


def test_a_meeting_without_anybody(vault: Callable[[str], Path], run: Run) -> None:
    root = vault("=== meetings/2026-11-28 Quiet.md\n---\nkind: call\n---\n")
    assert run("-C", root, "brief", "--meeting", "quiet").out.endswith("nobody is named in it yet\n")


def test_what_is_no_meeting(ask: Asking) -> None:
    result = ask("--meeting", "people/Ana Silva.md")
    assert (result.code, result.out) == (1, "")
    assert "people/Ana Silva.md is no meeting" in result.err


@pytest.mark.parametrize("args", [(), ("ana", "--meeting", "lunch")])
def test_somebody_or_a_meeting_must_be_named(args: tuple[str, ...], ask: Asking) -> None:
    result = ask(*args)
    assert (result.code, result.out) == (2, "")
    assert "name somebody, or a meeting" in result.err


def test_before_asking(ask: Asking) -> None:
    assert ask("ana", "--ask").out == (
        "Ana Silva  people/Ana Silva.md\n"
        "Before I ask\n"
        "  It is a little early to ask. Give something first, and asking will come more easily.\n"
        "Why wait\n"
        "  A thank-you is still open: “a tip about the grant” (2026-11-03).\n"
        "  They have done more for you than you for them so far: it is your turn to give.\n"
        "How things stand\n"
        "  last contact: coffee on 2026-11-03\n"
        "  between us: they have done more for you than you for them so far\n"
        "  last favour from them: a tip about the grant (2026-11-03)\n"
        "Promises of mine\n"
        "  send her the slides (by 2026-11-25)\n"
        "Give first\n"
        "  roadmap reviews: they look for it and you offer it\n"
        "  something on kayaks\n"
    )
    found = ask("ana", "--ask", "--format", "json").json
    assert (found["last_ask"], len(found["too_early"])) == ("2026-11-03", 2)


def test_as_markdown(ask: Asking) -> None:
    found = ask("ana", "--format", "md").out
    assert found.startswith("## Ana Silva\n\n- Editor, Harbour\n- author; tier close\n")
    assert "### To ask\n\n- What has happened since “she is moving teams”?\n" in found


def test_an_almost_empty_note(vault: Callable[[str], Path], run: Run) -> None:
    root = vault("=== people/Bo Chen.md\nA stub.\n")
    assert run("-C", root, "brief", "bo").out == (
        "Bo Chen  people/Bo Chen.md\n"
        "Last\n"
        "  no contact yet\n"
        "To ask\n"
        "  What is on their mind most just now?\n"
        "  What could I do that would help?\n"
    )


def test_an_unknown_name_is_no(ask: Asking) -> None:
    assert (ask("xqzw").code, ask("xqzw").out) == (1, "")


@pytest.mark.parametrize("name", TOKENS)
def test_hostile_text_stays_text(name: str, vault: Callable[[str], Path], run: Run) -> None:
    quoted = '"' + "".join(f"\\u{ord(char):04x}" for char in name) + '"'
    matter = f"name: {quoted}\nrole: {quoted}\nneeds: [{quoted}]\nmet: {quoted}\nknows_about_me: {quoted}"
    root = vault(f"=== people/Ana.md\n---\n{matter}\n---\n")
    for args in (("--ask",), ()):
        shown = run("-C", root, "-q", "brief", "people/Ana.md", *args).out
        assert not {"\x1b", "\x00", "\x0b", "\x85", "\u202e", "\u2028"} & set(shown)
        markdown = run("-C", root, "-q", "brief", "people/Ana.md", *args, "--format", "md").out
        assert [mark for mark in DANGEROUS if mark in markdown and mark not in {"==", "-- [ ]"}] == []


def test_nothing_is_asked_of_somebody_who_has_died(vault: Callable[[str], Path], run: Run) -> None:
    root = vault(
        "=== people/Ana.md\n---\nstatus: deceased\nneeds: [piano]\ninterests: [kayaks]\n---\n"
        "## Log\n- 2020-05-01 coffee: by the sea\n- [ ] bring the book 📅 2020-06-01\n"
    )
    assert run("-C", root, "-q", "brief", "ana").out == (
        "Ana  people/Ana.md\ndeceased\nLast\n  2020-05-01  coffee: by the sea\n"
        "Open\n  I promised: bring the book (by 2020-06-01)\nCommon ground\n  they like kayaks\n"
    )
    asked = run("-C", root, "-q", "brief", "ana", "--ask").out
    assert asked.splitlines()[1:5] == [
        "Before I ask",
        "  They have died: there is nothing to ask any more. What you wrote down about them stays.",
        "How things stand",
        "  last contact: coffee on 2020-05-01",
    ]
    assert "Give first" not in asked


@pytest.mark.parametrize("command", ["brief", "followups"])
def test_an_unknown_name_is_offered_only_what_the_command_can_do(
    command: str, vault: Callable[[str], Path], run: Run
) -> None:
    root = vault(VAULT)
    for names in (["xqzw"], ["ana", "xqzw"]):
        said = run("-C", root, "-q", command, *names).err
        assert "no person here is called 'xqzw'" in said
        assert "--new" not in said
        assert "netnotes log" not in said
