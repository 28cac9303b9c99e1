"""The notes of people."""

from collections.abc import Iterator

from netnotes.demo.dice import Dice
from netnotes.demo.favours import assumption, task
from netnotes.demo.logs import log_section
from netnotes.demo.names import slug
from netnotes.demo.people import Person
from netnotes.demo.phrases import KNOWS_ABOUT_ME, OFFERS, PREFERS, THEIR_GOALS
from netnotes.demo.places import CITIES
from netnotes.demo.prose import BACKGROUND, HOW_WE_MET, MINUTES, NOT_MET
from netnotes.demo.world import World
from netnotes.demo.yamltext import block, flow, front_matter, link, quoted

_DATES = ("wedding", "first day at work", "name day", "moved in", "founding of the choir")


def iter_people(dice: Dice, world: World) -> Iterator[tuple[str, str]]:
    """Yield (path, text) of every person's note, by path."""
    for person in sorted(world.people, key=lambda one: f"{one.name}.md"):
        yield f"people/{person.name}.md", _note(dice, world, person)


def _note(dice: Dice, world: World, person: Person) -> str:
    """Return one person's note."""
    words = person.words(dice, world.workplace(person))
    lines = ["type: person"] if dice.chance(0.88) else []
    lines += _identity(dice, world, person)
    lines += _rhythm(dice, world, person)
    lines += _ties(dice, world, person)
    lines += _exchange_ideas(dice, world, person, words)
    lines.append(
        f"tags: {flow([person.field.name] if dice.chance(0.6) else [person.field.name, slug(person.city, '-')])}"
    )
    body = [f"# {person.name}"] if dice.chance(0.5) else []
    about = dice.some(BACKGROUND, dice.between(9, 20))
    cut = dice.between(3, 6)
    body.append(" ".join([dice.pick(HOW_WE_MET if person.contacts else NOT_MET), *about[:cut]]))
    if dice.chance(0.6):
        heading = dice.pick(("Background", "Background", "Research", "Homework"))
        rest = [f"- {text}" for text in about[cut:]] if dice.chance(0.5) else [" ".join(about[cut:])]
        body.append(f"## {heading}\n\n" + "\n".join(rest))
    if person.contacts and dice.chance(0.75):
        body.append("## From our talks\n\n" + " ".join(dice.some(MINUTES, dice.between(3, 8))))
    text = "\n\n".join(body).format_map(words)
    notes = _loose_ends(dice, world, person, words)
    log = log_section(dice, world, person, words)
    return front_matter(lines) + "\n" + "\n\n".join(part for part in (text, notes, log) if part) + "\n"


def _identity(dice: Dice, world: World, person: Person) -> list[str]:
    """Return who somebody is, where they work and how to reach them."""
    lines = [f"aliases: {flow([quoted(person.alias)])}"] if person.alias else []
    mail = slug(person.latin, ".")
    if person.organization is not None:
        organization = world.organizations[person.organization].name
        lines.append(f"organization: {link(organization)}")
        if dice.chance(0.3):
            lines.append(f"department: {quoted(dice.pick(person.field.departments))}")
        mail += f"@{slug(organization, '-')}.example"
    else:
        mail += "@mail.example"
    lines.append(f"role: {quoted(person.role)}")
    if dice.chance(0.8):
        home = f"{mail.split('@')[0]}@home.example"
        lines.append(f"email: {flow([mail, home])}" if dice.chance(0.1) else f"email: {mail}")
    if dice.chance(0.4):
        lines.append(f'phone: "+1 {dice.between(201, 989)} 555 01{dice.between(0, 99):02d}"')
    if dice.chance(0.2):
        lines.append(f"url: https://{slug(person.latin, '-')}.example")
    lines.append(f"location: {quoted(person.city)}")
    if dice.chance(0.15):
        lines.append(f"timezone: {CITIES[person.city]}")
    if dice.chance(0.2):
        lines.append(f"prefers: {quoted(dice.pick(PREFERS))}")
    return lines


