"""The sentence that explains a finding to a reader who knows nothing of this program."""

from collections.abc import Mapping, Sequence

from synopse.compare.profiles import Profile


def explain(kind: str, slot: str, sides: Sequence[tuple[str, Sequence[Profile]]], texts: Mapping[str, str]) -> str:
    """Return the explanation of a finding: who gives which value; `texts` are the sentences of a language."""
    key = f"{kind}_{slot}" if slot else kind
    pattern = texts.get(key) or texts[kind]
    parts = {}
    for letter, (value, profiles) in zip("abcdef", sides, strict=False):
        parts[letter] = _tellers(profiles, texts)
        parts[f"value_{letter}"] = texts.get(f"value_{value}", value) if slot == "polarity" else value
    return pattern.format(**parts)


def tellers(profile: Profile) -> str:
    """Return the outlet of a statement and, behind it, the chain of its sources."""
    report = profile.report.report
    outlet = report.outlet or report.id
    chain = [attribution.name for attribution in profile.chain if attribution.name]
    return f"{outlet} ({' > '.join(chain)})" if chain else outlet


def _tellers(profiles: Sequence[Profile], texts: Mapping[str, str]) -> str:
    names = list(dict.fromkeys(map(tellers, profiles)))
    shown, rest = names[:3], len(names) - 3
    return ", ".join(shown) + (texts["and_more"].format(count=rest) if rest > 0 else "")
