"""dhrcode: code themes in anonymised domestic homicide reviews."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dhrcode.study import open as open  # noqa: A004 - `dhrcode.open`, for notebooks

__version__ = "0.2.0"


def __getattr__(name: str) -> object:
    """`dhrcode.open`, which is imported when it is asked for: the commands do without."""
    if name == "open":
        from dhrcode import study  # noqa: PLC0415 - see above

        return study.open
    raise AttributeError(f"module 'dhrcode' has no attribute '{name}'")
