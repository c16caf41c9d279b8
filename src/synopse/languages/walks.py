"""A word comes in, the likeliest ways through it as a chain of HanTa's morphemes go out; with HanTa's own results.

A state is the tag of the last morpheme but one and that of the last. HanTa goes on from a place in a word only with its
four likeliest states and those almost as likely. What the unknown beginnings of a word give to each place is worked out
first: it sets a bound that the states there must reach, so most stretches need not be tried. Sums are made in HanTa's
order, so that equal ways stay equal.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

State = tuple[int, int]
Row = dict[State, float]
Back = dict[State, tuple[State, int]]
Likely = Mapping[int, float]  # the tags that a known morpheme may have, with its log probability under each
Stretches = Sequence[Mapping[int, Likely]]  # the known morphemes that begin at each place of a word, by their ends

_BEFORE: State = (0, 1)  # HanTa's tags before the first morpheme
_LOWEST = -1e6  # log probability from which a way is given up; this and the next four are HanTa's own
_BEAM = 4  # states of a place from which an analysis goes on, with those almost as likely
_ALMOST = 1
_WHOLE_WORD = -4.6  # cost of taking a whole unknown word for one morpheme
_LONGEST = 24  # letters up to which the length of an unknown morpheme has a probability of its own
_SUFFIX = 4  # letters of the longest suffix that tells of an unknown morpheme
_OF_NO_USE = 1.001  # a state so far below the last of the beam is surely not gone on from
_MOST_WORDS = 150  # whose known morphemes are kept: those of a sentence, tagged first, then brought to their lemmas
_MOST_KEPT = 50_000  # endings and beginnings kept before their tables start anew (about 30 MB)
_INFINITE = float("inf")


class Steps(NamedTuple):
    """Where a state leads: by tag to a log probability and a state; the same to open tags, with their numbers."""

    by_tag: Mapping[int, tuple[float, State]]
    open: Sequence[tuple[State, float, int]]


class Suffix(NamedTuple):
    """How likely unknown morphemes with a suffix are, under each open tag.

    `best` is the suffix's own highest log probability, `by_length` has those of morphemes of that many letters.
    """

    best: float
    by_length: Sequence[Sequence[float]]


class Places(NamedTuple):
    """A word and, for each place in it, what is known so far.

    The states there with their log probabilities, where each came from, the bound that a state must reach to be of
    use, and the suffixes that count for an unknown morpheme of one, two, … letters that ends here.
    """

    word: str
    table: list[Row]
    back: list[Back]
    bounds: list[float]
    suffixes: list[Sequence[Suffix]]


Going = tuple[State, float, Steps]  # a state that an analysis goes on from, how likely it is, where it leads
Leaving = tuple[State, float, State, int]  # such a state, how likely a step from it is, to what state and open tag


class Walks:
    """The ways through words in one model of HanTa; holds its tables and what it worked out of letters already seen."""

    def __init__(self, model: Any) -> None:
        self._open = [tag for tag in model.LP_hapax_t if tag in model.LP_s_t]
        self._number = {tag: number for number, tag in enumerate(self._open)}
        self._transitions: Mapping[State, Sequence[tuple[int, float]]] = model.LP_trans_nonfinal
        self._reachability: Mapping[int, frozenset[int]] = model.reachability
        self._steps: dict[int, dict[State, Steps]] = {}
        self._known, self._reach = _known_morphemes(model.LP_m_t)
        self._stretches = lru_cache(_MOST_WORDS)(self._find_stretches)
        base = [[model.Int_t + model.LP_hapax_t[tag] + chance for chance in model.LP_len_t[tag]] for tag in self._open]
        lengths = [list(column) for column in zip(*base, strict=True)][: _LONGEST + 1]
        self._best_lengths = [max(chances) for chances in lengths]
        by_tag = [model.LP_s_t[tag] for tag in self._open]
        self._suffixes = {suffix: _suffix([likely[suffix] for likely in by_tag], lengths) for suffix in by_tag[0]}
        self._endings: dict[str, Sequence[Suffix]] = {}
        self._beginnings: dict[tuple[int, str, int], tuple[Row, Back, float]] = {}

    def walk(self, word: str, target: int, *, strict: bool) -> tuple[list[Row], list[Back]]:
        """Return for each place in a word the states there with their log probabilities, and where each came from.

        `target` is the final tag that a way must be able to reach, 0 for any; `strict` takes known morphemes only. Of
        the states that HanTa would not go on from, or that lead to no end, some are missing.
        """
        places = self._set_out(word, strict=strict)
        steps = self._steps_to(target)
        stretches = self._stretches(word)
        for start, known in enumerate(_to_the_end(stretches) if strict else stretches):
            going = _going(places.table[start], steps)
            if known and going:
                _take_known(places, going, known, start)
            if not strict and going:
                self._take_unknown(places, going, known, start, target)
        return places.table, places.back

    def _set_out(self, word: str, *, strict: bool) -> Places:
        if len(self._endings) > _MOST_KEPT or len(self._beginnings) > _MOST_KEPT:
            self._endings.clear()
            self._beginnings.clear()
        size = len(word) + 1
        suffixes = [] if strict else [self._ending(word[max(0, end - _SUFFIX) : end]) for end in range(size)]
        table: list[Row] = [{} for _ in range(size)]
        table[0][_BEFORE] = 0.0
        return Places(word, table, [{} for _ in range(size)], [_LOWEST] * size, suffixes)

    def _find_stretches(self, word: str) -> Stretches:
        return [self._known_from(word, start) for start in range(len(word))]

    def _known_from(self, word: str, start: int) -> dict[int, Likely]:
        """Return the known morphemes that begin at a place, by their ends."""
        known = self._known
        last = min(start + self._reach.get(word[start : start + 4], 4), len(word))
        return {end: known[stretch] for end in range(start + 1, last + 1) if (stretch := word[start:end]) in known}

    def _take_unknown(
        self, places: Places, going: Sequence[Going], known: Mapping[int, Likely], start: int, target: int
    ) -> None:
        """Take stretches from `start` for an unknown morpheme, behind the beginning only where that may be of use."""
        leaving = [
            (state, likelihood + step, reached, number)
            for state, likelihood, steps in going
            for reached, step, number in steps.open
        ]
        if start == 0:
            self._begin(places, leaving, known, target)
        elif leaving:
            self._go_on(places, leaving, known, start)

    def _begin(self, places: Places, leaving: Sequence[Leaving], known: Mapping[int, Likely], target: int) -> None:
        """Take each beginning of the word for an unknown morpheme, and set the bounds of the places behind them."""
        word, bounds = places.word, places.bounds
        for end in range(_shortest(word), len(word)):
            if end in known:
                self._extend(places, leaving, known, 0, end)
                bounds[end] = _bound(places.table[end], _OF_NO_USE)
            else:
                key = (end, word[max(1, end - _SUFFIX) : end], target)
                if key not in self._beginnings:
                    self._beginnings[key] = _beginning(leaving, _chances(places, 0, end))
                row, back, bounds[end] = self._beginnings[key]
                places.table[end].update(row)
                places.back[end].update(back)
        self._extend(places, leaving, known, 0, len(word))

    def _go_on(self, places: Places, leaving: Sequence[Leaving], known: Mapping[int, Likely], start: int) -> None:
        """Take each stretch from `start` for an unknown morpheme where that may be of use."""
        highest = max([likelihood for _, likelihood, _, _ in leaving])
        bounds, suffixes, lengths = places.bounds, places.suffixes, self._best_lengths
        for end in range(start + _shortest(places.word), len(bounds)):
            size = end - start
            best = suffixes[end][size - 1 if size < _SUFFIX else _SUFFIX].best
            if highest + (lengths[size if size < _LONGEST else _LONGEST] + best) >= bounds[end]:
                self._extend(places, leaving, known, start, end)

    def _extend(
        self, places: Places, leaving: Iterable[Leaving], known: Mapping[int, Likely], start: int, end: int
    ) -> None:
        """Put the states that an unknown stretch leads to into its end's row, unless it is known under their tags."""
        chances = _chances(places, start, end)
        if end - start == len(places.word):
            chances = [chance + _WHOLE_WORD for chance in chances]
        if end in known:
            likely = known[end]
            chances = [-_INFINITE if tag in likely else p for tag, p in zip(self._open, chances, strict=True)]
        row, back, bound = places.table[end], places.back[end], places.bounds[end]
        before = row.get
        for state, likelihood, reached, number in leaving:
            total = likelihood + chances[number]
            if total > before(reached, bound):
                row[reached] = total
                back[reached] = (state, start)

    def _ending(self, letters: str) -> Sequence[Suffix]:
        """Return the longest known suffix of a morpheme of one, two, three, four and more letters by its last letters.

        The first letter of a morpheme is no part of its suffix.
        """
        kept = self._endings.get(letters)
        if kept is None:
            found = [self._suffixes[""]]
            for length in range(1, _SUFFIX + 1):
                found.append(self._suffixes.get(letters[-length:], found[-1]))
            kept = self._endings[letters] = found
        return kept

    def _steps_to(self, target: int) -> dict[State, Steps]:
        """Return the steps between states on ways that may end with the target, 0 for any."""
        if target not in self._steps:
            allowed = self._reachability.get(target, frozenset()) if target else None
            self._steps[target] = {
                state: self._steps_of(state, [(tag, p) for tag, p in steps if allowed is None or tag in allowed])
                for state, steps in self._transitions.items()
            }
        return self._steps[target]

    def _steps_of(self, state: State, steps: Sequence[tuple[int, float]]) -> Steps:
        by_tag = {tag: (likelihood, (state[1], tag)) for tag, likelihood in steps}
        opening = [((state[1], tag), p, self._number[tag]) for tag, p in steps if tag in self._number]
        return Steps(by_tag, opening)


