"""Scenes with their attributions come in, speech without a cue of its own is added: it goes on with the last speaker.

Quotes behind a direct quote, sentences in the subjunctive ("free indirect"), quotes inside reported words, and whom a
source cites ("quoting the ministry", "unter Berufung auf das Ministerium").
"""

import re
from dataclasses import dataclass, replace

from synopse.annotate.attributions.draft import NO_CONTENT, Draft, content_span
from synopse.annotate.attributions.mood import is_subjunctive
from synopse.annotate.attributions.phrases import Phrase, is_name, may_speak, read_phrase
from synopse.annotate.attributions.scene import QUOTE, Scene, subordinates
from synopse.annotate.attributions.subject_first import subject_before
from synopse.annotate.attributions.verb_second import subject_of_clause
from synopse.model import Span

OF_TOPIC = "free indirect, of the topic"  # the rule of speech given to the subject of the sentence before
_WORD = re.compile(r"\w+")
_WORDS = 3  # of a quote that stands for itself; shorter ones are names and scare quotes
_AHEAD = 3  # sentences to the one that names the speaker
_PARTIAL = 2  # words of a quote inside reported words


@dataclass(slots=True)
class _Walk:
    """Where the walk through the scenes stands: the last attribution that may go on, and its paragraph.

    `topic` is the subject of the sentence right before, where that can speak and says nothing.
    """

    last: Draft | None = None
    topic: Draft | None = None
    paragraph: int = -1
    goes_on: bool = False


def add_loose(scenes: list[tuple[Scene, list[Draft]]]) -> list[Draft]:
    """Return all attributions of the scenes, in order, those without a cue of their own added."""
    walk = _Walk()
    found: list[Draft] = []
    for place, (scene, drafts) in enumerate(scenes):
        own = _own(scene, [draft for draft in drafts if draft.rule != NO_CONTENT], walk)
        if not walk.goes_on or walk.paragraph != scene.paragraph:
            own = [_with_next_speaker(draft, scenes[place + 1 : place + 1 + _AHEAD]) for draft in own]
        for draft in own:
            if not (draft.rule in _EXTENDING and walk.goes_on and found and _extends(found, draft)):
                found.append(draft)
            found += _partial_quotes(draft)
        _remember(walk, scene, own or [draft for draft in drafts if draft.kind in _VOICED])
    return found


def _with_next_speaker(draft: Draft, following: list[tuple[Scene, list[Draft]]]) -> Draft:
    """Return free indirect speech with the speaker whom a sentence right behind it names for itself and for it.

    That sentence gives its content first ("Die Brücke bleibe zu. Der Verkehr werde umgeleitet, sagte Kern.").
    """
    if draft.mode != "free indirect":
        return draft
    for scene, drafts in following:
        if scene.paragraph != draft.scene.paragraph:
            return draft
        named = next((d for d in drafts if d.source and d.rule in _NAMED_BEHIND and d.mode == "indirect"), None)
        if named:
            return replace(draft, source=named.source, source_scene=scene)
        if drafts or not any(is_subjunctive(scene, k) for k, item in enumerate(scene.items) if item.form == "fin"):
            return draft
    return draft


_NAMED_BEHIND = frozenset({"content first", "closing phrase"})
_VOICED = frozenset({"say", "believe", "demand"})
_EXTENDING = frozenset({"quote goes on", "free indirect", OF_TOPIC})


def _extends(found: list[Draft], draft: Draft) -> bool:
    """Lengthen the last attribution of the same kind where the draft only carries it on."""
    for place in range(len(found) - 1, max(-1, len(found) - 4), -1):
        last = found[place]
        if last.rule == "partial quote" or last.content is None or draft.content is None:
            continue
        if (
            last.mode != draft.mode
            or last.rule == "looks back"
            or last.scene.paragraph != draft.scene.paragraph
            or last.source is not draft.source
        ):
            return False
        found[place] = replace(last, content=Span(last.content.start, draft.content.end))
        return True
    return False


