"""Street addresses."""

import re
from collections.abc import Iterator

from dhrcode.safety.identifiers.kinds import Identifier, IdentifierFamily, IdentifierKind
from dhrcode.safety.identifiers.patterns import Pattern, hints_of
from dhrcode.safety.identifiers.prose import Prose
from dhrcode.safety.identifiers.words import is_proper, proper_start
from dhrcode.text import words_of

ADDRESS = IdentifierKind(
    "street-address", "a street address", "write [address]", "without a number a warning"
)

_SURE = words_of("""
    Street Road Avenue Lane Close Crescent Drive Grove Gardens Terrace Mews Rd Ave Boulevard
""")
_OTHER = words_of("""
    St Way Place Court Square Hill Walk Park Parade Row Rise View Green Croft Fold Gate Wharf Quay
    Embankment Yard End Heights Villas Buildings Mount Bank Dale Vale Meadow Meadows Field Fields
    Passage Broadway Circus Esplanade Promenade Cottages Cottage House Tower Towers Point Lodge
    Mansions Ln Cl Dr Cres Pl Ct Gdns Sq Ter Terr Tce Bungalow Bungalows Garth Hurst Spinney Copse
    Chase Dene Brow Ridge Side Leys Reach Common Estate Farm Orchard Paddock Warren Approach Mill
    Bridge Nook Loan Wynd Brae Wood Woods Glade Glebe Hollow Ride Ginnel Stile Bk Mt Crt Grn Hse Av
    Strand Spur Vista Oval Drove Snicket Entry Backs Steps Causeway Rd Parkway
""")


def _types(words: frozenset[str]) -> str:
    """A pattern for types of street, as they are and in capitals."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join((*ordered, *(word.upper() for word in ordered)))


_NAME = r"(?:(?:(?:St|[A-Z])\.|[A-Z][\w'-]*|of|the|on|upon|in|le|la|de|and|y) ){0,4}?[A-Z][\w'-]*"
_NUMBER = (
    r"(?:[0-9]{1,4}[A-Za-z]?(?: ?[-/] ?[0-9]{1,4}[A-Za-z]?)?"
    r"|(?i:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-\w+)?|\w+teen|ten|eleven"
    r"|twelve|one|two|three|four|five|six|seven|eight|nine))"
)
_WITHIN = (
    r"(?:(?i:flat|apartment|apt\.?|room|unit|plot|caravan|bedsit) (?:[0-9]{1,4}[A-Za-z]?|[A-Z]\b))"
)
_SMALL = "|".join(sorted(word.lower() for word in _SURE))
_NUMBERED = Pattern(
    rf"(?:{_WITHIN},? )?(?<![\w.,/£$-])(?P<number>{_NUMBER}),? (?P<name>{_NAME}) "
    rf"(?P<type>{_types(_SURE | _OTHER)}|{_SMALL})\b(?![\w'-])"
)
_TYPE = Pattern(rf" (?=[A-Z])(?:{_types(_SURE | _OTHER)})(?!\w)")
_SMALL_TYPES = [f" {word.lower()}" for word in sorted(_SURE)]
_NUMBER_THEN_NAME = Pattern(r"[0-9][A-Za-z]?,? [A-Z]")
_BEFORE_POSTCODE = Pattern(
    rf"(?<![\w.,/£$-])(?P<number>{_NUMBER}),? (?P<name>[A-Z][\w'-]+(?: [A-Z][\w'-]+){{0,3}})"
    r"(?=,? (?:[A-Z][\w'-]+,? ){0,3}[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2}\b)"
)
_WELSH_TYPES = hints_of("Heol Rhodfa Ffordd Stryd Maes Clos Cwrt Gerddi Lôn Tai")
_WELSH = Pattern(
    r"\b(?:(?P<number>[0-9]{1,4}[A-Za-z]?),? )?(?P<name>"
    rf"(?:{'|'.join(_WELSH_TYPES)})(?:'r|[ -]y[rn]?\b)?[ -][A-Z][\w-]+)"
)
_THE = Pattern(
    rf"\b(?:at|of|from|to|in|address) (?P<number>{_NUMBER}),? (?P<name>"
    r"The [A-Z][a-z]+s?)\b(?! [A-Z])"
)
_FLAT = Pattern(rf"\b{_WITHIN},? (?:[0-9]{{1,4}} )?(?P<name>{_NAME}(?: (?:{_types(_OTHER)})\b)?)")
_ONE_WORD = Pattern(
    rf"\b(?:at|of|to|from|address|in|is) (?P<number>{_NUMBER}),? "
    r"(?P<name>[A-Z][a-z]+(?:gate|market|side|way|row|hill|field|wick))\b"
)
_UNNUMBERED = Pattern(rf"(?P<name>{_NAME}) (?P<type>{_types(_SURE)})\b(?![\w'-])(?! [A-Z])")
_NUMBER_WORDS = hints_of("""
    wenty hirty forty Forty ifty ixty eventy ighty inety teen_ teen, eleven welve
