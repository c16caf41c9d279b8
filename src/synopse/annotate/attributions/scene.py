"""Sentences come in, scenes go out: sentences that one quote ties together, with each quote as a single item.

An item is a token, or a whole quote (part of speech QUOTE). A scene is cut into segments at commas, colons, dashes and
brackets; cues, sources and contents are looked for in them, so no word inside a quote is taken for a cue outside.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from synopse.annotate.attributions.lexicon import Lexicon
from synopse.annotate.attributions.quoted import Quote, find_quotes
from synopse.model import Annotated, Mention, Sentence, Span, Token

QUOTE = "QUOTE"
LONGEST = 400  # items; a longer sentence is a table or an attack
_CUTS = frozenset(",;:()–—[]―")
_ENDS = frozenset(".!?…")


@dataclass(frozen=True, slots=True)
class Segment:
    """Items `start` to `end` of a scene between two marks; `mark` is the one before it ("" at the beginning)."""

    start: int
    end: int
    mark: str


@dataclass(frozen=True, slots=True)
class Scene:
    """Sentences that belong together, their items and segments; `words` are the items in lower case.

    `mentions` maps the first item of each name to the item behind it, `persons` holds the items behind persons' names.
    """

    text: str
    lexicon: Lexicon
    sentences: tuple[Sentence, ...]
    items: tuple[Token, ...]
    words: tuple[str, ...]
    segments: tuple[Segment, ...]
    quotes: tuple[Quote, ...]
    mentions: dict[int, int]
    persons: frozenset[int]
    paragraph: int

    @property
    def start(self) -> int:
        """Where the scene begins in the text."""
        return self.sentences[0].start

    @property
    def last(self) -> int:
        """The number of items without the closing stop."""
        end = len(self.items)
        while end > 0 and self.words[end - 1] in _ENDS:
            end -= 1
        return end

    def segment_of(self, item: int) -> int:
        """Return the index of the segment that holds the item (the one before it, for a mark)."""
        for place, segment in enumerate(self.segments):
            if item < segment.end:
                return place
        return len(self.segments) - 1

    def span(self, start: int, end: int) -> Span:
        """Return the span of the items from `start` to `end` (exclusive, not empty)."""
        return Span(self.items[start].start, self.items[end - 1].end)


def find_scenes(annotated: Annotated, lexicon: Lexicon) -> list[Scene]:
    """Return the scenes of a report, in order."""
    text = annotated.report.text
    runs = list(_paragraphs(text, annotated.sentences))
    bounds = [(run[0].start, run[-1].end) for run in runs]
    quotes = iter([*find_quotes(text, bounds, lexicon.code), Quote(len(text), len(text), 0)])
    mentions = iter([*annotated.mentions, Mention(len(text) + 1, len(text) + 1, "", "")])
    scenes: list[Scene] = []
    quote, mention = next(quotes), next(mentions)
    for paragraph, run in enumerate(runs):
        group: list[Sentence] = []
        inside: list[Quote] = []
        for sentence in run:
            group.append(sentence)
            while quote.start < sentence.end:
                inside.append(quote)
                quote = next(quotes)
            if inside and inside[-1].end > sentence.end + 1:
                continue
            names: list[Mention] = []
            while mention.start < sentence.end:
                names.append(mention)
                mention = next(mentions)
            scene = _scene(text, lexicon, tuple(group), tuple(inside), names)
            scenes.append(replace(scene, paragraph=paragraph))
            group, inside = [], []
        if group:
            scene = _scene(text, lexicon, tuple(group), tuple(inside), [])
            scenes.append(replace(scene, paragraph=paragraph))
    return scenes


def _paragraphs(text: str, sentences: tuple[Sentence, ...]) -> Iterator[list[Sentence]]:
    run: list[Sentence] = []
    for sentence in sentences:
        if run and (sentence.kind != run[-1].kind or "\n" in text[run[-1].end : sentence.start]):
            yield run
            run = []
        run.append(sentence)
    if run:
        yield run


def _scene(
    text: str,
    lexicon: Lexicon,
    sentences: tuple[Sentence, ...],
    quotes: tuple[Quote, ...],
    names: list[Mention],
) -> Scene:
    items = _items(sentences, quotes)
    words = tuple(item.text.lower() for item in items)
    ends = _mention_ends(items, names)
    persons = {mention.start for mention in names if mention.type == "PER"} if ends else set()
    behind = frozenset(end for start, end in ends.items() if items[start].start in persons)
    return Scene(text, lexicon, sentences, items, words, _segments(words), quotes, ends, behind, 0)


def _items(sentences: tuple[Sentence, ...], quotes: tuple[Quote, ...]) -> tuple[Token, ...]:
    """Return the tokens, those of each quote drawn together."""
    if not quotes:
        return sentences[0].tokens if len(sentences) == 1 else tuple(t for s in sentences for t in s.tokens)
    items: list[Token] = []
    place = 0
    for sentence in sentences:
        for token in sentence.tokens:
            while place < len(quotes) and token.start >= quotes[place].end:
                place += 1
            if place == len(quotes) or token.start < quotes[place].start:
                items.append(token)
            elif token.start == quotes[place].start:
                items.append(Token(token.start, quotes[place].end, "", "", QUOTE))
    return tuple(items)


def _segments(words: tuple[str, ...]) -> tuple[Segment, ...]:
    found: list[Segment] = []
    start, mark = 0, ""
    for place, word in enumerate(words):
        if word in _CUTS:
            if place > start:
                found.append(Segment(start, place, mark))
            start, mark = place + 1, word
    if start < len(words):
        found.append(Segment(start, len(words), mark))
    return tuple(found)


def _mention_ends(items: tuple[Token, ...], names: list[Mention]) -> dict[int, int]:
    """Map the first item of each mention to the item behind it."""
    if not names:
        return {}
    starts = {item.start: place for place, item in enumerate(items)}
    ends = {item.end: place + 1 for place, item in enumerate(items)}
    return {starts[n.start]: ends[n.end] for n in names if n.start in starts and n.end in ends}


def subordinates(scene: Scene, place: int) -> bool:
    """Tell whether the item opens a dependent clause; as a preposition, a word like "seit" does not."""
    return scene.items[place].pos != "ADP" and scene.lexicon.has(scene.words[place], "subordinator")
