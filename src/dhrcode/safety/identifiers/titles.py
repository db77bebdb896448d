"""Titles with surnames."""

import re
from collections.abc import Iterator

from dhrcode.problem_codes import Severity
from dhrcode.safety.identifiers.kinds import Identifier, IdentifierFamily, IdentifierKind
from dhrcode.safety.identifiers.patterns import Pattern, one_of
from dhrcode.safety.identifiers.prose import Prose
from dhrcode.safety.identifiers.words import is_proper
from dhrcode.text import words_of

TITLED = IdentifierKind(
    "titled-name",
    "a title with a surname",
    "write a role, such as 'the GP'",
    "with a calling that is an ordinary word a warning",
)

_CIVIL = one_of("Mr Mrs Ms Miss Mx MR MRS MISS Messrs Dr Drs DR Prof Professor PROF PROFESSOR")
_OFFICERS = one_of("""
    PC PCs WPC PS DC DCs WDC DS DI DCI DSU DCS PCSO ACC DCC D/Supt D/Insp D/Sgt D/Con T/DCI A/DI
    A/DS A/PS T/DI T/DS Sgt Insp Supt
""")
_RANK = (
    r"(?i:(?:acting |temporary )?(?:detective |det\.? |police |custody |assistant |deputy )?"
    r"(?:chief |ch\.? )?(?:constable|sergeant|inspector|superintendent|sgt|insp|supt)|det\.? con)"
)
_OTHERS = one_of("""
    Cllr Councillor Reverend Revd Rev Fr Father Pastor Imam Rabbi Canon Bishop Vicar Sister Nurse
    Matron Midwife Judge HHJ Justice Recorder Coroner Sir Dame Lord Lady Baroness Captain Major
    Colonel Sheriff
""")
_TITLE = (
    rf"(?:(?:Mr|Mrs|Ms|Lord|Lady)\.? Justice|(?P<sure>{_CIVIL}|{_OFFICERS}|{_RANK}|[DP]\.[CSI]"
    rf"|D\.C\.I)|(?:(?:His|Her) Honour |District )?(?:{_OTHERS}))"
    r"(?:(?i:(?<=mr|ms|mx|dr|fr)|(?<=mrs|rev|sgt)|(?<=prof|insp|supt|cllr|revd))\.|(?<=\.[A-Z])\.)?"
    r"(?: \((?:[a-z' .-]+|[0-9]+)\))?"
)
_PARTICLE = (
    r"(?:(?:[Dd]e [Ll]a|[Vv]an der|[Vv]an den|de|[Vv]an|[Vv]on|den|[Dd]a|[Dd]i|[Dd]u|[Ll]e|[Ll]a|al"
    r"|el|bin|ibn|bint|ap|Mac|Nic?|Ó|Ní|St\.?) )"
)
_NAME = rf"{_PARTICLE}?(?:al-|el-|d'|O'|O )?[^\W\d_]\w*(?:['-](?!s\b)[^\W\d_]\w*)*"
_TITLED = Pattern(
    rf"(?<![\w/-]){_TITLE}(?:(?:,? and|,| &|/) (?:{_CIVIL})\.?)? (?:[0-9]{{2,6}} )?"
    rf"(?P<initials>(?:[A-Z]\. ?|[A-Z] (?=[A-Z])){{0,3}})(?P<name>{_NAME})"
    rf"(?P<more>(?:[ -]{_NAME}){{0,2}})(?!\w)"
)
_NOT_NAMES = words_of("""
    secretary system board act department minister ministry services service sector agencies panel
    committee advocate advocates general advanced practitioner practitioners consultant prescriber
    lead manager led sergeant officer officers world comics office chamberlain mayor lieutenant day
    time big crime crimes incident incidents operations investigation enforcement custody adult
    victim perpetrator child chair author redacted anonymous unknown name surname who right
    investigating attending responding senior witness justice judge constable inspector
    superintendent training review force forces rank ranks court courts bench bench's team teams
    unit commissioner specialist standards visitor associate student mental school ward staff nurse
    midwife nurses call details speaker madam sir lady lord christmas
""")
_HINTS = (
    "Mr",
    "Ms",
    "Miss",
    "Mx",
    "MR",
    "MISS",
    "Messrs",
    "Dr",
    "DR",
    "Prof",
    "PROF",
    "PC",
    "PS",
    "DC",
    "DS",
    "DI",
    "ACC",
    "onstable",
    "ergeant",
    "nspector",
    "uperintendent",
    "Sgt",
    "Insp",
    "Supt",
    "sgt",
    "insp",
    "supt",
    "et con",
    "et. con",
    "et Con",
    "et. Con",
    "Cllr",
    "ouncillor",
    "Rev ",
    "Rev.",
    "Revd",
    "Reverend",
    "Fr ",
    "Fr.",
    "Father",
    "Pastor",
    "Imam",
    "Rabbi",
    "Canon",
    "Bishop",
    "Vicar",
    "Sister",
    "Nurse",
    "Matron",
    "Midwife",
    "Judge",
    "HHJ",
    "Justice",
    "Recorder",
    "Coroner",
    "Sir",
    "Dame",
    "Lord",
    "Lady",
    "Baroness",
    "Captain",
    "Major",
    "Colonel",
    "Sheriff",
    "D/",
    "D.S",
    "D.C",
    "D.I",
    "P.C",
    "SGT",
    "INSP",
    "CONSTABLE",
    "INSPECTOR",
    "SUPT",
    "SERGEANT",
    "JUDGE",
)
_CITED = Pattern(r"(?:'s)?,? \(?(?:19|20)[0-9]{2}[a-z]?[);:,]")


def find(prose: Prose) -> Iterator[Identifier]:
    """`Mrs Okafor`, `PC 1234 Hale`, `Mr Justice Wren`; letters in place of a name are ignored."""
    for found in prose.near(_TITLED, prose.positions(_HINTS), 40, 90):
        end = _name_end(found)
        if end and not _CITED.match(prose.text, end):
            severity: Severity = "error" if found["sure"] else "warning"
            yield TITLED.found(prose, found.start(), end, severity)


def _name_end(found: re.Match[str]) -> int:
    """The end of the name, first name and surname; 0 if no name follows the title."""
    if not _is_name(found["name"]):
        return 0
    end = found.end("name")
    for word in re.finditer(r"[^ ]+", found["more"]):
        if not _is_name(word[0].lstrip("-")):
            break
        end = found.start("more") + word.end()
    return end


def _is_name(written: str) -> bool:
    """Whether a word, or a particle and a word, is written as a name."""
    word = written.rsplit(maxsplit=1)[-1]
    for particle in ("al-", "el-", "d'"):
        word = word.removeprefix(particle)
    small = word.lower().removesuffix("'s")
    return is_proper(word) and small not in _NOT_NAMES


FAMILY = IdentifierFamily((TITLED,), find, _HINTS)
