from collections.abc import Callable
from pathlib import Path

import click
import pytest

from netnotes.cli.asked import Asked
from netnotes.cli.commands.draft import draft
from netnotes.cli.completing import complete_message_kind
from netnotes.rules.message_kinds import KINDS
from tests.cli.conftest import Result, Run

VAULT = """
    === Me.md
    ---
    type: me
    name: Robin Moreira
    offers: [roadmap reviews]
    ---
    === people/Ana Silva.md
    ---
    email: ana@example.org
    needs: [roadmap reviews]
    ---
    ## Log

    - 2026-11-03 coffee: she is moving teams [got:: reviewed my talk]
    === people/Bo Chen.md
    ---
    offers: [roadmap reviews]
    ---
    ## Log

    - 2026-11-01 call
    === people/Cy Dahl.md
    ---
    private: true
    email: cy@example.org
    ---
    === people/Di Falk.md
    ---
    died: 2025-01-01
    ---
    """
Asking = Callable[..., Result]


@pytest.fixture
def root(vault: Callable[[str], Path]) -> Path:
    return vault(VAULT)


@pytest.fixture
def ask(root: Path, run: Run) -> Asking:
    return lambda *args, **settings: run("-C", root, "draft", *args, **settings)


def test_without_a_kind_they_are_listed(ask: Asking) -> None:
    for result in (ask(), ask("ana")):
        assert result.code == 0
        assert result.out.startswith("Kind ")
        assert [line.split()[0] for line in result.out.splitlines()[1:]] == [kind.kind for kind in KINDS]
    assert ask("--format", "json").json[0] == {
        "kind": "expert-opinion", "what": "ask for their opinion on something they know", "minutes": 20, "people": 1,
    }  # fmt: skip


def test_a_kind_without_a_name_is_a_mistake(ask: Asking) -> None:
    result = ask("--kind", "reconnect")
    assert result.code == 2
    assert "netnotes draft NAME --kind reconnect" in result.err


def test_the_draft_goes_to_standard_output_and_what_helps_the_writer_does_not(ask: Asking) -> None:
    result = ask("ana", "--kind", "follow-up", "--topic", "the survey", "--minutes", "15")
    assert result.out == (
        "Subject: Following up on our coffee\n"
        "\n"
        "Hi Ana,\n"
        "\n"
        "Thank you for the time over coffee on 3 November. What stayed with me most is the survey.\n"
        "\n"
        "I gather that you are looking for roadmap reviews. There I may be able to help you, so do ask.\n"
        "\n"
        "Would you like to go on from there, for 15 minutes in the next two weeks?\n"
        "\n"
        "Best wishes,\n"
        "Robin\n"
    )
    gaps = ask("ana", "--kind", "thank-you")
    assert "[what came of it]" in gaps.out
    assert "moving teams" not in gaps.out
    assert "For the gaps, what your notes say of Ana Silva:\n  2026-11-03 coffee: she is moving teams\n" in gaps.err


def test_the_beginning_of_a_kind_is_enough_and_a_slip_is_told(ask: Asking) -> None:
    assert ask("ana", "-k", "Thank you").out == ask("ana", "-k", "thank").out != ""
    for slip in ("folow-up", "in", ""):
        result = ask("ana", "-k", slip)
        assert (result.code, result.out) == (2, "")
    assert "did you mean follow-up?" in ask("ana", "-k", "folow-up").err


def test_as_a_link_for_a_mail_program(ask: Asking) -> None:
    out = ask("ana", "-k", "thank", "--mailto").out
    assert out.startswith(
        "mailto:ana@example.org?subject=Thank%20you&body=Hi%20Ana%2C%0D%0A%0D%0AThank%20you%3A%20you%20"
    )
    assert out.count("\n") == 1
    without = ask("bo", "-k", "reconnect", "--mailto")
    assert without.out.startswith("mailto:?subject=")
    assert "No e-mail address of Bo Chen is in your notes." in without.err


def test_json_has_everything(ask: Asking) -> None:
    found = ask("ana", "-k", "thank", "--format", "json").json
    assert list(found) == ["kind", "to", "paths", "emails", "subject", "body", "mailto"]
    assert (found["to"], found["emails"], found["subject"]) == (["Ana Silva"], ["ana@example.org"], "Thank you")
    assert [one["to"] for one in ask("ana", "bo", "-k", "reconnect", "--format", "json").json] == [
        ["Ana Silva"],
        ["Bo Chen"],
    ]


