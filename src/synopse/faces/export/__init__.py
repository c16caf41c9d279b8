"""A record and the words of the interface come in, the record in one format goes out; one file a format.

The formats are loaded when they are asked for: the command line names them without paying for them.
"""

from collections.abc import Mapping
from importlib import import_module

TYPE_CHECKING = False  # as in `cli.output`

if TYPE_CHECKING:
    from synopse.model import Record

# The formats by the name that a user gives, each with its module, which offers `export_record`.
FORMATS: Mapping[str, str] = {"text": "text", "md": "markdown", "html": "html", "json": "json"}


def export_record(record: "Record", name: str, labels: Mapping[str, str]) -> bytes:
    """Return the record in a format, as bytes of UTF-8. Raises KeyError where no format has that name."""
    exported = import_module(f"synopse.faces.export.{FORMATS[name]}").export_record(record, labels)
    return exported if isinstance(exported, bytes) else str(exported).encode("utf-8", "replace")


__all__ = ["FORMATS", "export_record"]
