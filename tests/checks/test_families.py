from pathlib import Path

import dhrcode.checks
from dhrcode.checks import FAMILIES


def test_every_module_with_a_check_is_run():
    paths = Path(dhrcode.checks.__file__).parent.glob("*.py")
    assert set(FAMILIES) == {p.stem for p in paths if "\ndef check(" in p.read_text("utf-8")}


def test_a_whole_record_has_no_faults(found):
    assert found() == []


def test_every_check_speaks_at_once_in_the_order_of_the_families(found):
    faults = found(
        codebook={"id": "tiny", "version": "0.9"},
        findings={"gps": {"finding": "present"}},
        emerging=[{"label": "x", "evidence": [{"source": "y"}]}],
    )
    assert [fault.code for fault in faults] == [
        "other-codebook-version",
        "incomplete",
        "present-without-evidence",
        "unknown-source",
    ]
