"""Coders compared over all, by area, by subtheme and two by two; how each finding counts."""

import pytest

from dhrcode.analysis.agreement.bootstrap import Resampling
from dhrcode.analysis.agreement.comparison import Treatment, compare, compare_ratings
from dhrcode.analysis.agreement.measures import MEASURES
from dhrcode.analysis.agreement.ratings import from_table

AREAS = {"first": ["p", "q"], "second": ["r"]}
SHORT = {"P": "present", "A": "absent", "N": "not-stated", "U": "unclear"}
NONE = Resampling(samples=0)


def study(**coders):
    """Codings from `EM="DHR1:PA. DHR2:NUP"`: one letter a subtheme, a dot for not coded."""
    return {
        coder: {
            review: {s: SHORT[x] for s, x in zip("pqr", letters, strict=True) if x != "."}
            for review, letters in (word.split(":") for word in text.split())
        }
        for coder, text in coders.items()
    }


TWO = study(EM="1:PAN 2:PPU 3:.AP 4:AAA", LN="1:PAA 2:AP. 3:PAP 5:PPP")


def part(made, name):
    a = made.together
    (found,) = (p for p in (a.overall, *a.areas, *a.subthemes) if p.id == name)
    return found


def counts(found):
    return (found.reviews, found.units, found.pairs)


def value(found, name):
    return found.measures[name].value


def test_parts_are_in_the_codebooks_order():
    made = compare(TWO, AREAS, resampling=NONE)
    assert made.together.coders == ("EM", "LN")
    assert made.together.overall.id == "overall"
    assert [a.id for a in made.together.areas] == ["first", "second"]
    assert [s.id for s in made.together.subthemes] == ["p", "q", "r"]
    assert (
        list(made.together.overall.measures)
        == list(MEASURES)
        == [
            "prevalence",
            "percent",
            "positive",
            "negative",
            "kappa",
            "fleiss_kappa",
            "pabak",
            "alpha",
            "ac1",
        ]
    )
    assert (made.treatment, made.resampling) == (Treatment.FINDINGS, NONE)


def test_the_four_findings_among_what_both_coded():
    # DHR1: P/P A/A N/A; DHR2: P/A P/P U/-; DHR3: -/P A/A P/P; DHR4 and DHR5 by one alone.
    made = compare(TWO, AREAS, resampling=NONE)
    assert made.categories == ("present", "absent", "not-stated", "unclear")
    assert counts(part(made, "overall")) == (3, 7, 7)
    assert counts(part(made, "p")) == (2, 2, 2)
    assert counts(part(made, "first")) == (3, 5, 5)
    overall = part(made, "overall")
    assert value(overall, "percent") == 5 / 7
    assert value(overall, "prevalence") == 7 / 14
    assert value(overall, "positive") == 6 / 7
    assert value(overall, "negative") == 6 / 7
    assert value(overall, "pabak") == pytest.approx((4 * 5 / 7 - 1) / 3)
    assert value(part(made, "q"), "percent") == 1


def test_present_against_everything_else_that_was_coded():
    made = compare(TWO, AREAS, Treatment.PRESENCE, NONE)
    assert made.categories == ("present", "other")
    overall = part(made, "overall")
    assert counts(overall) == (3, 7, 7)
    assert value(overall, "percent") == 6 / 7
    assert value(overall, "positive") == 6 / 7
    assert value(overall, "pabak") == pytest.approx(5 / 7)


def test_present_against_absent_alone():
    made = compare(TWO, AREAS, Treatment.STATED, NONE)
    assert made.categories == ("present", "absent")
    assert counts(part(made, "overall")) == (3, 6, 6)
    assert counts(part(made, "r")) == (1, 1, 1)
    assert value(part(made, "overall"), "percent") == 5 / 6


def test_not_coded_as_a_fifth_category_in_reviews_that_both_took_up():
    made = compare(TWO, AREAS, Treatment.CODED, NONE)
    assert made.categories == ("present", "absent", "not-stated", "unclear", "not-coded")
    assert counts(part(made, "overall")) == (3, 9, 9)
    assert value(part(made, "overall"), "percent") == 5 / 9
    assert value(part(made, "overall"), "prevalence") == 8 / 18


def test_an_empty_record_is_taken_up_and_a_missing_one_is_not():
    found = study(EM="1:PPP 2:PPP", LN="1:...")
    (one,) = {e.reason for e in compare(found, AREAS).together.overall.measures.values()}
    assert one == "no finding in common"
    assert counts(part(compare(found, AREAS, Treatment.CODED, NONE), "overall")) == (1, 3, 3)


def test_why_there_is_nothing_to_compare():
    def reason(found, name="overall"):
        (one,) = {e.reason for e in part(compare(found, AREAS), name).measures.values()}
        return one

    assert reason({}) == "no coder"
    assert reason(study(EM="1:PPP")) == "one coder"
    assert reason(study(EM="1:PPP", LN="2:PPP")) == "no review in common"
    assert reason(study(EM="1:PPP", LN="")) == "no review in common"
    assert reason(study(EM="1:PP.", LN="1:PPP"), "r") == "no finding in common"
    assert compare(study(EM="1:PPP"), AREAS).pairs == ()


def test_two_coders_are_their_only_pair():
    made = compare(TWO, AREAS, resampling=NONE)
    assert made.pairs == (made.together,)


def test_three_coders_and_each_two_of_them():
    three = TWO | study(AB="1:PPP 4:AAP")
    made = compare(three, AREAS, resampling=NONE)
    # DHR1 by all three, DHR4 by EM and AB; p of DHR3 by LN alone.
    assert counts(made.together.overall) == (4, 3 + 2 + 2 + 3, 9 + 2 + 2 + 3)
    assert [pair.coders for pair in made.pairs] == [("EM", "LN"), ("EM", "AB"), ("LN", "AB")]
    assert [counts(pair.overall) for pair in made.pairs] == [(3, 7, 7), (2, 6, 6), (1, 3, 3)]
    assert made.pairs[0] == compare(TWO, AREAS, resampling=NONE).together
    pooled = sum(value(p.overall, "percent") * p.overall.pairs for p in made.pairs)
    assert value(made.together.overall, "percent") == pytest.approx(pooled / 16)


def test_a_review_that_one_coder_alone_coded_changes_no_measure():
    more = {"EM": TWO["EM"] | study(EM="8:UUU 9:PPP")["EM"], "LN": TWO["LN"]}
    assert compare(more, AREAS).together == compare(TWO, AREAS).together


def test_subthemes_outside_the_codebook_are_not_compared():
    extra = {
        coder: {r: found | {"z": "present"} for r, found in reviews.items()}
        for coder, reviews in TWO.items()
    }
    assert compare(extra, AREAS, resampling=NONE) == compare(TWO, AREAS, resampling=NONE)


def test_a_table_of_the_same_findings_has_the_same_values():
    rows = [
        (f"{review} {subtheme}", coder, finding)
        for coder, reviews in TWO.items()
        for review, found in reviews.items()
        if review in "123"
        for subtheme, finding in found.items()
        if all(subtheme in other.get(review, {}) for other in TWO.values())
    ]
    table = compare_ratings(from_table(rows), NONE).together.overall
    study_ = compare(TWO, AREAS, resampling=NONE).together.overall
    differing = {m for m in MEASURES if value(table, m) != value(study_, m)}
    assert differing == {"pabak", "ac1"}  # nobody found anything unclear that both coded
    assert (table.units, table.reviews) == (7, 7)
