"""The codebooks that dhrcode carries: at the root of a checkout, or inside what is installed."""

from hashlib import sha256
from pathlib import Path

from dhrcode.store import shipped as module
from dhrcode.store.loader import load_codebook
from dhrcode.store.shipped import earlier_paths, shipped_path

ROOT = Path(__file__).parents[2]
DIGESTS = {
    ("west-midlands-dhr", "1.0"): (
        "695623bbd7cade6a8d4dfa3bd5278a394e2e986971abca5eb86eb56974d629d4"
    ),
    ("west-midlands-dhr", "1.1"): (
        "11f61789a630b290436db7d624fe33f26326180fddd7ccaa6d6b0ee6141a27e9"
    ),
}
"""SHA-256 of each codebook that was shipped: a line is added here, and none is changed."""


def test_in_a_checkout_it_is_the_one_at_its_root():
    assert shipped_path() == ROOT / "themes.yaml"


def test_where_it_is_installed_it_is_beside_the_program(tmp_path, monkeypatch):
    monkeypatch.setattr(module, "_PACKAGE", tmp_path)
    (tmp_path / "themes.yaml").write_text("")
    assert shipped_path() == tmp_path / "themes.yaml"


def test_each_codebook_that_was_shipped_stands_unchanged():
    found = {
        known: sha256(path.read_bytes()).hexdigest() for known, path in earlier_paths().items()
    }
    assert found == DIGESTS


def test_each_is_called_by_its_id_and_version():
    for known, path in earlier_paths().items():
        codebook, problems = load_codebook(path.read_bytes(), path.name)
        assert problems == []
        assert (codebook.id, codebook.version) == known


def test_they_are_listed_as_people_count(tmp_path, monkeypatch):
    monkeypatch.setattr(module, "_EARLIER", tmp_path)
    for version in ("1.10", "1.9", "1.0"):
        (tmp_path / f"a-b-{version}.yaml").write_text("")
    assert list(earlier_paths()) == [("a-b", "1.0"), ("a-b", "1.9"), ("a-b", "1.10")]
