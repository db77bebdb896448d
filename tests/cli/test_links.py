"""Links: a project and its folders may be links; a link inside them leads out and is refused."""

import os
import zipfile

import pytest

pytestmark = pytest.mark.skipif(os.name == "nt", reason="needs links that Windows asks rights for")
SECRET = "No agency sought a referral, said the secret.\n"


@pytest.fixture
def secret(tmp_path):
    """A file outside every project."""
    path = tmp_path / "secret.txt"
    path.write_text(SECRET, "utf-8")
    return path


def note(small, name):
    """DHR7 says that its document is this one."""
    record = small / "records" / "DHR7.yaml"
    text = record.read_text("utf-8")
    record.write_text(f"{text}sources:\n  - {{id: overview, file: {name}}}\n", "utf-8")


def test_nothing_is_written_through_a_link_to_nothing(said, small, tmp_path):
    (small / "sources").mkdir()
    target = tmp_path / "written.txt"
    (small / "sources" / "DHR7-overview.txt").symlink_to(target)
    (tmp_path / "letter.txt").write_text("Words of a letter.\n", "utf-8")
    status, _, err = said(
        "source", "add", "DHR7", tmp_path / "letter.txt", "--id", "overview", cwd=small
    )
    assert status == 6
    assert err.startswith("dhrcode: sources/DHR7-overview.txt is a link, which is not followed")
    assert not target.exists()


@pytest.mark.parametrize("name", ["a.txt", "sub/a.txt"])
def test_a_link_is_neither_read_nor_packed_and_check_names_it(said, small, secret, name):
    (small / "sources").mkdir()
    if "/" in name:
        (small / "sources" / "sub").symlink_to(secret.parent)
        secret.rename(secret.parent / "a.txt")
        name, link = "sub/a.txt", "sources/sub"
    else:
        (small / "sources" / "a.txt").symlink_to(secret)
        link = "sources/a.txt"
    note(small, name)
    err = said("export", "project.qdpx", "--include-drafts", cwd=small)[2]
    assert f"{link} is a link, which is not followed" in " ".join(err.split())
    with zipfile.ZipFile(small / "project.qdpx") as package:
        assert b"said the secret" not in b"".join(map(package.read, package.namelist()))
    assert "said the secret" not in "".join(said("read", "DHR7", cwd=small)[1:])
    assert "said the secret" not in "".join(said("find", "secret", cwd=small)[1:])
    status, out, _ = said("check", cwd=small)
    assert status == 1
    assert f"{link}:1:1: error: not read: it is a link, and may lead anywhere" in out
    assert link in said("source", "check", cwd=small)[1]


def test_a_record_that_is_a_link_is_neither_read_nor_written(said, small, tmp_path):
    elsewhere = tmp_path / "DHR7.yaml"
    (small / "records" / "DHR7.yaml").rename(elsewhere)
    (small / "records" / "DHR7.yaml").symlink_to(elsewhere)
    before = elsewhere.read_bytes()
    assert said("code", "DHR7", "gps", "absent", "--coder", "LN", cwd=small)[0] != 0
    assert elsewhere.read_bytes() == before
    status, _, err = said("table", cwd=small)
    assert status == 1
    assert "records/DHR7.yaml:1:1: error: not read: it is a link" in err


def test_the_project_and_its_folders_may_be_links(said, small, tmp_path):
    for name in ("records", "sources"):
        (small / name).mkdir(exist_ok=True)
        (small / name).rename(tmp_path / f"disk-{name}")
        (small / name).symlink_to(tmp_path / f"disk-{name}")
    (tmp_path / "link").symlink_to(small)
    (tmp_path / "letter.txt").write_text("Words of a letter.\n", "utf-8")
    arguments = ("source", "add", "DHR7", tmp_path / "letter.txt", "--id", "overview")
    assert said(*arguments, cwd=tmp_path / "link")[0] == 0
    assert (tmp_path / "disk-sources" / "DHR7-overview.txt").is_file()
    assert "Words of a letter" in said("read", "DHR7", cwd=tmp_path / "link")[1]
    assert "link-not-followed" not in said("check", cwd=tmp_path / "link")[1]
