"""The index of passages: what it finds, that it is up to date, and that it can be thrown away."""

import os
import sqlite3
from pathlib import Path

import pytest

from dhrcode.errors import DocumentError, FileAccessError
from dhrcode.model.marks import merged, term_marks
from dhrcode.model.query import query
from dhrcode.store import passages as store
from dhrcode.store.passage_tables import PassageTables, document_of
from dhrcode.store.passages import refresh, with_index

PLACE = Path(".dhrcode") / "passages.sqlite"


def plainly(files, total):
    return files


@pytest.fixture
def root(tmp_path):
    (tmp_path / "sources").mkdir()
    return tmp_path


@pytest.fixture
def put(root):
    """Writes a document; gives its file's path."""

    def write(file, text):
        path = root / "sources" / file
        path.write_text(text, encoding="utf-8")
        return path

    return write


@pytest.fixture
def settled(monkeypatch):
    """Trusts a file however recently it has changed."""
    monkeypatch.setattr(store, "SETTLED_SECONDS", -60.0)


@pytest.fixture
def reads(monkeypatch):
    """The documents that are read, in order."""
    seen = []
    read = store.read_document
    monkeypatch.setattr(
        store, "read_document", lambda at, file: seen.append(file) or read(at, file)
    )
    return seen


@pytest.fixture
def look(root):
    """The hits of one word or phrase in some documents: for each passage what is marked in it."""

    def marked(typed, *files, alone=False):
        term = query(typed).groups[0][0]

        def use(index):
            failures = refresh(index, root, files, plainly, alone=alone)
            assert failures == {}
            ranks = index.matching(term)
            keys = sorted(ranks, key=lambda key: (ranks[key], key))
            texts = [index.passage(key).page.text for key in keys]
            return [
                [text[a:b] for a, b in merged(term_marks(text, [term]))]
                for key, text in zip(keys, texts, strict=True)
            ]

        return with_index(root, use)

    return marked


@pytest.mark.parametrize(
    ("typed", "text", "marked"),
    [
        ("referral", "Two referrals were made.", "referrals"),
        ("referrals", "One referral was made.", "referral"),
        ("MARAC", "No Marac was held.", "Marac"),
        ("neighbours", "Their neigh-\nbours called.", "neigh-\nbours"),
        ("neighbour", "A neigh\u00ad\nbour called.", "neigh\u00ad\nbour"),
        ("officer", "The o\ufb03cer rang.", "o\ufb03cer"),
        ("cafe", "At the caf\u00e9.", "caf\u00e9"),
        ("caf\u00e9", "At the cafe.", "cafe"),
        ("children's", "Now children\u2019s services came.", "children\u2019s"),
        ("partner", "Her ex-partner rang.", "partner"),
        ("MARAC", "A non-MARAC case.", "MARAC"),
        ("brother", "Her brother-in-law rang.", "brother"),
        ('"did not attend"', "A did-not-attend letter.", "did-not-attend"),
        ("PHQ-9", "The PHQ was nine.", "PHQ"),
        ("PHQ-9", "The PHQ-9 was done.", "PHQ-9"),
        ("non-compliance", "His noncompliance was known.", "noncompliance"),
        ("noncompliance", "His non-compliance was known.", "non-compliance"),
        ("behavior", "His behaviour was known.", "behaviour"),
        ("organisation", "Each organization wrote.", "organization"),
        ("medication", "His rnedication ran out.", "rnedication"),
        ("safety", "A care/safety plan.", "safety"),
        ("multi-agency", "A multi agency plan.", "multi agency"),
        ('"multi agency"', "A multi-agency plan.", "multi-agency"),
        ('"safety plan"', "No safety\n  plans were made.", "safety\n  plans"),
        ("refer*", "The referrer rang.", "referrer"),
        ('"risk assess*"', "A risk assessment was made.", "risk assessment"),
        ("\u6751", "In \u6751 here.", "\u6751"),
    ],
)
def test_it_finds(put, look, typed, text, marked):
    put("a.txt", text)
    assert look(typed, "a.txt") == [[marked]]


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ('"safety plan"', "A plan for her safety."),
        ("police*", "A policy of theirs."),
        ("refer", "Preferred."),
        ("risk", "Brisk."),
    ],
)
def test_it_does_not_find(put, look, typed, text):
    put("a.txt", text)
    assert look(typed, "a.txt") == []


