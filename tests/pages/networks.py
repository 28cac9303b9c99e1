"""Networks written by hand, for tests of pages."""

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise

from netnotes.model.cadence import parse_cadence
from netnotes.model.config import Config
from netnotes.model.dates import PartialDate
from netnotes.model.follow_ups import FollowUp
from netnotes.model.goals import Goal, Need
from netnotes.model.ledger import Exchange, Touchpoint
from netnotes.model.meetings import Direction, Meeting
from netnotes.model.network import Network
from netnotes.model.notes import Note
from netnotes.model.people import Move, Organization, Person
from netnotes.model.places import Problem
from netnotes.model.plans import PlanBox, WrittenPlan, month_of
from netnotes.model.refs import Ref

TODAY = date(2026, 11, 21)


def person(name: str, path: str = "", cadence: str = "", **fields: object) -> Person:
    """A person whose note stands in people/, with a cadence in words."""
    found = parse_cadence(cadence) if cadence else None
    return Person(name=name, path=path or f"people/{name}.md", cadence=found, **fields)  # type: ignore[arg-type]


def ref(record: Person | Goal | Organization) -> Ref:
    return Ref(text=record.name, shown=record.name, target=record.path)


def contact(who: Person, day: date, text: str = "", kind: str = "coffee", path: str = "") -> Touchpoint:
    return Touchpoint(
        person=who.path,
        date=day,
        kind=kind,
        text=text,
        path=path or who.path,
        line=9,
        source="meeting" if path else "log",
    )


def favour(who: Person, day: date, direction: Direction, what: str) -> Exchange:
    return Exchange(person=who.path, date=day, direction=direction, what=what, size=1, path=who.path, line=12)


def task(text: str, *people: Person, due: date | None = None, tags: tuple[str, ...] = ()) -> FollowUp:
    """An open task in the note of the first of them."""
    return FollowUp(people[0].path, 20, text, due=due, tags=tags, people=tuple(p.path for p in people))


def plan(first: date, *boxes: tuple[Person, bool]) -> WrittenPlan:
    """The plan of the month that begins on that day: a box for each person, ticked or not."""
    made = (
        PlanBox(10 + n, f"[{who.name}](../{who.path})", "done" if ticked else "open", None, who.path)
        for n, (who, ticked) in enumerate(boxes)
    )
    return WrittenPlan(month_of(first), first, True, tuple(made))


def sorted_by_date(*touchpoints: Touchpoint) -> tuple[Touchpoint, ...]:
    """Touchpoints in the order that `Network` promises."""
    return tuple(sorted(touchpoints, key=lambda t: (t.date, t.path, t.line)))


def network(
    people: Iterable[Person] = (),
    goals: Iterable[Goal] = (),
    touchpoints: Iterable[Touchpoint] = (),
    exchanges: Iterable[Exchange] = (),
    problems: Iterable[Problem] = (),
    config: Config | None = None,
    tasks: Iterable[FollowUp] = (),
    meetings: Iterable[Meeting] = (),
    organizations: Iterable[Organization] = (),
    plans: Iterable[WrittenPlan] = (),
) -> Network:
    """A network in the order that `Network` promises, with a note for everybody and every meeting."""
    people, goals, touchpoints, meetings = tuple(people), tuple(goals), tuple(touchpoints), tuple(meetings)
    organizations, plans = tuple(sorted(organizations, key=lambda o: o.path)), tuple(plans)
    paths = (
        {record.path for record in (*people, *goals, *meetings, *organizations)}
        | {p.path for p in plans}
        | {t.path for t in touchpoints}
    )
    return Network(
        config=config or Config(),
        notes=tuple(Note(path=path, title=path.rsplit("/", 1)[-1].removesuffix(".md")) for path in sorted(paths)),
        people=tuple(sorted(people, key=lambda p: p.path)),
        goals=tuple(sorted(goals, key=lambda g: g.path)),
        meetings=tuple(sorted(meetings, key=lambda m: m.path)),
        organizations=organizations,
        touchpoints=sorted_by_date(*touchpoints),
        exchanges=tuple(sorted(exchanges, key=lambda e: (e.date, e.path, e.line))),
        problems=tuple(sorted(problems)),
        tasks=tuple(sorted(tasks, key=lambda task: (task.path, task.line))),
        plans=plans,
    )


