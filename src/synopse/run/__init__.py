"""The order of the steps, and the one place that runs them."""

from synopse.run.annotating import annotate_report

__all__ = ["annotate_report"]
