"""A cue comes in, who it makes speak goes out: before the verb, behind it, over asides, or shared with another verb."""

from synopse.annotate.attributions.adverbials import skip_adverbs
from synopse.annotate.attributions.lexicon import CueVerb
from synopse.annotate.attributions.phrases import Phrase, pronoun_at, read_phrase
from synopse.annotate.attributions.scene import Scene, Segment, subordinates
from synopse.annotate.attributions.verb_second.cues import FARTHEST, IMPERSONAL, ClauseCue, skip_coordinator
from synopse.languages import load_shared

_PERSONAL = frozenset({"male", "female", "plural"})
_RUN = 2  # names in a row, the least of which one can be somebody else's


def subject_between(scene: Scene, start: int, end: int, cue: ClauseCue) -> Phrase | None:
    """Return the first phrase between two items that may be a subject (a giver, in a passive)."""
    if cue.passive or cue.reading.kind == IMPERSONAL:
        return giver(scene, start, scene.segments[cue.segment].end)
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


def giver(scene: Scene, start: int, end: int) -> Phrase | None:
    """Return who a passive or "es heißt" names: "vom Ministerium", "aus Sicherheitskreisen", "in dem Bericht"."""
    best: Phrase | None = None
    for place in range(start, min(end, len(scene.items) - 1)):
        if scene.lexicon.has(scene.words[place], "giver"):
            phrase = read_phrase(scene, place + 1)
            if phrase and scene.lexicon.has(scene.words[place], "where") and not _tells(scene, phrase):
                continue
            if phrase and (best is None or scene.lexicon.has(scene.words[place], "by")):
                best = phrase
    return best


def _tells(scene: Scene, phrase: Phrase) -> bool:
    """Tell whether a phrase names words or those who speak, and no mere place ("in dem Bericht", not "in Kiel")."""
    lexicon, head = scene.lexicon, scene.items[phrase.core_end - 1]
    words = (head.text.lower(), head.lemma.lower())
    return any(nouns.match(word) for word in words for nouns in (lexicon.source_nouns, lexicon.media, lexicon.speakers))


def subject_after(scene: Scene, cue: ClauseCue, segment: Segment) -> Phrase | None:
    """Return the subject behind the finite verb, or None."""
    return subject_between(scene, cue.head + 1, segment.end, cue)


def subject_before(scene: Scene, cue: ClauseCue) -> Phrase | None:
    """Return the subject of a verb that a comma parts from it ("X, der Sprecher, sagte") or that it shares."""
    for place in range(cue.segment - 1, max(-1, cue.segment - FARTHEST), -1):
        segment = scene.segments[place]
        start = skip_coordinator(scene, segment.start)
        finite = [k for k in range(start, segment.end) if scene.items[k].form == "fin"]
        aside = place > 0 and segment.mark in {",", "("}
        if aside and (
            not finite or (scene.lexicon.has(scene.words[start], "relative") and finite[-1] >= segment.end - 1)
        ):
            continue
        phrase = read_phrase(scene, start)
        return phrase if phrase and phrase.direct and (finite or phrase.end >= segment.end) else None
    return None


def prefield(scene: Scene, first: int, cue: ClauseCue) -> Phrase | None:
    """Return the subject that stands before the verb, or None where something else fills that place."""
    phrase = read_phrase(scene, first, quoted=True)
    if phrase is None or not phrase.direct:
        return None
    if skip_adverbs(scene, phrase.end, cue.head) < cue.head:
        return None
    return phrase


def earlier_verb(scene: Scene, first: int, head: int) -> int | None:
    """Return the finite verb of an earlier clause in the segment that "und" joins the cue's to, or None."""
    if not any(scene.lexicon.has(scene.words[k], "coordinator") for k in range(first, head)):
        return None
    return next((k for k in range(first, head) if scene.items[k].form == "fin"), None)


