"""Findings and stories come in, the lines that stand above them in every format go out."""

from collections.abc import Mapping

from synopse.faces.export.view import FindingView, StoryView, Wording, count


def finding_heading(view: FindingView, labels: Mapping[str, str]) -> str:
    """Return what a finding is about in a few words: its slot and values, or how many sources bear it out."""
    finding = view.finding
    values = [side.value for side in view.sides if side.value]
    if finding.kind == "corroborated":
        return f"{count(labels, 'origins', len(finding.origins))}: {', '.join(finding.origins)}"
    if finding.kind == "repeated":
        key = "repeated_count_one" if view.reports == 1 else "repeated_count"
        return ": ".join(
            [labels[key].format(n=view.reports), *([", ".join(finding.origins)] if finding.origins else [])]
        )
    slot = labels.get(finding.type, finding.type)
    between = f" {labels['values_differ']} " if finding.kind == "contradicted" else " → "
    return ": ".join(part for part in (slot, between.join(values)) if part)


def head_counts(story: StoryView, labels: Mapping[str, str]) -> tuple[str, ...]:
    """Return how many reports, independent origins and contradictions a story has, each with its noun."""
    return (
        count(labels, "reports", len(story.reports)),
        count(labels, "origins", len(story.origins)),
        count(labels, "contradictions", story.count("contradicted")),
    )


def says_who(wording: Wording, labels: Mapping[str, str]) -> str:
    """Return the chain of a wording ("TASS > Schoigu"), or that the outlet itself says it, with its caveat."""
    chain = " > ".join(wording.chain) or labels["own_words"]
    return f"{chain} ({labels[wording.caveat]})" if wording.caveat else chain
