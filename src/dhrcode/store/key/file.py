"""The key's file: encrypted with age by a passphrase, written in one step, never unencrypted.

The format is that of age (https://age-encryption.org/v1) with its scrypt recipient, in binary, so
that the program `age` opens the file too. The text inside is YAML.
"""

import base64
import binascii
import contextlib
import os
import re
import time
from collections.abc import Iterator
from pathlib import Path

from dhrcode.errors import FileAccessError, NotFoundError, WrongPassphraseError
from dhrcode.model.key import FORMAT, Key
from dhrcode.store.atomic import read_bytes, reason, sweep, write_bytes
from dhrcode.store.key.place import default_place
from dhrcode.store.loader import load_model
from dhrcode.store.locks import holding
from dhrcode.store.yaml.encoding import MAX_BYTES
from dhrcode.store.yaml.reader import read_yaml
from dhrcode.store.yaml.writer import plain_yaml

_LARGEST = MAX_BYTES + 10_000
_ARMOUR = b"-----BEGIN AGE ENCRYPTED FILE-----"
_BASE64 = rb"[A-Za-z0-9+/]"
_WHOLE = re.compile(  # the one header that age gives a file with a passphrase, and what follows
    rb"age-encryption\.org/v1\n-> scrypt %(b)s{22} [1-9][0-9]?\n%(b)s{43}\n--- %(b)s{43}\n"
    rb"(?s:.{32,})" % {b"b": _BASE64}
)
_WRONG = "Decryption failed"
_COSTLY = "Excessive work parameter"
"""Age's messages for a wrong passphrase, and for a file made on a much faster machine."""
_TRIES, _PAUSE = 40, 0.05
"""How often age is tried again after the second message, and after how many seconds. Each time it
measures for some milliseconds how fast the machine is, and takes a busy one for a slow one."""
LEAST_WORK = 18
"""The logarithm of scrypt's N below which encryption is tried again for the same reason: the value
that the program `age` always uses."""
_COPY = "put a copy of it back; nothing was changed"


def read_key(path: Path) -> bytes:
    """The file as it is, still encrypted.

    Raises:
        NotFoundError: there is none.
        FileAccessError: it cannot be read, or is not a file.
    """
    data = read_bytes(path, _LARGEST)
    if len(data) > _LARGEST:
        raise FileAccessError(f"{path} is larger than any key: is it another file?")
    return data


def opened(data: bytes, passphrase: str, path: Path) -> Key:
    """The key in an encrypted file's bytes; no failure shows any of its content.

    Raises:
        WrongPassphraseError: the passphrase does not open it. Damage to the first 100 bytes, in
            which age keeps what only the passphrase opens, looks the same.
        FileAccessError: it is damaged, another kind of file, or of a newer dhrcode.
    """
    data = _binary(data)
    if fault := _misfit(data):
        raise FileAccessError(f"{path} {fault}")
    return _key(_decrypted(data, passphrase, path), path)


def _decrypted(data: bytes, passphrase: str, path: Path) -> bytes:
    from pyrage import DecryptError  # noqa: PLC0415 - 2 MB that only the key needs
    from pyrage import passphrase as age  # noqa: PLC0415

    said = ""
    for _ in range(_TRIES):
        try:
            text: bytes = age.decrypt(data, passphrase)
        except DecryptError as error:
            said = str(error)
        else:
            return text
        if not said.startswith(_COSTLY):
            break
        time.sleep(_PAUSE)
    raise _failure(said, path)


def _encrypted(text: bytes, passphrase: str) -> bytes:
    """The text encrypted; if age finds the machine slower than most, the best of three tries."""
    from pyrage import passphrase as age  # noqa: PLC0415 - 2 MB that only the key needs

    best, work = b"", 0
    for _ in range(3):
        data: bytes = age.encrypt(text, passphrase)
        costs = int(data.split(b"\n", 2)[1].rpartition(b" ")[2])
        if costs > work:
            best, work = data, costs
        if work >= LEAST_WORK:
            break
    return best