def shared_subject(scene: Scene, first: int, verb: int, cue: ClauseCue) -> Phrase | None:
    """Return the subject that the cue shares with an earlier verb of its segment."""
    phrase = read_phrase(scene, first)
    if phrase and phrase.direct and skip_adverbs(scene, phrase.end, verb) >= verb:
        return phrase
    return subject_between(scene, verb + 1, cue.head, cue)


def subject_of_clause(scene: Scene, last: int) -> Phrase | None:
    """Return the subject of the last main clause up to a segment (its index), from before its verb or behind it."""
    for place in range(last, -1, -1):
        segment = scene.segments[place]
        first = skip_coordinator(scene, segment.start)
        verb = next((k for k in range(first, segment.end) if scene.items[k].form == "fin"), None)
        if verb is None or subordinates(scene, first):
            continue
        if segment.mark and scene.lexicon.has(scene.words[first], "relative") and verb > first + 2:
            continue
        cue = ClauseCue(verb, place, CueVerb(frozenset(), "say", ""), False, verb)
        if verb > first:
            return prefield(scene, first, cue) or subject_after(scene, cue, segment)
        return subject_after(scene, cue, segment) or subject_before(scene, cue)
    return None


def quoting_and_quoted(scene: Scene, source: Phrase | None, cue: ClauseCue) -> tuple[Phrase | None, Phrase | None]:
    """Return who quotes and whom: a phrase behind the source, the end of its run of names, a passive's subject."""
    if cue.reading.kind != "quote":
        return source, None
    segment = scene.segments[cue.segment]
    if cue.passive:
        by = giver(scene, segment.start, segment.end)
        quoted = _subject_of_passive(scene, cue, by)
        return (by, quoted) if by else (quoted or source, None)
    if source is None:
        return None, None
    if source.start > cue.head and (objects := _pronoun_between(scene, cue.head + 1, source.start)):
        return source, objects
    place = skip_adverbs(scene, max(source.end, cue.verb + 1), segment.end)
    quoted = read_phrase(scene, place) if place < segment.end else None
    return (source, quoted) if quoted else _parted_names(scene, source)


def _subject_of_passive(scene: Scene, cue: ClauseCue, by: Phrase | None) -> Phrase | None:
    segment = scene.segments[cue.segment]
    first = skip_coordinator(scene, segment.start)
    before = prefield(scene, first, cue) if cue.head > first else None
    if before and not (by and by.start <= before.start < by.end):
        return before
    place = skip_adverbs(scene, cue.head + 1, segment.end)
    behind = read_phrase(scene, place) if place < segment.end else None
    return behind if behind and not (by and by.start <= behind.start < by.end) else None


def _pronoun_between(scene: Scene, start: int, end: int) -> Phrase | None:
    """Return the personal pronoun between a verb and its subject as a phrase ("zitierte ihn die Agentur")."""
    for place in range(start, end):
        if scene.lexicon.pronouns.get(scene.words[place]) in _PERSONAL and scene.items[place].pos == "PRON":
            return pronoun_at(place)
    return None


def _parted_names(scene: Scene, source: Phrase) -> tuple[Phrase, Phrase | None]:
    """Part a source whose names run into those of the one quoted: "the agency TASS Orlow", "TASS minister Orlow"."""
    cut = _cut(scene, source)
    if cut is None:
        return source, None
    end = source.core_end
    quoted = Phrase(cut, source.end, cut, end, source.apposition, True)
    return Phrase(source.start, cut, source.core_start, cut, cut, source.direct), quoted


def _cut(scene: Scene, source: Phrase) -> int | None:
    """Return the item in a phrase's core where another name or title begins, behind a first name; None where none."""
    names = [k for k in range(source.core_start, source.core_end) if scene.items[k].pos == "PROPN"]
    if not names:
        return None
    first, last = names[0], source.core_end
    for end in range(last - 1, first, -1):
        if scene.text[scene.items[first].start : scene.items[end - 1].end] in load_shared("agencies"):
            return end
    title = next((k for k in range(first + 1, last) if scene.items[k].pos == "NOUN"), None)
    if title is not None:
        return title
    return last - 1 if len(names) >= _RUN and names[-1] == last - 1 and first > source.core_start else None
