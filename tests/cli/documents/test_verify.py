"""verify: what it prints, writes and ends with; check and code, which tell of it."""

import json
import subprocess

import pytest

DOCUMENT = """\
Page 1 of 3
The panel met in May. No agency sought a referral to the MARAC, although three of them
knew of it.
\fPage 2 of 3
She was not known to the police. The officers were prompt and kind when they came to her.
\fPage 3 of 3
There was no further action by anybody in the autumn of that year.
"""
RECORD = """\
review: DHR8
kind: dhr
codebook: {id: small-study, version: "1.0"}
coder: LN
status: draft
sources:
  - id: overview
    file: DHR8.txt
  - id: minutes
    title: Minutes
findings:
  use-of-maracs:
    finding: present
    evidence:
      - source: overview
        page: "1"
        quote: No agency sought a referral to the MARAC
      - source: overview
        page: "3"
        quote: The officers were prompt and kind when they came
  police-response:
    finding: absent
    evidence:
      - source: overview
        page: "2"
        quote: The officers were not prompt and kind when they came
      - source: overview
        page: "2"
        quote: The officers refused to come to the house at all
      - source: overview
        page: "3"
        quote: no further
      - source: minutes
        page: "4"
        quote: the panel thanked its members
      - source: overview
        quote: no further action by anybody in the autumn
"""
HINT = "'dhrcode verify DHR8 --fix-pages' proposes the change"
ELSEWHERE = (
    "records/DHR8.yaml:19:15: warning: the quote is on page 2, and the page is given as '3': "
    f"{HINT} [quote-elsewhere]"
)
OTHERS = [
    (
        "records/DHR8.yaml:26:16: error: the quote is found on page 2, and says something else; "
        'the document: "officers were prompt and"; the quote: "officers were not prompt and": '
        "take over the document's words; once you have looked, 'dhrcode verify --accept DHR8 "
        "police-response 1' lets it stand [quote-turned]"
    ),
    (
        "records/DHR8.yaml:29:16: error: the quote is not in sources/DHR8.txt: "
        "a quote has the document's own words; your own go into the note [quote-not-found]"
    ),
    (
        "records/DHR8.yaml:32:16: warning: the quote is too short to tell where it comes from: "
        "quote more of the sentence [quote-too-short]"
    ),
    (
        "records/DHR8.yaml:35:16: warning: the record names no file that the quote comes from: "
        "name its 'source', and the source's 'file' [quote-without-document]"
    ),
]
COUNTED = (
    "7 quotes: 2 found, 1 on another page, 1 saying something else, 1 not found, "
    "1 too short to tell, 1 without a document"
)
PATCH = """\
--- a/records/DHR8.yaml
+++ b/records/DHR8.yaml
@@ -16,7 +16,7 @@
         page: "1"
         quote: No agency sought a referral to the MARAC
       - source: overview
-        page: "3"
+        page: "2"
         quote: The officers were prompt and kind when they came
   police-response:
     finding: absent
"""


@pytest.fixture
def study(small):
    """The small project with a review of its own to be verified, and none but it."""
    for record in (small / "records").iterdir():
        record.unlink()
    (small / "records" / "DHR8.yaml").write_text(RECORD)
    (small / "sources").mkdir()
    (small / "sources" / "DHR8.txt").write_text(DOCUMENT)
    return small


def flat(text):
    return " ".join(text.split())


def test_each_outcome_with_its_place_and_a_count(said, study):
    status, out, err = said("verify", "DHR8", cwd=study)
    assert (status, out.splitlines()) == (1, [ELSEWHERE, *OTHERS])
    assert flat(err) == f"DHR8: {COUNTED}"
    status, out, err = said("verify", cwd=study)
    assert (status, out.splitlines()) == (1, [ELSEWHERE, *OTHERS])
    assert flat(err) == f"1 review: {COUNTED}"


