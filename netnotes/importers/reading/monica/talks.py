"""Calls, conversations and activities: when somebody was in touch, and what was said."""

from __future__ import annotations

from datetime import date

from netnotes.importers.reading.monica.collections import messages
from netnotes.importers.reading.monica.draft import SOURCE, Draft, Reading
from netnotes.importers.reading.monica.tree import Item, list_of, words
from netnotes.model.config import CONTACT_KINDS
from netnotes.model.incoming import IncomingMeeting, IncomingPerson

_LONGEST, _MOST = 280, 30
_USUAL = {
    "just hung out": ("hung out", "meeting"), "watched movie at home": ("watched a film at home", "visit"),
    "talked at home": ("talked at home", "visit"), "did sport activities together": ("did sports together", "meeting"),
    "ate at his place": ("ate at their place", "dinner"), "ate at home": ("ate at home", "dinner"),
    "ate restaurant": ("ate at a restaurant", "dinner"), "went bar": ("went to a bar", "drinks"),
    "picnicked": ("had a picnic", "lunch"), "picknicked": ("had a picnic", "lunch"),
    "went theater": ("went to the theatre", "event"), "went concert": ("went to a concert", "event"),
    "went play": ("went to a play", "event"), "went museum": ("went to a museum", "event"),
}  # fmt: skip
_SPOKEN = frozenset(CONTACT_KINDS) - {"contact", "recorded", "thanks", "intro"}


def call(item: Item, draft: Draft, reading: Reading) -> str:
    """A call on its own day: who called, what was said, how it felt."""
    felt = ", ".join(dict.fromkeys(text for value in list_of(item.value("emotions")) if (text := words(value))))
    theirs = item.flag("contact_called")
    who = "" if theirs is None else "they called" if theirs else "I called"
    text = ": ".join(part for part in (who, item.text("content")) if part)
    text = "\n".join(part for part in (text, f"felt: {felt}" if felt else "") if part)
    day = item.day("called_at", "created_at")
    if day is None:
        draft.remark(text, heading="Call")
        return "" if text else "it has neither a day nor a word"
    draft.touch(item.line, day, "call", text)
    return ""


def conversation(item: Item, draft: Draft, reading: Reading) -> str:
    """One touch for each day on which something was written, who wrote before each message."""
    channel = reading.type_words(item.line_of("contact_field_type", "type"))
    kind = "email" if "mail" in channel.casefold() else "message"
    begun = item.day("happened_at", "created_at")
    days: dict[date | None, list[str]] = {}
    for value in messages(item):
        why = _message(value, begun, days, reading)
        line = value.line if isinstance(value, Item) else item.line
        reading.put("message", line, f"message of {draft.label}", why)
    if not days and begun is None:
        return "it has neither a day nor a message"
    for day, said in days.items() or (((begun, [])),):
        more = [f"and {len(said) - _MOST} more messages"] if len(said) > _MOST else []
        reading.noticed["messages beyond the first 30 of a day were counted only"] += max(len(said) - _MOST, 0)
        text = "\n".join([f"on {channel}:"] * bool(channel and kind == "message") + said[:_MOST] + more)
        if day is None:
            draft.remark(text, heading="Conversation")
        else:
            draft.touch(item.line, day, kind, text.removesuffix(":") if not said else text)
    return ""


def _message(value: object, begun: date | None, days: dict[date | None, list[str]], reading: Reading) -> str:
    if not isinstance(value, Item):
        return "a map was expected"
    text = value.line_of("content")
    if not text:
        return "it says nothing"
    if len(text) > _LONGEST:
        reading.noticed["message was shortened"] += 1
        text = text[: _LONGEST - 1].rstrip() + "…"
    mine = value.flag("written_by_me")
    who = "" if mine is None else "I: " if mine else "they: "
    days.setdefault(value.day("written_at") or begun or value.day("created_at"), []).append(who + text)
    return ""


def activity(item: Item, there: list[Draft], reading: Reading) -> IncomingMeeting | str:
    """A meeting where several people were there; with one it becomes a touch. Else why it is left out."""
    day = item.day("happened_at", "date_it_happened", "created_at")
    kind_words, kind = _kind(reading.type_words(item.line_of("type", "activity_type")))
    title = item.line_of("summary") or kind_words
    if day is None and not title and not item.text("description"):
        return "it has neither a day nor a word"
    if kind_words and title != kind_words:
        title = f"{title} ({kind_words})"
    people = [draft for draft in there if draft.key or not (draft.partial or draft.mine)]
    guests = ", ".join(draft.label for draft in there if draft.partial)
    rest = [item.text("description"), f"with {guests}" if guests else ""]
    text = "\n".join(part for part in rest if part)
    if not people:
        return "nobody who comes along took part in it"
    if len(people) == 1 or day is None:
        for draft in people:
            whole = "\n".join(part for part in (title, text) if part)
            if day is None:
                draft.remark(whole, heading="Activity")
            else:
                draft.touch(item.line, day, kind, whole)
        return ""
    uuid = item.line_of("uuid")
    return IncomingMeeting(
        line=item.line, date=day, title=title or "Activity", source=SOURCE, kind=kind, text=text,
        ids=(("monica_uuid", uuid),) if uuid else (), people=tuple(_guest(draft) for draft in people),
    )  # fmt: skip


def _guest(draft: Draft) -> IncomingPerson:
    made = draft.person()
    return IncomingPerson(
        line=made.line, name=made.name, source=SOURCE, key=made.key, ids=made.ids,
        emails=made.emails, phones=made.phones,
    )  # fmt: skip


def _kind(type_words: str) -> tuple[str, str]:
    """The words for a type of activity, and the kind of contact that it is to us."""
    folded = type_words.casefold()
    if folded in _USUAL:
        return _USUAL[folded]
    return type_words, next((word for word in folded.split() if word in _SPOKEN), "meeting")
