"""The order of the steps, and the one place that runs them."""

from synopse.run.labels import known_languages, load_labels
from synopse.run.run import annotate_paths, annotate_report, compare_paths, compare_stories, group_paths

__all__ = [
    "annotate_paths",
    "annotate_report",
    "compare_paths",
    "compare_stories",
    "group_paths",
    "known_languages",
    "load_labels",
]
