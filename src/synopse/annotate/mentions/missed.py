"""The names found in a report come in; those that the model misses join them, told by their form or by what is beside.

A word of another script in brackets right behind a name is that name too ("Kim Min-su (김민수)"), with the type that
it has; so it is wherever it stands again. Alone a name counts where it begins with a frequent family name of China or
Korea and is as long as names are there. In Latin letters such a family name before a hyphened given name is a person
("Teng Hsiao-ping"), and so is what stands behind a form of address ("Mrs Tarrow"); what a legal form closes is an
organisation ("Quaddel Maschinenbau GmbH").
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import replace
from functools import cache
from itertools import pairwise

from synopse.annotate.mentions.found import Found, Run
from synopse.annotate.mentions.kinds import load_kinds
from synopse.languages import Language, load_language, load_shared
from synopse.model import Sentence

_OTHER = "\u0370-\u07ff\u0900-\u109f\u10a0-\u10ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3"
_OTHER_SCRIPT = re.compile(f"[{_OTHER}]{{2}}")
_WHOLE = re.compile(f"[{_OTHER}·’'-]{{2,}}")
_HYPHENED = re.compile(r"\b([A-Z][a-z]+)\s([A-Z][a-z]{0,6}-[a-z]{1,6})\b")
_OPENING, _LABEL = frozenset("([（"), re.compile(r"[^\W\d_]+|[:,]")
_MOST_LABELS = 3  # words in brackets before a name in another script ("Chinese: 李明华")
_NAME_LENGTH = 3  # characters of a name in Chinese characters or Hangul that stands alone
_NO_NAME = frozenset({"DET", "ADP", "PRON"})
_CONFIDENCE = 0.7
_CAPITALISED = re.compile(r"[^\W\d_a-zß-ÿ][^\W\d_]*[a-zß-ÿ][^\W\d_]*(?:-[^\W\d_]+)*")
_MOST_WORDS = 3  # between a name and its legal form
_SHORTEST_BARE = 2  # words of a name without its legal form
_LONGEST_FORM, _IN_CAPITALS = 4, 2  # letters of a legal form's abbreviation, of one that is written in capitals


def add_missed(found: list[Found], sentences: Sequence[Sentence], text: str, language: Language) -> list[Found]:
    """Return the names of a report with those that the model has not found, in order."""
    if _addresses(language.code).search(text):
        new = [name for sentence in sentences for name in _addressed(sentence.tokens, language)]
        spans = {(_start(name), _end(name)) for name in new}
        found = _joined([old for old in found if old.type == "PER" or _behind_first(old) not in spans], new)
    if _legal_forms().search(text):
        found = _joined(found, (name for each in found for name in _with_legal_form(each)))
        found = _joined(found, _without_legal_form(found, sentences))
    if _HYPHENED.search(text):
        found = _joined(found, (name for sentence in sentences for name in _hyphened(sentence.tokens)))
    if _OTHER_SCRIPT.search(text):
        found = _joined(found, _in_other_scripts(found, sentences))
    return found


def _joined(found: list[Found], new: Iterable[Found]) -> list[Found]:
    """Return the names in order; a new one counts unless it lies in an old one, and then instead of its parts."""
    starts, free = [_start(name) for name in found], 0
    kept: list[Found] = []
    dropped: set[int] = set()
    for name in new:
        first = bisect_right(starts, _start(name)) - 1
        first += first < 0 or _end(found[first]) <= _start(name)
        touched = range(first, bisect_left(starts, _end(name)))
        if _start(name) >= free and not any(_holds(found[place], name) for place in touched):
            kept.append(name)
            dropped.update(touched)
            free = _end(name)
    rest = (name for place, name in enumerate(found) if place not in dropped)
    return sorted([*rest, *kept], key=_start) if kept else found


def _behind_first(name: Found) -> tuple[int, int]:
    """Return the span of a name without its first word, of a name of one word an empty one."""
    return (name.tokens[1].start if len(name.tokens) > 1 else _end(name)), _end(name)


def _holds(outer: Found, inner: Found) -> bool:
    return _start(outer) <= _start(inner) and _end(inner) <= _end(outer)


def _start(name: Found) -> int:
    return name.tokens[0].start


def _end(name: Found) -> int:
    return name.tokens[-1].end


def _addressed(run: Run, language: Language) -> Iterator[Found]:
    """Yield what stands behind forms of address that tell a gender, where it is no role ("Herr Minister")."""
    addresses, kinds = _addresses(language.code), load_kinds(language.code)
    for place, (address, name) in enumerate(pairwise(run), start=1):
        is_name = _CAPITALISED.fullmatch(name.text) and "PROPN" in (address.pos, name.pos)
        if is_name and addresses.fullmatch(address.text) and not kinds.of(name.text, name.lemma):
            last = place + 1
            while last < len(run) and run[last].pos == "PROPN" and _CAPITALISED.fullmatch(run[last].text):
                last += 1
            yield Found(run, place, last, "PER", _CONFIDENCE, "address")


@cache
def _addresses(code: str) -> re.Pattern[str]:
    words = load_language(code).words
    genders = words["link_titles"].column("gender")
    told = [word for word in words["honorifics"] if genders.get(word.lower()) or genders.get(word.lower().rstrip("."))]
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(told, key=len, reverse=True)))})(?!\w)")


def _with_legal_form(name: Found) -> Iterator[Found]:
    """Yield a name that is tagged as no organisation with the words behind it up to a legal form."""
    last = name.last
    while name.type != "ORG" and last < len(name.run) and last - name.last < _MOST_WORDS:
        token = name.run[last].text
        if _legal_forms().fullmatch(token):
            yield replace(name, last=last + 1, type="ORG", rule="legal form")
        if not _CAPITALISED.fullmatch(token):
            break
        last += 1


def _without_legal_form(found: Iterable[Found], sentences: Sequence[Sentence]) -> Iterator[Found]:
    """Yield the names of two words or more that stand elsewhere with a legal form, wherever they stand without."""
    words = {tuple(token.text for token in name.tokens) for name in found if name.type == "ORG"}
    bare = {whole[:-1] for whole in words if len(whole) > _SHORTEST_BARE and _legal_forms().fullmatch(whole[-1])}
    firsts = {whole[0] for whole in bare}
    for run in (sentence.tokens for sentence in sentences if bare):
        for place in (place for place, token in enumerate(run) if token.text in firsts):
            for whole in bare:
                if tuple(token.text for token in run[place : place + len(whole)]) == whole:
                    yield Found(run, place, place + len(whole), "ORG", _CONFIDENCE, "legal form")


@cache
def _legal_forms() -> re.Pattern[str]:
    """Return an expression for the abbreviations of legal forms behind names; the shortest count in capitals alone."""
    forms = [form for form in load_shared("legal_forms") if form.isalpha() and 1 < len(form) <= _LONGEST_FORM]
    capitals = "|".join(sorted(form.upper() for form in forms if len(form) == _IN_CAPITALS))
    others = "|".join(sorted((form for form in forms if len(form) > _IN_CAPITALS), key=lambda form: (-len(form), form)))
    return re.compile(rf"\b(?:{capitals}|(?=[A-Z])(?i:{others}))\b\.?")


def _hyphened(run: Run) -> Iterator[Found]:
    families = load_shared("family_names")
    for place, (family, given) in enumerate(pairwise(run)):
        is_name = "-" in given.text and _HYPHENED.fullmatch(f"{family.text} {given.text}")
        if is_name and family.text.lower() in families and family.pos not in _NO_NAME:
            yield Found(run, place, place + 2, "PER", _CONFIDENCE, "east asian")


def _in_other_scripts(found: Iterable[Found], sentences: Sequence[Sentence]) -> Iterator[Found]:
    ends, starts = ({at(name): name.type for name in found} for at in (_end, _start))
    stretches = [(sentence.tokens, *bounds) for sentence in sentences for bounds in _stretches(sentence.tokens)]
    types: dict[str, str] = {}
    for run, first, last in stretches:
        before, behind = _before_brackets(run, first), _behind_brackets(run, last)
        if kind := ends.get(before) or starts.get(behind):
            types[_words(run, first, last)] = kind
    for run, first, last in stretches:
        words = _words(run, first, last)
        if kind := types.get(words) or ("PER" if _is_person(words, load_shared("family_characters").keys()) else ""):
            yield Found(run, first, last, kind, _CONFIDENCE, "script")


def _stretches(run: Run) -> Iterator[tuple[int, int]]:
    """Yield the bounds of the words of a sentence that stand together in another script."""
    first = None
    for place in range(len(run) + 1):
        if place < len(run) and _WHOLE.fullmatch(run[place].text):
            first = place if first is None else first
        elif first is not None:
            yield first, place
            first = None


def _words(run: Run, first: int, last: int) -> str:
    return " ".join(token.text for token in run[first:last])


def _is_person(words: str, families: Set[str]) -> bool:
    return len(words) == _NAME_LENGTH and words[0] in families


def _before_brackets(run: Run, first: int) -> int:
    """Return where the word before the brackets ends in which a stretch stands first, a label apart; -1 elsewhere."""
    for place in range(first - 1, max(0, first - 2 - _MOST_LABELS), -1):
        if run[place].text in _OPENING:
            return run[place - 1].end
        if not _LABEL.fullmatch(run[place].text):
            break
    return -1


def _behind_brackets(run: Run, last: int) -> int:
    """Return where the word begins that opens the brackets right behind a stretch; -1 where there are none."""
    return run[last + 1].start if last + 1 < len(run) and run[last].text in _OPENING else -1
