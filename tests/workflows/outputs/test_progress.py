"""How far each coding of each review is."""

import pickle
from functools import partial

from dhrcode.reports.progress import CodingProgress
from dhrcode.workflows.coding.entry import FindingEntry, Piece, enter
from dhrcode.workflows.outputs.progress import coding_progress, progress_of


def test_every_coding_is_counted_by_review(small):
    own = small.of_coder("EM")
    enter(own, "DHR2", FindingEntry("gps", "present", Piece(note="Asked."), "EM"))
    result = progress_of(small)
    assert [(one.review, one.coder, one.apart) for one in result.codings] == [
        ("DHR2", "LN", False),
        ("DHR2", "EM", True),
        ("DHR7", "JB", False),
        ("DHR10", "LN", False),
        ("INT3", "JB", False),
    ]
    assert result.codings[0] == CodingProgress(
        "DHR2", "LN", False, "complete", 3, 0, 0, 1, "2025-03-10"
    )
    assert (result.codings[2].status, result.codings[2].coded, result.subthemes) == ("draft", 1, 3)
    assert [one.coder for one in progress_of(own).codings] == ["EM"]


def test_quotes_that_were_not_verified_documents_and_the_queue(small):
    (small.root / "verified" / "DHR2.yaml").unlink()
    (small.root / "sources").mkdir()
    (small.root / "sources" / "DHR2.txt").write_text("The panel met.")
    with (small.root / "records" / "DHR2.yaml").open("a") as file:
        file.write('again:\n  - {subtheme: gps, version: "1.0", why: Anew.}\n')
    one = progress_of(small).codings[0]
    assert (one.unverified, one.missing, one.queue) == (1, 0, 1)


def test_a_record_that_cannot_be_read_is_a_problem(small):
    (small.root / "records" / "DHR7.yaml").write_text("nonsense: 1\n")
    result = progress_of(small)
    assert "DHR7" not in {one.review for one in result.codings}
    assert {problem.code for problem in result.problems} >= {"unknown-key"}


def test_the_reader_travels_to_other_processes(small):
    reader = partial(coding_progress, small.root, small.codebook, None)
    loaded = next(small.load_all())
    assert pickle.loads(pickle.dumps(reader))(loaded) == reader(loaded)
