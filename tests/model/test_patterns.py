"""A pattern that is compiled when it is first used finds what a compiled one finds."""

import re

import pytest

from netnotes.model.patterns import pattern


def test_it_finds_the_same() -> None:
    lazy, eager = pattern(r"(?P<word>[a-z]+)-", re.IGNORECASE), re.compile(r"(?P<word>[a-z]+)-", re.IGNORECASE)
    text = "Ana-Bo-9"
    assert lazy.findall(text) == eager.findall(text) == ["Ana", "Bo"]
    assert lazy.sub("", text) == eager.sub("", text)
    assert (lazy.pattern, lazy.flags) == (eager.pattern, eager.flags)
    assert (found := lazy.match(text)) is not None
    assert found["word"] == "Ana"


def test_a_mistake_in_it_is_said_when_it_is_used() -> None:
    wrong = pattern("(")
    with pytest.raises(re.error):
        wrong.match("")
