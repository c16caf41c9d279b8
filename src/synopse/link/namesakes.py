"""Spellings of persons' names come in; where a report tells two of one name apart, they are parted by bearer.

A bearer is a generation ("junior", "senior": "his son Karl", "the elder Vale", "Karl Brandt d. Ä.") or an age, where
the ages that the story gives one name lie too far apart for one person. A bare name that a report writes behind both is
undecided; one that stands in a report with one age alone has it.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from synopse.languages import known_languages, load_language, load_shared
from synopse.link.parts import take_apart
from synopse.link.spellings import Occurrence, Spelling
from synopse.model import Annotated, Story
from synopse.text.fold import fold

_LONGEST_BESIDE = 60  # characters before or behind a name in which something tells its bearer
_CLOSE = 60  # characters from a name to its namesake's
_GENERATION = 15  # years between two persons of one name
_MOST_WORDS = 3  # of what says that two are called alike
_OPPOSITE = {"junior": "senior", "senior": "junior"}
_SENTENCE_ENDS = re.compile(r"[.!?]\s+[^\W\d_a-z]")
_OWNER = re.compile(r"['’]?s?\s[^\W\d_]+\s")  # between an owner's name and its kin's: "Vale's son "
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"[\w.-]+")
OPEN = "?"  # the bearer of a name that may be either namesake's


def part_namesakes(spellings: list[Spelling], story: Story) -> list[Spelling]:
    """Return the spellings, each parted by the bearers that reports tell."""
    bearers = _Told(spellings, story)
    parted: list[Spelling] = []
    for spelling in spellings:
        parts: dict[str, Spelling] = {}
        for each in spelling.occurrences:
            bearer = bearers.of(each)
            part = parts.setdefault(bearer, replace(spelling, occurrences=[], types=Counter(), bearer=bearer))
            part.occurrences.append(each)
            part.types[each.mention.type] += 1
        parted += parts.values() if set(parts) != {""} else [spelling]
    return parted


@dataclass(frozen=True, slots=True)
class _Named:
    """A person's name where it stands in a report."""

    spelling: Spelling
    occurrence: Occurrence
    text: str
    language: str

    @property
    def start(self) -> int:
        return self.occurrence.mention.start

    @property
    def end(self) -> int:
        return self.occurrence.mention.end

    @property
    def before(self) -> str:
        return self.text[max(0, self.start - _LONGEST_BESIDE) : self.start]

    @property
    def behind(self) -> str:
        return self.text[self.end : self.end + _LONGEST_BESIDE]


class _Told:
    """Who bears each mention of a story's names, as far as the reports tell."""

    def __init__(self, spellings: Iterable[Spelling], story: Story) -> None:
        self._told: dict[int, str] = {}
        reports = {annotated.report.id: annotated for annotated in story.reports}
        by_report: dict[str, list[_Named]] = {}
        for spelling in spellings:
            for each in spelling.occurrences:
                by_report.setdefault(each.report, []).append(_named(spelling, each, reports[each.report]))
        for report, named in by_report.items():
            if _tells_generations(reports[report]):
                named.sort(key=lambda name: (name.start, name.end))
                self._tell_generations(named)
                self._tell_kin(named)
        self._tell_ages([name for named in by_report.values() for name in named])

    def of(self, occurrence: Occurrence) -> str:
        """Return who bears a mention, "" where nothing tells."""
        return self._told.get(id(occurrence), "")

    def _tell_generations(self, named: list[_Named]) -> None:
        for name in named:
            if generation := _generation(name):
                self._told[id(name.occurrence)] = generation

    def _tell_kin(self, named: list[_Named]) -> None:
        """Tell a son from the father of his name, where a report names him as his; names behind both stay open."""
        other, other_kin = None, None
        behind: dict[int, str] = {}
        for name in named:
            kin = _kin(name)
            if kin and other and _is_namesake(name, other, kin):
                self._told[id(name.occurrence)] = kin.generation
                if other_kin and other_kin.generation == _OPPOSITE[kin.generation]:
                    self._told[id(other.occurrence)] = other_kin.generation
                is_whole = name.spelling.text == other.spelling.text
                behind[id(name.spelling)] = OPEN if is_whole else kin.generation
            elif id(name.spelling) in behind:
                self._told.setdefault(id(name.occurrence), behind[id(name.spelling)])
            other, other_kin = name, kin

    def _tell_ages(self, named: list[_Named]) -> None:
        by_name: dict[str, list[_Named]] = {}
        for name in named:
            if len(take_apart(name.spelling.text).parts) > 1:
                by_name.setdefault(fold(name.spelling.text), []).append(name)
        for same in by_name.values():
            ages = {id(name.occurrence): age for name in same if (age := _age(name))}
            groups = _groups(ages.values())
            if len(set(groups.values())) > 1:
                self._give_ages(same, {key: groups[age] for key, age in ages.items()})

    def _give_ages(self, same: list[_Named], told: Mapping[int, str]) -> None:
        """Give the mentions of a name the ages told beside them, the others that of their report if it has one."""
        by_report: dict[str, set[str]] = {}
        for name in same:
            if group := told.get(id(name.occurrence)):
                by_report.setdefault(name.occurrence.report, set()).add(group)
        for name in same:
            there = by_report.get(name.occurrence.report, set())
            own = told.get(id(name.occurrence)) or (next(iter(there)) if len(there) == 1 else OPEN)
            self._told.setdefault(id(name.occurrence), own)


