"""An annotated article and a change come in; a second report goes out, edited as desks do, the change in it.

Paragraphs are put in another order and cut, words replaced by synonyms, adjectives dropped, sentences opened with an
adverb or with their time; the headline is new. A sentence is edited as a row of words, so nothing needs to be parsed
again; the words of the change are one word that no edit touches.
"""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from quality.discrepancy.changes import Change
from quality.discrepancy.words import Words

from synopse.model import Annotated, Report, Sentence, Span

_CUT = 0.25  # of the sentences
_SWAPPED = 0.3  # of the last two sentences of a paragraph
_REPLACED, _DROPPED, _REORDERED = 0.7, 0.5, 0.5
_LONGEST_OPENING = 7  # words that may stand before the verb and move behind it
_MARK = "the change"  # part of speech of the changed words


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a sentence that is edited, with the space behind it."""

    text: str
    space: str
    pos: str
    form: str


@dataclass(frozen=True, slots=True)
class Second:
    """The second report: the report as given, where its changed sentence stands, and which edits that sentence had."""

    report: Report
    changed: Span
    edits: frozenset[str]


Edit = Callable[[list[Word], Words, random.Random], list[Word] | None]


def make_second(annotated: Annotated, change: Change, words: Words, chance: random.Random) -> Second:
    """Return the article edited, with the change in it."""
    paragraphs = _paragraphs(annotated)
    kept = [_keep(paragraph, change, chance) for paragraph in paragraphs]
    ordered = [kept[0], *chance.sample(kept[1:], len(kept) - 1)]
    text, changed, edits = "", Span(0, 0), frozenset[str]()
    for paragraph in filter(None, ordered):
        text += "\n\n" if text else ""
        for number in _swapped(annotated, paragraph, words, chance):
            text += "" if not text or text.endswith("\n") else " "
            written, done = _edited(annotated, number, change, words, chance)
            if number == change.sentence:
                changed, edits = Span(len(text), len(text) + len(written)), done
            text += written
    first = annotated.report
    report = Report("b", text, _headline(text, words), "Second", first.published, first.language)
    return Second(report, changed, edits)


def _paragraphs(annotated: Annotated) -> list[list[int]]:
    """Return the numbers of the sentences of each paragraph."""
    paragraphs: list[list[int]] = [[]]
    text, end = annotated.report.text, 0
    for number, sentence in enumerate(annotated.sentences):
        if paragraphs[-1] and "\n\n" in text[end : sentence.start]:
            paragraphs.append([])
        paragraphs[-1].append(number)
        end = sentence.end
    return paragraphs


def _keep(paragraph: list[int], change: Change, chance: random.Random) -> list[int]:
    drawn = [(number, chance.random()) for number in paragraph]
    return [number for number, draw in drawn if draw >= _CUT or number == change.sentence]


def _swapped(annotated: Annotated, paragraph: list[int], words: Words, chance: random.Random) -> list[int]:
    """Return the sentences of a paragraph, sometimes the last two in the other order, where neither points back."""
    if len(paragraph) < 3 or chance.random() >= _SWAPPED:
        return paragraph
    first = (annotated.sentences[number].tokens[0].text.lower() for number in paragraph[-2:])
    if any(words.holds("pronouns", word) for word in first):
        return paragraph
    return [*paragraph[:-2], paragraph[-1], paragraph[-2]]


def _edited(
    annotated: Annotated, number: int, change: Change, words: Words, chance: random.Random
) -> tuple[str, frozenset[str]]:
    """Return a sentence after editing, and the names of the edits that it had."""
    sentence = annotated.sentences[number]
    row = _row(annotated.report.text, sentence)
    if number == change.sentence:
        row = _put_in(row, sentence, change)
    done = set()
    for name, edit in _wanted(change, number):
        if (edited := edit(row, words, chance)) is not None:
            row = edited
            done.add(name)
    return "".join(word.text + word.space for word in row).strip(), frozenset(done)


def _wanted(change: Change, number: int) -> Sequence[tuple[str, Edit]]:
    """Return the edits of a sentence: all, or the one that is the innocent change itself."""
    if number == change.sentence and change.type in ("order", "synonym"):
        return [(name, edit) for name, edit in _EDITS if name == change.type]
    return _EDITS


def _row(text: str, sentence: Sentence) -> list[Word]:
    ends = [*(token.start for token in sentence.tokens[1:]), sentence.end]
    return [
        Word(text[token.start : token.end], text[token.end : end], token.pos, token.form)
        for token, end in zip(sentence.tokens, ends, strict=True)
    ]


def _put_in(row: list[Word], sentence: Sentence, change: Change) -> list[Word]:
    """Return the words with those that the change touches as one."""
    if change.start == change.end and not change.new:
        return row
    spans = [(token.start, token.end) for token in sentence.tokens]
    inside = [
        n for n, (start, end) in enumerate(spans) if start < max(change.end, change.start + 1) and change.start < end
    ]
    first, last = inside[0], inside[-1]
    whole = "".join(word.text + word.space for word in row[first:last]) + row[last].text
    start, end = change.start - spans[first][0], change.end - spans[first][0]
    return [*row[:first], Word(whole[:start] + change.new + whole[end:], row[last].space, _MARK, ""), *row[last + 1 :]]


def _replace_words(row: list[Word], words: Words, chance: random.Random) -> list[Word] | None:
    new = [_synonym(word, words, chance) for word in row]
    return new if new != row else None


def _synonym(word: Word, words: Words, chance: random.Random) -> Word:
    instead = words.synonyms.get(word.text)
    draw = chance.random()
    return replace(word, text=instead) if instead and word.pos not in (_MARK, "PROPN") and draw < _REPLACED else word


def _drop_adjectives(row: list[Word], words: Words, chance: random.Random) -> list[Word] | None:
    endings = words.settings["adjective_endings"]
    forms = {stem + ending for stem in words.settings["adjectives"] for ending in endings}
    new = [
        word
        for word, behind in zip(row, [*row[1:], row[-1]], strict=True)
        if not (
            word.text in forms and behind.pos == "NOUN" and not _needs(row, word, words) and chance.random() < _DROPPED
        )
    ]
    return new if new != row else None


def _needs(row: list[Word], word: Word, words: Words) -> bool:
    """Tell whether the word before would have to change with the adjective ("a large house", "an old house")."""
    place = row.index(word)
    return (
        place == 0
        or words.holds("articles_by_sound", row[place - 1].text.lower())
        or row[place - 1].pos in ("ADV", "CCONJ", "PUNCT")
    )


def _reorder(row: list[Word], words: Words, chance: random.Random) -> list[Word] | None:
    """Return the sentence opened with its time, or with an adverb."""
    if chance.random() >= _REORDERED:
        return None
    return _open(row, words, chance)


def _open(row: list[Word], words: Words, chance: random.Random) -> list[Word] | None:
    verb_second = words.settings["verb_second"]
    place = next((n for n, w in enumerate(row) if w.pos in ("VERB", "AUX") and w.form in ("fin", "past")), 0)
    opening = row[:place] if verb_second else row[:1]
    if not 1 <= len(opening) <= _LONGEST_OPENING or not _may_move(opening, verb_second=verb_second):
        return None
    if verb_second and row[place + 1].pos == "PRON":  # an unstressed pronoun keeps its place behind the verb
        return None
    taken = _take_time(row, place, words)
    time, row = taken if taken else ([Word(chance.choice(words.settings["openers"]), " ", "ADV", "")], row)
    lead = _capital(time)
    if not verb_second:
        comma = [] if lead[-1].text.endswith(",") else [replace(lead[-1], text=lead[-1].text + ",", space=" ")]
        return [*lead[: len(lead) - len(comma)], *comma, _lower(row[0]), *row[1:]]
    return [*lead, replace(row[place], space=" "), _lower(row[0]), *row[1:place], *row[place + 1 :]]


def _may_move(opening: list[Word], *, verb_second: bool) -> bool:
    if any(word.pos in ("PUNCT", "SCONJ", "CCONJ") or word.text in ",;:()" for word in opening):
        return False
    return verb_second or opening[0].pos in ("DET", "PROPN", "PRON", "NUM", "NOUN", "ADJ", _MARK)


def _take_time(row: list[Word], verb: int, words: Words) -> tuple[list[Word], list[Word]] | None:
    """Return the time that stands behind the verb, and the words without it; None where there is none to move."""
    text, starts = "", []
    for word in row:
        starts.append(len(text))
        text += word.text + word.space
    match = words.pattern("time").search(text, starts[verb])
    if match is None:
        return None
    inside = [n for n, start in enumerate(starts) if match.start() <= start < match.end()]
    first, last = inside[0], inside[-1]
    if starts[first] != match.start() or first <= verb or row[first - 1].text in ",;–-(":
        return None
    if any(word.text in ",;–-(" for word in row[:first]):
        return None
    rest = [*row[:first], *row[last + 1 :]]
    rest[first - 1] = replace(rest[first - 1], space=row[last].space)
    return [*row[first:last], replace(row[last], space=" ")], rest


def _capital(row: list[Word]) -> list[Word]:
    return [replace(row[0], text=row[0].text[:1].upper() + row[0].text[1:]), *row[1:]]


def _lower(word: Word) -> Word:
    """Return a word that no longer begins its sentence."""
    keeps = word.pos in ("NOUN", "PROPN", "X", _MARK) or word.text[1:2].isupper() or word.text == "I"
    return word if keeps else replace(word, text=word.text[:1].lower() + word.text[1:])


def _headline(text: str, words: Words) -> str:
    """Return a headline made of the report's first words."""
    return " ".join(text.split()[: words.settings["headline_end"]]).rstrip(".,;:")


_EDITS: Sequence[tuple[str, Edit]] = (("synonym", _replace_words), ("adjective", _drop_adjectives), ("order", _reorder))
