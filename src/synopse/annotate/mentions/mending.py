"""The names that the model found in a run come in; what the words beside them show to be otherwise is mended.

Parts of an Arabic name are joined over the particle between them, where German reads a verb ("Mohammed bin Rasch"). A
person's name right beside a common noun for a group names the group ("Söldnertruppe Quaddel", "the Quaddel militia").
What stands behind an office and a particle is the town where the gazetteer has it ("Bürgermeister von Kassel").
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from synopse.annotate.mentions.found import Found, Run
from synopse.annotate.mentions.kinds import ROLE, Kinds
from synopse.languages import Language, load_language, load_shared
from synopse.languages.places import find_place

PERSON, ORGANISATION, PLACE = "PER", "ORG", "LOC"
_BETWEEN = "between"  # in the list of particles, of those that tie the parts of one name
_SHORTEST_END = 5  # letters of a group's noun that counts at the end of a compound


class Mending:
    """Mends the names of one language with its lists."""

    def __init__(self, language: Language, kinds: Kinds) -> None:
        self._code, self._kinds = language.code, kinds
        ties = load_shared("name_particles").column("place")
        self._between = frozenset(word for word, place in ties.items() if place == _BETWEEN)
        self._particles = frozenset(ties)

    def mend(self, names: Iterable[Found]) -> Iterator[Found]:
        """Yield the names of a run in order, mended."""
        for name in self._joined(names):
            if name.type != PERSON:
                yield name
            elif self._is_group(name):
                yield replace(name, type=ORGANISATION, rule="group")
            else:
                yield self._as_place(name)

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

    def _is_group(self, name: Found) -> bool:
        """Tell whether a noun for a group stands right before a name, or behind a single word."""
        run = name.run
        if name.first and run[name.first - 1].pos == "NOUN" and _is_group_noun(run[name.first - 1].text, self._code):
            return True
        behind = run[name.last] if name.last < len(run) and name.last == name.first + 1 else None
        return behind is not None and behind.text in load_language(self._code).words["link_groups"]

    def _as_place(self, name: Found) -> Found:
        first, *rest = name.tokens
        before = name.run[name.first - 1] if name.first else None
        if not rest or before is None or first.pos != "ADP" or first.text not in self._particles:
            return name
        if self._kinds.of(before.text, before.lemma) != ROLE:
            return name
        words = " ".join(token.text for token in rest)
        return replace(name, first=name.first + 1, type=PLACE, rule="place") if find_place(words, self._code) else name


@cache
def _group_ends(code: str) -> tuple[str, ...]:
    return tuple(word for word in load_language(code).words["link_groups"] if len(word) >= _SHORTEST_END)


def _is_group_noun(word: str, code: str) -> bool:
    lowered = word.lower()
    return lowered in load_language(code).words["link_groups"] or lowered.endswith(_group_ends(code))
