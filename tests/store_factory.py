"""Reports for a store, as reading gives them, and who acts when."""

from pathlib import Path

from synopse.model import Report
from synopse.record.store import Act, Store, StoredFinding
from synopse.run.steps import load_step

EXAMPLES = Path(__file__).parents[1] / "examples"
STORIES = ("brueckensperrung", "gipfel-summit", "harbour-fire")


def act(minute: int = 0, who: str = "Ada") -> Act:
    """Return an act of somebody on an invented day."""
    return Act(who, f"2026-05-20T10:{minute:02}:00+00:00")


def examples(*stories: str) -> list[Report]:
    """Return the reports of example stories (of all, where none is named), as reading gives them."""
    return [
        item
        for story in stories or STORIES
        for item in load_step("reports")([EXAMPLES / story])
        if isinstance(item, Report)
    ]


def article(text: str, name: str = "a", language: str = "de", **fields: str) -> Report:
    """Return a report as reading gives it."""
    return Report(id=name, text=text, language=language, **fields)


def shown(store: Store, key: str) -> list[StoredFinding]:
    """Return the findings of a story that set reports beside each other."""
    story = store.story(key)
    assert story is not None
    return list(story.findings)
