"""docs/configuration.md names every key of netnotes.yaml, with the default and the values that the code takes."""

from __future__ import annotations

import re

from netnotes.model.config import Config
from netnotes.vault.config import parse_config
from tests.docs.markdown_links import DOCS

PAGE = (DOCS / "configuration.md").read_text(encoding="utf-8")
TABLE = PAGE.split("\n## Every key\n", 1)[1].split("\n\n", 1)[0]
CELLS = re.findall(r"^\| `([\w.]+)` \| ([^|]+) \| ([^|]+) \|", TABLE, re.MULTILINE)
ROWS = {key: value for key, value, _ in CELLS}


def known_keys() -> set[str]:
    """The keys that the code knows; it lists them where it is asked for one that it does not know."""

    def listed(text: str) -> list[str]:
        hints = [one.hint for one in parse_config(text)[1] if one.code == "config-key"]
        return [name for hint in hints for name in hint.removeprefix("known here: ").split(", ")]

    found: set[str] = set()
    for key in listed("qqqq: 1\n"):
        inner = [] if key in {"types", "fields"} else listed(f"{key}:\n  qqqq: 1\n")
        found.update({f"{key}.{name}" for name in inner} or {key})
    return found


def test_the_page_has_every_key_and_no_other() -> None:
    assert len(known_keys()) > 20
    assert set(ROWS) == known_keys()


def test_the_defaults_on_the_page_are_the_defaults() -> None:
    [block] = re.findall(r"```yaml\n(tiers:.*?)```", PAGE, re.DOTALL)
    config, problems = parse_config(block)
    assert problems == ()
    lines = dict(config.lines)
    assert {key for key in ROWS if key not in lines and key.split(".")[0] not in lines} == set()
    assert values(config) == values(Config())


def test_the_values_on_the_page_are_those_that_the_code_takes() -> None:
    for key, value in ROWS.items():
        section, _, name = key.partition(".")
        text = f"{section}:\n  {name}: qqqq\n" if name else f"{section}: qqqq\n"
        said = re.findall(r"should be (a whole number from .*|true or false|\w+(?: or \w+)+)$", "\n".join(
            one.message for one in parse_config(text)[1]
        ))  # fmt: skip
        if said:
            assert value.replace("`", "") == said[0], key
        else:
            assert not re.search(r"whole number|true or false|`\w+` or", value), key


def test_the_defaults_in_the_table_are_the_defaults() -> None:
    simple = {key: cell.strip("`") for key, _, cell in CELLS if re.fullmatch(r"`[\w-]+`", cell)}
    assert len(simple) > 12
    for key, value in simple.items():
        section, _, name = key.partition(".")
        config, problems = parse_config(f"{section}:\n  {name}: {value}\n" if name else f"{section}: {value}\n")
        assert problems == ()
        assert values(config) == values(Config()), key


def values(config: Config) -> dict[str, object]:
    """Everything that is set, without the lines on which it is."""
    return {name: getattr(config, name) for name in config.__dataclass_fields__ if name != "lines"}
