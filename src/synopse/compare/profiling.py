"""A story comes in; the profiles of its statements go out, ready to be compared."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from itertools import filterfalse

from synopse.compare.bags import NO_WORDS, Bag, stems_of
from synopse.compare.profiles import Profile
from synopse.languages import load_language
from synopse.model import Annotated, Precision, Statement, Story

_LONG_OVER = timedelta(days=14)  # before the day of the report: what happened then is not its news
_COUNTED = frozenset({"", "percent"})  # dimensions of what may be a part of a whole
_NOTHING = Bag()


def make_profiles(story: Story) -> tuple[Profile, ...]:
    """Return the profiles of a story's statements, in the order of its reports and their texts."""
    told = [(annotated, statement) for annotated in story.reports for statement in annotated.statements]
    names = {(report, mention.start): entity.id for entity in story.entities for report, mention in entity.mentions}
    places = frozenset(entity.id for entity in story.entities if entity.type == "LOC")
    bags = [_terms(statement, names) for _, statement in told]
    rarity, values = _rarity(bags), _rarity([_values(statement) for _, statement in told])
    weights = [Bag({term: rarity[term] for term in sorted(bag)}) for bag in bags]
    sentences = _sentences(zip(told, weights, strict=True))
    shared = _Shared(names, places, rarity, values, sentences, _own(sentences), math.log(1 + len(bags)))
    return tuple(
        _make_profile(annotated, statement, own, shared)
        for (annotated, statement), own in zip(told, weights, strict=True)
    )


@dataclass(frozen=True, slots=True)
class _Shared:
    """What the profiles of a story share: its entities, how rare its terms and values are, what its sentences say."""

    names: Mapping[tuple[str, int], str]
    places: frozenset[str]
    rarity: Mapping[str, float]
    values: Mapping[str, float]
    sentences: Mapping[tuple[str, int], Bag]
    own: Mapping[tuple[str, int], Bag]
    rarest: float


def _make_profile(annotated: Annotated, statement: Statement, weights: Bag, shared: _Shared) -> Profile:
    report, sentence = annotated.report.id, statement.sentence
    entities = _entities(statement, shared.names)
    starts = [mention.start for mention in statement.participants if (report, mention.start) in shared.names]
    return Profile(
        statement=statement,
        report=annotated,
        weights=weights,
        values=Bag({value: shared.values[value] for value in sorted(_values(statement))}),
        stems=stems_of(weights),
        whole=shared.sentences[report, sentence],
        own=shared.own[report, sentence],
        before=shared.sentences.get((report, sentence - 1), _NOTHING),
        after=shared.sentences.get((report, sentence + 1), _NOTHING),
        surroundings={
            start: stems_of({term: shared.rarity.get(term, shared.rarest) for term in terms})
            for start, terms in statement.around
        },
        entity_at={start: shared.names[report, start] for start in starts},
        entities=entities,
        people=entities - shared.places,
        named=_entities(statement, shared.names, only_inside=True) - shared.places,
        words=frozenset(term.partition(":")[2] for term in weights if term.partition(":")[0] not in NO_WORDS),
        scopes=_scopes(annotated, statement),
        background=_is_background(annotated, statement),
    )


def _terms(statement: Statement, names: Mapping[tuple[str, int], str]) -> frozenset[str]:
    """Return the terms of a statement, its entities among them, without bare numbers."""
    words = frozenset(filterfalse(_is_number, statement.terms))
    return words | {f"entity:{name}" for name in _entities(statement, names)}


def _sentences(
    told: Iterable[tuple[tuple[Annotated, Statement], Mapping[str, float]]],
) -> dict[tuple[str, int], Bag]:
    """Return the stems of all statements of each sentence, by its report and its place there."""
    found: dict[tuple[str, int], dict[str, float]] = defaultdict(dict)
    for (annotated, statement), weights in told:
        found[annotated.report.id, statement.sentence].update(weights)
    return {place: stems_of(weights) for place, weights in found.items()}


def _own(sentences: Mapping[tuple[str, int], Bag]) -> dict[tuple[str, int], Bag]:
    """Return the terms of each sentence, their weights shared with the other sentences of its report that say them."""
    saying = Counter((report, term) for (report, _), bag in sentences.items() for term in bag)
    return {
        (report, place): Bag({term: weight / saying[report, term] for term, weight in bag.items()})
        for (report, place), bag in sentences.items()
    }


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
    """Return the kinds of parts of a whole that a statement names; "half an hour" is none."""
    scopes = load_language(annotated.report.language).words["scopes"].column("scope")
    measured = (*statement.times, *(amount for amount in statement.quantities if amount.dimension not in _COUNTED))
    tokens = annotated.sentences[statement.sentence].tokens if statement.sentence < len(annotated.sentences) else ()
    words = (
        token.text.lower()
        for token in tokens
        if statement.contains(token) and not any(span.contains(token) for span in measured)
    )
    return frozenset(scopes[word] for word in words if word in scopes)


def _rarity(bags: list[frozenset[str]]) -> dict[str, float]:
    counts = Counter(term for bag in bags for term in bag)
    return {term: math.log(1 + len(bags) / count) for term, count in counts.items()}
