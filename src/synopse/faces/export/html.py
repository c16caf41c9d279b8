"""A record comes in, the dossier goes out: one HTML file that asks nothing of any network and runs no script.

What comes from reports is escaped, stripped of control characters and isolated in its direction of writing; the content
policy of the page allows its own stylesheet by its hash and nothing else. A click on a wording goes to its anchor in
the report's full text, which the stylesheet then highlights.
"""

import hashlib
from base64 import b64encode
from collections.abc import Mapping
from functools import cache

from jinja2 import Environment, PackageLoader
from markupsafe import Markup

from synopse.faces.export.headings import finding_heading, head_counts
from synopse.faces.export.pages import StoryPage, make_page
from synopse.faces.export.templating import make_environment
from synopse.faces.export.view import SHOWN, RecordView, count, view_record
from synopse.model import Record


def export_record(record: Record, labels: Mapping[str, str]) -> str:
    """Return the record as one self-contained HTML page."""
    view = view_record(record, labels)
    pages = tuple(make_page(story, labels) for story in view.stories)
    style = Markup(_stylesheet() + _highlights(pages))  # noqa: S704  our stylesheet and running numbers, nothing of a report
    return _environment().get_template("dossier.html").render(
        record=view,
        pages=pages,
        title=_title(view, labels),
        style=style,
        policy=_policy(style),
        words=labels,
        count=lambda key, n: count(labels, key, n),
        heading=lambda finding: finding_heading(finding, labels),
        head_counts=lambda story: head_counts(story, labels),
        kinds=SHOWN,
        # Where the parts lead to: everything stands on this page.
        text_link=lambda wording: f"#{wording.anchor}",
        report_link=lambda report: f"#{report.anchor}",
        finding_link=lambda finding: f"#{finding.anchor}",
    )  # fmt: skip


def _title(record: RecordView, labels: Mapping[str, str]) -> str:
    if len(record.stories) == 1:
        return record.stories[0].title
    return count(labels, "stories", len(record.stories))


def _policy(style: str) -> str:
    """Return the content policy that allows this stylesheet and nothing else."""
    digest = b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def _highlights(pages: tuple[StoryPage, ...]) -> str:
    """Return the rule that highlights all pieces of the statement whose anchor was clicked."""
    anchors = [anchor for page in pages for anchor in page.anchors.values()]
    selectors = ",".join(f"#{anchor}:target~.{anchor}" for anchor in anchors)
    return f"{selectors}{{background:var(--target);color:var(--target-ink)}}\n" if anchors else ""


@cache
def _stylesheet() -> str:
    loader = _environment().loader
    assert loader is not None  # noqa: S101  the environment is made with one
    return loader.get_source(_environment(), "dossier.css")[0]


@cache
def _environment() -> Environment:
    return make_environment(PackageLoader("synopse.faces.export"))
