"""The lock that `make` installs from, against pyproject.toml, for every Python and system."""

import re
import tomllib
from itertools import chain, product
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[1]
LOCK = (ROOT / "requirements-dev.txt").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
SYSTEMS = {"linux": "Linux", "darwin": "Darwin", "win32": "Windows"}
PYTHONS = ("3.11", "3.12", "3.13", "3.14")


def pinned() -> list[Requirement]:
    """Every release in the lock, with the Pythons and systems that it is for."""
    joined = LOCK.replace("\\\n", " ")
    lines = [line for line in joined.splitlines() if line and not line.lstrip().startswith("#")]
    return [Requirement(line.partition("--hash=")[0]) for line in lines]


def named(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def wanted() -> list[Requirement]:
    """What pyproject.toml asks for: dhrcode's own, the tests', the build's."""
    own, groups = PROJECT["project"]["dependencies"], PROJECT["dependency-groups"]
    return [Requirement(text) for text in chain(own, *groups.values())]


@pytest.mark.parametrize(("system", "python"), list(product(SYSTEMS, PYTHONS)))
def test_each_dependency_has_one_release_for_every_python_and_system(system, python):
    here = {
        "sys_platform": system,
        "platform_system": SYSTEMS[system],
        "python_version": python,
        "python_full_version": f"{python}.0",
    }
    releases: dict[str, list[str]] = {}
    for pin in pinned():
        if pin.marker is None or pin.marker.evaluate(here):
            (only,) = pin.specifier
            assert only.operator == "=="
            releases.setdefault(named(pin.name), []).append(only.version)
    assert {name: found for name, found in releases.items() if len(found) > 1} == {}
    for requirement in wanted():
        if requirement.marker is None or requirement.marker.evaluate(here):
            (release,) = releases.get(named(requirement.name), ["none"])
            assert requirement.specifier.contains(release), requirement


def test_the_lock_names_no_place_of_the_machine_that_made_it():
    assert re.findall(r"://|file:|^-|^/.*", LOCK, re.MULTILINE) == []


def test_every_release_is_held_by_its_digest():
    blocks = re.split(r"\n(?=[a-z])", LOCK)[1:]
    assert len(blocks) == len(pinned())
    assert all("--hash=sha256:" in block for block in blocks)


def test_what_the_package_is_built_with_is_in_the_lock():
    assert PROJECT["dependency-groups"]["build"] == PROJECT["build-system"]["requires"]
