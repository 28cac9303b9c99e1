"""What an assistant can ask: the answers of the commands of the same names, with their JSON keys (SPEC 9.1)."""

from __future__ import annotations

from collections.abc import Sequence

from netnotes.model.json_values import record_of
from netnotes.rules.match_rows import HOWS, How
from netnotes.serving.assistant.answers import Answer, listed, plain_text, single
from netnotes.serving.assistant.desk import View
from netnotes.serving.assistant.naming import the_goal, the_person


def today(view: View) -> Answer:
    """Home: whom to contact, whom to thank, what is coming up."""
    from netnotes.rules.home import home

    return single(view.today, {"date": view.today, **record_of(home(view.network, view.today))})


def due(view: View, everyone: bool, limit: int) -> Answer:
    """Whom to be in touch with, the most pressing first."""
    from netnotes.rules.due import due_rows

    return listed(view.today, due_rows(view.network, view.today, everyone), limit)


def balance(view: View, name: str | None, limit: int) -> Answer:
    """What was given and got: with everybody, or the statement of one person."""
    from netnotes.rules.accounts import balance_of, balance_rows
    from netnotes.rules.whole_records import statement_record

    if name is None:
        return listed(view.today, balance_rows(view.network, view.today), limit)
    person = the_person(view, name)
    return single(view.today, statement_record(person, balance_of(view.network, person.path, view.today)))


def goals(view: View, title: str | None, everyone: bool, limit: int) -> Answer:
    """Goals and their next steps, or all about one."""
    from netnotes.rules.goals import goal_rows
    from netnotes.rules.whole_records import goal_record

    if title is None:
        return listed(view.today, goal_rows(view.network, view.today, everyone), limit)
    path = the_goal(view, title).path
    rows = [row for row in goal_rows(view.network, view.today, everyone=True) if row.path == path]
    return single(view.today, goal_record(rows[0]))


def match(view: View, topic: str, hows: Sequence[How], limit: int) -> Answer:
    """Who offers, needs or likes a topic."""
    from netnotes.rules.match_rows import match_rows, near_topics

    hows = tuple(how for how in HOWS if how in hows or not hows)
    rows = match_rows(view.network, view.today, topic, hows)
    answer = listed(view.today, rows, limit)
    if not rows and (near := near_topics(view.network, view.today, topic, hows)):
        answer["near"] = [plain_text(topic) for topic in near]
    return answer


def path(view: View, name: str, limit: int) -> Answer:
    """Who can introduce me to somebody."""
    from netnotes.rules.warm_paths import warm_paths

    return listed(view.today, warm_paths(view.network, the_person(view, name).path, view.today), limit)


def brief(view: View, names: Sequence[str]) -> Answer:
    """What to know before meeting one or several people."""
    people = {person.path: person for person in (the_person(view, name) for name in names)}
    records = [_brief(view, path) for path in people]
    if len(names) == 1:
        return single(view.today, records[0])
    return listed(view.today, records, len(records))


def _brief(view: View, path: str) -> dict[str, object]:
    from netnotes.index.around import find_around
    from netnotes.rules.brief import brief_of
    from netnotes.rules.contact import facts_of
    from netnotes.rules.whole_records import brief_record
    from netnotes.vault.assumptions import read_assumptions

    around = find_around(view.whole.store, path)
    linked = {one.path for one in (*around.links, *around.backlinks)} if around else set()
    assumptions = view.quiet.texts(one.text for one in read_assumptions(view.root, path))
    about = facts_of(view.network, view.today).people[path]
    return brief_record(brief_of(about, linked - view.quiet.hidden, assumptions))
