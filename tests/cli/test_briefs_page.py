"""docs/network-briefs.md says what the code does."""

import re
import shutil
from pathlib import Path

import click

from netnotes.cli.group import netnotes
from netnotes.cli.options import CommonOption
from netnotes.pages.message_context import Wanted, message_context
from netnotes.rules.contact import facts_of
from netnotes.rules.message_kinds import KINDS
from tests.cli.conftest import Run
from tests.rules.build import TODAY, net, path_of, person

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "network-briefs.md").read_text(encoding="utf-8")


def test_the_example_is_what_the_example_vault_prints(run: Run, tmp_path: Path) -> None:
    found = re.search(r"`netnotes (draft [^`]*) --today 2026-11-21` prints\n\n```\n(.*?)```", PAGE, re.DOTALL)
    assert found
    typed, printed = found.groups()
    vault = tmp_path / "vault"
    shutil.copytree(ROOT / "example-vault", vault)
    assert run("-C", vault, *typed.split()).out == printed


def test_the_table_of_kinds_is_that_of_the_code() -> None:
    rows = [f"| `{kind.kind}` | {kind.what} | {'yes' if kind.minutes else ''} |" for kind in KINDS]
    table = PAGE.split("| kind | what it is for | asks for time |\n|---|---|---|\n", 1)[1].split("\n\n", 1)[0]
    assert table.splitlines() == rows


def test_the_page_names_every_option_of_brief_and_draft() -> None:
    for name in ("brief", "draft"):
        command = netnotes.get_command(click.Context(netnotes), name)
        assert command
        own = [p for p in command.params if isinstance(p, click.Option) and not isinstance(p, CommonOption)]
        missing = [option.opts[-1] for option in own if option.opts[-1] not in PAGE and option.name != "dry_run"]
        assert missing == []


def test_every_variable_is_listed() -> None:
    about = facts_of(net(person("Ana")), TODAY).people[path_of("Ana")]
    context = message_context(Wanted(kind=KINDS[0], to=about))
    names = {f"{key}.{inner}" for key, value in context.items() if isinstance(value, dict) for inner in value}
    names |= {key for key, value in context.items() if not isinstance(value, dict)}
    table = PAGE.split("| variable | is |\n|---|---|\n", 1)[1]
    listed = re.findall(r"`([a-z_.]+)`", "".join(row.split("|")[1] for row in table.splitlines()))
    assert sorted(listed) == sorted(names)
