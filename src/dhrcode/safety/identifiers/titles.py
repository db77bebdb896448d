"""Titles with surnames."""

import re
from collections.abc import Iterator

from dhrcode.problem_codes import Severity
from dhrcode.safety.identifiers.abbreviations import ABBREVIATIONS
from dhrcode.safety.identifiers.kinds import Identifier, IdentifierFamily, IdentifierKind
from dhrcode.safety.identifiers.patterns import Pattern
from dhrcode.safety.identifiers.prose import Prose
from dhrcode.safety.identifiers.title_words import (
    AFTER_A_NAME,
    CALLINGS,
    CIVIL,
    CIVIL_SMALL,
    FORCES,
    MORE_LETTERS,
    OFFICERS,
    OTHERS,
    RANK,
    ROLE_LETTERS,
)
from dhrcode.safety.identifiers.words import GENERIC, is_proper
from dhrcode.store.dictionary import english_words
from dhrcode.text import words_of

TITLED = IdentifierKind(
    "titled-name",
    "a title with a surname",
    "write a role, such as 'the GP'",
    "with a calling that is an ordinary word a warning",
)

_TITLE = (
    rf"(?:(?:Mr|Mrs|Ms|Madam|Lord|Lady)\.? (?:Justice|Recorder)|(?P<sure>{CIVIL}|{RANK}|{OFFICERS}"
    rf"|{FORCES})|(?P<small>{CIVIL_SMALL})|(?P<role>{ROLE_LETTERS}|{CALLINGS})"
    rf"|(?P<two>{MORE_LETTERS})|(?:(?:His|Her) Honour |District )?(?:{OTHERS}))"
)
_DOT = (
    r"(?:(?i:(?<=mr|ms|mx|dr|fr|sr|lt|dj)|(?<=mrs|rev|sgt|con|cpl|maj|col|pte|det)"
    r"|(?<=prof|insp|supt|cllr|revd|capt|brig))\.|(?<=\.[A-Z])\.)?"
)
_ASIDE = r"(?: \((?:[a-z' .-]+|[0-9]+)\))?"
_PARTICLES = (
    r"(?:[Dd]e [Ll]a|[Dd]e [Ll]os|[Vv]an [Dd]er|[Vv]an [Dd]en|[Vv]an 't|[Vv]on [Dd]er|de|[Vv]an"
    r"|[Vv]on|den|der|ter|ten|zu|zur|[Dd]a|[Dd]as|[Dd]os|[Dd]i|[Dd]el|[Dd]ella|[Dd]u|[Ll]e|[Ll]a|al"
    r"|el|ul|ur|bin|ibn|bint|binti|abu|ben|ap|ab|af|av|Mac|Mc|Nic?|Ó|Ní|Uí|Ua|St\.?)"
)
_BEFORE_NAME = r"(?:[Aa]l-|[Ee]l-|[Aa]s-|[Aa]r-|[Aa]t-|d'|D'|O'|O )"
_NAME = rf"(?:{_PARTICLES} )?{_BEFORE_NAME}?[^\W\d_]\w*(?:['-](?!s\b)[^\W\d_]\w*)*"
_TITLED = Pattern(
    rf"(?<![\w-])(?P<title>{_TITLE}){_DOT}{_ASIDE}(?(sure)(?:(?:,? and|,| &|/) (?:{CIVIL})\.?)?)"
    rf"(?P<comma>,)?(?:(?<=\.) ?| )(?=(?P<number>[0-9]{{2,6}} )?"
    rf"(?P<initials>(?:[A-Z]\. ?|[A-Z] (?=[A-Z])){{0,5}})(?P<name>{_NAME})"
    rf"(?P<more>(?:[ -]{_NAME}){{0,3}})(?!\w|@|\.\w))"
)
_TOKEN = Pattern(rf"[ -]({_NAME})")
_AFTER = Pattern(
    rf"(?<![\w'-])(?P<first>(?:[A-Z][\w'-]+ ){{0,2}})(?P<last>[A-Z][\w'-]+)"
    rf"(?:,? {AFTER_A_NAME}\b(?!-)| J(?=[;,.):]|$))"
)
_NOT_NAMES = words_of("""
    secretary system board act department minister ministry services service sector agencies panel
    committee advocate advocates general advanced practitioner practitioners consultant prescriber
    lead manager led sergeant officer officers world comics office chamberlain mayor lieutenant
    day time big crime crimes incident incidents operations investigation enforcement custody
    adult victim perpetrator child chair author redacted anonymous unknown name surname who right
    investigating attending responding senior witness justice judge constable inspector
    superintendent training review force forces rank ranks court courts bench bench's team teams
    unit commissioner specialist standards visitor associate student mental school ward staff
    nurse midwife nurses call details speaker madam sir lady lord christmas rev reverend recorder
    prof dr sister brother captain major colonel corporal dame social worker health probation
    offender in detective temporary acting chief deputy assistant special lance colour two three
    four mr mrs ms miss mx
    cdr col gen insp supt sgt lt capt
""")
_NO_PERSONS = words_of("""
    appendix annex section schedule ward block table figure exhibit part group child adult sibling
    person male female friend neighbour practice agency school hospital unit flat wing zone area
    level category option site band vitamin hepatitis class type grade plan
""")
_IN_A_SMALL_HAND = words_of("""
    said says say told asked rang called came went saw was is are were has had did does left gave
    and or but who whose whom not no the a an in on at to of by for with from about that this it
    her his my our their your she he they we you i them him us me out up off down over too so if
    as be been do can could would will shall may might must also then when where which what there
    here any some all each every both one two three more most other another such own same than
    very asks states attends attended requests notes reports arrives speaks calls replies seeks
    wants train teams word office excel vote points trip turn ing
""")
_AMBIGUOUS = frozenset(("Master", "Sr", "Brother", "Cardinal", "Baron", "Consultant"))
_AFTER_HINTS = (
    *("MP", "MEP", "MSP", "KC", "QC", "LJ", "JJ", "OBE", "MBE", "CBE", "JP"),
    *(" J;", " J,", " J.", " J)"),
)
_SMALL_HINTS = (*("mr", " ms ", "\nms ", "(ms ", '"ms ', "miss ", "mx ", "dr ", "dr. ", "prof "),)
_TITLE_HINTS = (
    *("Mr", "Ms", "Miss", "Mx", "MR", "MISS", "Messrs", "Dr", "DR", "Prof", "PROF", "MS "),
    *("PC", "PS", "DC", "DS", "DI", "ACC", "CSO", "D/", "A/", "T/", "C/", "L/", "S/", "D.S", "D.C"),
    *("D.I", "P.C", "SGT", "INSP", "CONSTABLE", "INSPECTOR", "SUPT", "SERGEANT", "JUDGE", "C Insp"),
    *("onstable", "ergeant", "nspector", "uperintendent", "Sgt", "Insp", "Supt", "sgt", "insp"),
    *("supt", "et con", "et. con", "et Con", "et. Con", "t/", "a/", "Cpl", "orporal", "Pte", "Lt"),
    *("ieutenant", "Capt", "CAPT", "Brig", "Sqn", "Wg ", "Cdr", "Commodore", "WO1", "WO2", "RSM"),
    *("CSM", "Bombardier", "Bdr", "Gnr", "Tpr", "Spr", "Rfn", "Gdsm", "usilier", "Guardsman"),
    *("Rifleman", "Trooper", "Sapper", "Col ", "Col.", "Maj", "Cllr", "ouncillor", "Rev", "REV"),
    *("Fr ", "Fr.", "Father", "Pastor", "Imam", "IMAM", "Rabbi", "Rebbe", "Canon", "ishop"),
    *("Cardinal", "Monsignor", "Msgr", "eacon", "Prebendary", "Vicar", "Sister", "Sr ", "Sr."),
    *("Brother", "Nurse", "Matron", "Midwife", "Judge", "HHJ", "DDJ", "DJ ", "Justice", "Recorder"),
    *("Coroner", "Sir ", "Dame", "Lord", "Lady", "Baron", "Major", "Colonel", "Sheriff", "Haj"),
    *("Alhaj", "Maulana", "Mawlana", "Moulana", "Mufti", "Mullah", "Hafiz", "Qari", "Ustad"),
    *(
        "Sheik",
        "Shaik",
        "Shayk",
        "Sayyid",
        "Sardar",
        "Giani",
        "Bhai ",
        "Acharya",
        "Granthi",
        "Pandit",
        "Swami",
        "Lama",
    ),
    *("Shri ", "Smt ", "Mme", "Madam", "Mlle", "Monsieur", "Señor", "Senor", "Herr ", "Frau "),
    *("Signor", "Master ", "Aunt", "Uncle ", "CPN", "HV", "IDVA", "ISVA", "AMHP", "FLO ", "RMN"),
    *("IRO ", "MEP", "MSP", "SIO ", "OIC "),
)
_CALLING_HINTS = (
    *("orker", "isitor", "fficer", "anager", "upervisor", "urse", "idwife", "oordinator"),
    *("co-ordinator", "olicitor", "arrister", "eacher", "aramedic", "sychiatrist", "sychologist"),
    *("ounsellor", "herapist", "urgeon", "onsultant", "foster carer", "hildminder", "andlord"),
    *("ward sister", "n charge", "GP", "SW", "MP", "OT"),
)
_CALLED = Pattern(rf"(?:{'|'.join(_CALLING_HINTS)}),? (?=[A-Z0-9])")
"""A calling where a name may follow; most do not, and need no further look."""
_CITED = Pattern(r"(?:'s)?,? \(?(?:19|20)[0-9]{2}[a-z]?[);:,](?P<then>[.,:]? *[\"'(]?[^ ]*)")
_REFERENCES = Pattern(
    r"(?im)^[ 0-9.]*(?:references|bibliography|works cited|further reading|literature)\b[ :]*$"
)


