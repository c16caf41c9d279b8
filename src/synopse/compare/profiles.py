"""A story comes in; its statements go out, ready to be compared: with weighted terms, entities, and their report.

Terms are what two wordings of one fact share, also across languages: concepts, entities, and the lemmas of the other
content words. A term that many statements of the story hold weighs little (inverse document frequency).
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import filterfalse

from synopse.languages import load_language
from synopse.model import Annotated, Attribution, Precision, Statement, Story

ASSERTION = "clause"  # the rule of statements that assert: no questions, no conditions, no names side by side
FRAGMENT = "fragment"  # the rule of those that do so without a verb: headlines, lists
_LONG_OVER = timedelta(days=14)  # before the day of the report: what happened then is not its news
_LONGER = 0.3  # how much what only the longer of two statements says counts against their agreement
# Words of one family ("angemeldet", "Anmeldungen") and compounds with one head share their first or their last letters.
_OPENING, _HEAD, _SHORTEST_COMPOUND = 5, 6, 9
_NO_WORDS = frozenset({"concept", "entity"})
_OPENING_WEIGHT, _HEAD_WEIGHT = 0.7, 0.5  # of the weight of the whole word


@dataclass(frozen=True, slots=True)
class Profile:
    """A statement with what comparing asks of it.

    `weights` are those of its terms, `values` those of its numbers and durations; `people` are its entities that are
    no places, `named` those of them that stand in the statement itself; `background` tells that it speaks of what was
    long over when the report was written. `stems` are its terms with words shortened to what their family shares,
    `whole` those of its sentence, `before` and `after` those of the sentences around it; `surroundings` are those next
    to a slot, and `entity_at` its entities, by the offset where they stand. `words` are the lemmas of words without a
    concept.
    """

    statement: Statement
    report: Annotated
    weights: Mapping[str, float]
    values: Mapping[str, float]
    stems: Mapping[str, float]
    whole: Mapping[str, float]
    before: Mapping[str, float]
    after: Mapping[str, float]
    surroundings: Mapping[int, Mapping[str, float]]
    entity_at: Mapping[int, str]
    entities: frozenset[str]
    people: frozenset[str]
    named: frozenset[str]
    words: frozenset[str]
    scopes: frozenset[str]
    background: bool

    @property
    def asserts(self) -> bool:
        """Whether it says that something is so."""
        return self.statement.rule == ASSERTION

    @property
    def tells(self) -> bool:
        """Whether it says that something is so, be it without a verb."""
        return self.statement.rule in (ASSERTION, FRAGMENT)

    @property
    def counts(self) -> frozenset[str]:
        """Its numbers with their dimensions, written so that equal ones are equal."""
        return frozenset(value for value in self.values if "=" in value)

    @property
    def located(self) -> frozenset[str]:
        """The places that it names."""
        return self.entities - self.people

    @property
    def text(self) -> str:
        """Its words as written."""
        return self.report.report.text[self.statement.start : self.statement.end]

    @property
    def published(self) -> datetime | None:
        """When its report was published, without a zone where none is known."""
        return self.report.report.published_at

    @property
    def sentence(self) -> tuple[str, int]:
        """The report and the place of its sentence in it."""
        return self.statement.report, self.statement.sentence

    @property
    def position(self) -> float:
        """How far down its report it stands, 0 to 1."""
        return self.statement.start / max(1, len(self.report.report.text))

    @property
    def speaker(self) -> str:
        """Who is said to say it, as last named, or ""."""
        named = [attribution.name for attribution in self.chain if attribution.name]
        return named[-1].casefold() if named else ""

    @property
    def chain(self) -> tuple[Attribution, ...]:
        """Its attributions, outermost first."""
        return tuple(self.report.attributions[i] for i in self.statement.sources)

    def likeness(self, other: "Profile") -> float:
        """Return how much of the shorter statement, mostly, the other is about too, 0 to 1: terms without values."""
        return overlap(self.weights, other.weights)

    def agreement(self, other: "Profile") -> float:
        """Return how much of the shorter statement, mostly, the other says too, 0 to 1: terms and values."""
        return overlap({**self.weights, **self.values}, {**other.weights, **other.values})

    def shared_terms(self, other: "Profile") -> list[str]:
        """Return the terms of both statements."""
        return [term for term in self.weights if term in other.weights]

    def told_of_both(self, other: "Profile") -> set[str]:
        """Return the kinds of event that both statements tell of."""
        return set(self.statement.predicates) & set(other.statement.predicates)

    def shares_predicate(self, other: "Profile") -> bool:
        """Tell whether the two statements tell of one kind of event, as far as that is known of both."""
        mine, theirs = set(self.statement.predicates), set(other.statement.predicates)
        return not (mine and theirs) or not mine.isdisjoint(theirs)


def make_profiles(story: Story) -> tuple[Profile, ...]:
    """Return the profiles of a story's statements, in the order of its reports and their texts."""
    names = {(report, mention.start): entity.id for entity in story.entities for report, mention in entity.mentions}
    places = {entity.id for entity in story.entities if entity.type == "LOC"}
    told = [(annotated, statement) for annotated in story.reports for statement in annotated.statements]
    entities = [_entities(statement, names) for _, statement in told]
    bags = [
        frozenset(filterfalse(_is_number, statement.terms)) | {f"entity:{name}" for name in found}
        for (_, statement), found in zip(told, entities, strict=True)
    ]
    values = [_values(statement) for _, statement in told]
    term_rarity, value_rarity = _rarity(bags), _rarity(values)
    weights = [{term: term_rarity[term] for term in sorted(bag)} for bag in bags]
    sentences = _sentences(zip(told, weights, strict=True))
    rarest = math.log(1 + len(bags))
    return tuple(
        Profile(
            statement=statement,
            report=annotated,
            weights=own_weights,
            values={value: value_rarity[value] for value in sorted(own)},
            stems=stems_of(own_weights),
            whole=sentences[annotated.report.id, statement.sentence],
            before=sentences.get((annotated.report.id, statement.sentence - 1), {}),
            after=sentences.get((annotated.report.id, statement.sentence + 1), {}),
            surroundings={
                start: stems_of({term: term_rarity.get(term, rarest) for term in terms})
                for start, terms in statement.around
            },
            entity_at={
                m.start: names[annotated.report.id, m.start]
                for m in statement.participants
                if (annotated.report.id, m.start) in names
            },
            entities=found,
            people=found - places,
            named=_entities(statement, names, only_inside=True) - places,
            words=frozenset(term.partition(":")[2] for term in own_weights if term.partition(":")[0] not in _NO_WORDS),
            scopes=_scopes(annotated, statement),
            background=_is_background(annotated, statement),
        )
        for (annotated, statement), found, own_weights, own in zip(told, entities, weights, values, strict=True)
    )


