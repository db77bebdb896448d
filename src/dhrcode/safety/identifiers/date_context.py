"""What a date belongs to: an event in people's lives, or a law, a paper or the panel's meeting."""

from collections.abc import Sequence

from dhrcode.safety.identifiers.patterns import Pattern, one_of
from dhrcode.safety.identifiers.prose import Prose
from dhrcode.text import words_of

_PAPERS = words_of("""
    bill regulation regulations directive directives convention legislation statute statutes law
    laws guidance guideline guidelines policy policies circular circulars leaflet toolkit
    publication instruction memorandum newsletter website webpage edition statistics
    code_of_practice strategy white_paper green_paper terms_of_reference statutory_duty
    press_release strategies received_assent executive_summary framework paper census version
    protocol protocols
""")
_WITH_A_VERB = words_of("""
    report review scheme helpline pathway training pilot system procedure procedures standard
    standards duty offence template charter consultation software portal service programme
    action_plan
""")
"""What may be a person's, too: a paper only where it was published, launched or revised."""
_LAUNCHED = words_of("""
    published republished launched introduced revised refreshed rolled_out went_live abolished
    consolidated commissioned implemented force effect reissued
""")
_MADE_PUBLIC = _LAUNCHED | words_of("""
    issued updated amended adopted approved ratified superseded withdrawn printed circulated
    enacted replaced changed signed_off agreed commenced commences commencement passed effective
    fell began started assent
""")
_BY_ITSELF = words_of("published republished reissued royal_assent enacted")
_MEETINGS = words_of("panel partnership steering_group review_team")
_WHOSE_PANEL = words_of("the review dhr this our homicide overview domestic a safety full")
_TOLD = words_of("""
    told addressed informed advised updated wrote spoke reported presented to considered approved
    met attended joined
""")
_TIES = words_of("of dated cited for ( : ;")
"""What ties a date to a paper by itself: `the policy of`, not `told of the policy on`."""
_THEY_MEET = words_of("""
    met meets meet meeting meetings sat convened held took place time times scheduled decided
    agreed considered discussed told wrote attended again established set up formed chaired
""")
_BETWEEN = _MADE_PUBLIC | words_of("""
    was were is are be been being has had have will then first last next again also previously
    finally formally originally subsequently nationally jointly earlier later on of in from to at
    by the a an its their this that's and or as for came come comes received into took takes
    entered effective dated date part passed fell falls cited new one s home office government
    department health nice trust force board council england wales monday tuesday wednesday
    thursday friday saturday sunday january february march april may june july august september
    october november december jan feb mar apr jun jul aug sept sep oct nov dec weds thurs tues mon
    tue wed thu fri sat sun st nd rd th commenced commencement commences final draft interim
    second third fourth fifth sixth latest current only since until up published_on pbk own our
""")
"""What may stand between a paper and its date: anything else is of an event."""
_NEXT = words_of("next first second third fourth fifth sixth final last previous")
_JOINED = Pattern(
    r"\b(?:code of practice|white paper|green paper|terms of reference|statutory duty|press release"
    r"|royal assent|action plan|executive summary|steering group|review team"
    r"|signed off|went live|rolled out)\b"
)
_TOKEN = Pattern(r"[\w'/.-]*\w|[^\w\s]")
_VERSION = Pattern(
    r"(?i)\b(?:(?:v|version|ed|edn|edition)\.? ?[0-9.]*[0-9]|version|edition)"
    r"(?:[,;:(]| of| dated| date)* *$"
)
_READ = Pattern(
    r"(?i)\b(?:accessed|retrieved|downloaded|last (?:modified|updated))(?: on|[,:])* *$"
)
_OWN = Pattern(
    r"(?i)^\W*(?:\w+\W+)?(?:coded|decided|settled|published|printed|revised)(?: on|[:,])* *"
    r"(?:[0-9]{4}-[0-9]{2}-[0-9]{2} to )?$"
)
_PERIOD = Pattern(
    r"(?i)\b(?:(?:year|quarter|months|period) (?:ending|ended|to)(?: on)?|as at) *$"
    r"|\b(?:period under review|review period|scope|time ?frame|terms of reference"
    r"|covers the period|period of (?:the )?review)\b[^.;]*"
    r"\b(?:between|from|to|and|until|:|is|was)(?: the)? *$"
    r"|\b(?:recommendation|action|target|deadline|tender)\b[^.;]{0,40}\b(?:by|due|is|for)[ :(]*$"
    r"|\b(?:deadline|target date|completion date)[ :(]*(?:is|was|of)? *$"
)
_ON_A_SUBJECT = Pattern(
    r"(?i)\b(?:policy|guidance|guidelines?|protocol|circular|regulations|procedures?)"
    r" (?:on|for|about) (?:[\w'-]+ ){1,4}(?:of|dated|issued|published|revised)(?: on)? *$"
)
_PUBLIC_DAY = Pattern(
    r"\b(?:International|World|National|Remembrance) (?:\w+ ){0,4}Day\b(?: \w+){0,2}(?: on)? *$"
    r"|(?i:\b(?:lockdown|referendum|(?:general )?election)\b(?: \w+){0,3} *$)"
)
_ABOUT_PAPERS = Pattern(
    r"\bActs?\b"
    r"|(?i:\b(?:panel|minutes|guidance|policy|terms of reference|regulations|next meeting)\b)"
)
_IN_FORCE = Pattern(r"(?i)\b(?:into|in) (?:force|effect)(?: on| from| since)?(?: the)? *$")
_OF_ORDERS = Pattern(
    r"(?i)\b(?:orders?|notices?|injunctions?|undertakings?|licen[cs]es?|tenanc(?:y|ies)|conditions?"
    r"|bail|DVP[NO]s?|bans?|plans?|contracts?|sentences?|she|he|her|him|his|they|them)\b"
)
_TIED_BY_FORM = (_VERSION, _READ, _PERIOD, _PUBLIC_DAY, _OWN, _ON_A_SUBJECT)
_GRAVE_WORDS = one_of("""
    born birth birthday dob d.o.b died dies death deceased murder* kill* fatal* stabb* strangl*
    assault* attack* offence* offend* arrest* charged convict* sentenc* plead* pled guilty trial
    inquest verdict married marriage wedding funeral buried cremated homicide rape raped
""")
_GRAVE = Pattern(rf"(?i)\b(?:{_GRAVE_WORDS})\b(?! review)")
_OF_PEOPLE = Pattern(
    rf"(?i)\b(?:{_GRAVE_WORDS}|she|he|her|him|his|they|seen|saw|victim|perpetrator|couple|family)\b"
    r"(?! review)"
)