def find(prose: Prose) -> Iterator[Identifier]:
    """`Mrs Okafor`, `PC 1234 Hale`, `Mr Justice Wren`; letters in place of a name are ignored."""
    positions = prose.positions(_SMALL_HINTS)
    capitals = not prose.text.islower()
    if capitals:
        positions += prose.positions(_TITLE_HINTS)
        positions += [found.start() for found in _CALLED.finditer(prose.text)]
    for found in prose.near(_TITLED, positions, 45, 130):
        end = _name_end(found)
        if end and not _is_cited(prose, found.start(), end):
            severity: Severity = "error" if found["sure"] or found["small"] else "warning"
            yield TITLED.found(prose, found.start(), end, severity)
    for found in prose.near(_AFTER, prose.positions(_AFTER_HINTS) if capitals else (), 60, 8):
        if _is_persons(found):
            yield TITLED.found(prose, found.start(), found.end(), "warning")


def _name_end(found: re.Match[str]) -> int:
    """The end of the name, first name and surname; 0 if no name follows the title."""
    title, name = found["title"], found["name"]
    civil = bool(found["sure"] or found["small"])
    if title == "MS" and not (name.isupper() and _is_no_word(name)):
        return 0  # a program's or an illness's first letters
    if name.lower() in _IN_A_SMALL_HAND and not name.istitle():
        return 0
    small = civil and not found["initials"] and _is_small_name(title, name)
    if not _is_name(name) and not small:
        return 0
    end, names = found.end("name"), [name]
    for word in _TOKEN.finditer(found["more"]):
        if not _goes_on(name, word[1], civil=civil):
            break
        end = found.start("more") + word.end()
        names.append(word[1])
    return end if civil or _is_enough(found, names) else 0


