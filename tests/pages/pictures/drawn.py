"""Looking into pictures: their markup as XML, and records to draw."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree as ET

from markupsafe import Markup

from netnotes.pages.rows import Record


def parsed(markup: Markup) -> ET.Element:
    """The picture as XML; raises where it is none."""
    assert isinstance(markup, Markup)
    return ET.fromstring(str(markup))


def words(element: ET.Element, tag: str = "text", class_: str = "") -> list[str]:
    """What elements of this kind say."""
    found = (one for one in element.iter(tag) if not class_ or class_ in one.get("class", "").split())
    return ["".join(one.itertext()) for one in found]


def titles(element: ET.Element) -> list[str]:
    """What the parts of a picture say when one points at them, without the titles of whole pictures."""
    whole = {id(svg.find("title")) for svg in element.iter("svg") if svg.get("role")}
    return [one.text or "" for one in element.iter("title") if id(one) not in whole]


def marked(element: ET.Element, class_: str) -> Iterator[ET.Element]:
    """Everything of a class, but for the legend."""
    keys = {id(part) for caption in element.iter("figcaption") for part in caption.iter()}
    return (one for one in element.iter() if class_ in one.get("class", "").split() and id(one) not in keys)


def touch(date: str, kind: str = "coffee", **more: Any) -> Record:
    """A line of somebody's history."""
    return {"date": date, "kind": kind, "text": "", "planned": False, "favour": False, **more}


def favour(date: str, kind: str, size: int, balance: int, what: str = "a hand") -> Record:
    """A line of an account's statement."""
    return {"date": date, "kind": kind, "what": what, "size": size, "balance": balance}


def account(name: str, gave: int, got: int, opening: int = 0) -> Record:
    """A row of the page Balance."""
    balance = opening + gave - got
    return {"name": name, "deposits": gave, "withdrawals": got, "balance": balance, "opening_balance": opening}


def goal(name: str, done: int = 2, progress: int | None = None) -> Record:
    """A goal as far as its picture needs it."""
    return {"name": name, "steps_done": done, "progress": progress}


def branch(name: str, number: int, serves: int | None = None, level: int = 0, **more: Any) -> Record:
    """A goal of ``network.tree``."""
    return {"name": name, "number": number, "serves": serves, "level": level, "due": None, "horizon": "", **more}


def category(name: str, people: int, tracked: int, touched: int, **more: Any) -> Record:
    """A row of ``network.categories``."""
    row = {"name": name, "people": people, "tracked": tracked, "in_touch": touched, "to_meet": 0}
    return {**row, "gap": people == 0, **more}


def somebody(name: str, organization: str = "", **more: Any) -> Record:
    """One of ``graph.people``."""
    found = {"name": name, "path": f"people/{name}.md", "href": "people/x.html", "category": [], "status": "active"}
    return {**found, "organization": [organization] if organization else [], **more}


def web_of(*people: Record, **more: Any) -> Record:
    """The variable ``graph``; ties of ``more`` by names of people."""
    empty: Record = {"organizations": [], "met": [], "introduced": [], "knows": [], "made": []}
    ties = {
        kind: [[f"people/{one}.md", f"people/{other}.md", *rest] for one, other, *rest in pairs]
        for kind, pairs in more.items()
        if kind != "organizations"
    }
    return {**empty, "people": list(people), **ties, "organizations": more.get("organizations", [])}
