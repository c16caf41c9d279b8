"""A scene comes in, the attributions that its cue verbs make go out: for languages with the verb second, first or last.

German orders: "X sagte, …" (second), "…, sagte X" (first), "wie X sagte" and "nachdem X gesagt hatte" (last), with
auxiliaries and passives. What stands inside a quote is not looked at.
"""

from collections.abc import Iterator
from itertools import takewhile

from synopse.annotate.attributions.draft import Draft, attribute, content_span, without_content
from synopse.annotate.attributions.phrases import Phrase, is_name, may_speak, pronoun_at, takes_object
from synopse.annotate.attributions.scene import QUOTE, Scene, Segment
from synopse.annotate.attributions.verb_second.clauses import (
    clause_end,
    clause_kind,
    complement,
    content_end,
    goes_on,
    is_main,
    scene_start,
    stands_open,
    unfinished,
)
from synopse.annotate.attributions.verb_second.cues import (
    IMPERSONAL,
    VERBS,
    ClauseCue,
    clause_opening,
    read_cue,
    skip_coordinator,
)
from synopse.annotate.attributions.verb_second.subjects import (
    earlier_verb,
    giver,
    prefield,
    quoting_and_quoted,
    shared_subject,
    subject_after,
    subject_before,
    subject_between,
)
from synopse.model import Span

ASKED = ", asked"  # behind the rule of a passive that says to whom or of whom it is said, not who says it


def find_verb_second(scene: Scene) -> Iterator[Draft]:
    """Yield the attributions of the scene's cue verbs."""
    for verb, item in enumerate(scene.items):
        if item.pos in VERBS or item.form == "part":
            cue = read_cue(scene, verb)
            if cue:
                draft = _frame(scene, cue)
                if draft:
                    yield draft


def _frame(scene: Scene, cue: ClauseCue) -> Draft | None:
    opening = clause_opening(scene, cue)
    if opening is not None:
        return _verb_last(scene, cue, opening)
    segment = scene.segments[cue.segment]
    first = skip_coordinator(scene, segment.start)
    if cue.head <= first or (cue.head == first + 1 and scene.lexicon.has(scene.words[first], "so")):
        return _verb_first(scene, cue)
    return _verb_in_second_place(scene, cue, first)


def _verb_last(scene: Scene, cue: ClauseCue, opening: int) -> Draft | None:
    """Frame "wie X sagte", "der sagte, …", "nachdem X gesagt hatte, …"."""
    lexicon, word = scene.lexicon, scene.words[opening]
    if lexicon.has(word, "as"):
        source = subject_between(scene, opening + 1, cue.head, cue)
        content = _around_clause(scene, opening, cue)
        return attribute(scene, cue, source, content, "as clause", mode="indirect")
    source = subject_between(scene, opening + 1, min(cue.head, cue.verb), cue)
    only_relative = not lexicon.has(word, "question")
    if lexicon.has(word, "relative") and (source is None or not source.direct or only_relative):
        source = source if source and source.direct and source.pronoun else pronoun_at(opening)
    return _with_following(scene, cue, source, "subordinate clause", subordinate=True)


def _around_clause(scene: Scene, opening: int, cue: ClauseCue) -> Span | None:
    """Return what "wie X sagte" stands in: all of the sentence but the clause itself, where that is at an edge.

    What goes on behind it without a verb of its own is part of it ("wurden, wie X sagte, zwei verletzt").
    """
    clause_end = scene.segments[cue.segment].end
    start = scene_start(scene, opening)
    if opening - start <= 1:
        return content_span(scene, clause_end, content_end(scene, clause_end + 1))
    before = content_span(scene, start, opening)
    rest = content_span(scene, clause_end, scene.last)
    if rest and before and scene.words[clause_end] not in {";"} and unfinished(scene, start, opening):
        return content_span(scene, start, scene.last)
    goes_on_to = _verbless_end(scene, clause_end)
    return content_span(scene, start, goes_on_to) if before and goes_on_to > clause_end else before


