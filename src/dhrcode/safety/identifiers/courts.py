"""A court named together with a sentence, by which a case can be found in a newspaper."""

import re
from collections.abc import Iterator

from dhrcode.safety.identifiers.kinds import Identifier, IdentifierFamily, IdentifierKind
from dhrcode.safety.identifiers.patterns import Pattern, hints_of, one_of
from dhrcode.safety.identifiers.prose import Prose
from dhrcode.safety.identifiers.words import proper_start

COURT = IdentifierKind(
    "court-with-sentence", "a named court with a sentence", "write 'the Crown Court', say"
)

_SORT = (
    r"(?:(?i:crown|magistrates'?|magistrate's|mag'?s'?|youth|sheriff)|Combined|Justice|Criminal"
    r"|High|District|Law)"
)
_PLACE = r"(?:(?:(?:St|[A-Z])\.|[A-Z][\w'-]*|and|upon|on|of|the|in|le|under|&) ){1,6}"
_COURT = Pattern(
    rf"(?P<before>{_PLACE})?(?:{_SORT} (?:[Cc]ourts?|Ct\.?)(?: [Cc]entre)?(?!\w)"
    r"(?:,? (?:at|in|sitting (?:at|in)|of Justiciary (?:at|in)) "
    r"(?P<after>[A-Z][\w'-]+(?:[ -][A-Z][\w'-]+){0,3}))?"
    r"|(?:Magistrates'?|Justices)(?![\w'])(?! [Cc]ourt))"
    r"|\b(?i:old bailey|central criminal court)\b"
)
_UNIT = r"(?:(?:years?|yrs?|months?|weeks?)'?)"
_TIME = rf"(?:life|(?:[\w-]+ )?{_UNIT}|[0-9]+[- ]{_UNIT})"
_PUNISHMENTS = one_of("""
    sentenced imprisoned imprisonment jailed convicted conviction convictions minimum_term
    minimum_tariff minimum_of tariff hospital_order restriction_order community_order
    supervision_order suspended_for unpaid_work fined fine conditional_discharge community_service
    conditionally_discharged behind_bars whole-life whole_life detained_indefinitely
    detained_without guilty life_term community_payback restraining_order probation_order curfew
    community_sentence detained_at_her_majesty's_pleasure detained_at_his_majesty's_pleasure
    referral_order rehabilitation_order training_order by_way_of_sentence absolute_discharge
    bound_over sentencing_him sentencing_her sentenced_him sent_down sent_him_down sent_her_down
""")
_PUNISHMENT = Pattern(
    rf"(?i)\b(?:{_PUNISHMENTS})\b"
    r"|\b(?i:life|prison|custodial|suspended|jail|determinate|extended|indeterminate|concurrent"
    r"|[0-9]+[- ](?:year|month|week)|\w+-(?:year|month|week))(?:,? \w+)? (?i:sentences?|terms?)\b"
    rf"|\b(?i:(?:given|received|serve|serving|got|handed|gave|for) (?:\w+ )?(?:an? )?{_TIME})"
    r"(?! (?:later|ago|earlier|before))(?=\W|$)"
    rf"|\b(?i:{_TIME},? (?:in (?:prison|custody|jail)|imprisonment|custody|inside))\b"
    rf"|\b(?i:{_TIME} (?:the|a) (?:judge|court|bench|recorder) (?:gave|passed|imposed))\b"
    r"|\b(?i:sentence (?:was|is|imposed|passed)|sentence of (?:an? |life|[0-9]+ |\w+ "
    rf"(?:{_UNIT})))"
    rf"|(?:[:,(-]|^) ?[\"']?(?:[0-9]+|[A-Za-z-]+) {_UNIT}(?=[.,;\")])"
)
"""The last alternative is a term by itself: `Elmbury Crown Court: sixteen years.`"""
_HINTS = hints_of("ourt COURT Ct ailey BAILEY Magistrates Justices")
_FAR = 400
"""How many characters on each side are searched for a punishment."""
_NO_PUNISHMENT = Pattern(r"(?i)\bnot (?:yet )?(?:guilty|convicted|sentenced)\b")


def find(prose: Prose) -> Iterator[Identifier]:
    """Courts with their place, if the same sentence or the next mentions a punishment."""
    for found in prose.near(_COURT, prose.positions(_HINTS), 90, 80):
        begun = _name_start(prose, found)
        if begun is not None and _is_punished(prose, found):
            yield COURT.found(prose, begun, found.end())


def _is_punished(prose: Prose, found: re.Match[str]) -> bool:
    at = found.start()
    start, end = prose.sentence(at)
    _, further = prose.sentence(at, further=1)
    own = prose.text[max(start, at - _FAR) : min(end, at + _FAR)]
    following = prose.text[end : min(further, end + _FAR)]
    return any(
        _PUNISHMENT.search(_NO_PUNISHMENT.sub("", part.strip())) for part in (own, following)
    )


def _name_start(prose: Prose, found: re.Match[str]) -> int | None:
    """The start of a court and its place; None if no place is named."""
    if found["before"]:
        start = proper_start(prose, found.start(), found["before"])
        if start is not None:
            return start
    if found["after"]:
        named = proper_start(prose, found.start("after"), found["after"])
        return None if named is None else found.start() + len(found["before"] or "")
    return (
        found.start() if found[0].casefold() in ("old bailey", "central criminal court") else None
    )


FAMILY = IdentifierFamily((COURT,), find, _HINTS)
