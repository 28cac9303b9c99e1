"""What `draft` does: whom the names mean, the messages, how they are shown, and the touchpoint of each."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import click

from netnotes.cli.carrying_out import carry_out, holds_data
from netnotes.cli.naming import the_people
from netnotes.cli.options import NoAnswerError
from netnotes.cli.output.answer import Answer, Column, record_of
from netnotes.cli.output.clean import clean, clean_lines
from netnotes.cli.session import Session
from netnotes.model.errors import OperatorError
from netnotes.model.file_changes import FileChange
from netnotes.model.people import Person
from netnotes.model.places import Problem
from netnotes.model.records import recordclass
from netnotes.pages.message_context import Wanted, hints_for
from netnotes.pages.messages import Message, message_kinds, render_message
from netnotes.rules.contact import facts_of, is_reachable
from netnotes.rules.message_kinds import BY_NAME, MessageKind

_MOST_TOPIC = 200


@recordclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What was typed."""

    names: tuple[str, ...]
    kind: str
    topic: str | None = None
    minutes: int | None = None
    private: bool = False
    writing: bool = False


def show_kinds(session: Session) -> None:
    """List the kinds of message, one line each; those of the vault's own too."""
    kinds = message_kinds(_templates(session)[0])
    columns = (Column("Kind"), Column("What it is for", "wrap"))
    session.show(
        Answer(
            items=kinds,
            keys=MessageKind.JSON,
            record=record_of,
            columns=columns,
            cells=lambda kind: (kind.kind, kind.what + ("; takes two names" if kind.people == 2 else "")),
        )
    )


def drafts(session: Session, asked: Asked) -> tuple[Message, ...]:
    """The messages. Raises NoAnswerError for names that fit nobody and people who are private, OperatorError."""
    vault, problems = _templates(session)
    kind = _the_kind(asked.kind, message_kinds(vault))
    people = _people(session, asked, kind)
    facts = facts_of(session.network, session.today)
    wanted = partial(Wanted, kind=kind, topic=_topic(asked), minutes=asked.minutes, private=asked.private)
    about = [facts.people[person.path] for person in people]
    if kind.people == 2:
        one, other = about
        each = [wanted(to=one, other=other), *([wanted(to=other, other=one)] if kind.apart else [])]
    else:
        each = [wanted(to=one) for one in about]
    messages = []
    for one_of in each:
        try:
            message, failed = render_message(one_of, vault)
        except LookupError as err:
            problem: Problem = err.args[0]
            raise OperatorError(f"{problem.path}:{problem.line}: {problem.message}") from err
        messages.append(message)
        problems = [*problems, *(one for one in failed if one not in problems)]
    for problem in problems:
        session.tell(clean(f"{problem.path}:{problem.line}: {problem.message}; {problem.hint}"))
    _tell_hints(session, each, messages)
    return tuple(messages)


def show_drafts(session: Session, messages: Sequence[Message], *, mailto: bool) -> None:
    """Print the drafts: as text with the subject line first, or as links for a mail program, one a line."""
    if session.asked.format in {"json", "csv"}:
        columns = (Column("To"), Column("Subject"))
        whole = record_of(messages[0]) if len(messages) == 1 else None
        session.show(
            Answer(
                items=messages,
                keys=Message.JSON,
                record=record_of,
                columns=columns,
                cells=lambda message: (", ".join(message.to), message.subject),
                whole=whole,
            )
        )
    elif mailto:
        session.say("\n".join(message.mailto for message in messages))
    else:
        texts = [clean_lines(message.text) for message in messages]
        if len(texts) > 1:
            texts = [f"To: {_to(message)}\n{text}" for message, text in zip(messages, texts, strict=True)]
        session.say("\n\n-- \n\n".join(texts))


