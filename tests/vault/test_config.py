"""netnotes.yaml: defaults as SPEC 1.1 names them, merging, and a problem for everything that is wrong."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from netnotes.model.config import CONTACT_KINDS, TOUCH_KINDS, Config, Season, TypeRule
from netnotes.model.network import Network
from netnotes.vault.config import load_config, parse_config

Read = Callable[[str], Network]
SPEC = """
tiers: {inner: 2w, close: monthly, casual: quarterly, wide: half-yearly, dormant: yearly}
cadences: {}                   # by category or tag: {family: 2w, colleague: monthly}
default_cadence: none          # for people with none of these
soon_days: 7
silent_days: 30
thanks_days: 60                # older thanks owed leave the daily pages
follow_up_days: 3
kinds:
  touch: [touch, comment, like, share, attempt, no-reply, voicemail]   # every other kind is a contact
  contact: []                  # extra kind words (the built-in ones: meeting, call, coffee, lunch, dinner, drinks, video, email, message, letter, event,
                               # conference, visit, walk, interview, intro, thanks, contact, recorded)
quiet: []                      # busy seasons: [{from: 2026-12-20, to: 2027-01-03}] or every year: [{from: 12-20, to: 01-03}]
capacity: 20                   # contacts a month I can really keep
plan: {per_month: 4}
categories: [colleague, other-function, other-industry, author, known, association, leader, weak-tie, alumni, mentor, family]
no_account: [family]           # categories and tags with whom no account is kept
daily_mentions: marked         # marked | off
dashboards: {folder: dashboards, links: auto}    # links: auto | wikilink | markdown
site: {folder: site, enabled: false}
templates: {folder: null}      # another templates folder not to read
private_fields: [trust]        # never on the site, never exported without --private
obsidian: {vault_name: null, derived_properties: false}
cache: user                    # user | none (nothing about this vault is kept outside it)
ignore: []                     # globs of notes not to read
types: {}                      # person: {folders: [Contacts], tags: [friend], types: [prm]}
fields: {}                     # person: {cadence: [touch_every]}
"""  # noqa: E501
KEYS = [line.split(":")[0] for line in SPEC.splitlines() if line[:1].isalpha()]


def config(text: str) -> Config:
    """The configuration of a text without a mistake."""
    found, problems = parse_config(text)
    assert problems == ()
    return found


def wrong(text: str) -> list[tuple[int, str, str]]:
    """Line, code and message of each problem."""
    _, problems = parse_config(text)
    assert all(problem.path == "netnotes.yaml" and problem.hint for problem in problems)
    return [(problem.line, problem.code, problem.message) for problem in problems]


def without_lines(found: Config) -> dict[str, Any]:
    return {name: getattr(found, name) for name in Config.__slots__ if name != "lines"}


def test_the_text_of_the_specification_is_the_defaults() -> None:
    assert without_lines(config(SPEC)) == without_lines(Config())
    assert len(KEYS) == 23


@pytest.mark.parametrize("key", KEYS)
def test_each_key_of_the_specification_is_known_and_may_be_empty(key: str) -> None:
    assert without_lines(config(f"{key}:\n")) == without_lines(Config())


@pytest.mark.parametrize("text", ["", "\n", "# nothing\n", "\ufeff", "{}", "---\n", "# a\r\n\r\n"])
def test_nothing_is_the_defaults(text: str, tmp_path: Path) -> None:
    (tmp_path / "netnotes.yaml").write_text(text, encoding="utf-8", newline="")
    found, problems = load_config(tmp_path)
    assert (without_lines(found), problems) == (without_lines(Config()), ())


def test_maps_merge_with_the_defaults() -> None:
    found = config("tiers: {inner: 1w, mine: 3 days}\ndashboards: {links: wikilink}\nsite: {enabled: true}\n")
    assert [(name, cadence.text) for name, cadence in found.tiers] == [
        ("inner", "1w"), ("close", "monthly"), ("casual", "quarterly"), ("wide", "half-yearly"), ("dormant", "yearly"),
        ("mine", "3 days"),
    ]  # fmt: skip
    assert (found.dashboards_folder, found.links) == ("dashboards", "wikilink")
    assert (found.site_folder, found.site_enabled) == ("site", True)


def test_a_tier_without_value_is_not_tracked() -> None:
    assert dict(config("tiers: {dormant: }").tiers)["dormant"].never


def test_lists_replace_the_defaults() -> None:
    found = config("kinds: {touch: [Wave]}\ncategories: [a, b]\nno_account: []\nprivate_fields: [email]\n")
    assert found.touch_kinds == ("wave",)
    assert (found.categories, found.no_account, found.private_fields) == (("a", "b"), (), ("email",))


def test_contact_kinds_are_added_to_the_built_in_ones() -> None:
    found = config("kinds: {contact: [Sauna, call]}")
    assert found.contact_kinds == (*CONTACT_KINDS, "sauna")
    assert found.touch_kinds == TOUCH_KINDS


def test_everything_at_once() -> None:
    found = config("""
