"""A scene comes in, the attributions that its cue verbs make go out: for languages whose verb stands second, first or last.

German orders: "X sagte, …" (second), "…, sagte X" (first), "wie X sagte" and "nachdem X gesagt hatte" (last), with
auxiliaries and passives. What stands inside a quote is not looked at.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from synopse.annotate.attributions.draft import Cue, Draft, attribute, content_span, without_content
from synopse.annotate.attributions.lexicon import CueVerb
from synopse.annotate.attributions.mood import is_subjunctive
from synopse.annotate.attributions.phrases import Phrase, is_name, may_speak, pronoun_at, read_phrase, skip_adverbs
from synopse.annotate.attributions.scene import QUOTE, Scene, Segment, subordinates
from synopse.model import Span

IMPERSONAL = "impersonal"
_VERBS = frozenset({"VERB", "AUX"})
_RUN = 2  # names in a row, the least of which one can be somebody else's
_FARTHEST = 4  # segments between the cue's clause and its conjunction or its content (appositions, relative clauses)


@dataclass(frozen=True, slots=True)
class ClauseCue(Cue):
    """A cue verb whose clause has its finite verb at `head`."""

    head: int


def find_verb_second(scene: Scene) -> Iterator[Draft]:
    """Yield the attributions of the scene's cue verbs."""
    for verb, item in enumerate(scene.items):
        if item.pos in _VERBS or item.form == "part":
            cue = _read_cue(scene, verb)
            if cue:
                draft = _frame(scene, cue)
                if draft:
                    yield draft


def _read_cue(scene: Scene, verb: int) -> ClauseCue | None:
    item = scene.items[verb]
    place = scene.segment_of(verb)
    segment = scene.segments[place]
    last = scene.words[segment.end - 1]
    readings = scene.lexicon.verbs.get(item.lemma, ()) or scene.lexicon.verbs.get(last + item.lemma, ())
    reading = next((r for r in readings if _accompanied(scene, segment, r)), None)
    if reading is None:
        return None
    if item.form in {"fin", "past"}:
        return ClauseCue(verb, place, reading, False, verb)
    head = _auxiliary(scene, segment, verb)
    if head is None:
        return ClauseCue(verb, place, reading, False, verb) if _second_in(scene, segment, verb) else None
    passive = item.form == "part" and scene.items[head].lemma == scene.lexicon.passive
    return ClauseCue(verb, place, reading, passive, head)


def _second_in(scene: Scene, segment: Segment, verb: int) -> bool:
    """Tell whether a participle may be a present tense ("kritisiert"): alone in its clause, behind a full phrase or first."""
    if scene.items[verb].form != "part" or (verb + 1 >= segment.end and verb > segment.start):
        return False
    phrase = read_phrase(scene, segment.start, apposed=False)
    return verb == segment.start or (phrase is not None and phrase.direct and phrase.end == verb)


def _accompanied(scene: Scene, segment: Segment, reading: CueVerb) -> bool:
    if not reading.companions:
        return True
    return any(
        scene.words[k] in reading.companions or scene.items[k].lemma.lower() in reading.companions
        for k in range(segment.start, segment.end)
    )


def _auxiliary(scene: Scene, segment: Segment, verb: int) -> int | None:
    """Return the finite verb of a participle's or infinitive's segment: before it, or right behind it."""
    for place in (*range(verb + 1, min(verb + 3, segment.end)), *range(segment.start, verb)):
        if scene.items[place].form == "fin" and scene.items[place].pos in _VERBS:
            return place
    return None


def _frame(scene: Scene, cue: ClauseCue) -> Draft | None:
    opening = _clause_opening(scene, cue)
    if opening is not None:
        return _verb_last(scene, cue, opening)
    segment = scene.segments[cue.segment]
    first = _skip_coordinator(scene, segment.start)
    if cue.head <= first or (cue.head == first + 1 and scene.lexicon.has(scene.words[first], "so")):
        return _verb_first(scene, cue)
    return _verb_in_second_place(scene, cue, first)


