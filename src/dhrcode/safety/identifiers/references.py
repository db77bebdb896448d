"""Reference numbers of a case, a crime or a person."""

from collections.abc import Iterator

from dhrcode.safety.identifiers.kinds import Identifier, IdentifierFamily, IdentifierKind
from dhrcode.safety.identifiers.patterns import Pattern, one_of
from dhrcode.safety.identifiers.prose import Prose

REFERENCE = IdentifierKind("reference", "a crime or case reference", "leave it out")

_FILED = one_of("""
    crime case custody incident log court file claim police inquest coroner coroner's safeguarding
    referral complaint passport prison prisoner driving_licence tenancy patient hospital record
    client system person warrant collar shoulder indictment offence arrest summons charge
    application account investigation intelligence contact call event exhibit social_care housing
    occurrence episode possession rent benefit asylum immigration force property
""")
_SYSTEMS = one_of("""
    URN CRN PNC PNCID PNC_ID CRO CAD CRIS NICHE Niche STORM OASys OASIS MARAC CPS IPCC IOPC NOMIS
    Athena Guardian Liquidlogic RiO SystmOne EMIS UPRN Home_Office HO DVLA UPN ICS SSID FWIN HOLMES
    ViSOR MAPPA INC OCC Delius nDelius Mosaic Framework-i Lorenzo
""")
_OF = rf"(?:(?i:{_FILED})|{_SYSTEMS})"
_NUMBER = r"(?:(?i:number|numbers|no|nos|ref|refs|reference|identifier|log)\b\.?|ID\b|#)"
_SURE = (
    rf"(?:{_OF}(?:[ /](?:{_OF}|(?i:report|management)))? ?{_NUMBER}(?: {_NUMBER})?"
    rf"|(?i:ref|reference)\b\.?(?: {_NUMBER})?"
    r"|(?:URN|CRN|PNCID|PNC|CRO|CAD|CRIS|STORM|FWIN|UPN|SSID|UPRN|[Ll]og|LOG))"
)
_IS = r"[ :(,#\"'|\n-]{1,4}(?:(?:is|was|of|as|being|reads?|given)\b[ :\"']*)?"
_CODE = (
    r"((?=[\w/.-]*[0-9])[A-Za-z0-9]+"
    r"(?:(?: ?[/-] ?| )(?=[A-Z0-9-]*[0-9])[A-Z0-9]+| [A-Z]{1,3}(?= [0-9])|[/-][A-Za-z0-9]+)*)"
)
_LABELLED = Pattern(rf"\b{_SURE}{_IS}{_CODE}(?![\w/]|[.-][0-9])")
_NUMBERED = Pattern(
    r"\b(?:[Nn]o\.?|[Nn]umber) ((?=[0-9/-]*[A-Z])(?=(?:[A-Z/-]*[0-9]){4})[A-Z0-9/-]{6,})(?![\w/])"
)
_BY_NOUN = Pattern(rf"\b{_OF} ((?=[A-Z]{{0,5}}[/-]?[0-9])[A-Z0-9/-]{{5,}})(?![\w/]|[.-][0-9])")
_FORMS = Pattern(
    r"(?<![\w/.:-])(?:"
    r"[0-9]{5,9}/[0-9]{2}(?:[0-9]{2})?"  # a police force's crime: 45670123/14
    r"|[0-9]{2,4}/[0-9]{3,7}[A-Z]"  # the Police National Computer: 12/345678X
    r"|[0-9]{2}[A-Z0-9]{0,3}/[0-9]{4,6}[A-Z]?/[0-9]{2}"  # 20BW/123456C/14, 12/34567/15
    r"|[0-9]{2}[A-Z]{2}[0-9]{7}"  # the Crown Prosecution Service: 44AB1234512
    r"|[A-Z][0-9]{4}[A-Z]{2}"  # a prisoner: A1234BC
    r"|[A-Z9]{5} ?[0-9]{6} ?[A-Z9]{2} ?[0-9]?[A-Z]{2,3}"  # a driving licence
    r"|[TSUA]20[0-9]{6}"  # a Crown Court's trial: T20147123
    r"|[A-Z]{2,6}[/-](?:[A-Z]{1,6}[/-])?[0-9]{3,8}[/-][0-9]{2,4}"  # ABC/123/2014
    r"|[A-Z]{2,5}[/-][0-9]{4}[/-][0-9]{3,8}"
    r"|[A-Z]{2,5}(?:[/-][A-Z]{2,5})?[/-][0-9]{2}[/-][0-9]{4,8}"
    r"|(?=[0-9A-Z/]*[A-Z])(?=(?:[A-Z/]*[0-9]){5})[0-9A-Z]{1,8}(?:/[0-9A-Z]{1,8}){2,}"
    r")(?![\w/]|[.-][0-9])"
)
_YEARS = Pattern(r"(?:1[89]|20)[0-9]{2}(?:[/-](?:[0-9]{2}|20[0-9]{2}))?")
_DAY = Pattern(
    r"[0-9]{1,2}[/-](?:[0-9]{1,2}|[A-Za-z]{3})[/-](?:[0-9]{2}|[0-9]{4})"
    r"|20[0-9]{2}-[0-9]{2}-[0-9]{2}"
)
_FIGURES = Pattern(r"[0-9](?:[0-9]{2}|[0-9][A-Z/-]| ?[A-Z]{2})")
_YEAR_ALONE = Pattern(r"(?:19|20)[0-9]{2}(?![0-9A-Z/-])")
_REVIEW = Pattern(r"(?i)DHR[ /-]?[0-9/-]+$")
_PAPERS = one_of("""
    circular directive regulation* s.i si statutory_instrument cm hc hl act order psi pso guidance
    guideline resolution isbn issn doi decision cmnd nice ewca uksc ewhc bulletin paper version
    policy form
""")
_PUBLISHED = Pattern(rf"(?i)\b(?:{_PAPERS})\b[ .:]*(?:no\.? ?|number )?$")


def find(prose: Prose) -> Iterator[Identifier]:
    """Numbers with a label that makes them a reference, and formats that only references have."""
    positions = [
        found.start()
        for found in _FIGURES.finditer(prose.text)
        if not _YEAR_ALONE.match(prose.text, found.start())
    ]
    for found in prose.near(_LABELLED, positions, 70, 40):
        if _refers(found[1], 3):
            yield REFERENCE.found(prose, *found.span(1))
    for found in prose.near(_NUMBERED, positions, 40, 40):
        if not _PUBLISHED.search(prose.before(found.start(1), 40)):
            yield REFERENCE.found(prose, *found.span(1))
    for found in prose.near(_BY_NOUN, positions, 40, 40):
        if _refers(found[1], 5):
            yield REFERENCE.found(prose, *found.span(1))
    for found in prose.near(_FORMS, positions, 30, 40):
        published = _PUBLISHED.search(prose.before(found.start(), 40))
        if not published and not _REVIEW.match(found[0]):
            yield REFERENCE.found(prose, *found.span())


def _refers(token: str, least: int) -> bool:
    """Whether what follows a label is a reference, not a small number, year or review's id."""
    if _YEARS.fullmatch(token) or _DAY.fullmatch(token) or _REVIEW.match(token):
        return False
    digits = sum(character.isdigit() for character in token)
    mixed = any(character.isalpha() for character in token) and len(token) >= 6
    return digits >= least - (mixed and 1)


FAMILY = IdentifierFamily((REFERENCE,), find, figures=_FIGURES)
