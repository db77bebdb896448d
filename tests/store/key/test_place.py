"""Where a key may lie, and where not."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from dhrcode.errors import RefusedError, UsageError
from dhrcode.store.key.place import default_place, key_place, readable_by_others, synced

posix = pytest.mark.skipif(os.name != "posix", reason="paths as Linux and macOS have them")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    return tmp_path


@posix
@pytest.mark.parametrize(
    ("platform", "environ", "place"),
    [
        ("linux", {}, "~/.local/share/dhrcode/key.age"),
        ("linux", {"XDG_DATA_HOME": "/data"}, "/data/dhrcode/key.age"),
        ("linux", {"XDG_DATA_HOME": "data"}, "~/.local/share/dhrcode/key.age"),
        ("linux", {"XDG_DATA_HOME": "", "APPDATA": "/roaming"}, "~/.local/share/dhrcode/key.age"),
        ("darwin", {"XDG_DATA_HOME": "/data"}, "~/Library/Application Support/dhrcode/key.age"),
        ("win32", {"APPDATA": "/roaming"}, "/roaming/dhrcode/key.age"),
        ("win32", {}, "~/AppData/Roaming/dhrcode/key.age"),
    ],
)
def test_the_default_place(home: Path, platform: str, environ: dict[str, str], place: str) -> None:
    assert default_place(environ, platform) == Path(place.replace("~", str(home)))


def test_without_a_home_the_person_says_where(monkeypatch: pytest.MonkeyPatch) -> None:
    def none() -> Path:
        raise RuntimeError

    monkeypatch.setattr(Path, "home", none)
    with pytest.raises(UsageError, match="there is no home folder"):
        default_place({}, "linux")


def test_a_place_of_ones_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert key_place(Path("sub") / ".." / "my.age") == tmp_path / "my.age"
    with pytest.raises(UsageError, match="there is no such home folder"):
        key_place(Path("~nobody-of-that-name/key.age"))


def test_not_in_a_project(project_dir: Path) -> None:
    for inside in ("key.age", "sources/key.age", "not/yet/there/key.age"):
        with pytest.raises(RefusedError, match=r"key\.age is in the project .*project, and"):
            key_place(project_dir / inside)
    assert key_place(project_dir.parent / "key.age") == project_dir.parent / "key.age"


def test_not_in_a_git_repository(tmp_path: Path) -> None:
    for name, arguments in (("usual", ()), ("bare", ("--bare",))):
        subprocess.run(["git", "init", "-q", *arguments, tmp_path / name], check=True)
        with pytest.raises(RefusedError, match=f"is in the git repository .*{name}"):
            key_place(tmp_path / name / "sub" / "key.age")
    (tmp_path / "worktree").mkdir()
    (tmp_path / "worktree" / ".git").write_text("gitdir: ../usual/.git/worktrees/worktree\n")
    with pytest.raises(RefusedError, match=r"is in the git repository .*worktree"):
        key_place(tmp_path / "worktree" / "key.age")


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege")
def test_no_link_leads_into_or_out_of_one(tmp_path: Path, project_dir: Path) -> None:
    (tmp_path / "alias").symlink_to(project_dir)
    (tmp_path / "key.age").symlink_to(project_dir / "records" / "key.age")
    (project_dir / "out.age").symlink_to(tmp_path / "elsewhere.age")
    for place in ("alias/key.age", "alias/records/../key.age", "key.age", "project/out.age"):
        with pytest.raises(RefusedError, match="is in the project"):
            key_place(tmp_path / place)


@pytest.mark.parametrize(
    ("folder", "said"),
    [
        ("OneDrive - Example University/keys", "OneDrive - Example University"),
        ("Dropbox", "Dropbox"),
        ("Library/Mobile Documents/x", "Mobile Documents"),
        ("Library/CloudStorage/GoogleDrive-x", "CloudStorage"),
        ("Google Drive/My Drive", "Google Drive"),
        ("boxes/inbox", ""),
        ("keys", ""),
    ],
)
def test_folders_that_are_copied_to_the_internet(tmp_path: Path, folder: str, said: str) -> None:
    assert synced(tmp_path / folder / "key.age") == said


def test_a_keys_own_name_is_no_folder(tmp_path: Path) -> None:
    assert synced(tmp_path / "dropbox.age") == ""


@posix
def test_who_may_read_it(tmp_path: Path) -> None:
    path = tmp_path / "key.age"
    path.write_bytes(b"")
    for mode, others in ((0o600, False), (0o400, False), (0o640, True), (0o604, True)):
        path.chmod(mode)
        assert readable_by_others(path) is others
