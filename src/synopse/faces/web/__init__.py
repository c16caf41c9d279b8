"""The workbench: requests come in, pages and JSON go out, all on one store.

`make_app` gives the application; `synopse serve` runs it. Every page is rendered here and needs no script to be read.
"""

from synopse.faces.web.app import make_app
from synopse.faces.web.bench import collect_rarely
from synopse.faces.web.settings import Settings

__all__ = ["Settings", "collect_rarely", "make_app"]