def _is_name(written: str) -> bool:
    """Whether a word, or a particle and a word, is written as a name."""
    word = written.rsplit(maxsplit=1)[-1]
    word = re.sub("^(?:al|el|as|ar|at)-|^d'", "", word)
    small = word.lower().removesuffix("'s")
    return is_proper(word) and small not in _NOT_NAMES


def _is_small_name(title: str, name: str) -> bool:
    """Whether what follows a title is a name in small letters; a word is one after `Mrs` alone."""
    small = name.rsplit(maxsplit=1)[-1]
    if not small.islower() or len(small) < 3 or small in _IN_A_SMALL_HAND | _NOT_NAMES | GENERIC:
        return False
    return title.lower() in ("mr", "mrs", "mx") or _is_no_word(small)


def _goes_on(name: str, word: str, *, civil: bool) -> bool:
    """Whether a word after a name belongs to it."""
    if name.isupper() and (not word.isupper() or not _is_no_word(word)):
        return False  # MRS OKAFOR TOLD DR MARLOWE
    if word.isupper() and word in ABBREVIATIONS:
        return False
    small = word.islower() and word.isalpha() and word not in GENERIC and _is_no_word(word)
    return _is_name(word) or (civil and small)


def _is_no_word(written: str) -> bool:
    return written.lower().removesuffix("'s") not in english_words()


def _is_enough(found: re.Match[str], names: list[str]) -> bool:
    """Whether so many names make a person of a calling, which may stand before other words."""
    plain = [name.removesuffix("'s") for name in names]
    known = any(_is_no_word(name) for name in plain)
    if found["comma"] or found["two"]:
        return len(plain) > 1 and known and bool(found["role"] or found["two"])
    if found["role"] or found["title"] in _AMBIGUOUS:
        return known or bool(found["number"]) or found["title"] == "Officer"
    return True


def _is_persons(found: re.Match[str]) -> bool:
    """Whether letters such as `MP` or `LJ` follow a person's name."""
    names = [*found["first"].split(), found["last"]]
    if not _is_name(found["last"]) or found["last"].lower() in _NO_PERSONS:
        return False
    return any(map(_is_no_word, names)) or (found[0].endswith(" J") and len(names) == 1)


def _is_cited(prose: Prose, start: int, end: int) -> bool:
    """Whether a year follows as in a list of references; in running text it is a person's name."""
    found = _CITED.match(prose.text, end)
    if not found:
        return False
    if _REFERENCES.search(prose.text[:start]):
        return True
    then = found["then"].strip(" .,:\"'(")
    return prose.begins_sentence(start) and (not then or then[0].isupper())


FAMILY = IdentifierFamily(
    (TITLED,),
    find,
    _SMALL_HINTS,
    capitals=(*_TITLE_HINTS, *_CALLING_HINTS, *_AFTER_HINTS),
)
