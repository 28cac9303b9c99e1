"""Words of topics: cut from a text, folded, stemmed; which of them say nothing, and which say little.

Case and accents are folded (SPEC 7), then the English stemmer of Snowball is asked. It takes the plural's ``s`` off
Portuguese, Spanish and French words, too; other endings of other languages stay, so that their words match where they
are written alike but for case and accents. Guessing the language of two words would make more wrong pairs than right
ones ("data" and "date" have one stem in Spanish).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache, lru_cache

from netnotes.model.folding import fold_accents
from netnotes.model.patterns import pattern

_GAPS = r"\s!-/:-@\[-`{-~\u00a1-\u00a9\u00ab-\u00b1\u00b4\u00b6-\u00b8\u00bb\u00bf\u2000-\u206f\u3000-\u303f"
_WORD = pattern(rf"[^{_GAPS}]+(?:\+\+|#)?")

_STOP_WORDS = """
    a about after all an and any are around as at be been but by can do for from have how i if in inside into is it its
    just like my no not of off on or our out over she he s so some t than that the their them then they this to up us
    via was we what when where which who whom why with within you your

    am als an auf aus bei beim bis das dass dem den der des die durch ein eine einem einen einer eines es fur gegen ich
    im ins ist mein meine mit nach oder ohne sich sie uber um und unter vom von vor wie wir zu zum zur

    al ao aos as com como con da das de del desde do dos e el em en entre es la las lo los mi mis na nas no nos o os ou
    para pela pelas pelo pelos pero por que se ser si sin sobre su sus um uma un una uno unos unas y

    au aux avec chez ces cette dans des du d est et il la le les leur l mes mon ne nous ou par pas pour qu qui sa se
    ses son sous sur un une vos votre vous

    alla alle che ci col da dai dal dalla dei del della delle di e gli i il in la le lo mia mio nel nella per su sul
    sulla tra un una uno

    aan bij dat de een het ik met mijn naar niet of om op over te tot uit van voor
"""
STOP_WORDS = frozenset(_STOP_WORDS.split())
"""What joins words in English, German, Spanish and Portuguese, French, Italian, Dutch."""

_KINDS_OF_HELP = """
    advice advise adviser advisers advisor advisors advising beginner beginners contact contacts experience expert
    expertise experts feedback good great guidance guide guides help helper helpers helping idea ideas intro intros
    introduction introductions knowledge mentor mentoring mentors mentorship people person skill skills somebody
    someone support supporter supporters tip tips

    beratung erfahrung erfahrungen hilfe ideen kontakt kontakte leute tipps unterstutzung wissen

    apoio apoyo asesoria ayuda consejo consejos conselho conselhos contacto contactos contato contatos dicas
    experiencia ideias mentora mentoras mentores mentoria mentorias

    aide conseil conseils mentorat soutien
"""
KINDS_OF_HELP = frozenset(_KINDS_OF_HELP.split())
"""What says how somebody helps, not with what: such a word weighs little."""


def cut(text: str) -> list[str]:
    """The words of a topic as they are written."""
    return _WORD.findall(text)


def telling_words(text: str) -> Mapping[str, str]:
    """The stem of each telling word of a topic, and the word as it is written there, in its order.

    A stop word in capitals among other letters (`IT security`) is a word, though one that weighs little. Where there
    are only stop words, they are the topic.
    """
    words = cut(text)
    if len(words) > 1 and text.isupper():
        stems = [stem(word.lower()) for word in words]
    else:
        stems = [stem(word) for word in words]
    found = {stem: word for stem, word in zip(reversed(stems), reversed(words), strict=True) if stem}
    if not found:
        found = {folded: word for word in reversed(words) if (folded := _folded(word))}
    return dict(reversed(found.items())) if len(found) > 1 else found


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The stem by which a word is compared; empty for a stop word and for what holds no letter or figure.

    The plural of an abbreviation (`CRMs`) is known by its capitals.
    """
    folded = _folded(word[:-1] if word[-1] == "s" and word[:-1].isupper() and len(word) > 2 else word)
    if folded in STOP_WORDS and not (len(word) > 1 and word.isupper()):
        return ""
    return _stemmer()(folded) if folded else ""


@lru_cache(maxsize=4096)
def says_little(stemmed: str) -> bool:
    """Whether a stem says only how somebody helps, or is a stop word that had to be taken for a word."""
    return stemmed in STOP_WORDS or stemmed in _little()


def _folded(word: str) -> str:
    folded = word.lower() if word.isascii() else fold_accents(word)
    return folded if any(map(str.isalnum, folded)) else ""


@cache
def _little() -> frozenset[str]:
    return frozenset(map(_stemmer(), KINDS_OF_HELP))


@cache
def _stemmer() -> Callable[[str], str]:
    """The stemmer of the Snowball project: compiled where PyStemmer is installed, else in plain Python."""
    import snowballstemmer

    found: Callable[[str], str] = snowballstemmer.stemmer("english").stemWord
    return found
