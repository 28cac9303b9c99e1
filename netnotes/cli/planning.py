"""What `netnotes plan` says and writes."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Mapping
from datetime import date

from netnotes.cli.carrying_out import carry_out, holds_data, say_of_writing
from netnotes.cli.output.answer import Answer, Cell, Column, Styled
from netnotes.cli.output.clean import clean, clean_lines
from netnotes.cli.output.lines import paragraph
from netnotes.cli.session import Session
from netnotes.model.errors import OperatorError
from netnotes.model.plans import Month, month_of, parse_month
from netnotes.rules.plan import Plan, PlanRow, plan_for, why_nobody
from netnotes.rules.plan_room import month_words
from netnotes.rules.plans_kept import KeptPlan, Planned, kept_plan
from netnotes.rules.wording import join_names

KEYS = ("name", "path", "month", "written", "met", "met_on", "weight", "why", "parts", "idea", "command", "line")
SUGGESTED = (Column("Name", "shrink"), Column("Why", "wrap"), Column("Idea", "wrap"))
WRITTEN = (Column("Name", "shrink"), Column("Met"), Column("Line"))
LATE_DAY = 25
"""From this day of a month on the next one may be what is asked for."""


def chosen_month(text: str | None, today: date) -> Month:
    """The month that is meant: today's unless another is given. Raises OperatorError."""
    if text is None:
        return month_of(today)
    word = text.strip().casefold()
    now = month_of(today)
    if word in ("last", "this", "next"):
        return {"last": now.before, "this": now, "next": now.next}[word]
    month = parse_month(text)
    if month is None:
        raise OperatorError(f"{text!r} is no month", f"write it like {now}, or say last, this or next")
    return month


def show_plan(session: Session, month: Month) -> None:
    """Print the written plan of a month, else who is suggested for it."""
    network, today = session.network, session.today
    written = kept_plan(network, today, month)
    if written is not None:
        _show_written(session, written)
    elif month < month_of(today):
        session.show(_answer([], f"No plan was written for {month_words(month)}."))
    else:
        _show_suggestion(session, plan_for(network, today, month))
    if today.day >= LATE_DAY and month == month_of(today):
        session.tell(f"netnotes plan --month {month.next} is for {month_words(month.next)}")


def _show_suggestion(session: Session, plan: Plan) -> None:
    records = [_suggested(row, plan.month) for row in plan.rows]
    rows = {id(record): row for record, row in zip(records, plan.rows, strict=True)}

    def cells(record: Mapping[str, object]) -> tuple[Cell, ...]:
        row = rows[id(record)]
        return row.name, row.why, row.idea

    answer = _answer(records, why_nobody(session.network, plan, month_words(plan.month)))._replace(
        columns=SUGGESTED, cells=cells
    )
    if session.asked.format == "csv":
        answer = answer._replace(keys=tuple(key for key in KEYS if key != "parts"))
    session.show(answer)
    if plan.rows and plan.note:
        session.tell(plan.note)
    if plan.rows:
        session.tell(f"{plan_command(plan.month, session.today)} --write makes it a note of yours: {plan.month.path}")


def _show_written(session: Session, plan: KeptPlan) -> None:
    records = [_written(one) for one in plan.people]

    def cells(record: Mapping[str, object]) -> tuple[Cell, ...]:
        met = record["met_on"] or "yes" if record["met"] else Styled("", "dim")
        return str(record["name"]), met if isinstance(met, Styled) else str(met), f"{plan.plan.path}:{record['line']}"

    empty = f"Nobody stands in {plan.plan.path}: a line with a box and a link to a person plans them."
    if not plan.plan.readable:
        empty = f"{plan.plan.path} cannot be read; netnotes check says where it stops."
    session.show(_answer(records, empty)._replace(columns=WRITTEN, cells=cells))
    if plan.people and plan.month < month_of(session.today):
        session.tell(f"{month_words(plan.month)}: {clean(plan.outcome)}")
    elif plan.people:
        still = join_names([one.name for one in plan.to_meet], 5)
        session.tell(clean(f"still to meet: {still}") if still else "everybody in it is met")


def write_plan(session: Session, month: Month, *, dry_run: bool) -> None:
    """Write the plan of a month where it has none; in a format for programs, answer with the plan as it is then.

    Raises OperatorError for a month that is over.
    """
    _write(session, month, dry_run=dry_run)
    if holds_data(session):
        show_plan(session, month)


def _write(session: Session, month: Month, *, dry_run: bool) -> None:
    from netnotes.edits.plan_note import new_plan
    from netnotes.vault.settings import read_settings

    if month < month_of(session.today):
        raise OperatorError(f"{month_words(month)} is over", "a plan is for this month or one to come")
    session.hold()
    plan = plan_for(session.network, session.today, month)
    change = new_plan(session.network, session.root, plan, session.today, read_settings(session.root))
    if change is None:
        say_of_writing(session, f"{month.path} is there already, and yours: nothing was changed")
        session.tell(f"netnotes plan --month {month} shows who of it is still to meet")
    elif not plan.rows:
        say_of_writing(session, paragraph(why_nobody(session.network, plan, month_words(month)), session.screen))
        session.tell("nothing was written")
    elif carry_out(session, [change], dry_run=dry_run, aside=holds_data(session)):
        say_of_writing(session, f"wrote {month.path}: {clean(join_names([row.name for row in plan.rows], 5))}")
        if plan.note:
            session.tell(plan.note)
        session.tell("the page is yours now; netnotes build ticks whom you were in touch with")


def show_share(session: Session, month: Month) -> None:
    """Print the copy for the partner: the written plan, else the suggestion. Raises OperatorError.

    A plan that cannot be read is not shared as something that it does not say.
    """
    from netnotes.rules.plan_share import has_partner, shared_plan

    network, today = session.network, session.today
    written = kept_plan(network, today, month)
    if written is None and month < month_of(today):
        raise OperatorError(
            f"no plan was written for {month_words(month)}", "a copy is of a plan, or of what is suggested now"
        )
    if written is not None and not written.plan.readable:
        raise OperatorError(f"{written.plan.path} cannot be read", "netnotes check says where it stops")
    session.say(clean_lines(shared_plan(network, today, written or plan_for(network, today, month))))
    if not has_partner(network):
        me = shlex.quote(network.me.path) if network.me else "Me.md"
        session.tell("nobody is named as your partner yet. Somebody who asks how it went helps more than any page:")
        made = "" if network.me else "netnotes new me YOUR-NAME, then "
        session.tell(clean(f"  {made}netnotes set {me} partner='[[Their Name]]'"))


def plan_command(month: Month, today: date) -> str:
    """How the plan of a month is asked for."""
    return "netnotes plan" if month == month_of(today) else f"netnotes plan --month {month}"


def _suggested(row: PlanRow, month: Month) -> dict[str, object]:
    return dict.fromkeys(KEYS) | {
        "name": row.name,
        "path": row.path,
        "month": str(month),
        "written": False,
        "met": False,
        "weight": row.weight,
        "why": row.why,
        "parts": row.parts,
        "idea": row.idea,
        "command": row.command,
    }


def _written(one: Planned) -> dict[str, object]:
    return dict.fromkeys(KEYS) | {
        "name": one.name,
        "path": one.path,
        "month": str(one.plan.month),
        "written": True,
        "met": one.met,
        "met_on": one.met_on,
        "parts": (),
        "line": one.line,
    }


def _answer(records: Iterable[dict[str, object]], empty: str) -> Answer[dict[str, object]]:
    return Answer(items=list(records), keys=KEYS, record=dict, columns=SUGGESTED, cells=lambda _: (), empty=empty)
