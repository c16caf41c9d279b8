"""A cue comes in, where its content begins and ends goes out: before the cue, around it, or behind it."""

from synopse.annotate.attributions.adverbials import skip_adverbs
from synopse.annotate.attributions.draft import content_span
from synopse.annotate.attributions.phrases import is_name, read_phrase
from synopse.annotate.attributions.scene import QUOTE, Scene, Segment
from synopse.annotate.attributions.subject_first.cues import VERBAL, GroupCue
from synopse.model import Span


def rest_is_setting(scene: Scene, cue: GroupCue, segment: Segment, begin: int) -> bool:
    """Tell whether nothing behind a cue is its content: only when, where and to whom the words before it were said."""
    rest = rest_starts(scene, cue, segment)
    if rest is None:
        return True
    word, item = scene.words[rest], scene.items[rest]
    if item.pos == QUOTE or scene.lexicon.has(word, "that"):
        return False
    before = scene.items[begin - 1] if begin else item
    if before.pos == "PUNCT" and begin > 1:
        before = scene.items[begin - 2]
    return before.pos == QUOTE or scene.lexicon.has(word, "break") or item.pos == "ADP"


def rest_starts(scene: Scene, cue: GroupCue, segment: Segment) -> int | None:
    """Return where a content begins behind the cue in its own segment, or right behind a comma or colon as a quote."""
    place = _skip_addressee(scene, cue, segment)
    if place < min(segment.end, scene.last):
        return place
    if segment.end + 1 < scene.last and scene.words[segment.end] == ":":
        return segment.end + 1
    before_is_content = scene.items[0].pos == QUOTE
    following = segment.end + 1
    if following < len(scene.items) and scene.items[following].pos == QUOTE and not before_is_content:
        return following
    return _behind_opener(scene, following) if following < scene.last else None


def _behind_opener(scene: Scene, following: int) -> int | None:
    """Return where a content begins behind a source that is inserted ("said, according to X, that …")."""
    if scene.words[following] not in scene.lexicon.openers:
        return None
    place = scene.segment_of(following) + 1
    start = scene.segments[place].start if place < len(scene.segments) else scene.last
    begins = start < scene.last and (scene.lexicon.has(scene.words[start], "that") or scene.items[start].pos == QUOTE)
    return start if begins else None


def _skip_addressee(scene: Scene, cue: GroupCue, segment: Segment) -> int:
    """Return the item behind adverbials and the person spoken to, where a content may begin."""
    lexicon = scene.lexicon
    if cue.after > cue.verb + 1 and scene.items[cue.after - 1].pos == "NOUN":
        return cue.after
    place = _behind_preposition(scene, cue.after) if "t" in cue.reading.takes else cue.after
    if "t" not in cue.reading.takes:
        place = skip_adverbs(scene, cue.after, segment.end)
    if "t" in cue.reading.takes and place < segment.end and not _opens_clause(scene, place):
        phrase = read_phrase(scene, place)
        alone = phrase is not None and phrase.end >= min(segment.end, scene.last) and "o" in cue.reading.takes
        if phrase and not alone and not _is_subject(scene, phrase.end, segment.end):
            place = skip_adverbs(scene, min(phrase.end, segment.end), segment.end)
    if place > cue.after and any(lexicon.has(scene.words[place - 1], role) for role in ("that", "question")):
        place -= 1
    return place


def _behind_preposition(scene: Scene, place: int) -> int:
    """Return the item behind a preposition before the person spoken to ("appealed to fans"), or `place`."""
    preposition = (
        place < scene.last and scene.items[place].pos == "ADP" and scene.lexicon.has(scene.words[place], "addressing")
    )
    return place + 1 if preposition else place


def _opens_clause(scene: Scene, place: int) -> bool:
    lexicon, word = scene.lexicon, scene.words[place]
    return lexicon.has(word, "that") or lexicon.has(word, "question") or lexicon.has(word, "to")


def _is_subject(scene: Scene, place: int, end: int) -> bool:
    """Tell whether a finite verb stands at the item, adverbs aside."""
    while place < end and scene.items[place].pos == "ADV":
        place += 1
    return place < end and scene.items[place].has_finite_form