def full_network() -> Network:
    """A small network in which every list of every page has something."""
    harbour = Organization(
        name="Harbour", path="organizations/Harbour.md", my_role="member", cadence=parse_cadence("weekly")
    )
    ana = person(
        "Ana Silva", cadence="monthly", emails=("ana@example.com",), phones=("+351 555 0100",), prefers="mornings",
        i_offer=("a review of her talk",), role="editor", organization=(ref(harbour),),
        categories=("author",), tags=("press",), tier="close", location="Porto", offers=("type design",),
        needs=("readers",), interests=("kayaks",), lifeline=True, birthday=PartialDate(month=3, day=2, year=1980),
        dates=(("wedding", PartialDate(month=11, day=25)),),
    )  # fmt: skip
    bo, cy = person("Bo Chen", cadence="quarterly", needs=("type design",)), person("Cy Dahl", cadence="yearly")
    di = person("Di Eskola", cadence="weekly", snooze=TODAY + timedelta(days=9))
    eve = person("Eve Falk", cadence="monthly", added=date(2026, 10, 1))
    fay = person("Fay Gunn", cadence="monthly", added=date(2026, 11, 20))
    gus = person("Gus Holm")
    moved = person("Liv Moen", role="editor", moves=(Move(date=date(2026, 11, 20), field="role", after="editor"),))
    speak = Ref(text="Speak", shown="Speak", target="goals/Speak.md")
    hal = person("Hal Iversen", status="to-meet", categories=("leader",), helps_with=(speak,))
    ida = person("Ida Juul", status="paused")
    jo, kai = person("Jo Krog", cadence="weekly"), person("Kai Lund", cadence="daily")
    big = Goal(path="goals/Lead.md", name="Lead", due=date(2029, 6, 30), horizon="five years", why="it matters")
    small = Goal(
        path="goals/Speak.md", name="Speak", due=date(2026, 12, 1), success="a talk", horizon="this year",
        parent=(ref(big),), people=(ref(ana), Ref(text="Petra Lang", shown="Petra Lang")), progress=40,
        needs=(Need(what="sponsor", count=2, people=(ref(bo),), category="leader"),),
    )  # fmt: skip
    met = Goal(path="goals/Survey.md", name="Survey", status="met")
    gaps = [contact(gus, date(2026, 1, day)) for day in (1, 4, 7, 10)]
    gaps += [contact(kai, date(2026, 10, day)) for day in (1, 12, 22)]
    return network(
        people=(ana, bo, cy, di, eve, fay, gus, hal, ida, jo, kai, moved),
        meetings=(
            introduction("Cy and Di", date(2026, 11, 3), "asked", cy, di),
            introduction("Eve and Fay", date(2026, 6, 3), "made", eve, fay),
        ),
        goals=(big, small, met),
        organizations=(harbour,),
        touchpoints=(
            contact(ana, date(2026, 9, 30), "she is moving teams", path="meetings/2026-09-30 Coffee.md"),
            contact(bo, TODAY, "call me when it is done"), contact(cy, date(2025, 11, 21)),
            contact(di, date(2026, 11, 1), kind="call"), contact(jo, date(2026, 11, 18)),
            contact(kai, date(2026, 11, 1)),
            contact(kai, TODAY + timedelta(days=3), path="meetings/2026-11-24 Lunch.md", kind="lunch"), *gaps,
        ),
        exchanges=(
            favour(ana, date(2026, 10, 1), "withdrawal", "reviewed my talk"),
            favour(bo, date(2026, 1, 1), "withdrawal", "lent me a projector"),
            favour(cy, date(2025, 1, 1), "deposit", "wrote a reference"),
        ),
        problems=(
            Problem(path="people/Bo Chen.md", line=3, column=1, code="bad-value", severity="warning", message="odd",
                    hint="write it so"),
            Problem(path="people/Cy Dahl.md", line=4, column=1, code="bad-yaml", severity="error", message="broken"),
            Problem(path="people/Cy Dahl.md", line=5, column=1, code="noteless", severity="info", message="nobody"),
        ),
        tasks=(
            task("send **her** the [[deck]] #soon", ana, due=date(2026, 11, 20)),
            task("the answer", bo, tags=("waiting",)),
            task("a plan", kai, bo, due=date(2026, 12, 4)),
        ),
        plans=(
            plan(date(2026, 10, 1), (ana, False), (cy, True)),
            plan(date(2026, 11, 1), (ana, False), (kai, False), (bo, True)),
        ),
    )  # fmt: skip


def introduction(name: str, day: date, stage: str, *people: Person, text: str = "both said yes") -> Meeting:
    """The note of an introduction; ``text`` is its last line."""
    path = f"meetings/{day} {name} {stage}.md"
    return Meeting(
        path=path, name=name, date=day, kind="intro", stage=stage, people=tuple(map(ref, people)),
        last_line=text,
    )  # fmt: skip


def big_network(size: int) -> Network:
    """So many people, all overdue, with favours owed, meetings ahead, goals and problems."""
    people = [
        person(
            f"Person {n:05d}",
            cadence="weekly",
            emails=(f"p{n}@example.com",),
            i_offer=("a hand",),
            phones=("12345",),
            birthday=PartialDate(month=11 + n % 2, day=24),
        )
        for n in range(size)
    ]
    goals = [
        Goal(path=f"goals/Goal {n}.md", name=f"Goal {n}", due=date(2026, 11, 30), why="so", horizon=f"horizon {n % 7}",
             needs=(Need(what="help", people=(ref(people[n]),)),))
        for n in range(size)
    ]  # fmt: skip
    problems = [
        Problem(path=p.path, line=n, column=1, code="x", severity="warning", message="m" * 400)
        for n, p in enumerate(people)
    ]
    past = [contact(p, date(2026, 1, 5), "a long story " * 40, path=f"meetings/M {p.name}.md") for p in people]
    ahead = [contact(p, TODAY + timedelta(days=2), path="meetings/Party.md", kind="event") for p in people[:50]]
    ahead += [contact(p, TODAY + timedelta(days=3), path=f"meetings/N {p.name}.md") for p in people[:50]]
    owed = [favour(p, date(2026, 11, 1), "withdrawal", "a favour " * 40) for p in people]
    tracked_late = [person(f"Never {n}", cadence="weekly", added=date(2026, 1, 1)) for n in range(size)]
    open_tasks = [
        task("something " * 40, p, due=date(2026, 11, 1), tags=tags) for p in people for tags in ((), ("waiting",))
    ]
    stages = ("asked", "considered", "made")
    intros = [
        introduction(f"I {n}", date(2026, 10, 5), stages[n % 3], one, other, text="a long story " * 40)
        for n, (one, other) in enumerate(pairwise(people))
    ]
    return network([*people, *tracked_late], goals, past + ahead, owed, problems, tasks=open_tasks, meetings=intros)
