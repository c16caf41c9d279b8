"""Cue verbs of languages with the verb second, first or last (German)."""

from synopse.annotate.attributions.verb_second.frames import find_verb_second
from synopse.annotate.attributions.verb_second.subjects import subject_of_clause

__all__ = ["find_verb_second", "subject_of_clause"]