def test_what_is_written_as_typed_comes_before_other_forms(put, look):
    put("a.txt", "It was even so.\fIt was evening so.\fThey were evenings so.")
    assert look("evening", "a.txt") == [["evening"], ["even"], ["evenings"]]


def test_passages_know_their_page_and_their_place_on_it(root, put):
    pages = ["Nothing here.", "\n\n  First of all.\n\n2.1 The MARAC met.\n"]
    put("a.txt", "\f".join(pages))

    def use(index):
        refresh(index, root, ["a.txt"], plainly)
        (key,) = index.matching(query("MARAC").terms[0])
        return index.documents()["a.txt"], document_of(key), index.passage(key)

    document, of, (page, start, paged, *_) = with_index(root, use)
    assert (document.pages, of, page.number, paged) == (2, document.id, 2, True)
    assert pages[1][start : start + len(page.text)] == page.text
    assert page.text.endswith("The MARAC met.")


@pytest.mark.usefixtures("settled")
def test_a_file_that_is_as_it_was_is_not_read_again(put, look, reads):
    put("a.txt", "One.")
    put("b.txt", "Two.")
    assert look("one", "a.txt", "b.txt") == [["One"]]
    assert look("two", "a.txt", "b.txt") == [["Two"]]
    assert reads == ["a.txt", "b.txt"]


def test_a_file_that_changed_a_moment_ago_is_read_again(put, look, reads):
    path = put("a.txt", "One.")
    assert look("one", "a.txt") == [["One"]]
    before = path.stat()
    put("a.txt", "Two.")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert look("one", "a.txt") == []
    assert look("two", "a.txt") == [["Two"]]
    assert len(reads) == 3


@pytest.mark.usefixtures("settled")
def test_a_file_that_changed_is_indexed_anew_and_the_others_are_kept(root, put, look):
    put("a.txt", "One.")
    put("b.txt", "Two.")
    look("one", "a.txt", "b.txt")
    first = with_index(root, PassageTables.documents)
    put("a.txt", "Three now.")
    assert look("one", "a.txt", "b.txt") == []
    assert look("three", "a.txt", "b.txt") == [["Three"]]
    second = with_index(root, PassageTables.documents)
    assert second["b.txt"] == first["b.txt"]
    assert second["a.txt"].id != first["a.txt"].id


@pytest.mark.usefixtures("settled")
def test_the_same_content_at_another_time_stays_as_it_was_indexed(root, put, look, reads):
    path = put("a.txt", "One.")
    look("one", "a.txt")
    first = with_index(root, PassageTables.documents)["a.txt"]
    os.utime(path, (1, 1))
    look("one", "a.txt")
    second = with_index(root, PassageTables.documents)["a.txt"]
    assert second.id == first.id
    assert second.state != first.state
    look("one", "a.txt")
    assert reads == ["a.txt", "a.txt"]


def test_no_word_of_a_document_that_is_gone_stays_in_the_file(root, put, look):
    put("a.txt", "The zyzzyva was one.")
    put("b.txt", "Another one.")
    assert look("zyzzyva", "a.txt", "b.txt") == [["zyzzyva"]]
    assert b"zyzzyva" in (root / PLACE).read_bytes()
    (root / "sources" / "a.txt").unlink()
    assert look("one", "b.txt") == [["one"]]
    assert b"zyzzyva" not in (root / PLACE).read_bytes()


def test_other_documents_stay_unless_the_named_ones_are_to_be_alone(root, put, look):
    put("a.txt", "One.")
    put("b.txt", "Two.")
    look("one", "a.txt")
    look("two", "b.txt")
    assert list(with_index(root, PassageTables.documents)) == ["a.txt", "b.txt"]
    look("two", "b.txt", alone=True)
    assert list(with_index(root, PassageTables.documents)) == ["b.txt"]


def test_what_cannot_be_read_is_said_and_what_was_known_of_it_is_dropped(root, put, look):
    put("a.txt", "One.")
    look("one", "a.txt")
    put("a.txt", "\x00\x01\x02" * 10)

    def use(index):
        failures = refresh(index, root, ["a.txt", "none.txt"], plainly)
        return failures, index.documents()

    failures, documents = with_index(root, use)
    assert documents == {}
    assert {file: type(error) for file, error in failures.items()} == {
        "a.txt": DocumentError,
        "none.txt": DocumentError,
    }
    assert failures["none.txt"].code == "document-missing"


