"""agree: how far coders agree."""

import json

import pytest


def agreed(said, folder, *flags):
    status, out, err = said("agree", "--format", "json", *flags, cwd=folder)
    assert (status, err) == (0, "")
    return json.loads(out)


def test_two_coders_over_all_by_area_and_by_subtheme(said, coded):
    made = agreed(said, coded, "--coders", "EM,LN")
    assert made["coders"] == ["EM", "LN"]
    overall = made["overall"]
    assert (overall["reviews"], overall["units"]) == (2, 6)
    assert overall["percent"]["value"] == 4 / 6
    assert [part["id"] for part in made["areas"]] == ["process", "health"]
    assert [part["percent"]["value"] for part in made["subthemes"]] == [1, 1, 0]
    gps = made["subthemes"][2]
    assert gps["positive"] == {
        "value": 0,
        "low": None,
        "high": None,
        "interval": "too few: 2 are resampled",
    }
    maracs = made["subthemes"][0]
    assert maracs["kappa"] == {"value": None, "undefined": "no variation"}
    assert len(made["pairs"]) == 1


def test_several_coders_have_no_one_kappa_and_their_pairs_do(said, coded):
    made = agreed(said, coded)
    assert made["coders"] == ["EM", "JB", "LN"]
    assert made["overall"]["kappa"] == {
        "value": None,
        "undefined": "more than two coders: see pairs",
    }
    assert [pair["coders"] for pair in made["pairs"]] == [["EM", "JB"], ["EM", "LN"], ["JB", "LN"]]
    assert [pair["overall"]["units"] for pair in made["pairs"]] == [3, 6, 3]
    assert made["pairs"][2]["overall"]["percent"]["value"] == 2 / 3
    assert made["reviews"] == {"coded": 3, "coded_twice": 2}


def test_treatments(said, coded):
    by = {
        treat: agreed(said, coded, "--coders", "JB,LN", "--treat", treat)["overall"]
        for treat in ("findings", "presence", "stated", "coded")
    }
    assert by["findings"]["percent"]["value"] == 2 / 3
    assert by["presence"]["percent"]["value"] == 1
    assert (by["stated"]["units"], by["stated"]["percent"]["value"]) == (2, 1)
    assert by["coded"]["units"] == 3


def test_the_interval_is_the_same_twice_and_follows_the_seed(said, coded):
    rows = [
        f"{n},{c},{'yes' if n % 3 or (c == 'B' and n % 2) else 'no'}"
        for n in range(40)
        for c in "AB"
    ]
    (coded / "r.csv").write_text("\n".join(["unit,coder,code", *rows]))
    first = agreed(said, coded, "--ratings", "r.csv")["overall"]["alpha"]
    assert agreed(said, coded, "--ratings", "r.csv")["overall"]["alpha"] == first
    other = agreed(said, coded, "--ratings", "r.csv", "--seed", "1")["overall"]["alpha"]
    assert other["low"] != first["low"]
    assert first["low"] <= first["value"] <= first["high"]
    assert agreed(said, coded, "--samples", "0")["overall"]["alpha"]["low"] is None


def test_selections_narrow_what_is_compared(said, coded):
    assert agreed(said, coded, "--where", "year=2012")["overall"]["reviews"] == 1
    assert [p["id"] for p in agreed(said, coded, "--area", "health")["subthemes"]] == ["gps"]


@pytest.mark.parametrize("flags", [(), ("--format", "json"), ("--sentence",), ("-o", "a.csv")])
def test_where_there_is_nothing_to_compare_there_is_no_table(said, small, project_dir, flags):
    said_so = "dhrcode: there is nothing to compare: {}\n"
    (small / "records" / "DHR7.yaml").unlink()
    assert said("agree", *flags, cwd=small) == (1, "", said_so.format("no review in common"))
    assert said("agree", *flags, cwd=project_dir) == (1, "", said_so.format("no coder"))
    interviews = said("agree", "--kind", "interview", *flags, cwd=small)
    assert interviews == (1, "", said_so.format("one coder"))
    (small / "r.csv").write_text("unit,coder,code\n1,A,x\n2,B,x\n")
    ratings = said("agree", "--ratings", "r.csv", *flags, cwd=small)
    assert ratings == (1, "", said_so.format("no unit in common"))
    assert not (small / "a.csv").exists()


def test_drafts_that_are_left_out_are_named_where_nothing_is_compared(said, small):
    """DHR7 is LN's draft; once EM has one of it too, --include-drafts compares the two."""
    said("code", "DHR7", "use-of-maracs", "absent", "--as", "EM", cwd=small)
    assert said("agree", cwd=small) == (
        1,
        "",
        (
            "dhrcode: there is nothing to compare: no review has two complete codings; 2 drafts "
            "are left out, which 'dhrcode complete' ends and --include-drafts would count\n"
        ),
    )
    assert said("agree", "--include-drafts", cwd=small)[0] == 0


