"""complete: what a record lacks, or that it is complete."""


def test_complete_names_what_the_record_lacks_and_then_marks_it(said, small):
    assert said("complete", "DHR7", cwd=small) == (
        1,
        "",
        "dhrcode: DHR7 stays a draft; not coded yet: police-response, gps\n",
    )
    said("code", "DHR7", "gps", "present", cwd=small)
    assert said("complete", "DHR7", cwd=small) == (
        1,
        "",
        (
            "dhrcode: DHR7 stays a draft; not coded yet: police-response; "
            "present without evidence: gps\n"
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
