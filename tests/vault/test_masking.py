"""What of a body is text: code, comments and our own regions are not (Obsidian help: Tags, Internal links; SPEC 1)."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netnotes.vault.links import find_links
from netnotes.vault.masking import mask_body


def seen(text: str) -> list[str]:
    """The links that are left."""
    return [link.target for link in find_links(mask_body(text).text)]


@pytest.mark.parametrize(
    "text",
    [
        "`[[no]]`",
        "``[[no]] ` [[no]]``",
        "a `code\n[[no]]` b",
        "```\n[[no]]\n```",
        "```python\n[[no]]\n\n[[no]]\n```",
        "~~~\n[[no]]\n```\n[[no]]\n~~~",
        "````\n[[no]]\n```\n[[no]]\n````",
        "```\n[[no]] never closed\n",
        "   ```\n[[no]]\n   ```",
        "- item\n  ```\n  [[no]]\n  ```",
        "- ```\n  [[no]]\n  ```",
        "> ```\n> [[no]]\n> ```",
        "    [[no]]",
        "\t[[no]]",
        "text\n\n    [[no]]\n\n    [[no]]\n",
        "- item\n\ntext\n\n    [[no]]",
        "- item\ntext\n\nmore\n\n    [[no]]",
        "# Heading\n    [[no]]",
        "```\nx\n```\n    [[no]]",
        "<!-- [[no]] -->",
        "a <!-- [[no]]\n[[no]] --> b",
        "<!--\n```\n[[no]]\n-->",
        "<!--\n\n[[no]]\n\n-->",
        "<!-- never closed\n[[no]]",
        "%% netnotes:begin due %%\n[[no]]\n%% netnotes:end %%",
        "<!-- netnotes:begin due -->\n[[no]]\n<!-- netnotes:end -->",
        "%%netnotes:begin due 2%%[[no]]%%netnotes:end due%%",
        "\\`` [[yes]] `[[no]]`".replace("[[yes]] ", ""),
    ],
)
def test_no_text(text: str) -> None:
    assert seen(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "[[yes]]",
        "`[[yes]]",
        "\\`[[yes]]\\`",
        "`` [[yes]] `",
        "- a ` b\n- [[yes]]\n- c ` d",
        "a ` b\n\n[[yes]] ` c",
        "# a ` b\n[[yes]] c ` d".replace("\n[[yes]] c", "\n\n[[yes]] c"),
        "| a ` b |\n| [[yes]] |\n| ` |",
        "> a ` b\n>\n> [[yes]] ` c",
        "``` not a ``` fence [[yes]]",
        "```\nx\n```\n[[yes]]",
        "```\nx\n```   \n[[yes]]",
        "~~~~\nx\n~~~~~\n[[yes]]",
        "> ```\n> x\n\n[[yes]]",
        "> ```\n> x\n[[yes]]",
        "text\n    [[yes]]",
        "- item\nlazy text\n\n    [[yes]]",
        "- item\n\n    [[yes]]",
        "- item\n\n    - [[yes]]",
        "1. item\n\n    [[yes]]",
        "%% [[yes]] %%",
        "%%\n[[yes]]\n%%",
        "# [[yes]]",
        "> [[yes]]",
        "| [[yes\\|y]] |",
        "a <!-- b --> [[yes]]",
        "a <!-- b ` --> [[yes]] ` c",
        "<!-- b ` -->\n[[yes]] ` c",
        "<!--\n```\n-->\n[[yes]]",
        "<!--\n`\n-->\n[[yes]] `",
        "text <!-- never closed [[yes]]",
        "`<!--` [[yes]] -->",
        "```\n<!--\n```\n[[yes]]\n-->",
        "%% netnotes:begin due %%\n[[yes]]\n",
        "[[yes]]\n%% netnotes:end %%",
        "`%% netnotes:begin due %%`\n[[yes]]\n`%% netnotes:end %%`",
        "```\n%% netnotes:begin due %%\n```\n[[yes]]\n%% netnotes:end %%",
        "%% netnotes:begin a %%\nx\n%% netnotes:end %%\n[[yes]]\n%% netnotes:begin b %%\ny\n%% netnotes:end %%",
        "%% netnotes:beginning %%\n[[yes]]\n%% netnotes:end %%",
    ],
)
def test_text(text: str) -> None:
    assert seen(text) == ["yes"]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("a\n%% netnotes:begin x %%\nb\n", (1,)),
        ("a\n%% netnotes:end %%\nb\n", (1,)),
        ("%% netnotes:begin x %%\n%% netnotes:begin y %%\n%% netnotes:end %%\n%% netnotes:end %%\n", (0, 3)),
        ("%% netnotes:begin x %%\n%% netnotes:end %%\n", ()),
        ("`%% netnotes:begin x %%`", ()),
        ("```\n%% netnotes:begin x %%\n```\n", ()),
    ],
)
def test_markers_without_partner(text: str, lines: tuple[int, ...]) -> None:
    assert mask_body(text).unclosed_regions == lines


def test_lines_of_a_comment_block_are_known() -> None:
    assert mask_body("a\n%%\n- b\n%%\n- c %%d%%\n").hidden == {1, 2, 3}
    assert mask_body("a\n%%\nnever closed\n").hidden == frozenset()
    assert mask_body("a %%\nb\n").hidden == frozenset()


pieces = st.sampled_from(
    ["`", "``", "```", "~~~", "\n", "\r\n", "    ", "\t", "- ", "> ", "<!--", "-->", "%%", " netnotes:begin x ", "\\",
     " netnotes:end ", "[[a]]", "#tag", "# ", "é", "\u2028", "\U0001f600", "|", "1. ", "x", " "]
)  # fmt: skip


@given(st.lists(pieces, max_size=40).map("".join) | st.text())
def test_masking_keeps_every_place(text: str) -> None:
    masked = mask_body(text)
    assert len(masked.text) == len(text)
    assert [m.start() for m in re.finditer("\n", masked.text)] == [m.start() for m in re.finditer("\n", text)]
    assert all(new in (old, " ") for new, old in zip(masked.text, text, strict=True))
    assert all(0 <= line <= text.count("\n") for line in (*masked.unclosed_regions, *masked.hidden))
