"""A name comes in, what lists know of it goes out: international organisations, news agencies, countries."""

from collections.abc import Mapping
from functools import cache

from synopse.languages import known_languages, load_language, load_shared
from synopse.languages.places import find_place
from synopse.text.fold import fold

# Names no longer than this may be abbreviations and stand for what is listed only as they are written (WHO, who).
_LONGEST_ABBREVIATION = 5
_AGENCY = "agency "


def listed_organisation(name: str) -> str:
    """Return the identifier of an international organisation or news agency by one of its listed names, or ""."""
    return _listed().get(name) or _listed().get(fold(name)) or _agency_of_desk(name)


def _agency_of_desk(name: str) -> str:
    """Return the agency whose desk it is ("dpa/lnw"), or ""."""
    agency, _, desk = name.partition("/")
    return _listed().get(agency, "") if desk and is_agency(agency) else ""


def is_agency(name: str) -> bool:
    """Tell whether it is the name of a news agency."""
    return listed_organisation(name).startswith(_AGENCY)


def is_country(name: str) -> bool:
    """Tell whether it is the name of a country in any language."""
    place = find_place(name)
    return place is not None and place.kind == "country"


@cache
def _listed() -> Mapping[str, str]:
    """Return the listed names, as written and folded, with their identifiers."""
    listed = {name: f"{_AGENCY}{key}" for name, key in load_shared("agencies").column("key").items()}
    for code in known_languages():
        listed |= load_language(code).words["link_organisations"].column("organisation")
    return {fold(name): key for name, key in listed.items() if len(name) > _LONGEST_ABBREVIATION} | listed
