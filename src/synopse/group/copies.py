"""The reports of a story come in, the passages that one has copied from another go out.

Words of statement-making sentences are compared, reports of one language with each other. A person's quoted words alone
are no copying, nor are a few words that anyone would use. Reports are looked at in the order of publication, each
against the earlier ones with which it shares most, so that the work grows with the number of reports; a text that is
there already is tied to the first only.
"""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from heapq import heapify, heappop, heappush

from synopse.group.passages import SHINGLE, Passage, find_passages
from synopse.languages import load_language
from synopse.model import Annotated, Copy, Sentence, Span

_LEAST_WORDS = 12  # equal words outside quotations
_LEAST_SENTENCE = 7  # the same where a whole sentence is copied word for word
_LEAST_SIMILARITY = 0.5
_MUCH = 50  # equal words outside quotations, in passages long enough, by which one report has copied much
_PARTNERS = 12  # earlier reports that a report is compared with
_COVERED = 2  # of which so many at most have nearly the same text
_LATEST = 24  # earlier reports in which a row of words is looked up
_PLACES = 3  # places of one row of words in one report
_LEAST_SEEDS = 2
_LONGEST_QUOTATION = 200  # words; a mark that nothing closes opens no quotation
_EDGE = 3  # words at either end of a sentence the rest of which is copied: edited, they belong to the passage
_EDGE_SHARE = 0.25  # the same as a share of the sentence


@dataclass(frozen=True, slots=True)
class _Text:
    """A report as words: numbers of words, their spans, which are quoted, and which words each sentence has."""

    report: Annotated
    words: list[int]
    spans: list[Span]
    quoted: list[bool]
    sentences: list[range]


def find_copies(reports: Sequence[Annotated]) -> tuple[Copy, ...]:
    """Return the passages that reports share, each with the earlier report that it also stands in, sorted."""
    numbers: defaultdict[str, int] = defaultdict()
    numbers.default_factory = numbers.__len__
    copies: list[Copy] = []
    for same in _by_language(reports):
        copies += _Index().copies(_read_all(same, numbers))
    return tuple(sorted(copies, key=lambda copy: (copy.report, copy.span, copy.other, copy.other_span)))


def _by_language(reports: Sequence[Annotated]) -> Iterator[list[Annotated]]:
    """Yield the reports of each language, the earliest first; those without a date come last."""
    languages: defaultdict[str, list[Annotated]] = defaultdict(list)
    for annotated in sorted(reports, key=lambda a: (not a.report.published, a.report.published, a.report.id)):
        languages[annotated.report.language].append(annotated)
    for code in sorted(languages):
        yield languages[code]


def _read_all(reports: Sequence[Annotated], numbers: defaultdict[str, int]) -> Iterator[_Text]:
    """Yield the reports as words; a text that several reports have is read once."""
    known: dict[str, _Text] = {}
    for annotated in reports:
        text = known.get(annotated.report.text) or known.setdefault(annotated.report.text, _read(annotated, numbers))
        yield text if text.report is annotated else replace(text, report=annotated)


def _read(annotated: Annotated, numbers: defaultdict[str, int]) -> _Text:
    words: list[int] = []
    spans: list[Span] = []
    quoted: list[bool] = []
    sentences = []
    for sentence, inside in zip(annotated.sentences, _quoted(annotated), strict=True):
        first = len(words)
        for token, within in zip(sentence.tokens, inside, strict=True):
            if token.text[0].isalnum():
                words.append(numbers[token.text.casefold()])
                spans.append(Span(token.start, token.end))
                quoted.append(within)
        sentences.append(range(first, len(words)))
    return _Text(annotated, words, spans, quoted, sentences)


def _quoted(annotated: Annotated) -> list[list[bool]]:
    """Return for each token of each sentence whether it stands inside quotation marks."""
    ends: defaultdict[str, set[str]] = defaultdict(set)
    for mark, counterpart in load_language(annotated.report.language).quotes:
        ends[mark].add(counterpart)
    closing: set[str] = set()
    flags, left = [], 0
    end = 0
    for sentence in annotated.sentences:
        row = []
        if closing and _opens_again(annotated, end, sentence, set(ends)):
            closing = set()
        end = sentence.end
        for token in sentence.tokens:
            if closing and (token.text in closing or left <= 0):
                closing = set()
            elif not closing and token.text in ends:
                closing, left = ends[token.text], _LONGEST_QUOTATION
            left -= 1
            row.append(bool(closing))
        flags.append(row)
    return flags


