"""What Tab completes, asked as each shell asks, and by a real bash."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import click
import pytest

from netnotes.cli.completing import complete_person
from netnotes.cli.completing_settings import complete_name_or_setting
from netnotes.cli.group import NAMES
from netnotes.cli.group import netnotes as commands
from netnotes.cli.options import CommonOption
from netnotes.cli.shell_answers import open_quote, without_fish_quotes
from tests.cli.conftest import SMALL, Program, Run
from tests.cli.repositories import EXAMPLE

Vault = Callable[[str], Path]
Ask = Callable[..., list[str]]


MORE = """
    === people/Tom Weir.md
    ---
    offers: [hiring advice]
    ---
    - [ ] send the deck
    - [x] send the other deck
    === organizations/Acme.md
    ---
    type: organization
    ---
    === meetings/2026-10-02 Lunch.md
    ---
    people: ["[[Bo Chen]]"]
    ---
    === .netnotes/queries/mentors.sql
    SELECT 1
"""
FREE = """
    brief: ; dates: days; demo: people notes seed; draft: minutes; find: text limit; import: ;
    log: date_ note gave got size next_ by again; new: name; rename: new; review: year; serve: port; triage: most
    catchup: weeks
"""
"""What nothing can be said about: words of one's own, days and numbers, by command."""


def every_command() -> Iterator[tuple[str, click.Command]]:
    """Each command that people call, by its words; commands of commands, too."""
    context = click.Context(commands)
    waiting = [(name, found) for name in NAMES if (found := commands.get_command(context, name))]
    while waiting:
        path, command = waiting.pop()
        yield path, command
        own = getattr(command, "commands", {}).values()
        waiting += [(f"{path} {inner.name}", inner) for inner in own if not inner.hidden]


def test_whatever_can_be_completed_is() -> None:
    free = (line.strip().split(":") for line in FREE.replace("\n", ";").split(";") if line.strip())
    known = {(command, name) for command, names in free for name in names.split()}
    silent = {
        (path.split()[-1], param.name)
        for path, command in every_command()
        for param in command.params
        if not getattr(param, "is_flag", False) and not isinstance(param, CommonOption)
        if param._custom_shell_complete is None and type(param.type).shell_complete is click.ParamType.shell_complete
    }
    assert silent == known, "give it shell_complete=, or name it among FREE above"


@pytest.fixture
def ask(vault: Vault, run: Run, program: Program) -> Ask:
    """Asks as zsh does, on the small vault with an index; the words complete the last one."""
    vault(SMALL)
    root = vault(MORE)
    run("-C", root, "people")

    def complete(*words: str, cwd: Path = root) -> list[str]:
        env = {"_NETNOTES_COMPLETE": "zsh_complete", "COMP_CWORD": str(len(words))}
        result = program(cwd=cwd, env={**env, "COMP_WORDS": " ".join(("netnotes", *words))})
        assert result.stderr == ""
        return result.stdout.split("\n")[1:-1:3]

    return complete


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("sho",), ["show"]),
        (("due", "--fo"), ["--format"]),
        (("show", "an"), ["Ana Costa", "Ana Silva"]),
        (("show", "ANA", "s"), ["Silva"]),
        (("show", "jose"), ["José Núñez"]),
        (("show", "chen"), ["Bo Chen"]),
        (("show", "annie"), ["Annie"]),
        (("why", "nobody"), []),
        (("balance", "bo"), ["Bo Chen"]),
        (("history", "bo"), ["Bo Chen"]),
        (("goals", "pub"), ["Publish the survey"]),
        (("goals", "Publish", "th"), ["the survey"]),
        (("due", "--format=js"), ["--format=json"]),
        (("log", "bo", "--goal=pub"), ["--goal=Publish the survey"]),
        (("log", "bo", "--kind", "cof"), ["coffee"]),
        (("people", "--in", "li"), ["Lisbon"]),
        (("export", "csv", "--in", "po"), ["Porto"]),
        (("people", "--offers", "hi"), ["hiring advice"]),
        (("match", "roadmap", "re"), ["reviews"]),
        (("match", "stat"), ["statistics"]),
        (("draft", "bo", "--topic", "road"), ["roadmap reviews"]),
        (("brief", "--meeting", "2026"), ["2026-11-10 Call with Bo", "2026-10-02 Lunch"]),
        (("set", "publ"), ["Publish the survey"]),
        (("set", "bo", "tier=in"), ["tier=inner"]),
        (("edit", "2026-10"), ["2026-10-02 Lunch"]),
        (("open", "acm"), ["Acme"]),
        (("rename", "publ"), ["Publish the survey"]),
        (("archive", "publ"), []),
        (("query", "me"), ["mentors"]),
        (("done", "send"), ["send the deck"]),
        (("new", "per"), ["person"]),
        (("new", "person", "Zoë", "-s", "ti"), ["tier=", "timezone="]),
        (("new", "person", "Zoë", "-s", "status=to"), ["status=to-meet"]),
        (("import", "x.csv", "--map", "Job=rol"), ["Job=role"]),
        (("import", "x.csv", "--into", "peo"), ["people"]),
        (("import", "x.csv", "--as", "mon"), ["monica"]),
        (("plan", "--month", "l"), ["last"]),
        (("review", "--quarter", "th"), ["this"]),
    ],
)
def test_what_is_completed(ask: Ask, words: tuple[str, ...], expected: list[str]) -> None:
    assert ask(*words) == expected