def test_to_each_side_of_an_introduction(ask: Asking) -> None:
    out = ask("ana", "bo", "-k", "intro-ask").out
    first, second = out.split("\n\n-- \n\n")
    assert first.startswith("To: Ana Silva <ana@example.org>\nSubject: May I introduce you to Bo Chen?\n")
    assert second.startswith("To: Bo Chen\nSubject: May I introduce you to Ana Silva?\n")
    assert "Ana is looking for roadmap reviews, and you may be able to help" in second
    one = ask("ana", "-k", "intro-ask")
    assert (one.code, one.out) == (2, "")
    assert "is for two people" in one.err


def test_who_is_private_gets_none_without_saying_so(ask: Asking) -> None:
    result = ask("cy", "-k", "reconnect")
    assert (result.code, result.out) == (1, "")
    assert "Cy Dahl is private" in result.err
    assert "--private" in result.err
    assert ask("ana", "cy", "-k", "intro-both").code == 1
    assert ask("cy", "-k", "reconnect", "--private").out.startswith("Subject: ")


def test_nobody_writes_to_the_dead(ask: Asking) -> None:
    result = ask("di", "-k", "reconnect", "--private")
    assert (result.code, result.out) == (1, "")


def test_it_is_written_down_as_a_touchpoint(root: Path, ask: Asking, run: Run) -> None:
    preview = ask("ana", "-k", "follow-up", "--topic", "the survey", "-n")
    assert "+- 2026-11-21 message: follow up: the survey" in preview.out
    note = root / "people/Ana Silva.md"
    before = note.read_text(encoding="utf-8")
    assert "message" not in before
    result = ask("ana", "-k", "follow-up", "--topic", "the survey", "--log")
    assert result.out.startswith("Subject: ")
    assert "+-" not in result.out
    assert note.read_text(encoding="utf-8") == before.rstrip("\n") + "\n- 2026-11-21 message: follow up: the survey\n"
    assert "Logged in people/Ana Silva.md" in result.err
    assert run("-C", root, "show", "ana", "--format", "json").json["last_contact"] == "2026-11-21"


def test_a_thank_you_settles_what_was_to_be_thanked_for(root: Path, ask: Asking, run: Run) -> None:
    assert run("-C", root, "balance", "ana", "--format", "json").json["thanks_owed"] == 1
    ask("ana", "-k", "thank", "--log")
    assert run("-C", root, "balance", "ana", "--format", "json").json["thanks_owed"] == 0


def test_an_introduction_is_logged_with_both(root: Path, ask: Asking) -> None:
    ask("ana", "bo", "-k", "intro-both", "--log")
    assert all("message: intro both" in (root / f"people/{name}.md").read_text() for name in ("Ana Silva", "Bo Chen"))


@pytest.mark.parametrize("topic", ["x" * 201, "a\x1b[31mb", "[[", "[gave:: a car]", "<!--", "a\nBcc: x@y.org"])
def test_a_hostile_topic_is_refused_or_harmless(topic: str, root: Path, ask: Asking) -> None:
    before = (root / "people/Ana Silva.md").read_bytes()
    result = ask("ana", "-k", "reconnect", "--topic", topic, "--log")
    after = (root / "people/Ana Silva.md").read_bytes()
    assert (result.code == 2) == (after == before)
    assert "\nBcc" not in result.out
    assert "\x1b" not in result.out + result.err


def test_a_template_of_the_vault_and_what_is_wrong_with_it(vault: Callable[[str], Path], ask: Asking) -> None:
    vault("=== .netnotes/templates/messages/board-paper.txt.j2\nSubject: {{ topic|gap('paper') }}\n\n{{ nothing }}\n")
    assert "board-paper" in ask().out
    result = ask("ana", "-k", "board-paper")
    assert (result.code, result.out) == (2, "")
    assert ".netnotes/templates/messages/board-paper.txt.j2:3: " in result.err
    vault("=== .netnotes/templates/messages/board-paper.txt.j2\nSubject: {{ topic|gap('paper') }}\n\nHi\n")
    assert ask("ana", "-k", "board").out == "Subject: [paper]\n\nHi\n"
    vault("=== .netnotes/templates/messages/reconnect.txt.j2\n{{ nothing }}\n")
    result = ask("ana", "-k", "reconnect")
    assert result.out.startswith("Subject: How are you?\n")
    assert ".netnotes/templates/messages/reconnect.txt.j2:1: " in result.err


def test_kinds_complete_in_the_shell(root: Path, vault: Callable[[str], Path]) -> None:
    vault("=== .netnotes/templates/messages/intro-late.txt.j2\nx\n=== .netnotes/templates/messages/_intro.txt.j2\nx\n")
    asked = Asked()
    asked.vault = root
    ctx = click.Context(draft, obj=asked)
    option = next(param for param in draft.params if param.name == "kind")
    found = [item.value for item in complete_message_kind(ctx, option, "intro")]
    assert found == ["intro-ask", "intro-both", "intro-late"]