def belongs_to_a_paper(prose: Prose, start: int, end: int) -> bool:
    """Whether a date is that of a law, a policy, guidance, a publication or the panel's meeting.

    It is if nothing but words of publishing or meeting stands between the two; a date that only
    stands near such a word is that of an event.
    """
    before, after = prose.before(start, 160), prose.after(end, 120)
    if any(one.search(before) for one in _TIED_BY_FORM):
        return True
    if _IN_FORCE.search(before) and not _OF_ORDERS.search(f"{before} {after}"):
        return True
    people = bool(_OF_PEOPLE.search(before))
    back = _Walk(list(reversed(_words(before))), people=people)
    if back.reaches() or _begins_with_a_paper(_words(after)):
        return True
    if not back.left:  # the sentence says nothing else: the one before it may say of what it is
        begun = prose.sentence(start)[0]
        told = prose.before(begun - 1, 100) if begun else ""
        return bool(_ABOUT_PAPERS.search(told)) and not _OF_PEOPLE.search(told)
    return False


def is_grave(prose: Prose, start: int) -> bool:
    """Whether birth, death, marriage, an offence or a conviction is mentioned beside a date."""
    return bool(_GRAVE.search(prose.before(start, 90)) or _GRAVE.search(prose.after(start, 110)))


def _words(text: str) -> list[str]:
    joined = text
    for found in _JOINED.words(text.lower()):
        at = joined.lower().find(found)
        joined = joined[:at] + found.replace(" ", "_") + joined[at + len(found) :]
    return [word for one in _TOKEN.words(joined) if (word := one.removesuffix("'s"))]


