"""codings as a person runs it."""

import json


def test_show_me_what_we_have_on_gps(said, small):
    status, out, err = said("codings", "--theme", "gps", cwd=small)
    assert (status, err) == (0, "")
    assert out.startswith(
        "Coded evidence\n"
        "2 pieces of evidence in 2 reviews; 1 draft left out (--include-drafts)\n"
        "\n"
        "Issues related to GPs\n"
        "\n"
        "DHR10, present, LN: Five doctors in one year.\n"
        "\n"
        'INT3, present, JB: "nobody ever asked me"\n'
    )


def test_as_json_and_as_a_file(said, small):
    out = said("codings", "year", "--format", "json", cwd=small)[1]
    assert [row["review"] for row in json.loads(out)["codings"]] == ["DHR10", "DHR2"]
    for suffix in ("xlsx", "docx", "html", "md"):
        status, out, err = said("codings", "-o", f"codings.{suffix}", cwd=small)
        assert (status, out, err) == (0, "", f"wrote codings.{suffix}\n")
    assert "Five doctors in one year." in (small / "codings.md").read_text()


def test_one_s_own_codings_alone(said, small):
    said("code", "DHR2", "gps", "present", "--note", "Mine.", "--as", "EM", cwd=small)
    assert "DHR2, present, EM: overview: Mine." in said("codings", "--as", "EM", cwd=small)[1]
    assert "Mine." not in said("codings", "--include-drafts", cwd=small)[1]


def test_a_review_that_is_asked_for_may_be_a_draft(said, small):
    said("code", "DHR7", "gps", "present", "--note", "Draft.", cwd=small)
    assert "Draft." in said("codings", "--review", "DHR7", cwd=small)[1]


def test_an_identifier_is_refused(said, small):
    said("code", "DHR7", "gps", "present", "--note", "Dr Marlowe rang.", cwd=small)
    status, out, err = said("codings", "--include-drafts", "-o", "codings.md", cwd=small)
    assert (status, out) == (9, "")
    assert "'Dr Marlowe'" in err
    assert not (small / "codings.md").exists()


def test_what_cannot_be_meant(said, small):
    assert said("codings", "--theme", "housing", cwd=small)[0] == 2
    assert said("codings", "--area", "housing", cwd=small)[0] == 2
    assert said("codings", "--format", "poem", cwd=small)[0] == 2
    assert "Nothing that was coded fits." in said("codings", "zebra", cwd=small)[1]


def test_words_that_only_a_subtheme_s_label_has_lead_to_it(said, small):
    status, out, err = said("codings", "GPs", cwd=small)
    assert (status, "Nothing that was coded fits." in out) == (0, True)
    assert " ".join(err.split()).endswith(
        "A subtheme is called 'Issues related to GPs': 'dhrcode codings --theme gps' shows its "
        "evidence."
    )
    assert "A subtheme is called" not in said("codings", "zebra", cwd=small)[2]
