"""Numbers that the state gives to people: NHS numbers, National Insurance numbers."""

import re
from collections.abc import Iterator

from dhrcode.safety.identifiers.kinds import Identifier, IdentifierFamily, IdentifierKind
from dhrcode.safety.identifiers.patterns import Pattern
from dhrcode.safety.identifiers.prose import Prose
from dhrcode.text import words_of

NHS = IdentifierKind(
    "nhs-number", "an NHS number", "leave it out", "with a wrong check digit a warning"
)
INSURANCE = IdentifierKind(
    "national-insurance-number",
    "a National Insurance number",
    "leave it out",
    "with a prefix that is never given a warning",
)

_TEN = Pattern(r"(?<![\w/.+-])[0-9](?:[ .-]{0,2}[0-9]){9}(?![\w/]|[.-][0-9])")
_IN_THREES = Pattern(r"[0-9]{3}([ .-]{1,2})[0-9]{3}\1[0-9]{4}")
_FIGURES = Pattern(r"[0-9](?:[ ./-]{0,2}[0-9]){5}")
_OF_NHS = r"\b(?:N[. ]?H[. ]?S\.?|CHI|H&C|H and C)(?: (?:patient|ID|identification))?"
_NHS_LABEL = Pattern(
    rf"(?i){_OF_NHS} ?(?:num(?:ber)?s?|nos?|#)?\b"
    r"|\b(?:patient|hospital|medical record) (?:number|no|ID)\b"
)
_LABEL_BEFORE = Pattern(rf"(?i){_OF_NHS} ?(?:number|num|no|#)\.?[ :(\"'|]*(?:is|was)?[ :(\"'|]*$")
_INSURANCE = Pattern(
    r"(?<![\w-])([A-Za-z] ?[A-Za-z])((?:[ ./-]?[0-9]){6})(?:[ ./-]?([A-Da-d]))?(?![\w-])"
)
_IN_PAIRS = Pattern(
    r"[A-Za-z]{2}[ ./-]?(?:[0-9]{6}|[0-9]{2}([ ./-])[0-9]{2}\1[0-9]{2})[ ./-]?[A-Da-d]"
)
_INSURANCE_LABEL = Pattern(
    r"(?i)\b(?:National )?Insurance\b|\bN\.?I\.?\b[ :]?(?:number|no|#)?|\bNINO|\bNat\.? ?Ins"
)
_GIVEN = Pattern(r"[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]|QQ")
_NOT_GIVEN = words_of("BG GB KN NK NT TN ZZ")


def passes_check(digits: str) -> bool:
    """Whether ten digits end in the check digit of an NHS number.

    Modulus 11, weights 10 to 2: NHS Data Dictionary, "NHS NUMBER". Scotland's CHI number and
    Northern Ireland's Health and Care number have the same.
    """
    weighted = zip(digits[:9], range(10, 1, -1), strict=True)
    total = sum(int(digit) * weight for digit, weight in weighted)
    return (11 - total % 11) % 11 == int(digits[9])


def find(prose: Prose) -> Iterator[Identifier]:
    """NHS numbers, and National Insurance numbers as HMRC gives them (manual NIM39110).

    QQ is the prefix of HMRC's examples, which may have replaced a real one.
    """
    yield from _nhs(prose)
    yield from _insurance(prose)


def _nhs(prose: Prose) -> Iterator[Identifier]:
    """By check digit and label, by check digit and form (3-3-4), or mistyped with a label."""
    for found in prose.near(_TEN, prose.starts(_FIGURES), 12, 40):
        before = prose.before(found.start())
        if not passes_check(re.sub(r"\D", "", found[0])):
            if _LABEL_BEFORE.search(before):
                yield NHS.found(prose, *found.span(), sure=False)
        elif _IN_THREES.fullmatch(found[0]) or _NHS_LABEL.search(before):
            yield NHS.found(prose, *found.span())


def _insurance(prose: Prose) -> Iterator[Identifier]:
    for found in prose.near(_INSURANCE, prose.starts(_FIGURES), 6, 24):
        prefix = found[1].upper().replace(" ", "")
        real = bool(_GIVEN.fullmatch(prefix)) and prefix not in _NOT_GIVEN
        labelled = bool(_INSURANCE_LABEL.search(prose.before(found.start())))
        if labelled and real:
            yield INSURANCE.found(prose, *found.span())
        elif found[3] and (labelled or (real and _IN_PAIRS.fullmatch(found[0]))):
            yield INSURANCE.found(prose, *found.span(), sure=real)


FAMILY = IdentifierFamily((NHS, INSURANCE), find, figures=_FIGURES)
