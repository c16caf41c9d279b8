"""A cue comes in, its subject goes out: before the verb group, over asides, or shared with an earlier verb."""

from synopse.annotate.attributions.phrases import Phrase, pronoun_at, read_phrase
from synopse.annotate.attributions.scene import Scene, Segment
from synopse.annotate.attributions.subject_first.cues import VERBAL, GroupCue, group_start

_ASIDES = 4  # segments between a subject and its verb


def subject_of(scene: Scene, cue: GroupCue) -> Phrase | None:
    """Return the phrase before the verb group, over an apposition or relative clause where that stands between."""
    segment = scene.segments[cue.segment]
    if cue.group > segment.start and scene.items[cue.group - 1].pos == "CCONJ":
        return subject_before(scene, cue.group)
    if cue.group == segment.start and scene.items[cue.verb].form == "ger":
        return None
    return _subject_at(scene, cue.group, cue.segment)


def _subject_at(scene: Scene, group: int, place: int) -> Phrase | None:
    """Return the subject of the verb group that begins at `group` in the segment with the index `place`."""
    segment = scene.segments[place]
    if group > segment.start:
        if scene.lexicon.has(scene.words[group - 1], "relative"):
            return pronoun_at(group - 1)
        found = _phrase_ending(scene, segment.start, group)
        if found and not _inside_relative(scene, segment, found):
            return found
        return _far_subject(scene, segment, group) or found
    return _subject_over_asides(scene, place) if segment.mark in {",", ")", "–", "—"} else None


def _inside_relative(scene: Scene, segment: Segment, phrase: Phrase) -> bool:
    """Tell whether a phrase is the object of a relative clause ("the fire" in "sailors who saw the fire said")."""
    before = range(segment.start, phrase.start - 1)
    return any(scene.lexicon.has(scene.words[k], "relative") and scene.items[k + 1].has_finite_form for k in before)


def _subject_over_asides(scene: Scene, holder: int) -> Phrase | None:
    """Return the subject that appositions and relative clauses part from its verb: "X, who leads the team, said"."""
    end = scene.segments[holder - 1].end
    for place in range(holder - 1, max(-1, holder - 1 - _ASIDES), -1):
        segment = scene.segments[place]
        if segment.mark in {",", "("} and _is_aside(scene, segment) and place > 0:
            continue
        found = _phrase_ending(scene, segment.start, segment.end)
        verbs = [k for k in range(segment.start, segment.end) if scene.items[k].has_finite_form]
        if found and place < holder - 1 and not (verbs and verbs[0] < found.start):
            return Phrase(found.start, end, found.core_start, found.core_end, found.end, True, found.pronoun)
        return None
    return None


def _far_subject(scene: Scene, segment: Segment, end: int) -> Phrase | None:
    """Return the first phrase of a segment where participles and phrases, but no finite verb, part it from the cue."""
    for place in range(segment.start, end):
        if place > segment.start and not _may_begin(scene, place):
            continue
        phrase = read_phrase(scene, place, apposed=False)
        if phrase:
            between = scene.items[phrase.end : end]
            plain = phrase.end < end and (
                scene.lexicon.has(scene.words[phrase.end], "relative")
                or not any(i.has_finite_form and i.pos in VERBAL for i in between)
            )
            return phrase if plain and not phrase.pronoun else None
    return None


def _is_aside(scene: Scene, segment: Segment) -> bool:
    """Tell whether a segment between commas is an apposition or a relative clause."""
    if scene.lexicon.has(scene.words[segment.start], "relative"):
        return True
    phrase = read_phrase(scene, segment.start, apposed=False)
    if phrase and phrase.end < segment.end and scene.lexicon.has(scene.words[phrase.end], "relative"):
        return True
    return not any(scene.items[k].has_finite_form for k in range(segment.start, segment.end))


def _phrase_ending(scene: Scene, start: int, end: int) -> Phrase | None:
    """Return the subject that ends at `end`: the phrase that begins earliest and is not part of an adverbial."""
    for place in range(start, end):
        if place > start and not _may_begin(scene, place):
            continue
        phrase = read_phrase(scene, place, apposed=False)
        if phrase and phrase.end >= end - 1 and phrase.start < end:
            cut = min(phrase.end, end)
            return Phrase(phrase.start, cut, phrase.core_start, min(phrase.core_end, cut), cut, True, phrase.pronoun)
    if end > start and scene.items[end - 1].text[:1].isupper() and scene.items[end - 1].pos in {"VERB", "ADJ", "X"}:
        return Phrase(end - 1, end, end - 1, end, end, True)
    return None


def _may_begin(scene: Scene, place: int) -> bool:
    """Tell whether a phrase may begin at the item: not inside another phrase, not behind a preposition."""
    before = scene.items[place - 1]
    if scene.lexicon.has(scene.words[place], "possessor"):
        return False
    if before.pos in {"DET", "ADJ", "NUM"} or scene.lexicon.has(scene.words[place - 1], "possessor"):
        return False
    return before.pos != "ADP" or before.form == "prt"


def subject_before(scene: Scene, item: int) -> Phrase | None:
    """Return the subject of the last finite verb before an item."""
    holder = scene.segment_of(item)
    for place in range(holder, -1, -1):
        segment = scene.segments[place]
        end = min(item, segment.end)
        for verb in range(segment.start, end):
            if scene.items[verb].has_finite_form:
                found = _subject_at(scene, group_start(scene, verb, segment), place)
                if found:
                    return found
    return None
