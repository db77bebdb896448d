"""The parts of a pack by name, and the choice of some."""

import re

import pytest

from dhrcode.errors import UsageError
from dhrcode.reports.pack.parts import PARTS, chosen_parts


def test_all_but_the_evidence_are_in_a_pack_of_which_nothing_is_said():
    assert chosen_parts() == tuple(part for part in PARTS if part != "evidence")
    assert chosen_parts(evidence=True) == tuple(PARTS)


def test_named_ones_stand_in_the_order_in_which_they_are_named():
    assert chosen_parts(["frequency, areas", "by"]) == ("frequency", "areas", "by")
    assert chosen_parts(["areas,frequency,areas"], ["frequency"]) == ("areas",)
    assert chosen_parts(["areas"], evidence=True) == ("areas", "evidence")
    assert chosen_parts(["evidence"]) == ("evidence",)


def test_those_left_out_are_not_there():
    assert "pairs" not in chosen_parts(without=["pairs,gaps"])


@pytest.mark.parametrize(
    ("typed", "hint"), [("pair", "; did you mean 'pairs'?"), ("", ""), ("areas,,by", "")]
)
def test_an_unknown_one_is_answered_with_all_names(typed, hint):
    name = "" if "," in typed else typed
    known = ", ".join(PARTS)
    with pytest.raises(
        UsageError,
        match=re.escape(f"--without: there is no part '{name}' of a pack: one of {known}{hint}")
        + "$",
    ):
        chosen_parts(without=[typed])
