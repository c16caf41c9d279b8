"""A verb of a scene comes in; what goes out is its reading as a cue, its finite verb, and what opens its clause.

German clauses have the finite verb second, first or last; a participle's or infinitive's auxiliary is that verb.
"""

from dataclasses import dataclass

from synopse.annotate.attributions.draft import Cue
from synopse.annotate.attributions.lexicon import CueVerb
from synopse.annotate.attributions.phrases import read_phrase
from synopse.annotate.attributions.scene import QUOTE, Scene, Segment, subordinates

VERBS = frozenset({"VERB", "AUX"})
IMPERSONAL = "impersonal"
ANY_VERB = CueVerb(frozenset(), "say", "q")
QUOTE_AND_COMMA = 2  # items
FARTHEST = 4  # segments between the cue's clause and its conjunction or its content (appositions, relative clauses)


@dataclass(frozen=True, slots=True)
class ClauseCue(Cue):
    """A cue verb whose clause has its finite verb at `head`."""

    head: int


def read_cue(scene: Scene, verb: int) -> ClauseCue | None:
    """Return the cue that a verb is, or None where no reading has its companion, or it no finite verb."""
    item = scene.items[verb]
    place = scene.segment_of(verb)
    segment = scene.segments[place]
    last = scene.words[segment.end - 1]
    readings = scene.lexicon.readings(item.lemma) or scene.lexicon.readings(last + item.lemma)
    reading = next((r for r in readings if accompanied(scene, segment, r)), None)
    if reading is None and _closes_quote(scene, segment, verb):
        reading = ANY_VERB
    if reading is None:
        return None
    if item.has_finite_form and not _closes_bracket(scene, segment, verb):
        return ClauseCue(verb, place, reading, False, verb)
    head = _auxiliary(scene, segment, verb)
    if head is None:
        return ClauseCue(verb, place, reading, False, verb) if _second_in(scene, segment, verb) else None
    passive = item.form in {"part", "fin"} and _is_passive(scene, verb, head)
    return ClauseCue(verb, place, reading, passive, head)


def _is_passive(scene: Scene, verb: int, head: int) -> bool:
    """Tell whether the finite verb, or a participle behind a participle, makes a passive ("sei bemerkt worden")."""
    behind = scene.items[verb + 1].lemma if verb + 1 < scene.last else ""
    return scene.lexicon.passive in (scene.items[head].lemma, behind)


def _closes_quote(scene: Scene, segment: Segment, verb: int) -> bool:
    """Tell whether a verb of any meaning stands right behind a quote: its subject said it (", freut sich X")."""
    if scene.items[verb].form != "fin" or verb != segment.start or segment.mark != "," or verb < QUOTE_AND_COMMA:
        return False
    return scene.items[verb - QUOTE_AND_COMMA].pos == QUOTE and scene.items[verb].pos == "VERB"


def _closes_bracket(scene: Scene, segment: Segment, verb: int) -> bool:
    """Tell whether a verb tagged as finite is the participle at the end of a clause that its auxiliary opened."""
    if verb != segment.end - 1 and verb + 1 < scene.last:
        return False
    before = range(segment.start, verb)
    if any(scene.lexicon.has(scene.words[k], "and") for k in before):
        return False
    return any(scene.items[k].form == "fin" and scene.items[k].pos == "AUX" for k in before)


def _second_in(scene: Scene, segment: Segment, verb: int) -> bool:
    """Tell whether a participle or infinitive may be a present tense: the only verb, behind a full phrase or first.

    "kritisiert" and "fordern" are both; at the end of a clause only before another one ("Die Bank erwartet, dass …").
    """
    ends = verb + 1 >= segment.end and verb > segment.start
    if scene.items[verb].form not in {"part", "inf"} or (ends and segment.end >= scene.last):
        return False
    phrase = read_phrase(scene, segment.start, apposed=False)
    return verb == segment.start or (phrase is not None and phrase.direct and phrase.end == verb)


def accompanied(scene: Scene, segment: Segment, reading: CueVerb) -> bool:
    """Tell whether one of the words that a reading asks for stands in the segment, if it asks for any."""
    if not reading.companions:
        return True
    return any(
        scene.words[k] in reading.companions or scene.items[k].lemma.lower() in reading.companions
        for k in range(segment.start, segment.end)
    )


def _auxiliary(scene: Scene, segment: Segment, verb: int) -> int | None:
    """Return the finite verb of a participle's or infinitive's segment: before it, or right behind it."""
    places: list[int] = [*range(verb + 1, min(verb + 3, segment.end)), *range(segment.start, verb)]
    for place in places:
        if scene.items[place].form == "fin" and scene.items[place].pos in VERBS:
            return place
    return None


def skip_coordinator(scene: Scene, place: int) -> int:
    """Return the item behind a coordinating conjunction at `place`, or `place`."""
    return place + 1 if scene.lexicon.has(scene.words[place], "coordinator") else place


def clause_opening(scene: Scene, cue: ClauseCue) -> int | None:
    """Return the item of the conjunction or relative pronoun of a clause whose verb stands last, or None."""
    segment = scene.segments[cue.segment]
    if max(cue.head, cue.verb) < segment.end - 1 and not _ends_clause(scene, max(cue.head, cue.verb) + 1):
        return None
    for place in range(cue.segment, max(-1, cue.segment - FARTHEST), -1):
        start = skip_coordinator(scene, scene.segments[place].start)
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