def _skip_coordinator(scene: Scene, place: int) -> int:
    return place + 1 if scene.lexicon.has(scene.words[place], "coordinator") else place


def _clause_opening(scene: Scene, cue: ClauseCue) -> int | None:
    """Return the item of the conjunction or relative pronoun of a clause whose verb stands last, or None."""
    segment = scene.segments[cue.segment]
    if max(cue.head, cue.verb) < segment.end - 1 and not _ends_clause(scene, max(cue.head, cue.verb) + 1):
        return None
    for place in range(cue.segment, max(-1, cue.segment - _FARTHEST), -1):
        start = _skip_coordinator(scene, scene.segments[place].start)
        if start >= cue.head:
            continue
        word = scene.words[start]
        if scene.lexicon.has(word, "as") or subordinates(scene, start):
            return start
        if place == cue.segment and scene.segments[place].mark and scene.lexicon.has(word, "relative"):
            return start if _relative_fits(scene, start, cue.head) else None
        if (
            place == cue.segment
            and start + 1 < cue.head
            and scene.items[start].pos == "ADP"
            and scene.lexicon.has(scene.words[start + 1], "relative_only")
        ):
            return start + 1
    return None


def _relative_fits(scene: Scene, start: int, head: int) -> bool:
    """Tell whether a word like "der" opens a relative clause, not a phrase that fills the place before the verb."""
    if scene.lexicon.has(scene.words[start], "relative_only"):
        return True
    phrase = read_phrase(scene, start, apposed=False)
    return head > start + 1 and not (phrase and phrase.end >= head)


def _ends_clause(scene: Scene, place: int) -> bool:
    return place >= scene.last or scene.lexicon.has(scene.words[place], "and")


def _verb_last(scene: Scene, cue: ClauseCue, opening: int) -> Draft | None:
    """Frame "wie X sagte", "der sagte, …", "nachdem X gesagt hatte, …"."""
    lexicon, word = scene.lexicon, scene.words[opening]
    if lexicon.has(word, "as"):
        source = _subject_between(scene, opening + 1, cue.head, cue)
        content = _around_clause(scene, opening, cue)
        return attribute(scene, cue, source, content, "as clause", mode="indirect")
    source = _subject_between(scene, opening + 1, min(cue.head, cue.verb), cue)
    if lexicon.has(word, "relative") and (source is None or not source.direct or scene.items[opening].lemma == "der"):
        source = source if source and source.direct and source.pronoun else pronoun_at(opening)
    return _with_following(scene, cue, source, "subordinate clause", subordinate=True)


def _subject_between(scene: Scene, start: int, end: int, cue: ClauseCue) -> Phrase | None:
    """Return the first phrase between two items that may be a subject (a giver, in a passive)."""
    if cue.passive or cue.reading.kind == IMPERSONAL:
        return _giver(scene, start, scene.segments[cue.segment].end)
    oblique = None
    place = start
    while place < end:
        place = skip_adverbs(scene, place, end)
        phrase = read_phrase(scene, place) if place < end else None
        if phrase and phrase.start < end:
            if phrase.direct:
                return phrase
            oblique = oblique or phrase
        place = max(place + 1, phrase.end if phrase else 0)
    return oblique


def _giver(scene: Scene, start: int, end: int) -> Phrase | None:
    """Return who a passive or "es heißt" names: "vom Ministerium", "aus Sicherheitskreisen", "in dem Bericht"."""
    best: Phrase | None = None
    for place in range(start, min(end, len(scene.items) - 1)):
        if scene.lexicon.has(scene.words[place], "giver"):
            phrase = read_phrase(scene, place + 1)
            if phrase and (best is None or scene.lexicon.has(scene.words[place], "by")):
                best = phrase
    return best


