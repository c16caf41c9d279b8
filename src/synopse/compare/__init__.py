"""A story with its entities comes in; its findings, and the origin of each of its statements, go out.

Statements about the same thing are compared slot by slot (one file for each kind of disagreement); those that tell the
same are counted by their independent origins; those that no other report has are single.
"""

from collections.abc import Iterable
from dataclasses import replace

from synopse.compare.collect import collect_findings
from synopse.compare.explain import explain
from synopse.compare.origins import Origins
from synopse.compare.profiling import make_profiles
from synopse.languages import Language
from synopse.model import Finding, Story

__all__ = ["compare_story", "explain_findings"]


def compare_story(story: Story, language: Language) -> tuple[tuple[Finding, ...], dict[str, str]]:
    """Return a story's findings, most important first, and the name of each statement's origin by its id.

    The findings are explained in `language`.
    """
    profiles = make_profiles(story)
    origins = Origins(story, profiles)
    return collect_findings(profiles, origins, language), dict(origins.names)


def explain_findings(story: Story, findings: Iterable[Finding], language: Language) -> tuple[Finding, ...]:
    """Return findings of a story as comparing would explain them in `language`, without comparing again."""
    profiles = {profile.statement.id: profile for profile in make_profiles(story)}
    explained = []
    for finding in findings:
        sides = [(side.value, [profiles[s.id] for s in side.statements]) for side in finding.sides]
        explained.append(replace(finding, explanation=explain(finding.kind, finding.type, sides, language)))
    return tuple(explained)
