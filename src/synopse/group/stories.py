"""Annotated reports come in, groups of those that tell one story go out, whatever their order and languages.

Reports of the same text are looked at once. Entities and copies are left to others.
"""

from collections import defaultdict
from collections.abc import Sequence
from hashlib import blake2b

from synopse.group.chances import chance_of, find_evidence
from synopse.group.linkage import link_groups
from synopse.group.neighbours import similar_pairs
from synopse.group.terms import Terms, find_terms
from synopse.group.vectors import find_vectors
from synopse.group.weights import BOND, WEIGHTS
from synopse.model import Annotated

_LEAST = 0.01  # a chance below it counts as none


def find_stories(reports: Sequence[Annotated]) -> list[tuple[Annotated, ...]]:
    """Return the reports of each story, sorted by their ids; the stories stand in the order of their first report."""
    alike: defaultdict[bytes, list[Annotated]] = defaultdict(list)
    for annotated in sorted(reports, key=_place):
        alike[_fingerprint(annotated)].append(annotated)
    texts = list(alike.values())
    terms = [find_terms(copies[0]) for copies in texts]
    stories = [[annotated for place in group for annotated in texts[place]] for group in _group(terms)]
    return [tuple(sorted(story, key=_place)) for story in sorted(stories, key=lambda story: min(map(_place, story)))]


def _group(terms: Sequence[Terms]) -> list[list[int]]:
    order = sorted(range(len(terms)), key=lambda place: (terms[place].day or 0.0, place))
    evidence = find_evidence(similar_pairs(find_vectors(terms), order), terms)
    chances = {pair: chance_of(found, WEIGHTS) for pair, found in sorted(evidence.items())}
    return link_groups(len(terms), {pair: chance for pair, chance in chances.items() if chance > _LEAST}, BOND)


def _place(annotated: Annotated) -> tuple[str, str, str]:
    report = annotated.report
    return report.id, report.published, report.text


def _fingerprint(annotated: Annotated) -> bytes:
    report = annotated.report
    return blake2b(repr((report.language, report.title, report.text)).encode("utf-8", "surrogatepass")).digest()
