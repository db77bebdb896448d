"""Schools, surgeries, hospitals and prisons by their names."""

from collections.abc import Iterator

from dhrcode.safety.identifiers.kinds import Identifier, IdentifierFamily, IdentifierKind
from dhrcode.safety.identifiers.patterns import Pattern, hints_of, one_of
from dhrcode.safety.identifiers.prose import Prose
from dhrcode.safety.identifiers.words import is_proper, proper_start
from dhrcode.text import words_of

SERVICE = IdentifierKind(
    "named-service",
    "a named school, surgery, hospital or prison",
    "write what it is, such as 'the GP practice'",
    "of a sort whose noun is an ordinary word a warning",
)

_SURE = one_of("""
    school academy surgery hospital hospitals infirmary hospice prison medical_centre health_centre
    primary_care_centre children's_centre walk-in_centre treatment_centre medical_practice
    group_practice family_practice gp_practice doctors'_practice general_practice care_home
    nursing_home residential_home pre-school preschool young_offender_institution
    young_offenders_institution gaol healthcare_centre jail
""")
_UNSURE = one_of("college clinic refuge nursery")
_IN_CAPITALS = one_of("Practice Primary Infants Juniors High Grammar")
"""Nouns that are ordinary words without a capital: `good practice`, `primary`."""
_NOUN = Pattern(
    rf"\b(?:(?P<sure>(?i:{_SURE}))|(?P<unsure>(?i:{_UNSURE})|(?:{_IN_CAPITALS})(?! [Ss]chool)))\b"
)
_NAME_BEFORE = Pattern(
    r"(?:(?:[A-Z][\w'-]*|St\.|of|the|and|&|upon|on|in|le|la|de|for|with|under) ){1,7}$"
)
_NAME_AFTER = r"([A-Z][\w'-]+(?:[ -](?:of |upon |on )?[A-Z][\w'-]+){0,3})"
_PRISON = Pattern(
    r"\b(?:HM ?PYOI|HMP(?:/ ?(?:HM ?)?YOI| (?:& |and )YOI)?|HM ?YOI|YOI|(?:HM|H\.M\.|Her Majesty's"
    rf"|His Majesty's) (?:Prison|Young Offender Institution|Remand Centre)) {_NAME_AFTER}"
)
_HOSPITAL_OF = Pattern(
    rf"\b(?:(?:University|General|Royal|Children's) Hospitals?(?: of)? {_NAME_AFTER}"
    r"|(?:Hospital|Infirmary|School|Academy|Priory) of ((?:St|Our|Saint)\b[\w' -]{3,30}))"
)
_WELSH = Pattern(
    r"\b(?:Ysgol|Meddygfa|Ysbyty|Carchar|Coleg) (?:y |yr )?"
    r"([A-Z][\w'-]+(?: (?:y |yr )?[A-Z][\w'-]+){0,3})"
)
_HINTS = hints_of("""
    chool cademy urgery ospital nfirmary ospice rison Centre al_centre th_centre are_centre
    n's_centre -in_centre ent_centre Practice al_practice oup_practice ily_practice GP_practice
    ors'_practice ursery Home are_home ing_home ial_home ollege nstitution aol jail Jail linic
    efuge Primary Infants Juniors High Grammar HM YOI Priory Ysgol Meddygfa Ysbyty Carchar Coleg
""")
_BESIDE_A_PLACE = one_of("""
    nurse nurses nursing health improvement liaison age aged children direction guid* governor*
    inspect* risk priorit* profile court of_nursing of_medicine of_law of_economics of_psych*
    of_social of_general of_polic* of_emergency of_paramedic* of_hygiene of_gener* services
""")
_NOT_THE_PLACE = Pattern(rf"(?i) (?:{_BESIDE_A_PLACE})\b")
_NO_NAME = words_of("Royal National Open NHS Trust")


def find(prose: Prose) -> Iterator[Identifier]:
    """A service's noun with a proper name before it (`Rowan Tree Surgery`) or after (`HMP Elm`)."""
    positions = prose.positions(_HINTS)
    yield from _named_before(prose, positions)
    for pattern in (_PRISON, _HOSPITAL_OF, _WELSH):
        for found in prose.near(pattern, positions, 28, 70):
            first, *_ = (found[1] or found[2]).split()
            if (is_proper(first) and first not in _NO_NAME) or found[1] is None:
                yield SERVICE.found(prose, *found.span())


def _named_before(prose: Prose, positions: list[int]) -> Iterator[Identifier]:
    for found in prose.near(_NOUN, positions, 25, 20):
        start = _name_start(prose, found.start())
        if start is not None and not _NOT_THE_PLACE.match(prose.text, found.end()):
            yield SERVICE.found(prose, start, found.end(), sure=bool(found["sure"]))


def _name_start(prose: Prose, noun: int) -> int | None:
    """The start of the proper name before a noun; None if there is none."""
    found = _NAME_BEFORE.search(prose.before(noun, 90))
    if found is None:
        return None
    start = proper_start(prose, noun - len(found[0]), found[0])
    if start is None or prose.text[start:noun].split()[0] in _NO_NAME:
        return None
    return start


FAMILY = IdentifierFamily((SERVICE,), find, _HINTS)
