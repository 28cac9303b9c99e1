"""`netnotes today --into-daily`: a section of the daily note, written once; what is ticked in it counts."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from netnotes.index.load import load_network
from tests.cli.conftest import Run

Vault = Callable[[str], Path]
NOTE = "2026-11-21.md"
NOTES = """
    === people/Ana Silva.md
    ---
    cadence: monthly
    private: true
    birthday: --11-21
    ---
    ## Log
    - 2026-09-30 coffee: she is moving teams
    - [ ] send [[Bo Chen|Bo]] and her the *deck* #work 📅 2026-11-20
    - [ ] later 📅 2026-12-20
    === people/Bo Chen.md
    ## Log
    - 2026-01-30 call
    === meetings/2026-11-03 Board.md
    ---
    people: []
    ---
    - [ ] call the venue 📅 2026-11-19
"""
SECTION = """\
## People today

- [ ] [Ana Silva](people/Ana%20Silva.md) #contact
    - every month; last coffee on 2026-09-30
- [2026-11-03 Board](meetings/2026-11-03%20Board.md): call the venue
- [ ] send Bo and her the deck ([Bo Chen](people/Bo%20Chen.md))
- [Ana Silva](people/Ana%20Silva.md): birthday today
"""


@pytest.fixture(autouse=True)
def state_folder(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NETNOTES_STATE_DIR", str(tmp_path_factory.mktemp("state")))


def follow_ups(run: Run, root: Path) -> list[tuple[str, str]]:
    found: list[dict[str, Any]] = run("-C", root, "followups", "--format", "json").json
    return [(one["text"], one["path"]) for one in found]


def test_the_section_is_written_once(run: Run, vault: Vault) -> None:
    root = vault(NOTES)
    before = {path: path.read_bytes() for path in root.rglob("*.md")}
    shown = run("-C", root, "today", "--into-daily", "-n")
    assert "+## People today\n" in shown.out
    assert not (root / NOTE).exists()
    made = run("-C", root, "today", "--into-daily")
    assert (made.code, made.out) == (0, f"wrote People today into {NOTE}: 1 person, 2 promises, 1 date\n")
    assert (root / NOTE).read_text(encoding="utf-8") == SECTION
    again = run("-C", root, "today", "--into-daily")
    assert (again.code, again.out) == (0, f"{NOTE} has a section People today already; nothing was changed\n")
    assert (root / NOTE).read_text(encoding="utf-8") == SECTION
    assert run("-C", root, "undo").code == 0
    assert {path: path.read_bytes() for path in root.rglob("*.md")} == before


def test_what_is_only_offered_is_nothing_yet(run: Run, vault: Vault) -> None:
    root = vault(NOTES)
    asked = ["due", "followups", "history", "inbox", "balance"]
    words = {"history": ["ana"]}

    def answers() -> list[str]:
        return [run("-C", root, name, *words.get(name, ()), "--format", "json").out for name in asked]

    before = answers()
    run("-C", root, "today", "--into-daily", "-q")
    assert (root / NOTE).exists()
    assert answers() == before


@pytest.mark.parametrize("kind", ["contact", "call"])
def test_a_ticked_person_is_a_contact_of_that_day(run: Run, vault: Vault, kind: str) -> None:
    root = vault(NOTES)
    run("-C", root, "today", "--into-daily")
    text = (root / NOTE).read_text(encoding="utf-8").replace("[ ] [Ana", "[x] [Ana").replace("#contact", f"#{kind}")
    (root / NOTE).write_text(text, encoding="utf-8")
    [ana] = [one for one in run("-C", root, "due", "--all", "--format", "json").json if one["name"] == "Ana Silva"]
    assert (ana["last_contact"], ana["due"]) == ("2026-11-21", "2026-12-21")
    last = run("-C", root, "history", "ana", "--format", "json").json
    assert {"date": "2026-11-21", "kind": kind, "path": NOTE, "line": 3}.items() <= last[-1].items()
    people = run("-C", root, "people", "--format", "json", today="2026-11-20").json
    assert [one["last_contact"] for one in people] == ["2026-09-30", "2026-01-30"]


@pytest.mark.parametrize("plugin", ["", " ✅ 2026-11-22"])
def test_a_ticked_promise_is_kept_and_no_contact(run: Run, vault: Vault, plugin: str) -> None:
    root = vault(NOTES)
    run("-C", root, "today", "--into-daily")
    before = follow_ups(run, root)
    path = "people/Ana Silva.md"
    assert ("send [[Bo Chen|Bo]] and her the *deck* #work", path) in before
    text = (root / NOTE).read_text(encoding="utf-8").replace("- [ ] send", "- [x] send")
    text = text.replace("people/Bo%20Chen.md))", f"people/Bo%20Chen.md)){plugin}")
    (root / NOTE).write_text(text, encoding="utf-8")
    day = "2026-11-22" if plugin else "2026-11-21"
    open_now = run("-C", root, "followups", "--format", "json", today=day).json
    assert [one["text"] for one in open_now] == [text for text, _ in before if not text.startswith("send")]
    assert "send" not in run("-C", root, "done", today=day).out
    assert "the deck" not in run("-C", root, "today", today=day).out
    assert "*deck*" in run("-C", root, "followups", "--format", "json", today="2026-11-20").out
    exported = json.loads(run("-C", root, "export", "json", "--private", today=day).out)
    assert [one["text"] for one in exported["follow_ups"] if "deck" in one["text"]] == []
    public = json.loads(run("-C", root, "export", "json", today=day).out)
    assert [one["text"] for one in public["follow_ups"] if "deck" in one["text"]] == []
    bo = run("-C", root, "history", "bo", "--format", "json", today=day).json
    assert [one["date"] for one in bo] == ["2026-01-30"]
    note = (root / path).read_text(encoding="utf-8")
    (root / path).write_text(note.replace("2026-11-20", "2026-11-23"), encoding="utf-8")
    assert "*deck*" in run("-C", root, "followups", "--format", "json", today="2026-11-23").out, "it is promised anew"


@pytest.mark.parametrize("cache", ["user", "none"])
def test_why_names_the_tick_that_kept_a_promise(run: Run, vault: Vault, cache: str) -> None:
    root = vault(NOTES + f"    === netnotes.yaml\n    cache: {cache}\n")
    run("-C", root, "today", "--into-daily")
    note = root / NOTE
    note.write_text(note.read_text(encoding="utf-8").replace("- [ ] send", "- [x] send"), encoding="utf-8")
    line = next(n for n, text in enumerate(note.read_text(encoding="utf-8").splitlines(), 1) if "[x]" in text)
    kept = [row for row in run("-C", root, "why", "bo", "--format", "json").json if "; kept: " in row["text"]]
    assert [(row["topic"], row["path"], row["line"]) for row in kept] == [("follow-ups", NOTE, line)]
    assert "*deck*" in kept[0]["text"]
    assert "done on 2026-11-21" in kept[0]["text"]
    assert "; kept: " not in run("-C", root, "why", "bo", today="2026-11-20").out


def test_obsidian_says_where_it_is_how_it_links_and_what_it_begins_with(run: Run, vault: Vault) -> None:
    root = vault(
        """
        === .obsidian/daily-notes.json
        {"folder": "Journal", "format": "YYYY/MM-MMMM/dddd, Do [of] MMMM YYYY", "template": "Templates/Day"}
        === .obsidian/app.json
        {}
        === Templates/Day.md
        ---
        made: "{{date}}"
        ---
        # {{title}}
        {{Date:dddd}} {{time}}{{date: YYYY-[W]WW HH:mm }}

        ## Notes
        === a/people/Ana Silva.md
        ---
        cadence: monthly
        ---
        - x
        ## Log
        - 2026-09-30 coffee
        === b/people/Ana Silva.md
        ---
        cadence: monthly
        name: Ana [the] *other*
        ---
        ## Log
        - 2026-09-29 coffee
        """
    )
    assert run("-C", root, "today", "--into-daily").code == 0
    path = root / "Journal/2026/11-November/Saturday, 21st of November 2026.md"
    assert path.read_text(encoding="utf-8") == (
        '---\nmade: "2026-11-21"\n---\n# Saturday, 21st of November 2026\nSaturday 2026-W47\n\n## Notes\n\n'
        "## People today\n\n"
        "- [ ] [[b/people/Ana Silva|Ana the other]] #contact\n    - every month; last coffee on 2026-09-29\n"
        "- [ ] [[a/people/Ana Silva|Ana Silva]] #contact\n    - every month; last coffee on 2026-09-30\n"
    )
    path.write_text(path.read_text(encoding="utf-8").replace("[ ]", "[x]"), encoding="utf-8")
    due = run("-C", root, "due", "--all", "--format", "json").json
    assert {one["last_contact"] for one in due} == {"2026-11-21"}


def test_the_note_that_is_there_keeps_its_bytes(run: Run, vault: Vault) -> None:
    root = vault(NOTES + "    === daily/2026-11-20.md\n    x\n")
    path = root / "daily" / NOTE
    before = "\ufeff---\r\nmood: good # really\r\n---\r\n- coffee with [[Bo Chen]]\r\n- [ ] own"
    path.write_bytes(before.encode())
    assert run("-C", root, "today", "--into-daily").code == 0
    after = path.read_bytes().decode()
    assert after.startswith(f"{before}\r\n\r\n## People today\r\n\r\n- [ ] [Ana Silva](../people/Ana%20Silva.md) #")
    assert after.count("\n") == after.count("\r\n")


@pytest.mark.parametrize("there", ["## People today:\n", "x\n### 👥 People Today\n- mine"])
def test_a_section_of_that_name_is_the_users(run: Run, vault: Vault, there: str) -> None:
    root = vault(NOTES)
    (root / NOTE).write_text(there, encoding="utf-8")
    assert run("-C", root, "today", "--into-daily").code == 0
    assert (root / NOTE).read_text(encoding="utf-8") == there


@pytest.mark.parametrize(
    ("there", "said"),
    [
        ("---\na: @x\n---\n", "nothing was changed"),
        ("---\ntype: person\n---\n", "would not be read as the daily note"),
        ("```\nopen code\n", "never closed"),
    ],
)
def test_a_note_in_which_no_tick_could_count_is_refused(run: Run, vault: Vault, there: str, said: str) -> None:
    root = vault(NOTES)
    (root / NOTE).write_text(there, encoding="utf-8")
    refused = run("-C", root, "today", "--into-daily")
    assert (refused.code, said in refused.err.replace("\n", " ")) == (2, True)
    assert (root / NOTE).read_text(encoding="utf-8") == there


@pytest.mark.parametrize(
    "settings",
    [
        {"format": "[../../outside]"}, {"folder": "..", "format": "YYYY-MM-DD"}, {"format": "HH:mm"},
        {"folder": ".hidden"}, {"format": "[a\n]YYYY-MM-DD"},
    ],
)  # fmt: skip
def test_nothing_is_written_where_no_daily_note_can_be(run: Run, vault: Vault, settings: dict[str, str]) -> None:
    root = vault(NOTES)
    (root / ".obsidian").mkdir()
    (root / ".obsidian/daily-notes.json").write_text(json.dumps(settings), encoding="utf-8")
    before = sorted(root.rglob("*"))
    assert run("-C", root, "today", "--into-daily").code == 2
    assert sorted(root.rglob("*")) == before
    assert not [path for path in root.parent.iterdir() if path.suffix == ".md"]


@pytest.mark.parametrize("template", ["../secret", "Gone", "linked/Day"])
def test_a_template_that_cannot_be_had_leaves_the_note_empty(
    run: Run, vault: Vault, template: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    root = vault(NOTES)
    outside = tmp_path_factory.mktemp("outside")
    (outside / "Day.md").write_text("secret", encoding="utf-8")
    (root / "linked").symlink_to(outside)
    (root / ".obsidian").mkdir()
    settings = {"folder": "daily", "template": template}
    (root / ".obsidian/daily-notes.json").write_text(json.dumps(settings), encoding="utf-8")
    done = run("-C", root, "today", "--into-daily")
    assert (done.code, "the note begins empty" in done.err or "so the note begins empty" in done.err) == (0, True)
    assert (root / "daily" / NOTE).read_text(encoding="utf-8").startswith("## People today\n\n- [ ] [[Ana Silva]] #")


def test_hostile_words_stay_on_their_line(run: Run, vault: Vault) -> None:
    root = vault(
        """
        === people/Eve.md
        ---
        name: "Eve](http://x) [[Bo]]\\n- [x] [[Bo]] #call\\e[31m"
        cadence: monthly
        dates: {"call [gave:: gold] #call\\n# x": --11-21}
        ---
        ## Log
        - 2026-09-30 <script>x</script>: %% netnotes:begin due %% [[Bo]]
        - [ ] <b>pay</b> ![[x]] 📅 2026-11-20
        - [ ] <b>pay</b> [got:: 5] ![[x]] %%hide <!-- #call 📅 2026-11-20
        === people/Bo.md
        x
        """
    )
    assert run("-C", root, "today", "--into-daily").code == 0
    text = (root / NOTE).read_text(encoding="utf-8")
    lines = text.splitlines()
    assert [line[:6] for line in lines[2:]] == ["- [ ] ", "    - ", "- [ ] ", "- [Eve", "- [Eve"]
    assert not any(sign in text for sign in ("<", "%%", "::", "\x1b", "[[", "#call"))
    (root / NOTE).write_text(text.replace("[ ]", "[x]"), encoding="utf-8")
    network = load_network(root)
    found = [(one.person, one.kind, one.line) for one in network.touchpoints if one.path == NOTE]
    assert (found, network.exchanges) == ([("people/Eve.md", "contact", 3)], ())
    network.close()


def test_nothing_today_writes_nothing(run: Run, vault: Vault) -> None:
    root = vault("=== people/Ana.md\nx\n")
    done = run("-C", root, "today", "--into-daily")
    assert (done.code, done.out) == (0, "nobody and nothing is due today; nothing was written\n")
    assert not (root / NOTE).exists()
    assert run("-C", root, "today", "--into-daily", "-q").out == ""
    assert run("-C", root, "today", "-n").code == 2


PROMISES = """
    === people/Ana Silva.md
    ---
    opening_balance: 0
    ---
    - [ ] ring her about the venue #call 📅 2026-11-20
    - [ ] send her the deck [gave:: the deck] [size:: 2] #message 📅 2026-11-20
