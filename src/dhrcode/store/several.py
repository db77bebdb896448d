"""Several outputs in one folder: all are written, or none."""

import contextlib
from collections.abc import Mapping
from pathlib import Path

from dhrcode.errors import FileAccessError
from dhrcode.store.atomic import (
    discard,
    failure,
    put_in_place,
    read_if_there,
    reason,
    staged,
    sync_folder,
    write_bytes,
)


def write_several(folder: Path, files: Mapping[str, bytes]) -> list[Path]:
    """Writes files into a folder, which is made if need be; all of them, or none.

    Every file is whole on the disk before the first takes its name. If one cannot take it, those
    that did are put back as they were.

    Raises:
        FileAccessError: the folder cannot be made, or the disk refuses.
        BusyError: one of them is open in another program.
    """
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise FileAccessError(f"{folder} cannot be made: {reason(error)}") from None
    targets = {folder / name: data for name, data in files.items()}
    before = {path: read_if_there(path) for path in targets}
    waiting: dict[Path, Path] = {}
    done: list[Path] = []
    path = folder
    try:
        for path, data in targets.items():
            waiting[path] = staged(path, data)
        for path, temporary in waiting.items():
            put_in_place(temporary, path, new=False)
            done.append(path)
    except OSError as error:
        for changed in done:
            _put_back(changed, before[changed])
        raise failure(path, error) from None
    finally:
        for temporary in waiting.values():
            discard(temporary)
    sync_folder(folder)
    return list(targets)


def _put_back(path: Path, data: bytes | None) -> None:
    with contextlib.suppress(OSError, FileAccessError):
        if data is None:
            path.unlink()
        else:
            write_bytes(path, data)
