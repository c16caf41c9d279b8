"""The names that the model found in a run come in; what the words beside them show to be otherwise is mended.

Parts of an Arabic name are joined over the particle between them, where German reads a verb ("Mohammed bin Rasch"). A
person's name right beside a common noun for a group names the group ("Söldnertruppe Quaddel", "the Quaddel militia").
What stands behind an office and a particle is the town where the gazetteer has it ("Bürgermeister von Kassel"). What
tells a son from his father ("jun.") is part of the name, and a town right before a person's name is none ("trafen in
Genf Anna Quaddel"). Right behind "in" or "near" stands a place, no person ("in Quaddel", but "in Quaddels Haus"). A
month is no place ("in March"), and a weekday behind a name is no part of it ("in Quaddel Monday"). What ends with a
noun of a place that is no family name is a house, no person ("the Anna Quaddel Center"), and a word with a capital
inside is part of the name behind it ("LoAnn Quaddel").
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from synopse.annotate.mentions.found import Found, Run
from synopse.annotate.mentions.kinds import ROLE, Kinds
from synopse.annotate.mentions.lexicon import CITY, FIRST_NAME, LAST_NAME, load_lexicon
from synopse.languages import Language, load_language, load_shared
from synopse.languages.facilities import SIDE, place_noun
from synopse.languages.places import find_place

PERSON, ORGANISATION, PLACE = "PER", "ORG", "LOC"
_NUMERAL = re.compile(r"[VX]|[IVX]{2,6}")  # of a king or pope; "I" is a pronoun too
_TWO_CAPITALS = re.compile(r"[A-Z][a-z]+[A-Z][a-z]+")
_TOWN = "town"  # the use of prepositions behind which no person's name stands
_NAMED_AFTER, _GENITIVES = frozenset({"NOUN", "PROPN", "ADJ"}), frozenset({"'s", "’s", "'", "’"})
_BETWEEN = "between"  # in the list of particles, of those that tie the parts of one name
_SHORTEST_END = 5  # letters of a group's noun that counts at the end of a compound


class Mending:
    """Mends the names of one language with its lists."""

    def __init__(self, language: Language, kinds: Kinds) -> None:
        self._code, self._kinds = language.code, kinds
        ties = load_shared("name_particles").column("place")
        self._between = frozenset(word for word, place in ties.items() if place == _BETWEEN)
        self._particles = frozenset(ties)
        self._suffixes = frozenset(load_shared("name_suffixes"))
        self._lexicon = load_lexicon(language.code)
        uses = language.words["place_prepositions"].column("use")
        self._before_towns = frozenset(word for word, use in uses.items() if _TOWN in use.split())
        self._months = frozenset(word.lower() for word in language.words["months"])
        self._weekdays = frozenset(word.lower() for word in language.words["weekdays"])

    def mend(self, names: Iterable[Found]) -> Iterator[Found]:
        """Yield the names of a run in order, mended."""
        for name in map(self._without_day, self._joined(names)):
            if name.type == PLACE:
                yield from self._without_person(name) if not self._is_month(name) else ()
            elif name.type != PERSON:
                yield name
            elif self._is_house(name):
                yield replace(name, type=ORGANISATION, rule="house")
            elif self._is_group(name):
                yield replace(name, type=ORGANISATION, rule="group")
            elif self._is_led_in(name):
                yield replace(name, type=PLACE, rule="place")
            else:
                yield self._with_suffix(self._as_place(self._without_noun(_with_first_name(name))))

    def _without_day(self, name: Found) -> Found:
        """Return the name of a person or place without a weekday behind it."""
        dated = len(name.tokens) > 1 and name.tokens[-1].text.lower() in self._weekdays
        return replace(name, last=name.last - 1) if dated and name.type in (PERSON, PLACE) else name

    def _is_month(self, name: Found) -> bool:
        return len(name.tokens) == 1 and name.tokens[0].text.lower() in self._months

    def _joined(self, names: Iterable[Found]) -> Iterator[Found]:
        last: Found | None = None
        for name in names:
            if last and last.type == name.type == PERSON and self._is_tied(name.run, last.last, name.first):
                confidence = min(last.confidence, name.confidence)
                last = replace(last, last=name.last, confidence=confidence, rule="particle")
                continue
            if last:
                yield last
            last = name
        if last:
            yield last

    def _is_tied(self, run: Run, start: int, end: int) -> bool:
        return end == start + 1 and run[start].text in self._between

    def _is_house(self, name: Found) -> bool:
        """Tell whether a name of several words ends with a noun of a place within a town, and not as families do."""
        last = name.tokens[-1].text
        noun = place_noun(last, self._code) if len(name.tokens) > 1 else None
        return noun is not None and SIDE not in noun.uses and LAST_NAME not in self._lexicon.look_up(last).lists

    def _is_group(self, name: Found) -> bool:
        """Tell whether a noun for a group stands right before a name, or behind a single word."""
        run = name.run
        if name.first and run[name.first - 1].pos == "NOUN" and _is_group_noun(run[name.first - 1].text, self._code):
            return True
        behind = run[name.last] if name.last < len(run) and name.last == name.first + 1 else None
        return behind is not None and behind.text in load_language(self._code).words["link_groups"]

    def _is_led_in(self, name: Found) -> bool:
        """Tell whether a preposition of place leads to a name, and no noun follows that the name may only go with."""
        run = name.run
        before = [token.text.lower() for token in run[max(0, name.first - 2) : name.first]]
        if before and before[-1] in self._particles:
            before.pop()
        behind = run[name.last] if name.last < len(run) else None
        goes_on = behind is not None and (behind.pos in _NAMED_AFTER or behind.text in _GENITIVES)
        return bool(before) and before[-1] in self._before_towns and not goes_on

    def _as_place(self, name: Found) -> Found:
        first, *rest = name.tokens
        before = name.run[name.first - 1] if name.first else None
        if not rest or before is None or first.pos != "ADP" or first.text not in self._particles:
            return name
        if self._kinds.of(before.text, before.lemma) != ROLE:
            return name
        words = " ".join(token.text for token in rest)
        return replace(name, first=name.first + 1, type=PLACE, rule="place") if find_place(words, self._code) else name

    def _without_noun(self, name: Found) -> Found:
        """Return a person's name without a compound noun that it begins with ("Corona-Politik Trumps")."""
        first, *rest = name.tokens
        _, hyphen, end = first.text.rpartition("-")
        is_noun = bool(rest and hyphen) and first.pos == "NOUN" and not self._lexicon.look_up(end).lists
        return replace(name, first=name.first + 1) if is_noun else name

    def _with_suffix(self, name: Found) -> Found:
        """Return a person's name of two words or more with "jun." or "senior" behind it, one word with a number."""
        behind = name.run[name.last] if name.last < len(name.run) else None
        if name.type == PERSON and behind is not None and len(name.tokens) == 1 and _NUMERAL.fullmatch(behind.text):
            return replace(name, last=name.last + 1, rule="suffix")
        is_suffix = behind is not None and behind.text.rstrip(".").lower() in self._suffixes
        if name.type != PERSON or len(name.tokens) < 2 or not is_suffix:
            return name
        return replace(name, last=name.last + 1, rule="suffix")

    def _without_person(self, name: Found) -> Iterator[Found]:
        """Yield a place's name of three words as a town behind a preposition and a person, where it is both."""
        town, *rest = name.tokens
        before = name.run[name.first - 1] if name.first else None
        is_behind = before is not None and before.pos == "ADP"
        if is_behind and len(rest) == 2 and self._begins_person(rest[0].text) and find_place(town.text, self._code):
            yield replace(name, last=name.first + 1, rule="place")
            yield replace(name, first=name.first + 1, type=PERSON, rule="place")
        else:
            yield name

    def _begins_person(self, word: str) -> bool:
        """Tell whether a word is a first name and no large town."""
        lists = self._lexicon.look_up(word).lists
        return FIRST_NAME in lists and CITY not in lists


def _with_first_name(name: Found) -> Found:
    """Return a person's name with the word before it that has a capital inside, if there is one."""
    before = name.run[name.first - 1].text if name.first else ""
    return replace(name, first=name.first - 1) if _TWO_CAPITALS.fullmatch(before) else name


@cache
def _group_ends(code: str) -> tuple[str, ...]:
    return tuple(word for word in load_language(code).words["link_groups"] if len(word) >= _SHORTEST_END)


def _is_group_noun(word: str, code: str) -> bool:
    lowered = word.lower()
    return lowered in load_language(code).words["link_groups"] or lowered.endswith(_group_ends(code))
