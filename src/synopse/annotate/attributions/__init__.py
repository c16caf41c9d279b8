"""Sentences and names come in, attributions go out: who says what, each with the one that it stands inside.

`scene` ties sentences to their quotes; `verb_second` and `subject_first` read cue verbs, `openers` prepositions,
`labels` colons and nouns, `loose` what goes on with the last speaker; `names` says who speaks. What is left out: lone
hedges without a source (statements note those), and speech inside quotes.
"""

from synopse.annotate.attributions.chains import make_attributions
from synopse.annotate.attributions.draft import Draft
from synopse.annotate.attributions.labels import (
    find_colon,
    find_cue_nouns,
    find_nouns_before_clauses,
    find_signature,
)
from synopse.annotate.attributions.lexicon import Lexicon, load_lexicon
from synopse.annotate.attributions.loose import add_loose, find_cited
from synopse.annotate.attributions.openers import find_openers
from synopse.annotate.attributions.scene import LONGEST, Scene, find_scenes
from synopse.annotate.attributions.subject_first import find_subject_first
from synopse.annotate.attributions.verb_second import find_verb_second
from synopse.languages import Language
from synopse.model import Annotated, Attribution


def find_attributions(annotated: Annotated, language: Language) -> tuple[Attribution, ...]:
    """Return the attributions of a report in the order of their contents; `parent` is an index in the answer."""
    lexicon = load_lexicon(language.code)
    scenes = find_scenes(annotated, lexicon)
    drafts = add_loose([(scene, _drafts(scene, lexicon)) for scene in scenes])
    return make_attributions(annotated, scenes, drafts)


def _drafts(scene: Scene, lexicon: Lexicon) -> list[Draft]:
    """Return the attributions that a scene's cues make, in the order of the cues."""
    if len(scene.items) > LONGEST:
        return []
    verbs = find_verb_second(scene) if lexicon.verb_second else find_subject_first(scene)
    found = [*verbs, *find_openers(scene)]
    begun = {draft.content.start for draft in found if draft.content}
    nouns = [*find_cue_nouns(scene), *(find_nouns_before_clauses(scene) if lexicon.verb_second else ())]
    found += [draft for draft in nouns if draft.content and draft.content.start not in begun]
    if not found:
        found = [*find_colon(scene), *find_signature(scene)]
    return sorted(find_cited(scene, found), key=lambda draft: draft.cue)
