"""Drafts come in, attributions go out: sources named, contents filled in, each inside the one around it."""

from dataclasses import replace

from synopse.annotate.attributions.bodies import find_body
from synopse.annotate.attributions.draft import Draft
from synopse.annotate.attributions.loose import OF_TOPIC
from synopse.annotate.attributions.memory import Memory, make_memory
from synopse.annotate.attributions.mood import is_subjunctive
from synopse.annotate.attributions.names import name_source, whose
from synopse.annotate.attributions.phrases import Phrase
from synopse.annotate.attributions.scene import Scene
from synopse.model import Annotated, Attribution, Span

_NEAR = 12  # attributions before and behind that may hold one
_NOUNS = frozenset({"NOUN", "PROPN", "X", "VERB", "ADJ"})  # taggers take "Twitter" and "a tweet" for verbs
_BACK = 3  # sentences that "das teilte X mit" may stand for


def make_attributions(annotated: Annotated, scenes: list[Scene], drafts: list[Draft]) -> tuple[Attribution, ...]:
    """Return the drafts as attributions, sorted by content, with names and parents."""
    memory = make_memory(annotated.mentions)
    places = {scene.start: place for place, scene in enumerate(scenes)}
    pairs: list[tuple[Attribution, int]] = []
    for draft in _without_covered(scenes, places, drafts):
        content = draft.content or _said_before(scenes, places[draft.scene.start])
        if content is None:
            continue
        place = places[(draft.source_scene or draft.scene).start]
        memory.previous = scenes[place - 1] if place else None
        outer = len(pairs)
        pairs.append((_attribution(memory, draft, content, draft.source), -1))
        if draft.quoted is not None:
            pairs.append((_attribution(memory, draft, content, draft.quoted), outer))
    return _in_order(pairs)


def _without_covered(scenes: list[Scene], places: dict[int, int], drafts: list[Draft]) -> list[Draft]:
    """Return the drafts without those that go on from elsewhere where "das teilte X mit" gives them a source."""
    covered: set[int] = set()
    for draft in drafts:
        if draft.content is None:
            place = places[draft.scene.start]
            covered.update(scene.start for scene in scenes[_first_before(scenes, place) : place])
    return [draft for draft in drafts if not (_goes_on_from_elsewhere(draft) and draft.scene.start in covered)]


def _goes_on_from_elsewhere(draft: Draft) -> bool:
    holder = draft.source_scene
    if draft.cue != (0, 0) or holder is None:
        return False
    return draft.source is None or draft.rule == OF_TOPIC or holder.paragraph != draft.scene.paragraph


def _first_before(scenes: list[Scene], place: int) -> int:
    """Return the first of the scenes that "das" stands for: the one before, and those before it in the subjunctive."""
    first = place
    while first > 0 and place - first < _BACK and scenes[first - 1].paragraph == scenes[place].paragraph:
        joined = first == place - 1 and _subjunctive(scenes[first])
        if first < place and not joined and not _subjunctive(scenes[first - 1]):
            break
        first -= 1
        if not _subjunctive(scenes[first]):
            break
    return first


def _said_before(scenes: list[Scene], place: int) -> Span | None:
    """Return the words that "das" stands for."""
    first = _first_before(scenes, place)
    if first == place:
        return None
    before = scenes[place - 1]
    return Span(scenes[first].start, before.items[max(before.last, 1) - 1].end)


def _subjunctive(scene: Scene) -> bool:
    return any(item.form == "fin" and is_subjunctive(scene, k) for k, item in enumerate(scene.items))


def _attribution(memory: Memory, draft: Draft, content: Span, phrase: Phrase | None) -> Attribution:
    scene = draft.source_scene or draft.scene
    source = scene.span(phrase.start, phrase.end) if phrase else None
    first, last = draft.cue
    return Attribution(
        content=content,
        source=source,
        cue=draft.scene.span(first, last) if last > first else None,
        mode=draft.mode,
        name=name_source(memory, scene, draft.speaker if draft.speaker and phrase is draft.source else phrase),
        medium=_medium(draft),
        hedge=_hedge(draft.scene, content),
        unnamed=_unnamed(scene, phrase),
        body=find_body(scene, whose(scene, phrase)) if phrase and not phrase.pronoun else "",
        rule=draft.rule,
    )