def _around_clause(scene: Scene, opening: int, cue: ClauseCue) -> Span | None:
    """Return what "wie X sagte" stands in: all of the sentence but the clause itself, where that is at an edge."""
    clause_end = scene.segments[cue.segment].end
    start = _scene_start(scene, opening)
    if opening - start <= 1:
        return content_span(scene, clause_end, _content_end(scene, clause_end))
    before = content_span(scene, start, opening)
    rest = content_span(scene, clause_end, scene.last)
    if rest and before and scene.words[clause_end] not in {";"} and _unfinished(scene, start, opening):
        return content_span(scene, start, scene.last)
    return before


def _unfinished(scene: Scene, start: int, end: int) -> bool:
    """Tell whether the items before an inserted clause hold no finite verb, so that what follows belongs to them."""
    return not any(scene.items[k].form == "fin" for k in range(start, end)) and not any(
        scene.items[k].pos == QUOTE for k in range(start, end)
    )


def _scene_start(scene: Scene, before: int) -> int:
    """Return where the sentence part that holds the items before `before` begins: behind the last semicolon."""
    for place in range(before - 1, -1, -1):
        if scene.words[place] == ";":
            return place + 1
    return 0


def _content_end(scene: Scene, start: int, *, subordinate: bool = False) -> int:
    """Return where a content that begins at `start` ends: at a semicolon, or at a clause that attributes anew.

    Behind a `subordinate` clause it ends where the main clause takes up with its verb.
    """
    for segment in scene.segments:
        if segment.start <= start:
            continue
        if subordinate and scene.items[segment.start].form == "fin" and not is_subjunctive(scene, segment.start):
            return segment.start - 1
        if segment.mark == ";":
            return segment.start - 1
        if _attributes(scene, segment):
            return segment.start - 1
    return scene.last


def _attributes(scene: Scene, segment: Segment) -> bool:
    """Tell whether a segment says of what stands before it who said it: ", sagte X", ", so X", ", wie X sagte"."""
    lexicon, words, items = scene.lexicon, scene.words, scene.items
    first = segment.start
    if lexicon.has(words[first], "so"):
        return True
    if lexicon.has(words[first], "as") and any(i.lemma in lexicon.verbs for i in items[first : segment.end]):
        return True
    after = _skip_coordinator(scene, first)
    item = items[after] if after < segment.end else items[first]
    reading = next(iter(lexicon.verbs.get(item.lemma, ())), None)
    return bool(reading and reading.kind == "say" and item.form == "fin" and not is_subjunctive(scene, after))


def _verb_first(scene: Scene, cue: ClauseCue) -> Draft | None:
    """Frame "…, sagte X", also where it is inserted; or a clause whose subject stands before an apposition."""
    segment = scene.segments[cue.segment]
    source = _subject_after(scene, cue, segment)
    if segment.end < scene.last and scene.words[segment.end] == ":":
        return _with_following(scene, cue, source or _subject_before(scene, cue), "verb first", back=segment.start)
    if segment.mark == "" or (cue.head != segment.start and not scene.lexicon.has(scene.words[segment.start], "so")):
        earlier = _subject_before(scene, cue) if source is None else source
        return _with_following(scene, cue, earlier or source, "coordinated verb", back=segment.start)
    before = _before(scene, segment)
    if source is None and not cue.passive and cue.reading.kind != IMPERSONAL:
        source = _subject_before(scene, cue)
        if source:
            return _with_following(scene, cue, source, "verb behind an apposition", back=source.start)
    if before is None or not _may_come_first(scene, cue, segment, source):
        return _with_following(scene, cue, source, "verb first", back=segment.start)
    quoted = _second_name(scene, source, cue)
    return attribute(scene, cue, source, before, "content first", quoted=quoted)


def _may_come_first(scene: Scene, cue: ClauseCue, segment: Segment, source: Phrase | None) -> bool:
    """Tell whether what stands before the cue can be its content: a quote or a main clause, not a phrase or a dependent clause."""
    if not set("uq") & set(cue.reading.takes) or (
        source is None and not cue.passive and cue.reading.kind != IMPERSONAL
    ):
        return False
    start = _scene_start(scene, segment.start)
    if _unfinished(scene, start, segment.start):
        return segment.end < scene.last and _goes_on(scene, start, segment, segment.end)
    return any(_is_main(scene, s) for s in scene.segments if start <= s.start < segment.start)


