"""Formulas for last contact and next date: what `build` wrote, or what can be computed from the note alone (SPEC 4)."""

from __future__ import annotations

from collections.abc import Iterable

from netnotes.edits.obsidian.language import choice, first_date, has_tag_under, has_word, prop, quote, quoted
from netnotes.edits.obsidian.names import Names
from netnotes.model.cadence import Cadence, parse_cadence
from netnotes.model.config import Config
from netnotes.vault.editing.yaml_block import Tree

_USUAL = (
    "daily", "weekly", "every week", "fortnightly", "biweekly", "every other week", "every 2 weeks", "twice a month",
    "monthly", "every month", "bimonthly", "quarterly", "every quarter", "half yearly", "twice a year", "yearly",
    "every year", "annually", "1w", "2w", "1m", "3m", "6m", "1y", "never", "none", "off", "false", "no",
)  # fmt: skip
_NEVER = "never"
_OVERDUE = 'if(formula.next_due, (today() - formula.next_due).days.floor(), "")'


def contact_formulas(names: Names, config: Config, *, derived: bool) -> dict[str, Tree]:
    """Last contact, next date and days since; with ``derived`` properties on, these alone are shown."""
    if derived:
        return {
            "last_contact": first_date(["netnotes_last_contact"]),
            "next_due": first_date(["netnotes_next_due"]),
            "days_overdue": _OVERDUE,
        }
    written = _written_cadences(names)
    sources = [
        *written.values(),
        *(cadence for _, cadence in (*config.tiers, *config.cadences)),
        config.default_cadence,
    ]
    return {
        "last_contact": first_date(["netnotes_last_contact", *names.all("person", "last_contact")]),
        "since": f"if(formula.last_contact, formula.last_contact, {first_date(names.all('person', 'added'))})",
        "asked": first_date(names.all("person", "next_contact")),
        "snoozed": first_date(names.all("person", "snooze")),
        "written": _text_of(names.all("person", "cadence")),
        "own": choice((f"[{quoted(words)}].contains(formula.written)", quote(to)) for to, words in _grouped(written)),
        "every": f"if(formula.own, formula.own, {_by_tier(names, config)})",
        "kept": f"if({_is_pending()}, formula.asked, if(formula.since, {_after(sources)}, {quote('')}))",
        "next_due": first_date(
            ["netnotes_next_due"],
            "if(formula.kept, if(if(formula.snoozed, formula.snoozed > formula.kept, false), formula.snoozed, "
            'formula.kept), "")',
        ),
        "days_overdue": _OVERDUE,
    }


def _is_pending() -> str:
    """A date that was set by hand holds where no contact came on it or later."""
    return "if(formula.asked, if(formula.last_contact, formula.asked > formula.last_contact, true), false)"


def _fold(text: str) -> str:
    return " ".join(text.casefold().replace("-", " ").replace("_", " ").split())


def _text_of(properties: Iterable[str]) -> str:
    """The cadence as written, as `_fold` would make it."""
    cases = ((it, f'{it}.toString().lower().replace(/[-_ ]+/g, " ").trim()') for it in map(prop, properties))
    return choice(cases)


def _written_cadences(names: Names) -> dict[str, Cadence]:
    """Every spelling of a cadence in these notes, and the usual ones; what cannot be read is left to the tier."""
    spellings = {_fold(text) for text in (*_USUAL, *names.texts("person", "cadence"))}
    read = {text: parse_cadence(text) for text in sorted(spellings)}
    return {text: cadence for text, cadence in read.items() if cadence is not None}


def _grouped(written: dict[str, Cadence]) -> list[tuple[str, list[str]]]:
    """Durations with the spellings that mean them, the shortest first."""
    groups: dict[str, list[str]] = {}
    for text, cadence in sorted(written.items(), key=lambda one: (one[1].length, one[0])):
        groups.setdefault(_duration(cadence), []).append(text)
    return [*groups.items()]


def _duration(cadence: Cadence) -> str:
    """A cadence as a duration of Bases (`M` are months), or the word never."""
    if cadence.never:
        return _NEVER
    return f"{cadence.months}M" if cadence.months else f"{cadence.days}d"


def _by_tier(names: Names, config: Config) -> str:
    """The cadence by tier, then the shortest by category or tag, then the default one."""
    tiers = [*names.all("person", "tier"), *names.used("person", "tier_guess")]
    cases = [(has_word(name, [word]), quote(_duration(c))) for name in tiers for word, c in config.tiers]
    for word, cadence in sorted(config.cadences, key=lambda one: (one[1].never, one[1].length)):
        places = [has_word(name, [word]) for name in names.all("person", "category")]
        places += [has_tag_under(name, word) for name in names.tags]
        cases.append((" || ".join(places), quote(_duration(cadence))))
    return choice(cases, quote(_duration(config.default_cadence)))


def _after(sources: Iterable[Cadence]) -> str:
    """One cadence after the last contact, or after the person was added."""
    lengths = {_duration(cadence): cadence.length for cadence in sources if not cadence.never}
    durations = sorted(lengths, key=lambda one: lengths[one])
    return choice((f"formula.every == {quote(one)}", f"formula.since + {quote(one)}") for one in durations)
