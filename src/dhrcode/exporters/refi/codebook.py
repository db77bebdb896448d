"""A codebook as codes: an area is a category that is not coded, a subtheme a code inside it."""

from itertools import cycle
from xml.etree.ElementTree import Element

from dhrcode.exporters.refi.elements import child, root, said, written
from dhrcode.model.codebook import Codebook
from dhrcode.model.equal_labels import distinct_labels
from dhrcode.model.refi import CODEBOOK_NAMESPACE, guid
from dhrcode.model.refi_texts import area_text, codebook_text, subtheme_text

COLOURS = ("#E69F00", "#56B4E9", "#009E73", "#0072B2", "#D55E00", "#CC79A7", "#F0E442", "#999999")
"""One for each area. Distinct also for colour-blind readers: Okabe and Ito, Color Universal
Design (2008), with a grey for their black."""


def render(codebook: Codebook) -> bytes:
    """The codebook as a `.qdc` file."""
    top = root("CodeBook", CODEBOOK_NAMESPACE)
    add_codes(top, codebook)
    whole = child(
        child(top, "Sets"), "Set", guid=guid("codebook", codebook.id), name=codebook.title
    )
    said(whole, "Description", describe(codebook))
    for area in codebook.areas:
        for subtheme in area.subthemes:
            child(whole, "MemberCode", guid=guid("subtheme", codebook.id, subtheme.id))
    return written(top)


def add_codes(top: Element, codebook: Codebook) -> None:
    """The areas, each with its subthemes, including retired ones."""
    codes, names = child(top, "Codes"), distinct_labels(codebook)
    for area, colour in zip(codebook.areas, cycle(COLOURS), strict=False):
        category = child(
            codes,
            "Code",
            guid=guid("area", codebook.id, area.id),
            name=area.label,
            isCodable="false",
            color=colour,
        )
        said(category, "Description", area_text(area.id))
        for subtheme in area.subthemes:
            code = child(
                category,
                "Code",
                guid=guid("subtheme", codebook.id, subtheme.id),
                name=names[subtheme.id],
                isCodable="true",
                color=colour,
            )
            said(code, "Description", subtheme_text(subtheme, names[subtheme.id]))


def describe(codebook: Codebook) -> str:
    """The codebook's title, source, id and version."""
    return codebook_text(codebook.title, codebook.source, codebook.id, codebook.version)