def _sentences(
    told: Iterable[tuple[tuple[Annotated, Statement], Mapping[str, float]]],
) -> dict[tuple[str, int], Mapping[str, float]]:
    """Return the stems of all statements of each sentence, by its report and its place there."""
    found: dict[tuple[str, int], dict[str, float]] = defaultdict(dict)
    for (annotated, statement), weights in told:
        found[annotated.report.id, statement.sentence].update(weights)
    return {place: stems_of(weights) for place, weights in found.items()}


def stems_of(weights: Mapping[str, float]) -> dict[str, float]:
    """Return weighted terms with words shortened to what their families share, which weighs less than the word."""
    found: dict[str, float] = {}
    for term, weight in weights.items():
        kind, _, lemma = term.partition(":")
        if kind in _NO_WORDS or len(lemma) < _OPENING:
            found[term] = weight
            continue
        found[f"{kind}:{lemma[:_OPENING]}-"] = weight * _OPENING_WEIGHT
        if len(lemma) >= _SHORTEST_COMPOUND:
            found[f"{kind}:-{lemma[-_HEAD:]}"] = weight * _HEAD_WEIGHT
    return found


def _values(statement: Statement) -> frozenset[str]:
    """Return the numbers, durations, days and times of day of a statement, written so that equal ones are equal."""
    values = {f"{quantity.dimension}={quantity.low}..{quantity.high}" for quantity in statement.quantities}
    values.update(filter(_is_number, statement.terms))
    for time in statement.times:
        values.update({time.value} if time.type == "DURATION" else {time.clock} - {""})
        if time.interval and time.interval.start and time.interval.precision >= Precision.DAY:
            values.add(f"{time.interval.start:%m-%d}")
    return frozenset(values)


def _entities(
    statement: Statement, names: Mapping[tuple[str, int], str], *, only_inside: bool = False
) -> frozenset[str]:
    inside = [m for m in statement.participants if not only_inside or statement.start <= m.start < statement.end]
    found = (names.get((statement.report, mention.start)) for mention in inside)
    return frozenset(name for name in found if name)


def _is_number(term: str) -> bool:
    """Tell whether a term is a bare number, such as that of an anniversary."""
    return term.startswith("number:")


def _is_background(annotated: Annotated, statement: Statement) -> bool:
    published, when = annotated.report.published_at, statement.when
    if published is None or when is None or when.end is None:
        return False
    return published.replace(tzinfo=None) - when.end > _LONG_OVER


def _scopes(annotated: Annotated, statement: Statement) -> frozenset[str]:
    scopes = load_language(annotated.report.language).words["scopes"].column("scope")
    words = annotated.report.text[statement.start : statement.end].lower().split()
    return frozenset(scopes[word] for raw in words if (word := raw.strip(".,;:()„“”\"'")) in scopes)


def _rarity(bags: list[frozenset[str]]) -> dict[str, float]:
    counts = Counter(term for bag in bags for term in bag)
    return {term: math.log(1 + len(bags) / count) for term, count in counts.items()}


def overlap(mine: Mapping[str, float], theirs: Mapping[str, float]) -> float:
    """Return how much of the lighter of two bags of weighted terms, mostly, the other holds too, 0 to 1."""
    few, many = sorted((sum(mine.values()), sum(theirs.values())))
    shared = sum(weight for term, weight in mine.items() if term in theirs)
    return shared / ((1 - _LONGER) * few + _LONGER * many) if shared else 0.0
