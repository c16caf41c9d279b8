"""Names come in; what a spelling is looked up by, and the conditions that find spellings by it, go out.

A spelling is kept folded, and folded backwards, so that its beginning and its end are both found by an index: as a
range, since not every database uses an index for LIKE.
"""

from typing import Any

from sqlalchemy import ColumnElement, and_, or_

from synopse.record.store.tables import names
from synopse.text.fold import fold

_LONGEST = 200  # characters
_LAST = "\U0010ffff"


def folded_name(name: str) -> dict[str, str]:
    """Return the columns that a spelling is looked up by."""
    folded = fold(name)[:_LONGEST]
    return {"folded": folded, "backwards": folded[::-1]}


def called(name: str) -> ColumnElement[bool]:
    """Return the condition that a spelling is this name, or begins or ends with it ("Schoigu" for "Sergei Schoigu")."""
    folded = _asked(name)
    ends = _begins(names.c.backwards, f"{folded[::-1]} ")
    return or_(names.c.folded == folded, _begins(names.c.folded, f"{folded} "), ends)


def beginning(name: str) -> ColumnElement[bool]:
    """Return the condition that a spelling begins with these letters, or that one of `called` holds."""
    return or_(_begins(names.c.folded, _asked(name)), called(name))


def _asked(name: str) -> str:
    return fold(name)[:_LONGEST] or name


def _begins(column: Any, letters: str) -> ColumnElement[bool]:
    return and_(column >= letters, column < letters + _LAST)
