"""Gifts and debts: what I gave and got, in words; a sum of money is never reckoned."""

from __future__ import annotations

from netnotes.importers.reading.monica.draft import Draft, Reading
from netnotes.importers.reading.monica.tree import Item
from netnotes.model.incoming import IncomingFavour

_GIVEN, _GOT = ("offered", "given"), ("received", "got")
_SETTLED = ("complete", "completed", "paid", "settled")


def gift(item: Item, draft: Draft, reading: Reading) -> str:
    """Given: a deposit. Received: a withdrawal. Anything before that is an idea of what I could give."""
    what, more = item.line_of("name", "comment", "url"), _details(item, reading)
    if not what:
        return "it does not say what"
    status = item.line_of("status").casefold()
    day = item.day("date", "created_at")
    text = f"{what} ({more})" if more else what
    if day is None or status not in (*_GIVEN, *_GOT):
        heading = "Gift I gave" if status in _GIVEN else "Gift I got" if status in _GOT else "Gift idea"
        if heading == "Gift idea":
            draft.add("gift ideas", what)
        draft.remark(text if status in ("", "idea", *_GIVEN, *_GOT) else f"{text}: {status}", day, heading)
        return ""
    favour = IncomingFavour(direction="deposit" if status in _GIVEN else "withdrawal", what=f"gift: {text}")
    draft.touch(item.line, day, "", "", favour)
    return ""


def _details(item: Item, reading: Reading) -> str:
    """Comment, price, page and for whom, where they are known."""
    named = item.line_of("name")
    recipient = item.line_of("recipient")
    parts = [
        item.line_of("comment") if named else "",
        _money(item, reading),
        item.line_of("url") if named or item.line_of("comment") else "",
        f"for {reading.name_of(recipient)}" if reading.name_of(recipient) else "",
    ]
    return ", ".join(part for part in parts if part)


def debt(item: Item, draft: Draft, reading: Reading) -> str:
    """What I owe is a withdrawal, what they owe me a deposit: somebody helped somebody out."""
    money, why = _money(item, reading), item.line_of("reason")
    what = ", ".join(part for part in (money, why) if part) or "something"
    mine = item.flag("in_debt")
    if not money and not why and mine is None:
        return "it does not say what"
    settled = item.line_of("status").casefold() in _SETTLED
    state = "settled" if settled else "still open"
    day = item.day("date", "created_at")
    if mine is None or day is None:
        owner = "Debt" if mine is None else "I owe them" if mine else "They owe me"
        draft.remark(f"{what} ({state})", day, owner)
        return ""
    words = f"lent me {what} ({state})" if mine else f"lent them {what} ({state})"
    favour = IncomingFavour(direction="withdrawal" if mine else "deposit", what=words)
    draft.touch(item.line, day, "", "", favour)
    return ""


def _money(item: Item, reading: Reading) -> str:
    amount = item.line_of("amount", "value")
    currency = item.line_of("currency", "currency_code") or reading.currency
    return f"{amount} {currency}".strip() if amount.strip("0.,") else ""