def test_status_0_where_all_are_found_or_only_warned_of(said, study):
    record = study / "records" / "DHR8.yaml"
    record.write_text(RECORD.replace("refused to come to the house at all", "were prompt and kind"))
    assert said("verify", "DHR8", cwd=study)[0] == 1
    record.write_text(record.read_text().replace("were not prompt", "were quick"))
    assert said("verify", "DHR8", cwd=study)[0] == 0
    record.write_text(RECORD.partition("  police-response")[0].replace('"3"', '"2"'))
    assert said("verify", cwd=study) == (0, "", "1 review: 2 quotes: 2 found\n")


def test_json_and_github(said, study):
    status, out, err = said("verify", "--format", "json", cwd=study)
    assert (status, err) == (1, "")
    problems = json.loads(out)
    assert [problem["code"] for problem in problems] == [
        "quote-elsewhere",
        "quote-turned",
        "quote-not-found",
        "quote-too-short",
        "quote-without-document",
    ]
    assert (problems[0]["line"], problems[0]["column"], problems[0]["severity"]) == (
        19,
        15,
        "warning",
    )
    status, out, err = said("verify", "--format", "github", cwd=study)
    assert (status, err) == (1, "")
    assert out.splitlines()[2].startswith(
        "::error file=records/DHR8.yaml,line=29,col=16,title=quote-not-found::the quote is not in "
    )


def test_a_missing_document_is_an_error_at_the_source(said, study):
    (study / "sources" / "DHR8.txt").unlink()
    status, out, err = said("verify", "DHR8", cwd=study)
    assert (status, out.splitlines()) == (
        1,
        [
            (
                "records/DHR8.yaml:8:11: error: there is no file sources/DHR8.txt: "
                "6 quotes cannot be checked against it [document-missing]"
            ),
            OTHERS[3],
        ],
    )
    assert err == "DHR8: 7 quotes: 6 not checked against its document, 1 without a document\n"


def test_a_changed_document_is_warned_of_and_verified(said, study):
    digest = '"0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"'
    text = RECORD.replace("file: DHR8.txt", f"file: DHR8.txt\n    sha256: {digest}")
    (study / "records" / "DHR8.yaml").write_text(text)
    first, *others = said("verify", cwd=study)[1].splitlines()
    assert first == (
        "records/DHR8.yaml:9:13: warning: sources/DHR8.txt has changed since it was noted: "
        "see whether the findings still hold [document-changed]"
    )
    assert [line.partition(" ")[2] for line in others] == [
        line.partition(" ")[2] for line in (ELSEWHERE, *OTHERS)
    ]


def test_a_record_with_an_error_is_not_verified_and_the_others_are(said, study):
    (study / "records" / "DHR9.yaml").write_text(RECORD.replace("coder: LN\n", ""))
    status, out, _ = said("verify", cwd=study)
    assert status == 1
    assert out.splitlines()[:5] == [ELSEWHERE, *OTHERS]
    assert out.splitlines()[5:] == [
        (
            "records/DHR9.yaml:1:1: error: 'coder' is missing: every file of this kind has it "
            "[missing-key]"
        )
    ]


def test_a_coders_own_coding(said, study):
    own = study / "coders" / "EM"
    own.mkdir(parents=True)
    (own / "DHR8.yaml").write_text(RECORD.replace("coder: LN", "coder: EM"))
    status, out, err = said("verify", "DHR8", "--as", "EM", cwd=study)
    hint = "'dhrcode verify DHR8 --as EM --fix-pages' proposes the change"
    lines = [
        line.replace("records/", "coders/EM/").replace("-response 1'", "-response 1 --as EM'")
        for line in (ELSEWHERE, *OTHERS)
    ]
    assert (status, out.splitlines()) == (1, [lines[0].replace(HINT, hint), *lines[1:]])
    assert flat(err) == f"DHR8 as coded by EM: {COUNTED}"
    assert flat(said("verify", "--as", "EM", cwd=study)[2]) == f"1 independent coding: {COUNTED}"
    status, out, err = said("verify", cwd=study)
    assert len(out.splitlines()) == 10
    assert err.startswith("1 review and 1 independent coding: 14 quotes: 4 found")
    said("verify", "DHR8", "--as", "EM", "--fix-pages", "--write", cwd=study)
    assert 'page: "2"\n        quote: The officers were prompt' in (own / "DHR8.yaml").read_text()
    assert (study / "records" / "DHR8.yaml").read_text() == RECORD


