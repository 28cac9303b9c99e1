from pathlib import Path
from textwrap import dedent

import pytest

from netnotes.vault.assumptions import find_assumptions, read_assumptions


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("- #assumption she stays", "she stays"),
        ("- #Assumption: she stays", "she stays"),
        ("she stays #assumption", "she stays"),
        ("- 2026-02-26 lunch: leaving? #assumption she stays if paid", "she stays if paid"),
        ("- [ ] #assumption she stays", "she stays"),
        ("> - she stays  #assumption", "she stays"),
    ],
)  # fmt: skip
def test_what_is_assumed(line: str, said: str) -> None:
    assert [tuple(one) for one in find_assumptions(f"---\nrole: x\n---\n\n{line}\n")] == [(said, 5)]


@pytest.mark.parametrize(
    "line",
    [
        "no tag",
        "#assumptions she stays",
        "#assumption/old she stays",
        "`#assumption she stays`",
        "- [x] #assumption she stays",
        "- #assumption",
        "<!-- #assumption she stays -->",
    ],
)
def test_what_is_none(line: str) -> None:
    assert find_assumptions(line) == ()


def test_what_netnotes_wrote_itself_is_no_source() -> None:
    text = dedent("""
        %% netnotes:begin history %%
        - #assumption she stays
        %% netnotes:end %%
        - #assumption he stays
        """)
    assert [one.text for one in find_assumptions(text)] == ["he stays"]


def test_a_note_that_cannot_be_read_assumes_nothing(tmp_path: Path) -> None:
    (tmp_path / "bad.md").write_bytes(b"#assumption \xff")
    assert read_assumptions(tmp_path, "bad.md") == read_assumptions(tmp_path, "none.md") == ()
    (tmp_path / "good.md").write_text("- #assumption it holds\n")
    assert [tuple(one) for one in read_assumptions(tmp_path, "good.md")] == [("it holds", 1)]
