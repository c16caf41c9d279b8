"""A scene comes in, the attributions that a preposition or particle makes go out: "laut X", "X zufolge", ", so X"."""

from collections.abc import Iterator

from synopse.annotate.attributions.draft import Draft, content_span, mode_of
from synopse.annotate.attributions.phrases import Phrase, is_own, pronoun_at, read_phrase
from synopse.annotate.attributions.scene import QUOTE, Scene, Segment
from synopse.annotate.attributions.subject_first.contents import content_end
from synopse.annotate.attributions.verb_second import clauses, subject_of_clause
from synopse.model import Span

_GOING_ON = (["ADJ", "CCONJ"], ["ADV", "CCONJ"])
_THAT_IS = 2  # items of a sentence that only points back


def find_openers(scene: Scene) -> Iterator[Draft]:
    """Yield the attributions of the scene's attributing prepositions and particles."""
    skip = -1
    for place, word in enumerate(scene.words):
        role = scene.lexicon.openers.get(word)
        if role is None or place < skip or _goes_on_describing(scene, place):
            continue
        found = _read_opener(scene, place, role)
        if found:
            source, start, end = found
            skip = end
            content = _content(scene, start, end)
            if content and _points_back(scene, start, end):
                yield Draft(scene, (place, place + 1), source, None, "indirect", "looks back", "say")
            elif content:
                mode = "direct" if _direct(scene, start, end) else "indirect"
                own = _owner(scene, source, place) if source else None
                yield Draft(scene, (place, place + 1), source, content, mode, f"{role} phrase", "say", speaker=own)


def _goes_on_describing(scene: Scene, place: int) -> bool:
    """Tell whether the word stands behind an adjective and "and" ("hitzig und laut geführt"), as an adverb then."""
    before = [item.pos for item in scene.items[max(0, place - 2) : place]]
    return scene.items[place].pos != "ADP" and before in _GOING_ON


def _points_back(scene: Scene, start: int, end: int) -> bool:
    """Tell whether all that an opener covers is "that is", so that the sentence before is meant."""
    rest = [k for k in range(scene.last) if not start <= k < end]
    return (
        0 < len(rest) <= _THAT_IS
        and scene.lexicon.has(scene.words[rest[0]], "anaphor")
        and all(scene.items[k].pos == "AUX" for k in rest[1:])
    )


def _owner(scene: Scene, source: Phrase, place: int) -> Phrase | None:
    """Return whose words "nach eigenen Angaben" are: the subject's of its clause, else what stands right before."""
    if not (scene.lexicon.verb_second and is_own(scene, source)):
        return None
    holder = scene.segment_of(place)
    segment = scene.segments[holder]
    if segment.mark and place > segment.start and scene.lexicon.has(scene.words[place - 1], "relative"):
        return pronoun_at(place - 1)
    begins = any(scene.lexicon.has(scene.words[k], "relative") for k in range(segment.start, segment.start + 2))
    subject = None if segment.mark and begins else subject_of_clause(scene, holder)
    if subject and not source.start <= subject.start < source.end:
        return subject
    return phrase_before(scene, place)


def _read_opener(scene: Scene, place: int, role: str) -> tuple[Phrase | None, int, int] | None:
    """Return the source and the bounds of the whole phrase, or None."""
    if role == "alone":
        return pronoun_at(place), place, place + 1
    if role == "after":
        source = phrase_before(scene, place)
        return (source, source.start, place + 1) if source else None
    start = _after_words(scene, place, role)
    if start is None:
        return None
    source = read_phrase(scene, start, quoted=True, placed=not _is_inserted(scene, place))
    if role == "before noun" and not (source and _says(scene, source) and _is_report(scene, source)):
        return _behind_noun(scene, place)
    if source is None:
        return None
    if role == "closing" and not _closes(scene, place, source):
        return None
    return source, place, source.end


def _is_inserted(scene: Scene, place: int) -> bool:
    """Tell whether a clause with its finite verb stands before the item, so that a place behind it is the clause's."""
    return _has_verb(scene, scene.segments[scene.segment_of(place)].start, place)


def _has_verb(scene: Scene, start: int, end: int) -> bool:
    """Tell whether a finite verb stands among the items."""
    return any(scene.items[k].has_finite_form for k in range(start, end))


def _behind_noun(scene: Scene, place: int) -> tuple[Phrase, int, int] | None:
    """Return the source before a preposition that follows its noun ("ihrer Ansicht nach"), with the bounds of both."""
    source = phrase_before(scene, place)
    if source is None or source.pronoun or not _says(scene, source):
        return None
    owned = scene.lexicon.has(scene.words[source.start], "possessive") or source.end > source.core_end
    return (source, source.start, place + 1) if owned else None