def test_somebody_private_is_not_named_to_others(vault: Callable[[str], Path], run: Run) -> None:
    root = vault(
        "=== people/Ana.md\n---\nmet: through [[Cy Dahl]]\n---\n"
        "=== people/Bo.md\n## Log\n- 2026-11-20 coffee: hm [got:: a word with [Cy](Cy%20Dahl.md)]\n"
        "=== people/Cy Dahl.md\n---\nprivate: true\n---\n"
    )
    met = ("-C", root, "-q", "draft", "ana", "-k", "reconnect")
    thanks = ("-C", root, "-q", "draft", "bo", "-k", "thank-you")
    assert "Cy" not in run(*met).out
    assert "We met through Cy Dahl." in run(*met, "--private").out
    assert "Thank you for [what they did]" in run(*thanks).out
    assert "Thank you for a word with Cy" in run(*thanks, "--private").out


UNREAD = """
    === people/Ana Silva.md
    ---
    introduced_by: "[[Broken Bird]]"
    met: at a fair with Broken Bird
    organization: "[[Broken Guild]]"
    offers: [maps of Broken Bird]
    interests: [the songs of Broken Bird]
    ---
    === people/Bo Chen.md
    ## Log
    - 2026-11-20 coffee: hm [got:: a word with Broken Bird]
    === people/Cy Dahl.md
    ---
    introduced_by: Broken Bird
    ---
    === people/Di Falk.md
    ---
    role: assistant to Broken Bird
    ---
    === meetings/2026-11-19 Party of Broken Bird.md
    ---
    kind: event
    people: "[[Di Falk]]"
    ---
    === people/Broken Bird.md
    ---
    x: [
    ---
    === people/Bo Unread.md
    ---
    x: [
    ---
    === organizations/Broken Guild.md
    ---
    x: [
    ---
    """


def test_somebody_whose_note_cannot_be_read_is_not_named(vault: Callable[[str], Path], run: Run) -> None:
    root = vault(UNREAD)
    for kind in KINDS:
        for names in (("ana silva", "di falk"),) if kind.people == 2 else (("ana",), ("bo chen",), ("cy",), ("di",)):
            result = run("-C", root, "-q", "draft", *names, "-k", kind.kind)
            assert result.code == 0
            assert "Broken" not in result.out, (kind.kind, names)
    assert "Thank you for [what they did]" in run("-C", root, "draft", "bo chen", "-k", "thank-you").out
    assert "[how you know of each other]" in run("-C", root, "draft", "cy", "-k", "reconnect").out
    assert "Broken Bird put us in touch." in run("-C", root, "draft", "cy", "-k", "reconnect", "--private").out
    said = run("-C", root, "draft", "ana", "-k", "expert-opinion", "--topic", "what Broken Bird sings").out
    assert "Your view on what Broken Bird sings" in said, "what was typed is meant"


def test_nobody_is_introduced_to_a_note_that_cannot_be_read(vault: Callable[[str], Path], run: Run) -> None:
    result = run("-C", vault(UNREAD), "draft", "ana silva", "broken bird", "-k", "intro-ask")
    assert (result.code, result.out) == (1, "")
    assert "people/Broken Bird.md cannot be read" in result.err


def test_nothing_is_logged_with_somebody_else(vault: Callable[[str], Path], run: Run) -> None:
    root = vault(UNREAD)
    told = run("-C", root, "draft", "bo", "-k", "reconnect")
    assert told.code == 0
    assert "people/Bo Unread.md cannot be read, and 'bo' may mean it; this is people/Bo Chen.md" in told.err
    for option in ("--log", "-n"):
        result = run("-C", root, "draft", "bo", "-k", "reconnect", option)
        assert (result.code, result.out) == (1, "")
        assert "Bo Unread.md cannot be read" in result.err
    assert "reconnect" not in (root / "people" / "Bo Chen.md").read_text(encoding="utf-8")


def test_a_draft_that_was_logged_is_no_conversation(ask: Asking, root: Path, run: Run) -> None:
    before = ask("bo", "-k", "reconnect").out
    assert "It was good to talk on 1 November." in before
    assert ask("bo", "-k", "reconnect", "--log", "--topic", "tea").code == 0
    assert ask("bo", "-k", "reconnect").out == before
    brief = run("-C", root, "-q", "brief", "bo").out
    assert "2026-11-21  message: reconnect: tea" in brief
    assert "since “reconnect" not in brief