"""


@pytest.mark.parametrize("cache", ["user", "none"])
def test_a_promise_that_is_a_contact_is_one_when_it_is_ticked_here(run: Run, vault: Vault, cache: str) -> None:
    root = vault(PROMISES)
    (root / "netnotes.yaml").write_text(f"cache: {cache}\n", encoding="utf-8")
    run("-C", root, "today", "--into-daily")
    text = (root / NOTE).read_text(encoding="utf-8")
    assert "- [ ] ring her about the venue ([Ana Silva](people/Ana%20Silva.md)) #call\n" in text
    assert run("-C", root, "history", "ana", "--format", "json").json == []
    (root / NOTE).write_text(text.replace("[ ] ring", "[x] ring"), encoding="utf-8")
    [call] = run("-C", root, "history", "ana", "--format", "json").json
    assert (call["date"], call["kind"], call["text"]) == ("2026-11-21", "call", "ring her about the venue")
    assert [text for text, _ in follow_ups(run, root)] == ["send her the deck #message"]
    ana = root / "people/Ana Silva.md"
    ana.write_text(
        ana.read_text(encoding="utf-8").replace("[ ] ring", "[x] ring") + "✅ 2026-11-21\n", encoding="utf-8"
    )
    after = ana.read_text(encoding="utf-8").replace("#call 📅 2026-11-20", "#call 📅 2026-11-20 ✅ 2026-11-21")
    ana.write_text(after, encoding="utf-8")
    [call] = run("-C", root, "history", "ana", "--format", "json").json
    assert (call["date"], call["kind"]) == ("2026-11-21", "call"), "ticked there, too, on that day, it is one call"


@pytest.mark.parametrize("cache", ["user", "none"])
def test_a_promise_with_a_favour_is_ticked_in_its_own_note_and_counts_once(run: Run, vault: Vault, cache: str) -> None:
    root = vault(PROMISES)
    (root / "netnotes.yaml").write_text(f"cache: {cache}\n", encoding="utf-8")
    run("-C", root, "today", "--into-daily")
    text = (root / NOTE).read_text(encoding="utf-8")
    assert "- [Ana Silva](people/Ana%20Silva.md): send her the deck\n" in text
    (root / NOTE).write_text(text.replace("[ ]", "[x]"), encoding="utf-8")
    assert run("-C", root, "balance", "--format", "json").json[0]["balance"] == 0
    assert run("-C", root, "done", "send her the deck").code == 0
    [ana] = run("-C", root, "balance", "--format", "json").json
    assert (ana["deposits"], ana["balance"]) == (2, 2)
    kinds = [one["kind"] for one in run("-C", root, "history", "ana", "--format", "json").json]
    assert sorted(kinds) == ["call", "deposit", "message"]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("[x] {} #contact", ""),
        ("[x] {} #call", ""),
        ("[x] {} #call she moves in May", "she moves in May"),
        ("[x] {}: she moves to `Oslo` #call ✅ 2026-11-21", "she moves to `Oslo`"),
        ("[x] {} #contact we met [[Bo Chen]]", "we met [[Bo Chen]]"),
    ],
)
def test_of_a_ticked_person_history_has_what_the_owner_wrote(run: Run, vault: Vault, line: str, said: str) -> None:
    root = vault(NOTES)
    run("-C", root, "today", "--into-daily")
    link = "[Ana Silva](people/Ana%20Silva.md)"
    text = (root / NOTE).read_text(encoding="utf-8")
    assert f"[ ] {link} #contact\n    - every month; last coffee" in text
    (root / NOTE).write_text(text.replace(f"[ ] {link} #contact", line.format(link)), encoding="utf-8")
    last = run("-C", root, "history", "ana", "--format", "json").json[-1]
    assert (last["date"], last["text"] or "") == ("2026-11-21", said)


def test_a_daily_note_in_conflict_is_named_with_its_line(run: Run, vault: Vault) -> None:
    root = vault(NOTES)
    there = "x\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> other\n"
    (root / NOTE).write_text(there, encoding="utf-8")
    refused = run("-C", root, "today", "--into-daily")
    assert (refused.code, refused.out) == (2, "")
    assert f"{NOTE}:2: an unresolved merge; nothing was changed" in refused.err
    assert (root / NOTE).read_text(encoding="utf-8") == there


def test_a_format_that_cannot_be_read_back_says_which_can(run: Run, vault: Vault) -> None:
    root = vault(NOTES)
    (root / ".obsidian").mkdir()
    (root / ".obsidian/daily-notes.json").write_text('{"format": "YYYY [day] DDD"}', encoding="utf-8")
    refused = run("-C", root, "today", "--into-daily")
    assert (refused.code, refused.out) == (2, "")
    assert "'YYYY [day] DDD' does not say" in refused.err
    assert "YYYY-MM-DD" in refused.err
    assert not list(root.glob("*.md"))


def test_what_is_written_has_no_format(run: Run, vault: Vault) -> None:
    root = vault(NOTES)
    refused = run("-C", root, "today", "--into-daily", "--format", "json")
    assert (refused.code, refused.out) == (2, "")
    assert "leave --format out" in refused.err
    assert not (root / NOTE).exists()
