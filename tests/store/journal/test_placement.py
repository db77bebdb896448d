"""New contents put in the place of old ones: first all beside their places, then one by one."""

import os

import pytest

from dhrcode.errors import FileAccessError, NotFoundError, RefusedError
from dhrcode.store.journal.file_change import ByDigest, FileChange, digest_of
from dhrcode.store.journal.placement import Placement
from dhrcode.store.journal.steps_folder import StepsFolder

REPLACED = FileChange("a.yaml", b"old", b"new")
MADE = FileChange("b.yaml", None, b"made")
REMOVED = FileChange("c.yaml", b"gone", None)
EVERY = (REPLACED, MADE, REMOVED)


@pytest.fixture
def root(tmp_path):
    """A project with the files that are replaced and removed."""
    (tmp_path / "a.yaml").write_bytes(b"old")
    (tmp_path / "c.yaml").write_bytes(b"gone")
    return tmp_path


@pytest.fixture
def placement(root):
    """What puts contents into its files."""
    steps = StepsFolder(root)
    steps.make()
    return Placement(root, steps)


def files(root):
    return {path.name: path.read_bytes() for path in root.iterdir() if path.is_file()}


def test_staged_contents_lie_beside_their_places_and_change_nothing(root, placement):
    placement.stage(EVERY)
    found = files(root)
    assert (found["a.yaml"], found["c.yaml"]) == (b"old", b"gone")
    assert "b.yaml" not in found
    beside = {name: data for name, data in found.items() if name.endswith(".dhrcode-tmp")}
    assert sorted(beside.values()) == [b"made", b"new"]
    placement.discard(EVERY)
    assert files(root) == {"a.yaml": b"old", "c.yaml": b"gone"}


def test_each_is_put_in_place_and_what_was_put_is_told(root, placement):
    done = []
    placement.stage(EVERY)
    placement.put(EVERY, done)
    assert files(root) == {"a.yaml": b"new", "b.yaml": b"made"}
    assert done == list(EVERY)


def test_what_lies_there_from_before_is_taken_where_the_step_does_not_hold_it(root, placement):
    placement.stage([REPLACED])
    elsewhere = FileChange("a.yaml", b"old", ByDigest(digest_of(b"new")))
    placement.stage([elsewhere])  # kept nowhere, so that only what lies there can be taken
    placement.put([elsewhere], [])
    assert (root / "a.yaml").read_bytes() == b"new"


def test_a_spoilt_one_is_made_anew(root, placement):
    placement.stage([REPLACED])
    (beside,) = root.glob(".*.dhrcode-tmp")
    beside.write_bytes(b"ha")
    placement.stage([REPLACED])
    assert beside.read_bytes() == b"new"


def test_two_files_of_one_name_in_two_folders_do_not_share_what_is_staged(root, placement):
    for folder in ("x", "y"):
        (root / folder).mkdir()
    both = [FileChange(f"{folder}/n", None, b"same") for folder in ("x", "y")]
    placement.stage(both)
    placement.put(both, [])
    assert [(root / f / "n").read_bytes() for f in ("x", "y")] == [b"same", b"same"]


def test_a_file_where_there_was_to_be_none_is_left_to_its_owner(root, placement):
    placement.stage(EVERY)
    (root / "b.yaml").write_bytes(b"theirs")
    done = []
    with pytest.raises(RefusedError, match=r"b\.yaml exists already; nothing was written$"):
        placement.put(EVERY, done)
    assert (root / "b.yaml").read_bytes() == b"theirs"
    assert done == [REPLACED]


def test_a_failure_is_a_sentence_and_what_failed_is_not_done(root, placement):
    done = []
    (root / "c.yaml").unlink()
    with pytest.raises(FileAccessError, match=r"c\.yaml"):
        placement.put([REMOVED], done)
    assert done == []


def test_what_the_step_does_not_hold_is_kept_before_it_goes(root, placement):
    (root / "d.pdf").write_bytes(b"\xff\x00")
    change = FileChange("d.pdf", b"\xff\x00", None)
    (digest,) = change.large()
    placement.put([change], [])
    back = FileChange("d.pdf", None, ByDigest(digest))
    placement.stage([back])
    placement.put([back], [])
    assert (root / "d.pdf").read_bytes() == b"\xff\x00"


def test_a_content_that_is_gone_is_said(placement):
    with pytest.raises(NotFoundError):
        placement.stage([FileChange("e", None, ByDigest("0" * 64))])


def test_what_a_file_holds_now(placement):
    assert placement.now(REPLACED) == b"old"
    assert placement.now(MADE) is None


@pytest.mark.skipif(os.name == "nt", reason="needs links that Windows asks rights for")
def test_a_link_stays_one_and_what_it_leads_to_is_replaced(root, placement, tmp_path_factory):
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "a.yaml"
    elsewhere.write_bytes(b"old")
    (root / "a.yaml").unlink()
    (root / "a.yaml").symlink_to(elsewhere)
    placement.stage([REPLACED])
    placement.put([REPLACED], [])
    assert (root / "a.yaml").is_symlink()
    assert elsewhere.read_bytes() == b"new"