def _verbless_end(scene: Scene, end: int) -> int:
    """Return where the segments end that stand behind a clause and go on with the one before: without verb or quote."""
    behind = (segment for segment in scene.segments if segment.start > end and segment.mark == ",")
    verbless = takewhile(lambda segment: not _has_verb_or_quote(scene, segment), behind)
    return max((segment.end for segment in verbless), default=end)


def _has_verb_or_quote(scene: Scene, segment: Segment) -> bool:
    return any(item.form == "fin" or item.pos == QUOTE for item in scene.items[segment.start : segment.end])


def _verb_first(scene: Scene, cue: ClauseCue) -> Draft | None:
    """Frame "…, sagte X", also where it is inserted; or a clause whose subject stands before an apposition."""
    segment = scene.segments[cue.segment]
    source = subject_after(scene, cue, segment)
    if segment.end < scene.last and scene.words[segment.end] == ":":
        if said := _around_colon(scene, cue, segment, source):
            return attribute(scene, cue, source, said, "content first")
        return _with_following(scene, cue, source or subject_before(scene, cue), "verb first", back=segment.start)
    if segment.mark == "" or (cue.head != segment.start and not scene.lexicon.has(scene.words[segment.start], "so")):
        earlier = subject_before(scene, cue) if source is None else source
        return _with_following(scene, cue, earlier or source, "coordinated verb", back=segment.start)
    before = _before(scene, segment)
    dependent = source is None or not source.direct or not _may_come_first(scene, cue, segment, source)
    if dependent and not cue.passive and cue.reading.kind != IMPERSONAL:
        earlier = subject_before(scene, cue)
        if earlier:
            return _with_following(scene, cue, earlier, "verb behind an apposition", back=earlier.start)
    if before is None or not _may_come_first(scene, cue, segment, source):
        return _with_following(scene, cue, source, "verb first", back=segment.start)
    source, quoted = quoting_and_quoted(scene, source, cue)
    return attribute(scene, cue, source, before, "content first", quoted=quoted)


def _around_colon(scene: Scene, cue: ClauseCue, segment: Segment, source: Phrase | None) -> Span | None:
    """Return the content of "…, sagte X: …", where a main clause stands before the cue and no quote behind it."""
    start = scene_start(scene, segment.start)
    verb_last = scene.items[segment.start - 2].form == "fin"  # as in a dependent clause
    quoted = any(item.pos == QUOTE for item in scene.items[segment.end + 1 : segment.end + 2])
    if segment.mark != "," or source is None or verb_last or quoted or unfinished(scene, start, segment.start):
        return None
    return content_span(scene, start, scene.last) if _may_come_first(scene, cue, segment, source) else None


def _may_come_first(scene: Scene, cue: ClauseCue, segment: Segment, source: Phrase | None) -> bool:
    """Tell whether what stands before the cue can be its content: a quote, a main clause, or one with "dass"."""
    if source is None and not cue.passive and cue.reading.kind != IMPERSONAL:
        return False
    start = scene_start(scene, segment.start)
    if "c" in cue.reading.takes and _opens_with_conjunction(scene, start):
        return True
    if not set("uq") & set(cue.reading.takes):
        return False
    if unfinished(scene, start, segment.start):
        return segment.end < scene.last and goes_on(scene, start, segment, segment.end)
    return any(is_main(scene, s) for s in scene.segments if start <= s.start < segment.start)


def _opens_with_conjunction(scene: Scene, start: int) -> bool:
    return scene.lexicon.has(scene.words[skip_coordinator(scene, start)], "that")


def _before(scene: Scene, segment: Segment) -> Span | None:
    """Return the content of an inserted or closing cue clause."""
    start = scene_start(scene, segment.start)
    if segment.start - 1 <= start:
        return None
    end = segment.start
    behind = segment.end
    if behind < scene.last and scene.words[behind] == "," and goes_on(scene, start, segment, behind):
        end = content_end(scene, behind + 1)
    elif stands_open(scene, segment.start - 1):
        end = max(end, _verbless_end(scene, behind))
    return content_span(scene, start, end)


