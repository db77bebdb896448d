"""Full postcodes."""

import re
from collections.abc import Iterator

from dhrcode.safety.identifiers.kinds import Identifier, IdentifierFamily, IdentifierKind
from dhrcode.safety.identifiers.patterns import Pattern
from dhrcode.safety.identifiers.prose import Prose
from dhrcode.text import words_of

POSTCODE = IdentifierKind("postcode", "a full postcode", "write [town]")

AREAS = words_of("""
    AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC
    EH EN EX FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS
    LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP
    SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE
""")
"""The postcode areas in use: Royal Mail, Programmers' Guide to the Postcode Address File."""

_POSTCODE = Pattern(
    r"(?<![\w/-])(?:([A-Za-z]{1,2})[0-9][A-Za-z0-9]?[ -]?([0-9O][A-Za-z]{2})|GIR ?0AA)(?![\w-])"
)
_LABEL = Pattern(r"(?i)\bpost ?codes?\b|\baddress\b")
_INWARD = Pattern(r"[0-9][ABD-HJLNP-UW-Z]{2}")
_ORDINAL = Pattern(r"[0-9](?:st|nd|rd|th)")
_PUBLIC = Pattern(r"(?i)SW1A ?[012]AA|SW1P ?[34]DF|TW9 ?4DU|W1A ?1AA")
"""Downing Street and Parliament, the Home Office and the National Archives, the BBC."""


_FIGURES = Pattern(r"[0-9O][A-Za-z]{2}(?![A-Za-z0-9])|GIR")


def find(prose: Prose) -> Iterator[Identifier]:
    """Full postcodes of existing areas; half a postcode names a district and is left alone."""
    for found in prose.near(_POSTCODE, prose.starts(_FIGURES), 8, 8):
        if found[1] is None or _is_postcode(prose, found):
            yield POSTCODE.found(prose, *found.span())


def _is_postcode(prose: Prose, found: re.Match[str]) -> bool:
    area, inward = found[1].upper(), found[2]
    if inward[0] == "O":  # the letter in place of the figure
        return area in AREAS and bool(_LABEL.search(prose.before(found.start(), 50)))
    if area not in AREAS or not _INWARD.fullmatch(inward.upper()):
        return False
    return not (_ORDINAL.fullmatch(inward) or _PUBLIC.fullmatch(found[0]))


FAMILY = IdentifierFamily((POSTCODE,), find, figures=_FIGURES)
