"""A story with its entities comes in; its findings, and the origin of each of its statements, go out.

Statements about the same thing are compared slot by slot (one file for each kind of disagreement); those that tell the
same are counted by their independent origins; those that no other report has are single.
"""

from synopse.compare.collect import collect_findings
from synopse.compare.origins import Origins
from synopse.compare.profiles import make_profiles
from synopse.languages import Language
from synopse.model import Finding, Story

__all__ = ["compare_story"]


def compare_story(story: Story, language: Language) -> tuple[tuple[Finding, ...], dict[str, str]]:
    """Return a story's findings, most important first, and the name of each statement's origin by its id.

    The findings are explained in `language`.
    """
    profiles = make_profiles(story)
    origins = Origins(story, profiles)
    return collect_findings(profiles, origins, language), dict(origins.names)
