"""adjudicate: from independent codings to the agreed record."""

import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

EVERY = ("use-of-maracs", "police-response", "gps")


@pytest.fixture(scope="module")
def coded_once(said, small_of_module):
    """EM's coding of DHR2 beside LN's record: they differ on MARACs and on GPs."""
    for subtheme, finding in zip(EVERY, ("absent", "absent", "present"), strict=True):
        said(
            "code",
            "DHR2",
            subtheme,
            finding,
            "--as",
            "EM",
            "--note",
            f"EM on {subtheme}",
            cwd=small_of_module,
        )
    said("set", "DHR2", "year=2013", "method=stabbing", "--as", "EM", cwd=small_of_module)
    assert said("complete", "DHR2", "--as", "EM", cwd=small_of_module)[0] == 0
    return small_of_module


@pytest.fixture
def coded(coded_once, tmp_path):
    """A copy, to be changed."""
    return Path(shutil.copytree(coded_once, tmp_path / "small"))


def record(folder, name="records/DHR2"):
    return yaml.load((folder / f"{name}.yaml").read_text(), Loader=yaml.BaseLoader)


def settle(said, folder, subtheme, finding, *flags):
    by = ("--by", "LN,EM", "--reason", "Talked through.")
    return said("adjudicate", "DHR2", subtheme, finding, *by, *flags, cwd=folder)


def test_a_ruling_says_who_had_found_what_who_decided_when_and_why(said, coded):
    status, out, err = settle(said, coded, "use-of-maracs", "present")
    assert (status, err) == (0, "")
    assert out.splitlines()[0] == "DHR2: use-of-maracs is present, settled by LN, EM"
    made = record(coded)["findings"]["use-of-maracs"]
    assert made["settled"].pop("decided") == record(coded)["coded"]
    assert made["settled"] == {
        "found": {"EM": "absent", "LN": "present"},
        "by": ["LN", "EM"],
        "reason": "Talked through.",
    }
    assert [piece.get("page") for piece in made["evidence"]] == ["20", None]


def test_what_coders_agree_on_is_taken_over_with_both_sides_evidence(said, coded):
    settle(said, coded, "gps", "present")
    made = record(coded)
    assert made["coder"] == "consensus"
    assert made["consensus_of"] == ["EM", "LN"]
    agreed = made["findings"]["police-response"]
    assert "settled" not in agreed
    assert agreed["evidence"] == [
        {"source": "overview", "note": "EM on police-response"},
        {"source": "overview", "page": "31"},
    ]
    assert made["status"] == "draft"


def test_the_originals_stay_as_they_were(said, coded):
    own = (coded / "records" / "DHR2.yaml").read_bytes()
    other = (coded / "coders" / "EM" / "DHR2.yaml").read_bytes()
    settle(said, coded, "gps", "present")
    assert (coded / "coders" / "LN" / "DHR2.yaml").read_bytes() == own
    assert (coded / "coders" / "EM" / "DHR2.yaml").read_bytes() == other
    assert "consensus" in (coded / "records" / "DHR2.yaml").read_text()


def test_facts_that_coders_contradict_are_left_out_and_said(said, coded):
    out = settle(said, coded, "gps", "present")[1]
    assert record(coded)["attributes"] == {"method": "stabbing"}
    assert "Coders differ on facts of the review, which were left out" in " ".join(out.split())


def test_agreement_is_that_before_the_consensus(said, coded):
    before = said("agree", "--format", "csv", cwd=coded)[1]
    for subtheme in ("gps", "use-of-maracs"):
        settle(said, coded, subtheme, "present")
    said("complete", "DHR2", cwd=coded)
    assert said("agree", "--format", "csv", cwd=coded)[1] == before
    shown = said("show", "DHR2", cwd=coded)[1]
    assert "Joins the codings of EM, LN" in shown
    assert "apart: EM present, LN not-stated. Talked through." in " ".join(shown.split())


@pytest.mark.parametrize(
    ("finding", "flags", "notes"),
    [
        ("present", (), ["EM on gps"]),
        ("unclear", (), ["EM on gps"]),  # nobody found it so: everybody's
        ("not-stated", (), []),
        ("not-stated", ("--keep", "EM"), ["EM on gps"]),
    ],
)
def test_whose_evidence_is_kept(said, coded, finding, flags, notes):
    settle(said, coded, "gps", finding, *flags)
    made = record(coded)["findings"]["gps"]
    assert [piece["note"] for piece in made.get("evidence", [])] == notes


