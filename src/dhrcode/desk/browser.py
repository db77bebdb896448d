"""How the browser is told the address: by a file that only the person's account may read.

An address on a command line is seen by every other account of the machine.
"""

import contextlib
import os
import shutil
import tempfile
import webbrowser
from pathlib import Path

from dhrcode.store.atomic import write_temporary

_PAGE = """<!doctype html>
<meta charset="utf-8">
<meta name="referrer" content="no-referrer">
<meta http-equiv="refresh" content="0; url={address}">
<title>dhrcode desk</title>
"""


class AddressFile:
    """A page that leads to the address, for this account alone; it goes as soon as it was used."""

    def __init__(self, address: str) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="dhrcode-", dir=_runtime_folder()))
        self.path = self._folder / "desk.html"
        write_temporary(self.path, _PAGE.format(address=address).encode(), sync=False)

    def open(self) -> bool:
        """Opens it in the person's browser; False if there is none."""
        with contextlib.suppress(webbrowser.Error, OSError):
            return webbrowser.open(self.path.as_uri())
        return False

    def remove(self) -> None:
        """Takes it away."""
        shutil.rmtree(self._folder, ignore_errors=True)


def _runtime_folder() -> str | None:
    """Where the system keeps files of the person's session; None for the temporary folder."""
    folder = os.environ.get("XDG_RUNTIME_DIR", "")
    with contextlib.suppress(OSError):
        status = Path(folder).stat()
        if os.name != "posix" or not folder:
            return None
        if status.st_uid == os.getuid() and not status.st_mode & 0o077:
            return folder
    return None
