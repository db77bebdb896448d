"""Where a project is: the nearest folder that holds a codebook."""

from pathlib import Path

from dhrcode.errors import NotFoundError

CODEBOOK = "themes.yaml"


def find_root(start: Path) -> Path:
    """The nearest folder, from `start` upwards, that holds `themes.yaml`.

    Raises:
        NotFoundError: there is none.
    """
    start = start.absolute()
    for folder in (start, *start.parents):
        if (folder / CODEBOOK).is_file():
            return folder
    raise NotFoundError(
        f"no {CODEBOOK} in {start} or above it: 'dhrcode init DIR' starts a project, "
        "'--project DIR' names one"
    )


def here() -> Path:
    """The folder that the terminal stands in.

    Raises:
        NotFoundError: it is gone.
    """
    try:
        return Path.cwd()
    except OSError:
        raise NotFoundError(
            "the folder that this terminal stands in is gone: change to another"
        ) from None
