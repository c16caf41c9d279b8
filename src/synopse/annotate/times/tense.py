"""The tokens of a sentence and a place in it come in, the tense in which that place is told goes out.

The nearest finite verb decides, one beyond a mark counting as farther; a participle makes a perfect of "to have" and
"to be". What tense a form shows is data: words of the language, else its rules over word, lemma and form.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from synopse.annotate.times.lexicon import load_lexicon
from synopse.languages import load_language
from synopse.model import Token

PAST, FUTURE, PRESENT = "past", "future", "present"
_VERBS = ("past", "perfect", "state", "future", "present", "defer")
_PREPOSITIONS = ("back", "ahead", "aimed", "onto", "bound")
_BEHIND = 4  # tokens from a time on in which the participle that it belongs to is looked for
_DONE = {
    "perfect": ("part", "inf", "past"),
    "state": ("part", "past"),
}  # the tagger takes some participles for infinitives
_MARKS = frozenset(",;:–—()")
_BEYOND_MARK = 40  # characters that a mark between verb and time adds to their distance
_ASIDE = 2  # marks around an aside
_OPENING = frozenset(("ADP", "DET", "ADV", "PUNCT", "PROPN"))  # what may stand before a time that opens a sentence
_BETWEEN = frozenset(("ADP", "ADV", "PRON", "PROPN", "PART"))  # what may stand between a verb and its time
_SILENT = frozenset(("NOUN", "PROPN", "PUNCT", "NUM", "DET"))


def tense_at(tokens: Sequence[Token], position: int, code: str) -> str:
    """Return the tense (past, future, present) at a place among the tokens of a sentence, "" where none shows.

    A preposition that aims at a time right before it ("set for Thursday") says more than the verb.
    """
    preposition = _preposition_before(tokens, position, code)
    if preposition == "aimed":
        return FUTURE
    if attribute := _attribute_behind(tokens, position, code) or _participle_before(tokens, position, code):
        return attribute
    verb = _nearest_verb(tokens, position, code)
    if verb in ("perfect", "state"):
        done = any(token.form in _DONE[verb] for token in tokens)
        verb = FUTURE if verb == "state" and preposition == "ahead" else PAST if done else PRESENT
    if verb == PAST and preposition == "ahead" and _is_purpose(tokens, position, code):
        return FUTURE
    if verb == "defer":
        return FUTURE if preposition in ("ahead", "onto", "bound") else PAST
    if verb == FUTURE and preposition not in ("ahead", "onto") and _is_hearsay(tokens, code):
        return PAST
    if verb in ("", PRESENT):
        return {"back": PAST, "ahead": FUTURE}.get(preposition, verb)
    return verb


def is_over(tokens: Sequence[Token], position: int, code: str) -> bool:
    """Tell whether a place among the tokens, told in the past tense, is surely no time to come.

    "The sitting on 3 May was cancelled" may look ahead; "he died on 3 May", "had gone to Rome on 3 May" and "On 3 May
    the court ruled" do not, nor does "the driver, fired on 3 May, sues": the verb has the time, not a noun, or it is
    the past of the past.
    """
    if tense_at(tokens, position, code) != PAST or _preposition_before(tokens, position, code) in _PREPOSITIONS:
        return False
    if any(_tense(token, code) == "defer" for token in tokens):
        return False  # "was put off from 20 March to 3 April"
    before = [token for token in tokens if token.end <= position]
    opens = all(token.pos in _OPENING for token in before) and not tokens[0].form
    participle = _participle_before(tokens, position, code) == PAST
    return opens or participle or _is_past_of_past(tokens, position, code) or _follows_verb(before, code)


def lasts_since(tokens: Sequence[Token], position: int, code: str) -> bool:
    """Tell whether something has lasted from the time at a place on ("missing since 1931")."""
    return _preposition_before(tokens, position, code) == "back"


def _is_purpose(tokens: Sequence[Token], position: int, code: str) -> bool:
    """Tell whether the first verb behind a place is an infinitive of what was to be ("bis Ende Mai zu bleiben")."""
    behind = next((n for n, t in enumerate(tokens) if t.start > position and t.pos in ("VERB", "AUX")), 0)
    return behind > 0 and tokens[behind].form == "inf" and _tense(tokens[behind - 1], code) == "bound"


def _is_past_of_past(tokens: Sequence[Token], position: int, code: str) -> bool:
    """Tell whether a past auxiliary of the perfect and a participle stand between the same marks as a place."""
    stretch = [t for part in _stretches(tokens) if part[0].start <= position <= part[-1].end for t in part]
    auxiliaries = load_language(code).perfect_auxiliaries
    return any(t.pos == "AUX" and t.lemma in auxiliaries and _tense(t, code) == PAST for t in stretch) and any(
        t.form == "part" for t in stretch
    )


def _stretches(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    part: list[Token] = []
    for token in tokens:
        if token.text in _MARKS:
            if part:
                yield part
            part = []
        else:
            part.append(token)
    if part:
        yield part


def _follows_verb(before: Sequence[Token], code: str) -> bool:
    """Tell whether the last verb before a place is finite and past, and no noun stands between that could have it."""
    for token in reversed(before):
        if token.has_finite_form and token.pos in ("VERB", "AUX"):
            return _tense(token, code) in (PAST, "perfect", "state")
        if token.pos not in _BETWEEN and token.form != "part":
            return False
    return False


def _preposition_before(tokens: Sequence[Token], position: int, code: str) -> str:
    """Return what the preposition right before a place shows; an article or a second preposition may stand between."""
    before = [token for token in tokens if token.end <= position][-2:]
    for token in reversed(before):
        tense = _tense(token, code)
        if tense in _PREPOSITIONS:
            return tense
        if token.pos not in ("DET", "ADP"):
            return ""
    return ""


def _attribute_behind(tokens: Sequence[Token], position: int, code: str) -> str:
    """Return the tense of a participle before a noun that the time belongs to ("der am Montag entlassene Fahrer")."""
    place = bisect_left(tokens, position, key=lambda token: token.start)
    for token in tokens[place + 1 : place + 1 + _BEHIND]:
        if token.pos == "ADJ":
            return {"done": PAST, FUTURE: FUTURE}.get(_tense(token, code), "")
        if token.pos not in _SILENT and token.pos != "ADP":
            return ""
        if token.pos == "PUNCT":
            return ""
    return ""


def _participle_before(tokens: Sequence[Token], position: int, code: str) -> str:
    """Return the tense of a participle between marks that the time belongs to ("the driver, fired on 8 June, sues")."""
    place = bisect_left(tokens, position, key=lambda token: token.start) - 1
    while place > 0 and tokens[place].pos in ("ADP", "DET"):
        place -= 1
    if place <= 0 or tokens[place].form != "part" or tokens[place - 1].text not in _MARKS:
        return ""
    return "" if _tense(tokens[place], code) in (FUTURE, "defer") else PAST


def _nearest_verb(tokens: Sequence[Token], position: int, code: str) -> str:
    marks = [token.start for token in tokens if token.text in _MARKS]
    verbs = [token.start for token in tokens if token.has_finite_form and _tense(token, code) in _VERBS]
    before: tuple[int, str] = (1 << 30, "")  # the nearest verb of the clause that stands before the place
    best, nearest = "", 1 << 30
    for place, token in enumerate(tokens):
        tense = _tense(token, code)
        if tense not in _VERBS or (tense == PAST and _has_auxiliary(tokens, place)):
            continue
        if tense == "state" and token.form == "inf" and place and tokens[place - 1].pos == "AUX":
            continue  # "will be held": the auxiliary before it has the tense
        if tense == "state" and place + 1 < len(tokens) and _tense(tokens[place + 1], code) == "bound":
            tense = FUTURE
        if tense == "state" and token.form == "inf" and place and _tense(tokens[place - 1], code) == "bound":
            tense = FUTURE  # "to be completed by June"
        if tense == PRESENT and place > 1 and _tense(tokens[place - 1], code) == "bound":
            tense = FUTURE if _tense(tokens[place - 2], code) == FUTURE else tense  # "due to open on 3 May"
        between = _marks_between(token.start, position, marks, verbs)
        distance = abs(token.start - position) + _BEYOND_MARK * between
        if token.start < position and not between:
            before = min(before, (distance, tense))
        elif tense == PRESENT and before[1] and not between:
            continue  # "the rock that fell on Sunday weighs a ton": the time goes with the verb before it
        if distance < nearest:
            best, nearest = tense, distance
    return best


def _marks_between(verb: int, position: int, marks: Sequence[int], verbs: Sequence[int]) -> int:
    """Return how many marks part a verb and a place, those around an aside left out ("in Lyon, France, on 3 May")."""
    low, high = sorted((verb, position))
    between = sum(low < mark < high for mark in marks)
    aside = verb < position and between == _ASIDE and not any(low < other < high for other in verbs)
    return 0 if aside else between


def _has_auxiliary(tokens: Sequence[Token], place: int) -> bool:
    """Tell whether an auxiliary, no participle, stands before a verb, adverbs and verbs between: it has the tense."""
    for token in reversed(tokens[max(0, place - 3) : place]):
        if token.pos == "AUX" and token.form != "part":
            return True
        if token.pos not in ("ADV", "VERB", "PART", "AUX"):
            return False
    return False


def _is_hearsay(tokens: Sequence[Token], code: str) -> bool:
    """Tell whether a participle and a perfect infinitive follow each other ("soll gekommen sein")."""
    return any(
        first.form == "part" and second.form == "inf" and _tense(second, code) in ("perfect", "state")
        for first, second in pairwise(tokens)
    )


def _tense(token: Token, code: str) -> str:
    if token.pos in _SILENT or token.form == "prt":
        return ""
    return _tense_of(token.text, token.lemma, token.form, code)


@lru_cache(maxsize=50_000)
def _tense_of(word: str, lemma: str, form: str, code: str) -> str:
    lexicon = load_lexicon(code)
    if known := lexicon.tenses.get(word.lower()):
        return known
    written = f"{word[:60]} {lemma[:60]} {form}".lower()
    return next((rule.fields["tense"] for rule in lexicon.tense_rules if rule.pattern.search(written)), "")
