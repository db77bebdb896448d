"""A stock Firefox, driven over WebDriver BiDi, which it speaks itself: no driver beside it."""

import json
import os
import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from websockets.sync.client import ClientConnection

NAMES = ("firefox-esr", "firefox")
SECONDS = 60
_LISTENS = re.compile(r"WebDriver BiDi listening on (ws://\S+)")
_QUIET = {
    "app.normandy.enabled": False,
    "app.update.disabledForTesting": True,
    "browser.safebrowsing.malware.enabled": False,
    "browser.safebrowsing.phishing.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.page": 0,
    "datareporting.policy.dataSubmissionEnabled": False,
    "extensions.update.enabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "services.settings.server": "data:,",
    "toolkit.telemetry.enabled": False,
}
"""It asks nobody for anything."""


def firefox() -> str:
    """Where it is; the test is skipped where there is none, never where `.ci/run` runs."""
    path = os.environ.get("DHRCODE_FIREFOX") or next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        missing = pytest.fail if os.environ.get("CI") else pytest.skip
        missing(f"no Firefox: install one of {', '.join(NAMES)}, or set DHRCODE_FIREFOX")
    return path


class Firefox:
    """A running Firefox.

    Attributes:
        told: what it told by itself, as `(method, parameters)`.
    """

    def __init__(self, channel: "ClientConnection") -> None:
        self._channel, self._number = channel, 0
        self.told: list[tuple[str, dict[str, Any]]] = []
        self.ask("session.new", capabilities={})
        self.ask("session.subscribe", events=["log.entryAdded", "network.beforeRequestSent"])

    def ask(self, method: str, **params: object) -> dict[str, Any]:
        """The answer to a command of WebDriver BiDi.

        Raises:
            RuntimeError: it was refused.
        """
        self._number += 1
        self._channel.send(json.dumps({"id": self._number, "method": method, "params": params}))
        while True:
            said = json.loads(self._channel.recv(SECONDS))
            if said.get("id") == self._number:
                break
            self.told.append((said["method"], said["params"]))
        if said["type"] != "success":
            raise RuntimeError(f"{method}: {said['error']}: {said['message']}")
        return said["result"]

    def tab(self) -> "Tab":
        """A tab of a fresh storage: no other tab's cookies."""
        user = self.ask("browser.createUserContext")["userContext"]
        return Tab(self, user)


class Tab:
    """A tab of Firefox."""

    def __init__(self, firefox: Firefox, user: str) -> None:
        self.firefox, self._user = firefox, user
        made = firefox.ask("browsingContext.create", type="tab", userContext=user)
        self.context = made["context"]

    def another(self) -> "Tab":
        """Another tab with the same storage."""
        return Tab(self.firefox, self._user)

    def close(self) -> None:
        """Closes it."""
        self.firefox.ask("browsingContext.close", context=self.context)

    def open(self, address: str, wait: str = "complete") -> None:
        """Opens an address, as if it were typed."""
        self.firefox.ask("browsingContext.navigate", context=self.context, url=address, wait=wait)

    def reload(self) -> None:
        """Loads it anew."""
        self.firefox.ask("browsingContext.reload", context=self.context, wait="complete")

    def value(self, script: str, *given: object) -> Any:
        """What a function of JavaScript gives, waited for if it is promised."""
        done = self.firefox.ask(
            "script.callFunction",
            functionDeclaration=(
                f"async (given) => JSON.stringify(await ({script})(...JSON.parse(given)))"
            ),
            arguments=[{"type": "string", "value": json.dumps(given)}],
            target={"context": self.context},
            awaitPromise=True,
        )
        if done["type"] != "success":
            raise AssertionError(done["exceptionDetails"]["text"])
        return json.loads(done["result"].get("value", "null"))

    def wait_for(self, script: str, *given: object) -> Any:
        """Waits until a function of JavaScript gives what is true, and gives it."""
        until = time.monotonic() + SECONDS / 3
        while True:
            # While a page takes the place of another nothing can be asked of either.
            with suppress(RuntimeError):
                if found := self.value(script, *given):
                    return found
            if time.monotonic() > until:
                said = self.value("() => document.body.innerText")
                raise AssertionError(f"the page says: {said}")
            time.sleep(0.02)

    def press(self, *keys: str) -> None:
        """Presses keys, one after another."""
        actions = [{"type": kind, "value": key} for key in keys for kind in ("keyDown", "keyUp")]
        source = {"type": "key", "id": "keys", "actions": actions}
        self.firefox.ask("input.performActions", context=self.context, actions=[source])

    def complaints(self) -> list[str]:
        """What the console was told to be wrong."""
        return [
            str(told["text"])
            for method, told in self.firefox.told
            if method == "log.entryAdded"
            and told["level"] in ("error", "warn")
            and told["source"].get("context") == self.context
        ]

    def asked(self) -> list[str]:
        """The addresses that it asked for."""
        return [
            told["request"]["url"]
            for method, told in self.firefox.told
            if method == "network.beforeRequestSent" and told["context"] == self.context
        ]


@contextmanager
def running(profile: Path) -> Iterator[Firefox]:
    """A Firefox with a profile of its own, in a folder that is empty."""
    from websockets.sync.client import connect  # noqa: PLC0415 - most tests need none

    lines = (f"user_pref({json.dumps(name)}, {json.dumps(v)});" for name, v in _QUIET.items())
    (profile / "user.js").write_text("\n".join(lines), encoding="utf-8")
    command = [firefox(), "--headless", "--no-remote", "--profile", profile]
    with subprocess.Popen(
        [*command, "--remote-debugging-port", "0"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env={**os.environ, "HOME": str(profile), "MOZ_CRASHREPORTER_DISABLE": "1"},
    ) as process:
        assert process.stderr is not None
        found = next(filter(None, map(_LISTENS.search, process.stderr)))
        try:
            with connect(f"{found[1]}/session", max_size=None) as channel:
                yield Firefox(channel)
        finally:
            process.terminate()
            process.stderr.read()
