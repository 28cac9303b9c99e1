"""Full-text search and SQL, over tables from which what is private is gone unless all may be told."""

from __future__ import annotations

from netnotes.index.find import Hit, find_notes
from netnotes.index.find_places import Passage, find_passage, found_record, passage_in
from netnotes.index.find_words import Search, parse_search
from netnotes.index.query import Questions
from netnotes.index.store import Store
from netnotes.model.errors import OperatorError
from netnotes.rules.day_tables import day_tables
from netnotes.serving.assistant.answers import Answer, listed, plain_text
from netnotes.serving.assistant.desk import View
from netnotes.vault.files import ReadTroubleError, read_text

MOST_LETTERS = 500


def find(view: View, text: str, limit: int) -> Answer:
    """The notes that hold every word, the best first, and of each the best line."""
    if len(text) > MOST_LETTERS:
        raise OperatorError(f"a search has at most {MOST_LETTERS} characters")
    search = parse_search(text.split() if '"' not in text else [text])
    tables = view.tables()
    hits = find_notes(tables, search)
    found = [found_record(hit, _passage(view, tables, hit, hits.search)) for hit in hits.found[:limit]]
    answer = listed(view.today, found, limit)
    if left := len(hits.found) - len(found):
        answer["total"], answer["more"] = len(hits.found), f"and {left} more notes: ask with a larger limit"
    return answer


def _passage(view: View, tables: Store, hit: Hit, search: Search) -> Passage:
    """The best line. What may be told of a note begins below its front matter: lines are counted on from there."""
    if view.private:
        return _visible(find_passage(view.root, hit, search))
    told = str(
        tables.value("SELECT body FROM full_text JOIN notes ON notes.id = full_text.rowid WHERE path = ?", hit.path)
    )
    passage = _visible(passage_in(told, hit, search))
    if passage.text == hit.title and passage.line == 1:
        return passage
    try:
        whole = read_text(view.root / hit.path)
    except ReadTroubleError:
        return passage
    return passage._replace(line=passage.line + max(0, whole.count("\n") - told.count("\n")))


def _visible(passage: Passage) -> Passage:
    """The passage without invisible characters, so that the matches are where they are said to be."""
    text = passage.text
    matches = tuple((len(plain_text(text[:start])), len(plain_text(text[:end]))) for start, end in passage.matches)
    return passage._replace(text=plain_text(text), matches=matches)


def query(view: View, sql: str, limit: int) -> Answer:
    """The answer to a statement of SQL that only reads, within the limits of `netnotes query`."""
    config = view.network.config
    hidden = config.dashboards_folder if view.private else ""
    rows = day_tables(view.network, view.today)
    with Questions(view.tables(), view.today, rows, hidden) as questions:
        result = questions.ask(sql, keep=limit)
    answer = listed(view.today, result.records(), limit)
    left = result.total - len(answer["data"])
    answer["total"] = None if result.cut else result.total
    if result.cut or left:
        many = f"more than {left:,}" if result.cut else f"{left:,}"
        answer["more"] = f"and {many} more rows: narrow the query, or ask with a larger limit"
    return answer
