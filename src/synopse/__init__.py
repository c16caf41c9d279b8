"""Synopse reads many reports of one event and writes one sourced record."""

__version__ = "0.1.0"


class SettingError(Exception):
    """A setting asks for what is not there; the message is the sentence that says what."""