class _Walk:
    """A walk from a date back through the words before it, as far as they are of publishing.

    Attributes:
        left: the words that were not reached.
        people: whether the sentence is of people.
    """

    def __init__(self, words: Sequence[str], *, people: bool) -> None:
        self.left, self.people = list(words), people

    def reaches(self) -> bool:
        """Whether it comes to a paper, and is tied to it, or to a meeting of the panel."""
        verbs, between = set[str](), ""
        while self.left:
            word = self.left[0]
            small = word.lower()
            found = self._tied(word, verbs, between)
            if found is not None:
                return found
            if not (small in _BETWEEN or small in _THEY_MEET or _is_mark(word)):
                return False
            verbs.add(small)
            between = small if not _is_mark(word) or small in "(:;," else between
            del self.left[0]
        return False

    def _tied(self, word: str, verbs: set[str], between: str) -> bool | None:
        """Whether a date is tied to a word by what stands between them; None if it is no paper."""
        small = word.lower()
        if word in ("Act", "Acts") or small in _PAPERS:
            tied = not between or between in _TIES or (between == "," and not self.people)
            return tied or bool(verbs & _MADE_PUBLIC)
        if small in _WITH_A_VERB:
            return bool(verbs & _LAUNCHED) or (word.istitle() and between in ("of", "dated"))
        if small in _MEETINGS:
            return self._is_the_reviews(verbs, between)
        if small in ("meeting", "meetings", "minutes"):
            return self._is_the_panels(small)
        return True if small in _BY_ITSELF and not self.people else None

    def _is_the_reviews(self, verbs: set[str], between: str) -> bool:
        """Whether a panel is that of the review, and met; or was told something on the day."""
        before = [word.lower() for word in self.left[1:4]]
        if before and before[0] not in _WHOSE_PANEL:
            return False
        if "meeting" in [word.lower() for word in self.left[1:5]]:
            return True
        return bool(verbs & _THEY_MEET) or (between == "on" and bool(_TOLD & set(before)))

    def _is_the_panels(self, small: str) -> bool:
        """Whether a meeting is the panel's own: it is `next`, or `Minutes` begins a sentence."""
        before = [word.lower() for word in self.left[1:4]]
        if small == "minutes":
            return not before or not before[0].isalnum() or before[0] in ("the", "agreed")
        if not before or before[0] in _MEETINGS | {"review"}:
            return bool(before)
        return before[0] in _NEXT and (len(before) == 1 or before[1] in _MEETINGS | {"review"})


def _is_mark(word: str) -> bool:
    """Whether a token is a point, a figure, or a paper's code such as `PI 05/2011`."""
    if word.isupper() and 2 <= len(word) <= 5:
        return True
    return not word[0].isalnum() or any(character.isdigit() for character in word)


def _begins_with_a_paper(words: Sequence[str]) -> bool:
    """Whether the sentence goes on with a paper that was published, or with the panel."""
    for number, word in enumerate(words[:8]):
        small = word.lower()
        following = {one.lower() for one in words[number + 1 : number + 6]}
        if small in _MEETINGS:
            return words[number + 1 : number + 2] in (["met"], ["sat"], ["convened"])
        if word in ("Act", "Acts") or small in _PAPERS | _WITH_A_VERB:
            verbs = _LAUNCHED if small in _WITH_A_VERB else _MADE_PUBLIC
            return bool(following & verbs) and not following & {"not", "never", "to"}
        if small in _BY_ITSELF:
            return bool(following & _PAPERS)
        if not (small in _BETWEEN or word == ","):
            return False
    return False