def _remember(walk: _Walk, scene: Scene, own: list[Draft]) -> None:
    walk.topic = None if own else _topic(scene)
    speakers = [draft for draft in own if draft.source is not None or draft.mode != "reported"]
    if speakers:
        walk.last = speakers[-1]
        walk.goes_on = True
    else:
        walk.goes_on = False
    walk.paragraph = scene.paragraph


def _own(scene: Scene, drafts: list[Draft], walk: _Walk) -> list[Draft]:
    covered = [d.content for d in drafts if d.content and scene.start <= d.content.start]
    quote = _whole_quote(scene, covered)
    if quote is not None:
        if walk.topic and walk.topic.scene.paragraph == scene.paragraph:
            return [*drafts, _of_topic(scene, quote, walk.topic, "direct")]
        return [*drafts, _carry_on(scene, quote, walk)] if _may_carry(scene, walk) else drafts
    if drafts or not scene.items:
        return drafts
    start = _indirect(scene, walk)
    span = content_span(scene, start, len(scene.items)) if start is not None else None
    if span is None:
        return drafts
    source = subject_of_clause(scene, scene.segment_of(start) - 1) if start else None
    if source:
        return [Draft(scene, (0, 0), source, span, "indirect", "clause in the subjunctive", "say")]
    if walk.topic and walk.topic.scene.paragraph == scene.paragraph:
        return [_of_topic(scene, span, walk.topic, "free indirect")]
    return [_carry_on(scene, span, walk, "free indirect")]


def _of_topic(scene: Scene, span: Span, topic: Draft, mode: str) -> Draft:
    rule = "quote goes on" if mode == "direct" else OF_TOPIC
    return Draft(scene, (0, 0), topic.source, span, mode, rule, "say", source_scene=topic.scene)


def _topic(scene: Scene) -> Draft | None:
    """Return the subject of a sentence that attributes nothing, if it can speak, as a draft without content."""
    if not scene.segments:
        return None
    if scene.lexicon.verb_second:
        subject = subject_of_clause(scene, len(scene.segments) - 1)
    else:
        subject = subject_before(scene, len(scene.items) - 1)
    if subject is None or subject.pronoun or not may_speak(scene, subject):
        return None
    return Draft(scene, (0, 0), subject, None, "reported", NO_CONTENT, "say")


def _whole_quote(scene: Scene, covered: list[Span]) -> Span | None:
    """Return the span of quotes that fill the scene and that nothing covers."""
    quotes = [k for k, item in enumerate(scene.items) if item.pos == QUOTE]
    if not quotes or covered:
        return None
    others = sum(len(item) for item in scene.items if item.pos not in {QUOTE, "PUNCT"})
    words = sum(quote.words for quote in scene.quotes)
    span = scene.span(quotes[0], quotes[-1] + 1)
    whole = words >= _WORDS or _ends_sentence(scene, span)
    return span if whole and others * 4 <= len(span) else None


def _ends_sentence(scene: Scene, quote: Span) -> bool:
    """Tell whether a stop stands before the mark that closes a quote, so that even one word is a sentence."""
    return scene.text[quote.end - 2 : quote.end - 1] in {".", "!", "?", "…"}


def _may_carry(scene: Scene, walk: _Walk) -> bool:
    return walk.last is not None and scene.paragraph - walk.paragraph <= 1


def _carry_on(scene: Scene, span: Span, walk: _Walk, mode: str = "direct") -> Draft:
    source = walk.last.source if walk.last else None
    holder = (walk.last.source_scene or walk.last.scene) if walk.last else scene
    rule = "quote goes on" if mode == "direct" else mode
    return Draft(scene, (0, 0), source, span, mode, rule, "say", source_scene=holder)


