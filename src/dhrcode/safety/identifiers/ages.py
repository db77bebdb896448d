"""Ages over 89, of which there are so few that they identify."""

from collections.abc import Iterator

from dhrcode.safety.identifiers.kinds import Identifier, IdentifierFamily, IdentifierKind
from dhrcode.safety.identifiers.patterns import Pattern, hints_of, one_of
from dhrcode.safety.identifiers.prose import Prose

AGE = IdentifierKind("age-over-89", "an age over 89", "write '90 or over'")

_FIGURES = "(?:9[0-9]|1[0-2][0-9])"
_UNITS = "one|two|three|four|five|six|seven|eight|nine"
_WORDS = rf"(?i:ninety(?:[ -](?:{_UNITS}))?|(?:(?:one|a) )?hundred(?: and (?:{_UNITS}|ten))?)"
_AGE = rf"(?:{_FIGURES}|{_WORDS})"
_ORDINAL = (
    r"(?:(?:9[0-9]|10[0-9])(?:st|nd|rd|th)"
    rf"|(?i:ninetieth|ninety-(?:first|second|third|fifth|ninth|(?:{_UNITS})th)|hundredth))"
)
_BAND = r" ?\+| (?:years )?(?:or|and) (?:over|above|older|more)"
_THINGS = one_of("""
    building house law charity custom tradition hospital lease church school firm institution tree
    bridge chapel ward policy
""")
_COUNTED = one_of("""
    per percent day days week* month* minute* hour* mile* metre* yard* case* people person* review*
    victim* record* call* time* point* other of mg ml cm kg mph pounds pence officer* incident*
    referral* household* women men children staff page* visit* contact* session* unit* bed* patients
""")
_ALONE = rf"\b(?!{_BAND}| ?(?:%|/|:|[0-9]|-?(?:{_COUNTED})\b)|[.,][0-9])"
"""Not ages: `90 or over` (which is what should be written), `93%` and `90 days`."""
_KIN = one_of("""
    mother father grandmother grandfather grandparent grandad grandma nan aunt uncle neighbour
    husband wife man woman lady gentleman patient resident victim perpetrator sister brother friend
    carer widow widower parent partner mother-in-law father-in-law lodger pensioner cousin tenant
    male female nana nanna gran granny grandpa gramps great-gran
""")
_PERSON = rf"(?:(?i:{_KIN}|she|he|who|they)|I|[A-Z]|[A-Z][a-z]+)"
_IS = "(?:'s|'re|'m| am| is| was| were| had been| would have been| became| being)"
_ABOUT = (
    r"(?i:of|was|is|over|nearly|about|around|almost|between|only|then|just|now|at least"
    r"|approximately|approx\.?|circa|c\.|already)"
)
_ENDS = (
    r"(?= ?[.,;:)?!\"']"
    r"| (?:when|at|and|but|by|on|in|then|now|that|last|this|with|or|so|who)\b|$)"
)
_WAYS = (
    # aged 93; ages 91 and 94; aged between 88 and 92
    (
        rf"\b(?i:age[ds]?):? (?:{_ABOUT} ?)*(?:[0-9]{{1,3}}(?:,? (?:and|to|or) |-|, ))*"
        rf"{_AGE}{_ALONE}"
        rf"(?:(?: (?:and|to|or) |-)[0-9]{{2,3}}{_ALONE})?"
    ),
    # 93 years old; a ninety-two-year-old; 93 years of age; 96 y/o
    (
        rf"\b{_AGE}[- ]{{1,3}}(?i:(?:years?|yrs?)[- ]?\.? ?(?:old|of age)s?)\b"
        rf"(?!{_BAND})(?! (?:{_THINGS})\b)"
    ),
    rf"\b{_FIGURES} ?(?:y/o|yo|y\.o\.?)(?!\w)",
    # in her nineties
    (
        r"\b(?i:in|into|reached|entering|approaching) (?:his|her|their)(?: own)?"
        r"(?: (?:very )?(?:early|mid|late))?[ -](?:to[ -]late[ -])?(?:nineties|'?90'?s|hundreds)\b"
    ),
    r"\b(?:[Nn]onagenarian|[Cc]entenarian)s?\b",
    # turned 94; she was ninety when; at 92, he
    rf"\b(?i:turn(?:ed|ing|s)|reach(?:ed|ing)) (?:{_ABOUT} )?{_AGE}{_ALONE}",
    (
        r"\b(?!(?:There|It|This|That|These|Those|Here|What)\b)"
        rf"{_PERSON}{_IS} (?:{_ABOUT} )?{_AGE}{_ALONE}{_ENDS}"
    ),
    rf"\b[Aa]t (?:just )?{_AGE}(?=,? (?:she|he|they|the victim|his|her)\b|, [A-Z])",
    # a woman of 92; a great-aunt, 97, and
    rf"\b(?i:(?:great-)?(?:{_KIN}))(?: aged)? of {_AGE}{_ALONE}",
    rf"\b(?i:(?:great-)?(?:{_KIN})), {_AGE}(?=[,.;)])",
    # 94 last birthday; her 90th birthday; in her ninety-first year
    rf"\b{_AGE} last birthday\b",
    rf"\b{_ORDINAL}(?= (?:birthday|year)\b)",
)
_AGES = Pattern("|".join(_WAYS))
_BRACKETED = Pattern(rf"\b{_PERSON},? \(({_FIGURES})\)")
_HINTS = hints_of("inety inetie undred onagenar entenar NINET HUNDRED")
_HUNDRED_OR_SO = Pattern("[19](?:(?<!1)[0-9]|(?<=1)[0-2][0-9])(?![0-9])")


def find(prose: Prose) -> Iterator[Identifier]:
    """Ages in figures and in words."""
    positions = prose.starts(_HUNDRED_OR_SO) + prose.positions(_HINTS)
    for found in prose.near(_AGES, positions, 70, 60):
        yield AGE.found(prose, *found.span())
    for found in prose.near(_BRACKETED, positions, 40, 10):  # her grandmother (93)
        yield AGE.found(prose, *found.span(1))


FAMILY = IdentifierFamily((AGE,), find, _HINTS, _HUNDRED_OR_SO)
