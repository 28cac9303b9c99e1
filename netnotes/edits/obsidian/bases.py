"""The Bases of `netnotes obsidian setup`: tables of people, of who is due, of goals and meetings, inside Obsidian.

Their language is that of Obsidian's help ("Bases syntax", "Functions", "Views").
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from netnotes.edits.obsidian.filters import Filter, filters_of, has_word, prop, quote
from netnotes.edits.obsidian.marks import Marks
from netnotes.edits.obsidian.names import Names
from netnotes.vault.editing.yaml_block import Tree, write_yaml

_RESTING = ("paused", "archived", "deceased")
_TO_MEET = ("to-meet", "to meet", "to_meet", "tomeet")
_CLOSED = (
    "met", "done", "achieved", "completed", "dropped", "abandoned", "cancelled", "canceled", "paused", "on-hold",
    "on hold", "on_hold",
)  # fmt: skip
_NAME = "file.name"
_DATED_NAME = r"/^\d{4}-\d{2}-\d{2}/.matches(file.basename)"


def bases(marks: Marks, names: Names) -> dict[str, str]:
    """The text of each base by its file name."""
    return {
        "People.base": write_yaml(_people(marks, names)),
        "Due for contact.base": write_yaml(_due(marks, names)),
        "Goals.base": write_yaml(_goals(marks, names)),
        "Meetings.base": write_yaml(_meetings(marks, names)),
    }


def first_date(properties: Iterable[str], otherwise: str = '""') -> str:
    """An expression: the date in the first of these properties that holds something."""
    text = otherwise
    for name in reversed([*properties]):
        text = f"if({prop(name)}, date({prop(name)}), {text})"
    return text


def _view(name: str, order: Sequence[str], sort: Sequence[tuple[str, str]], kind: str = "table", **more: Tree) -> Tree:
    """A view; ``sort`` are properties with their direction, ``more`` is filters, groupBy or summaries."""
    view: dict[str, Tree] = {"type": kind, "name": name}
    view |= {key: more[key] for key in ("filters", "groupBy") if key in more}
    view["order"] = list(order)
    view["sort"] = [{"property": by, "direction": direction} for by, direction in sort]
    return view | {key: more[key] for key in ("limit", "summaries") if key in more}


def _group(property_: str, direction: str = "ASC") -> dict[str, Tree]:
    return {"property": property_, "direction": direction}


def _titles(titles: Mapping[str, str]) -> dict[str, Tree]:
    return {key: {"displayName": title} for key, title in titles.items()}


def _contact_formulas(names: Names) -> dict[str, Tree]:
    """Last contact and next due: what netnotes wrote, where it was asked to, else what the owner did."""
    return {
        "last_contact": first_date(["netnotes_last_contact", *names.all("person", "last_contact")]),
        "next_due": first_date(["netnotes_next_due", *names.all("person", "next_contact")]),
        "days_overdue": 'if(formula.next_due, (today() - formula.next_due).days.floor(), "")',
    }


def _status(names: Names, words: Iterable[str]) -> str:
    return has_word(names.one("person", "status"), words)


def _resting(names: Names) -> list[Filter]:
    flags = [name for field in ("paused", "deceased") for name in names.all("person", field)]
    return [_status(names, _RESTING), *map(prop, flags)]


def _people(marks: Marks, names: Names) -> dict[str, Tree]:
    def field(name: str) -> str:
        return f"note.{names.one('person', name)}"

    order = [_NAME, field("role"), field("organization"), field("category"), field("tier"), field("cadence"),
             "formula.last_contact", "formula.next_due"]  # fmt: skip
    active: Tree = {"and": [{"not": [*_resting(names), _status(names, _TO_MEET)]}]}
    by_name = [(_NAME, "ASC")]
    return {
        "filters": filters_of(marks, "person"),
        "formulas": _contact_formulas(names),
        "properties": _titles(
            {_NAME: "Person", field("role"): "Role", field("organization"): "Organization",
             field("category"): "Category", field("tier"): "Tier", field("cadence"): "Cadence",
             "formula.last_contact": "Last contact", "formula.next_due": "Next"}
        ),
        "views": [
            _view("Everybody", order, by_name, filters=active,
                  summaries={field("organization"): "Unique", "formula.last_contact": "Latest"}),
            _view("By category", order, by_name, filters=active, groupBy=_group(field("category"))),
            _view("By organization", order, by_name, filters=active, groupBy=_group(field("organization"))),
            _view("Cards", order[:5], by_name, kind="cards", filters=active),
            _view("To meet", [_NAME, field("role"), field("organization"), field("category")], by_name,
                  filters={"and": [_status(names, _TO_MEET)]}),
            _view("Resting", [_NAME, field("status"), "formula.last_contact"], by_name,
                  filters={"or": [*_resting(names)]}),
        ],
    }  # fmt: skip


def _due(marks: Marks, names: Names) -> dict[str, Tree]:
    tier, cadence = f"note.{names.one('person', 'tier')}", f"note.{names.one('person', 'cadence')}"
    order = [_NAME, "formula.next_due", "formula.days_overdue", "formula.last_contact", "note.netnotes_balance",
             tier, cadence]  # fmt: skip
    people = filters_of(marks, "person")
    people["and"].append({"not": [*_resting(names), _status(names, _TO_MEET)]})
    soonest = [("formula.next_due", "ASC"), (_NAME, "ASC")]
    soon = 'if(formula.next_due, formula.next_due > today() && formula.next_due <= today() + "30d", false)'
    return {
        "filters": people,
        "formulas": _contact_formulas(names),
        "properties": _titles(
            {_NAME: "Person", "formula.next_due": "Next", "formula.days_overdue": "Days since",
             "formula.last_contact": "Last contact", "note.netnotes_balance": "Balance", tier: "Tier",
             cadence: "Cadence"}
        ),
        "views": [
            _view("Due now", order, soonest,
                  filters={"and": ["if(formula.next_due, formula.next_due <= today(), false)"]},
                  summaries={_NAME: "Filled", "formula.last_contact": "Earliest"}),
            _view("Next 30 days", [name for name in order if name != "formula.days_overdue"], soonest,
                  filters={"and": [soon]}),
            _view("By tier", order, soonest, groupBy=_group(tier),
                  summaries={"note.netnotes_balance": "Sum"}),
            _view("Give next", [_NAME, "note.netnotes_balance", "formula.last_contact", "formula.next_due"],
                  [("note.netnotes_balance", "ASC"), (_NAME, "ASC")],
                  filters={"and": ["if(note.netnotes_balance, note.netnotes_balance < 0, false)"]}),
            _view("No date yet", [_NAME, tier, cadence], [(_NAME, "ASC")],
                  filters={"and": ["!formula.next_due"]}),
        ],
    }  # fmt: skip


def _goals(marks: Marks, names: Names) -> dict[str, Tree]:
    def field(name: str) -> str:
        return f"note.{names.one('goal', name)}"

    order = [_NAME, field("status"), "formula.due", "formula.days_left", field("horizon"), field("parent"),
             field("people"), field("progress")]  # fmt: skip
    closed = has_word(names.one("goal", "status"), _CLOSED)
    soonest = [("formula.due", "ASC"), (_NAME, "ASC")]
    coming = 'if(formula.due, formula.due >= today() && formula.due <= today() + "30d", false)'
    return {
        "filters": filters_of(marks, "goal"),
        "formulas": {
            "due": first_date(names.all("goal", "due")),
            "days_left": 'if(formula.due, (formula.due - today()).days.floor(), "")',
        },
        "properties": _titles(
            {_NAME: "Goal", field("status"): "Status", "formula.due": "Due", "formula.days_left": "Days left",
             field("horizon"): "Horizon", field("parent"): "Serves", field("people"): "People",
             field("progress"): "Progress"}
        ),
        "views": [
            _view("Open goals", order, soonest, filters={"and": [{"not": [closed]}]},
                  summaries={"formula.due": "Earliest", field("progress"): "Average"}),
            _view("By status", order, soonest, groupBy=_group(field("status"))),
            _view("By horizon", order, soonest, filters={"and": [{"not": [closed]}]},
                  groupBy=_group(field("horizon"))),
            _view("Next 30 days", order, soonest, filters={"and": [{"not": [closed]}, coming]}),
        ],
    }  # fmt: skip


def _meetings(marks: Marks, names: Names) -> dict[str, Tree]:
    def field(name: str) -> str:
        return f"note.{names.one('meeting', name)}"

    people = names.all("meeting", "people")
    order = ["formula.date", _NAME, field("kind"), field("people"), field("goals"), field("gave"), field("got")]
    newest = [("formula.date", "DESC"), (_NAME, "ASC")]
    with_this: list[Tree] = [f"if({prop(name)}, list({prop(name)}).contains(this), false)" for name in people]
    with_this.append({"and": [{"not": [*map(prop, people)]}, "file.hasLink(this.file)"]})
    in_name = f"if({_DATED_NAME}, date(file.basename.slice(0, 10)), {quote('')})"
    return {
        "filters": filters_of(marks, "meeting"),
        "formulas": {"date": first_date(names.all("meeting", "date"), in_name)},
        "properties": _titles(
            {"formula.date": "Date", _NAME: "Meeting", field("kind"): "Kind", field("people"): "People",
             field("goals"): "Goals", field("gave"): "Gave", field("got"): "Got"}
        ),
        "views": [
            _view("Newest first", order, newest, limit=100,
                  summaries={_NAME: "Filled", "formula.date": "Range"}),
            _view("Coming up", order[:5], [("formula.date", "ASC"), (_NAME, "ASC")],
                  filters={"and": ["if(formula.date, formula.date >= today(), false)"]}),
            _view("By kind", order, newest, groupBy=_group(field("kind"))),
            _view("Meetings of this person", order, newest, filters={"or": with_this}),
        ],
    }  # fmt: skip
