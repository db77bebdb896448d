"""The file by which the browser is told the address."""

import stat
import sys
import webbrowser

import pytest

from dhrcode.desk.browser import AddressFile

ADDRESS = "http://127.0.0.1:5000/#token"
posix = pytest.mark.skipif(sys.platform == "win32", reason="modes are POSIX's")


@pytest.fixture
def runtime(tmp_path, monkeypatch):
    folder = tmp_path / "runtime"
    folder.mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(folder))
    return folder


@posix
def test_it_is_the_persons_alone_in_their_runtime_folder(runtime):
    file = AddressFile(ADDRESS)
    assert file.path.parent.parent == runtime
    assert stat.S_IMODE(file.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.path.parent.stat().st_mode) == 0o700
    assert f"url={ADDRESS}" in file.path.read_text()
    file.remove()
    assert list(runtime.iterdir()) == []
    file.remove()


@posix
@pytest.mark.parametrize("mode", [0o755, 0o770])
def test_a_runtime_folder_that_others_may_look_into_is_not_taken(runtime, mode, monkeypatch):
    temporary = runtime.parent / "temporary"
    temporary.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(temporary))
    runtime.chmod(mode)
    file = AddressFile(ADDRESS)
    assert file.path.parent.parent == temporary
    file.remove()


def test_the_browser_is_given_the_file_and_never_the_address(runtime, monkeypatch):
    given = []
    monkeypatch.setattr(webbrowser, "open", lambda url: given.append(url) or True)
    file = AddressFile(ADDRESS)
    assert file.open()
    assert given == [file.path.as_uri()]
    file.remove()


def test_no_browser_is_no_failure(runtime, monkeypatch):
    def none(url):
        raise webbrowser.Error

    monkeypatch.setattr(webbrowser, "open", none)
    file = AddressFile(ADDRESS)
    assert not file.open()
    file.remove()
