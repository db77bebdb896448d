"""The stem of an English word, which its forms and its British and American spellings share.

Porter's algorithm of 1980, step by step as he gives it, after spellings are made one. A stem need
not be a word: `families` and `family` are `famili`.
"""

import re
from functools import lru_cache
from string import ascii_lowercase


def _pairs(text: str) -> dict[str, str]:
    """A table from `this>that` pairs; nothing may stand after the sign."""
    return {before: after for before, _, after in (pair.partition(">") for pair in text.split())}


_SPELT = _pairs(
    "center>centre centers>centres defense>defence license>licence licensed>licenced "
    "offense>offence offenses>offences practise>practice practised>practiced practises>practices "
    "practising>practicing program>programme programs>programmes enquire>inquire "
    "enquired>inquired enquires>inquires enquiring>inquiring enquiry>inquiry enquiries>inquiries"
)
"""Words of two spellings that no rule covers."""
_IRREGULAR = _pairs(
    "children>child men>man women>woman wives>wife midwives>midwife lives>life knives>knife "
    "told>tell said>say gave>give given>give took>take taken>take knew>know known>know "
    "wrote>write written>write saw>see seen>see rang>ring rung>ring spoke>speak spoken>speak "
    "heard>hear beaten>beat held>hold withheld>withhold broke>break broken>break brought>bring "
    "sought>seek kept>keep met>meet made>make drank>drink drunk>drink thought>think felt>feel "
    "lost>lose sent>send threw>throw thrown>throw went>go gone>go came>come began>begin "
    "begun>begin chose>choose chosen>choose forgot>forget forgotten>forget slept>sleep wept>weep "
    "fled>flee hid>hide hidden>hide understood>understand sold>sell taught>teach "
    "withdrew>withdraw withdrawn>withdraw referral>refer referrals>refer referrer>refer "
    "referrers>refer disclosure>disclose disclosures>disclose prescription>prescribe "
    "prescriptions>prescribe strangulation>strangle violence>violent absence>absent "
    "absences>absent knowledge>know compliance>compliant noncompliance>noncompliant "
    "psychiatry>psychiatric psychiatrist>psychiatric psychiatrists>psychiatric midwifery>midwife"
)
"""Forms and nouns that no ending tells, of words that such reviews use."""
_RULES = tuple(
    (re.compile(pattern), plain)
    for pattern, plain in (
        (r"(?<=[a-z]{3})is(?=(?:e|ed|es|er|ers|ing|ation|ations|able)$)", "iz"),  # organise
        (r"(?<=[a-z]{3})ys(?=(?:e|ed|es|er|ers|ing)$)", "yz"),  # analyse
        (r"(?<=[a-z]{3})our(?=(?:s|ed|ing|ite|able|al|ally|hood|ly)?$)", "or"),  # behaviour
        (r"(?<=[aeiou])([a-z]*[^aeiou][aeiou])ll(?=(?:ed|ing|ers?|ors?)$)", r"\1l"),  # travelled
        (r"(?<=[a-z]{2})dgem(?=ents?$)", "dgm"),  # judgement
        (r"^(p|an|gyn|h)ae(?=[a-z]{4})", r"\1e"),  # paediatric, anaesthetic, haemorrhage
        (r"^foe(?=t)", "fe"),  # foetus
    )
)
_MAY_DIFFER = re.compile("is[ei]|isa|ys[ei]|our|ll[eio]|lla|dgem|^(?:p|an|gyn|h)ae|^foe")
"""What a word holds to which one of the rules applies, so that few words are put to all."""
_LETTERS = {ord(letter): "v" if letter in "aeiou" else "c" for letter in ascii_lowercase}
_STEP_2 = _pairs(
    "ational>ate tional>tion enci>ence anci>ance izer>ize abli>able alli>al entli>ent eli>e "
    "ousli>ous ization>ize ation>ate ator>ate alism>al iveness>ive fulness>ful ousness>ous "
    "aliti>al iviti>ive biliti>ble"
)
_STEP_3 = _pairs("icate>ic ative> alize>al iciti>ic ical>ic ful> ness>")
_STEP_4 = re.compile(
    "(?:ement|ance|ence|able|ible|ment|ant|ent|(?<=[st])ion|ism|ate|iti|ous|ive|ize|al|er|ic|ou)$"
)


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """The stem of a word in small letters; what is not of letters a to z alone is its own stem."""
    if not (word.isascii() and word.isalpha()):
        return word
    return _without_endings(_one_spelling(word))


def beginnings_as_spelt(word: str) -> set[str]:
    """How the forms of a word begin that are spelt as it is, irregular ones included.

    `behaviour` gives `behaviour`, which `behavior` and its forms do not begin with; `told` gives
    `told` and `tell`.
    """
    base = _IRREGULAR.get(word, word)
    forms = {base, word, *(form for form, of in _IRREGULAR.items() if of == base)}
    return {_without_endings(form).removesuffix("i") for form in forms}  # `famili`: family


def _without_endings(word: str) -> str:
    """Porter's steps."""
    if len(word) < 3:
        return word
    word = _past(_plural(word))
    if word[-1] == "y" and "v" in _shape(word[:-1]):
        word = word[:-1] + "i"
    word = _exchanged(word, _STEP_2)
    word = _exchanged(word, _STEP_3)
    return _last(_without_ending(word))


def _one_spelling(word: str) -> str:
    word = _IRREGULAR.get(word, _SPELT.get(word, word))
    if len(word) > 5 and _MAY_DIFFER.search(word):
        for pattern, plain in _RULES:
            word = pattern.sub(plain, word)
    return word


def _shape(word: str) -> str:
    """Of each letter whether it is a vowel (v) or a consonant (c)."""
    if "y" not in word:
        return word.translate(_LETTERS)
    found = ""
    for letter in word:
        vowel = letter in "aeiou" or (letter == "y" and found[-1:] == "c")
        found += "v" if vowel else "c"
    return found


def _measure(word: str) -> int:
    """Porter's m: how often a consonant follows a vowel."""
    return _shape(word).count("vc")


def _plural(word: str) -> str:
    if word.endswith(("sses", "ies")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _past(word: str) -> str:
    if word.endswith("eed"):
        return word[:-1] if _measure(word[:-3]) else word
    for ending in ("ed", "ing"):
        before = word[: -len(ending)]
        if word.endswith(ending) and "v" in _shape(before):
            return _mended(before)
    return word


def _mended(word: str) -> str:
    """What is left of a word without ed or ing, made a word again where that can be told."""
    if word.endswith(("at", "bl", "iz")):
        return word + "e"
    if _shape(word).endswith("cc") and word[-1:] == word[-2:-1] and word[-1] not in "lsz":
        return word[:-1]
    return word + "e" if _measure(word) == 1 and _short(word) else word


def _short(word: str) -> bool:
    """Whether it ends like `hop`: consonant, vowel, and a consonant other than w, x and y."""
    return _shape(word).endswith("cvc") and word[-1] not in "wxy"


def _exchanged(word: str, endings: dict[str, str]) -> str:
    for length in range(min(len(word), 7), 2, -1):
        if (ending := word[-length:]) in endings:
            before = word[:-length]
            return before + endings[ending] if _measure(before) else word
    return word


def _without_ending(word: str) -> str:
    found = _STEP_4.search(word)
    before = word[: found.start()] if found else ""
    return before if _measure(before) > 1 else word


def _last(word: str) -> str:
    if word.endswith("e"):
        count = _measure(word[:-1])
        if count > 1 or (count == 1 and not _short(word[:-1])):
            word = word[:-1]
    return word[:-1] if word[-2:] == "ll" and _measure(word) > 1 else word