def _is_main(scene: Scene, segment: Segment) -> bool:
    """Tell whether a segment is a main clause or holds a quote of some length."""
    inside = range(segment.start, segment.end)
    if any(scene.items[k].pos == QUOTE and not is_name(scene, k) for k in inside):
        return True
    first = _skip_coordinator(scene, segment.start)
    finite = [k for k in inside if scene.items[k].form == "fin"]
    if not finite or subordinates(scene, first) or scene.lexicon.has(scene.words[first], "as"):
        return False
    return any(is_subjunctive(scene, k) for k in finite) or _clause_kind(scene, segment, first) == "U"


def _second_name(scene: Scene, source: Phrase | None, cue: ClauseCue) -> Phrase | None:
    """Return whom the source quotes: the phrase behind it, or the name that its run of names ends in."""
    if cue.reading.kind != "quote" or source is None:
        return None
    segment = scene.segments[cue.segment]
    place = skip_adverbs(scene, max(source.end, cue.verb + 1), segment.end)
    quoted = read_phrase(scene, place) if place < segment.end and not cue.passive else None
    return quoted or _last_name(scene, source)


def _last_name(scene: Scene, source: Phrase) -> Phrase | None:
    """Return the last word of a run of names behind a noun as a phrase: in "the agency TASS Orlow" the one quoted."""
    last = source.core_end - 1
    run = [k for k in range(source.core_start, source.core_end) if scene.items[k].pos == "PROPN"]
    if len(run) < _RUN or run[-1] != last or run[0] == source.core_start:
        return None
    return Phrase(last, source.core_end, last, source.core_end, source.core_end, True)


def _before(scene: Scene, segment: Segment) -> Span | None:
    """Return the content of an inserted or closing cue clause."""
    start = _scene_start(scene, segment.start)
    if segment.start - 1 <= start:
        return None
    end = segment.start
    behind = segment.end
    if behind < scene.last and scene.words[behind] == "," and _goes_on(scene, start, segment, behind):
        end = _content_end(scene, behind + 1)
    return content_span(scene, start, end)


def _goes_on(scene: Scene, start: int, segment: Segment, behind: int) -> bool:
    """Tell whether what follows an inserted cue clause belongs to its content."""
    following = [s for s in scene.segments if s.start > behind]
    if not following:
        return False
    rest = range(following[0].start, scene.last)
    if any(scene.items[k].pos == QUOTE and len(scene.items[k]) > 12 for k in rest):
        return True
    if any(is_subjunctive(scene, k) for k in rest):
        return True
    return _unfinished(scene, start, segment.start)


def _subject_after(scene: Scene, cue: ClauseCue, segment: Segment) -> Phrase | None:
    return _subject_between(scene, cue.head + 1, segment.end, cue)


def _subject_before(scene: Scene, cue: ClauseCue) -> Phrase | None:
    """Return the subject of a verb that a comma parts from it ("X, der Sprecher, sagte") or that it shares."""
    for place in range(cue.segment - 1, max(-1, cue.segment - _FARTHEST), -1):
        segment = scene.segments[place]
        start = _skip_coordinator(scene, segment.start)
        finite = [k for k in range(start, segment.end) if scene.items[k].form == "fin"]
        aside = place > 0 and segment.mark in {",", "("}
        if aside and (
            not finite or (scene.lexicon.has(scene.words[start], "relative") and finite[-1] >= segment.end - 1)
        ):
            continue
        phrase = read_phrase(scene, start)
        return phrase if phrase and phrase.direct and (finite or phrase.end >= segment.end) else None
    return None