def test_led_through_side_by_side(said, coded):
    answers = "x\np\nLN, EM\n\nAs LN says.\nd\nn\n-\n\n"
    status, out, err = said("adjudicate", "DHR2", cwd=coded, input=answers)
    assert (status, err) == (0, "")
    assert "DHR2: 2 differences between EM, LN to settle." in out
    assert (
        "EM: absent\n    overview: EM on use-of-maracs\nLN: present\n    overview, page 20" in out
    )
    made = record(coded)["findings"]
    assert made["use-of-maracs"]["settled"]["reason"] == "As LN says."
    assert made["use-of-maracs"]["finding"] == "present"
    assert made["gps"]["finding"] == "not-stated"
    assert "evidence" not in made["gps"]
    assert "Nothing is left to settle: 'dhrcode complete DHR2' ends it." in out


def test_stopped_it_goes_on_where_it_was(said, coded):
    said("adjudicate", "DHR2", "--by", "LN", cwd=coded, input="p\n\n\ns\n")
    assert "use-of-maracs" in record(coded)["findings"]
    out = said("adjudicate", "DHR2", "--by", "LN", cwd=coded, input="p\n\n\n")[1]
    assert "DHR2: 1 difference between EM, LN to settle." in out
    assert "Use of MARACs" not in out
    assert set(record(coded)["findings"]) == set(EVERY)


def test_input_that_ends_names_the_command_that_goes_on(said, coded):
    status, _, err = said("adjudicate", "DHR2", cwd=coded, input="p\nLN\n\n\n")
    assert status == 7
    assert err == (
        "dhrcode: the input ended; what was answered is kept: 'dhrcode adjudicate DHR2' goes on, "
        "and a script uses 'dhrcode adjudicate DHR2 SUBTHEME FINDING'\n"
    )
    assert set(record(coded)["findings"]) == {"use-of-maracs", "police-response"}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_killed_at_a_question_it_keeps_what_was_settled(coded, program, neutral, said, start):
    with start(
        [program, "adjudicate", "DHR2", "--by", "LN"],
        cwd=coded,
        env=neutral,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    ) as child:
        assert child.stdin is not None
        assert child.stdout is not None
        child.stdin.write("p\n\nSettled.\n")
        child.stdin.flush()
        while "Difference 2 of 2" not in (shown := child.stdout.readline()):
            assert shown
        child.send_signal(signal.SIGKILL)
    assert record(coded)["findings"]["use-of-maracs"]["settled"]["reason"] == "Settled."
    out = said("adjudicate", "DHR2", "--by", "LN", cwd=coded, input="s\n")[1]
    assert "1 difference between EM, LN to settle" in out


@pytest.mark.parametrize(
    ("arguments", "status", "sentence"),
    [
        (("DHR2", "gps"), 2, "say both what is settled and how: SUBTHEME FINDING"),
        (("DHR2", "gps", "present"), 2, "say who decided: --by INITIALS, parted by commas"),
        (("DHR2", "gps", "present", "--by", " , "), 2, "say who: initials, parted by commas"),
        (("DHR2", "gps", "present", "--by", "L N"), 2, "'L N' cannot be a coder's initials"),
        (("DHR2", "gps", "present", "--by", "LN"), 2, "say why: --reason, which the record keeps"),
        (
            ("DHR2", "police-response", "present", "--by", "LN", "--reason", "x"),
            4,
            "coders agree on police-response of DHR2, absent: there is nothing to settle",
        ),
        (
            ("DHR2", "gpps", "present", "--by", "LN", "--reason", "x"),
            2,
            "the codebook has no subtheme 'gpps': did you mean 'gps'?",
        ),
        (
            ("DHR2", "gps", "here", "--by", "LN", "--reason", "x"),
            2,
            "'here' is not a finding: one of present, absent, not-stated, unclear",
        ),
        (
            ("DHR2", "gps", "present", "--by", "LN", "--keep", "JB", "--reason", "x"),
            2,
            "JB has not coded this review: one of EM, LN",
        ),
        (
            ("DHR10", "gps", "present", "--by", "LN", "--reason", "x"),
            3,
            "only LN has coded DHR10: two independent codings are wanted",
        ),
        (
            ("DHR99", "gps", "present", "--by", "LN", "--reason", "x"),
            3,
            "nobody has coded DHR99: two independent codings are wanted",
        ),
    ],
)
def test_what_cannot_be_settled_is_said(said, coded, arguments, status, sentence):
    assert said("adjudicate", *arguments, cwd=coded) == (status, "", f"dhrcode: {sentence}\n")


