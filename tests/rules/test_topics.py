"""Which topics go together, and which do not."""

import random
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netnotes.rules.topics import ENOUGH, Hit, Topics, Weights

# The other topics of a network in which "data" is a common word and "hiring" is not.
NETWORK = (
    "data quality", "open government data", "data protection law", "data engineering", "solar cooperatives",
    "trail running", "typography", "public transport",
)  # fmt: skip


def words(asked: str, offered: str, network: tuple[str, ...] = NETWORK) -> str | None:
    """The words of the offered topic that matched the one asked for; None where the two do not go together."""
    hits = Topics([("Ana", offered)], Weights([asked, offered, *network])).find(asked)
    return " ".join(hits[0].words) if hits else None


@pytest.mark.parametrize(
    ("asked", "offered", "matched"),
    [
        ("hiring", "hiring advice", "hiring"),
        ("hiring advice", "Hiring", "Hiring"),
        ("grant writing", "writing grants", "writing grants"),
        ("grant writing", "Writing of the grants", "Writing grants"),
        ("grant writing", "grants", "grants"),
        ("mentor in data platforms", "data platforms", "data platforms"),
        ("mentor in data platforms", "Data platform", "Data platform"),
        ("mediation", "conflict mediation", "mediation"),
        ("leadership", "leadership coaching", "leadership"),
        ("advice on tax for freelancers", "freelancer's tax", "freelancer tax"),
        ("open-source maintenance", "maintenance of open source", "maintenance open source"),
        ("IT security", "security", "security"),
        ("it security", "IT security", "security"),
        ("IT", "it", "it"),
        ("AI ethics", "the ethics of ai", "ethics ai"),
        ("C++", "c++", "c++"),
        ("2FA", "2fa", "2fa"),
        ("a mentor", "Mentoring", "Mentoring"),
        ("MENTOR IN TYPOGRAPHY", "typography", "typography"),
        ("Wohnungssuche in Köln", "KÖLN: Wohnungssuche", "KÖLN Wohnungssuche"),
        ("Straßenbau", "strassenbau", "strassenbau"),
        ("Hilfe beim Texten", "Texten", "Texten"),
        ("Zürich housing", "housing in Zurich", "housing Zurich"),
        ("CRMs para pymes", "un CRM para una pyme", "CRM pyme"),
        ("diseño de servicios", "DISENO DE SERVICIO", "DISENO SERVICIO"),
        ("captação de recursos", "Captacao de recurso", "Captacao recurso"),
        ("mentoria em redação", "redacao", "redacao"),
        ("droit d’auteur", "Droits d'auteur", "Droits auteur"),
        ("数据平台", "数据平台", "数据平台"),
        ("हिन्दी साहित्य", "साहित्य हिन्दी", "साहित्य हिन्दी"),
        ("🎸 guitar", "guitar", "guitar"),
    ],
)
def test_topics_that_go_together(asked: str, offered: str, matched: str) -> None:
    assert words(asked, offered) == matched
    assert words(offered, asked) is not None


@pytest.mark.parametrize(
    ("asked", "offered"),
    [
        ("data platforms", "data protection"),
        ("data", "data platforms"),
        ("mentor in data platforms", "data"),
        ("mentor in data platforms", "mentor in grant writing"),
        ("help with hiring", "help with housing"),
        ("product discovery", "product experiments"),
        ("language teaching", "teaching mathematics"),
        ("data", "date"),
        ("C++", "C"),
        ("C", "C#"),
        ("IT security", "it"),
        ("diseño de servicios", "diseño de interiores"),
        ("Hilfe beim Umzug", "Hilfe beim Texten"),
        ("uma boa ideia de nome", "uma boa ideia de lugar"),
        ("in the", "of the"),
        ("", "hiring"),
        ("🎸", "🎸"),
        ("…", "—"),
    ],
)
def test_topics_that_do_not(asked: str, offered: str) -> None:
    assert words(asked, offered) is None
    assert words(offered, asked) is None


@pytest.mark.parametrize(
    ("asked", "offered"),
    [("data", "data platforms"), ("grants", "grant writing"), ("learning", "machine learning")],
)
def test_one_word_of_two_is_enough_while_it_is_rare(asked: str, offered: str) -> None:
    assert words(asked, offered, ()) == asked.replace("grants", "grant")
    common = tuple(f"{asked} {other}" for other in ("abroad", "by night", "for teachers", "together"))
    assert words(asked, offered, common) is None