def _named(spelling: Spelling, occurrence: Occurrence, annotated: Annotated) -> _Named:
    return _Named(spelling, occurrence, annotated.report.text, annotated.report.language)


def _groups(ages: Iterable[int]) -> dict[int, str]:
    """Return the ages of a name with the group that each belongs to: one ends where a generation lies between."""
    groups: dict[int, str] = {}
    first = last = 0
    for age in sorted(set(ages)):
        first = age if not groups or age - last >= _GENERATION else first
        groups[age], last = f"age {first}", age
    return groups


def _age(name: _Named) -> int:
    """Return the age that a report tells right beside a name, 0 where it tells none."""
    if name.language not in known_languages():
        return 0
    before, behind = name.before, name.behind
    if not _DIGIT.search(before + behind):
        return 0
    for rule in load_language(name.language).rules["link_ages"]:
        found = rule.pattern.match(behind) if rule.fields["side"] == "behind" else rule.pattern.search(before)
        if found:
            return int(found["age"])
    return 0


def _generation(name: _Named) -> str:
    """Return the generation that a word right before or behind a name tells, or ""."""
    if name.language not in known_languages():
        return ""
    before, behind = _generations(name.language)
    last = name.before.rpartition(" ")[0].rpartition(" ")[2] if name.before.endswith(" ") else ""
    if told := before.get(last.lower()):
        return told
    words = _WORD.findall(name.behind[:20].lower()) if name.behind[:1] == " " else []
    phrases = [" ".join(words[:size]).rstrip(".") for size in (1, 2)]
    phrases += [phrases[0].removesuffix(end) for end in load_language(name.language).words["link_endings"]]
    return next((behind[phrase] for phrase in phrases if phrase in behind), "")


def _tells_generations(annotated: Annotated) -> bool:
    """Tell whether a report has any word that tells one generation from another."""
    code = annotated.report.language
    return code in known_languages() and bool(_cues(code).search(annotated.report.text))


@cache
def _cues(code: str) -> re.Pattern[str]:
    kin = load_language(code).words["link_kin"].column("role")
    words = [*_generations(code)[0], *_generations(code)[1], *(word for word in kin if kin[word] in _OPPOSITE)]
    return re.compile(rf"(?i)\b(?:{'|'.join(map(re.escape, sorted(words)))})\b")


@cache
def _generations(code: str) -> tuple[Mapping[str, str], Mapping[str, str]]:
    """Return what tells a generation before and behind names of a language."""
    table = load_language(code).words["link_generations"]
    sides, told = table.column("side"), table.column("generation")
    before = {words: told[words] for words in table if sides[words] == "before"}
    behind = {words: told[words] for words in table if sides[words] == "behind"}
    return before, {**load_shared("name_suffixes").column("stands_for"), **behind}


@dataclass(frozen=True, slots=True)
class _Kin:
    """What the words before a name say of its bearer: the generation, whose kin, whether of the same name."""

    generation: str
    is_own: bool
    is_same: bool


def _kin(name: _Named) -> _Kin | None:
    """Return what kin the words right before a name say that its bearer is, None where they do not."""
    return _read_kin(name.before, name.language) if name.language in known_languages() else None


@lru_cache(maxsize=16384)
def _read_kin(before: str, code: str) -> _Kin | None:
    roles = load_language(code).words["link_kin"].column("role")
    words = [word.lower() for word in _WORD.findall(_SENTENCE_ENDS.split(before)[-1])]
    is_same, words = _without_alike(words, roles)
    is_of = bool(words) and words[-1] in load_language(code).words["link_small"]
    words = words[:-1] if is_of else words
    generation = roles.get(words.pop(), "") if words else ""
    if generation not in _OPPOSITE:
        return None
    is_alike, words = _without_alike(words, roles)
    is_own = any(roles.get(word) == "own" for word in words[-2:])
    return _Kin(_OPPOSITE[generation] if is_of else generation, is_own or is_of, is_same or is_alike)


def _without_alike(words: list[str], roles: Mapping[str, str]) -> tuple[bool, list[str]]:
    """Tell whether the last words say that two are called alike, and return the words before them."""
    for size in range(_MOST_WORDS, 0, -1):
        if len(words) >= size and roles.get(" ".join(words[-size:])) == "same":
            return True, words[:-size]
    return False, words


def _is_namesake(name: _Named, other: _Named, kin: _Kin) -> bool:
    """Tell whether the name before is that of the other: all of it, or the given name alone ("and his son Karl")."""
    between = name.text[other.end : name.start]
    is_own = kin.is_own or bool(_OWNER.fullmatch(between))
    if not (is_own or kin.is_same) or len(between) > _CLOSE + _LONGEST_BESIDE * kin.is_same:
        return False
    if _SENTENCE_ENDS.search(between) and not kin.is_same:
        return False
    mine, theirs = take_apart(name.spelling.text), take_apart(other.spelling.text)
    if len(mine.parts) > 1:
        return mine.key == theirs.key
    return len(theirs.parts) > 1 and mine.key == theirs.key[:1] and theirs.parts[0] is not theirs.family