def _after_words(scene: Scene, place: int, role: str) -> int | None:
    """Return the item behind an opener of one or two words."""
    if role.startswith("with "):
        follows = place + 1 < len(scene.words) and scene.words[place + 1] == role[5:]
        return place + 2 if follows else None
    return place + 1


def _says(scene: Scene, source: Phrase) -> bool:
    """Tell whether the head of a phrase names words: "nach Angaben", "nach Darstellung der Polizei"."""
    nouns = scene.lexicon.source_nouns
    for place in range(source.start, source.core_end):
        item = scene.items[place]
        if item.pos in {"NOUN", "PROPN", "X"} and (nouns.match(item.text.lower()) or nouns.match(item.lemma.lower())):
            return True
    return False


def _is_report(scene: Scene, source: Phrase) -> bool:
    """Tell a source from a time ("nach der Kriegserklärung"): with the article, somebody must be named behind."""
    definite = scene.lexicon.has(scene.words[source.start], "definite")
    head = scene.items[source.core_end - 1]
    return not definite or source.end > source.core_end or head.text != head.lemma


def _closes(scene: Scene, place: int, source: Phrase) -> bool:
    """Tell whether ", so X" fills its segment, with no verb of its own."""
    segment = scene.segments[scene.segment_of(place)]
    if segment.start != place or not segment.mark or source.pronoun:
        return False
    return not _has_verb(scene, place, segment.end)


def phrase_before(scene: Scene, place: int) -> Phrase | None:
    """Return the phrase that ends at the item, the longest one."""
    segment = scene.segments[scene.segment_of(place)]
    begin = max(segment.start, place - 14)
    for start in range(begin, place):
        before = scene.items[start - 1].pos if start > segment.start else ""
        if scene.items[start].pos in {"NOUN", "PROPN", "ADJ"} and before in {"DET", "ADJ", "NOUN", "PROPN"}:
            continue
        phrase = read_phrase(scene, start, apposed=False)
        if phrase and phrase.end == place:
            return phrase
    return None


def _content(scene: Scene, start: int, end: int) -> Span | None:
    """Return what an opener's phrase covers: its sentence, without the phrase where that stands at an edge."""
    first, last = _bounds(scene, start)
    if start <= first + 1:
        return content_span(scene, _behind_relative(scene, end), last)
    if end >= last or (scene.words[start - 1] in {",", "–", "—"} and not _goes_on(scene, start, end)):
        return content_span(scene, first, start)
    return content_span(scene, first, last)


def _behind_relative(scene: Scene, end: int) -> int:
    """Return the item behind a relative clause that follows a source ("laut Küstenpost, die …, fehlte Geld")."""
    for segment in scene.segments:
        follows = segment.start == end + 1 and segment.mark == "," and segment.end < scene.last
        if follows and scene.lexicon.has(scene.words[segment.start], "relative"):
            return segment.end
    return end


def _goes_on(scene: Scene, start: int, end: int) -> bool:
    """Tell whether the sentence goes on behind an inserted phrase: before it, no verb or no end of a clause."""
    before = range(start)
    if end + 1 < scene.last and scene.words[end] == ",":
        behind = scene.segments[scene.segment_of(end + 1)]
        if scene.lexicon.has(scene.words[end + 1], "that") or not _has_verb(scene, end + 1, behind.end):
            return True
    return not any(scene.items[k].has_finite_form or scene.items[k].pos == QUOTE for k in before) or (
        end < len(scene.items) and scene.items[end].pos == QUOTE
    )


def _bounds(scene: Scene, place: int) -> tuple[int, int]:
    """Return the bounds of the sentence part around an item: between semicolons and colons, or its relative clause."""
    first, last = 0, scene.last
    segment = scene.segments[scene.segment_of(place)]
    if segment.mark == "," and segment.start < place and _opens_relative(scene, segment):
        return segment.start, segment.end
    for k in range(place - 1, -1, -1):
        if scene.words[k] in {";", ":"}:
            first = k + 1
            break
    for k in range(place, last):
        if scene.words[k] == ";" or (scene.words[k] == ":" and k + 1 < last and scene.items[k + 1].pos != QUOTE):
            last = k
            break
    ends = clauses.content_end if scene.lexicon.verb_second else content_end
    return first, max(place, min(last, ends(scene, place)))


def _opens_relative(scene: Scene, segment: Segment) -> bool:
    """Tell whether a segment is a relative clause, its verb at its end."""
    last = scene.items[segment.end - 1]
    return scene.lexicon.has(scene.words[segment.start], "relative") and last.has_finite_form


def _direct(scene: Scene, start: int, end: int) -> bool:
    first, last = _bounds(scene, start)
    if start <= first + 1:
        return end < last and mode_of(scene, end, last) == "direct"
    return mode_of(scene, first, start) == "direct"