def test_a_rare_word_weighs_more_than_a_common_one() -> None:
    weights = Weights(["data quality", "data protection", "Data Protection", "law of data"])
    assert weights.of("data") < weights.of("protect")
    assert weights.of("protect") == weights.of("law") == weights.of("sailing")
    assert weights.of("mentor") < weights.of("data")


def test_hits_come_best_first_and_in_the_spelling_of_the_note() -> None:
    topics = Topics(
        [
            ("Dee", "hiring"),
            ("Ana", "Hiring  advice"),
            ("Bo", "hiring"),
            ("Bo", "hiring"),
            ("Bo", "advice on hiring"),
            ("Chen", "typography"),
        ]
    )
    hits = topics.find("hiring")
    assert [hit[:3] for hit in hits] == [
        ("Bo", "hiring", ("hiring",)),
        ("Dee", "hiring", ("hiring",)),
        ("Ana", "Hiring  advice", ("Hiring",)),
        ("Bo", "advice on hiring", ("hiring",)),
    ]
    assert hits[0].score == 1
    assert ENOUGH <= hits[-1].score < 1
    assert topics.find("hiring") == hits


def test_topics_that_share_a_word_are_near() -> None:
    topics = Topics(
        [("Ana", "quality of data"), ("Bo", "data protection law"), ("Chen", "sailing"), ("Dee", "data law")]
    )
    assert [hit.topic for hit in topics.find("law about data")] == ["data law", "data protection law"]
    assert topics.near("law about data") == ("data law", "data protection law", "quality of data")
    assert topics.near("cooking") == ()


def test_nobody_and_everybody() -> None:
    assert Topics([]).find("hiring") == ()
    everybody = Topics((f"{number:04}", "hiring") for number in range(5000))
    assert len(everybody.find("hiring advice")) == 5000
    assert everybody.find("hiring")[:1] == (Hit("0000", "hiring", ("hiring",), 1.0),)


PHRASE = st.lists(
    st.sampled_from(["data", "Platforms", "platform", "mentor", "in", "the", "grant", "writing", "Zürich", "IT", "it"]),
    max_size=4,
).map(" ".join) | st.text(max_size=12)  # fmt: skip


@given(st.lists(PHRASE, min_size=2, max_size=8))
def test_who_matches_whom_is_the_same_in_both_directions(phrases: list[str]) -> None:
    weights, (one, other) = Weights(phrases), phrases[:2]
    there = Topics([("a", other)], weights).find(one)
    back = Topics([("a", one)], weights).find(other)
    assert [hit.score for hit in there] == [hit.score for hit in back]


@given(st.lists(st.tuples(st.sampled_from("abc"), PHRASE), max_size=8), PHRASE, st.randoms(use_true_random=False))
def test_the_order_of_the_notes_does_not_matter(
    pairs: list[tuple[str, str]], asked: str, chance: random.Random
) -> None:
    shuffled = list(pairs)
    chance.shuffle(shuffled)
    assert Topics(pairs).find(asked) == Topics(shuffled).find(asked)
    assert Topics(pairs).near(asked) == Topics(shuffled).near(asked)


@given(st.text(), st.text())
def test_no_text_breaks_it_and_the_words_are_those_of_the_topic(asked: str, offered: str) -> None:
    for hit in Topics([("a", offered)]).find(asked):
        assert 0 < hit.score <= 1
        assert hit.words
        assert all(word in offered for word in hit.words)


@given(st.text())
def test_a_topic_that_holds_a_word_goes_with_itself(text: str) -> None:
    found = Topics([("a", text)]).find(text)
    assert [hit.score for hit in found] == [1.0] * len(found)
    assert found or not any(character.isalnum() and character.isascii() for character in text)


def test_the_stemmer_waits_for_the_first_question() -> None:
    code = (
        "import sys; from netnotes.rules.topics import Topics; topics = Topics([('Ana', 'hiring')]);"
        "before = 'snowballstemmer' in sys.modules; topics.find('hiring');"
        "print(before, 'snowballstemmer' in sys.modules)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.split() == ["False", "True"]