""")
_HINTS = (
    *_WELSH_TYPES,
    *_NUMBER_WORDS,
    *(f" {word}" for word in (*sorted(_SURE), *map(str.upper, sorted(_SURE)))),
)
_PUBLIC_STREET = Pattern(
    r"(?:Marsham|Downing|Fleet|Wall|Coronation|Sesame|Harley) Street$|(?:Google|Flash|Hard) Drive$"
)
_COURTS = words_of("Crown Magistrates Magistrates' County High Supreme Family")
_HOUSED = Pattern(r"\b(?:at|of|from|to|address:?|is|was) $")
_TIMES = words_of("Hour Day Week Month Year Minute Mile")
_YEAR = Pattern(r"(?:1[89]|20)[0-9]{2}")


def find(prose: Prose) -> Iterator[Identifier]:
    """Streets, with or without a number, and houses in them."""
    ends = prose.starts(_TYPE) + prose.positions(_SMALL_TYPES)
    for found in prose.near(_NUMBERED, ends, 90, 20):
        if _is_address(prose, found):
            yield ADDRESS.found(prose, *found.span())
    for found in prose.near(_UNNUMBERED, ends, 70, 20):
        start = proper_start(prose, found.start(), found["name"])
        if start is not None and not _PUBLIC_STREET.search(found[0]):
            yield ADDRESS.found(prose, start, found.end(), sure=False)
    numbers = prose.starts(_NUMBER_THEN_NAME)
    for pattern in (_FLAT, _ONE_WORD, _BEFORE_POSTCODE, _THE):
        yield from _others(prose, prose.near(pattern, numbers, 40, 100))
    yield from _others(prose, prose.near(_WELSH, prose.positions(_WELSH_TYPES), 10, 50))


def _others(prose: Prose, matches: Iterator[re.Match[str]]) -> Iterator[Identifier]:
    for found in matches:
        named = any(is_proper(word) for word in re.split("[ -]", found["name"])[:2])
        if named and not _PUBLIC_STREET.search(found["name"]):
            yield ADDRESS.found(prose, *found.span())


def _is_address(prose: Prose, found: re.Match[str]) -> bool:
    """Whether a number before a street is a house's: it is no year, and the street has a name."""
    words, kind = found["name"].split(), found["type"].capitalize()
    if _YEAR.fullmatch(found["number"]) and kind not in _SURE:
        return False
    if words[-1] in _COURTS and kind in ("Court", "Ct"):
        return False
    if _PUBLIC_STREET.search(f"{found['name']} {found['type']}"):
        return False
    if any(is_proper(word) for word in words):
        return True
    housed = kind in _SURE or bool(_HOUSED.search(prose.before(found.start(), 20)))
    return housed and len(words) == 1 and words[0] not in _TIMES


FAMILY = IdentifierFamily((ADDRESS,), find, _HINTS, _NUMBER_THEN_NAME)
