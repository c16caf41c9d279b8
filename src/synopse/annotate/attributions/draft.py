"""What is known of an attribution before names and nesting are worked out."""

from dataclasses import dataclass

from synopse.annotate.attributions.lexicon import CueVerb
from synopse.annotate.attributions.phrases import Phrase
from synopse.annotate.attributions.scene import QUOTE, Scene
from synopse.model import Span

NO_CONTENT = "no content"  # the rule of a cue that tells who speaks, with nothing that it attributes
_MARKS = frozenset(",;:–—―([")


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue verb: its item, the index of its segment, its entry, and whether it stands in the passive."""

    verb: int
    segment: int
    reading: CueVerb
    passive: bool


@dataclass(frozen=True, slots=True)
class Draft:
    """An attribution: scene, cue (items), source (a phrase, or None), content (None: what was said before), mode, rule.

    `quoted` is the phrase of a further speaker, whom the source quotes ("zitierte die Agentur den Minister").
    `source_scene` is the scene of the source where that is another one; `speaker` whose the source's words are, where
    the source does not say so itself ("nach eigenen Angaben").
    """

    scene: Scene
    cue: tuple[int, int]
    source: Phrase | None
    content: Span | None
    mode: str
    rule: str
    kind: str
    quoted: Phrase | None = None
    source_scene: Scene | None = None
    speaker: Phrase | None = None


def content_span(scene: Scene, start: int, end: int) -> Span | None:
    """Return the span of the items from `start` to `end` without marks at its edges, or None if none is left."""
    while start < end and (scene.words[start] in _MARKS or scene.words[start] in {")", "]"}):
        start += 1
    while end > start and scene.words[end - 1] in _MARKS:
        end -= 1
    end = min(end, scene.last) if end > scene.last > start else end
    return scene.span(start, end) if start < end else None


def mode_of(scene: Scene, start: int, end: int) -> str:
    """Return "direct" where the items from `start` on begin with a quote and are mostly quotes, else "indirect"."""
    if scene.items[start].pos != QUOTE:
        return "indirect"
    covered = sum(len(item) for item in scene.items[start:end] if item.pos == QUOTE)
    return "direct" if covered * 2 >= scene.items[end - 1].end - scene.items[start].start else "indirect"


def mode_in(scene: Scene, span: Span) -> str:
    """Return the mode of a content that lies in the scene."""
    inside = [k for k, item in enumerate(scene.items) if span.start <= item.start and item.end <= span.end]
    return mode_of(scene, inside[0], inside[-1] + 1) if inside else "indirect"


def attribute(
    scene: Scene,
    cue: Cue,
    source: Phrase | None,
    content: Span | None,
    rule: str,
    *,
    mode: str = "",
    quoted: Phrase | None = None,
) -> Draft | None:
    """Return the attribution of a cue verb, or None without a content; where no mode is given, quotes tell it."""
    if content is None:
        return None
    items = (cue.verb, cue.verb + 1)
    return Draft(scene, items, source, content, mode or mode_in(scene, content), rule, cue.reading.kind, quoted)


def without_content(scene: Scene, cue: Cue, source: Phrase | None, rule: str = NO_CONTENT) -> Draft:
    """Return an attribution whose content stands elsewhere, or that only tells who speaks."""
    return Draft(scene, (cue.verb, cue.verb + 1), source, None, "indirect", rule, cue.reading.kind)