def _verb_in_second_place(scene: Scene, cue: ClauseCue, first: int) -> Draft | None:
    """Frame "X sagte, …" and "Am Montag sagte X, …"."""
    segment = scene.segments[cue.segment]
    looks_back = scene.lexicon.has(scene.words[first], "anaphor") and cue.head == first + 1
    source = None
    if not looks_back and (not cue.passive or cue.reading.kind == "quote") and cue.reading.kind != IMPERSONAL:
        source = _prefield(scene, first, cue)
    if source is None or (cue.reading.kind != "quote" and not may_speak(scene, source)):
        other = _subject_after(scene, cue, segment)
        source = other if source is None or (other and may_speak(scene, other)) else source
    if source is None and (cue.passive or cue.reading.kind == IMPERSONAL):
        source = _giver(scene, first, cue.head)
    earlier = _earlier_verb(scene, first, cue.head)
    if earlier is not None:
        source = _shared_subject(scene, first, earlier, cue) or source
        back = _coordinator_before(scene, cue)
    else:
        back = first
    if looks_back and set("cq") & set(cue.reading.takes) and not _clause_follows(scene, cue):
        return without_content(scene, cue, source, "looks back")
    return _with_following(scene, cue, source, "verb second", back=back)


def _earlier_verb(scene: Scene, first: int, head: int) -> int | None:
    """Return the finite verb of an earlier clause in the segment that "und" joins the cue's to, or None."""
    if not any(scene.lexicon.has(scene.words[k], "coordinator") for k in range(first, head)):
        return None
    return next((k for k in range(first, head) if scene.items[k].form == "fin"), None)


def _shared_subject(scene: Scene, first: int, verb: int, cue: ClauseCue) -> Phrase | None:
    """Return the subject that the cue shares with an earlier verb of its segment."""
    phrase = read_phrase(scene, first)
    if phrase and phrase.direct and skip_adverbs(scene, phrase.end, verb) >= verb:
        return phrase
    return _subject_between(scene, verb + 1, cue.head, cue)


def _coordinator_before(scene: Scene, cue: ClauseCue) -> int:
    for place in range(cue.head - 1, scene.segments[cue.segment].start, -1):
        if scene.lexicon.has(scene.words[place], "coordinator"):
            return place + 1
    return scene.segments[cue.segment].start


def _prefield(scene: Scene, first: int, cue: ClauseCue) -> Phrase | None:
    """Return the subject that stands before the verb, or None where something else fills that place."""
    phrase = read_phrase(scene, first)
    if phrase is None or not phrase.direct:
        return None
    if skip_adverbs(scene, phrase.end, cue.head) < cue.head:
        return None
    return phrase


def subject_of_clause(scene: Scene, end: int) -> Phrase | None:
    """Return the subject of the last main clause before an item: what fills the place before its verb, or follows it."""
    for place in range(scene.segment_of(end) - 1, -1, -1):
        segment = scene.segments[place]
        first = _skip_coordinator(scene, segment.start)
        verb = next((k for k in range(first, segment.end) if scene.items[k].form == "fin"), None)
        if verb is None or subordinates(scene, first):
            continue
        if scene.lexicon.has(scene.words[first], "relative") and verb > first + 2:
            continue
        cue = ClauseCue(verb, place, CueVerb(frozenset(), "say", ""), False, verb)
        if verb > first:
            return _prefield(scene, first, cue) or _subject_after(scene, cue, segment)
        return _subject_after(scene, cue, segment) or _subject_before(scene, cue)
    return None