def _opens_again(annotated: Annotated, end: int, sentence: Sentence, marks: set[str]) -> bool:
    """Tell whether a paragraph begins that ends a quotation which nothing closes, or opens it anew."""
    gap = annotated.report.text[end : sentence.start]
    return "\n" in gap and (gap.count("\n") > 1 or sentence.tokens[0].text in marks)


class _Index:
    """The rows of words of the texts seen so far, and where they stand."""

    def __init__(self) -> None:
        self._texts: list[_Text] = []
        self._rows: defaultdict[tuple[int, ...], list[tuple[int, int]]] = defaultdict(list)
        self._whole: dict[tuple[int, ...], _Text] = {}

    def copies(self, texts: Iterable[_Text]) -> Iterator[Copy]:
        """Yield what each text shares with earlier ones."""
        for text in texts:
            if not text.words:
                continue
            first = self._whole.setdefault(tuple(text.words), text)
            if first is text:
                yield from self._parts(text)
                self._add(text)
            else:
                yield from _whole_copy(text, first)

    def _parts(self, text: _Text) -> Iterator[Copy]:
        """Yield the passages that a text shares with the earlier texts most like it, until these cover it well."""
        seeds = self._seeds(text)
        covered = 0
        for place in sorted(seeds, key=lambda place: (-len(seeds[place]), place))[:_PARTNERS]:
            if len(seeds[place]) < _LEAST_SEEDS or covered >= _COVERED:
                return
            yield from _compare(text, self._texts[place], seeds[place])
            covered += len(seeds[place]) > 0.8 * len(text.words)

    def _seeds(self, text: _Text) -> dict[int, list[tuple[int, int]]]:
        """Return for each earlier text the places where a row of words begins in both."""
        seeds: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
        for start, row in _rows(text):
            for place, other_start in self._rows.get(row, ())[-_LATEST:]:
                seeds[place].append((start, other_start))
        return seeds

    def _add(self, text: _Text) -> None:
        place = len(self._texts)
        self._texts.append(text)
        for start, row in _rows(text):
            self._rows[row].append((place, start))


