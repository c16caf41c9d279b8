"""Views of a story come in, the places of shapes go out; templates write them as SVG, without scripts or styles."""

from synopse.faces.web.drawing.provenance import Provenance, draw_provenance
from synopse.faces.web.drawing.timeline import Timeline, draw_timeline

__all__ = ["Provenance", "Timeline", "draw_provenance", "draw_timeline"]