def _rhythm(dice: Dice, world: World, person: Person) -> list[str]:
    """Return how often we mean to be in touch, and what stands in the way."""
    name, today = world.calendar.name, world.calendar.today
    lines = []
    if person.category:
        lines.append(f"category: {person.category[0] if len(person.category) == 1 else flow(person.category)}")
    if person.tier:
        lines.append(f"tier: {person.tier}")
    if person.cadence:
        key = "keep_in_touch" if dice.chance(0.08) else "cadence"
        lines.append(f"{key}: {person.cadence}")
    if person.status == "deceased" and dice.chance(0.5):
        lines.append(f"died: {name(person.contacts[0] + dice.between(10, 190))}")
    elif person.status != "active" or dice.chance(0.15):
        lines.append(f"status: {person.status}")
    lines.append(f"added: {name(person.added)}")
    if dice.chance(0.4):
        lines.append(f"updated: {name(person.contacts[0] if person.contacts else person.added)}")
    if person.contacts and dice.chance(0.06):
        lines.append(f"last_contact: {name(person.contacts[0])}")
    if person.status == "active" and dice.chance(0.05):
        lines.append(f"next_contact: {name(today + dice.between(-6, 60))}")
    elif person.status == "active" and dice.chance(0.03):
        lines.append(f"snooze: {name(today + dice.between(-20, 45))}")
    if dice.chance(0.45):
        lines.append(f"birthday: {_birthday(dice)}")
    if dice.chance(0.05):
        since = f"{dice.between(1985, 2022)}-{dice.between(1, 12):02d}-{dice.between(1, 28):02d}"
        lines.append(f"dates:\n  {dice.pick(_DATES)}: {since}")
    return lines


def _birthday(dice: Dice) -> str:
    """Return a day of birth, often without the year; now and then a leap day."""
    leap = dice.chance(0.01)
    day = "02-29" if leap else f"{dice.between(1, 12):02d}-{dice.between(1, 28):02d}"
    form = dice.random()
    if form < 0.66:
        return f"{1976 if leap else dice.between(1946, 2002)}-{day}"
    return f"--{day}" if form < 0.84 else f'"{day}"' if form < 0.93 else f"XXXX-{day}"


def _ties(dice: Dice, world: World, person: Person) -> list[str]:
    """Return who belongs to whom: introductions, acquaintances, households, goals."""
    people = world.people
    others = [other for other in dice.some(people, 3) if other is not person]
    lines = []
    if others and dice.chance(0.25):
        lines.append(f"introduced_by: {link(others[0].name)}")
    if len(others) > 1 and dice.chance(0.3):
        links = [link(other.name) for other in others[1:]]
        lines.append(f"knows:{block(links) if dice.chance(0.5) else ' ' + flow(links)}")
    if others and person.status == "active" and others[0].status == "active" and dice.chance(0.02):
        lines.append(f"household: {link(others[0].name)}")
    if person.number in world.helps:
        lines.append(f"helps_with: {flow(link(title) for title in world.helps[person.number])}")
    if dice.chance(0.03):
        lines.append("lifeline: true")
    if dice.chance(0.08):
        lines.append(f"trust: {dice.between(2, 5)}")
    if dice.chance(0.02):
        lines.append("account: off")
    elif dice.chance(0.03):
        lines.append(f"opening_balance: {dice.between(-1, 4)}")
    if dice.chance(0.015):
        lines.append("private: true")
    return lines


def _exchange_ideas(dice: Dice, world: World, person: Person, words: dict[str, str]) -> list[str]:
    """Return what somebody offers, looks for and likes, and what I could do for them."""
    lines = []
    for key, topics in (("offers", person.offers), ("needs", person.needs), ("interests", person.likes)):
        if topics:
            lines.append(f"{key}:{block(topics) if dice.chance(0.5) else ' ' + flow(topics)}")
    if dice.chance(0.6 if person.number in world.helps else 0.3):
        lines.append(f"i_offer: {quoted(dice.pick(OFFERS).format_map(words))}")
    if dice.chance(0.15):
        lines.append(f"their_goals: {quoted(dice.pick(THEIR_GOALS).format_map(words))}")
    if dice.chance(0.1):
        lines.append(f"knows_about_me: {quoted(dice.pick(KNOWS_ABOUT_ME).format_map(words))}")
    return lines


def _loose_ends(dice: Dice, world: World, person: Person, words: dict[str, str]) -> str:
    """Return a section of ideas, reading and tasks; it may be empty."""
    lines = [f"- {dice.pick(OFFERS).format_map(words)}" for _ in range(dice.between(0, 2))]
    if world.titles and dice.chance(0.6):
        lines.append(f"- might like [[{dice.pick(world.titles)}]]")
    if world.titles and dice.chance(0.3):
        lines.append(f"- sent me a comment on [[{dice.pick(world.titles)}]]")
    if len(world.people) > 1 and dice.chance(0.5):
        other = dice.pick(world.people)
        if other is not person:
            lines.append(f"- should meet {other.short_link()}, who works as {_article(other.role)}")
    if person.contacts and dice.chance(0.3):
        lines.append(task(dice, world.calendar, dice.pick(person.contacts), person, words))
    if dice.chance(0.06):
        lines.append(assumption(dice, words))
    return "## Ideas\n\n" + "\n".join(dict.fromkeys(lines)) if lines else ""


def _article(role: str) -> str:
    """Return the role behind "a" or "an"."""
    return f"an {role}" if role[0] in "aeioH" else f"a {role}"
