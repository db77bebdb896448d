"""The codebook that dhrcode carries: one copy, at the root of the source tree and in the wheel."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


def shipped_path() -> Path:
    """Where the shipped `themes.yaml` is: beside the package, or at the root of a checkout."""
    installed = _PACKAGE / "themes.yaml"
    return installed if installed.is_file() else _PACKAGE.parent.parent / "themes.yaml"
