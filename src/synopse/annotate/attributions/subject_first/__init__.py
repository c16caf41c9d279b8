"""Cue verbs of languages with the subject before the verb (English)."""

from synopse.annotate.attributions.subject_first.frames import find_subject_first
from synopse.annotate.attributions.subject_first.subjects import subject_before

__all__ = ["find_subject_first", "subject_before"]
