"""The one table of property names: ours, and those by which other people's vaults call the same thing (SPEC 2.2).

The order is the order of preference: the first name that is present and not empty wins. Names fold case,
``-``, ``_`` and spaces.
"""

from __future__ import annotations

from functools import cached_property

from netnotes.model.config import Config
from netnotes.model.folding import fold_key

PERSON: dict[str, tuple[str, ...]] = {
    "name": ("name", "fn", "full_name"),
    "first_name": ("first_name", "given_name", "name.first", "N.GN"),
    "last_name": ("last_name", "family_name", "surname", "name.last", "N.FN"),
    "aliases": ("aliases",),
    "email": ("email", "emails", "mail", "e-mail", "email_address", "contacts.mail", "contacts.email"),
    "phone": ("phone", "phones", "phone_number", "mobile", "tel", "telephone", "contacts.phone"),
    "url": ("url", "urls", "website", "linkedin", "homepage", "github", "twitter", "mastodon"),
    "organization": (
        "organization", "org", "company", "employer", "organisation", "organizations", "organisations", "companies",
        "company/team", "institution", "institutions",
    ),
    "department": ("department", "team", "unit"),
    "role": ("role", "job_title", "position", "occupation", "roles", "profession"),
    "category": (
        "category", "categories", "relationship", "group", "groups", "relation", "relationship_type",
        "prm-relationship",
    ),
    "tier": ("tier", "prm-tier"),
    "tier_guess": ("circle", "priority"),
    "cadence": (
        "cadence", "frequency", "contact_frequency", "keep_in_touch", "prm-cadence", "cadence_days",
        "follow_up_cadence",
    ),
    "last_contact": (
        "last_contact", "last_contacted", "last_interaction", "date_last_contacted", "prm-last-contacted",
        "last_talked_to", "last_contact_date", "date_last_spoken", "last_touch", "last_meaningful_contact",
        "last_chatted", "last_spoken",
    ),
    "interactions": ("interactions",),
    "next_contact": ("next_contact", "next_follow_up", "next_followup", "follow_up"),
    "snooze": ("snooze", "snooze_until", "prm-snooze-until"),
    "status": ("status",),
    "paused": ("paused", "prm-paused"),
    "deceased": ("deceased", "died"),
    "added": ("added", "created", "date_created", "creation_date"),
    "met": ("met", "how_we_met", "met_context"),
    "introduced_by": ("introduced_by", "met_through", "referred_by"),
    "knows": ("knows",),
    "household": ("household",),
    "different_from": ("different_from",),
    "birthday": ("birthday", "birth_date", "bday", "born", "prm-birthday"),
    "dates": ("dates", "anniversaries"),
    "helps_with": ("helps_with", "goals"),
    "their_goals": ("their_goals",),
    "offers": ("offers", "skills", "can_offer", "can_help_with"),
    "needs": ("needs", "looking_for", "wants"),
    "i_offer": ("i_offer", "give_ideas", "i_can_help_them"),
    "interests": ("interests", "topics", "likes"),
    "knows_about_me": ("knows_about_me",),
    "prefers": ("prefers",),
    "timezone": ("timezone",),
    "location": ("location", "city", "place", "prm-location", "residence", "address"),
    "lifeline": ("lifeline",),
    "trust": ("trust",),
    "account": ("account",),
    "opening_balance": ("opening_balance",),
    "private": ("private",),
    "homework": ("homework", "background", "research"),
}  # fmt: skip
MEETING: dict[str, tuple[str, ...]] = {
    "date": ("date", "meeting_date", "start_date"),
    "people": ("people", "attendees", "participants", "with", "contacts", "person"),
    "kind": ("kind", "via", "channel"),
    "status": ("status",),
    "goals": ("goals", "goal"),
    "organization": ("organization", "organisation", "org", "company"),
    "location": ("location", "place"),
    "stage": ("stage",),
    "gave": ("gave", "given", "deposit", "deposits"),
    "got": ("got", "received", "withdrawal", "withdrawals"),
    "private": ("private",),
}
GOAL: dict[str, tuple[str, ...]] = {
    "status": ("status",),
    "due": ("due", "deadline", "target_date", "by"),
    "horizon": ("horizon",),
    "why": ("why",),
    "success": ("success", "done_when"),
    "parent": ("parent",),
    "people": ("people", "person"),
    "organizations": ("organizations", "organisations", "organization", "organisation"),
    "needs": ("needs",),
    "progress": ("progress",),
    "met_on": ("met_on", "completed_on", "achieved_on", "done_on"),
    "private": ("private",),
}
ORGANIZATION: dict[str, tuple[str, ...]] = {
    "name": ("name",),
    "aliases": ("aliases",),
    "url": ("url", "website", "homepage"),
    "people": ("people", "members", "person"),
    "my_role": ("my_role",),
    "cadence": ("cadence", "frequency"),
    "next_event": ("next_event",),
    "status": ("status",),
    "private": ("private",),
}
ME: dict[str, tuple[str, ...]] = {
    "name": ("name", "fn", "full_name"),
    "aliases": ("aliases",),
    "email": PERSON["email"],
    "organization": PERSON["organization"],
    "department": PERSON["department"],
    "role": PERSON["role"],
    "offers": PERSON["offers"],
    "needs": PERSON["needs"],
    "partner": ("partner",),
    "role_since": ("role_since", "position_since"),
}
_TABLES = {"person": PERSON, "meeting": MEETING, "goal": GOAL, "organization": ORGANIZATION, "me": ME}
DEPOSIT_WORDS = frozenset(fold_key(word) for word in MEETING["gave"])
WITHDRAWAL_WORDS = frozenset(fold_key(word) for word in MEETING["got"])


class FieldNames(dict[str, tuple[str, ...]]):
    """For each field of a type the folded names to look for, best first."""

    @cached_property
    def of_key(self) -> dict[str, tuple[tuple[str, int], ...]]:
        """For each name the fields that it may give, each with the place that it has among the names of the field."""
        found: dict[str, tuple[tuple[str, int], ...]] = {}
        for field, names in self.items():
            for place, name in enumerate(names):
                found[name] = (*found.get(name, ()), (field, place))
        return found


def field_names(config: Config) -> dict[str, FieldNames]:
    """For each type and field the folded names to look for, best first; the owner's own names come after ours."""
    own = {type_: dict(fields) for type_, fields in config.fields}
    return {
        type_: FieldNames(
            {
                field: tuple(
                    dict.fromkeys(fold_key(n) for n in (*names[:1], *own.get(type_, {}).get(field, ()), *names[1:]))
                )
                for field, names in table.items()
            }
        )
        for type_, table in _TABLES.items()
    }


def known_fields(type_: str) -> tuple[str, ...]:
    """What other people's names can be mapped onto by ``fields:``: our fields of a type, and ``type`` itself."""
    return ("type", *_TABLES[type_])
