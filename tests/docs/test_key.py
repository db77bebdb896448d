"""docs/key.md: its passphrase's length, statuses, places, words and form are the program's."""

import re
from datetime import date
from pathlib import Path, PurePosixPath

import pytest

from dhrcode.errors import (
    EXIT_STATUSES,
    FileAccessError,
    NotFoundError,
    RefusedError,
    WrongPassphraseError,
)
from dhrcode.model.key import LEAST_CHARACTERS, Entry, Key
from dhrcode.store.key.place import default_place
from dhrcode.store.yaml.writer import plain_yaml

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "key.md").read_text(encoding="utf-8")
SOURCE = "\n".join(
    path.read_text(encoding="utf-8") for path in (ROOT / "src" / "dhrcode").glob("*/**/key/*.py")
)


def test_the_length_of_a_passphrase() -> None:
    assert f"at least {LEAST_CHARACTERS} characters" in PAGE


def test_what_is_said_with_which_status() -> None:
    rows = re.findall(r"^\| (.+?) \| .+ \| ([0-9]+) \|$", PAGE, re.MULTILINE)
    said = [(re.findall("`(.+)`", words)[0], int(status)) for words, status in rows]
    failures = (
        WrongPassphraseError,
        FileAccessError,
        FileAccessError,
        NotFoundError,
        NotFoundError,
    )
    assert [status for _, status in said] == [failure.exit_status for failure in failures]
    assert all(words in SOURCE and status in EXIT_STATUSES for words, status in said)
    assert f"`key add` ends with {RefusedError.exit_status}" in PAGE
    assert "`the file is whole`" in PAGE
    assert "the file is whole" in SOURCE


def test_the_form() -> None:
    (shown,) = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
    entry = Entry(id="DHR8", case="Case 2013/114", added=date(2025, 3, 24))
    assert shown == plain_yaml(Key(cases=(entry,)).model_dump())


def test_the_default_places(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "home", lambda: PurePosixPath("~"))
    for platform in ("darwin", "linux"):
        assert f"`{default_place({}, platform)}`" in PAGE
    windows = str(default_place({}, "win32")).replace("~/AppData/Roaming", "%APPDATA%")
    assert f"`{windows}`".replace("/", "\\") in PAGE


def test_every_command_and_option_is_the_programs(run) -> None:
    named = set(re.findall(r"dhrcode key ([a-z-]+)", PAGE))
    assert named == {"add", "show", "find", "rename", "change-passphrase"}
    helps = "".join(run("key", command, "--help").stdout for command in named)
    helps += "".join(run(command, "--help").stdout for command in ("export", "undo", "remove"))
    for option in re.findall(r"(?<!\S)--[a-z][a-z-]+", PAGE):
        assert option in helps or option == "--coder"