def write_down(session: Session, asked: Asked, messages: Sequence[Message], *, dry_run: bool) -> None:
    """Log each message as a touchpoint with everybody it is for."""
    from netnotes.edits.log import Asked as Logging
    from netnotes.edits.log import Log, one_line
    from netnotes.vault.editing.log_section import LogLine
    from netnotes.vault.settings import read_settings

    topic = f": {one_line(asked.topic)}" if asked.topic else ""
    name = messages[0].kind
    kind = BY_NAME.get(name)
    line = LogLine(date=session.today, text=f"{kind.title if kind else name.replace('-', ' ')}{topic}")
    known = {person.path: person for person in session.network.people}
    log = Log(session.network, session.root, read_settings(session.root))
    changes: list[FileChange] = []
    for path in dict.fromkeys(path for message in messages for path in message.paths):
        logging = Logging(
            today=session.today, line=line, kind=kind.logged if kind else "message", people=(known[path],)
        )  # fmt: skip
        changes += log.changes(logging).changes
    if carry_out(session, changes, dry_run=dry_run, aside=holds_data(session)):
        session.tell(clean(f"Logged in {', '.join(change.path for change in changes)}"))


def _templates(session: Session) -> tuple[dict[str, str], Sequence[Problem]]:
    """The vault's own templates, and what is wrong with them."""
    from netnotes.vault.page_templates import MESSAGE_ENDING, MESSAGES_FOLDER, read_page_templates

    return read_page_templates(session.root, MESSAGES_FOLDER, MESSAGE_ENDING)


def _the_kind(text: str, kinds: Sequence[MessageKind]) -> MessageKind:
    """The kind that was typed, or the one whose name begins so. Raises OperatorError."""
    from netnotes.model.folding import closest

    typed = "-".join(text.casefold().replace("_", " ").split())
    found = [kind for kind in kinds if kind.kind == typed] or [kind for kind in kinds if kind.kind.startswith(typed)]
    if typed and len(found) == 1:
        return found[0]
    near = closest(typed, [kind.kind for kind in kinds])
    meant = f"; did you mean {near}?" if near else ""
    raise OperatorError(f"there is no kind of message {text!r}{meant}", "netnotes draft lists the kinds")


def _people(session: Session, asked: Asked, kind: MessageKind) -> tuple[Person, ...]:
    people, _ = the_people(session, asked.names, writing=asked.writing)
    if kind.people == 2 and len(people) != 2:
        raise click.UsageError(f"{kind.kind} is for two people: netnotes draft ANA BO --kind {kind.kind}")
    facts = facts_of(session.network, session.today)
    for person in people:
        if person.private and not asked.private:
            raise NoAnswerError(
                f"{person.name} is private, so their note goes into no message; --private writes one all the same"
            )
        if not is_reachable(facts.people[person.path]) and person.status == "deceased":
            raise NoAnswerError(f"{person.name} has died; there is no message to write")
    return people


def _topic(asked: Asked) -> str:
    topic = " ".join((asked.topic or "").split())
    if len(topic) > _MOST_TOPIC:
        raise OperatorError(f"--topic is longer than {_MOST_TOPIC} characters", "say it in a few words")
    return topic


def _tell_hints(session: Session, wanted: Sequence[Wanted], messages: Sequence[Message]) -> None:
    """Say on standard error what helps to fill the gaps: it is for the writer, not for the message."""
    for one, message in zip(wanted, messages, strict=True):
        hints = hints_for(one) if message.has_gaps else []
        if hints:
            name = one.to.person.name
            session.tell("\n".join([clean(f"For the gaps, what your notes say of {name}:"), *map(_hint, hints)]))
        if not message.emails:
            session.tell(clean(f"No e-mail address of {' or '.join(message.to)} is in your notes."))


def _hint(text: str) -> str:
    from netnotes.cli.output.clean import unlink

    return f"  {clean(unlink(text))}"


def _to(message: Message) -> str:
    name = clean(", ".join(message.to))
    return f"{name} <{message.emails[0]}>" if len(message.emails) == 1 else name
