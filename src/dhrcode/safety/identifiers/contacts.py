"""Contact details: phone numbers, e-mail addresses."""

import re
from collections.abc import Iterator

from dhrcode.safety.identifiers.kinds import Identifier, IdentifierFamily, IdentifierKind
from dhrcode.safety.identifiers.patterns import Pattern, one_of
from dhrcode.safety.identifiers.prose import Prose

PHONE = IdentifierKind("phone-number", "a phone number", "leave it out")
EMAIL = IdentifierKind(
    "email-address",
    "an e-mail address",
    "write a role, such as 'the social worker'",
    "of a role a warning",
)

_PHONE = Pattern(
    r"(?<![\w/.-])(?:(?:\+|00) ?44[ .-]?(?:\(0\)|0)?|\+(?!44)[1-9][0-9]{0,2}|\(?0(?=[1-9]))"
    r"[ .-]?\(?[0-9]{1,5}(?:\)?(?:[ -]{0,3}|\.)\(?[0-9]{2,8}){0,4}(?!\w|[.-][0-9])"
)
_MOBILE, _LAND = Pattern("07[1-9][0-9]{8}"), Pattern("0(?:1[0-9]{8,9}|2[0-9]{9})")
_HELPLINES = one_of("""
    helpline helplines help-line help_line advice_line advice_lines switchboard hotline crisis_line
    non-emergency
""")
_HELPLINE = Pattern(rf"(?i)\b(?:{_HELPLINES})\b")
_EMAIL = Pattern(
    r"(?<![\w.+-])[\w.+'-]{1,64}(?:@| ?[\[(]at[\])] ?)(?:[\w-]{1,63}(?:\.| ?[\[(]dot[\])] ?))+"
    r"[A-Za-z]{2,24}(?![\w-])"
)
_PUBLIC_BOX = Pattern(r"(?i)@(?:[\w-]+\.)*(?:homeoffice|nationalarchives)(?:\.\w+)?\.gov\.uk$")
_PUBLIC_PHONE = "02070354848"
"""The Home Office's and the National Archives', which published reviews print."""
_ROLES = one_of("""
    info information enquir* inquir* contact* admin* office press help* support referral referrals
    reception mail hello dhr*
""")
_ROLE_BOX = Pattern(rf"(?i)(?:{_ROLES})[@ \[(]")


def find(prose: Prose) -> Iterator[Identifier]:
    """Phone numbers of people and places (not helplines or short numbers), e-mail addresses."""
    yield from _phones(prose)
    if any(hint in prose.text for hint in _HINTS):
        yield from _emails(prose)


def _phones(prose: Prose) -> Iterator[Identifier]:
    at = 0
    while found := _PHONE.search(prose.text, at):
        start = found.start()
        at = start + (_length(found[0]) or 1)
        if at > start + 1 and not _is_helpline(prose, start, at):
            yield PHONE.found(prose, start, at)


def _length(written: str) -> int:
    """How much of the match is a phone number, without other figures after it."""
    ends = [group.end() for group in re.finditer("[0-9]+", written)]
    return next((end for end in reversed(ends) if _is_phone(written[:end])), 0)


def _is_phone(written: str) -> bool:
    """By Ofcom's National Telephone Numbering Plan: 01, 02 and 07; 03, 08, 09 are for services."""
    digits = re.sub(r"\D", "", written)
    if written.startswith("+") and not digits.startswith("44"):
        return 9 <= len(digits) <= 14
    if re.match(r"[ (]*0[0-9]\D", written) and not digits.startswith("07"):
        return False  # 01 02 2014 is not a number: an area code has three figures or more
    national = f"0{re.sub('^(?:(?:00)?44)?0?', '', digits)}"
    if national == _PUBLIC_PHONE:
        return False
    return bool(_MOBILE.fullmatch(national) or _LAND.fullmatch(national))


def _is_helpline(prose: Prose, start: int, end: int) -> bool:
    """Whether the text says that a number is given to the public."""
    if re.match(r"\D*(?:(?:00)?44\D*0?)?0?7", prose.text[start:end]):
        return False
    near = f"{prose.before(start, 50)} {prose.after(end, 25)}"
    return bool(_HELPLINE.search(near))


def _emails(prose: Prose) -> Iterator[Identifier]:
    for found in _EMAIL.finditer(prose.text):
        if not _PUBLIC_BOX.search(found[0]):
            yield EMAIL.found(prose, *found.span(), sure=not _ROLE_BOX.match(found[0]))


_HINTS = ("@", "[at]", "(at)")
FAMILY = IdentifierFamily((PHONE, EMAIL), find, _HINTS, Pattern(r"[0-9](?:[ ().-]{0,3}[0-9]){8}"))
