"""Two names come in, the rule that makes them one goes out, or None: a visible list of plain rules, tried in order.

A rule is a named function of two names taken apart; the record shows its name. Rules compare spellings alone: what
only a story can tell (that one Schoigu is meant, that a report gives an abbreviation's long form) is left to the
modules that see the story.
"""

from collections.abc import Callable
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from synopse.link.arabic import is_romanised
from synopse.link.organisations import same_organisation
from synopse.link.parts import Name, Part, take_apart

# Shorter words differ by one letter without being misspelt (Tim, Tom; Anna, Anne).
_SHORTEST_MISSPELT = 4
# A known given name of this length may lack a letter of another known one (not Maria, Marina).
_SHORTEST_LACKING = 6
# Words this long may differ by two letters.
_SHORTEST_TWICE_MISSPELT = 9
# From here on a written part is long enough for its sound to say something (Yu, Ju, Xu do not).
_SHORTEST_SOUNDED = 3


def same_name(first: str, second: str, kind: str) -> str | None:
    """Return the rule by which two names of one kind (PER, ORG, LOC) are one, or None where nothing shows it."""
    if first == second:
        return "equal"
    if kind != "PER":
        return same_organisation(first, second)
    return same_person(take_apart(first), take_apart(second))


def same_person(first: Name, second: Name) -> str | None:
    """Return the first rule of PERSON_RULES that holds for two persons' names, or None."""
    if not first.parts or not second.parts or first.suffix != second.suffix:
        return None
    if first.gender and second.gender and first.gender != second.gender:
        return None
    if first.is_ideographic and second.is_ideographic:
        return None  # one letter more or less is another word, and their romanisation loses what tells them apart
    match = align(first, second)
    return next((name for name, holds in PERSON_RULES if holds(match)), None)


@dataclass(frozen=True, slots=True)
class Match:
    """How the parts of two names pair off: `shorter` has no more parts than `longer`.

    `pairs` are the indices of paired parts with the relation that pairs them, in the order of the shorter name.
    """

    shorter: Name
    longer: Name
    pairs: tuple[tuple[int, int, str], ...]

    @property
    def is_whole(self) -> bool:
        """Whether every part of both names is paired."""
        return len(self.pairs) == len(self.longer.parts) == len(self.shorter.parts)

    @property
    def is_contained(self) -> bool:
        """Whether every part of the shorter name is paired."""
        return len(self.pairs) == len(self.shorter.parts)

    @property
    def in_order(self) -> bool:
        """Whether the pairs stand in one order in both names."""
        places = [there for _, there, _ in self.pairs]
        return places == sorted(places)

    def related_by(self, *relations: str) -> bool:
        """Tell whether all pairs have one of the relations."""
        return all(relation in relations for _, _, relation in self.pairs)

    def count(self, relation: str) -> int:
        """Return how many pairs have the relation."""
        return sum(1 for _, _, found in self.pairs if found == relation)


def align(first: Name, second: Name) -> Match:
    """Return how the parts pair off: the strictest relation first, parts of one place before others."""
    shorter, longer = (first, second) if len(first.parts) <= len(second.parts) else (second, first)
    mine, theirs = dict(enumerate(shorter.parts)), dict(enumerate(longer.parts))
    shift = len(theirs) - len(mine)
    pairs = []
    for relation, holds in RELATIONS:
        for here, part in tuple(mine.items()):
            for there in sorted(theirs, key=lambda place: (min(abs(place - here), abs(place - here - shift)), place)):
                if holds(part, theirs[there]):
                    pairs.append((here, there, relation))
                    del mine[here], theirs[there]
                    break
    return Match(shorter, longer, tuple(sorted(pairs)))


def parts_equal(mine: Part, theirs: Part) -> bool:
    """Tell whether two parts have the same letters, diacritics apart."""
    return mine.folded == theirs.folded


