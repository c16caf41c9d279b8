"""A scene comes in, the attributions that colons, dashes and nouns make go out.

A name before a colon ("Minister: Kein Spielraum", "BRANDT: No idea"), one that signs a quote behind a dash, and cue
nouns with a clause ("the claim that …").
"""

from collections.abc import Iterator
from itertools import pairwise

from synopse.annotate.attributions.draft import Draft, content_span
from synopse.annotate.attributions.phrases import Phrase, is_person, may_speak, pronoun_at, read_phrase
from synopse.annotate.attributions.scene import QUOTE, Scene, Segment
from synopse.annotate.attributions.subject_first import subject_before
from synopse.annotate.attributions.verb_second import subject_of_clause
from synopse.annotate.attributions.verb_second.clauses import clause_kind, content_end
from synopse.model import BlockKind

_NEAR = 5  # items between a noun and the end of its segment
_LONGEST_SPEAKER = 12  # items before a headline's colon


def find_colon(scene: Scene) -> Iterator[Draft]:
    """Yield the attribution of a colon: behind a name (in headlines, before quotes) or a clause with its subject."""
    colon = next((k for k, word in enumerate(scene.words) if word == ":"), None)
    if colon is None or colon + 1 >= scene.last:
        return
    source = _name_before(scene, colon) if colon <= _LONGEST_SPEAKER else None
    if source is None and scene.items[colon + 1].pos == QUOTE:
        source = _subject_before(scene, colon)
    content = content_span(scene, colon + 1, scene.last) if source else None
    if content:
        mode = "direct" if scene.items[colon + 1].pos == QUOTE else "indirect"
        yield Draft(scene, (colon, colon + 1), source, content, mode, "colon", "say")


def _name_before(scene: Scene, colon: int) -> Phrase | None:
    """Return the phrase that fills the words before a colon, if it can speak."""
    before = scene.items[:colon]
    if any(i.has_finite_form and i.pos in {"VERB", "AUX"} for i in before) or not before:
        return None
    source = read_phrase(scene, 1 if before[0].pos not in {"NOUN", "PROPN", "DET", "ADJ", "X"} else 0)
    if source is None or source.end < len(before) or not _speaks(scene, source, colon + 1):
        return None
    return source


def _subject_before(scene: Scene, colon: int) -> Phrase | None:
    """Return the subject of the clause before a colon, if it can speak ("The coach shrugged: “…”")."""
    place = scene.segment_of(colon - 1)
    source = subject_of_clause(scene, place) if scene.lexicon.verb_second else subject_before(scene, colon)
    return source if source and (is_person(scene, source) or source.pronoun) and may_speak(scene, source) else None


def _speaks(scene: Scene, source: Phrase, content: int) -> bool:
    if scene.items[content].pos == QUOTE:
        return True
    words = scene.text[scene.items[source.start].start : scene.items[source.end - 1].end]
    if words.isupper() and len(words) > 3:
        return True
    if scene.sentences[0].kind is not BlockKind.HEADLINE and scene.paragraph > 0:
        return False
    return may_speak(scene, source)


def find_signature(scene: Scene) -> Iterator[Draft]:
    """Yield the attribution of a quote that a name behind a dash signs."""
    if len(scene.items) < 3 or scene.items[0].pos != QUOTE or scene.words[1] not in {"―", "—", "–", "-"}:
        return
    source = read_phrase(scene, 2)
    if source and source.end >= scene.last:
        yield Draft(scene, (1, 2), source, scene.span(0, 1), "direct", "signature", "say")


def find_nouns_before_clauses(scene: Scene) -> Iterator[Draft]:
    """Yield the attributions of nouns that end a segment before an infinitive or a clause in the subjunctive."""
    for segment, following in pairwise(scene.segments):
        if following.mark != "," or following.start >= following.end:
            continue
        noun = _noun_in(scene, segment)
        kind = clause_kind(scene, following, following.start)
        if noun is None or kind not in {"u", "i"}:
            continue
        content = content_span(scene, following.start, content_end(scene, following.start, subordinate=True))
        if content:
            cue_kind = _cue_kind(scene, noun)
            yield Draft(scene, (noun, noun + 1), _owner(scene, noun), content, "indirect", "cue noun", cue_kind)


def _cue_kind(scene: Scene, place: int) -> str:
    """Return the kind of a noun that attributes, by its lemma or as it is written, "" where it is none."""
    item, nouns = scene.items[place], scene.lexicon.cue_nouns
    return nouns.get(item.lemma.lower()) or nouns.get(item.text.lower(), "")


