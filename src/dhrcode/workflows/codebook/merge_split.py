"""Changes to a codebook that make subthemes of others: merge and split."""

from collections.abc import Mapping, Sequence

from dhrcode.errors import UsageError
from dhrcode.model.codebook import Codebook, Subtheme
from dhrcode.workflows.codebook.changes import ChangedCodebook
from dhrcode.workflows.codebook.places import (
    SubthemePlace,
    active,
    area_of,
    placed,
    refuse_taken,
    replaced,
)
from dhrcode.workflows.codebook.wording import Wording, naming, reworded, worded


def merge(
    codebook: Codebook, subthemes: Sequence[str], into: str, wording: Wording, version: str
) -> ChangedCodebook:
    """Several subthemes joined into one: a new one, which stands before the first, or one of them.

    The others are retired. Their labels become other names of the one, and their cues its cues
    unless others are given.

    Args:
        codebook: the codebook.
        subthemes: their ids or labels.
        into: the id of the one.
        wording: what is said of it; a new one needs a label and a definition.
        version: the version that is made, from which on the others are retired.

    Raises:
        UsageError: there are not two, one is not there, or a text is lacking or cannot be kept.
        RefusedError: the new id is taken, or was.
    """
    named = {name: active(codebook, name) for name in subthemes}
    joined = {one.id: one for one in named.values()}
    if len(joined) < 2:
        raise UsageError("two subthemes or more are joined into one: name each of them")
    into = named[into].id if into in named else into
    others = [one for one in joined.values() if one.id != into]
    areas, first = codebook.areas, others[0].id
    if into in joined:
        areas = replaced(areas, into, _joined(joined[into], wording, others))
    else:
        refuse_taken(codebook, into)
        result = _joined(worded(into, wording), wording, others)
        areas = placed(areas, SubthemePlace(area_of(codebook, first).id, before=first), result)
    for other in others:
        areas = replaced(areas, other.id, other.model_copy(update={"retired": version}))
    said = naming(areas, [other.id for other in others])
    return ChangedCodebook("merge", tuple(joined), {"areas": areas}, "joined", (into,), notes=said)


def _joined(one: Subtheme, wording: Wording, others: Sequence[Subtheme]) -> Subtheme:
    result = reworded(one, wording)
    names = dict.fromkeys(
        (*result.also_known_as, *(n for o in others for n in (o.label, *o.also_known_as)))
    )
    names.pop(result.label, None)
    cues = result.cues
    if wording.cues is None:
        cues = tuple(dict.fromkeys((*cues, *(cue for other in others for cue in other.cues))))
    return result.model_copy(update={"also_known_as": tuple(names), "cues": cues})


def split(
    codebook: Codebook,
    subtheme: str,
    labels: Mapping[str, str],
    definitions: Mapping[str, str],
    version: str,
) -> ChangedCodebook:
    """A subtheme parted into two or more, which stand after it; it is retired.

    Args:
        codebook: the codebook.
        subtheme: its id or label.
        labels: of the new ones, by id, in the order in which they are to stand.
        definitions: of each of them.
        version: the version that is made.

    Raises:
        UsageError: there is no such subtheme, there are not two parts, or a text is lacking or
            cannot be kept.
        RefusedError: a new id is taken, or was.
    """
    old = active(codebook, subtheme)
    if len(labels) < 2:
        raise UsageError('a subtheme is split into two or more: give --into ID="LABEL" for each')
    if unknown := [name for name in definitions if name not in labels]:
        raise UsageError(f"--definition-of {unknown[0][:60]}: there is no --into of that id")
    for name in labels:
        refuse_taken(codebook, name)
        if name not in definitions:
            raise UsageError(
                f"'{name[:60]}' is new: give its definition, --definition-of {name[:60]}=\"...\""
            )
    result = [worded(name, Wording(label, definitions[name])) for name, label in labels.items()]
    gone = old.model_copy(update={"retired": version})
    areas = replaced(codebook.areas, old.id, gone, *result)
    said = naming(areas, (old.id,))
    return ChangedCodebook("split", (old.id,), {"areas": areas}, "again", tuple(labels), notes=said)


def pairs(option: str, given: Sequence[str]) -> dict[str, str]:
    """Ids and texts that were typed as `ID=TEXT`.

    Raises:
        UsageError: one is not of that form, or an id is given twice.
    """
    found: dict[str, str] = {}
    for text in given:
        name, equals, said = text.partition("=")
        if not equals or not name.strip():
            raise UsageError(f"{option} '{text[:60]}' is not of the form id=\"text\"")
        if name.strip() in found:
            raise UsageError(f"{option} is given twice for '{name.strip()[:60]}'")
        found[name.strip()] = said.strip()
    return found
