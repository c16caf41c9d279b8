"""An annotated report comes in, its signature goes out: the little of it that grouping needs, to keep and to compare.

A signature depends on its report alone, never on other reports, so what two of them tell of each other never changes.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import blake2b

from synopse.group.terms import Terms, find_terms
from synopse.model import Annotated

UNIT = 1000  # the length of a vector: whole numbers add up to the same sum in any order
_LONGEST = 100  # terms kept, the weightiest


@dataclass(frozen=True, slots=True)
class Signature:
    """What grouping keeps of a report; plain values only, so that any store can hold it.

    `terms` are what the report is about, the weightiest first, with their `weights` (the squares of which sum to
    UNIT squared, but for rounding). `figures` are the telling numbers of its beginning. `day` is the moment of
    publication in days since 1970, or None; `length` the number of tokens. `text` is a digest of language, title and
    text: reports with the same one are one text.
    """

    text: str
    terms: tuple[str, ...] = ()
    weights: tuple[int, ...] = ()
    figures: tuple[str, ...] = ()
    outlet: str = ""
    day: float | None = None
    length: int = 0


def sign(annotated: Annotated) -> Signature:
    """Return the signature of a report; its title, outlet, date and sentences with their tokens are read."""
    report = annotated.report
    found = find_terms(annotated)
    vector = _vector(found)
    return Signature(
        text=_digest((report.language, report.title, report.text)),
        terms=tuple(vector),
        weights=tuple(vector.values()),
        figures=tuple(sorted(found.figures)),
        outlet=report.outlet,
        day=found.day,
        length=found.length,
    )


def sort_key(signature: Signature) -> tuple[object, ...]:
    """Return what puts signatures in the order of publication, the undated last."""
    day, terms = signature.day, signature.terms
    return (day is None, day or 0.0, signature.outlet, terms, signature.weights, signature.figures, signature.length)


def cosine_of(one: Mapping[str, int], other: Mapping[str, int]) -> float:
    """Return the likeness of two vectors, 0 to 1."""
    return sum(one[term] * other[term] for term in one.keys() & other.keys()) / UNIT**2


def _digest(parts: Iterable[str]) -> str:
    return blake2b(repr(tuple(parts)).encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()


def _vector(terms: Terms) -> Mapping[str, int]:
    """Return the weightiest terms: each weighs the more the oftener it stands there and the rarer it is in general."""
    weighted = [(term, (1 + math.log(n)) * -math.log(terms.usual[term])) for term, n in terms.counts.items()]
    telling = sorted((item for item in weighted if item[1] > 0), key=lambda item: (-item[1], item[0]))[:_LONGEST]
    length = math.sqrt(math.fsum(weight * weight for _, weight in telling))
    return {term: round(UNIT * weight / length) for term, weight in telling}
