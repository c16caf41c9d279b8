"""Annotated reports come in, groups of those that tell one story go out, whatever their order and languages.

All is done by the index that also takes reports one by one. Entities and copies are left to others.
"""

from collections.abc import Sequence

from synopse.group.index import StoryIndex
from synopse.group.signatures import sign
from synopse.model import Annotated


def find_stories(reports: Sequence[Annotated]) -> list[tuple[Annotated, ...]]:
    """Return the reports of each story, sorted by their ids; the stories stand in the order of their first report."""
    by_key = {f"{place:09}": annotated for place, annotated in enumerate(sorted(reports, key=_place))}
    index = StoryIndex()
    index.add_all({key: sign(annotated) for key, annotated in by_key.items()})
    return [tuple(by_key[key] for key in sorted(story)) for story in index.stories()]


def _place(annotated: Annotated) -> tuple[str, str, str]:
    report = annotated.report
    return report.id, report.published, report.text