def _rows(text: _Text) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Yield the rows of words of a text with their places; those that it repeats again and again tell nothing."""
    words = text.words
    rows = [tuple(words[start : start + SHINGLE]) for start in range(len(words) - SHINGLE + 1)]
    times = Counter(rows)
    return ((start, row) for start, row in enumerate(rows) if times[row] <= _PLACES)


def _whole_copy(text: _Text, first: _Text) -> Iterator[Copy]:
    number = len(text.words)
    yield from _report(text, first, Passage(0, 0, number, number, [(place, place) for place in range(number)]))


def _compare(text: _Text, other: _Text, seeds: list[tuple[int, int]]) -> Iterator[Copy]:
    """Yield the passages that two texts share, the longest first, none in the words of another.

    Who copied much else copied the quotations and the short pieces too.
    """
    apart = list(_apart(find_passages(text.words, other.words, seeds), text, other))
    much = sum(own for passage in apart if (own := _own(passage, text, other)) >= _LEAST_WORDS) >= _MUCH
    for passage in apart:
        yield from _report(text, other, passage, much=much)


def _apart(passages: Iterable[Passage], text: _Text, other: _Text) -> Iterator[Passage]:
    """Yield the passages that are alike enough, the longest first, each without what longer ones hold of it."""
    taken = bytearray(len(text.words))
    waiting = [(-len(passage.pairs), number, passage) for number, passage in enumerate(passages)]
    heapify(waiting)
    while waiting:
        _, number, passage = heappop(waiting)
        rest = _outside(passage, taken, text, other)
        if rest is None or rest.similarity < _LEAST_SIMILARITY:
            continue
        if waiting and waiting[0][:-1] < (-len(rest.pairs), number):
            heappush(waiting, (-len(rest.pairs), number, rest))
            continue
        taken[rest.start : rest.end] = b"\1" * (rest.end - rest.start)
        yield rest


def _outside(passage: Passage, taken: bytearray, text: _Text, other: _Text) -> Passage | None:
    """Return what of a passage stands outside the words taken by others, in whole sentences, or None.

    Two passages overlap where a phrase is told twice: the one goes on where the other ends.
    """
    pairs = [pair for pair in passage.pairs if not taken[pair[0]]]
    rest = _whole_sentences(pairs, text, other)
    return rest if rest and not any(taken[rest.start : rest.end]) else None


def _whole_sentences(pairs: list[tuple[int, int]], text: _Text, other: _Text) -> Passage | None:
    """Return the passage of these pairs, at either end without those of a sentence most of which is not in it."""
    for side, of in enumerate((text, other)):
        while pairs and (stray := _stray(pairs, of.sentences, side)):
            pairs = pairs[stray:] if stray > 0 else pairs[:stray]
    return _with_edges(pairs, text, other) if pairs else None


def _with_edges(pairs: list[tuple[int, int]], text: _Text, other: _Text) -> Passage:
    """Return the passage of these pairs, to the ends of its sentences where few words are missing on both sides."""
    first = [_sentence_of(place, of.sentences) for place, of in zip(pairs[0], (text, other), strict=True)]
    last = [_sentence_of(place, of.sentences) for place, of in zip(pairs[-1], (text, other), strict=True)]
    (start, other_start), (end, other_end) = pairs[0], pairs[-1]
    if _is_edge(start - first[0].start, first[0]) and _is_edge(other_start - first[1].start, first[1]):
        start, other_start = first[0].start, first[1].start
    if _is_edge(last[0].stop - 1 - end, last[0]) and _is_edge(last[1].stop - 1 - other_end, last[1]):
        end, other_end = last[0].stop - 1, last[1].stop - 1
    return Passage(start, other_start, end + 1, other_end + 1, pairs)


def _is_edge(number: int, sentence: range) -> bool:
    return number <= max(_EDGE, _EDGE_SHARE * len(sentence))


def _stray(pairs: list[tuple[int, int]], sentences: Sequence[range], side: int) -> int:
    """Return how many pairs at the beginning (or, negative, at the end) come from a sentence that is hardly copied."""
    first = _sentence_of(pairs[0][side], sentences)
    head = bisect_left(pairs, first.stop, key=lambda pair: pair[side])
    if 3 * head < len(first):
        return head
    last = _sentence_of(pairs[-1][side], sentences)
    tail = len(pairs) - bisect_left(pairs, last.start, key=lambda pair: pair[side])
    return -tail if 3 * tail < len(last) else 0


def _sentence_of(place: int, sentences: Sequence[range]) -> range:
    return sentences[bisect_right(sentences, place, key=lambda words: words.start) - 1]


def _own(passage: Passage, text: _Text, other: _Text) -> int:
    """Return the number of equal words that neither side quotes."""
    return sum(not text.quoted[one] and not other.quoted[two] for one, two in passage.pairs)


def _report(text: _Text, other: _Text, passage: Passage, *, much: bool = False) -> Iterator[Copy]:
    """Yield the passage as a copy if it is long enough, without quotations where not `much` is copied."""
    least = _LEAST_SENTENCE if much or _holds_sentence(passage, text) else _LEAST_WORDS
    if (len(passage.pairs) if much else _own(passage, text, other)) >= least:
        yield Copy(
            text.report.report.id,
            Span(text.spans[passage.start].start, text.spans[passage.end - 1].end),
            other.report.report.id,
            Span(other.spans[passage.other_start].start, other.spans[passage.other_end - 1].end),
            round(passage.similarity, 4),
        )


def _holds_sentence(passage: Passage, text: _Text) -> bool:
    """Tell whether the passage, word for word the same, is one or more whole sentences."""
    whole = _sentence_of(passage.start, text.sentences).start == passage.start
    return whole and passage.similarity == 1.0 and _sentence_of(passage.end - 1, text.sentences).stop == passage.end
