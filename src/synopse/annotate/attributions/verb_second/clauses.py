"""Segments of a scene come in, what kind of clauses they are and where contents begin and end goes out."""

from synopse.annotate.attributions.mood import is_subjunctive
from synopse.annotate.attributions.phrases import is_name
from synopse.annotate.attributions.scene import QUOTE, Scene, Segment, subordinates
from synopse.annotate.attributions.verb_second.cues import (
    FARTHEST,
    IMPERSONAL,
    VERBS,
    ClauseCue,
    accompanied,
    skip_coordinator,
)


def clause_kind(scene: Scene, segment: Segment, first: int) -> str:
    """Return the kind of a clause: u subjunctive, U indicative, i infinitive, r relative, s subordinate, "" none."""
    items = scene.items
    finite = [k for k in range(first, segment.end) if items[k].form == "fin" and items[k].pos in VERBS]
    if any(is_subjunctive(scene, k) for k in finite):
        return "u"
    if not finite:
        to = any(
            scene.lexicon.has(scene.words[k], "to") and k + 1 < segment.end and items[k + 1].form == "inf"
            for k in range(first, segment.end)
        )
        return "i" if to or any(items[k].form == "inf" for k in range(first, segment.end)) else ""
    behind_adposition = items[first].pos == "ADP" and first + 1 < segment.end
    if behind_adposition and scene.lexicon.has(scene.words[first + 1], "relative") and finite[0] == segment.end - 1:
        return "r"
    if scene.lexicon.has(scene.words[first], "relative") and (finite[0] == segment.end - 1 or finite[0] > first + 3):
        return "r"
    if subordinates(scene, first) or scene.lexicon.has(scene.words[first], "as"):
        return "s"
    return "U"


def _marked_kind(scene: Scene, segment: Segment, first: int) -> str:
    """Return q for a quote, c for a clause with its conjunction, s for one that attributes anew, else ""."""
    if scene.items[first].pos == QUOTE:
        return "q"
    word, lexicon = scene.words[first], scene.lexicon
    attributing = _attributes(scene, segment)
    if lexicon.has(word, "as") and attributing:
        return "s"
    if lexicon.has(word, "that") or lexicon.has(word, "question"):
        return "c"
    return "s" if lexicon.has(word, "so") or attributing else ""


def _takes_indicative(cue: ClauseCue) -> bool:
    """Tell whether an unmarked clause in the indicative may be the cue's content."""
    return (
        cue.reading.kind in {"say", "believe", "quote", IMPERSONAL} and "o" not in cue.reading.takes and not cue.passive
    )


def _attributes(scene: Scene, segment: Segment) -> bool:
    """Tell whether a segment says of what stands before it who said it: ", sagte X", ", so X", ", wie X sagte"."""
    lexicon, words, items = scene.lexicon, scene.words, scene.items
    first = segment.start
    if lexicon.has(words[first], "so"):
        return True
    if lexicon.has(words[first], "as") and any(
        accompanied(scene, segment, r) for i in items[first : segment.end] for r in lexicon.readings(i.lemma)
    ):
        return True
    after = skip_coordinator(scene, first)
    item = items[after] if after < segment.end else items[first]
    reading = next(iter(lexicon.readings(item.lemma)), None)
    return bool(reading and reading.kind == "say" and item.form == "fin" and not is_subjunctive(scene, after))


def content_end(scene: Scene, start: int, *, subordinate: bool = False) -> int:
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


def clause_end(scene: Scene, place: int, verb: int) -> int:
    """Return where the clause of a segment ends: at a semicolon or a coordinated clause."""
    own = scene.segments[place]
    for k in range(max(verb, own.start) + 1, own.end - 1):
        if scene.lexicon.has(scene.words[k], "and") and scene.items[k + 1].form == "fin":
            return k
    for segment in scene.segments[place + 1 :]:
        if segment.mark == ";" or (
            segment.mark == "," and scene.lexicon.has(scene.words[segment.start], "coordinator")
        ):
            return segment.start - 1
        if segment.mark == "," and _attributes(scene, segment):
            return segment.start - 1
    return scene.last


def complement(scene: Scene, cue: ClauseCue, place: int, *, subordinate: bool = False) -> int | None:
    """Return the item where the cue's content begins, looking behind its segment, or None."""
    takes = cue.reading.takes
    for segment in scene.segments[place : place + FARTHEST]:
        first = skip_coordinator(scene, segment.start)
        if segment.mark == ":":
            return segment.start if set("cuq") & set(takes) and not subordinate else None
        if first >= segment.end or segment.mark == ";":
            return None
        kind = _marked_kind(scene, segment, first) or clause_kind(scene, segment, first)
        if kind == "U" and (subordinate or first > segment.start or not _takes_indicative(cue)):
            return None
        if kind and kind.lower() in takes:
            return segment.start
        if kind == "r" or not kind:
            continue
        return None
    return None


def unfinished(scene: Scene, start: int, end: int) -> bool:
    """Tell whether the items before an inserted clause hold no finite verb, so that what follows belongs to them."""
    return not any(scene.items[k].form == "fin" for k in range(start, end)) and not any(
        scene.items[k].pos == QUOTE for k in range(start, end)
    )


def stands_open(scene: Scene, end: int) -> bool:
    """Tell whether a main clause before a mark ends with its auxiliary, which takes up what follows behind it."""
    before = next((segment for segment in scene.segments if segment.end == end), None)
    if before is None or not is_main(scene, before):
        return False
    return scene.items[end - 1].form == "fin" and scene.items[end - 1].pos == "AUX"


def scene_start(scene: Scene, before: int) -> int:
    """Return where the sentence part that holds the items before `before` begins: behind the last semicolon."""
    for place in range(before - 1, -1, -1):
        if scene.words[place] == ";":
            return place + 1
    return 0


def is_main(scene: Scene, segment: Segment) -> bool:
    """Tell whether a segment is a main clause or holds a quote of some length."""
    inside = range(segment.start, segment.end)
    if any(scene.items[k].pos == QUOTE and not is_name(scene, k) for k in inside):
        return True
    first = skip_coordinator(scene, segment.start)
    finite = [k for k in inside if scene.items[k].form == "fin"]
    verb_last = bool(finite) and all(scene.items[k].pos in VERBS for k in range(finite[0], segment.end))
    if not finite or (subordinates(scene, first) and verb_last) or scene.lexicon.has(scene.words[first], "as"):
        return False
    return any(is_subjunctive(scene, k) for k in finite) or clause_kind(scene, segment, first) == "U"


def goes_on(scene: Scene, start: int, segment: Segment, behind: int) -> bool:
    """Tell whether what follows an inserted cue clause belongs to its content."""
    following = [s for s in scene.segments if s.start > behind]
    if not following:
        return False
    rest = range(following[0].start, scene.last)
    if any(scene.items[k].pos == QUOTE and len(scene.items[k]) > 12 for k in rest):
        return True
    if any(is_subjunctive(scene, k) for k in rest):
        return True
    return unfinished(scene, start, segment.start) and scene.items[following[0].start].form == "fin"