def test_no_review_of_that_name(said, study):
    status, out, err = said("verify", "DHR9", cwd=study)
    assert (status, out, err) == (
        3,
        "",
        "dhrcode: there is no review 'DHR9': did you mean 'DHR8'?\n",
    )


@pytest.mark.parametrize(
    ("arguments", "said_so"),
    [
        (("--write",), "--write goes with --fix-pages"),
        (("--fix-pages", "--format", "json"), "--fix-pages prints a patch: leave out --format"),
    ],
)
def test_options_that_do_not_go_together(said, study, arguments, said_so):
    assert said("verify", *arguments, cwd=study) == (2, "", f"dhrcode: {said_so}\n")


def test_corrected_pages_are_a_patch_that_git_takes(said, study):
    before = (study / "records" / "DHR8.yaml").read_bytes()
    status, out, err = said("verify", "DHR8", "--fix-pages", cwd=study)
    assert status == 1
    assert out.startswith(PATCH)
    added = [line for line in out.splitlines() if line.startswith("+ ")]
    assert added == ['+        page: "2"', '+        page: "3"']
    assert err.splitlines()[:5] == [ELSEWHERE, *OTHERS]
    assert (study / "records" / "DHR8.yaml").read_bytes() == before
    subprocess.run(["git", "apply", "-"], cwd=study, input=out.encode(), check=True)
    proposed = (study / "records" / "DHR8.yaml").read_bytes()
    (study / "records" / "DHR8.yaml").write_bytes(before)
    said("verify", "DHR8", "--fix-pages", "--write", cwd=study)
    assert (study / "records" / "DHR8.yaml").read_bytes() == proposed


def test_corrected_pages_are_written_and_said(said, study):
    status, out, err = said("verify", "--fix-pages", "--write", cwd=study)
    assert (status, out) == (
        1,
        (
            "DHR8: use-of-maracs, evidence 2: page 3, now 2\n"
            "DHR8: police-response, evidence 5: no page, now 3\n"
        ),
    )
    assert err.splitlines()[:4] == OTHERS
    assert flat(err).endswith(
        "1 review: 7 quotes: 3 found, 1 saying something else, 1 not found, "
        "1 too short to tell, 1 without a document"
    )
    assert said("verify", "--fix-pages", cwd=study)[1] == ""
    assert [line for line in said("check", cwd=study)[1].splitlines() if "never" in line] == []


def test_what_is_not_canonical_and_has_comments_is_patched_too(said, study):
    text = RECORD.replace("\n", "\r\n").replace(
        "  police-response", "  # mine\r\n  police-response"
    )
    (study / "records" / "DHR8.yaml").write_bytes(text.rstrip("\r\n").encode())
    out = said("verify", "--fix-pages", cwd=study)[1]
    assert "\\ No newline at end of file" in out
    assert "   # mine" in out
    said("verify", "--fix-pages", "--write", cwd=study)
    assert "  # mine\n" in (study / "records" / "DHR8.yaml").read_text()


def test_check_warns_until_verified_and_of_what_was_not_found(said, study):
    draft, never = said("check", cwd=study)[1].splitlines()
    assert never == (
        "records/DHR8.yaml:17:16: warning: 6 quotes were never verified: "
        "'dhrcode verify DHR8' checks them against their documents [never-verified]"
    )
    said("verify", cwd=study)
    (study / "sources" / "DHR8.txt").unlink()  # as for whoever clones the project
    not_found = (
        "records/DHR8.yaml:29:16: warning: the quote was not in sources/DHR8.txt when it was "
        "verified: 'dhrcode verify DHR8' looks again [quote-not-found]"
    )
    turned = (
        "records/DHR8.yaml:26:16: warning: the quote said something else than sources/DHR8.txt "
        "when it was verified: 'dhrcode verify DHR8' shows what; take over the document's words, "
        "or accept it [quote-turned]"
    )
    assert said("check", cwd=study)[1].splitlines() == [draft, turned, not_found]
    said("verify", cwd=study)  # finds no document, and forgets nothing
    assert said("check", cwd=study)[1].splitlines() == [draft, turned, not_found]
    record = study / "records" / "DHR8.yaml"
    record.write_text(RECORD.replace('page: "1"', 'page: "2"'))
    assert "1 quote was never verified" in said("check", cwd=study)[1]