def test_a_draft_is_not_adjudicated(said, small):
    said("code", "DHR2", "gps", "absent", "--as", "EM", cwd=small)
    before = (small / "records" / "DHR2.yaml").read_bytes()
    assert settle(said, small, "gps", "absent") == (
        4,
        "",
        "dhrcode: EM's coding of DHR2 is a draft: 'dhrcode complete DHR2 --as EM' ends it\n",
    )
    assert (small / "records" / "DHR2.yaml").read_bytes() == before


def test_a_second_coding_of_one_coder_is_not_lost(said, coded):
    for subtheme in EVERY:
        said("code", "DHR2", subtheme, "unclear", "--as", "LN", cwd=coded)
    said("complete", "DHR2", "--as", "LN", cwd=coded)
    status, _, err = settle(said, coded, "gps", "present")
    assert (status, err) == (
        4,
        (
            "dhrcode: records/DHR2.yaml is LN's own coding and differs from coders/LN/DHR2.yaml: "
            "keep one of the two\n"
        ),
    )


def test_what_is_settled_is_settled_anew_only_when_asked(said, coded):
    settle(said, coded, "gps", "present")
    status, _, err = settle(said, coded, "gps", "unclear")
    assert (status, err) == (
        4,
        "dhrcode: gps of DHR2 is settled already: --replace settles it anew\n",
    )
    assert record(coded)["findings"]["gps"]["finding"] == "present"
    assert settle(said, coded, "gps", "unclear", "--replace")[0] == 0
    assert record(coded)["findings"]["gps"]["finding"] == "unclear"


def test_one_more_piece_of_evidence_leaves_how_it_was_settled(said, coded):
    settle(said, coded, "use-of-maracs", "present")
    before = record(coded)["findings"]["use-of-maracs"]["settled"]
    for flags in (("--note", "One more."), ("--replace", "--note", "In place of all.")):
        assert said("code", "DHR2", "use-of-maracs", "present", *flags, cwd=coded)[0] == 0
        now = record(coded)["findings"]["use-of-maracs"]
        assert now["settled"] == before
    assert now["evidence"] == [{"source": "overview", "note": "In place of all."}]


@pytest.mark.parametrize(
    ("subtheme", "finding"),
    [
        ("police-response", "present"),  # on which coders agree
        ("use-of-maracs", "unclear"),  # which was settled
        ("gps", "not-stated"),  # on which they differ, and which is not settled
    ],
)
def test_what_was_agreed_is_changed_by_adjudicate_alone(said, coded, subtheme, finding):
    settle(said, coded, "use-of-maracs", "present")
    before = (coded / "records" / "DHR2.yaml").read_bytes()
    for flags in ((), ("--replace",)):
        status, out, err = said("code", "DHR2", subtheme, finding, *flags, cwd=coded)
        assert (status, out) == (4, "")
        assert err.startswith("dhrcode: DHR2 is agreed by EM and LN, and ")
        assert f"'dhrcode adjudicate DHR2 {subtheme} {finding} --replace" in err
    assert (coded / "records" / "DHR2.yaml").read_bytes() == before


def test_check_names_what_was_agreed_and_nobody_found(said, coded):
    settle(said, coded, "use-of-maracs", "present")
    settle(said, coded, "gps", "present")
    assert "agreed-by-nobody" not in said("check", cwd=coded)[1]
    path = coded / "records" / "DHR2.yaml"
    text = path.read_text().replace(
        "  police-response:\n    finding: absent", "  police-response:\n    finding: unclear"
    )
    path.write_text(text)
    line = text.splitlines().index("    finding: unclear") + 1
    assert (
        f"records/DHR2.yaml:{line}:14: warning: 'unclear' is agreed, and absent was found by the "
        "coders it joins: 'dhrcode adjudicate DHR2 police-response FINDING --replace' settles it "
        "[agreed-by-nobody]\n"
    ) in said("check", cwd=coded)[1]


def test_what_coders_have_come_to_agree_on_since_is_taken_over(said, coded):
    settle(said, coded, "use-of-maracs", "present")
    for coder in ("EM", "LN"):
        done = said(
            "code", "DHR2", "police-response", "unclear", "--replace", "--as", coder, cwd=coded
        )
        assert done[0] == 0
    assert "[agreed-by-nobody]" in said("check", cwd=coded)[1]
    assert settle(said, coded, "police-response", "present", "--replace")[0] == 4
    assert settle(said, coded, "police-response", "unclear", "--replace")[0] == 0
    assert record(coded)["findings"]["police-response"]["finding"] == "unclear"