def _clause_follows(scene: Scene, cue: ClauseCue) -> bool:
    segment = scene.segments[cue.segment]
    return (
        segment.end < scene.last
        and scene.words[segment.end] in {":", ","}
        and (_complement(scene, cue, cue.segment + 1) is not None)
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
    """Return the attribution whose content follows the cue, stands in its clause as a quote, or is the clause itself."""
    reading = cue.reading
    start = _complement(scene, cue, cue.segment + 1, subordinate=subordinate)
    if start is not None:
        content = content_span(scene, start, _content_end(scene, start, subordinate=subordinate))
        if content:
            quoted = _second_name(scene, source, cue)
            return attribute(scene, cue, source, content, rule, quoted=quoted)
    segment = scene.segments[cue.segment]
    quote = _quote_in(scene, segment, cue, source)
    if quote is not None and set("qo") & set(reading.takes):
        content = scene.span(quote, quote + 1)
        return attribute(scene, cue, source, content, rule + ", quote inside", mode="direct")
    if source is None or not may_speak(scene, source):
        return None
    if "o" not in reading.takes or subordinate:
        return without_content(scene, cue, source)
    begin = min(back if back is not None else segment.start, source.start if source else segment.end)
    content = content_span(scene, begin, _clause_end(scene, cue.segment))
    return attribute(scene, cue, source, content, rule + ", reported", mode="reported")


def _quote_in(scene: Scene, segment: Segment, cue: ClauseCue, source: Phrase | None) -> int | None:
    for place in range(segment.start, segment.end):
        if scene.items[place].pos == QUOTE and place != cue.verb and not is_name(scene, place):
            if source is None or not source.start <= place < source.end:
                return place
    return None


def _clause_end(scene: Scene, place: int) -> int:
    """Return where the clause of a segment ends: at a semicolon or a coordinated clause."""
    for segment in scene.segments[place + 1 :]:
        if segment.mark == ";" or (
            segment.mark == "," and scene.lexicon.has(scene.words[segment.start], "coordinator")
        ):
            return segment.start - 1
        if scene.lexicon.has(scene.words[segment.start], "as") and _attributes(scene, segment):
            return segment.start - 1
    return scene.last


def _complement(scene: Scene, cue: ClauseCue, place: int, *, subordinate: bool = False) -> int | None:
    """Return the item where the cue's content begins, looking behind its segment, or None."""
    takes = cue.reading.takes
    for segment in scene.segments[place : place + _FARTHEST]:
        first = _skip_coordinator(scene, segment.start)
        if segment.mark == ":":
            return segment.start if set("cuq") & set(takes) and not subordinate else None
        if first >= segment.end or segment.mark == ";":
            return None
        if scene.items[first].pos == QUOTE:
            return segment.start if "q" in takes else None
        if scene.lexicon.has(scene.words[first], "as") and _attributes(scene, segment):
            return None
        if scene.lexicon.has(scene.words[first], "that") or scene.lexicon.has(scene.words[first], "question"):
            return segment.start if "c" in takes else None
        if scene.lexicon.has(scene.words[first], "so") or _attributes(scene, segment):
            return None
        kind = _clause_kind(scene, segment, first)
        if kind == "U" and (subordinate or first > segment.start or not _takes_indicative(cue)):
            return None
        if kind and kind.lower() in takes:
            return segment.start
        if kind == "r" or not kind:
            continue
        return None
    return None


def _takes_indicative(cue: ClauseCue) -> bool:
    """Tell whether an unmarked clause in the indicative may be the cue's content."""
    return cue.reading.kind in {"say", "believe"} and "o" not in cue.reading.takes and not cue.passive


def _clause_kind(scene: Scene, segment: Segment, first: int) -> str:
    """Return the kind of a clause: u in the subjunctive, U in the indicative, i infinitive, r relative, s subordinate, "" none."""
    items = scene.items
    finite = [k for k in range(first, segment.end) if items[k].form == "fin" and items[k].pos in _VERBS]
    if any(is_subjunctive(scene, k) for k in finite):
        return "u"
    if not finite:
        to = any(
            scene.lexicon.has(scene.words[k], "to") and k + 1 < segment.end and items[k + 1].form == "inf"
            for k in range(first, segment.end)
        )
        return "i" if to or any(items[k].form == "inf" for k in range(first, segment.end)) else ""
    if items[first].pos == "ADP" and first + 1 < segment.end and scene.lexicon.has(scene.words[first + 1], "relative"):
        if finite[0] == segment.end - 1:
            return "r"
    if scene.lexicon.has(scene.words[first], "relative") and (finite[0] == segment.end - 1 or finite[0] > first + 3):
        return "r"
    if subordinates(scene, first) or scene.lexicon.has(scene.words[first], "as"):
        return "s"
    return "U"
