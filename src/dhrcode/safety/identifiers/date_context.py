"""What a date belongs to: an event in people's lives, or a law, a paper or a meeting."""

from dhrcode.safety.identifiers.patterns import Pattern, one_of
from dhrcode.safety.identifiers.prose import Prose

_FAR = 60.0
"""After this many characters a word counts one point less."""
_ANOTHER_CLAUSE = 0.5
_AFTER = 0.2
"""How much less a word after the date counts: `issued on` before it says more."""
_CLAUSE = Pattern(r"[,;:]| (?:and|but|when|while|after|before|although|until|because|who|which) ")

_PAPERS = one_of("""
    bill regulation* directive* convention* code_of_practice white_paper green_paper legislat*
    statut* law laws enacted royal_assent received_assent assent in_force into_force in_effect
    into_effect into_law guidance guideline* policy policies protocol* procedure* framework*
    circular* publish* publication* version edition accessed retrieved downloaded website webpage
    panel home_office quality_assurance terms_of_reference scoping overview_report final_report
    draft_report inspection_report annual_report this_report the_report report_dated
    executive_summary action_plan* imr imrs individual_management inspection* inspected inspectorate
    ofsted cqc hmic* census year_ending year_ended financial_year as_at statistics survey training
    newsletter press_release conference seminar workshop coded decided settled deadline tender
    minutes board steering_group partnership committee cabinet lockdown pandemic referendum election
    olympic* awareness_day template software toolkit leaflet rollout roll-out rolled_out go-live
    went_live pilot* commissioned submitted signed_off ratified superseded contract* recommendation*
    consultation time_period period_under_review period_of_review timeframe time_frame scope
    instruction* notice memorandum the_review_began review_started review_process review_chair
    service_opened service_began service_closed service_ended service_started service_launched
    strategy strategies
""")
_PAPER = Pattern(
    rf"\bActs?\b(?! of )|\b(?i:{_PAPERS})\b(?! (?:meeting|discussion|conference))"
    r"|\b(?:International|World|National) (?:\w+ ){0,4}Day\b"
)
_ACTS = one_of("""
    issued reissued launched introduc* implement* revis* updat* amend* commenc* approved agreed
    adopted completed established replaced abolished merged reviewed meeting* met scheme programme
    project standard* review signed presented dated effective form forms
""")
_PERHAPS = Pattern(rf"(?i)\b(?:{_ACTS})\b")
_GRAVE_WORDS = one_of("""
    born birth birthday dob d.o.b died dies death deceased murder* kill* fatal* stabb* strangl*
    assault* attack* offence* offend* arrest* charged convict* sentenc* plead* pled guilty trial
    inquest verdict married marriage wedding funeral buried cremated homicide rape raped
""")
_GRAVE = Pattern(rf"(?i)\b(?:{_GRAVE_WORDS})\b(?! review)")
_OTHER_EVENTS = one_of("""
    coroner* hearing bail* remand* release released prison custody attend* called call calls rang
    phoned telephoned 999 visit* seen saw appointment* consulted admitted admission discharg* a&e
    referr* marac assess* divorc* separat* moved tenancy evict* arrived pregnan* missing reported
    disclos* told text texted texts incident* non-molestation injunction occupation_order
    restraining strategy_meeting strategy_discussion case_conference core_group interviewed warrant
    found collapsed overdose* surgery operation miscarr* letter wrote email emailed prescri*
    diagnos* detained sectioned scan injur* threat* argument left returned sent contact contacted
    spoke application applied_for last_seen child_protection_conference section_47 abducted
""")
_EVENT = Pattern(rf"(?i)\b(?:{_GRAVE_WORDS}|{_OTHER_EVENTS})\b(?! review| protocol| polic)")
_PERSONS = one_of("""
    she he her his they victim perpetrator couple family mother father child children daughter son
    sister brother wife husband partner mr mrs ms miss gp police officer officers neighbour friend
""")
_PEOPLE = Pattern(rf"(?i)\b(?:{_PERSONS})\b(?!'? act\b)")


def belongs_to_a_paper(prose: Prose, start: int, end: int) -> bool:
    """Whether a date is that of a law, a paper or a meeting, not of an event in people's lives.

    Words of both kinds in the same sentence are weighted by how near they are; the heaviest
    decides. A date with no such word near is taken for that of an event.
    """
    before, after = prose.before(start, 160), prose.after(end, 120)
    paper = max(_weight(_PAPER, before, after, 2.0), _weight(_PERHAPS, before, after, 1.0))
    event = max(_weight(_EVENT, before, after, 2.0), _weight(_PEOPLE, before, after, 1.0))
    if paper == event == 0.0:
        begun = prose.sentence(start)[0]
        before = prose.before(begun - 1, 100) if begun else ""
        return bool(_PAPER.search(before)) and not _EVENT.search(before)
    return paper > max(event, 0.0)


def is_grave(prose: Prose, start: int) -> bool:
    """Whether birth, death, marriage, an offence or a conviction is mentioned beside a date."""
    return bool(_GRAVE.search(prose.before(start, 90)) or _GRAVE.search(prose.after(start, 110)))


def _weight(words: Pattern, before: str, after: str, most: float) -> float:
    """The weight of the nearest of these words; a word in another clause weighs less."""
    between = [before[found.end() :] for found in words.finditer(before)][-1:]
    weights = [most - _distance(gap) for gap in between]
    if found := words.search(after):
        weights.append(most - _AFTER - _distance(after[: found.start()]))
    return max(weights, default=0.0)


def _distance(gap: str) -> float:
    return len(gap) / _FAR + _ANOTHER_CLAUSE * len(_CLAUSE.words(gap))
