"""A spaCy pipeline that the user has chosen comes in by name; it finds the names in place of the package's own model.

`SYNOPSE_SPACY_DE=de_core_news_lg` (a package, or a folder that spaCy has saved) is asked for German reports, and so on
for each language's code. spaCy is imported only then; what it calls a person, an organisation or a place counts, by the
labels of its own pipelines. Titles and endings are told from the names as ever.
"""

import os
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib import import_module
from typing import Any, Protocol

from synopse import SettingError
from synopse.annotate.mentions.found import Found
from synopse.languages import Language
from synopse.model import Annotated, Sentence

VARIABLE = "SYNOPSE_SPACY_"  # followed by the language's code in capitals
# Labels of spaCy's pipelines: Universal ones (PER, ORG, LOC) and those of OntoNotes.
_TYPES = {"PER": "PER", "PERSON": "PER", "ORG": "ORG", "LOC": "LOC", "GPE": "LOC", "FAC": "LOC"}
_CONFIDENCE = 0.9  # spaCy tells no probability of a name


class Pipeline(Protocol):
    """What is asked of a spaCy pipeline: documents with `ents` for texts."""

    def pipe(self, texts: Iterable[str]) -> Iterator[Any]:
        """Yield a document for each text."""


class PipelineTagger:
    """Finds names with a pipeline, on the tokens that Synopse has found."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline

    def find(self, annotated: Annotated) -> list[Found]:
        """Return the names of a report's sentences, in order, each widened to whole tokens."""
        sentences = [sentence for sentence in annotated.sentences if sentence.tokens]
        documents = self._pipeline.pipe(sentence.of(annotated.report.text) for sentence in sentences)
        return [
            name
            for sentence, document in zip(sentences, documents, strict=True)
            for name in _names(sentence, document.ents)
        ]


def chosen_pipeline(language: Language) -> PipelineTagger | None:
    """Return the tagger of the pipeline that the user has set for a language, None where none is set.

    Raises SettingError where spaCy or the pipeline is not installed, or the pipeline finds no names.
    """
    name = os.environ.get(f"{VARIABLE}{language.code.upper()}", "").strip()
    return _load(name, language.code) if name else None


@cache
def _load(name: str, code: str) -> PipelineTagger:
    setting = f"{VARIABLE}{code.upper()}={name}"
    try:
        spacy = import_module("spacy")
    except ImportError:
        raise SettingError(f"{setting}: spaCy is not installed; pip install 'synopse[spacy]'") from None
    try:
        pipeline = spacy.load(name)
    except (OSError, ValueError, ImportError) as error:
        raise SettingError(f"{setting}: spaCy cannot load it: {str(error).splitlines()[0]}") from None
    if pipeline.lang != code:
        raise SettingError(f"{setting}: the pipeline is for the language {pipeline.lang!r}")
    if not {"ner", "entity_ruler", "span_ruler", "beam_ner"}.intersection(pipeline.pipe_names):
        raise SettingError(
            f"{setting}: the pipeline finds no names (it has {', '.join(pipeline.pipe_names) or 'nothing'})"
        )
    return PipelineTagger(pipeline)


def _names(sentence: Sentence, entities: Sequence[Any]) -> Iterator[Found]:
    tokens, free = sentence.tokens, 0
    ends, starts = [token.end for token in tokens], [token.start for token in tokens]
    for entity in entities:
        kind = _TYPES.get(entity.label_)
        first = max(free, bisect_left(ends, sentence.start + entity.start_char + 1))
        last = bisect_left(starts, sentence.start + entity.end_char)
        if kind and first < last:
            free = last
            yield Found(tokens, first, last, kind, _CONFIDENCE, "spacy")
