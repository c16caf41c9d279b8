"""A verb of a scene comes in; what goes out is its reading as a cue, with the verb group that it stands in."""

from dataclasses import dataclass

from synopse.annotate.attributions.draft import Cue
from synopse.annotate.attributions.lexicon import CueVerb
from synopse.annotate.attributions.scene import Scene, Segment

VERBAL = frozenset({"VERB", "AUX"})
GROUP = 8  # items of a verb group before the cue ("has not yet been able to say")
_COMPANION = 5  # items between a cue and its companion


@dataclass(frozen=True, slots=True)
class GroupCue(Cue):
    """A cue verb whose verb group begins at `group`, with its complements from `after` on."""

    group: int
    after: int


def read_cue(scene: Scene, verb: int) -> GroupCue | None:
    """Return the cue that a verb is, or None where no reading has its companion."""
    place = scene.segment_of(verb)
    segment = scene.segments[place]
    found = [(_after_companion(scene, verb, segment, r), r) for r in scene.lexicon.verbs[scene.items[verb].lemma]]
    near = [(after, reading) for after, reading in found if after is not None and reading.companions]
    plain = [(after, reading) for after, reading in found if after is not None and not reading.companions]
    if not near and not plain:
        return None
    after, reading = min(near, key=lambda pair: pair[0]) if near else plain[0]
    group = group_start(scene, verb, segment)
    return GroupCue(verb, place, reading, _is_passive(scene, group, verb), group, after)


def _after_companion(scene: Scene, verb: int, segment: Segment, reading: CueVerb) -> int | None:
    if not reading.companions:
        return verb + 1
    for place in range(verb + 1, min(verb + _COMPANION, segment.end)):
        if scene.words[place] in reading.companions:
            return place + 1
        if scene.items[place].has_finite_form:
            return None
    return None


def group_start(scene: Scene, verb: int, segment: Segment) -> int:
    """Return where the verb group begins: auxiliaries, adverbs, "to" and further verbs before the cue."""
    place = verb
    while place > segment.start and verb - place < GROUP:
        item = scene.items[place - 1]
        if item.text[:1].isupper() and place > 1 and item.pos != "AUX":
            break
        if (
            scene.lexicon.has(scene.words[place - 1], "skip")
            or (item.pos in {"AUX", "VERB", "PART"} and not scene.lexicon.has(scene.words[place - 1], "possessor"))
            or (item.pos in {"ADV", "ADP"} and place - 1 > segment.start and _adverbial(scene, place - 1))
        ):
            place -= 1
        else:
            break
    return place


def _adverbial(scene: Scene, place: int) -> bool:
    item = scene.items[place]
    return (item.pos == "ADV" or item.form == "prt") and not scene.lexicon.has(scene.words[place], "that")


def _is_passive(scene: Scene, group: int, verb: int) -> bool:
    if scene.items[verb].form not in {"part", "past"}:
        return False
    for place in range(verb - 1, group - 1, -1):
        if scene.items[place].pos == "AUX":
            return scene.items[place].lemma in {scene.lexicon.passive, scene.words[place]} and scene.lexicon.has(
                scene.words[place], "passive"
            )
    return False