def test_nothing_of_a_quote_is_in_what_is_remembered(said, study):
    said("verify", cwd=study)
    text = (study / "verified" / "DHR8.yaml").read_text()
    assert len(text.splitlines()) == 4 + 6
    assert "agency" not in text
    assert "officers" not in text


def test_what_cannot_be_written_is_said_after_what_was_found(said, study):
    (study / "verified" / "DHR2.yaml").unlink()
    (study / "verified").rmdir()
    (study / "verified").write_text("")
    status, out, err = said("verify", cwd=study)
    assert (status, out.splitlines()) == (6, [ELSEWHERE, *OTHERS])
    assert err.splitlines()[-1].endswith(
        "/verified/DHR8.yaml cannot be read: part of its path is not a folder"
    )


def test_code_says_at_once_where_a_quote_is(said, study):
    def code(*more):
        status, out, _ = said("code", "DHR8", "gps", "absent", *more, cwd=study)
        assert status == 0
        return out.splitlines()[1:]

    quote = "The officers were prompt and kind when they came"
    given = ("--source", "overview", "--quote", quote)
    assert code(*given, "--page", "2") == ["Found on page 2."]
    assert code(*given, "--page", "3") == [
        "Found on page 2, not 3. 'dhrcode evidence DHR8 gps 2 --page 2' mends it."
    ]
    assert code("--source", "minutes", "--quote", quote) == []
    assert code("--note", "nothing is quoted") == []
    assert code("--source", "overview", "--quote", "no more was said by the officers") == [
        "Not found in DHR8.txt."
    ]
    assert code("--source", "overview", "--quote", "no further") == [
        "Too short to tell where it comes from."
    ]
    assert flat(
        " ".join(
            code(
                "--source",
                "overview",
                "--page",
                "1",
                "--quote",
                quote.replace("prompt", "never prompt"),
            )
        )
    ) == (
        'Found on page 2, not 1, and says something else: the document: "officers were prompt '
        'and"; '
        'the quote: "officers were never prompt and".'
    )
    (study / "sources" / "DHR8.txt").unlink()
    assert code(*given) == []


def test_no_output_may_stand_among_what_was_verified(said, study):
    status, _, err = said("table", "--include-drafts", "-o", "verified/t.csv", cwd=study)
    assert status == 4
    assert "is a file of the project itself" in err


ACCEPT = ("verify", "--accept", "DHR8", "police-response", "1")


def test_a_quote_that_says_something_else_stands_once_somebody_has_looked(said, study):
    who = "dhrcode: say who has looked: --coder INITIALS, or set DHRCODE_CODER\n"
    assert said(*ACCEPT, cwd=study) == (2, "", who)
    assert said(*ACCEPT, "--coder", "EM", cwd=study) == (
        0,
        "DHR8: piece 1 of police-response stands as it is; EM has looked\n",
        "",
    )
    noted = (study / "verified" / "DHR8.yaml").read_text()
    assert "by: EM" in noted
    assert "prompt" not in noted
    assert "[quote-turned]" not in said("verify", cwd=study)[1]
    assert "[quote-turned]" not in said("check", cwd=study)[1]
    assert "1 accepted as they are" in flat(said("verify", cwd=study)[2])


@pytest.mark.parametrize("changes", ["quote", "document"])
def test_it_lapses_when_quote_or_document_changes(said, study, changes):
    said(*ACCEPT, "--coder", "EM", cwd=study)
    if changes == "quote":
        path, old, new = study / "records" / "DHR8.yaml", "were not prompt", "were never prompt"
    else:
        path, old, new = study / "sources" / "DHR8.txt", "The panel", "This panel"
    before = path.read_text()
    path.write_text(before.replace(old, new) if old in before else f"{before}More.\n")
    assert "[quote-turned]" in said("verify", cwd=study)[1]
    assert "[quote-turned]" in said("check", cwd=study)[1]
    assert "accepted" not in (study / "verified" / "DHR8.yaml").read_text()


