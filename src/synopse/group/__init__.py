"""Annotated reports come in, stories go out: the reports of one event, and the passages that they share."""

from collections.abc import Sequence
from hashlib import blake2b

from synopse.group.copies import find_copies
from synopse.group.index import StoryIndex
from synopse.group.signatures import Signature, sign
from synopse.group.stories import find_stories
from synopse.model import Annotated, Story

__all__ = ["Signature", "StoryIndex", "find_copies", "group_reports", "sign"]


def group_reports(reports: Sequence[Annotated]) -> tuple[Story, ...]:
    """Return the stories of the reports with their copies, every report in one story, in the order of the smallest ids.

    The result does not depend on the order of the reports. A story's id is a digest of the ids of its reports.
    """
    return tuple(Story(_name(members), members, find_copies(members)) for members in find_stories(reports))


def _name(members: Sequence[Annotated]) -> str:
    ids = "\n".join(annotated.report.id for annotated in members)
    return blake2b(ids.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()
