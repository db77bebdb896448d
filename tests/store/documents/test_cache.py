import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dhrcode.model.document import Page
from dhrcode.store.documents import cache
from dhrcode.store.documents.cache import cached, keep
from dhrcode.store.documents.extract import Extract

DIGEST = "a" * 64
EXTRACT = Extract((Page(1, "iv", "One\n“two”\n"), Page(2, "", "")), False, "Overview", (2,))

pages = st.lists(st.tuples(st.text(max_size=5), st.text()), max_size=4).map(
    lambda given: tuple(Page(n, *page) for n, page in enumerate(given, start=1))
)
extracts = st.builds(
    Extract, pages, st.booleans(), st.text(), st.lists(st.integers(1, 9)).map(tuple)
)


@given(extracts)
def test_what_is_kept_comes_back(tmp_path_factory, extract):
    folder = tmp_path_factory.mktemp("cache")
    keep(folder, DIGEST, extract)
    assert cached(folder, DIGEST) == extract


def test_the_folder_is_made_and_holds_one_file_a_document(tmp_path):
    folder = tmp_path / ".dhrcode" / "text"
    keep(folder, DIGEST, EXTRACT)
    keep(folder, DIGEST, EXTRACT)
    assert [path.name for path in folder.iterdir()] == [f"{DIGEST}.json"]
    assert cached(folder, "b" * 64) is None


def damaged(**changes):
    def change(data):
        return json.dumps(json.loads(data) | changes).encode()

    return change


@pytest.mark.parametrize(
    "change",
    [
        lambda data: data[:-9],
        *(
            lambda _, other=other: other
            for other in (b"", b"\xff\xfe", b"[]", b"{}", b"[" * 100_000)
        ),
        damaged(extraction=cache.EXTRACTION - 1),
        damaged(extraction=cache.EXTRACTION + 1),
        damaged(sha256="b" * 64),
        damaged(pages=[["", 3]]),
        damaged(pages=[["one"]]),
        damaged(pages=7),
        damaged(pictured=["x"]),
        damaged(title=None),
    ],
)
def test_what_is_damaged_or_older_is_not_there(tmp_path, change):
    keep(tmp_path, DIGEST, EXTRACT)
    path = tmp_path / f"{DIGEST}.json"
    path.write_bytes(change(path.read_bytes()))
    assert cached(tmp_path, DIGEST) is None
    keep(tmp_path, DIGEST, EXTRACT)
    assert cached(tmp_path, DIGEST) == EXTRACT


def test_a_folder_that_cannot_be_written_is_no_failure(tmp_path):
    (tmp_path / "file").write_text("in the way")
    keep(tmp_path / "file" / "text", DIGEST, EXTRACT)
    assert cached(tmp_path / "file" / "text", DIGEST) is None
    (tmp_path / f"{DIGEST}.json").mkdir()
    keep(tmp_path, DIGEST, EXTRACT)
    assert cached(tmp_path, DIGEST) is None
    assert sorted(path.name for path in tmp_path.iterdir()) == [f"{DIGEST}.json", "file"]
