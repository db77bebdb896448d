"""The codebook that dhrcode carries: at the root of a checkout, or inside what is installed."""

from pathlib import Path

from dhrcode.store import shipped as module
from dhrcode.store.shipped import shipped_path

ROOT = Path(__file__).parents[2]


def test_in_a_checkout_it_is_the_one_at_its_root():
    assert shipped_path() == ROOT / "themes.yaml"


def test_where_it_is_installed_it_is_beside_the_program(tmp_path, monkeypatch):
    monkeypatch.setattr(module, "_PACKAGE", tmp_path)
    (tmp_path / "themes.yaml").write_text("")
    assert shipped_path() == tmp_path / "themes.yaml"
