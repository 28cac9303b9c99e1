"""The Bases of `netnotes obsidian setup`: tables of people, of who is due, of goals and meetings, inside Obsidian.

Their language is that of Obsidian's help ("Bases syntax", "Functions", "Views").
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from netnotes.edits.obsidian.contact import contact_formulas
from netnotes.edits.obsidian.filters import filters_of
from netnotes.edits.obsidian.language import (
    LETTERS,
    Filter,
    date_inside,
    first_date,
    has_date,
    has_word,
    prop,
    quote,
    says_not_no,
    says_yes,
)
from netnotes.edits.obsidian.marks import Marks
from netnotes.edits.obsidian.names import Names
from netnotes.model.config import Config
from netnotes.vault.editing.yaml_block import Tree, write_yaml

_RESTING = ("paused", "archived", "deceased")
_TO_MEET = ("to-meet",)
_CLOSED = ("met", "done", "achieved", "completed", "dropped", "abandoned", "cancelled", "canceled", "paused", "on-hold")
_NAME = "file.name"
_STAMP = r"\d{8}(?!\d)"
_DAY_FOLDERS = r"\d{4}\/\d{2}\/\d{2}"


def bases(marks: Marks, names: Names, config: Config, *, derived: bool) -> dict[str, str]:
    """The text of each base by its file name; ``derived`` says that `build` keeps derived properties in notes."""
    contact = contact_formulas(names, config, derived=derived)
    return {
        "People.base": write_yaml(_people(marks, names, contact)),
        "Due for contact.base": write_yaml(_due(marks, names, contact)),
        "Goals.base": write_yaml(_goals(marks, names)),
        "Meetings.base": write_yaml(_meetings(marks, names)),
    }


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


def _status(names: Names, words: Iterable[str]) -> list[Filter]:
    return [has_word(name, words) for name in names.all("person", "status")]


def _resting(names: Names) -> list[Filter]:
    """Whether somebody rests; every word for it is asked for, also those that no note uses yet."""
    paused, gone = map(says_yes, names.known("paused")), map(says_not_no, names.known("deceased"))
    return [*_status(names, _RESTING), *paused, *gone]


def _people(marks: Marks, names: Names, contact: dict[str, Tree]) -> dict[str, Tree]:
    def field(name: str) -> str:
        return f"note.{names.one('person', name)}"

    order = [_NAME, field("role"), field("organization"), field("category"), field("tier"), field("cadence"),
             "formula.last_contact", "formula.next_due"]  # fmt: skip
    active: Tree = {"and": [{"not": [*_resting(names), *_status(names, _TO_MEET)]}]}
    by_name = [(_NAME, "ASC")]
    return {
        "filters": filters_of(marks, "person"),
        "formulas": contact,
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
                  filters={"or": _status(names, _TO_MEET)}),
            _view("Resting", [_NAME, field("status"), "formula.last_contact"], by_name,
                  filters={"or": [*_resting(names)]}),
        ],
    }  # fmt: skip


def _due(marks: Marks, names: Names, contact: dict[str, Tree]) -> dict[str, Tree]:
    tier, cadence = f"note.{names.one('person', 'tier')}", f"note.{names.one('person', 'cadence')}"
    order = [_NAME, "formula.next_due", "formula.days_overdue", "formula.last_contact", "note.netnotes_balance",
             tier, cadence]  # fmt: skip
    people = filters_of(marks, "person")
    people["and"].append({"not": [*_resting(names), *_status(names, _TO_MEET)]})
    soonest = [("formula.next_due", "ASC"), (_NAME, "ASC")]
    soon = 'if(formula.next_due, formula.next_due > today() && formula.next_due <= today() + "30d", false)'
    return {
        "filters": people,
        "formulas": contact,
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
            _view("Without a next date", [_NAME, tier, cadence], [(_NAME, "ASC")],
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

    order = ["formula.date", _NAME, field("kind"), field("people"), field("goals"), field("gave"), field("got")]
    newest = [("formula.date", "DESC"), (_NAME, "ASC")]
    return {
        "filters": filters_of(marks, "meeting"),
        "formulas": {"date": first_date(names.all("meeting", "date"), _date_of_path())},
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
            _view("Meetings of this person", order, newest, filters={"or": _with_this(names.all("meeting", "people"))}),
        ],
    }  # fmt: skip


def _date_of_path() -> str:
    """The date in the name of a meeting, else in its folders (SPEC 2.2)."""
    stamp = 'file.basename.slice(0, 4) + "-" + file.basename.slice(4, 6) + "-" + file.basename.slice(6, 8)'
    folders = f'file.path.replace(/^.*?(?={_DAY_FOLDERS}\\/)/, "").slice(0, 10).replace(/\\//g, "-")'
    in_folders = f"if(/{_DAY_FOLDERS}\\//.matches(file.path), date({folders}), {quote('')})"
    in_stamp = f"if(/^{_STAMP}/.matches(file.basename), date({stamp}), {in_folders})"
    return f"if({has_date('file.basename')}, {date_inside('file.basename')}, {in_stamp})"


def _with_this(people: Sequence[str]) -> list[Tree]:
    """Whether the person whose note shows the view is in a meeting: linked or named, else in the name or linked."""
    me = "this.file.basename.lower()"
    found: list[Tree] = []
    for it in map(prop, people):
        found.append(f"if({it}, list({it}).contains(this), false)")
        found.append(f"if({it}, list({it}).map(value.toString().lower()).contains({me}), false)")
    in_name = f'(" " + {_words("file.basename.lower()")} + " ").contains(" " + {_words(me)} + " ")'
    found.append({"and": [{"not": [*map(prop, people)]}, {"or": ["file.hasLink(this.file)", in_name]}]})
    return found


def _words(text: str) -> str:
    return f'{text}.replace(/[^{LETTERS}]+/g, " ")'
