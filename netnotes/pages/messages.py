"""Messages from their templates: the built-in ones, and those a vault brings (SPEC 9, draft)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import ClassVar
from urllib.parse import quote

from netnotes.model.places import Problem
from netnotes.model.records import recordclass
from netnotes.pages.message_context import Wanted, message_context
from netnotes.pages.templates import MESSAGE_KIND, read_builtin
from netnotes.rules.message_kinds import BY_NAME, KINDS, MessageKind, own_kind

ENDING = ".txt.j2"
_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,60}")
_ADDRESS = re.compile(r"[\w.!#$'*+/=^{|}~-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)
_SUBJECT = re.compile(r"subject:[ \t]*", re.IGNORECASE)
_SPACES = re.compile(r"(?<=\S)[ \t]{2,}")
_BLANK_LINES = re.compile(r"\n{3,}")
_UNPRINTABLE = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)


@recordclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A draft: to whom, with the first usable address of each, the subject on one line, and the body."""

    JSON: ClassVar[tuple[str, ...]] = ("kind", "to", "paths", "emails", "subject", "body", "mailto")

    kind: str
    to: tuple[str, ...]
    paths: tuple[str, ...]
    emails: tuple[str, ...]
    subject: str
    body: str

    @property
    def text(self) -> str:
        """The subject line, a blank line, the body."""
        return f"Subject: {self.subject}\n\n{self.body}"

    @property
    def mailto(self) -> str:
        """The address of the draft (RFC 6068): everything percent-encoded, line ends as CRLF."""
        to = ",".join(quote(address, safe="@") for address in self.emails)
        body = quote(self.body.replace("\n", "\r\n"), safe="")
        return f"mailto:{to}?subject={quote(self.subject, safe='')}&body={body}"

    @property
    def has_gaps(self) -> bool:
        """Whether something in brackets waits to be filled."""
        return "[" in self.subject + self.body


def message_kinds(vault: Mapping[str, str]) -> tuple[MessageKind, ...]:
    """Every occasion: those that come with netnotes, then those of the vault's own templates by name."""
    names = (name.removesuffix(ENDING) for name in sorted(vault))
    return (*KINDS, *(own_kind(name) for name in names if name not in BY_NAME and _NAME.fullmatch(name)))


def render_message(wanted: Wanted, vault: Mapping[str, str]) -> tuple[Message, tuple[Problem, ...]]:
    """One message, and what was wrong with the vault's template of it, which the built-in one then replaces.

    A vault's templates run in the sandbox; so do built-in ones where the vault has parts for them (``_sign.txt.j2``).
    Raises LookupError where a kind of the vault's own cannot be rendered; its argument is the problem.
    """
    builtin = read_builtin(MESSAGE_KIND, ENDING)
    name, context = wanted.kind.kind + ENDING, message_context(wanted)
    text: str | None = None
    problems: list[Problem] = []
    if name in vault or any(part.startswith("_") for part in vault):
        from netnotes.pages.sandbox import render_message_in_sandbox

        text, problems = render_message_in_sandbox(name, vault, builtin, context)
    if text is None:
        if name not in builtin:
            raise LookupError(problems[0])
        from netnotes.pages.text_environment import make_text_environment

        text = make_text_environment(builtin).get_template(name).render(context)
    subject, body = finish_message(text)
    people = [about.person for about in (wanted.to, wanted.other) if about]
    if wanted.kind.apart:
        people = people[:1]
    return Message(
        kind=wanted.kind.kind,
        to=tuple(person.name for person in people),
        paths=tuple(person.path for person in people),
        emails=tuple(address for person in people if (address := usable_address(person.emails))),
        subject=subject,
        body=body,
    ), tuple(problems)


def finish_message(text: str) -> tuple[str, str]:
    """Subject and body of what a template printed: no control code, no double spaces, no runs of blank lines."""
    text = _UNPRINTABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip("\n")
    lines = [_SPACES.sub(" ", line).rstrip() for line in text.split("\n")]
    subject = ""
    if heading := _SUBJECT.match(lines[0]):
        subject = lines.pop(0)[heading.end() :].strip()
    return subject, _BLANK_LINES.sub("\n\n", "\n".join(lines)).strip("\n")


def usable_address(addresses: tuple[str, ...]) -> str:
    """The first that is an e-mail address and nothing else; empty where none is."""
    return next((one for one in addresses if len(one) <= 254 and _ADDRESS.fullmatch(one)), "")