def content_before(scene: Scene, cue: GroupCue, end: int, behind: int) -> Span | None:
    """Return the content of a cue clause that stands inside or behind it."""
    start = 0
    for place in range(end - 1, -1, -1):
        if scene.words[place] == ";":
            start = place + 1
            break
    while start < end and scene.items[start].pos == "CCONJ" and scene.items[start].text[:1].isupper():
        start += 1
    if start >= end:
        return None
    stop = end
    follows = scene.segments[cue.segment].end
    if behind <= follows < scene.last and _goes_on(scene, start, end, follows):
        stop = content_end(scene, follows + 1)
    return content_span(scene, start, stop)


def _goes_on(scene: Scene, start: int, end: int, follows: int) -> bool:
    """Tell whether a content goes on behind an inserted cue clause."""
    if scene.words[follows] not in {",", "―", "—", "–", "."}:
        return False
    following = scene.items[follows + 1] if follows + 1 < len(scene.items) else None
    if following is None or following.form == "ger" or scene.lexicon.has(following.text.lower(), "relative"):
        return False
    if following.pos == QUOTE:
        return True
    quoted = any(scene.items[k].pos == QUOTE and not is_name(scene, k) for k in range(start, end))
    return not quoted and not scene.lexicon.has(following.text.lower(), "break")


def has_finite(scene: Scene, start: int, end: int, *, strict: bool) -> bool:
    """Tell whether a clause without its conjunction begins at the item: a phrase and its verb."""
    phrase = read_phrase(scene, start, apposed=False)
    if phrase and _is_subject(scene, phrase.end, end):
        return True
    if strict:
        return False
    if scene.items[start].pos == "PRON":
        return not scene.lexicon.has(scene.words[start], "oblique")
    finite = [k for k in range(start + 1, end) if scene.items[k].has_finite_form and scene.items[k].pos in VERBAL]
    if finite:
        return not scene.lexicon.has(scene.words[finite[0] - 1], "relative")
    return phrase is not None


def object_end(scene: Scene, start: int, segment: Segment) -> int:
    """Return where an object ends: at the end of its segment, or at a new clause in it."""
    for place in range(start + 1, segment.end):
        if scene.lexicon.has(scene.words[place], "break") and not (
            scene.lexicon.has(scene.words[place], "as") and not _has_verb(scene, place + 1, segment.end)
        ):
            return place
    end = segment.end
    for following in scene.segments[scene.segment_of(start) + 1 :]:
        inside = scene.items[following.start : following.end]
        if following.mark != "," or inside[0].form == "ger" or scene.lexicon.has(inside[0].text.lower(), "break"):
            break
        if any(i.has_finite_form for i in inside):
            break
        end = following.end
    return end


def content_end(scene: Scene, start: int) -> int:
    """Return where a content that begins at `start` ends: at a semicolon or a clause that attributes anew."""
    for place, segment in enumerate(scene.segments):
        if segment.start <= start:
            continue
        colon = segment.mark == ":" and segment.start < len(scene.items) and scene.items[segment.start].pos != QUOTE
        contrast = segment.mark == "," and scene.lexicon.has(scene.words[segment.start], "contrast")
        if segment.mark == ";" or colon or contrast or _attributes(scene, place, segment):
            return segment.start - 1
    return scene.last


def _attributes(scene: Scene, place: int, segment: Segment) -> bool:
    """Tell whether a segment attributes anew: ", adding that …", ", X said", ", but Y said …", ", according to X"."""
    lexicon, items = scene.lexicon, scene.items
    first = segment.start
    if lexicon.openers.get(scene.words[first]):
        return True
    if scene.items[first].form == "ger" and items[first].lemma in lexicon.verbs:
        return True
    coordinated = lexicon.has(scene.words[first], "coordinator") or lexicon.has(scene.words[first], "break")
    limit = min(segment.end, first + 8)
    for verb in range(first, limit):
        reading = lexicon.verbs.get(items[verb].lemma)
        if reading and reading[0].kind in {"say", "show"} and items[verb].has_finite_form:
            phrase = read_phrase(scene, first, apposed=False)
            alone = phrase is not None and phrase.end == verb and not _has_verb(scene, verb + 1, segment.end)
            closing = place > 0 and segment.end >= scene.last and (alone or verb + 4 >= segment.end)
            return coordinated or closing
    return False


def _has_verb(scene: Scene, start: int, end: int) -> bool:
    return any(scene.items[k].has_finite_form for k in range(start, end))
