"""Files, folders and standard input come in; reports and rejected sources go out, one by one.

A file's kind shows in its name: bare text, JSON Lines (also gzipped), HTML. What cannot be read becomes a Rejected with
a plain reason, and the rest goes on. Texts are kept exactly as given. Left out: PDF, office documents, mail, feeds.
"""

from synopse.read.files import read_reports, read_stream
from synopse.read.identity import settle_ids

__all__ = ["read_reports", "read_stream", "settle_ids"]
