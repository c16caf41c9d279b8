"""What is known of an attribution before names and nesting are worked out."""

from dataclasses import dataclass

from synopse.annotate.attributions.phrases import Phrase
from synopse.annotate.attributions.scene import QUOTE, Scene
from synopse.model import Span

NO_CONTENT = "no content"  # the rule of a cue that tells who speaks, with nothing that it attributes
_MARKS = frozenset(",;:–—―([")


@dataclass(frozen=True, slots=True)
class Draft:
    """An attribution: its scene, cue (items), source (a phrase of the scene, or None), content (None: what was said before).

    `inside` tells that the words of `content` that lie in its scene hold cue and source too. `quoted` is the phrase of a further
    speaker, whom the source quotes ("zitierte TASS Schoigu").
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


def content_span(scene: Scene, start: int, end: int) -> Span | None:
    """Return the span of the items from `start` to `end`, without marks and stops at its edges; None where nothing is left."""
    while start < end and (scene.words[start] in _MARKS or scene.words[start] in {")", "]"}):
        start += 1
    while end > start and scene.words[end - 1] in _MARKS:
        end -= 1
    end = min(end, scene.last) if end > scene.last > start else end
    return scene.span(start, end) if start < end else None


def mode_of(scene: Scene, start: int, end: int) -> str:
    """Return "direct" where the items from `start` to `end` are quotes and little else, else "indirect"."""
    quotes = [item for item in scene.items[start:end] if item.pos == QUOTE]
    if not quotes:
        return "indirect"
    covered = sum(map(len, quotes))
    return "direct" if covered * 3 >= 2 * (scene.items[end - 1].end - scene.items[start].start) else "indirect"
