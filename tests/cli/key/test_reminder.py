"""What is said of a key that still has the id of a review that has another, or is gone."""

from dhrcode.cli.commands.key.reminder import remind_of_key
from dhrcode.store.project import open_project
from dhrcode.store.yaml.writer import plain_yaml


def test_a_key_that_is_known_to_have_the_id_is_named(small, capsys):
    project = open_project(small)
    remind_of_key(project, "DHR2", "DHR20")
    assert capsys.readouterr().out == ""
    (small / ".dhrcode").mkdir()
    note = {"path": "/nowhere", "sha256": "0" * 64, "ids": ["dhr2"]}
    (small / ".dhrcode" / "key.yaml").write_text(plain_yaml(note))
    remind_of_key(project, "DHR10", "DHR20")
    assert capsys.readouterr().out == ""
    remind_of_key(project, "DHR2", "DHR20")
    remind_of_key(project, "DHR2")
    assert capsys.readouterr().out == (
        "The key still has DHR2: 'dhrcode key rename DHR2 DHR20' changes it there.\n"
        "The key still has DHR2.\n"
    )