@pytest.mark.usefixtures("settled")
def test_an_interrupted_indexing_keeps_the_documents_that_were_done(root, put, look, reads):
    put("a.txt", "One.")
    put("b.txt", "Two.")

    def interrupted(files, total):
        yield files[0]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        with_index(root, lambda index: refresh(index, root, ["a.txt", "b.txt"], interrupted))
    assert look("two", "a.txt", "b.txt") == [["Two"]]
    assert reads == ["a.txt", "b.txt"]


def overwritten(path):
    path.write_bytes(b"not a database " * 500)


def cut_short(path):
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])


def scrambled(path):
    data = path.read_bytes()
    path.write_bytes(data[:4096] + b"\xa5" * (len(data) - 4096))


def of_another_version(path):
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE made SET what = '0'")
    connection.close()


def without_a_table(path):
    with sqlite3.connect(path) as connection:
        connection.execute("DROP TABLE documents")
    connection.close()


def without_a_passage(path):
    with sqlite3.connect(path) as connection:
        connection.execute("DELETE FROM passages")
    connection.close()


def with_another_text(path):
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE passages SET original = 'x'")
    connection.close()


def with_a_name_that_is_no_text(path):
    """Of which SQLite speaks in its message, which Python cannot decode then."""
    path.write_bytes(path.read_bytes().replace(b"CREATE TABLE made", b"CREATE TA\xff\xfeE made"))


def with_a_number_where_text_is_meant(path):
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE passages SET original = 5 WHERE id > 0")
    connection.close()


def emptied(path):
    path.write_bytes(b"")


@pytest.mark.usefixtures("settled")
@pytest.mark.parametrize(
    "damage",
    [
        overwritten,
        cut_short,
        scrambled,
        of_another_version,
        without_a_table,
        without_a_passage,
        with_another_text,
        with_a_name_that_is_no_text,
        with_a_number_where_text_is_meant,
        emptied,
    ],
)
def test_a_damaged_index_is_made_anew(root, put, look, reads, damage):
    put("a.txt", "One and two.")
    assert look("one", "a.txt") == [["One"]]
    damage(root / PLACE)
    assert look("two", "a.txt") == [["two"]]
    assert look("one", "a.txt") == [["One"]]
    assert reads == ["a.txt", "a.txt"]


def test_where_none_can_be_kept_one_in_memory_stands_in(root, put, look):
    put("a.txt", "One.")
    (root / ".dhrcode").write_text("in the way")
    assert look("one", "a.txt") == [["One"]]
    assert (root / ".dhrcode").read_text() == "in the way"


def test_a_folder_in_its_place_is_left_alone(root, put, look):
    put("a.txt", "One.")
    (root / PLACE).mkdir(parents=True)
    assert look("one", "a.txt") == [["One"]]
    assert (root / PLACE).is_dir()


def test_while_another_program_holds_the_index_one_in_memory_stands_in(
    root, put, look, monkeypatch
):
    monkeypatch.setattr(store, "WAIT_SECONDS", 0.05)
    put("a.txt", "One.")
    look("one", "a.txt")
    before = (root / PLACE).read_bytes()
    holder = sqlite3.connect(root / PLACE, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    try:
        assert look("one", "a.txt") == [["One"]]
    finally:
        holder.close()
    assert (root / PLACE).read_bytes() == before


def test_without_full_text_search_there_is_a_sentence(root, monkeypatch):
    def without(connection, made):
        raise sqlite3.OperationalError("no such module: fts5")

    monkeypatch.setattr(store, "PassageTables", without)
    with pytest.raises(FileAccessError, match=r"no full-text search \(FTS5\)"):
        with_index(root, PassageTables.documents)


def test_a_reader_sees_one_state_while_another_program_waits_to_write(root, put, look, monkeypatch):
    put("a.txt", "One.")
    look("one", "a.txt")

    def use(index):
        with index.reading():
            assert index.documents()
            writer = sqlite3.connect(root / PLACE, timeout=0.05, isolation_level=None)
            with pytest.raises(sqlite3.OperationalError, match="locked"):
                writer.execute("DELETE FROM documents")
            writer.close()
        return True

    assert with_index(root, use)
