"""Vehicle registrations of the United Kingdom."""

import re
from collections.abc import Iterator

from dhrcode.safety.identifiers.abbreviations import ABBREVIATIONS
from dhrcode.safety.identifiers.kinds import Identifier, IdentifierFamily, IdentifierKind
from dhrcode.safety.identifiers.patterns import Pattern, one_of
from dhrcode.safety.identifiers.prose import Prose
from dhrcode.text import words_of

VEHICLE = IdentifierKind("vehicle-registration", "a vehicle registration", "leave it out")

_CURRENT = Pattern(r"(?<![\w/-])([A-Z]{2})([ -]?)([0-9O]{2})[ -]?([A-Z]{3})(?![\w/-])")
_OLDER = Pattern(
    r"(?<![\w/-])(?:"
    r"[A-HJ-NPR-TV-Y] ?[0-9]{1,3} ?[A-HJ-PR-Z][A-Z]{2}"  # 1983 to 2001: M123 ABC
    r"|[A-Z]{3} ?[0-9]{1,3} ?[A-HJ-NPR-TV-Y]"  # 1963 to 1983: ABC 123M
    r"|[a-z]{2}[0-9]{2} ?[a-z]{3}|(?=[A-Z]?[A-Z]?[IZ])[A-Z]{2,3} ?[0-9]{1,4}"  # Northern Ireland
    r")(?![\w/-])"
)
_GIVEN = Pattern(
    r"(?i)\b(?:VRMs?|VRN|index(?: mark| number)?|(?:number ?)?plates?|regist(?:ration|ered)|reg\.?"
    r"|motor|car|van|vehicle)(?: (?:number|mark|plate|no\.?))?"
    r"(?:,? (?:is|was|of|as|being|read|reading) |[ :(\"'=#-]+)"
    r"((?=[A-Z]*[ -]?[0-9])[A-Z0-9]{1,4}[ -]?[A-Z0-9]{1,4}(?-i: [A-Z]{1,3})?)(?![\w/-])"
)
_FIGURES = Pattern(
    r"[0-9][0-9O]{0,2}[ -]?(?:[A-Z]{3}|[a-z]{3})\b|[0-9]{1,3} ?[A-Z]\b"
    r"|(?<=[A-Z])[0-9]{1,4}\b|(?<=[A-Z] )[0-9]{1,4}\b"
)
_WORDS = words_of("""
    ACT AGE AID AND ANY ARE ARM ART ASK BAD BAG BED BID BIG BOX BOY BUS BUT CAN CAR CUP CUT DAY DID
    DOG DUE EAR EAT END EYE FAR FAX FEE FEW FOR FUN GAS GET GOT GUN HAD HAS HAT HER HIM HIS HIT HOT
    HOW ICE ILL ITS JOB KEY KID LAW LAY LED LEG LET LOG LOW MAN MAP MAY MEN MET MUM NET NEW NOT NOW
    ODD OFF OLD ONE OUR OUT OWN PAY PEN PER PET PUT RAN RED REF ROW RUN SAD SAT SAW SAY SEA SET SHE
    SIT SIX SON TAX TEA TEN THE TIE TOO TOP TRY TWO USE VAN VIA WAR WAS WAY WET WHO WHY WIN YES YET
    YOU
""")
_MAKES = words_of("BMW MGB AMG KIA JCB ISO")
_VEHICLES = one_of("""
    vehicle vehicles car cars van vans lorry truck motorcycle motor_cycle motorbike moped scooter
    taxi saloon hatchback estate_car pickup pick-up 4x4 vrm vrn index plate plates number_plate
    numberplate registration registered reg drove drives driven driving driver parked anpr dvla
    keeper camper ford vauxhall volkswagen vw toyota nissan honda bmw audi mercedes peugeot renault
    citroen fiat skoda kia hyundai mazda volvo land_rover transit astra corsa fiesta focus golf polo
    clio rover jaguar parking bike motor tractor caravan trailer motorhome minibus
""")
_VEHICLE = Pattern(rf"(?i)\b(?:{_VEHICLES})\b")
_NEAR = 150
"""How many characters on each side are searched for the mention of a vehicle."""


def find(prose: Prose) -> Iterator[Identifier]:
    """Registrations in the current format anywhere, in any format beside a vehicle or a label."""
    positions = prose.starts(_FIGURES)
    for found in prose.near(_GIVEN, positions, 50, 12):
        if _is_given(found):
            yield VEHICLE.found(prose, *found.span(1))
    for found in prose.near(_CURRENT, positions, 8, 12):
        if _is_current(found) or _is_vehicles(prose, found):
            yield VEHICLE.found(prose, *found.span())
    for found in prose.near(_OLDER, positions, 8, 12):
        if _is_older(prose, found):
            yield VEHICLE.found(prose, *found.span())


def _is_given(found: re.Match[str]) -> bool:
    """Whether a label gives a registration: in capitals, or after a colon in lower case."""
    written, label = found[1], found[0][: found.start(1) - found.start()]
    if len(written) < 4 or not any(character.isalpha() for character in written):
        return False
    return written.isupper() or label.rstrip().endswith((":", "="))


def _is_current(found: re.Match[str]) -> bool:
    """Whether area, age and letters are as the DVLA has issued them since 2001 (INF104)."""
    age = found[3]
    dated = age.isdigit() and int(age) >= 2 and age != "50"
    return dated and not found[2] and not _is_word(found[4])


def _is_older(prose: Prose, found: re.Match[str]) -> bool:
    """Whether a vehicle is mentioned; in the same clause, if it may well be something else."""
    letters = re.sub("[^A-Za-z]", "", found[0])
    if letters[:3] in _MAKES:
        return False
    northern = found[0][0].isupper() and found[0][-1].isdigit()
    if northern or _is_word(letters[-3:]) or _is_word(letters[:3]):
        return bool(_VEHICLE.search(re.split("[;.]", prose.before(found.start(), 60))[-1]))
    return _is_vehicles(prose, found)


def _is_word(letters: str) -> bool:
    return letters in _WORDS or letters in ABBREVIATIONS


def _is_vehicles(prose: Prose, found: re.Match[str]) -> bool:
    start, end = found.span()
    near = f"{prose.text[max(0, start - _NEAR) : start]} {prose.text[end : end + _NEAR]}"
    return any(character.isdigit() for character in found[0]) and bool(_VEHICLE.search(near))


FAMILY = IdentifierFamily((VEHICLE,), find, figures=_FIGURES)
