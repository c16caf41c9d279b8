"""A list that is cut into pages comes in, the links to its neighbours go out."""

from dataclasses import dataclass
from urllib.parse import urlencode

from synopse.faces.web.call import Call


@dataclass(frozen=True, slots=True)
class Pager:
    """Where a page of a list stands: the numbers of its first and last item, of all, and its neighbours' addresses."""

    first: int
    last: int
    total: int
    before: str
    after: str


def make_pager(call: Call, total: int, size: int, name: str = "page") -> Pager:
    """Return the pager of the page that the call asks for; `name` is the field of the address that holds its number."""
    number = call.number(name)
    first = (number - 1) * size

    def to(other: int) -> str:
        query = [(k, v) for k, v in call.request.query_params.multi_items() if k not in (name, "lang") and v]
        return f"{call.request.url.path}?{urlencode([*query, (name, str(other))])}"

    return Pager(
        first=min(first + 1, total),
        last=min(first + size, total),
        total=total,
        before=to(number - 1) if number > 1 else "",
        after=to(number + 1) if first + size < total else "",
    )
