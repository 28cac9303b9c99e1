"""What the words of `log` ask for, once it is known whom they name."""

from __future__ import annotations

from netnotes.cli.heeding_unread import heed_unread, refuse_unreadable
from netnotes.cli.naming import NEW_HINT, the_goal, the_people
from netnotes.cli.session import Session
from netnotes.edits.log import Asked
from netnotes.edits.log_words import Words, read_words


def log_request(session: Session, words: Words) -> Asked:
    """What the words ask for. Raises OperatorError and NoAnswerError for what cannot be understood."""
    meant = read_words(words, session.network.config, session.today)
    people, new = the_people(session, words.name, new=words.new, or_else=NEW_HINT, writing=True)
    for name in new:
        refuse_unreadable(session, name)
        heed_unread(session, name, (), "person", writing=True)
    return Asked(
        today=session.today, line=meant.line, kind=meant.kind, stage=words.stage, people=people, new=new,
        goal=the_goal(session, [words.goal], writing=True) if words.goal else None,
        meeting=words.meeting or words.stage is not None, again=meant.again,
    )  # fmt: skip