def _noun_in(scene: Scene, segment: Segment) -> int | None:
    """Return the last cue noun among the last items of a segment."""
    near = range(segment.end - 1, max(segment.start, segment.end - _NEAR) - 1, -1)
    nouns = [k for k in near if scene.items[k].pos == "NOUN" and _cue_kind(scene, k)]
    genitives = [k for k in nouns if k > segment.start + 1 and scene.lexicon.has(scene.words[k - 1], "genitive")]
    owners = [k for k in genitives if scene.items[k - 2].pos in {"NOUN", "PROPN"}]
    return next((k for k in nouns if k not in owners), nouns[0] if nouns else None)


def find_cue_nouns(scene: Scene) -> Iterator[Draft]:
    """Yield the attributions of nouns that a clause with its conjunction follows: "the claim that …"."""
    lexicon = scene.lexicon
    for place, item in enumerate(scene.items):
        if item.pos != "NOUN" or not _cue_kind(scene, place):
            continue
        start = place + 1
        while start < scene.last and start - place < 8 and not lexicon.has(scene.words[start], "that"):
            start += 1
        if start >= scene.last or not lexicon.has(scene.words[start], "that"):
            continue
        if any(scene.items[k].has_finite_form for k in range(place, start)):
            continue
        content = content_span(scene, start, _clause_end(scene, start, opens=_opens_clause(scene, place)))
        if content:
            yield Draft(
                scene,
                (place, place + 1),
                _owner(scene, place),
                content,
                "indirect",
                "cue noun",
                _cue_kind(scene, place),
            )


def _opens_clause(scene: Scene, noun: int) -> bool:
    """Tell whether no verb stands before a noun in its segment, so that the noun is the subject of one to come."""
    segment = scene.segments[scene.segment_of(noun)]
    return not any(scene.items[k].has_finite_form for k in range(segment.start, noun))


def _clause_end(scene: Scene, start: int, *, opens: bool) -> int:
    """Return where the clause of a noun ends: at a comma, or where the noun's own verb begins (if it `opens` one)."""
    verbs = [k for k in range(start, scene.last) if scene.items[k].has_finite_form]
    groups = [k for k in verbs if k - 1 not in verbs and not _joined(scene, k)]
    if opens and not scene.lexicon.verb_second and len(groups) > 1:
        return groups[1]
    for segment in scene.segments:
        if segment.start > start and segment.mark:
            return segment.start - 1
    return scene.last


def _joined(scene: Scene, verb: int) -> bool:
    """Tell whether a verb is joined to the one before, or stands in a relative clause."""
    word = scene.words[verb - 1]
    return scene.items[verb - 1].pos == "AUX" or any(
        scene.lexicon.has(word, role) for role in ("coordinator", "relative", "skip")
    )


def _owner_before(scene: Scene, end: int) -> Phrase | None:
    """Return the phrase that a possessive ending at `end` closes."""
    for start in range(max(0, end - 6), end):
        phrase = read_phrase(scene, start, apposed=False)
        if phrase and phrase.end > end:
            return Phrase(start, end, start, end, end, True)
    return None


def _is_denied(scene: Scene, place: int) -> bool:
    """Tell whether a clause denies what its noun names: its subject says no such thing ("rejected claims that")."""
    segment = scene.segments[scene.segment_of(place)]
    return any(scene.items[k].lemma in scene.lexicon.denials for k in range(segment.start, segment.end))


def _owner(scene: Scene, place: int) -> Phrase | None:
    """Return whose words a noun means: "Trump's claim", "his claim", "die Behauptung der Firma"."""
    before = max(0, place - 8)
    for start in range(before, place):
        if scene.lexicon.has(scene.words[start], "possessive"):
            return pronoun_at(start)
        if scene.lexicon.has(scene.words[start], "possessor") and scene.items[start].pos != "AUX":
            return _owner_before(scene, start)
    word = scene.words[place + 1] if place + 1 < len(scene.words) else ""
    if scene.lexicon.has(word, "genitive"):
        return read_phrase(scene, place + 1)
    if scene.lexicon.has(word, "by") or scene.lexicon.has(word, "of"):
        return read_phrase(scene, place + 2)
    if _cue_kind(scene, place) == "hearsay" or _is_denied(scene, place):
        return None
    if scene.lexicon.verb_second:
        return subject_of_clause(scene, scene.segment_of(place))
    return subject_before(scene, place)
