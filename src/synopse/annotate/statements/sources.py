"""Which attributions a clause stands inside, and which clauses are only the frame of one."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, takewhile

from synopse.annotate.statements.clauses import Clause, is_finite, trimmed
from synopse.annotate.statements.insertions import without_insertions
from synopse.annotate.statements.polarity import is_answer
from synopse.languages import Language, WordList
from synopse.model import Annotated, Attribution, Quantity, Sentence, Span, Token

_NEAR_CUE = 12  # characters around a cue in which a negation or a refusal is meant for it, as it is up to a break
_BREAKS = frozenset(",;:()[]–—")
_DEEDS = frozenset({"inf", "ger"})  # forms of verbs that say what is done, without saying that it is so
_SPOKEN_TO = ("speaker_nouns", "people", "time_units")  # nouns beside a verb of saying that are no object of it
_VERBS = frozenset({"VERB", "AUX"})
_TELLING = frozenset({"NOUN", "VERB", "PROPN", "NUM", "ADJ"})
ASKED = ", asked"  # ends the rule of "the residents were asked to …", which names nobody who asks
PHRASE = " phrase"  # ends the rules of attributions by a preposition ("according to")
DIRECT = "direct"
REPORTED = "reported"  # the mode of what is told as the source's deed: the whole clause states it
BARE = "bare clause"  # the rule of what stands behind a cue without a conjunction: a clause, or only a noun
HEARSAY = "hearsay"  # the rule of an attribution to nobody
_INSIDE_PHRASE = frozenset({"DET", "ADJ", "NUM", "NOUN", "PROPN", "ADV"})
_OBJECT = "yes"  # of the verbs that deny what a noun beside them tells
_COLON = ":"
_MANY = 10  # people of whom it is told that they speak
_PAGE = 1000  # characters: attributions are looked up by the pages of the text that they reach into


class Frames:
    """The attributions of a report, ready to be asked about its clauses."""

    def __init__(self, annotated: Annotated, language: Language) -> None:
        self._attributions = attributions = annotated.attributions
        self._quantities = annotated.quantities
        self._whole = _told_whole(annotated)
        self._conjunctions = language.words["complementisers"]
        self._deeds = language.words["telling_deeds"]
        self._spoken_to = frozenset(word for name in _SPOKEN_TO for word in language.words[name])
        self._frames = [[] if i in self._whole else _frame(a) for i, a in enumerate(attributions)]
        self._parts = [[a.content, *frame] for a, frame in zip(attributions, self._frames, strict=True)]
        self._known: dict[tuple[int, int], list[int]] = {}
        self._pages: dict[int, set[int]] = defaultdict(set)
        for i, parts in enumerate(self._parts):
            for page in (page for part in parts for page in _pages(part)):
                self._pages[page].add(i)

    def cuts(self, sentence: Sentence) -> list[int]:
        """Return the offsets inside a sentence where an attributed content begins or ends."""
        cutting = (i for i in self._near(sentence) if i not in self._whole)
        bounds = {bound for i in cutting for bound in self._bounds(i)} | set(self._added(sentence))
        return sorted(bound for bound in bounds if sentence.start < bound < sentence.end)

    def without_inserted(self, sentence: Sentence, language: Language) -> Sentence:
        """Return a sentence without the clauses inside it that only say who says it (", said the mayor,")."""
        cues = (cue for i in self._near(sentence) if (cue := self._inserted(i)))
        return without_insertions(sentence, cues, self._counts, language)

    def _inserted(self, i: int) -> Span | None:
        """Return the cue of an attribution that stands inside what is said, but not in a quotation, else None."""
        attribution = self._attributions[i]
        cue = attribution.cue
        if cue is None or i in self._whole or attribution.mode == DIRECT or attribution.rule.endswith(PHRASE):
            return None
        return cue if attribution.content.contains(cue) else None

    def _counts(self, stretch: Sequence[Token]) -> bool:
        return any(map(self._is_counted, self._quantities_in(Clause(tuple(stretch), tuple(stretch)))))

    def _added(self, sentence: Sentence) -> Iterator[int]:
        """Yield where a sentence adds what somebody said ("he resigned, saying that …")."""
        cues = {cue.start for i in self._near(sentence) if (cue := self._attributions[i].cue) is not None}
        for mark, token in pairwise(sentence.tokens):
            if token.form == "ger" and token.start in cues and mark.text in _BREAKS:
                yield token.start

    def without_frames(self, clauses: Iterable[Clause]) -> list[Clause]:
        """Return the clauses that state something, the words of sources and cues cut off where a clause holds both."""
        stating: list[Clause] = []
        frame: Clause | None = None
        for clause in clauses:
            span = Span(clause.start, clause.end)
            frames = [frame for i in self._near(span) for frame in self._frames[i] if frame.overlaps(span)]
            rest = clause if self._is_beside_cue(clause) else _without(clause, frames)
            inside = any(self._attributions[i].content.overlaps(span) for i in self._near(span))
            if frames and not inside and rest is not clause and not self._goes_on(rest, span):
                stating += [frame] if frame and self._tells_more(frame) else []
                frame = clause
                continue
            if frame and rest and self._is_done(frame, rest):
                rest = Clause(frame.tokens + rest.tokens, rest.core)
            elif frame and self._tells_more(frame):
                stating.append(frame)
            frame = None
            if rest and frames and inside and stating and not _is_finite(rest):
                stating[-1] = Clause(stating[-1].tokens + rest.tokens, stating[-1].core + rest.core)
            elif rest:
                stating.append(rest)
        return stating + ([frame] if frame and self._tells_more(frame) else [])

    def _is_done(self, frame: Clause, rest: Clause) -> bool:
        """Tell whether a frame says who does, or is asked to do, what follows: that is part of what is stated."""
        if self._asks(Span(frame.start, frame.end)):
            return True
        if rest.words[0] in self._conjunctions:
            return False
        spans = Span(frame.start, frame.end), Span(rest.start, rest.end)
        near = set(self._near(spans[0])) & set(self._near(spans[1]))
        quoted = any(self._attributions[i].mode == DIRECT for i in near)
        return bool(near) and not quoted and not _is_finite(rest) and any(t.form in _DEEDS for t in rest.tokens)

    def _tells_more(self, frame: Clause) -> bool:
        """Tell whether a frame says more than who says it ("A guard noticed the empty beds: …").

        Its verb is one that tells of a deed, or no cue, and has an object that is nobody spoken to; or it counts
        something ("she told some 120 guests", "2,600 victims have come forward"), more than a few who speak.
        """
        if _is_finite(frame) and any(map(self._is_counted, self._quantities_in(frame))):
            return True
        near = [self._attributions[i] for i in self._near(Span(frame.start, frame.end))]
        spans = [cue for attribution in near if (cue := attribution.cue) is not None]
        cues = [token for token in frame.tokens if any(_covers(span, token) for span in spans)]
        if not _is_finite(frame) or not all(t.pos == "NOUN" or t.lemma.lower() in self._deeds for t in cues):
            return False
        parts = [part for attribution in near for part in _frame(attribution)]
        bare = (token for token in _bare_nouns(frame) if not any(_covers(part, token) for part in parts))
        return any(token.lemma.lower() not in self._spoken_to for token in bare)

    def _quantities_in(self, frame: Clause) -> Sequence[Quantity]:
        """Return the quantities that begin inside a frame, and not in a relative clause inside it."""
        bounds = (bisect_left(self._quantities, bound, key=lambda q: q.start) for bound in (frame.start, frame.end))
        starts = {token.start for token in frame.tokens}
        return [quantity for quantity in self._quantities[slice(*bounds)] if quantity.start in starts]

    def _is_counted(self, quantity: Quantity) -> bool:
        """Tell whether a quantity of a frame counts something other than a few who speak."""
        if not quantity.counted:
            return False
        sources = (source for i in self._near(quantity) if (source := self._attributions[i].source) is not None)
        return (quantity.low or 0) >= _MANY or not any(source.contains(quantity) for source in sources)

    def _is_beside_cue(self, clause: Clause) -> bool:
        """Tell whether a clause that names a source says something else of it: its own verb is no cue."""
        span = Span(clause.start, clause.end)
        cues = [cue for i in self._near(span) if (cue := self._attributions[i].cue) is not None]
        return _is_finite(clause) and not any(cue.overlaps(span) for cue in cues)

    def _goes_on(self, rest: Clause | None, span: Span) -> bool:
        """Tell whether a clause goes on behind "according to …" with a verb of its own."""
        phrases = all(self._attributions[i].rule.endswith(PHRASE) for i in self._near(span))
        return phrases and rest is not None and _is_finite(rest)

    def _asks(self, span: Span) -> bool:
        """Tell whether a frame says who is asked to do, or accused of, what follows: that is part of what is stated."""
        return any(self._attributions[i].rule.endswith(ASKED) for i in self._near(span))

    def around(self, clause: Clause) -> tuple[int, ...]:
        """Return the indices of the attributions whose content holds most of the clause, outermost first."""
        span = Span(clause.core[0].start, clause.core[-1].end)
        found = [i for i in self._near(span) if self._holds(i, span, clause)]
        return tuple(sorted(found, key=lambda i: (self._depth(i), -len(self._attributions[i].content), i)))

    def _holds(self, i: int, span: Span, clause: Clause) -> bool:
        """Tell whether most of a stretch is what an attribution is about, or its clause tells of the source's deed."""
        content, cue = self._attributions[i].content, self._attributions[i].cue
        if i in self._whole and cue is not None and span.contains(cue):
            return span.overlaps(content) and any(_covers(cue, token) for token in clause.tokens)
        return 2 * _shared(content, span) > len(span)

    def unsaid(self, sources: tuple[int, ...], sentence: Sentence, language: Language) -> bool:
        """Tell whether the innermost of the sources does not say it: "did not deny that", "refused to confirm that"."""
        if not sources:
            return False
        content, cue = self._attributions[sources[-1]].content, self._attributions[sources[-1]].cue
        if cue is None or not sentence.contains(cue) or self._tells_deed(sources[-1], sentence):
            return False
        if self._has_colon(sources[-1], sentence):  # "What they do not say: …"
            return False
        ends = {*_BREAKS, *language.words["relatives"]}
        behind = (token for token in sentence.tokens if token.start >= cue.end)
        own = list(takewhile(lambda t: t.text.lower() not in ends and not content.overlaps(t), behind))
        near = Span(cue.start - _NEAR_CUE, max(cue.end + _NEAR_CUE, own[-1].end if own else 0))
        frame = [token for token in sentence.tokens if near.overlaps(token) and not content.overlaps(token)]
        before = [token for token in frame if not _covers(cue, token)]
        return _any_in(language.words["negations"], frame) or _any_in(language.words["refusals"], before)

    def _tells_deed(self, i: int, sentence: Sentence) -> bool:
        """Tell whether an attribution is all that its source does ("did not appeal the order")."""
        cue = self._attributions[i].cue
        cues = [token for token in sentence.tokens if cue is not None and _covers(cue, token)]
        return i in self._whole and any(token.lemma.lower() in self._deeds for token in cues)

    def denied(self, sources: tuple[int, ...], sentence: Sentence, clause: Clause, language: Language) -> bool:
        """Tell whether the innermost of the sources says that a clause is not so, or refuses to do what it tells of.

        What is said against a claim, as a quotation, behind a colon or with a negation of its own, is not denied.
        """
        if not (cues := self.cue_lemmas(sources, sentence)):
            return False
        finite = any(map(is_finite, clause.tokens))
        if not cues.isdisjoint(language.words["refusals"]) and not finite:
            return True
        denials = [objects for word, objects in language.words["denials"].column("object").items() if word in cues]
        if not denials or (sources[-1] in self._whole and _OBJECT not in denials):
            return False
        return not (self._is_quoted(sources[-1], sentence) or is_answer(clause, language))

    def _is_quoted(self, i: int, sentence: Sentence) -> bool:
        """Tell whether a colon leads from the cue of an attribution to its content, or the content is a quotation."""
        return self._attributions[i].mode == DIRECT or self._has_colon(i, sentence)

    def _has_colon(self, i: int, sentence: Sentence) -> bool:
        attribution = self._attributions[i]
        end = attribution.cue.end if attribution.cue else attribution.content.start
        return any(t.text == _COLON for t in sentence.tokens if end <= t.start < attribution.content.start)

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
        here = [cue for cue in cues if cue.overlaps(sentence)]
        return frozenset(t.lemma.lower() for cue in here for t in sentence.tokens if _covers(cue, t))

    def hearsay(self, sources: tuple[int, ...]) -> bool:
        """Tell whether the innermost of the sources is a rumour ("is said to have …")."""
        return bool(sources) and self._attributions[sources[-1]].rule == HEARSAY

    def _near(self, span: Span) -> list[int]:
        """Return the attributions any part of which reaches into the span, worked out once for each span."""
        key = span.start, span.end
        if key not in self._known:
            near = {i for page in _pages(span) for i in self._pages.get(page, ())}
            self._known[key] = sorted([i for i in near if self._reaches(i, *key)])
        return self._known[key]

    def _reaches(self, i: int, start: int, end: int) -> bool:
        """Tell whether a part of an attribution overlaps a stretch of the text."""
        return any(part.start < end and start < part.end for part in self._parts[i])

    def _bounds(self, i: int) -> tuple[int, int]:
        return self._attributions[i].content.start, self._attributions[i].content.end

    def _depth(self, i: int) -> int:
        depth, parent = 0, self._attributions[i].parent
        while parent is not None and depth < len(self._attributions):
            depth, parent = depth + 1, self._attributions[parent].parent
        return depth


