"""A report with its sentences comes in, its names go out: persons, organisations and places.

A trained model finds the spans (`tagger`); words of the language tell titles and endings from the name (`naming`). What
several mentions name together is not decided here.
"""

from synopse.annotate.mentions.naming import load_naming
from synopse.annotate.mentions.tagger import load_tagger
from synopse.languages import Language
from synopse.model import Annotated, Mention

__all__ = ["find_mentions"]


def find_mentions(annotated: Annotated, language: Language) -> tuple[Mention, ...]:
    """Return the names of a report's sentences, in order, each with its titles, its type and a probability."""
    found = load_tagger(language.code).find(annotated.sentences)
    if not found:
        return ()
    seen = frozenset(token.text for sentence in annotated.sentences for token in sentence.tokens)
    naming = load_naming(language.code)
    return tuple(naming.mention(name, annotated.report.text, seen) for name in found)
