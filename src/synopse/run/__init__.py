"""The order of the steps, and the one place that runs them."""

from synopse.run.annotating import annotate_report
from synopse.run.labels import known_languages, load_labels

__all__ = ["annotate_report", "known_languages", "load_labels"]