@pytest.mark.parametrize(
    ("piece", "status", "sentence"),
    [
        (("DHR8", "police-response", "9"), 2, "DHR8 has no quote in piece 9 of the evidence of "),
        (("DHR8", "gpss", "1"), 2, "the codebook has no subtheme 'gpss'"),
        (
            ("DHR8", "use-of-maracs", "1"),
            4,
            "piece 1 of use-of-maracs in DHR8 has nothing to accept",
        ),
        (("DHR99", "gps", "1"), 3, "there is no review 'DHR99'"),
    ],
)
def test_what_cannot_be_accepted(said, study, piece, status, sentence):
    done = said("verify", "--accept", *piece, "--coder", "EM", cwd=study)
    assert done[:2] == (status, "")
    assert done[2].startswith(f"dhrcode: {sentence}")


ACCEPT_ALL = ("verify", "--accept", "--all", "DHR8", "--coder", "EM")


def test_all_quotes_that_are_not_found_stand_in_one_step(said, study):
    path = study / "records" / "DHR8.yaml"
    path.write_text(path.read_text().replace("quote: no further\n", f"quote: {MADE_UP}\n"))
    assert said(*ACCEPT_ALL[:-2], cwd=study)[0] == 2
    assert said(*ACCEPT_ALL, cwd=study) == (
        0,
        "DHR8: 2 quotes that are not found stand as written; EM has looked\n",
        "",
    )
    _, out, err = said("verify", "DHR8", cwd=study)
    assert "[quote-not-found]" not in out
    assert "[quote-turned]" in out  # which says something else, and is looked at one by one
    assert "2 accepted as they are" in flat(err)
    assert said(*ACCEPT_ALL, cwd=study) == (
        0,
        "DHR8: no quote was looked for and not found; nothing was changed\n",
        "",
    )
    assert said("undo", cwd=study)[0] == 0
    assert said("verify", "DHR8", cwd=study)[1].count("[quote-not-found]") == 2


MADE_UP = "Her dentist wrote to the housing office about the broken boiler"


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        (("--accept",), "--accept goes with REVIEW SUBTHEME N, or with --all REVIEW"),
        (("--accept", "--all"), "--accept goes with REVIEW SUBTHEME N, or with --all REVIEW"),
        (("--accept", "DHR8", "gps"), "--accept goes with REVIEW SUBTHEME N, or with --all REVIEW"),
        (("--all", "DHR8"), "SUBTHEME, N and --all go with --accept"),
        (("DHR8", "gps", "1"), "SUBTHEME, N and --all go with --accept"),
    ],
)
def test_what_goes_with_accept(said, study, given, sentence):
    done = said("verify", *given, "--coder", "EM", cwd=study)
    assert done == (2, "", f"dhrcode: {sentence}\n")


def test_an_independent_coding_is_completed_once_its_coder_has_looked(said, study):
    own = study / "coders" / "EM" / "DHR8.yaml"
    own.parent.mkdir(parents=True)
    text = (study / "records" / "DHR8.yaml").read_text().replace("coder: LN", "coder: EM")
    own.write_text(text.replace("quote: no further\n", f"quote: {MADE_UP}\n"))
    said("code", "DHR8", "gps", "not-stated", "--as", "EM", cwd=study)
    status, _, err = said("complete", "DHR8", "--as", "EM", cwd=study)
    assert status == 1
    assert "'dhrcode verify --accept --all DHR8 --as EM' all that are not found" in flat(err)
    stand = "DHR8: 2 quotes that are not found stand as written; EM has looked\n"
    assert said("verify", "--accept", "--all", "DHR8", "--as", "EM", cwd=study)[:2] == (0, stand)
    err = flat(said("complete", "DHR8", "--as", "EM", cwd=study)[2])
    assert "not found in their documents" not in err
    assert "saying something else than their documents: police-response 1 (" in err
