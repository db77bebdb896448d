"""Titles with surnames."""

import re
from collections.abc import Iterator

from dhrcode.safety.identifiers.abbreviations import ABBREVIATIONS
from dhrcode.safety.identifiers.kinds import Identifier, IdentifierFamily, IdentifierKind
from dhrcode.safety.identifiers.patterns import Pattern, hints_of, one_of
from dhrcode.safety.identifiers.prose import Prose
from dhrcode.safety.identifiers.words import GENERIC, is_proper
from dhrcode.store.dictionary import english_words
from dhrcode.text import words_of

TITLED = IdentifierKind(
    "titled-name",
    "a title with a surname",
    "write a role, such as 'the GP'",
    "with a calling that is an ordinary word a warning",
)

_CIVIL = one_of("Mr Mrs Ms Miss Mx MR MRS MISS MS Messrs Dr Drs DR Prof Professor PROF PROFESSOR")
_CIVIL_SMALL = "mr|mrs|ms|miss|mx|dr|prof"
"""As people type them in a hurry; a name must follow that is no word."""
_LETTERS = one_of("PC PCs WPC PS DC DCs WDC DS DI DCI DSU DCS PCSO CSO ACC DCC")
_SHORT_RANK = "(?:Sgt|Insp|Supt|Con|Ch ?Insp|Ch ?Supt|C/Insp|C/Supt|SGT|INSP|SUPT|CON|[CSI])"
_OFFICERS = (
    rf"(?:[AT]/)?(?:{_LETTERS})|(?:[AT]/)?D/{_SHORT_RANK}|[AT]/{_SHORT_RANK}"
    r"|(?:Sgt|Insp|Supt)|[DP]\.[CSI]|D\.C\.I|(?:C|Ch\.?)[ /](?:Insp|Supt)"
)
_RANK = (
    r"(?i:(?:acting |temporary |t/|a/)?(?:detective |det\.? |police |custody |special |assistant "
    r"|deputy )?(?:chief |ch\.? )?(?:constable|sergeant|inspector|superintendent|sgt|insp|supt)"
    r"(?: major)?|det\.? con)"
)
_FORCES = one_of("""
    Major_General Maj_Gen Cpl Corporal Lance_Corporal L/Cpl LCpl Pte Lt Lt_Col Lieutenant
    Lieutenant_Colonel Capt CAPT Brig Brigadier Flt_Lt Sqn_Ldr Wg_Cdr Cdr Commodore WO1 WO2 RSM
    CSM SSgt S/Sgt Staff_Sergeant Colour_Sergeant CSgt C/Sgt Sergeant_Major Bombardier Bdr L/Bdr
    Gnr Tpr Spr Rfn Gdsm Fusilier Guardsman Rifleman Trooper Sapper Col Maj
""")
_OTHERS = one_of("""
    Cllr Councillor Reverend Revd Rev REV Fr Father Pastor Imam IMAM Rabbi Rebbe Canon Bishop
    Archbishop Cardinal Monsignor Msgr Deacon Archdeacon Prebendary Vicar Sister Sr Brother Nurse
    Matron Midwife Judge HHJ HH_Judge DDJ DJ Justice Recorder Coroner Sir Dame Lord Lady Baroness
    Baron Captain Major Colonel Sheriff Hajji Haji Hajj Hajja Alhaji Alhaja Maulana Mawlana
    Moulana Mufti Mullah Hafiz Qari Ustad Ustadh Sheikh Shaikh Shaykh Sheik Sayyid Sardar Sardarni
    Giani Granthi Bhai Acharya Pandit Swami Lama Shri Smt Mme Madame Mlle Monsieur Señora Señor
    Señorita Senora Senor Herr Frau Signor Signora Master Auntie Aunty Aunt Uncle
""")
_WORKERS = one_of("""
    social_worker health_visitor probation_officer offender_manager offender_supervisor
    housing_officer police_officer investigating_officer school_nurse district_nurse staff_nurse
    charge_nurse ward_sister practice_nurse community_nurse specialist_nurse nurse_in_charge
    community_midwife support_worker key_worker keyworker outreach_worker care_coordinator
    care_co-ordinator care_manager case_manager caseworker team_manager solicitor barrister
    headteacher head_teacher teacher paramedic psychiatrist psychologist counsellor therapist
    surgeon consultant midwife foster_carer childminder landlord
""")
_CALLINGS = rf"(?i:{_WORKERS})|Officer"
"""Before a name with a capital, in small letters too."""
_ROLE_LETTERS = "CPN|HV|IDVA|ISVA|AMHP|FLO|RMN|IRO"
"""Abbreviations of callings before one name or two."""
_MORE_LETTERS = "SW|GP|MP|MEP|MSP|SIO|OIC|OT"
"""Those that stand for other things too: two names must follow."""
_AFTER_A_NAME = hints_of("MP MEP MSP KC QC LJ JJ OBE MBE CBE JP")
_TITLE = (
    r"(?:(?:Mr|Mrs|Ms|Madam|Lord|Lady)\.? (?:Justice|Recorder)"
    rf"|(?P<sure>{_CIVIL}|{_RANK}|{_OFFICERS}|{_FORCES})|(?P<small>{_CIVIL_SMALL})"
    rf"|(?P<role>{_ROLE_LETTERS}|{_CALLINGS})|(?P<two>{_MORE_LETTERS})"
    rf"|(?:(?:His|Her) Honour |District )?(?:{_OTHERS}))"
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
    rf"(?<![\w-])(?P<title>{_TITLE}){_DOT}{_ASIDE}(?(sure)(?:(?:,? and|,| &|/) (?:{_CIVIL})\.?)?)"
    rf"(?P<comma>,)?(?:(?<=\.) ?| )(?=(?P<number>[0-9]{{2,6}} )?"
    rf"(?P<initials>(?:[A-Z]\. ?|[A-Z] (?=[A-Z])){{0,5}})(?P<name>{_NAME})"
    rf"(?P<more>(?:[ -]{_NAME}){{0,3}})(?!\w|@|\.\w))"
)
_TOKEN = Pattern(rf"[ -]({_NAME})")
_AFTER = Pattern(
    rf"(?<![\w'-])(?P<first>(?:[A-Z][\w'-]+ ){{0,2}})(?P<last>[A-Z][\w'-]+)"
    rf"(?:,? (?:{'|'.join(_AFTER_A_NAME)})\b(?!-)| J(?=[;,.):]|$))"
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
_AMBIGUOUS = words_of("Master Sr Brother Cardinal Baron Consultant")
_AFTER_HINTS = (*_AFTER_A_NAME, *hints_of("_J; _J, _J. _J)"))
_SMALL_HINTS = (*hints_of('mr _ms_ (ms_ "ms_ miss_ mx_ dr_ dr._ prof_'), "\nms ")
_TITLE_HINTS = hints_of("""
    Mr Ms Miss Mx MR MISS Messrs Dr DR Prof PROF MS_ PC PS DC DS DI ACC CSO D/ A/ T/ C/ L/ S/
    D.S D.C D.I P.C SGT INSP CONSTABLE INSPECTOR SUPT SERGEANT JUDGE C_Insp onstable ergeant
    nspector uperintendent Sgt Insp Supt sgt insp supt et_con et._con et_Con et._Con t/ a/ Cpl
    orporal Pte Lt ieutenant Capt CAPT Brig Sqn Wg_ Cdr Commodore WO1 WO2 RSM CSM Bombardier Bdr
    Gnr Tpr Spr Rfn Gdsm usilier Guardsman Rifleman Trooper Sapper Col_ Col. Maj Cllr ouncillor
    Rev REV Fr_ Fr. Father Pastor Imam IMAM Rabbi Rebbe Canon ishop Cardinal Monsignor Msgr
    eacon Prebendary Vicar Sister Sr_ Sr. Brother Nurse Matron Midwife Judge HHJ DDJ DJ_ Justice
    Recorder Coroner Sir_ Dame Lord Lady Baron Major Colonel Sheriff Haj Alhaj Maulana Mawlana
    Moulana Mufti Mullah Hafiz Qari Ustad Sheik Shaik Shayk Sayyid Sardar Giani Bhai_ Acharya
    Granthi Pandit Swami Lama Shri_ Smt_ Mme Madam Mlle Monsieur Señor Senor Herr_ Frau_ Signor
    Master_ Aunt Uncle_ CPN HV IDVA ISVA AMHP FLO_ RMN IRO_ MEP MSP SIO_ OIC_
""")
_CALLING_HINTS = hints_of("""
    orker isitor fficer anager upervisor urse idwife oordinator co-ordinator olicitor arrister
    eacher aramedic sychiatrist sychologist ounsellor herapist urgeon onsultant foster_carer
    hildminder andlord ward_sister n_charge GP SW MP OT
""")
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
        positions += prose.starts(_CALLED)
    for found in prose.near(_TITLED, positions, 45, 130):
        end = _name_end(found)
        if end and not _is_cited(prose, found.start(), end):
            sure = bool(found["sure"] or found["small"])
            yield TITLED.found(prose, found.start(), end, sure=sure)
    for found in prose.near(_AFTER, prose.positions(_AFTER_HINTS) if capitals else (), 60, 8):
        if _is_persons(found):
            yield TITLED.found(prose, *found.span(), sure=False)


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
