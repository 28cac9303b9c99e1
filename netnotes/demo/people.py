"""Made-up people: who they are, when we were in touch, and what they offer and need."""

from dataclasses import dataclass

from netnotes.demo.dice import Dice
from netnotes.demo.names import Name, draw_name
from netnotes.demo.registry import Registry
from netnotes.demo.topics import CADENCES, CATEGORIES, CATEGORY_DAYS, FIELDS, HOBBIES, TIER_DAYS, TIERS, TOPICS, Field

_OVERDUE = 0.16
_OLDEST = 2200
_STATUSES = ((0.04, "to-meet"), (0.06, "paused"), (0.075, "archived"), (0.083, "deceased"), (0.11, "never"))
_RANKS = ("", "", "", "senior ", "senior ", "junior ")
_RANKED = ("engineer", "scientist", "designer", "researcher", "analyst", "lawyer", "editor", "producer", "adviser")


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One person; days are ordinals, `contacts` newest first, `organization` a number or None."""

    number: int
    name: str
    latin: str
    first: str
    alias: str | None
    she: bool
    city: str
    organization: int | None
    field: Field
    role: str
    category: tuple[str, ...]
    status: str
    tier: str | None
    cadence: str | None
    added: int
    contacts: tuple[int, ...]
    offers: tuple[str, ...]
    needs: tuple[str, ...]
    likes: tuple[str, ...]

    def link(self) -> str:
        """Return a wikilink to this person's note."""
        return f"[[{self.name}]]"

    def short_link(self) -> str:
        """Return a wikilink that shows the first name, or the Latin name of a note in another script."""
        return f"[[{self.name}|{self.latin if self.name != self.latin else self.first}]]"

    def met_by(self, day: int) -> bool:
        """Tell whether a contact on this day fits what the vault says: known by then, and not after the last."""
        return bool(self.contacts) and self.added <= day <= self.contacts[0]

    def words(self, dice: Dice, organization: str) -> dict[str, str]:
        """Return the slots that sentences about this person need (see prose.py)."""
        she = self.she
        return {
            "f": self.first,
            "she": "she" if she else "he",
            "She": "She" if she else "He",
            "her": "her" if she else "his",
            "him": "her" if she else "him",
            "t": dice.pick(self.offers or self.field.topics),
            "u": dice.pick(self.field.topics if dice.chance(0.5) else TOPICS),
            "v": dice.pick(TOPICS),
            "o": organization,
            "c": self.city,
            "l": f"[[{self.name}]]",
        }


def plan_people(dice: Dice, registry: Registry, today: int, count: int, fields: list[Field]) -> list[Person]:
    """Make up `count` people; `fields` has the field of work of each organization, by number."""
    return [_person(dice, today, number, draw_name(dice, registry), fields) for number in range(count)]


def _person(dice: Dice, today: int, number: int, name: Name, fields: list[Field]) -> Person:
    """Make up one person; the first one is always somebody I am in touch with."""
    organization = None
    if fields and dice.chance(0.82):
        organization = int(dice.random() * dice.random() * len(fields))
    at_work = organization is not None and dice.chance(0.75)
    field = fields[organization] if at_work and organization is not None else dice.pick(FIELDS)
    category = tuple(dice.some(CATEGORIES, 1 if dice.chance(0.75) else 2)) if dice.chance(0.85) else ()
    category = tuple(dict.fromkeys(category))
    tier, cadence, days = _cadence(dice, category)
    chosen = dice.random() if number else 1.0
    status = next((word for limit, word in _STATUSES if chosen < limit), "active")
    contacts, added = _contacts(dice, today, status, days)
    return Person(
        number=number, name=name.file, latin=name.latin, first=name.first, alias=name.alias, she=name.she,
        city=name.city, organization=organization, field=field, role=_role(dice, field),
        category=category, status="active" if status == "never" else status, tier=tier, cadence=cadence, added=added,
        contacts=contacts,
        offers=tuple(dice.some(field.topics, dice.between(1, 4))) if dice.chance(0.7) else (),
        needs=tuple(dice.some(TOPICS, dice.between(1, 3))) if dice.chance(0.55) else (),
        likes=tuple(dice.some(HOBBIES, dice.between(1, 3)) + dice.some(TOPICS, 1)) if dice.chance(0.6) else (),
    )  # fmt: skip


def _role(dice: Dice, field: Field) -> str:
    """Return a job of this field, with a rank where such jobs have one."""
    rank, role = dice.pick(_RANKS), dice.pick(field.roles)
    return rank + role if role.endswith(_RANKED) else role


def _cadence(dice: Dice, category: tuple[str, ...]) -> tuple[str | None, str | None, int | None]:
    """Return (tier, cadence as written, days between contacts): from the person, the tier or the category."""
    by_category = min((CATEGORY_DAYS[name] for name in category if name in CATEGORY_DAYS), default=None)
    source = dice.random()
    if source < 0.03:
        return None, dice.pick(("never", "none")), None
    if source < 0.33:
        text, days = dice.pick(CADENCES)
        return (dice.pick(TIERS) if dice.chance(0.2) else None), text, days
    if source < 0.78:
        tier = dice.pick(TIERS)
        return tier, None, TIER_DAYS[tier]
    return None, None, by_category


def _contacts(dice: Dice, today: int, status: str, days: int | None) -> tuple[tuple[int, ...], int]:
    """Return the days we were in touch, newest first and all different, and the day the person was added."""
    if status in ("to-meet", "never"):
        return (), today - dice.between(0, min(days or 90, 120))
    rhythm = days or dice.between(60, 400)
    if status != "active":
        last = dice.between(200, 1500)
    elif dice.chance(_OVERDUE):
        last = int(rhythm * (1.1 + 1.3 * dice.random())) + 1
    else:
        last = int(rhythm * (1 - dice.random() * dice.random()) * 0.96)
    ages = [last]
    for _ in range(dice.between(1, 5) + dice.between(0, 5)):
        age = ages[-1] + int(rhythm * (0.5 + 0.8 * dice.random())) + 1
        if age > _OLDEST:
            break
        ages.append(age)
    added = today - ages[-1] - (dice.between(0, 40) if dice.chance(0.4) else 0)
    return tuple(today - age for age in ages), added
