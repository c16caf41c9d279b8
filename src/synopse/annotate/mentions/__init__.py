"""A report with its sentences comes in, its names go out: persons, organisations and places.

A trained model finds the spans (`tagger`), or a spaCy pipeline that the user has chosen (`pipelines`); names that it
misses are found by where they stand (`missed`). Words of the language tell titles and endings from the name
(`naming`). What several mentions name together is not decided here.
"""

from dataclasses import replace

from synopse.annotate.mentions.datelines import read_datelines, without_persons
from synopse.annotate.mentions.missed import add_missed
from synopse.annotate.mentions.naming import load_naming
from synopse.annotate.mentions.pipelines import chosen_pipeline
from synopse.annotate.mentions.tagger import load_tagger
from synopse.languages import Language
from synopse.model import Annotated, Mention

__all__ = ["find_mentions"]


def find_mentions(annotated: Annotated, language: Language) -> tuple[Mention, ...]:
    """Return the names of a report's sentences and datelines, in order, with titles, type and probability."""
    datelines = read_datelines(annotated, language)
    read = replace(annotated, sentences=tuple(sorted([*datelines, *annotated.sentences]))) if datelines else annotated
    pipeline = chosen_pipeline(language)
    found = pipeline.find(read) if pipeline else load_tagger(language.code).find(read.sentences)
    found = add_missed(found, read.sentences, annotated.report.text, language)
    if not found:
        return ()
    seen = frozenset(token.text for sentence in read.sentences for token in sentence.tokens)
    naming = load_naming(language.code)
    mentions = tuple(naming.mention(name, annotated.report.text, seen) for name in found)
    return without_persons(mentions, datelines) if datelines else mentions