def _to_the_end(stretches: Stretches) -> Stretches:
    """Return the known morphemes from which others lead to the end of the word."""
    reaching: list[Mapping[int, Likely]] = []
    ends = {len(stretches)}
    for start in range(len(stretches) - 1, -1, -1):
        reaching.append({end: likely for end, likely in stretches[start].items() if end in ends})
        if reaching[-1]:
            ends.add(start)
    return reaching[::-1]


def _take_known(places: Places, going: Iterable[Going], known: Mapping[int, Likely], start: int) -> None:
    """Put the states that known morphemes lead to into the rows of their ends, each with the likeliest way there."""
    tags: set[int] = set().union(*[steps.by_tag for _, _, steps in going])
    for end, likely in known.items():
        if tags.isdisjoint(likely):
            continue
        row, back, bound = places.table[end], places.back[end], places.bounds[end]
        before = row.get
        for state, likelihood, steps in going:
            by_tag = steps.by_tag
            for tag, chance in likely.items():
                if tag in by_tag:
                    step, reached = by_tag[tag]
                    total = likelihood + step + chance
                    if total > before(reached, bound):
                        row[reached] = total
                        back[reached] = (state, start)


def _chances(places: Places, start: int, end: int) -> Sequence[float]:
    """Return the log probability of an unknown stretch under each open tag, by its length and its last letters."""
    size = end - start
    return places.suffixes[end][min(size - 1, _SUFFIX)].by_length[min(size, _LONGEST)]