cadences: {family: 2w, colleague: monthly}
default_cadence: quarterly
soon_days: 0
silent_days: 90
thanks_days: 10
follow_up_days: 1
quiet:
  - {from: 2026-12-20, to: 2027-01-03}
  - from: 12-20
    to: 01-03
capacity: 40
plan: {per_month: 6}
daily_mentions: off
dashboards: {folder: "Meta/Boards/", links: markdown}
templates: {folder: Forms}
obsidian: {vault_name: 42, derived_properties: true}
cache: none
ignore: ["Archive/**"]
types:
  person: {folders: [Contacts], tags: [friend], types: prm}
fields:
  person: {cadence: [touch_every], birthday: bd}
""")
    assert [(name, cadence.days or cadence.months) for name, cadence in found.cadences] == [
        ("family", 14),
        ("colleague", 1),
    ]
    assert found.default_cadence.months == 3
    assert (found.soon_days, found.silent_days, found.thanks_days, found.follow_up_days) == (0, 90, 10, 1)
    assert found.quiet == (
        Season(start=date(2026, 12, 20), end=date(2027, 1, 3), line=9),
        Season(start=(12, 20), end=(1, 3), line=10),
    )
    assert (found.capacity, found.per_month, found.daily_mentions, found.cache) == (40, 6, "off", "none")
    assert (found.dashboards_folder, found.links, found.templates_folder) == ("Meta/Boards", "markdown", "Forms")
    assert (found.vault_name, found.derived_properties, found.ignore) == ("42", True, ("Archive/**",))
    assert found.types == (("person", TypeRule(folders=("Contacts",), tags=("friend",), types=("prm",))),)
    assert found.fields == (("person", (("cadence", ("touch_every",)), ("birthday", ("bd",)))),)
    assert (found.line("capacity"), found.line("plan.per_month"), found.line("fields.person.birthday")) == (12, 13, 23)
    assert found.line("categories") == 0


@pytest.mark.parametrize(
    ("text", "line", "hint"),
    [
        ("soon_dayz: 3", 1, "did you mean soon_days?"),
        ("\n# x\ncapasity: 3", 3, "did you mean capacity?"),
        ("Cache: none", 1, "did you mean cache?"),
        ("dashboards:\n  folders: x", 2, "did you mean folder?"),
        ("kinds: {contacts: [x]}", 1, "did you mean contact?"),
        ("types:\n  persn: {tags: [x]}", 2, "did you mean person?"),
        ("types:\n  person:\n    tag: [x]", 3, "did you mean tags?"),
        ("fields:\n  person:\n    cadense: [x]", 3, "did you mean cadence?"),
        ("plan: {monthly: 3}", 1, "did you mean per_month?"),
        ("a.b.c: 1", 1, "known here: "),
        ("'': 1", 1, "known here: "),
        ("dashboards: {folder.x: 1}", 1, "did you mean folder?"),
    ],
)
def test_an_unknown_key_is_a_warning(text: str, line: int, hint: str) -> None:
    found, (problem,) = parse_config(text)
    assert (problem.line, problem.code, problem.severity) == (line, "config-key", "warning")
    assert {name for name, _ in (*found.types, *found.fields)} <= {"person"}
    assert problem.hint.startswith(hint)
    assert without_lines(found) == without_lines(Config()) | ({"types": found.types, "fields": found.fields})


@pytest.mark.parametrize(
    "text",
    [
        "soon_days: x",
        "soon_days: -1",
        "soon_days: 366",
        "soon_days: 7.5",
        "soon_days: true",
        "soon_days: [7]",
        "soon_days: '7'",
        "silent_days: 0",
        "silent_days: 3651",
        "thanks_days: -1",
        "follow_up_days: {a: 1}",
        "capacity: 0",
        "capacity: many",
        "plan: 4",
        "plan: {per_month: 0}",
        "plan: {per_month: 32}",
        "tiers: [a]",
        "tiers: x",
        "tiers: {inner: often}",
        "tiers: {inner: [2w]}",
        "cadences: {family: 0d}",
        "cadences: 2w",
        "default_cadence: sometimes",
        "default_cadence: 200 years",
        "default_cadence: {a: 1}",
        "kinds: [x]",
        "kinds: {touch: {a: 1}}",
        "kinds: {contact: [[a]]}",
        "quiet: x",
        "quiet: [x]",
        "quiet: [{from: 12-20}]",
        "quiet: [{from: 12-20, to: 13-01}]",
        "quiet: [{from: 02-30, to: 03-01}]",
        "quiet: [{from: 2026-12-20, to: 01-03}]",
        "quiet: [{from: 2026-12-20, to: 2026-01-03}]",
        "quiet: [{from: 2026-02-30, to: 2026-03-01}]",
        "quiet: [{from: 12-20, to: 01-03, x: 1}]",
        "categories: {a: 1}",
        "no_account: [{a: 1}]",
        "daily_mentions: on",
        "daily_mentions: [off]",
        "dashboards: x",
        "dashboards: {folder: ..}",
        "dashboards: {folder: ../x}",
        "dashboards: {folder: .}",
        "dashboards: {folder: .obsidian}",
        "dashboards: {folder: a/../../b}",
        "dashboards: {folder: 'C:\\x'}",
        "dashboards: {folder: [a]}",
        "dashboards: {folder: ''}",
        "dashboards: {folder: /}",
        'dashboards: {folder: "a\\0b"}',
        "dashboards: {links: wiki}",
        "site: no",
        "site: {enabled: yes}",
        "site: {folder: ../x}",
        "templates: x",
        "templates: {folder: ../x}",
        "private_fields: {a: 1}",
        "obsidian: true",
        "obsidian: {vault_name: [a]}",
        "obsidian: {derived_properties: 1}",
        "cache: users",
        "cache: {a: 1}",
        "ignore: {a: 1}",
        "ignore: [[a]]",
        "types: x",
        "types: {person: x}",
        "types: {person: {tags: {a: 1}}}",
        "fields: x",
        "fields: {person: x}",
        "fields: {person: {cadence: {a: 1}}}",
    ],
)
def test_a_wrong_value_is_a_problem_and_the_default_holds(text: str) -> None:
    found, problems = parse_config(f"# first\n\n{text}\n")
    assert [(p.line, p.code, p.severity) for p in problems] == [(3, "config-value", "error")]
    assert problems[0].hint
    empty = {"types": (("person", TypeRule()),), "fields": (("person", ()),)}
    same = {name: value for name, value in without_lines(found).items() if value != empty.get(name, ...)}
    assert {**without_lines(Config()), **same} == without_lines(Config())


def test_one_wrong_value_spoils_no_other() -> None:
    text = "tiers: {inner: often, close: 5w}\nquiet: [x, {from: 12-20, to: 01-03}]\nsoon_days: x\nsilent_days: 90\n"
    found, problems = parse_config(text)
    assert [problem.line for problem in problems] == [1, 2, 3]
    assert [cadence.text for _, cadence in found.tiers][:2] == ["2w", "5w"]
    assert (len(found.quiet), found.soon_days, found.silent_days) == (1, 7, 90)


@pytest.mark.parametrize(
    ("season", "said"),
    [
        ("{from: 12-20, to: 13-01}", "'13-01' should be a date"),
        ("{from: 02-30, to: 03-01}", "'02-30' should be a date"),
        ("{from: 2026-12-20, to: 01-03}", "'2026-12-20 and 01-03' should be a date"),
        (
            "{from: 2026-12-20, to: 2026-01-03}",
            "it ends on 2026-01-03, before it starts on 2026-12-20; did you mean 2027-01-03?",
        ),
        (
            "{from: 2026-12-20, to: 2025-12-31}",
            "it ends on 2025-12-31, before it starts on 2026-12-20; did you mean 2026-12-31?",
        ),
        ("{from: 12-20}", "a season is written"),
    ],
)
def test_a_wrong_season_says_what_is_wrong(season: str, said: str) -> None:
    ((_, _, message),) = wrong(f"quiet: [{season}]")
    assert message.startswith(f"quiet: {said}")


def test_a_wrong_value_is_told_where_it_stands() -> None:
    assert wrong("dashboards:\n  folder: ok\n  links: wiki\n") == [
        (3, "config-value", "dashboards.links: 'wiki' should be auto or wikilink or markdown; did you mean wikilink?")
    ]
    assert [line for line, _, _ in wrong("quiet:\n  - from: 12-20\n    to: 01-03\n  - to: x\n    from: y\n")] == [5]
    assert [line for line, _, _ in wrong("types:\n  person:\n    folders: [x]\n    tags: {a: 1}\n")] == [4]
    assert [line for line, _, _ in wrong("tiers:\r\n  inner: 2w\r\n  close: often\r\n")] == [3]


@pytest.mark.parametrize(
    ("data", "line", "column"),
    [
        (b"soon_days: 7\na: b: c\n", 2, 5),
        (b"soon_days: 7\nsoon_days: 8\n", 2, 1),
        (b"a: &a [*a]\n", 1, 4),
        (b"- a\n", 1, 1),
        (b"text", 1, 1),
        (b"soon_days: 7\nx: \xff\n", 2, 4),
        (b"a: " + b"[" * 100_000, 1, 35),
        (b"a: 1\n" * 60_000, 1, 1),
        (b"a: x\0", 1, 5),
    ],
)
def test_an_unreadable_file_gives_the_defaults_and_one_problem(
    tmp_path: Path, data: bytes, line: int, column: int
) -> None:
    (tmp_path / "netnotes.yaml").write_bytes(data)
    found, (problem,) = load_config(tmp_path)
    assert found == Config()
    assert (problem.path, problem.line, problem.column, problem.code) == (
        "netnotes.yaml",
        line,
        column,
        "config-unreadable",
    )
    assert problem.hint


def test_a_config_that_is_a_link_or_a_folder_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "netnotes.yaml").symlink_to("nowhere")
    (tmp_path / "b" / "netnotes.yaml").mkdir(parents=True)
    for folder in ("a", "b"):
        found, (problem,) = load_config(tmp_path / folder)
        assert (found, problem.code) == (Config(), "config-unreadable")


def test_the_hint_shows_the_corrected_line(tmp_path: Path) -> None:
    (tmp_path / "netnotes.yaml").write_text("soon_days: 7\ndashboards:\n\tfolder: x\n", encoding="utf-8")
    (problem,) = load_config(tmp_path)[1]
    assert problem.hint == "write 2 spaces in place of the tab: folder: x"


def test_problems_of_the_config_are_problems_of_the_vault(network: Read) -> None:
    found = network("""
        === netnotes.yaml
        soon_dayz: 3
        === a.md
        x
        """)
    assert [(p.path, p.line, p.code) for p in found.problems] == [("netnotes.yaml", 1, "config-key")]


@pytest.mark.parametrize("folder", ["/abs", "../x", "a\u202eb", '"a\\nb"', "CON", "a:b", ".x", "a./b", "a//../b"])
def test_a_dashboards_folder_is_a_plain_folder_of_the_vault(folder: str) -> None:
    config, problems = parse_config(f"dashboards: {{folder: {folder}}}\n")
    assert (config.dashboards_folder, [p.code for p in problems]) == ("dashboards", ["config-value"])


def test_a_dashboards_folder_is_tidied() -> None:
    assert parse_config("dashboards: {folder: out/./pages//x/}\n")[0].dashboards_folder == "out/pages/x"


def test_a_cadence_is_not_negative() -> None:
    config, problems = parse_config("default_cadence: -5\n")
    assert (config.default_cadence.never, [p.code for p in problems]) == (True, ["config-value"])
