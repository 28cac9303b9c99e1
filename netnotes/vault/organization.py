"""The mapping from properties to an `Organization` and to `Me` (SPEC 2.2)."""

from __future__ import annotations

from netnotes.model.notes import Note
from netnotes.model.people import Me, Organization
from netnotes.vault.fields import Fields
from netnotes.vault.references import unique_refs


def map_organization(note: Note, fields: Fields) -> Organization:
    """The organization or community that a note describes."""
    return Organization(
        path=note.path,
        name=fields.text("name") or note.title,
        aliases=fields.texts("aliases"),
        url=fields.text("url"),
        people=unique_refs(fields.refs("people")),
        my_role=fields.text("my_role"),
        cadence=fields.cadence("cadence"),
        next_event=fields.date("next_event"),
        status=fields.text("status"),
        private=fields.flag("private", unclear=True),
        lines=fields.where(),
    )


def map_me(note: Note, fields: Fields) -> Me:
    """The owner of the vault."""
    return Me(
        path=note.path,
        name=fields.text("name") or note.title,
        aliases=fields.texts("aliases"),
        emails=fields.texts("email"),
        organization=fields.refs("organization"),
        department=fields.text("department"),
        role=fields.text("role"),
        offers=fields.topics("offers"),
        needs=fields.topics("needs"),
        partner=fields.refs("partner"),
        role_since=fields.date("role_since"),
        lines=fields.where(),
    )
