"""The names found in a report come in; those join them that no model learned: in other scripts, and of East Asia.

A word of another script in brackets right behind a name is that name too ("Kim Min-su (김민수)"), with the type that
it has; so it is wherever it stands again. Alone a name counts where it begins with a frequent family name of China or
Korea and is as long as names are there. In Latin letters such a family name before a hyphened given name is a person
("Teng Hsiao-ping").
"""

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import pairwise

from synopse.annotate.mentions.found import Found, Run
from synopse.languages import load_shared
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


def add_scripts(found: list[Found], sentences: Sequence[Sentence], text: str) -> list[Found]:
    """Return the names with those in other scripts and of East Asia that the model has not found, in order."""
    if _HYPHENED.search(text):
        new = [name for sentence in sentences for name in _hyphened(sentence.tokens)]
        found = _joined(found, new)
    if _OTHER_SCRIPT.search(text):
        found = _joined(found, list(_in_other_scripts(found, sentences)))
    return found


def _joined(found: list[Found], new: Sequence[Found]) -> list[Found]:
    """Return the names in order; a new one counts unless it lies in an old one, and then instead of its parts."""
    kept = [name for name in new if not any(_holds(old, name) for old in found)]
    rest = [old for old in found if not any(_start(old) < _end(name) and _start(name) < _end(old) for name in kept)]
    return sorted([*rest, *kept], key=_start) if kept else found


def _holds(outer: Found, inner: Found) -> bool:
    return _start(outer) <= _start(inner) and _end(inner) <= _end(outer)


def _start(name: Found) -> int:
    return name.tokens[0].start


def _end(name: Found) -> int:
    return name.tokens[-1].end


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
