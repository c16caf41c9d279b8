"""Which attributions a clause stands inside, and which clauses are only the frame of one."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from synopse.annotate.statements.clauses import Clause, trimmed
from synopse.languages import Language
from synopse.model import Attribution, Sentence, Span, Token

_NEAR_CUE = 12  # characters around a cue in which a negation or a refusal is meant for it
_TELLING = frozenset({"NOUN", "VERB", "PROPN", "NUM", "ADJ"})
ASKED = ", asked"  # ends the rule of "the residents were asked to …", which names nobody who asks
HEARSAY = "hearsay"  # the rule of an attribution to nobody
_PAGE = 1000  # characters: attributions are looked up by the pages of the text that they reach into


class Frames:
    """The attributions of a report, ready to be asked about its clauses."""

    def __init__(self, attributions: tuple[Attribution, ...]) -> None:
        self._attributions = attributions
        self._pages: dict[int, set[int]] = defaultdict(set)
        for i in range(len(attributions)):
            for part in self._parts(i):
                for page in _pages(part):
                    self._pages[page].add(i)

    def cuts(self, sentence: Sentence) -> list[int]:
        """Return the offsets inside a sentence where an attributed content begins or ends."""
        bounds = (bound for i in self._near(sentence) for bound in self._bounds(i))
        return sorted({bound for bound in bounds if sentence.start < bound < sentence.end})

    def without_frames(self, clauses: Iterable[Clause]) -> Iterator[Clause]:
        """Yield the clauses that state something, the words of sources and cues cut off where a clause holds both."""
        asked: tuple[Token, ...] = ()
        for clause in clauses:
            span = Span(clause.start, clause.end)
            inside = [i for i in self._near(span) if self._attributions[i].content.overlaps(span)]
            frames = [frame for i in self._near(span) for frame in self._frame(i) if frame.overlaps(span)]
            if frames and not inside:
                asked = clause.tokens if self._asks(span) else ()
                continue
            if not frames:
                yield Clause(asked + clause.tokens, clause.core)
            else:
                kept = trimmed(t for t in clause.tokens if not any(_covers(frame, t) for frame in frames))
                if any(t.pos in _TELLING for t in kept):
                    starts = {t.start for t in kept}
                    yield Clause(asked + kept, tuple(t for t in clause.core if t.start in starts) or kept)
            asked = ()

    def _asks(self, span: Span) -> bool:
        """Tell whether a frame says who is asked to do, or accused of, what follows: that is part of what is stated."""
        return any(self._attributions[i].rule.endswith(ASKED) for i in self._near(span))

    def around(self, clause: Clause) -> tuple[int, ...]:
        """Return the indices of the attributions whose content holds most of the clause, outermost first."""
        span = Span(clause.start, clause.end)
        found = [i for i in self._near(span) if 2 * _shared(self._attributions[i].content, span) > len(span)]
        return tuple(sorted(found, key=lambda i: (self._depth(i), -len(self._attributions[i].content), i)))

    def unsaid(self, sources: tuple[int, ...], sentence: Sentence, language: Language) -> bool:
        """Tell whether the innermost of the sources does not say it: "did not deny that", "refused to confirm that"."""
        if not sources:
            return False
        content, cue = self._attributions[sources[-1]].content, self._attributions[sources[-1]].cue
        if cue is None or not sentence.contains(cue):
            return False
        lists = (language.words["negations"], language.words["refusals"])
        near = Span(cue.start - _NEAR_CUE, cue.end + _NEAR_CUE)
        frame = [token for token in sentence.tokens if near.overlaps(token) and not content.overlaps(token)]
        return any(word in words for t in frame for word in (t.text.lower(), t.lemma.lower()) for words in lists)

    def sources(self, sentence: Sentence) -> list[Span]:
        """Return the words of a sentence that name its speakers, in order."""
        spans = [self._attributions[i].source for i in self._near(sentence)]
        return sorted(span for span in spans if span is not None and sentence.contains(span))

    def cue_lemmas(self, sources: tuple[int, ...], sentence: Sentence) -> frozenset[str]:
        """Return the lemmas of the words by which the innermost of the sources says it, in this sentence.

        Where that names nobody ("rejected claims that …"), the words of the one around it count too.
        """
        cues: list[Span] = []
        for i in reversed(sources):
            attribution = self._attributions[i]
            cues += [attribution.cue] if attribution.cue else []
            if attribution.source is not None:
                break
        return frozenset(t.lemma.lower() for t in sentence.tokens if any(_covers(cue, t) for cue in cues))

    def hearsay(self, sources: tuple[int, ...]) -> bool:
        """Tell whether the innermost of the sources is a rumour ("is said to have …")."""
        return bool(sources) and self._attributions[sources[-1]].rule == HEARSAY

    def _near(self, span: Span) -> list[int]:
        """Return the attributions any part of which reaches into the span."""
        near = {i for page in _pages(span) for i in self._pages.get(page, ())}
        return sorted(i for i in near if any(part.overlaps(span) for part in self._parts(i)))

    def _parts(self, i: int) -> list[Span]:
        return [self._attributions[i].content, *self._frame(i)]

    def _frame(self, i: int) -> list[Span]:
        attribution = self._attributions[i]
        return [span for span in (attribution.source, attribution.cue) if span is not None]

    def _bounds(self, i: int) -> tuple[int, int]:
        return self._attributions[i].content.start, self._attributions[i].content.end

    def _depth(self, i: int) -> int:
        depth, parent = 0, self._attributions[i].parent
        while parent is not None and depth < len(self._attributions):
            depth, parent = depth + 1, self._attributions[parent].parent
        return depth


def _pages(span: Span) -> range:
    return range(span.start // _PAGE, span.end // _PAGE + 1)


def _covers(span: Span, token: Token) -> bool:
    return span.start <= token.start and token.end <= span.end


def _shared(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))
