"""An annotated report comes in, its signature goes out: the little of it that grouping needs, to keep and to compare.

A signature depends on its report alone, never on other reports, so how like two of them are never changes.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b

from synopse.group.terms import Terms, find_terms
from synopse.model import Annotated

RARITY = 20  # of a unit of rarity: 1 / RARITY of a natural logarithm
_UNIT = 1000  # the length of a vector: whole numbers add up to the same sum in any order
_LONGEST = 120  # terms kept, the weightiest


@dataclass(frozen=True, slots=True)
class Signature:
    """What grouping keeps of a report; plain values only, so that any store can hold it.

    `terms` are what the report is about, the weightiest first; `counts` how often each stands there; `rarities` how
    rare each is in general (the negative logarithm of the share of reports that have it, in units of 1 / RARITY).
    `figures` are the telling numbers of its beginning. `day` is the moment of publication in days since 1970, or None;
    `length` the number of tokens. `text` is a digest of language, title and text: reports with the same are one text.
    """

    text: str
    terms: tuple[str, ...] = ()
    counts: tuple[int, ...] = ()
    rarities: tuple[int, ...] = ()
    figures: tuple[str, ...] = ()
    outlet: str = ""
    day: float | None = None
    length: int = 0
    language: str = ""


def sign(annotated: Annotated) -> Signature:
    """Return the signature of a report; its title, outlet, date and sentences with their tokens are read."""
    report = annotated.report
    found = find_terms(annotated)
    terms = _telling(found)
    return Signature(
        text=_digest((report.language, report.title, report.text)),
        terms=tuple(terms),
        counts=tuple(found.counts[term] for term in terms),
        rarities=tuple(terms.values()),
        figures=tuple(sorted(found.figures)),
        outlet=report.outlet,
        day=found.day,
        length=found.length,
        language=report.language,
    )


def sort_key(signature: Signature) -> tuple[object, ...]:
    """Return what puts signatures in the order of publication, the undated last."""
    day, terms = signature.day, (signature.terms, signature.counts, signature.rarities)
    return (day is None, day or 0.0, signature.outlet, terms, signature.figures, signature.length, signature.language)


def weigh_terms(signature: Signature) -> dict[str, int]:
    """Return the terms with their weights in general, the squares of which sum to 1,000,000 but for rounding."""
    rows = zip(signature.terms, signature.counts, signature.rarities, strict=True)
    weights = {term: stress(count) * rarity for term, count, rarity in rows}
    length = math.sqrt(math.fsum(weight * weight for weight in weights.values())) or 1.0
    return {term: round(_UNIT * weight / length) for term, weight in weights.items()}


def cosine_of(one: Mapping[str, int], other: Mapping[str, int]) -> float:
    """Return the likeness of two vectors of weighted terms, 0 to 1."""
    return sum(one[term] * other[term] for term in one.keys() & other.keys()) / _UNIT**2


@lru_cache(maxsize=1000)
def stress(count: int) -> float:
    """Return how much a term weighs that stands in a report so often."""
    return 1 + math.log(count)


def _telling(terms: Terms) -> dict[str, int]:
    """Return the weightiest terms with their rarities."""
    rarities = {term: round(-RARITY * math.log(share)) for term, share in terms.usual.items()}
    weights = {term: stress(count) * rarities[term] for term, count in terms.counts.items() if rarities[term] > 0}
    return {term: rarities[term] for term in sorted(weights, key=lambda term: (-weights[term], term))[:_LONGEST]}


def _digest(parts: Iterable[str]) -> str:
    return blake2b(repr(tuple(parts)).encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()
