"""show: everything of a record."""


def test_show_tells_everything_of_a_record(said, small):
    assert said("show", "DHR2", cwd=small) == (
        0,
        """\
DHR2  dhr, LN, coded 2025-03-10, complete
Source overview: Overview report
year = 2012
method = stabbing
victim.sex = female
victim.relationship = partner
victim.known-to = police, gp
victim.children = 2
perpetrator.alcohol = yes

Process & policy
  Use of MARACs: present
    1. overview, page 20: "no agency sought a referral" - Each waited.
    2. overview, section 4.2
  Police response: absent
    1. overview, page 31

Health
  Issues related to GPs: not-stated

Candidate theme: Housing
    Moved twice in a year.

Memo: Invented from beginning to end.
""",
        "",
    )


def test_show_numbers_victims_where_there_are_two_and_keeps_not_coded_apart(said, small):
    assert said("show", "DHR10", cwd=small)[1].splitlines()[2:6] == [
        "victim.1.sex = male",
        "victim.1.relationship = parent",
        "victim.2.sex = female",
        "victim.2.relationship = parent",
    ]
    assert (
        said("show", "DHR7", cwd=small)[1]
        == """\
DHR7  dhr, JB, coded 2025-03-14, draft
year = 2014

Process & policy
  Use of MARACs: absent
  Police response: not coded

Health
  Issues related to GPs: not coded
"""
    )


def test_show_hints_at_the_nearest_review_as_it_is_spelt(said, small):
    assert said("show", "DHR77", cwd=small) == (
        3,
        "",
        "dhrcode: there is no review 'DHR77': did you mean 'DHR7'?\n",
    )
    assert said("show", "int3", cwd=small) == (
        3,
        "",
        "dhrcode: there is no review 'int3': did you mean 'INT3'?\n",
    )
    assert said("show", "../themes", cwd=small) == (
        3,
        "",
        "dhrcode: there is no review '../themes'\n",
    )


def test_show_of_a_record_with_an_error_names_the_place(said, small):
    record = small / "records" / "DHR7.yaml"
    record.write_text(record.read_text().replace("finding: absent", "finding: absnt"))
    assert said("show", "DHR7", cwd=small) == (
        1,
        "",
        (
            "records/DHR7.yaml:9:28: error: 'finding' does not take this value: "
            "did you mean 'absent'? [bad-value]\n"
            "dhrcode: records/DHR7.yaml has to be mended first\n"
        ),
    )


def test_show_tells_what_is_no_longer_coded_and_what_has_to_be_coded_again(said, small):
    themes = (small / "themes.yaml").read_text("utf-8")
    police = "        definition: The police did less than was called for.\n"
    assert police in themes
    (small / "themes.yaml").write_text(
        themes.replace(police, f'{police}        retired: "1.0"\n'), "utf-8"
    )
    record = small / "records" / "DHR2.yaml"
    record.write_text(
        record.read_text("utf-8")
        + 'again:\n  - {subtheme: gps, version: "1.0", why: Defined anew.}\n',
        "utf-8",
    )
    status, out, _ = said("show", "DHR2", cwd=small)
    assert status == 0
    asked = "  Issues related to GPs: not-stated\n    to be coded again since version 1.0"
    assert f"{asked}: Defined anew.\n" in out
    kept = "No longer coded, and not counted\n  Police response (retired in version 1.0): absent\n"
    assert f"{kept}    1. overview, page 31\n" in out