def _medium(draft: Draft) -> str:
    """Return the word for where something was said, if it stands by the cue: "Telegram-Kanal", "interview"."""
    scene = draft.scene
    if draft.cue[1] == 0:
        return ""
    place = scene.segment_of(draft.cue[0])
    segment, before = scene.segments[place], scene.segments[max(0, place - 1)]
    finite = any(item.has_finite_form for item in scene.items[before.start : before.end])
    start = segment.start if finite else before.start
    for place in range(start, segment.end):
        item = scene.items[place]
        noun = item.pos in _NOUNS and scene.lexicon.media.match(item.text.lower())
        start, end = _noun_run(scene, place)
        if noun and _behind_preposition(scene, start):
            return scene.text[scene.items[start].start : scene.items[end - 1].end]
    return ""


def _noun_run(scene: Scene, place: int) -> tuple[int, int]:
    """Return the bounds of the nouns that a medium's noun stands among ("press conference", "court documents")."""
    start, end = place, place + 1
    while start > 0 and _in_run(scene, start - 1):
        start -= 1
    while end < len(scene.items) and _in_run(scene, end):
        end += 1
    return start, end


def _in_run(scene: Scene, place: int) -> bool:
    return scene.items[place].pos in {"NOUN", "PROPN"} and not (
        scene.lexicon.verb_second or scene.lexicon.has(scene.words[place], "time")
    )


def _behind_preposition(scene: Scene, place: int) -> bool:
    """Tell whether a noun stands behind a preposition, with its article and adjectives."""
    before = place - 1
    while before >= 0 and scene.items[before].pos in {"DET", "ADJ", "NUM"}:
        before -= 1
    return before >= 0 and scene.items[before].pos == "ADP"


def _hedge(scene: Scene, content: Span) -> Span | None:
    for item in scene.items:
        word = item.text.lower() if item is scene.items[0] else item.text
        hedges = word in scene.lexicon.hedges or (item.lemma in scene.lexicon.hedges and word.islower())
        if hedges and content.start <= item.start and item.end <= content.end:
            return Span(item.start, item.end)
    return None


def _unnamed(scene: Scene, phrase: Phrase | None) -> bool:
    if phrase is None or any(phrase.start <= k < phrase.end for k in scene.mentions):
        return False
    heads = scene.items[phrase.core_start : phrase.core_end]
    unnamed = scene.lexicon.unnamed
    return any(unnamed.match(i.text.lower()) or unnamed.match(i.lemma.lower()) for i in heads)


def _in_order(pairs: list[tuple[Attribution, int]]) -> tuple[Attribution, ...]:
    """Return the attributions sorted by content, doubles dropped, each with the index of its parent."""
    order = sorted(range(len(pairs)), key=lambda k: (pairs[k][0].content.start, -pairs[k][0].content.end, k))
    kept: list[int] = []
    for k in order:
        if not any(_same(pairs[k][0], pairs[j][0]) for j in kept[-_NEAR:]):
            kept.append(k)
    new = {old: place for place, old in enumerate(kept)}
    found = [pairs[k][0] for k in kept]
    parents = [new.get(pairs[k][1]) if pairs[k][1] >= 0 else None for k in kept]
    for place, attribution in enumerate(found):
        parent = parents[place] if parents[place] is not None else _parent(found, parents, place)
        parents[place] = parent
        found[place] = replace(attribution, parent=parent)
    return tuple(found)


def _same(one: Attribution, other: Attribution) -> bool:
    return one.content == other.content and one.source == other.source


def _parent(found: list[Attribution], parents: list[int | None], place: int) -> int | None:
    """Return the narrowest attribution near by whose content holds this one's cue (or content, without a cue)."""
    inner = found[place]
    near = range(max(0, place - _NEAR), min(len(found), place + _NEAR))
    outer = [k for k in near if k != place and _holds(found[k], inner) and not _descends(parents, k, place)]
    return min(outer, key=lambda k: (len(found[k].content), k), default=None)


def _holds(outer: Attribution, inner: Attribution) -> bool:
    if inner.rule == "partial quote":
        return outer.cue == inner.cue and outer.rule != "partial quote" and outer.content.contains(inner.content)
    if outer.rule == "partial quote":
        return False
    marked = inner.cue or inner.content
    if not outer.content.contains(marked) or (outer.cue is not None and inner.content.contains(outer.cue)):
        return False
    return outer.content.contains(inner.content) and (inner.cue is not None or outer.source != inner.source)


def _descends(parents: list[int | None], child: int, of: int) -> bool:
    """Tell whether `child` already stands inside `of`, so that no circle arises."""
    seen = 0
    at: int | None = child
    while at is not None and seen < len(parents):
        if at == of:
            return True
        at, seen = parents[at], seen + 1
    return False