def _indirect(scene: Scene, walk: _Walk) -> int | None:
    """Return where words begin that stand in the mood of indirect speech without a cue, or None.

    Strong forms count anywhere, weak ones and hearsay ("soll …") only right behind such speech. On 700 articles of
    German Wikinews, all of "soll", not only with perfect infinitives, finds 22 more such sentences for 21 wrong ones.
    """
    near = walk.last is not None and walk.paragraph == scene.paragraph and walk.goes_on
    indicative = None
    for segment in scene.segments:
        first = segment.start
        if first < segment.end and scene.lexicon.has(scene.words[first], "coordinator"):
            first += 1
        finite = [k for k in range(first, segment.end) if scene.items[k].form == "fin"]
        dependent = first < segment.end and (
            subordinates(scene, first)
            or scene.lexicon.has(scene.words[first], "relative_only")
            or (scene.lexicon.has(scene.words[first], "relative") and finite[-1:] == [segment.end - 1])
        )
        if finite and not dependent:
            weak = near if indicative is None else segment.mark == ":"
            if any(is_subjunctive(scene, k, weak=weak) and not _formula(scene, k) for k in finite):
                return 0 if indicative is None else segment.start
            if near and any(scene.items[k].lemma == scene.lexicon.hearsay for k in finite):
                return 0
            indicative = segment.start if indicative is None else indicative
    return None


def _formula(scene: Scene, place: int) -> bool:
    """Tell whether a subjunctive belongs to a set phrase ("es sei denn")."""
    return place + 1 < len(scene.words) and scene.lexicon.has(scene.words[place + 1], "formula")


def _partial_quotes(draft: Draft) -> list[Draft]:
    """Return the quotes inside reported words as attributions of their own, where the language wants them apart."""
    scene, content = draft.scene, draft.content
    if content is None or draft.mode == "direct" or not scene.lexicon.partial_quotes:
        return []
    names = {item.start for k, item in enumerate(scene.items) if item.pos == QUOTE and is_name(scene, k)}
    return [
        replace(draft, content=Span(quote.start, quote.end), mode="direct", rule="partial quote", quoted=None)
        for quote in scene.quotes
        if quote.words >= _PARTIAL
        and not all(word[:1].isupper() or word[:1].isdigit() for word in _WORD.findall(quote.of(scene.text)))
        and content.contains(quote)
        and len(quote) * 5 < len(content) * 4
        and quote.start not in names
    ]


def find_cited(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """Return the drafts, each with whom its source cites, where the scene says so."""
    citing = scene.lexicon.citing
    for place, item in enumerate(scene.items):
        if citing.isdisjoint((item.lemma, item.lemma.lower(), scene.words[place])):
            continue
        if scene.lexicon.has(item.lemma, "citing_verb"):
            cited = _cited_by_verb(scene, place)
        elif scene.lexicon.has(item.lemma.lower(), "citing") or scene.lexicon.has(scene.words[place], "citing"):
            start = place + 1
            while start < len(scene.items) and scene.lexicon.has(scene.words[start], "citing_on"):
                start += 1
            cited = read_phrase(scene, start) or _single_word(scene, start)
        else:
            continue
        own = [draft for draft in drafts if draft.cue[0] == place]
        if any(draft.quoted and draft.content and draft.content.start > item.start for draft in own):
            continue
        drafts = [draft for draft in drafts if draft not in own]
        holder = _nearest(drafts, place, cited)
        if cited and holder is not None:
            drafts = [replace(d, quoted=cited) if d is holder else d for d in drafts]
    return drafts


def _cited_by_verb(scene: Scene, verb: int) -> Phrase | None:
    """Return on whom somebody relies in the clause of a verb ("die sich auf Ermittler beruft")."""
    segment = scene.segments[scene.segment_of(verb)]
    on = next((k for k in range(segment.start, segment.end) if scene.lexicon.has(scene.words[k], "citing_on")), None)
    return read_phrase(scene, on + 1, apposed=False) if on is not None else None


def _single_word(scene: Scene, place: int) -> Phrase | None:
    """Return a word that the tagger took for no noun ("gardai") as a phrase."""
    if place >= scene.last or scene.items[place].pos in {"PUNCT", "DET", QUOTE}:
        return None
    return Phrase(place, place + 1, place, place + 1, place + 1, True)


def _nearest(drafts: list[Draft], place: int, cited: Phrase | None) -> Draft | None:
    free = [d for d in drafts if d.quoted is None and d.source and not (cited and d.source.start == cited.start)]
    return min(free, key=lambda d: (abs(d.cue[0] - place), d.cue[0]), default=None)
