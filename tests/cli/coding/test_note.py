"""note: a candidate theme, as a script uses it."""

import re


def text_of(project, review):
    """A record's text, with the day of its coding, which is today, replaced."""
    text = (project / "records" / f"{review}.yaml").read_text()
    return re.sub(r"(?m)^coded: \d{4}-\d\d-\d\d$", "coded: DAY", text)


def test_note_writes_a_theme_with_its_evidence_and_adds_to_it(said, small):
    first = ("note", "DHR7", "Insecure housing", "--about", "Rent.", "--page", "4")
    assert said(*first, cwd=small) == (
        0,
        "DHR7: 'Insecure housing' is noted, with 1 piece of evidence\n",
        "",
    )
    more = ("note", "DHR7", "insecure  HOUSING", "--quote", "in arrears", "--section", "2")
    assert said(*more, cwd=small)[:2] == (
        0,
        "DHR7: 'Insecure housing' is noted, with 2 pieces of evidence\n",
    )
    assert """\
emerging:
  - label: Insecure housing
    note: Rent.
    evidence:
      - page: "4"
      - section: "2"
        quote: in arrears
""" in text_of(small, "DHR7")
    assert "Candidate theme: Insecure housing" in said("show", "DHR7", cwd=small)[1]


def test_note_in_a_coders_own_coding(said, small):
    assert said("note", "DHR2", "Debt", "--as", "EM", cwd=small)[0] == 3
    said("new", "DHR2", "--coder", "EM", "--independent", cwd=small, input="s\n")
    before = text_of(small, "DHR2")
    assert said("note", "DHR2", "Debt", "--as", "EM", cwd=small) == (
        0,
        "DHR2: 'Debt' is noted\n",
        "",
    )
    assert text_of(small, "DHR2") == before
    assert "label: Debt" in (small / "coders" / "EM" / "DHR2.yaml").read_text()


def test_what_cannot_be_noted_is_one_sentence(said, small):
    for arguments, status, sentence in (
        (("DHR7", "gps"), 2, "'gps' is the subtheme gps: code that"),
        (("DHR7", "a\tb"), 2, "the label must be one line without tabs"),
        (("DHR7", "Debt", "--source", "A B"), 2, None),
        (("DHR9", "Debt"), 3, None),
    ):
        ended, out, err = said("note", *arguments, cwd=small)
        assert (ended, out) == (status, "")
        assert err.startswith("dhrcode: ")
        assert sentence is None or err == f"dhrcode: {sentence}\n"
