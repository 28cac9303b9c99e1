"""What a test sees of a network: plain tuples and texts."""

from netnotes.model.ledger import Exchange, Touchpoint
from netnotes.model.meetings import Meeting
from netnotes.model.network import Network
from netnotes.model.notes import Note
from netnotes.model.people import Person
from netnotes.model.places import Problem


def stem(path: str) -> str:
    """The name of a note: its path without folders and ending."""
    return path.rsplit("/", 1)[-1].rsplit(".", 1)[0]


def person(network: Network, name: str = "Ana") -> Person:
    """The person whose file has the name."""
    return next(person for person in network.people if stem(person.path) == name)


def meeting(network: Network) -> Meeting:
    """The only meeting."""
    (found,) = network.meetings
    return found


def note(network: Network, name: str) -> Note:
    """The note whose file has the name."""
    return next(note for note in network.notes if stem(note.path) == name)


def types(network: Network) -> dict[str, str | None]:
    """The type of each note by path."""
    return {note.path: note.type for note in network.notes}


def touched(network: Network) -> list[tuple[str, str, str]]:
    """(person, date, kind) of each touchpoint, sorted."""
    return sorted((stem(t.person), t.date.isoformat(), t.kind) for t in network.touchpoints)


def touchpoint(network: Network) -> Touchpoint:
    """The only touchpoint."""
    (found,) = network.touchpoints
    return found


def exchange(network: Network) -> Exchange:
    """The only exchange."""
    (found,) = network.exchanges
    return found


def favours(network: Network) -> list[tuple[str, str, int, str]]:
    """(person, date, size with its sign, what) of each exchange, in the network's order."""
    return [
        (stem(e.person), e.date.isoformat(), e.size if e.direction == "deposit" else -e.size, e.what)
        for e in network.exchanges
    ]


def codes(network: Network) -> list[str]:
    """The codes of all problems, sorted."""
    return sorted(problem.code for problem in network.problems)


def problem(network: Network) -> Problem:
    """The only problem."""
    (found,) = network.problems
    return found


def place(problem: Problem) -> str:
    """Where a problem is, as `check` prints it."""
    return f"{problem.path}:{problem.line}:{problem.column} {problem.code}"