def test_without_an_index_nothing_is_read_and_nothing_is_said(ask: Ask, tmp_path: Path, own_cache: Path) -> None:
    shutil.rmtree(os.environ["NETNOTES_CACHE_DIR"])
    assert ask("show", "an") == []
    assert not Path(os.environ["NETNOTES_CACHE_DIR"]).exists(), "completing makes no index"


def test_a_damaged_index_and_no_vault_are_passed_over(ask: Ask, elsewhere: Path) -> None:
    (index,) = Path(os.environ["NETNOTES_CACHE_DIR"]).rglob("index.db")
    index.write_bytes(b"no database" * 1000)
    assert ask("show", "an") == []
    assert ask("show", "an", cwd=elsewhere) == []


def test_a_changed_note_is_not_read_by_completing(ask: Ask, vault: Vault) -> None:
    vault("=== people/Anton Berg.md\nA friend.\n")
    assert ask("show", "ant") == []


def test_whatever_is_completed_for_done_can_be_ticked(run: Run, program: Program, tmp_path: Path) -> None:
    """Boxes of plans and reviews are none of its follow-ups; a task of a meeting with nobody is one."""
    root = Path(shutil.copytree(EXAMPLE, tmp_path / "vault"))
    (root / "meetings" / "2026-11-04 Alone.md").write_text("- [ ] tidy the desk\n", encoding="utf-8")
    listed = {row["text"] for row in json.loads(run("-C", root, "done", "--format", "json").out)}
    env = {"_NETNOTES_COMPLETE": "zsh_complete", "COMP_CWORD": "2", "COMP_WORDS": "netnotes done "}
    offered = program(cwd=root, env=env).stdout.split("\n")[1:-1:3]
    assert set(offered) == listed
    assert "tidy the desk" in offered
    for text in offered:
        assert run("-C", root, "done", "-n", text).code == 0, text


@pytest.fixture
def bash_environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """For a real bash, with this checkout's netnotes on its PATH."""
    if shutil.which("bash") is None:
        pytest.skip("needs bash")
    folder = tmp_path_factory.mktemp("bin")
    (folder / "netnotes").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m netnotes "$@"\n', encoding="utf-8")
    (folder / "netnotes").chmod(0o755)
    package = str(Path(__file__).resolve().parents[2])
    return {**os.environ, "PYTHONPATH": package, "PATH": f"{folder}{os.pathsep}{os.environ['PATH']}"}


@pytest.fixture
def bash(bash_environment: dict[str, str]) -> Callable[[Path, list[str]], list[str]]:
    """Asks a real bash, by the script, what it would insert for the last of the words."""
    env = bash_environment
    text = """
        eval "$(netnotes completion bash)"
        COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
        _netnotes_completion netnotes
        printf '%s\\n' "${COMPREPLY[@]}"
    """

    def complete(cwd: Path, words: list[str]) -> list[str]:
        command = ["bash", "-c", text, "bash", "netnotes", *words]
        result = subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, check=True)
        assert result.stderr == ""
        return result.stdout.splitlines()

    return complete


def test_bash_gets_names_that_it_takes_as_they_are(
    vault: Vault, run: Run, bash: Callable[[Path, list[str]], list[str]]
) -> None:
    vault("=== netnotes.yaml\n# nothing\n")
    root = vault('=== people/Ana O\'Neil, $(touch x) *.md\nA friend.\n=== people/Ann.md\n---\nname: "A\\nB"\n---\n')
    run("-C", root, "people")
    assert bash(root, ["show", "an"]) == ["Ana\\ O\\'Neil,\\ \\$\\(touch\\ x\\)\\ \\*"]
    assert bash(root, ["show", '"an']) == ["Ana O'Neil, \\$(touch x) *"]
    assert bash(root, ["sho"]) == ["show"]
    assert bash(root, ["-C", "nowhere", "show", "a"]) == [""]


@pytest.mark.parametrize(
    ("line", "mark"),
    [
        ("show an", ""), ('show "an', '"'), ('show "Ana" b', ""), ("show 'it\\", "'"), ("show O\\'Ne", ""),
        ('show "O\'N', '"'), ('show "a\\"', '"'),
    ],
)  # fmt: skip
def test_an_open_quotation_is_seen(line: str, mark: str) -> None:
    assert open_quote(line) == mark


