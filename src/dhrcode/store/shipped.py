"""The codebooks that dhrcode carries: the newest version, and each that it carried before.

The newest has one copy, at the root of the source tree and in the wheel. An earlier one stands
unchanged in `assets/codebooks`, so that a project which uses it reads it as it was.
"""

from pathlib import Path

from dhrcode.text import natural

_PACKAGE = Path(__file__).resolve().parent.parent
_EARLIER = _PACKAGE / "assets" / "codebooks"


def shipped_path() -> Path:
    """Where the newest `themes.yaml` is: beside the package, or at the root of a checkout."""
    installed = _PACKAGE / "themes.yaml"
    return installed if installed.is_file() else _PACKAGE.parent.parent / "themes.yaml"


def earlier_paths() -> dict[tuple[str, str], Path]:
    """Where each earlier codebook is, by its id and version, the oldest version first."""
    paths = sorted(_EARLIER.glob("*.yaml"), key=lambda path: natural(path.stem))
    return {_identity(path.stem): path for path in paths}


def _identity(stem: str) -> tuple[str, str]:
    name, _, version = stem.rpartition("-")
    return name, version
