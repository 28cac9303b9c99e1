"""Another name where somebody is named without a link."""

import pytest

from netnotes.model.config import Config
from netnotes.model.readings import Reading
from netnotes.model.settings import Settings
from netnotes.vault.editing.bare_names import NamedAs, iter_bare_names, rename_bare, rename_own
from netnotes.vault.editing.trouble import EditRefusedError
from netnotes.vault.reader import NoteReader

READER = NoteReader(Config(), Settings())
ANA = NamedAs("Ana Silva", "person")


def read(data: bytes) -> Reading:
    return READER.read("meetings/2026-11-03.md", data)


def renamed(text: str, new: str = "Ana Souza", old: NamedAs = ANA) -> str:
    return rename_bare(text.encode(), read, old, new).decode()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("people: Ana Silva", "people: Ana Souza"),
        ("people: [Ana Silva, 'Ana Silva', \"Ana Silva\"]", "people: [Ana Souza, 'Ana Souza', \"Ana Souza\"]"),
        ("people:\n- Ana Silva # Ana Silva\n- Ana Silva Lima", "people:\n- Ana Souza # Ana Silva\n- Ana Silva Lima"),
        ("gave: {what: Ana Silva, to: Ana Silva}", "gave: {what: Ana Silva, to: Ana Souza}"),
        ("location: Ana Silva\norganization: Ana Silva", "location: Ana Silva\norganization: Ana Silva"),
        ('people: ["[[Ana Silva]]"]', 'people: ["[[Ana Silva]]"]'),
    ],
)
def test_only_the_name_of_the_person_changes(before: str, after: str) -> None:
    assert renamed(f"---\n{before}\n---\nAna Silva\n") == f"---\n{after}\n---\nAna Silva\n"


def test_an_inline_field_names_people_too() -> None:
    text = "with:: Ana Silva\n- lunch [gave:: tea] [to:: Ana Silva], Ana Silva paid\r\n"
    assert renamed(text) == "with:: Ana Souza\n- lunch [gave:: tea] [to:: Ana Souza], Ana Silva paid\r\n"


def test_quotes_are_written_as_their_surroundings_want_them() -> None:
    text = "---\npeople: [Ana Silva, 'Ana Silva']\n---\n"
    there = renamed(text, "Aoife O'Brien")
    assert there == "---\npeople: [Aoife O'Brien, 'Aoife O''Brien']\n---\n"
    assert renamed(there, "Ana Silva", NamedAs("Aoife O'Brien", "person")) == text


@pytest.mark.parametrize("new", ["Silva, Ana", "Ana: S", "Ana] S", "[[Bo]]"])
def test_a_name_that_would_be_read_otherwise_is_refused(new: str) -> None:
    with pytest.raises(EditRefusedError):
        renamed("---\npeople: [Ana Silva]\n---\n", new)


def test_who_is_named() -> None:
    text = b'---\npeople: [Ana Silva, "[[Bo]]"]\norganization: Acme\ngoals: Lead\ngave: {what: x, to: Cy}\n---\n'
    assert list(iter_bare_names(read(text))) == [
        ANA,
        NamedAs("Lead", "goal"),
        NamedAs("Acme", "organization"),
        NamedAs("Cy", "person"),
    ]


def test_a_notes_own_name() -> None:
    text = b"---\nname: 'Ana Silva' # Ana Silva\nTitle: Ana Silva\nrole: Ana Silva\n---\nAna Silva\n"
    names = frozenset({"name", "title"})
    assert rename_own(text, read, names, "Ana Silva", "A O'K") == (
        b"---\nname: 'A O''K' # Ana Silva\nTitle: A O'K\nrole: Ana Silva\n---\nAna Silva\n"
    )
    assert rename_own(text, read, names, "Ana", "X") == text
