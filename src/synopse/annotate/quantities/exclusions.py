"""A measure comes in, the reason why it is no quantity goes out: label, year, score, house, telephone.

No word of a language stands here: what labels a number are lists, how digits stand beside marks and names is not.
"""

from synopse.annotate.quantities.measures import Measure, Passage
from synopse.model import Token

_GLUE = frozenset("/:.,-–‑_#@=*+~\\&")
_POINTS = frozenset(".,")
_DASHES = frozenset("-–—")  # "5,-": the unit behind the dash is not seen
_EVER = range(1000, 2101)
_YEARS = range(1950, 2051)
_ROUND = 100  # "2000 Menschen" is a count; other years of our time before a noun are years
_TIME = "time"
_OLDEST = 110
_POSTCODE = 5  # digits
_BASES = frozenset(10**zeros for zeros in range(2, 10))  # numbers that a rate counts by
_OPENING, _CLOSING = frozenset(",("), frozenset(",).;")
_NAMES = frozenset({"PROPN", "NOUN", "X"})
_WINDOW = 40


def is_label(passage: Passage, measure: Measure, counts: bool) -> bool:
    """Tell whether the measure names or numbers something; `counts` tells that what it counts stands behind it."""
    if measure.unit:
        return measure.unit.dimension == "time" or _is_glued_before(passage, measure)
    number = measure.number
    return (
        (measure.loose and not counts)
        or _is_labelled(passage, measure)
        or (not counts and number.scale == 1 and _follows_name(passage, measure))
        or (number.kind == "digits" and _is_bare_label(passage, measure, counts))
    )


def _is_labelled(passage: Passage, measure: Measure) -> bool:
    behind = passage.word(measure.end)
    labels = passage.lexicon.labels
    street = passage.word(measure.end + 1)
    return (
        (measure.start > 0 and _is_label_word(passage.tokens[measure.start - 1], labels["before"]))
        or behind in labels["behind"]
        or (street[:1].isupper() and street.lower() in labels["behind"])
    )


def _is_label_word(token: Token, labels: frozenset[str]) -> bool:
    """Tell whether a word before a number labels it ("Artikels 7"), and is no verb ("will station 20 officers")."""
    return token.pos != "VERB" and not labels.isdisjoint((token.text, token.lemma, token.text.lower()))


def _is_bare_label(passage: Passage, measure: Measure, counts: bool) -> bool:
    return (
        _is_glued(passage, measure)
        or (measure.number.scale == 1 and _is_year(passage, measure, counts))
        or _is_postcode(passage, measure)
        or _is_row(passage, measure)
    )


def _is_glued(passage: Passage, measure: Measure) -> bool:
    """Tell whether a mark joins the digits to others ("089/1234", "3:2", "U-21"), or makes them a fraction (".41")."""
    end = passage.tokens[measure.end - 1].end
    behind = passage.text[end : end + 2]
    return _is_glued_before(passage, measure) or (
        len(behind) == 2 and behind[0] in _GLUE and (behind[1].isalnum() or behind[1] in _DASHES)
    )


def _is_glued_before(passage: Passage, measure: Measure) -> bool:
    start = passage.tokens[measure.start].start
    before = passage.text[max(0, start - 2) : start]
    if len(before) < 2:
        return False
    return (before[1] in _GLUE and before[0].isalnum()) or (before[1] in _POINTS and before[0].isspace())


def _is_year(passage: Passage, measure: Measure, counts: bool) -> bool:
    """Tell whether four digits are a year: no mark of thousands, nothing counted, or a year of our time."""
    if measure.end - measure.start != 1 or not passage.word(measure.start).isdecimal():
        return False
    value = int(measure.number.value)
    return value in _EVER if not counts else value in _YEARS and value % _ROUND != 0


def _is_postcode(passage: Passage, measure: Measure) -> bool:
    if measure.end >= len(passage.tokens):
        return False
    return len(passage.word(measure.start)) == _POSTCODE and passage.tokens[measure.end].pos == "PROPN"


def _is_row(passage: Passage, measure: Measure) -> bool:
    """Tell whether digits stand right beside the number: a telephone or account number, a table."""
    return passage.word(measure.start - 1).isdecimal() or passage.word(measure.end).isdecimal()


def _follows_name(passage: Passage, measure: Measure) -> bool:
    """Tell whether the number stands behind a capitalised name or noun within the sentence ("Residenzstraße 12")."""
    if measure.start == 0:
        return False
    before = passage.tokens[measure.start - 1]
    return before.pos in _NAMES and before.text[0].isupper()


def is_rate_base(passage: Passage, measure: Measure) -> bool:
    """Tell whether the number is what a rate counts by ("48 cases per 100,000 residents"), not what there is."""
    if measure.unit:  # "je 100 Euro" is what each of several got
        return False
    behind_rate = measure.start > 0 and passage.lexicon.rates.get(passage.word(measure.start - 1).lower()) == "any"
    return behind_rate and measure.number.value in _BASES


def is_age(passage: Passage, measure: Measure) -> bool:
    """Tell whether the measure is an age: by a pattern before it, or between marks behind a name ("Honor, nine,")."""
    if measure.high or not 0 < measure.number.value <= _OLDEST:
        return False
    if measure.unit:
        return measure.dimension == _TIME and matches_before(passage, measure, "age")
    return matches_before(passage, measure, "age") or _is_apposition(passage, measure)


def _is_apposition(passage: Passage, measure: Measure) -> bool:
    start, end = measure.start, measure.end
    closes = end == len(passage.tokens) or passage.word(end) in _CLOSING
    if not closes or start < 2 or passage.word(start - 1) not in _OPENING:
        return False
    if measure.number.kind not in ("digits", "count") or measure.number.value.denominator != 1:
        return False
    if passage.word(start - 1) == "(":  # "Pankow (21)" may give a number for a place, "Karla Wendig (58)" gives an age
        return start > 2 and all(passage.word(i)[:1].isupper() for i in (start - 3, start - 2))
    return passage.tokens[start - 2].pos in _NAMES and _is_closed_by_comma(passage, measure)


def _is_closed_by_comma(passage: Passage, measure: Measure) -> bool:
    """Tell whether a comma stands behind the measure, or a full stop behind a name and it ("and Haven, six.")."""
    mark = passage.word(measure.end)
    return mark == "," or (passage.tokens[measure.start - 2].pos == "PROPN" and mark != ")")


def matches_before(passage: Passage, measure: Measure, effect: str) -> bool:
    """Tell whether a rule with that effect matches the text that ends at the measure."""
    stop = passage.tokens[measure.start].start
    stretch = passage.text[max(passage.tokens[0].start, stop - _WINDOW) : stop]
    return any(
        rule.fields["side"] == "before" and rule.pattern.search(stretch)
        for rule in passage.lexicon.rules.get(effect, ())
    )


def matches_behind(passage: Passage, measure: Measure, effect: str) -> bool:
    """Tell whether a rule with that effect matches the text that begins behind the measure."""
    start = passage.tokens[measure.end - 1].end
    stretch = passage.text[start : start + _WINDOW]
    return any(
        rule.fields["side"] == "behind" and rule.pattern.match(stretch)
        for rule in passage.lexicon.rules.get(effect, ())
    )
