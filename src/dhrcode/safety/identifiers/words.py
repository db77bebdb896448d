"""Words that are written with a capital but name no person and no place."""

import re

from dhrcode.safety.identifiers.patterns import Pattern
from dhrcode.safety.identifiers.prose import Prose
from dhrcode.text import words_of

_FUNCTION = """
    a an the this that these those some any each every all both either neither no one another other
    such several many most more few i you he she it we they me him her us them my your his its our
    their who whom whose which what where when while why how if whether and or but nor yet so than
    as at by for from in into of off on onto out over to toward towards under until up upon via with
    within without about above after against along among around before behind below between beyond
    down during except inside near outside since through throughout is are was were be been being am
    has have had do does did can could may might must shall should will would not only also again
    then there here now today later earlier thereafter however therefore although though because
    despite following including regarding concerning whereas once first second third last next
    previous former current new old same own local national regional nearby nearest same different
    there's it's neither per plus versus further overall initially subsequently eventually finally
    meanwhile additionally furthermore moreover similarly unlike like unless yes ok many much
"""
_TRADE = """
    abuse academic access acute adult adults advice hour minute week month year agency agencies aged
    ambulance analysis annual anonymised appointment area assessment attending authority authorities
    best board boarding boy boys british british cabinet care carer carers case catholic centre
    chair child childhood children children's christian chief church city clinical closed closing
    college combined committee common community comprehensive conference council county criminal
    crisis day department dental director disabled district doctor doctors doctor's domestic duty
    early education educational effective elderly emergency england english evidence expert external
    faith family father female field final finding findings foundation free front full further
    general girl girls good government governor gp gp's gps grammar great group head headteacher
    health healthcare high higher home hospital housing human imr independent infant infants
    infants' information inner inpatient internal irish islamic jewish joint junior key lead
    learning legal lesson lessons line link little long low main male man managed management manager
    maternity medical member memorial men's mental methodist metropolitan middle midwife military
    minor mixed mixed-sex mother multi multi-agency muslim neighbourhood nhs night nursing nursery
    officer open opening orthodox outcome outpatient outreach panel parent parents part partner
    patient perpetrator physical police policing policy policies polish poor practice preparatory
    pre primary prison private probation procedure professional professionals professor programme
    project protocol provider psychiatric psychological public pupil quality questions
    recommendation recommendations record referral reflective regular rehabilitation report research
    resident residential respite review reviewing reviews role roman royal rural safe safeguarding
    school scottish secondary section secure senior service services setting settings sex sexual
    single sister sixth form social special specialist staff standard state statutory step supported
    supporting surgical support surgeon team teaching technical the training trauma treatment trust
    unit university upper lower urban urgent veterans veterinary victim victim's victims visit
    visiting voluntary walk-in ward welfare welsh west-midlands wife woman women women's work
    working worker world young youth zone nurse nurses order orders visitor visitors team teams hub
    board unit trust speaker category alternative provision pilot daily weekly dhr idva marac mash
    camhs cmht a&e dash hmic hmp ofsted cqc imd nice rcgp iris
"""
_CALENDAR = """
    january february march april may june july august september october november december monday
    tuesday wednesday thursday friday saturday sunday spring summer autumn winter easter christmas
"""
GENERIC = words_of(f"{_FUNCTION} {_TRADE} {_CALENDAR}")
"""In lower case. Points of the compass are left out: `North` belongs to many names."""

_ENDING = Pattern(r"(?:ing|ed|ly|ment|tion)$")
_WORD = Pattern(r"[^\W\d_]+(?:['.&-]+[^\W\d_]+)*\.?")


def is_proper(word: str, *, first: bool = False) -> bool:
    """Whether a word is written like a name, and is not one of the words that name nobody.

    Args:
        word: a word with plain apostrophes and hyphens.
        first: whether it begins a sentence, where every word has a capital.
    """
    bare = word.strip(".,'\"").removesuffix("'s")
    if len(bare) < 2 or not bare[0].isupper() or not _WORD.fullmatch(bare):
        return False
    small = bare.lower()
    if small in GENERIC or f"{small}'s" in GENERIC:
        return False
    if bare.isupper() and len(bare) < 4:  # an abbreviation, or letters in place of a name
        return False
    return not (first and _ENDING.search(small))


def proper_start(prose: Prose, start: int, words: str) -> int | None:
    """The start of a proper name in a run of words at `start`; None if there is none."""
    for found in re.finditer(r"[^ ]+", words):
        at = start + found.start()
        if is_proper(found[0], first=prose.begins_sentence(at)):
            return at
    return None
