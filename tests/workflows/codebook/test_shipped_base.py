"""From which shipped codebook a project's own was made: what it says, or what its history tells."""

import runpy
from pathlib import Path

import pytest

from dhrcode.errors import RefusedError
from dhrcode.model.codebook import CodebookVersion
from dhrcode.workflows.codebook.shipped_base import shipped_base

_SHARED = runpy.run_path(str(Path(__file__).with_name("conftest.py")))
SHIPPED, NEWER, made = (_SHARED[n] for n in ("SHIPPED", "NEWER", "made"))
pytestmark = pytest.mark.usefixtures("carried")
OWN = """\
  - version: "{version}"
    after: "{after}"
    "on": 2026-12-01
    change: redefine
    subthemes: [courts]
    why: Invented.
    findings: kept
"""


def own(text, after, version):
    """A codebook with a change of its own."""
    history = "" if "history:" in text else "history:\n"
    text = text.replace(f'\nversion: "{after}"', f'\nversion: "{version}"')
    return made(text + history + OWN.format(after=after, version=version))


@pytest.mark.parametrize(
    ("codebook", "version"),
    [
        (made(SHIPPED), "1.0"),
        (made(NEWER), "1.1"),
        (own(SHIPPED, "1.0", "1.1"), "1.0"),
        (own(SHIPPED, "1.0", "2.0"), "1.0"),
        (own(NEWER, "1.1", "1.2"), "1.1"),
    ],
    ids=["1.0", "1.1", "1.0 and a 1.1 of its own", "1.0 and a 2.0", "1.1 and a change"],
)
def test_the_history_tells_it(codebook, version):
    assert (shipped_base(codebook).id, shipped_base(codebook).version) == ("shipped", version)


@pytest.mark.parametrize("version", ["1.0", "1.1"])
def test_what_the_codebook_says_goes_before_its_history(version):
    said = CodebookVersion(id="shipped", version=version)
    other = made(SHIPPED).model_copy(update={"id": "ours", "version": "7", "based_on": said})
    assert shipped_base(other).version == version


UNKNOWN = (
    "comes from no codebook that this dhrcode carries: if it does under another name, say so in "
    "themes.yaml, such as 'based_on: {id: shipped, version: \"1.1\"}'"
)


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"id": "ours"}, f"ours 1.0 {UNKNOWN}"),
        ({"version": "1.0-ours"}, f"shipped 1.0-ours {UNKNOWN}"),
        (
            {"based_on": CodebookVersion(id="shipped", version="0.9")},
            "based_on says shipped 0.9, which this dhrcode does not carry",
        ),
    ],
)
def test_of_any_other_it_is_not_known(changed, words):
    with pytest.raises(RefusedError) as caught:
        shipped_base(made(SHIPPED).model_copy(update=changed))
    assert str(caught.value) == words
