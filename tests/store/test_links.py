import os

import pytest

from dhrcode.store.links import link_within, links_in

pytestmark = pytest.mark.skipif(os.name == "nt", reason="needs links that Windows asks rights for")


def test_the_folder_itself_may_be_a_link_and_nothing_in_it(tmp_path):
    disk = tmp_path / "disk"
    (disk / "sub").mkdir(parents=True)
    (disk / "a.pdf").write_bytes(b"a")
    root = tmp_path / "project"
    root.mkdir()
    (root / "sources").symlink_to(disk)
    assert link_within(root, "sources/a.pdf") is None
    assert link_within(root, "sources/none.pdf") is None
    (disk / "b.pdf").symlink_to("/nowhere")
    assert link_within(root, "sources/b.pdf") == "sources/b.pdf"
    (disk / "sub" / "out").symlink_to(tmp_path)
    assert link_within(root, "sources/sub/out/x/y.pdf") == "sources/sub/out"
    assert [one.file for one in links_in(root, "sources")] == ["sources/b.pdf", "sources/sub/out"]


def test_no_folder_has_none(tmp_path):
    assert links_in(tmp_path, "sources") == []