def _bare_nouns(clause: Clause) -> Iterator[Token]:
    """Yield the nouns of a clause that stand behind no preposition."""
    governed = False
    for token in clause.tokens:
        if token.pos == "NOUN" and not governed:
            yield token
        governed = token.pos == "ADP" or (governed and token.pos in _INSIDE_PHRASE)


def _is_finite(clause: Clause) -> bool:
    return any(map(is_finite, clause.tokens))


def _without(clause: Clause, frames: Sequence[Span]) -> Clause | None:
    """Return a clause without the words of frames, or None where nothing is left that tells something."""
    if not frames:
        return clause
    kept = trimmed(t for t in clause.tokens if not any(_covers(frame, t) for frame in frames))
    if not any(t.pos in _TELLING for t in kept):
        return None
    starts = {t.start for t in kept}
    return Clause(kept, tuple(t for t in clause.core if t.start in starts) or kept)


def _told_whole(annotated: Annotated) -> frozenset[int]:
    """Return the attributions that tell of a deed of the source, by a noun and not by a clause: "rejected the plan"."""
    told = {i: a for i, a in enumerate(annotated.attributions) if a.mode == REPORTED or a.rule == BARE}
    if not told:
        return frozenset()
    verbs = [token for sentence in annotated.sentences for token in sentence.tokens if token.pos in _VERBS]
    starts = [verb.start for verb in verbs]
    whole = []
    for i, attribution in told.items():
        content, cue = attribution.content, attribution.cue
        inside = verbs[bisect_left(starts, content.start) : bisect_left(starts, content.end)]
        is_clause = any(map(is_finite, inside)) or (attribution.rule == BARE and inside)
        if not is_clause or (cue is not None and content.contains(cue)):
            whole.append(i)
    return frozenset(whole)


def _frame(attribution: Attribution) -> list[Span]:
    """Return the words of source and cue; without a cue the source stands in the frame of another attribution."""
    if attribution.cue is None:
        return []
    if attribution.source is None:
        return [attribution.cue]
    words = (attribution.cue, attribution.source)
    if attribution.rule.endswith(PHRASE):
        return [Span(min(span.start for span in words), max(span.end for span in words))]
    return [attribution.source, attribution.cue]


def _pages(span: Span) -> range:
    return range(span.start // _PAGE, span.end // _PAGE + 1)


def _any_in(words: WordList, tokens: Iterable[Token]) -> bool:
    return any(word in words for token in tokens for word in (token.text.lower(), token.lemma.lower()))


def _covers(span: Span, token: Token) -> bool:
    return span.start <= token.start and token.end <= span.end


def _shared(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))
