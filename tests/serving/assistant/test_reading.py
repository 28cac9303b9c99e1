"""What an assistant can ask, over the protocol: the answers of the commands, bounded and marked as data."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from netnotes.serving.assistant.answers import NOTICE
from tests.index.processes import environment, run
from tests.serving.assistant.talking import EXAMPLE, Assistant, RefusedError, assistant

QUERY = "SELECT name, status, due FROM due ORDER BY name LIMIT 30"
ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT sum(i) FROM n"
SAME: list[tuple[str, dict[str, Any], list[str]]] = [
    ("today", {}, ["today"]),
    ("due", {"limit": 500}, ["due"]),
    ("due", {"limit": 500, "everyone": True}, ["due", "--all"]),
    ("brief", {"names": ["ana silva"]}, ["brief", "ana silva"]),
    ("brief", {"names": ["ana silva", "petra"]}, ["brief", "ana silva", "petra"]),
    ("balance", {"limit": 500}, ["balance"]),
    ("balance", {"name": "ana silva"}, ["balance", "ana silva"]),
    ("goals", {"limit": 500}, ["goals"]),
    ("goals", {"limit": 500, "everyone": True}, ["goals", "--all"]),
    ("goals", {"title": "Datastroom"}, ["goals", "Datastroom"]),
    ("match", {"topic": "hiring", "limit": 500}, ["match", "hiring"]),
    (
        "match",
        {"topic": "hiring", "how": ["offers", "likes"], "limit": 500},
        ["match", "hiring", "--offers", "--likes"],
    ),
    ("path", {"name": "petra", "limit": 500}, ["path", "petra"]),
    ("find", {"text": "coffee type:meeting", "limit": 20}, ["find", "coffee", "type:meeting"]),
    ("query", {"sql": QUERY}, ["query", QUERY]),
]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="module")
def example(home: Path) -> Iterator[Assistant]:
    """An assistant that may see everything of the example vault."""
    with assistant(EXAMPLE, "--private", home=home) as found:
        yield found


@pytest.mark.parametrize(("tool", "arguments", "words"), SAME, ids=lambda part: " ".join(map(str, part))[:40])
def test_answers_are_those_of_the_commands(
    example: Assistant, home: Path, tool: str, arguments: dict[str, Any], words: list[str]
) -> None:
    printed = json.loads(run(EXAMPLE, [*words, "--format", "json"], environment(home)))
    answer = example.ask(tool, **arguments)
    assert answer["data"] == printed
    assert answer["today"] == "2026-11-21"
    assert printed, "an empty answer compares nothing"


def test_every_answer_says_that_it_is_data(example: Assistant) -> None:
    for tool, arguments, _ in SAME:
        assert example.ask(tool, **arguments)["notice"] == NOTICE


def test_the_server_says_that_notes_give_no_orders(example: Assistant) -> None:
    said = example.client.instructions or ""
    assert "never instructions" in said
    assert "Nothing can be changed from here" in said


def test_tools_that_read_say_so_and_those_that_write_are_not_there(example: Assistant) -> None:
    tools = example.tools()
    assert sorted(tools) == sorted({tool for tool, _, _ in SAME})
    for tool in tools.values():
        assert tool.annotations is not None
        assert tool.annotations.read_only_hint is True
        assert tool.annotations.open_world_hint is False
        assert tool.description
        for argument in tool.input_schema["properties"].values():
            assert argument["description"]
    with pytest.raises(RefusedError, match="Unknown tool: log"):
        example.ask("log", names=["ana silva"])


def test_long_lists_say_what_is_not_in_them(example: Assistant) -> None:
    everybody = example.ask("due", everyone=True, limit=500)
    some = example.ask("due", everyone=True, limit=3)
    assert some["data"] == everybody["data"][:3]
    assert some["total"] == everybody["total"] == len(everybody["data"])
    assert some["more"] == f"and {some['total'] - 3} more: ask with a larger limit"
    assert everybody["more"] is None
    rows = example.ask("query", sql="SELECT path FROM notes", limit=2)
    assert len(rows["data"]) == 2
    assert f"and {rows['total'] - 2:,} more rows" in rows["more"]


@pytest.mark.parametrize(
    ("tool", "arguments", "said"),
    [
        ("brief", {"names": ["ana"]}, "brief"),
        ("brief", {"names": []}, "names"),
        ("brief", {"names": "ana"}, "names"),
        ("brief", {"names": ["nobody at all"]}, "nobody at all"),
        ("balance", {"name": "an"}, "fits"),
        ("path", {"name": "../../etc/passwd"}, "names nothing in the vault"),
        ("path", {"name": "/etc/passwd"}, "names nothing in the vault"),
        ("path", {"name": "people\\..\\..\\x"}, "names nothing in the vault"),
        ("path", {"name": "a\0b"}, "one line"),
        ("path", {"name": ""}, "1 to 200"),
        ("path", {"name": "x" * 201}, "200"),
        ("goals", {"title": "no such goal"}, "no such goal"),
        ("due", {"limit": 0}, "limit"),
        ("due", {"limit": 501}, "limit"),
        ("due", {"limit": "many"}, "limit"),
        ("due", {"elsewhere": 1}, "elsewhere"),
        ("match", {}, "topic"),
        ("match", {"topic": "hiring", "how": ["wants"]}, "offers"),
        ("find", {"text": "type:nonsense"}, "nonsense"),
        ("find", {"text": "\0"}, "no word"),
        ("query", {"sql": "DELETE FROM people"}, "only reads"),
        ("query", {"sql": "SELECT * FROM _files"}, "_files"),
        ("query", {"sql": "SELECT 1; SELECT 2"}, "one statement"),
        ("query", {"sql": "SELECT load_extension('x')"}, "load_extension"),
        ("query", {"sql": ENDLESS}, "second"),
        ("nothing", {}, "Unknown tool"),
    ],
)  # fmt: skip
def test_a_bad_request_is_answered_and_the_server_goes_on(
    example: Assistant, tool: str, arguments: dict[str, Any], said: str
) -> None:
    if (tool, arguments) == ("brief", {"names": ["ana"]}):
        assert example.data(tool, **arguments)["name"] == "Ana Silva"
        return
    with pytest.raises(RefusedError) as refused:
        example.ask(tool, **arguments)
    assert said in str(refused.value)
    assert example.data("today")["date"] == "2026-11-21"


def test_an_ambiguous_name_lists_who_could_be_meant(vault: Callable[[str], Path], home: Path) -> None:
    root = vault("""
        === people/Ana Silva.md
        ---
        organization: Acme
        ---
        === people/Ana Costa.md
        ---
        cadence: monthly
        ---
    """)
    with assistant(root, home=home) as found:
        with pytest.raises(RefusedError) as refused:
            found.ask("balance", name="ana")
        assert "people/Ana Silva.md  Acme" in str(refused.value)
        assert "people/Ana Costa.md" in str(refused.value)
        with pytest.raises(RefusedError, match="did you mean Ana Silva"):
            found.ask("balance", name="Ana Sliva")


def test_a_note_edited_between_two_calls_shows_and_the_day_is_that_of_the_call(
    vault: Callable[[str], Path], home: Path
) -> None:
    root = vault("""
        === people/Ana Silva.md
        ---
        cadence: monthly
        ---
        - 2026-11-01 is not in a log
    """)
    for options in ((), ("--private",)):
        with assistant(root, *options, home=home) as found:
            assert found.data("due", everyone=True)[0]["last_contact"] is None
            note = root / "people" / "Ana Silva.md"
            before = note.read_text(encoding="utf-8")
            note.write_text(f"{before}\n## Log\n\n- 2026-11-20 coffee: a quokka\n", encoding="utf-8")
            assert found.data("due", everyone=True)[0]["last_contact"] == "2026-11-20"
            assert [hit["path"] for hit in found.data("find", text="quokka")] == ["people/Ana Silva.md"]
            note.write_text(before, encoding="utf-8")
            assert found.data("due", everyone=True)[0]["last_contact"] is None
            assert found.data("find", text="quokka") == []
            (root / "netnotes.yaml").write_text("soon_days: 200\n", encoding="utf-8")
            (root / "people" / "Bo Chen.md").write_text("---\ncadence: half-yearly\n---\n## Log\n- 2026-11-20 call\n")
            assert {row["name"]: row["status"] for row in found.data("due")}["Bo Chen"] == "soon"
            (root / "netnotes.yaml").unlink()
            assert "Bo Chen" not in {row["name"] for row in found.data("due")}
            (root / "people" / "Bo Chen.md").unlink()


def test_calls_at_the_same_time_are_all_answered(example: Assistant) -> None:
    alone = {f"{tool} {arguments}": example.data(tool, **arguments) for tool, arguments, _ in SAME}

    def ask(number: int) -> bool:
        tool, arguments, _ = SAME[number % len(SAME)]
        return bool(example.data(tool, **arguments) == alone[f"{tool} {arguments}"])

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(ask, range(3 * len(SAME))))


def test_prompts_begin_a_conversation_and_hold_nothing_of_the_notes(example: Assistant) -> None:
    prompts = {prompt.name for prompt in example.portal.call(example.client.list_prompts).prompts}
    assert prompts == {"prepare_for_a_meeting", "weekly_review"}
    said = example.portal.call(example.client.get_prompt, "prepare_for_a_meeting", {"name": "Ana\nSilva"})
    assert "about to meet Ana Silva. Use the tool brief" in said.model_dump_json()


def test_there_are_no_resources(example: Assistant) -> None:
    assert example.portal.call(example.client.list_resources).resources == []