def parts_sound_alike(mine: Part, theirs: Part) -> bool:
    """Tell whether two parts are one word in two romanisations, or one is the other's in Arabic script."""
    if bool(mine.arabic) != bool(theirs.arabic):
        return is_romanised(mine.arabic or theirs.arabic, theirs.folded if mine.arabic else mine.folded)
    if min(len(mine.folded), len(theirs.folded)) < _SHORTEST_SOUNDED:
        return False
    return mine.umlauts == theirs.umlauts or not mine.sounds.isdisjoint(theirs.sounds)


def parts_are_variants(mine: Part, theirs: Part) -> bool:
    """Tell whether two parts are listed as forms of one name."""
    return not mine.variants.isdisjoint(theirs.variants)


def is_initial_of(mine: Part, theirs: Part) -> bool:
    """Tell whether one part is the other's first letter."""
    return mine.is_initial != theirs.is_initial and mine.folded[0] == theirs.folded[0]


def parts_misspelt(mine: Part, theirs: Part) -> bool:
    """Tell whether two parts differ by one letter (or two that changed places), and are not two known names."""
    shorter = min(len(mine.folded), len(theirs.folded))
    if shorter < _SHORTEST_MISSPELT:
        return False
    allowed = 1 if shorter < _SHORTEST_TWICE_MISSPELT else 2
    return OSA.distance(mine.folded, theirs.folded, score_cutoff=allowed) <= allowed


# From strict to loose.
RELATIONS: tuple[tuple[str, Callable[[Part, Part], bool]], ...] = (
    ("equal", parts_equal),
    ("transliteration", parts_sound_alike),
    ("variant", parts_are_variants),
    ("initial", is_initial_of),
    ("spelling", parts_misspelt),
)


def is_equal(match: Match) -> bool:
    """Tell whether the names are equal but for titles and case of letters."""
    return match.shorter.bare.casefold() == match.longer.bare.casefold()


def is_hyphenated(match: Match) -> bool:
    """Tell whether the names differ in hyphens, spaces and case alone."""
    return _letters(match.shorter) == _letters(match.longer)


def _letters(name: Name) -> str:
    return "".join(ch for ch in name.bare.casefold() if ch.isalnum())


def is_transliterated(match: Match) -> bool:
    """Tell whether the names are one in two romanisations, part by part, or with and without diacritics."""
    if "".join(match.shorter.key) == "".join(match.longer.key):
        return True
    if match.shorter.is_ideographic != match.longer.is_ideographic and _have_one_reading(match):
        return True
    if match.shorter.is_hangul != match.longer.is_hangul and match.shorter.korean:
        return match.shorter.korean == match.longer.korean
    return match.is_whole and match.in_order and match.related_by("equal", "transliteration")


def is_reordered(match: Match) -> bool:
    """Tell whether the names have the same parts, the first moved behind the others (Kang Sun Nam, Sun Nam Kang)."""
    if not (match.is_whole and len(match.pairs) > 1 and match.related_by("equal", "transliteration")):
        return False
    places = [there for _, there, _ in match.pairs]
    turn = places[0]
    return places == [*range(turn, len(places)), *range(turn)]


def is_romanised_otherwise(match: Match) -> bool:
    """Tell whether the names are one Chinese or Korean name in two systems (Tsai Ing-wen, Cai Yingwen)."""
    return not (match.shorter.is_ideographic or match.longer.is_ideographic) and _have_one_reading(match)


def _have_one_reading(match: Match) -> bool:
    """Tell whether both names can be one in the standard romanisation, and one of them is written near to it."""
    readings = zip(match.shorter.readings, match.longer.readings, strict=False)
    return any((a.is_exact or b.is_exact) and not a.names.isdisjoint(b.names) for a, b in readings)


def are_two(first: Name, second: Name) -> bool:
    """Tell whether two Chinese or Korean names are both written too exactly to be one (Zhang Ling, Zhang Ming)."""
    readings = list(zip(first.readings, second.readings, strict=False))
    exact = [a.names.isdisjoint(b.names) for a, b in readings if a.is_exact and b.is_exact]
    return bool(exact) and all(exact)


