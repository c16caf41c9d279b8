"""A report with its sentences comes in, its names go out: persons, organisations and places.

A trained model finds the spans (`tagger`); words of the language tell titles and endings from the name (`names`). What several
mentions name together is not decided here.
"""

from synopse.annotate.mentions.tagger import Found, load_tagger
from synopse.languages import Language
from synopse.model import Annotated, Mention

__all__ = ["find_mentions"]


def find_mentions(annotated: Annotated, language: Language) -> tuple[Mention, ...]:
    """Return the names of a report's sentences, in order, each with its titles, its type and a probability."""
    return tuple(_mention(annotated, found) for found in load_tagger(language.code).find(annotated.sentences))


def _mention(annotated: Annotated, found: Found) -> Mention:
    tokens = annotated.sentences[found.sentence].tokens[found.first : found.last]
    start, end = tokens[0].start, tokens[-1].end
    name = annotated.report.text[start:end]
    return Mention(start, end, found.type, name, rule="model", confidence=round(found.confidence, 3))
