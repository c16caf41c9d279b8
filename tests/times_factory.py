"""Builder for tests of times: the time expressions of a text, without the other annotators."""

from dataclasses import replace
from typing import Any

from factory import make_report
from synopse.annotate.sentences import find_sentences
from synopse.annotate.times import find_times
from synopse.languages import load_language
from synopse.model import Annotated, TimeExpression


def find(text: str, language: str = "de", **fields: Any) -> tuple[TimeExpression, ...]:
    """Return the time expressions of a text that is one block of body."""
    annotated = Annotated(make_report(text, language, **fields))
    annotated = replace(annotated, sentences=find_sentences(annotated, load_language(language)))
    return find_times(annotated, load_language(language))