def is_variant(match: Match) -> bool:
    """Tell whether the names are one but for a part that has a listed variant."""
    if not (match.is_whole and match.in_order and match.related_by("equal", "transliteration", "variant")):
        return False
    return len(match.pairs) > match.count("variant")


def is_initialled(match: Match) -> bool:
    """Tell whether one name has initials where the other has whole names, the family name being whole in both.

    The first given names must meet: Boris Johnson is not Lyndon B. Johnson.
    """
    strict = match.count("equal") + match.count("transliteration")
    return bool(
        match.is_contained
        and match.in_order
        and match.pairs[0][:2] == (0, 0)
        and match.count("initial")
        and strict
        and match.related_by("equal", "transliteration", "initial")
        and (_ends_meet(match) or _begins_meet(match))
    )


def is_part(match: Match) -> bool:
    """Tell whether one name is a part of the other: the family name alone, or with some of the given names."""
    if not match.is_contained or match.is_whole:
        return False
    if not match.related_by("equal", "transliteration", "variant") or match.count("variant") > 1:
        return False
    if len(match.pairs) == 1:
        return (
            match.related_by("equal", "transliteration")
            and match.longer.parts[match.pairs[0][1]] is match.longer.family
        )
    if not match.in_order:
        return [there for _, there, _ in match.pairs] == [len(match.longer.parts) - 1, 0]
    paired = {there for _, there, _ in match.pairs}
    missing = [part for place, part in enumerate(match.longer.parts) if place not in paired and not part.is_particle]
    return len(missing) <= len(match.shorter.parts) and _ends_meet(match)


def is_misspelt(match: Match) -> bool:
    """Tell whether the names differ by a letter in one part (two in a long one)."""
    if not match.is_contained or not match.in_order or match.count("spelling") != 1:
        return False
    if not match.is_whole and (len(match.pairs) < 2 or not _ends_meet(match)):
        return False
    if _gives_two_names(match) or are_two(match.shorter, match.longer):
        return False
    return match.related_by("equal", "transliteration", "variant", "spelling")


def _gives_two_names(match: Match) -> bool:
    """Tell whether the misspelt part is a given name, and both spellings are names of their own (Daniel, Daniela).

    Two known names count as one misspelt only where a long one lacks an inner letter of the other (Fridrich,
    Friedrich).
    """
    here, there = next((here, there) for here, there, relation in match.pairs if relation == "spelling")
    mine, theirs = match.shorter.parts[here], match.longer.parts[there]
    if theirs is match.longer.family or len(match.longer.parts) == 1:
        return False
    short, long = sorted((mine.folded, theirs.folded), key=len)
    if long.startswith(short):
        return True
    lacks_letter = len(short) < len(long) and len(short) >= _SHORTEST_LACKING
    return bool(mine.variants and theirs.variants) and not lacks_letter


def _ends_meet(match: Match) -> bool:
    """Tell whether the last parts are paired, and not by an initial."""
    here, there, relation = match.pairs[-1]
    last = here == len(match.shorter.parts) - 1 and there == len(match.longer.parts) - 1
    return last and relation != "initial"


def _begins_meet(match: Match) -> bool:
    """Tell whether the first parts are paired, and not by an initial."""
    here, there, relation = match.pairs[0]
    return here == there == 0 and relation != "initial" and match.is_whole


PERSON_RULES: tuple[tuple[str, Callable[[Match], bool]], ...] = (
    ("equal", is_equal),
    ("hyphen-case", is_hyphenated),
    ("transliteration", is_transliterated),
    ("name-order", is_reordered),
    ("romanisation", is_romanised_otherwise),
    ("variant", is_variant),
    ("initial", is_initialled),
    ("part-of-name", is_part),
    ("spelling", is_misspelt),
)