@pytest.mark.parametrize("form", ["csv", "docx", "html", "json", "md", "xlsx"])
def test_both_write_every_format_and_the_same_bytes_twice(said, coded, form):
    for command in ("agree", "disagreements"):
        for name in ("a", "b"):
            target = f"{command}-{name}.{form}"
            assert said(command, "-o", target, cwd=coded) == (0, "", f"wrote {target}\n")
        assert (coded / f"{command}-a.{form}").read_bytes() == (
            coded / f"{command}-b.{form}"
        ).read_bytes()


def test_the_sentence_names_those_who_took_part(said, coded):
    assert said("agree", "--sentence", "--coders", "EM,LN", "--samples", "0", cwd=coded)[1] == (
        "Two coders independently coded 2 of 3 reviews; they agreed on 67% of 6 pairs of findings "
        "(Cohen's\nkappa 0.50; Krippendorff's alpha 0.53; Gwet's AC1 0.57; the four findings "
        "compared; not coded is\nleft out).\n"
    )


def test_a_report_states_the_agreement(said, coded):
    sentence = " ".join(said("agree", "--sentence", cwd=coded)[1].split())
    out = said("report", cwd=coded)[1]
    assert sentence in " ".join(out.split())


RATINGS = """\
unit,coder,code
1,A,yes
1,B,yes

2,A,yes
2,B,no
3,NA,no
3,A,no
"""


def test_a_table_of_ratings(said, tmp_path):
    (tmp_path / "r.csv").write_text(RATINGS)
    made = json.loads(said("agree", "--ratings", "r.csv", "--format", "json", cwd=tmp_path)[1])
    assert made["coders"] == ["A", "B", "NA"]
    assert (made["overall"]["units"], made["overall"]["percent"]["value"]) == (3, 2 / 3)
    assert made["provenance"] is None


def test_a_thousand_categories(said, tmp_path):
    rows = "".join(f"{n},A,c{n}\n{n},B,c{n % 999}\n" for n in range(1000))
    (tmp_path / "r.csv").write_text(f"unit,coder,code\n{rows}")
    made = json.loads(said("agree", "--ratings", "r.csv", "--format", "json", cwd=tmp_path)[1])
    assert made["overall"]["percent"]["value"] == 999 / 1000


COLUMNS_NAMED = "the first line has to name the columns unit,coder,code [missing-column]"


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", f"r.csv:1:1: error: there is no column unit or coder or code: {COLUMNS_NAMED}"),
        (b"unit,code\n1,x\n", f"r.csv:1:1: error: there is no column coder: {COLUMNS_NAMED}"),
        (
            b"unit,coder,code\n1,A,x\n1,A,y\n",
            (
                "r.csv:3:1: error: A has rated 1 in line 2 already: keep one of the two "
                "[duplicate-rating]"
            ),
        ),
        (
            b"unit,coder,code\n1,,x\n",
            (
                "r.csv:2:1: error: a rating names its unit and its coder: fill both in, or delete "
                "the line [missing-value]"
            ),
        ),
        (
            b"unit,coder,code\n1,A,\x92\n",
            (
                "r.csv:1:1: error: the byte 0x92 is not UTF-8: save it as UTF-8 (CSV UTF-8 in "
                "Excel) [encoding]"
            ),
        ),
    ],
)
def test_a_faulty_table_of_ratings_has_its_place(said, tmp_path, content, problem):
    (tmp_path / "r.csv").write_bytes(content)
    status, out, err = said("agree", "--ratings", "r.csv", cwd=tmp_path)
    assert (status, out) == (1, "")
    assert err.splitlines() == [problem, "dhrcode: r.csv has to be mended first"]


@pytest.mark.parametrize(
    ("flags", "status", "sentence"),
    [
        (("--coders", "XX"), 2, "nobody is called 'XX' here: one of EM, JB, LN"),
        (("--coders", "em"), 2, "nobody is called 'em' here: did you mean 'EM'?"),
        (("--ratings", "none.csv"), 3, "there is no file none.csv"),
        (
            ("--ratings", "none.csv", "--coders", "EM"),
            2,
            (
                "--ratings compares a table as it stands: leave out --coders, --area, --where, "
                "--kind and --include-drafts"
            ),
        ),
        (("--area", "helth"), 2, "the codebook has no area 'helth': did you mean 'health'?"),
    ],
)
def test_what_cannot_be_compared_is_said(said, coded, flags, status, sentence):
    assert said("agree", *flags, cwd=coded) == (status, "", f"dhrcode: {sentence}\n")


def test_a_faulty_coding_stops_the_comparison(said, coded):
    (coded / "coders" / "EM" / "DHR2.yaml").write_text("")
    status, out, err = said("agree", cwd=coded)
    assert (status, out) == (1, "")
    assert err.splitlines()[0].startswith("coders/EM/DHR2.yaml:1:1: error: the file is empty")


def test_drafts_are_left_out_unless_asked_for(said, coded):
    said("code", "DHR7", "gps", "absent", "--as", "EM", cwd=coded)
    assert agreed(said, coded)["reviews"]["coded"] == 3
    assert agreed(said, coded, "--include-drafts")["reviews"]["coded"] == 4
