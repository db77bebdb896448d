"""complete: what a record lacks, or that it is complete."""


def test_complete_names_what_the_record_lacks_and_then_marks_it(said, small):
    assert said("complete", "DHR7", cwd=small) == (
        1,
        "",
        (
            "dhrcode: DHR7 stays a draft; not coded yet: police-response, gps; "
            "'dhrcode edit DHR7' goes on\n"
        ),
    )
    said("code", "DHR7", "gps", "present", cwd=small)
    assert said("complete", "DHR7", cwd=small) == (
        1,
        "",
        (
            "dhrcode: DHR7 stays a draft; not coded yet: police-response; "
            "present without evidence: gps; 'dhrcode edit DHR7' goes on\n"
        ),
    )
    said("code", "DHR7", "gps", "present", "--page", "3", cwd=small)
    said("code", "DHR7", "police-response", "not-stated", cwd=small)
    assert said("complete", "DHR7", cwd=small) == (0, "DHR7 is complete\n", "")
    assert (small / "records" / "DHR7.yaml").read_text().splitlines()[5] == "status: complete"
    assert said("check", "--strict", cwd=small) == (
        0,
        "",
        "4 reviews checked: 0 errors, 0 warnings\n",
    )


def test_complete_does_not_change_the_day_of_coding(said, small):
    record = small / "records" / "DHR7.yaml"
    text = record.read_text().replace(
        "{finding: absent}\n",
        "{finding: absent}\n  police-response: {finding: absent}\n  gps: {finding: absent}\n",
    )
    record.write_text(text)
    said("complete", "DHR7", cwd=small)
    assert record.read_text() == text.replace("draft", "complete").replace(
        "attributes: {year: 2014}", "attributes:\n  year: 2014"
    )


def test_quotes_that_were_not_looked_for_are_counted_in_a_line(said, small):
    record = small / "records" / "DHR2.yaml"
    record.write_text(record.read_text().replace("status: complete", "status: draft"))
    assert said("complete", "DHR2", cwd=small) == (
        0,
        (
            "DHR2 is complete\n"
            "1 quote was not looked for: no readable document here, or too few words.\n"
        ),
        "",
    )


def test_a_quote_that_is_not_found_keeps_it_a_draft(said, small):
    record = small / "records" / "DHR2.yaml"
    record.write_text(record.read_text().replace("status: complete", "status: draft"))
    (small / "sources").mkdir()
    (small / "sources" / "DHR2.txt").write_text("The panel met and spoke of other things.")
    status, out, err = said("complete", "DHR2", cwd=small)
    assert (status, out) == (1, "")
    assert err.startswith(
        "dhrcode: DHR2 stays a draft; not found in their documents: use-of-maracs 1"
    )
    accepted = ("verify", "--accept", "DHR2", "use-of-maracs", "1", "--coder", "LN")
    assert said(*accepted, cwd=small)[0] == 0
    assert said("complete", "DHR2", cwd=small)[:2] == (0, "DHR2 is complete\n")


def test_a_partial_record_that_lacks_something_stays_partial(said, small):
    said("init", "--update", cwd=small)
    assert said("complete", "DHR7", "--partial", cwd=small)[0] == 0
    assert said("complete", "DHR7", cwd=small) == (
        1,
        "",
        (
            "dhrcode: DHR7 stays partial; not coded yet: police-response, gps; "
            "'dhrcode edit DHR7' goes on\n"
        ),
    )


def test_what_goes_on_with_a_coder_s_own_coding_says_whose_it_is(said, small):
    said("code", "DHR7", "gps", "absent", "--as", "EM", cwd=small)
    assert said("complete", "DHR7", "--as", "EM", cwd=small) == (
        1,
        "",
        (
            "dhrcode: DHR7 stays a draft; not coded yet: use-of-maracs, police-response; "
            "'dhrcode edit DHR7 --as EM' goes on\n"
        ),
    )
