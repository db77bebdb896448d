"""rename as a person runs it."""

from dhrcode.store.yaml.writer import plain_yaml


def test_a_review_is_renamed_and_the_key_named(said, small):
    note = {"path": "/nowhere", "sha256": "0" * 64, "ids": ["DHR2"]}
    (small / ".dhrcode").mkdir()
    (small / ".dhrcode" / "key.yaml").write_text(plain_yaml(note))
    assert said("rename", "DHR2", "DHR200", cwd=small) == (
        0,
        (
            "DHR2 is DHR200 now (2 files, DHR2.txt is DHR200.txt now). 'dhrcode undo' takes it "
            "back.\n"
            "The key still has DHR2: 'dhrcode key rename DHR2 DHR200' changes it there.\n"
        ),
        "",
    )
    assert said("show", "DHR200", cwd=small)[0] == 0
    assert said("undo", cwd=small)[0] == 0
    assert said("show", "DHR2", cwd=small)[0] == 0


def test_an_id_that_exists_is_refused(said, small):
    assert said("rename", "DHR2", "dhr7", cwd=small) == (
        4,
        "",
        "dhrcode: DHR7 exists already; nothing was renamed\n",
    )
    assert said("rename", "DHR22", "X1", cwd=small)[0] == 3
    assert said("rename", "DHR2", "1", cwd=small)[0] == 2
