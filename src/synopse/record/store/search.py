"""Words come in and are indexed; a query comes in, the reports that have all of its words go out, the newest first.

The two dialects differ in how words are written down (an FTS5 table, a tsvector made word by word) and asked for; which
reports are found, and their order, does not.
"""

from collections.abc import Iterable

from sqlalchemy import ColumnElement, Connection, Select, intersect, select, text

from synopse.record.store.tables import reports
from synopse.record.store.words import Term, Words

_LAST_POSITION = 16_383  # of a word in a tsvector; PostgreSQL puts all later ones there
_MOST_POSITIONS = 200  # of one word; PostgreSQL keeps 255


def index_words(connection: Connection, key: str, words: Words) -> None:
    """Write down the words of a report, in place of those that it had."""
    seq = connection.execute(select(reports.c.seq).where(reports.c.key == key)).scalar_one()
    sqlite = connection.dialect.name == "sqlite"
    if sqlite:
        connection.execute(text("DELETE FROM search WHERE rowid = :seq"), {"seq": seq})
        row = {
            "seq": seq,
            "title": " ".join(words.title),
            "forms": " ".join(words.forms),
            "lemmas": " ".join(words.lemmas),
        }
        insert = "INSERT INTO search (rowid, title, forms, lemmas) VALUES (:seq, :title, :forms, :lemmas)"
        connection.execute(text(insert), row)
    else:
        connection.execute(text("DELETE FROM search WHERE seq = :seq"), {"seq": seq})
        insert = "INSERT INTO search (seq, words) VALUES (:seq, CAST(:words AS tsvector))"
        connection.execute(text(insert), {"seq": seq, "words": _vector(words)})


def _vector(words: Words) -> str:
    """Return words as PostgreSQL writes a tsvector: the title has weight A, what stands in the text B, lemmas C."""
    places: dict[str, list[str]] = {}
    running = [*((word, "A") for word in words.title), ("", ""), *((word, "B") for word in words.forms)]
    for place, (word, weight) in enumerate(running, start=1):
        if word and len(found := places.setdefault(word, [])) < _MOST_POSITIONS:
            found.append(f"{min(place, _LAST_POSITION)}{weight}")
    for word in words.lemmas:
        places.setdefault(word, [f"{_LAST_POSITION}C"])
    return " ".join(f"{_quoted(word)}:{','.join(found)}" for word, found in sorted(places.items()))


def _quoted(word: str) -> str:
    return "'" + word.replace("\\", "\\\\").replace("'", "''") + "'"


def having(connection: Connection, terms: Iterable[Term]) -> Select[tuple[int]]:
    """Return the query for the numbers of the reports that have all of the terms."""
    if connection.dialect.name == "sqlite":
        found = text("SELECT rowid AS seq FROM search WHERE search MATCH :terms").bindparams(terms=_fts(terms))
    else:
        found = text("SELECT seq FROM search WHERE words @@ CAST(:terms AS tsquery)").bindparams(terms=_tsquery(terms))
    return select(found.columns(reports.c.seq).subquery().c.seq)


def are_among(queries: Iterable[Select[tuple[int]]]) -> ColumnElement[bool]:
    """Return the condition that a report's number is given by all of the queries, each of which is asked once.

    As two conditions SQLite (3.40) and PostgreSQL (16) would ask the one for each report of the other, for seconds.
    """
    return reports.c.seq.in_(intersect(*queries))


def _fts(terms: Iterable[Term]) -> str:
    parts = []
    for term in terms:
        if term.phrase:
            parts.append('{title forms} : "' + " ".join(term.words) + '"')
        else:
            parts.append("(" + " OR ".join(f'"{word}"' for word in term.words) + ")")
    return " AND ".join(parts)


def _tsquery(terms: Iterable[Term]) -> str:
    parts = []
    for term in terms:
        weight, glue = (":AB", " <-> ") if term.phrase else ("", " | ")
        parts.append("(" + glue.join(_quoted(word) + weight for word in term.words) + ")")
    return " & ".join(parts)


def newest_first(query: Select[tuple[object, ...]]) -> Select[tuple[object, ...]]:
    """Return the query with its reports in the order of their days, the newest first, the undated last."""
    return query.order_by(reports.c.day.desc(), reports.c.key)
