"""The key as a model: each id and each case once, what words find, which passphrases are weak."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from dhrcode.model.key import LEAST_CHARACTERS, Entry, Key, weak

DAY = date(2025, 3, 24)


def key_of(**cases: str) -> Key:
    """A key of ids and invented cases."""
    return Key(cases=tuple(Entry(id=i, case=case, added=DAY) for i, case in cases.items()))


KEY = key_of(DHR9="Case 2013/114", DHR12="Élodie  Müller, STRASSE 9", DHR5="the DHR9 panel")


@pytest.mark.parametrize(
    "cases",
    [
        {"DHR9": "one", "dhr9": "another"},
        {"DHR9": "Case 2013/114", "DHR5": "case  2013/114"},
        {"DHR9": "Straße", "DHR5": "STRASSE"},
        {"DHR9": "caf\u00e9", "DHR5": "cafe\u0301"},
    ],
)
def test_an_id_or_a_case_twice_is_no_key(cases: dict[str, str]) -> None:
    with pytest.raises(ValidationError, match="has an id or a case twice"):
        key_of(**cases)


def test_accents_tell_cases_apart() -> None:
    assert len(key_of(DHR1="Muller", DHR2="Müller").cases) == 2


@pytest.mark.parametrize(
    "case", ["", "  ", "two\nlines", "a\ttab", "x" * 301, "\x1b[31m", "\ud800"]
)
def test_what_is_no_line_is_no_case(case: str) -> None:
    with pytest.raises(ValidationError):
        Entry(id="DHR1", case=case, added=DAY)


@pytest.mark.parametrize("form", [0, 2, "1"])
def test_no_other_form_is_read(form: object) -> None:
    if form == "1":
        assert Key.model_validate({"format": form, "cases": []}) == Key()
    else:
        with pytest.raises(ValidationError):
            Key.model_validate({"format": form, "cases": []})


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        ("DHR9", ["DHR9", "DHR5"]),
        ("dhr12", ["DHR12"]),
        ("DHR1", []),
        ("muller", ["DHR12"]),
        ("élodie muller", ["DHR12"]),
        ("straße", ["DHR12"]),
        ("2013/114", ["DHR9"]),
        ("case  2013", ["DHR9"]),
        ("muller elodie", ["DHR12"]),
        ("muller nobody", []),
        (".*", []),
    ],
)
def test_search(words: str, ids: list[str]) -> None:
    assert [entry.id for entry in KEY.search(words)] == ids


def test_an_entry_is_found_whatever_the_letters_case() -> None:
    assert KEY.of_id("dhr9") == KEY.cases[0] == KEY.of_case(" CASE 2013/114 ")
    assert KEY.of_id("DHR") is None
    assert KEY.of_case("Case 2013") is None


WORDS = st.characters(codec="utf-8", categories=["L", "N", "P"])


@given(st.text(WORDS, min_size=1, max_size=40))
def test_every_case_is_found_by_its_own_words(case: str) -> None:
    key = key_of(DHR1=case)
    assert [*key.search(case)] == [*key.cases]
    assert [*key.search(case.casefold())] == [*key.cases]
    assert key.of_case(case) == key.cases[0]


@pytest.mark.parametrize(
    ("passphrase", "fault"),
    [
        ("", "is empty"),
        (" " * 20, "is empty"),
        ("fourteen chars", "is shorter than 15 characters"),
        ("fifteen charact", ""),
        ("correct horse battery", ""),
        ("abababababababababab", "repeats a few characters"),
        ("correct horse \x1b[D battery", "holds a key such as Tab or an arrow"),
        ("correct horse\tbattery", "holds a key such as Tab or an arrow"),
        ("naïve Grüße aus Köln", ""),
    ],
)
def test_weak_passphrases(passphrase: str, fault: str) -> None:
    said = weak(passphrase)
    assert said.startswith(fault)
    assert bool(said) == bool(fault)


def test_the_least_length_is_the_one_that_is_cited() -> None:
    assert LEAST_CHARACTERS == 15
