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

_LONGER = 0.3  # how much what only the longer of two statements says counts against their agreement


@dataclass(frozen=True, slots=True)
class Profile:
    """A statement with what comparing asks of it.

    `weights` are those of its terms, `values` those of its numbers and durations; `people` are its entities that are
    no places.
    """

    statement: Statement
    report: Annotated
    weights: Mapping[str, float]
    values: Mapping[str, float]
    entities: frozenset[str]
    people: frozenset[str]
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
        """Return the cosine of the two statements' terms, 0 to 1: their numbers and times are left out."""
        shared = sum(self.weights[term] ** 2 for term in self.shared_terms(other))
        return shared / (_length(self.weights) * _length(other.weights)) if shared else 0.0

    def agreement(self, other: "Profile") -> float:
        """Return how much of the shorter statement, mostly, the other says too, terms and values, 0 to 1."""
        mine, theirs = {**self.weights, **self.values}, {**other.weights, **other.values}
        few, many = sorted((sum(mine.values()), sum(theirs.values())))
        shared = sum(weight for term, weight in mine.items() if term in theirs)
        return shared / ((1 - _LONGER) * few + _LONGER * many) if shared else 0.0

    def shared_terms(self, other: "Profile") -> list[str]:
        """Return the terms of both statements."""
        return [term for term in self.weights if term in other.weights]

    def shares_predicate(self, other: "Profile") -> bool:
        """Tell whether the two statements tell of one kind of event."""
        return not set(self.statement.predicates).isdisjoint(other.statement.predicates)


def make_profiles(story: Story) -> tuple[Profile, ...]:
    """Return the profiles of a story's statements, in the order of its reports and their texts."""
    names = {(report, mention.start): entity.id for entity in story.entities for report, mention in entity.mentions}
    places = {entity.id for entity in story.entities if entity.type == "LOC"}
    told = [(annotated, statement) for annotated in story.reports for statement in annotated.statements]
    entities = [_entities(statement, names) for _, statement in told]
    bags = [
        statement.terms | {f"entity:{name}" for name in found}
        for (_, statement), found in zip(told, entities, strict=True)
    ]
    values = [_values(statement) for _, statement in told]
    term_rarity, value_rarity = _rarity(bags), _rarity(values)
    return tuple(
        Profile(
            statement=statement,
            report=annotated,
            weights={term: term_rarity[term] for term in sorted(bag)},
            values={value: value_rarity[value] for value in sorted(own)},
            entities=found,
            people=found - places,
            scopes=_scopes(annotated, statement),
        )
        for (annotated, statement), found, bag, own in zip(told, entities, bags, values, strict=True)
    )


def _values(statement: Statement) -> frozenset[str]:
    """Return the numbers and durations of a statement, written so that equal ones are equal."""
    numbers = {f"{quantity.dimension}={quantity.low}..{quantity.high}" for quantity in statement.quantities}
    return frozenset(numbers | {time.value for time in statement.times if time.type == "DURATION"})


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


def _length(weights: Mapping[str, float]) -> float:
    return math.sqrt(sum(weight**2 for weight in weights.values()))