def _verb_in_second_place(scene: Scene, cue: ClauseCue, first: int) -> Draft | None:
    """Frame "X sagte, …" and "Am Montag sagte X, …"."""
    segment = scene.segments[cue.segment]
    looks_back = scene.lexicon.has(scene.words[first], "anaphor") and cue.head == first + 1
    source = None
    if not looks_back and (not cue.passive or cue.reading.kind == "quote") and cue.reading.kind != IMPERSONAL:
        source = prefield(scene, first, cue)
    if source is None or (cue.reading.kind != "quote" and not may_speak(scene, source)):
        other = subject_after(scene, cue, segment)
        source = other if source is None or (other and other.direct and may_speak(scene, other)) else source
    if source is None and (cue.passive or cue.reading.kind == IMPERSONAL):
        source = giver(scene, first, cue.head)
    earlier = earlier_verb(scene, first, cue.head)
    if earlier is not None:
        source = shared_subject(scene, first, earlier, cue) or source
        back = _coordinator_before(scene, cue)
    else:
        back = first
    if looks_back and set("cq") & set(cue.reading.takes) and not _clause_follows(scene, cue):
        return without_content(scene, cue, source, "looks back")
    return _with_following(scene, cue, source, "verb second", back=back)


def _coordinator_before(scene: Scene, cue: ClauseCue) -> int:
    for place in range(cue.head - 1, scene.segments[cue.segment].start, -1):
        if scene.lexicon.has(scene.words[place], "coordinator"):
            return place + 1
    return scene.segments[cue.segment].start


def _clause_follows(scene: Scene, cue: ClauseCue) -> bool:
    segment = scene.segments[cue.segment]
    return (
        segment.end < scene.last
        and scene.words[segment.end] in {":", ","}
        and (complement(scene, cue, cue.segment + 1) is not None)
    )


def _with_following(
    scene: Scene,
    cue: ClauseCue,
    source: Phrase | None,
    rule: str,
    *,
    back: int | None = None,
    subordinate: bool = False,
) -> Draft | None:
    """Return the attribution whose content follows the cue, is a quote in its clause, or the clause itself."""
    reading = cue.reading
    start = complement(scene, cue, cue.segment + 1, subordinate=subordinate)
    if start is not None:
        end = content_end(scene, start, subordinate=subordinate)
        content = content_span(scene, start, end)
        rule += ASKED if source is None and _asks(scene, cue, start) else ""
        if content:
            source, quoted = quoting_and_quoted(scene, source, cue)
            return attribute(scene, cue, source, content, rule, quoted=quoted)
    segment = scene.segments[cue.segment]
    quote = _quote_in(scene, segment, cue, source)
    if quote is not None and set("qo") & set(reading.takes):
        content = scene.span(quote, quote + 1)
        return attribute(scene, cue, source, content, rule + ", quote inside", mode="direct")
    if source is None or not may_speak(scene, source):
        return None
    if subordinate or not takes_object(scene, reading.takes, segment.start, segment.end):
        return without_content(scene, cue, source)
    begin = min(segment.start, source.start) if back is None else back
    content = content_span(scene, begin, clause_end(scene, cue.segment, cue.head))
    return attribute(scene, cue, source, content, rule + ", reported", mode="reported")


def _asks(scene: Scene, cue: ClauseCue, start: int) -> bool:
    """Tell whether the cue is a passive whose subject is asked to do, or accused of, what follows."""
    following = scene.segments[scene.segment_of(start)]
    return cue.passive and "i" in cue.reading.takes and clause_kind(scene, following, start) == "i"


def _quote_in(scene: Scene, segment: Segment, cue: ClauseCue, source: Phrase | None) -> int | None:
    for place in range(segment.start, segment.end):
        outside = source is None or not source.start <= place < source.end
        if outside and scene.items[place].pos == QUOTE and place != cue.verb and not is_name(scene, place):
            return place
    return None