def test_install_writes_where_the_shell_looks(run: Run, elsewhere: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "BASH_COMPLETION_USER_DIR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("SHELL", "/bin/bash")
    places = {
        "bash": ".local/share/bash-completion/completions/netnotes",
        "zsh": ".local/share/zsh/site-functions/_netnotes",
        "fish": ".config/fish/completions/netnotes.fish",
    }
    assert "Would write" in run("completion", "install", "--dry-run").out
    assert run("completion", "install").code == 0
    assert [path.name for path in elsewhere.rglob("*netnotes*") if path.is_file()] == ["netnotes"]
    for shell, place in places.items():
        assert run("completion", "install", "--shell", shell).code == 0
        assert (elsewhere / place).read_text(encoding="utf-8") == run("completion", shell).out
        assert "is there already" in run("completion", "install", "--shell", shell).out


def test_install_says_what_bash_lacks(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BASH_COMPLETION_USER_DIR", str(tmp_path / "mine"))
    monkeypatch.setenv("XDG_DATA_DIRS", f"{tmp_path / 'nothing'}:{tmp_path / 'share'}")
    for _ in range(2):
        said = run("completion", "install", "--shell", "bash")
        assert said.code == 0
        assert "bash-completion, which was not found" in said.err
    assert "source <(netnotes completion bash)" in said.err
    (tmp_path / "share" / "bash-completion").mkdir(parents=True)
    (tmp_path / "share" / "bash-completion" / "bash_completion").touch()
    assert run("completion", "install", "--shell", "bash").err == "a new bash completes\n"


def test_the_line_for_bashrc_is_enough(bash_environment: dict[str, str]) -> None:
    """A bash without the package, and without any file of the user's."""
    command = ["bash", "--noprofile", "--norc", "-c", "source <(netnotes completion bash); complete -p netnotes"]
    done = subprocess.run(command, env=bash_environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "-F _netnotes_completion netnotes" in done.stdout


def test_completion_alone_says_what_one_wants(run: Run) -> None:
    result = run("completion")
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith("netnotes: netnotes completion install sets it up")
    assert "Usage: netnotes completion [OPTIONS] install|bash|zsh|fish" in result.err


def test_the_user_s_own_folders_are_honoured(
    run: Run, tmp_path: Path, elsewhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "conf"))
    run("completion", "install", "--shell", "fish")
    assert (tmp_path / "conf" / "fish" / "completions" / "netnotes.fish").is_file()


def test_a_file_of_somebody_else_stays(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BASH_COMPLETION_USER_DIR", str(tmp_path))
    (tmp_path / "completions").mkdir()
    (tmp_path / "completions" / "netnotes").write_text("# mine\n", encoding="utf-8")
    result = run("completion", "install", "--shell", "bash")
    assert result.code == 2
    assert "stays as it is" in result.err
    assert (tmp_path / "completions" / "netnotes").read_text(encoding="utf-8") == "# mine\n"


def test_an_older_script_of_ours_is_replaced(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BASH_COMPLETION_USER_DIR", str(tmp_path))
    (tmp_path / "completions").mkdir()
    path = tmp_path / "completions" / "netnotes"
    path.write_text("# made by: netnotes completion install\nold\n", encoding="utf-8")
    assert run("completion", "install", "--shell", "bash").code == 0
    assert "_netnotes_completion" in path.read_text(encoding="utf-8")


def test_a_shell_that_cannot_be_told_must_be_named(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHELL", "/bin/ksh")
    assert run("completion", "install").code == 2


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_script_never_spills_an_error_onto_the_prompt(run: Run, shell: str) -> None:
    text = run("completion", shell).out
    assert text.count("2>/dev/null") == (2 if shell == "bash" else 1)


def test_settings_are_completed_key_first_then_value(vault: Vault, run: Run) -> None:
    from netnotes.cli.asked import Asked

    root = vault(SMALL)
    run("-C", root, "people")
    argument = click.Argument(["name"], nargs=-1)
    asked = Asked()
    asked.vault = root

    def complete(*words: str) -> list[str]:
        ctx = click.Context(click.Command("set", params=[argument]), obj=asked)
        ctx.params = {"name": words[:-1]}
        return [item.value for item in complete_name_or_setting(ctx, argument, words[-1])]

    assert complete("bo") == ["Bo Chen"]
    assert complete("Bo Chen", "cad") == ["cadence="]
    assert complete("Bo Chen", "tier=c") == ["tier=close", "tier=casual"]
    assert complete("Bo Chen", "status", "=", "p") == ["paused"], "bash makes three words of it"
    assert complete("Bo Chen", "category=col") == ["category=colleague"]
    assert complete_person(click.Context(click.Command("x"), obj=asked), argument, "Ana C")[0].value == "Ana Costa"


@pytest.mark.parametrize(
    ("word", "text"),
    [
        ("an", "an"), ("'Ana O\\'N", "Ana O'N"), ('"a \\"b', 'a "b'), ("a\\ b", "a b"), ("'a\\b", "a\\b"),
        ("a\\", "a\\"), ('"it\'s', "it's"),
    ],
)  # fmt: skip
def test_words_of_fish(word: str, text: str) -> None:
    assert without_fish_quotes(word) == text
