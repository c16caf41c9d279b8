"""A story comes in; its statements go out, ready to be compared: with weighted terms, entities, and their report.

Terms are what two wordings of one fact share, also across languages: concepts, entities, and the lemmas of the other
content words. A term that many statements of the story hold weighs little (inverse document frequency).
"""

import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from synopse.languages import load_language
from synopse.model import Annotated, Attribution, Statement, Story


@dataclass(frozen=True, slots=True)
class Profile:
    """A statement with what comparing asks of it; `weights` are its terms' weights, of length 1 together."""

    statement: Statement
    report: Annotated
    weights: Mapping[str, float]
    entities: frozenset[str]
    scopes: frozenset[str]

    @property
    def published(self) -> datetime | None:
        """When its report was published, without a zone where none is known."""
        return self.report.report.published_at

    @property
    def chain(self) -> tuple[Attribution, ...]:
        """Its attributions, outermost first."""
        return tuple(self.report.attributions[i] for i in self.statement.sources)

    def likeness(self, other: "Profile") -> float:
        """Return the cosine of the two statements' terms, 0 to 1."""
        few, many = sorted((self.weights, other.weights), key=len)
        return sum(weight * many.get(term, 0.0) for term, weight in few.items())

    def shares_concept(self, other: "Profile") -> bool:
        """Tell whether the two statements express a concept in common."""
        return not set(self.statement.concepts).isdisjoint(other.statement.concepts)


def make_profiles(story: Story) -> tuple[Profile, ...]:
    """Return the profiles of a story's statements, in the order of its reports and their texts."""
    names = {(report, mention.start): entity.id for entity in story.entities for report, mention in entity.mentions}
    drafts = [
        (annotated, statement, _entities(statement, names))
        for annotated in story.reports
        for statement in annotated.statements
    ]
    bags = [statement.terms | {f"entity:{name}" for name in entities} for _, statement, entities in drafts]
    rarity = _rarity(bags)
    return tuple(
        Profile(statement, annotated, _weigh(bag, rarity), entities, _scopes(annotated, statement))
        for (annotated, statement, entities), bag in zip(drafts, bags, strict=True)
    )


def _entities(statement: Statement, names: Mapping[tuple[str, int], str]) -> frozenset[str]:
    found = (names.get((statement.report, mention.start)) for mention in statement.participants)
    return frozenset(name for name in found if name)


def _scopes(annotated: Annotated, statement: Statement) -> frozenset[str]:
    scopes = load_language(annotated.report.language).words["scopes"].column("scope")
    words = annotated.report.text[statement.start : statement.end].lower().split()
    return frozenset(scopes[word] for raw in words if (word := raw.strip(".,;:()„“”\"'")) in scopes)


def _rarity(bags: list[frozenset[str]]) -> dict[str, float]:
    counts = Counter(term for bag in bags for term in bag)
    return {term: math.log(1 + len(bags) / count) for term, count in counts.items()}


def _weigh(bag: frozenset[str], rarity: Mapping[str, float]) -> dict[str, float]:
    length = math.sqrt(sum(rarity[term] ** 2 for term in bag)) or 1.0
    return {term: rarity[term] / length for term in sorted(bag)}
