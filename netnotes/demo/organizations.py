"""Made-up organizations: planned first, because people belong to them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from netnotes.demo.days import Calendar
from netnotes.demo.dice import Dice
from netnotes.demo.names import slug
from netnotes.demo.people import Person
from netnotes.demo.places import CITY_NAMES, HOME_CITY, ORGANIZATION_ENDINGS, ORGANIZATION_WORDS
from netnotes.demo.registry import Registry
from netnotes.demo.topics import FIELDS, Field
from netnotes.demo.yamltext import flow, front_matter, link, quoted

_KINDS = ("company", "company", "company", "association", "university", "nonprofit")
_MY_ROLES = ("member", "member", "volunteer", "organizer")
_ABOUT = (
    "Works on {t}, mostly in {c}.",
    "Known for {t}; the people who work on {u} are less visible and just as good.",
    "About forty people, half of them part-time.",
    "Began as a club of friends who cared about {t}.",
    "They publish a yearly report on {u} that is worth reading.",
    "Good address for questions about {t}.",
    "Open house every first Thursday of the month.",
    "Decisions take long and then hold.",
    "Looking for partners in {u} since last year.",
    "The office in {c} has a room that guests may use.",
    "Pays late and thanks early.",
    "Their newsletter on {t} is the only one that I read to the end.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Organization:
    """One organization; `number` 0 is where I work."""

    number: int
    name: str
    kind: str
    field: Field
    city: str


def plan_organizations(dice: Dice, registry: Registry, count: int) -> list[Organization]:
    """Make up `count` organizations of several kinds, with unique names."""
    made = []
    for number in range(count):
        kind = "company" if number == 0 else dice.pick(_KINDS)
        city = HOME_CITY if number == 0 or dice.chance(0.3) else dice.pick(CITY_NAMES)
        base = f"{dice.pick(ORGANIZATION_WORDS)} {dice.pick(ORGANIZATION_ENDINGS[kind])}"
        name = registry.claim((base, f"{base} {city}", f"{dice.pick(ORGANIZATION_WORDS)} & {base}"))
        made.append(Organization(number=number, name=name, kind=kind, field=dice.pick(FIELDS), city=city))
    return made


def iter_organizations(
    dice: Dice, calendar: Calendar, organizations: Sequence[Organization], people: Sequence[Person]
) -> Iterator[tuple[str, str]]:
    """Yield (path, text) of every organization's note, by path."""
    members: list[list[Person]] = [[] for _ in organizations]
    for person in people:
        if person.organization is not None:
            members[person.organization].append(person)
    for organization in sorted(organizations, key=lambda one: f"{one.name}.md"):
        text = _note(dice, calendar, organization, members[organization.number])
        yield f"organizations/{organization.name}.md", text


def _note(dice: Dice, calendar: Calendar, organization: Organization, members: list[Person]) -> str:
    """Return one organization's note."""
    field = organization.field
    words = {"t": dice.pick(field.topics), "u": dice.pick(field.topics), "c": organization.city}
    lines = [
        "type: organization",
        f"url: https://{slug(organization.name, '-')}.example",
        f"location: {quoted(organization.city)}",
        f"sector: {field.name}",
        f"topics: {flow(dice.some(field.topics, 3))}",
        f"tags: {flow([organization.kind, field.name])}",
        f"created: {calendar.name(calendar.today - dice.between(40, 1900))}",
    ]
    known = dice.some(members, 4)
    if known and dice.chance(0.4):
        lines.append(f"people: {flow(link(person.name) for person in known)}")
    if organization.kind == "association" and dice.chance(0.7):
        lines.append(f"my_role: {dice.pick(_MY_ROLES)}")
        lines.append(f"cadence: {dice.pick(('quarterly', 'monthly', 'half-yearly', 'every 2 months'))}")
        lines.append(f"next_event: {calendar.name(calendar.today + dice.between(2, 90))}")
    about = [text.format_map(words) for text in dice.some(_ABOUT, dice.between(5, 9))]
    body = [f"# {organization.name}", " ".join(about[:3])]
    if known:
        body.append("## Who I know there")
        body.append("\n".join(f"- {person.short_link()}, {person.role}" for person in known))
    body.append(f"## Notes\n\n{' '.join(about[3:])}")
    return front_matter(lines) + "\n" + "\n\n".join(body) + "\n"
