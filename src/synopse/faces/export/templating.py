"""Where templates stand comes in, the environment that renders them goes out, with what makes reports' words harmless.

Everything is escaped, every value loses its control characters, and a name that is not known is an error.
"""

import re
from typing import Any

from jinja2 import BaseLoader, Environment, StrictUndefined
from markupsafe import Markup

from synopse.faces.plain import without_controls

_CODE = re.compile(r"[a-z]{2,3}")


def make_environment(loader: BaseLoader) -> Environment:
    """Return the environment; its filter `code` lets pass what is a language's code."""
    environment = Environment(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_clean,
    )
    environment.filters["code"] = lambda code: code if _CODE.fullmatch(code) else ""
    return environment


def _clean(value: Any) -> Any:
    return without_controls(value) if isinstance(value, str) and not isinstance(value, Markup) else value
