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


def test_the_step_of_a_rename_is_taken_back_and_done_again_by_either_id(said, small):
    before = (small / "records" / "DHR2.yaml").read_bytes()
    for one in ("DHR200", "dhr2"):
        assert said("rename", "DHR2", "DHR200", cwd=small)[0] == 0
        status, out, err = said("undo", one, cwd=small)
        assert (status, err) == (0, "")
        assert out.startswith("Took back 'dhrcode rename' of ")
        assert (small / "records" / "DHR2.yaml").read_bytes() == before
    status, out, err = said("undo", "--redo", "DHR2", cwd=small)
    assert (status, err) == (0, "")
    assert out.startswith("Did 'dhrcode rename' of ")


def test_another_review_that_a_rename_changed_is_named(said, small):
    (small / "themes.yaml").write_text(f"format: 3\n{(small / 'themes.yaml').read_text('utf-8')}")
    (small / "actions").mkdir()
    version = 'codebook: {id: small-study, version: "1.0"}\n'
    (small / "actions" / "study.yaml").write_text(
        f"plan: study\nof: study\n{version}covers: [DHR7, DHR2]\n"
    )
    assert said("rename", "DHR2", "DHR200", cwd=small)[0] == 0
    status, _, err = said("undo", "DHR200", cwd=small)
    assert status == 4
    assert "'dhrcode rename' changed study too" in err


def test_an_id_that_exists_is_refused(said, small):
    assert said("rename", "DHR2", "dhr7", cwd=small) == (
        4,
        "",
        "dhrcode: DHR7 exists already; nothing was renamed\n",
    )
    assert said("rename", "DHR22", "X1", cwd=small)[0] == 3
    assert said("rename", "DHR2", "1", cwd=small)[0] == 2