def _binary(data: bytes) -> bytes:
    """The file in binary, if somebody has converted it to age's text format."""
    if not data.lstrip().startswith(_ARMOUR):
        return data
    with contextlib.suppress(binascii.Error):
        return base64.b64decode(b"".join(data.split()[4:-4]), validate=True)
    return b"age-encryption.org/v1\n"  # which shows that the rest is missing


def _misfit(data: bytes) -> str:
    """Why bytes are not an age file with a passphrase, as far as can be seen; or empty."""
    if not data:
        return f"is empty, so it is damaged: {_COPY}"
    if not data.startswith(b"age-encryption.org/"):
        return f"is not a key: another file has its name, or its beginning is damaged; {_COPY}"
    if re.match(rb"age-encryption\.org/v([02-9]|1[0-9])", data):
        return "was made by a newer age: get a newer dhrcode; nothing was changed"
    if re.match(rb"age-encryption\.org/v1\n-> (?!scrypt )[!-~]+", data):
        return "was made with age for a recipient, not with a passphrase: not one of dhrcode's"
    return "" if _WHOLE.fullmatch(data) else f"is damaged or incomplete: {_COPY}"


def _failure(said: str, path: Path) -> WrongPassphraseError | FileAccessError:
    if said == _WRONG:
        return WrongPassphraseError(f"the passphrase does not open {path}")
    if said.startswith(_COSTLY):
        return FileAccessError(
            f"{path} was made on a much faster machine, and would take this one too long to open: "
            "try again when it is less busy, or change the passphrase on a slower one; nothing was "
            "changed"
        )
    return FileAccessError(f"{path} is damaged: {_COPY}")


def _key(text: bytes, path: Path) -> Key:
    """The key from the decrypted text; problems in it would quote the text, and are not shown."""
    mapping = read_yaml(text, str(path))[0] or {}
    form = mapping.get("format") if isinstance(mapping, dict) else None
    if isinstance(form, str) and re.fullmatch(r"[1-9][0-9]{0,3}", form) and int(form) > FORMAT:
        raise FileAccessError(
            f"{path} was written by a newer dhrcode (format {form}; this one reads up "
            f"to {FORMAT}): install that version; nothing was changed"
        )
    key = load_model(text, str(path), Key)[0]
    if key is None or form is None:
        raise FileAccessError(
            f"the passphrase opens {path}, but its content is not a key of dhrcode"
        )
    return key


def sealed(key: Key, passphrase: str, path: Path) -> bytes:
    """The key encrypted, and opened again as a test.

    Raises:
        FileAccessError: it cannot be opened again, for example because it is too large to be read.
    """
    data = _encrypted(plain_yaml(key.model_dump()).encode(), passphrase)
    if len(data) > _LARGEST or opened(data, passphrase, path) != key:
        raise FileAccessError(
            f"{path} could not be opened again as it would be written; nothing was changed"
        )
    return data


def refuse_no_folder(path: Path) -> None:
    """Raises NotFoundError if a key's folder does not exist; the default one can be made."""
    folder = Path(os.path.realpath(path)).parent
    if not folder.is_dir() and path != default_place():
        raise NotFoundError(f"there is no folder {folder}: is the drive there?")


@contextlib.contextmanager
def alone(path: Path) -> Iterator[None]:
    """Holds the key's lock, a file beside it; the default folder is made if need be.

    Raises:
        BusyError: another dhrcode holds it.
        NotFoundError: the folder does not exist, and is not the default one.
        FileAccessError: the folder cannot be made or written.
    """
    real = Path(os.path.realpath(path))
    refuse_no_folder(path)
    try:
        real.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise FileAccessError(f"{real.parent} cannot be made: {reason(error)}") from None
    lock = real.with_name(f"{real.name}.lock")
    with holding(lock, f"another dhrcode is writing to {path}: try again in a moment"):
        sweep(real.parent)
        yield


def write_key(path: Path, data: bytes, expected: bytes | None) -> None:
    """Puts the encrypted key in place; only the owner may read it (mode 0600).

    Args:
        path: the file.
        data: the encrypted key.
        expected: what the file must still hold; None if there must be none.

    Raises:
        RefusedError: there is one, and none was expected.
        BusyError: it has changed since it was read.
        FileAccessError: the folder or disk refuses.
    """
    write_bytes(path, data, expected=expected, new=expected is None, private=True)
