"""new: a new review, led through the codebook."""

import re

import pytest


@pytest.mark.parametrize(
    ("arguments", "kind"), [((), "dhr"), (("--kind", "interview"), "interview")]
)
def test_a_draft_is_on_disk_before_the_first_question(said, small, arguments, kind):
    status, out, err = said("new", "X9", "--coder", "LN", *arguments, cwd=small)
    assert out.splitlines()[0] == (
        "X9: a draft is on disk, and every answer is kept as you give it."
    )
    assert (status, err.startswith("dhrcode: the input ended; what was answered is kept")) == (
        7,
        True,
    )
    text = (small / "records" / "X9.yaml").read_text()
    assert re.sub(r"coded: \S+", "coded: DAY", text) == (
        f'review: X9\nkind: {kind}\ncodebook: {{id: small-study, version: "1.0"}}\ncoder: LN\n'
        "coded: DAY\nstatus: draft\n"
    )


def test_an_id_is_drawn_where_none_is_given(said, small):
    before = {path.name for path in (small / "records").iterdir()}
    out = said("new", cwd=small, env={"DHRCODE_CODER": "LN"}, input="s\n")[1]
    (made,) = {path.stem for path in (small / "records").iterdir() if path.name not in before}
    assert out.splitlines()[:2] == [
        (
            f"No id was given, so the review is called {made}; "
            f"'dhrcode rename {made} YOURS' changes it."
        ),
        f"{made}: a draft is on disk, and every answer is kept as you give it.",
    ]
    assert "coder: LN\n" in (small / "records" / f"{made}.yaml").read_text()


@pytest.mark.parametrize(
    ("arguments", "status", "sentence"),
    [
        (("X9",), 2, "say who codes: --coder INITIALS, or set DHRCODE_CODER"),
        (
            ("X9", "--coder", "LN", "--kind", "x"),
            2,
            "the codebook declares no kind 'x': one of dhr, interview",
        ),
        (
            ("dhr2", "--coder", "EM"),
            4,
            (
                "records/DHR2.yaml exists already; nothing was written: 'dhrcode edit DHR2' goes "
                "on with it; 'dhrcode new DHR2 --coder EM --independent' codes it apart"
            ),
        ),
    ],
)
def test_what_cannot_be_begun_is_one_sentence(said, small, arguments, status, sentence):
    assert said("new", *arguments, cwd=small) == (status, "", f"dhrcode: {sentence}\n")
    assert not (small / "records" / "X9.yaml").exists()
