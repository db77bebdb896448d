"""Where a browser is that tests drive, and how it is started."""

import os
import shutil

import pytest

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-sync",
    "--disable-background-networking",
    "--disable-component-update",
]


def installed() -> str | None:
    """Where a Chromium is, if there is one."""
    return os.environ.get("DHRCODE_BROWSER") or next(filter(None, map(shutil.which, NAMES)), None)


def chromium() -> str:
    """Where it is; the test is skipped where there is none, never on a build server."""
    path = installed()
    if path is None:
        # On a build server these tests are part of what is promised: there they may not be missing.
        missing = pytest.fail if os.environ.get("CI") else pytest.skip
        missing(f"no browser: install one of {', '.join(NAMES)}, or set DHRCODE_BROWSER")
    return path
