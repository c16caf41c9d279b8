"""What a word is about: the concepts that lemmas express, the same in every language.

`*/words/concepts.tsv` gives the words of each language, `shared/concepts.tsv` what is known of the concept itself.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Set
from functools import cache, lru_cache

from synopse.languages.load import load_language, load_shared

_LONGEST_ENDING = 2  # letters
_WORDS = 2**17  # kept: those of a thousand reports; what keeps reading new ones does not grow for ever
_SHORTEST_HEAD = 4  # letters: what a compound has before a known ending, or the ending is a word by accident


@lru_cache(_WORDS)
def token_concepts(token_lemma: str, text: str, code: str, pos: str) -> tuple[str, ...]:
    """Return the concepts of a word by its lemma, or as it is written where that has none, both in any case.

    Lemmas are wrong at times ("Kra" for "Kran", "borgen" for "geborgen"), and participles that are
    adjectives keep their form.
    """
    lemma, written = token_lemma.lower(), text.lower()
    return word_concepts(lemma, code, pos) or (word_concepts(written, code, pos) if written != lemma else ())


@lru_cache(_WORDS)
def word_concepts(lemma: str, code: str, pos: str = "") -> tuple[str, ...]:
    """Return the concepts of a lemma (lower case): its own, else those of the longest known ending of a compound.

    A word that means another thing as a verb stands in the list a second time, as "verb:storm".
    """
    table = _table(code)
    if pos == "VERB" and (as_verb := table.get(f"verb:{lemma}")):
        return tuple(as_verb.split())
    if lemma in table:
        return tuple(table[lemma].split())
    for cut in range(_SHORTEST_HEAD, len(lemma) - 2):
        if ending := table.get("-" + lemma[cut:]):
            return tuple(ending.split())
    return ()


def form_concepts(word: str, code: str) -> tuple[str, ...]:
    """Return the concepts of a word that may end in a plural or in what a compound puts between its parts."""
    forms = (word[: len(word) - cut] for cut in range(_LONGEST_ENDING + 1))
    return next((concepts for form in forms if (concepts := word_concepts(form, code))), ())


def phrase_concepts(lemmas: Set[str], code: str) -> Iterator[tuple[frozenset[str], tuple[str, ...]]]:
    """Yield the phrases of which all lemmas are among those given, with the concepts that they express together."""
    phrases = _phrases(code)
    for opening in sorted(lemmas & phrases.keys()):
        yield from (phrase for phrase in phrases[opening] if phrase[0] <= lemmas)


@cache
def _phrases(code: str) -> dict[str, list[tuple[frozenset[str], tuple[str, ...]]]]:
    """Return the phrases by that of their lemmas which opens the fewest of them, so that few have to be tried."""
    several = [(frozenset(key.split()), tuple(value.split())) for key, value in _table(code).items() if " " in key]
    common = Counter(lemma for lemmas, _ in several for lemma in lemmas)
    found: dict[str, list[tuple[frozenset[str], tuple[str, ...]]]] = defaultdict(list)
    for lemmas, concepts in several:
        found[min(lemmas, key=lambda lemma: (common[lemma], lemma))].append((lemmas, concepts))
    return found


@cache
def moving_concepts(*, only_up: bool = False) -> frozenset[str]:
    """Return the concepts whose count changes with time (tolls, arrests, prices), or those that can only grow."""
    moves = load_shared("concepts").column("moves")
    return frozenset(
        concept for concept, moving in moves.items() if moving == "up" or (moving == "yes" and not only_up)
    )


@cache
def changing_concepts() -> frozenset[str]:
    """Return the concepts of a quantity's getting more or less: a rise, a fall, a correction."""
    changes = load_shared("concepts").column("changes")
    return frozenset(concept for concept, changing in changes.items() if changing == "yes")


@cache
def people_concepts() -> frozenset[str]:
    """Return the concepts that count people by what happens to them: the dead, the missing, the arrested."""
    counts = load_shared("concepts").column("counts")
    return frozenset(concept for concept, counted in counts.items() if counted == "people")


@cache
def event_concepts() -> frozenset[str]:
    """Return the concepts of what happens or is so; the others are of things that take part: ships, roads, officers."""
    kinds = load_shared("concepts").column("kind")
    return frozenset(concept for concept, kind in kinds.items() if kind == "event")


@cache
def unique_concepts() -> frozenset[str]:
    """Return the events that happen to a person or thing once in a story: an arrival, a birth, a verdict."""
    once = load_shared("concepts").column("once")
    return frozenset(concept for concept, unique in once.items() if unique == "yes")


@cache
def opposites_of(concept: str) -> tuple[str, ...]:
    """Return the concepts that are not so where this one is (open and closed)."""
    return tuple(load_shared("concepts").column("opposite").get(concept, "").split())


def is_turned(concept: str) -> bool:
    """Tell whether a concept stands on the second of two sides of opposites, so that its yes is the others' no."""
    return _sides().get(concept, False)


@cache
def _sides() -> dict[str, bool]:
    """Return the side of each concept with opposites: the first in the alphabet and all their opposites' opposites."""
    sides: dict[str, bool] = {}
    for first in sorted(load_shared("concepts").column("opposite")):
        waiting = [first] if opposites_of(first) and first not in sides else []
        sides.update(dict.fromkeys(waiting, False))
        while waiting:
            concept = waiting.pop()
            for opposite in opposites_of(concept):
                if opposite not in sides:
                    sides[opposite] = not sides[concept]
                    waiting.append(opposite)
    return sides


@cache
def _table(code: str) -> Mapping[str, str]:
    return load_language(code).words["concepts"].column("concepts")