def _beginning(leaving: Iterable[Leaving], chances: Sequence[float]) -> tuple[Row, Back, float]:
    """Return the states behind an unknown beginning that an analysis may go on from, and their bound."""
    row = {reached: likelihood + chances[number] for _, likelihood, reached, number in leaving}
    bound = _bound(row, _OF_NO_USE)
    kept = {reached: total for reached, total in row.items() if total > bound}
    return kept, dict.fromkeys(kept, (_BEFORE, 0)), bound


def _going(row: Row, steps: Mapping[State, Steps]) -> list[Going]:
    """Return the states of a row that an analysis goes on from and that lead somewhere."""
    bound = _bound(row, _ALMOST)
    return [(state, total, steps[state]) for state, total in row.items() if total >= bound and state in steps]


def _bound(row: Row, distance: float) -> float:
    return sorted(row.values())[-_BEAM] - distance if len(row) >= _BEAM else _LOWEST


def _known_morphemes(likely: Mapping[int, Mapping[str, float]]) -> tuple[dict[str, dict[int, float]], dict[str, int]]:
    """Return the log probabilities of morphemes by tag, and by three letters the longest morpheme that so begins."""
    known: dict[str, dict[int, float]] = {}
    reach: dict[str, int] = {}
    for tag, morphemes in likely.items():
        for morpheme, likelihood in morphemes.items():
            known.setdefault(morpheme, {})[tag] = likelihood
    for morpheme in known:
        if len(morpheme) > reach.get(morpheme[:4], 4):
            reach[morpheme[:4]] = len(morpheme)
    return known, reach


def _suffix(chances: Sequence[float], lengths: Iterable[Sequence[float]]) -> Suffix:
    by_length = [[one + other for one, other in zip(length, chances, strict=True)] for length in lengths]
    return Suffix(max(chances), by_length)


def _shortest(word: str) -> int:
    """Return the letters of the shortest stretch that may be an unknown morpheme."""
    return 3 if len(word) >= 4 else 1
