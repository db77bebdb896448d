"""Which files in `sources/` may be documents."""

from dhrcode.store.documents.listing import listed_files


def test_files_in_natural_order_without_those_of_the_system(tmp_path):
    sources = tmp_path / "sources"
    (sources / "b").mkdir(parents=True)
    for name in ("DHR10.txt", "DHR2.txt", "b/x.pdf", ".hidden", "~$x.docx", "Thumbs.db"):
        (sources / name).write_text("x")
    (sources / "link.txt").symlink_to(sources / "DHR2.txt")
    assert list(listed_files(tmp_path)) == ["b/x.pdf", "DHR2.txt", "DHR10.txt"]


def test_no_folder_has_no_files(tmp_path):
    assert list(listed_files(tmp_path)) == []
