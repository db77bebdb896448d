"""The key's file: encrypted with age under a passphrase, written in one step, never in plain.

The form is that of age (https://age-encryption.org/v1) with its scrypt recipient, in binary, so
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
from dhrcode.store.atomic import holding, read_bytes, reason, sweep, write_bytes
from dhrcode.store.key.place import default_place
from dhrcode.store.loader import load_model
from dhrcode.store.yaml.encoding import MAX_BYTES
from dhrcode.store.yaml.reader import read_yaml
from dhrcode.store.yaml.writer import plain_yaml

_LARGEST = MAX_BYTES + 10_000
_ARMOUR = b"-----BEGIN AGE ENCRYPTED FILE-----"
_BASE64 = rb"[A-Za-z0-9+/]"
_WHOLE = re.compile(  # the one header that age gives a file under a passphrase, and what follows
    rb"age-encryption\.org/v1\n-> scrypt %(b)s{22} [1-9][0-9]?\n%(b)s{43}\n--- %(b)s{43}\n"
    rb"(?s:.{32,})" % {b"b": _BASE64}
)
_WRONG = "Decryption failed"
_COSTLY = "Excessive work parameter"
"""What age says of a passphrase that does not open a file, and of one made on a faster machine."""
_TRIES, _PAUSE = 40, 0.05
"""How often, and after how many seconds again, age is asked that says so. It measures each time how
fast the machine is, for some milliseconds, and takes a busy one for a slow one."""
LEAST_WORK = 18
"""The logarithm of scrypt's N below which another try is made for the same reason: the one that the
program `age` takes always."""
_COPY = "put a copy of it back; nothing was changed"


def read_key(path: Path) -> bytes:
    """The file as it is, still encrypted.

    Raises:
        NotFoundError: there is none.
        FileAccessError: it cannot be read, or is no file.
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
    """Encrypted; where age takes the machine for slower than most, the best of three tries."""
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
    """The file without age's text form, if somebody has put it into that."""
    if not data.lstrip().startswith(_ARMOUR):
        return data
    with contextlib.suppress(binascii.Error):
        return base64.b64decode(b"".join(data.split()[4:-4]), validate=True)
    return b"age-encryption.org/v1\n"  # which says that the rest is missing


def _misfit(data: bytes) -> str:
    """What keeps bytes from being a file of age under a passphrase, as far as can be seen."""
    if not data:
        return f"is empty, so it is damaged: {_COPY}"
    if not data.startswith(b"age-encryption.org/"):
        return f"is no key: another file has its name, or its beginning is damaged; {_COPY}"
    if re.match(rb"age-encryption\.org/v([02-9]|1[0-9])", data):
        return "was made by a newer age: get a newer dhrcode; nothing was changed"
    if re.match(rb"age-encryption\.org/v1\n-> (?!scrypt )[!-~]+", data):
        return "was made with age for a recipient, not with a passphrase: it is no key of dhrcode"
    return "" if _WHOLE.fullmatch(data) else f"is damaged, and not whole: {_COPY}"


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
    """The key in the text that was encrypted; problems in it would quote it, and are not shown."""
    mapping = read_yaml(text, str(path))[0] or {}
    form = mapping.get("format") if isinstance(mapping, dict) else None
    if isinstance(form, str) and re.fullmatch(r"[1-9][0-9]{0,3}", form) and int(form) > FORMAT:
        raise FileAccessError(
            f"{path} was written by a newer dhrcode (form {form}, and this one knows {FORMAT}): "
            "get that one; nothing was changed"
        )
    key = load_model(text, str(path), Key)[0]
    if key is None or form is None:
        raise FileAccessError(
            f"the passphrase opens {path}, but what is in it is no key of dhrcode"
        )
    return key


def sealed(key: Key, passphrase: str, path: Path) -> bytes:
    """The key encrypted, after it has been opened once more to see that it can be.

    Raises:
        FileAccessError: it cannot be opened again, since it is larger than what can be read, say.
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
    """Puts the encrypted key in place; nobody but the owner may read it (mode 0600).

    Args:
        path: the file.
        data: the encrypted key.
        expected: what the file must still hold; None if there must be none.

    Raises:
        RefusedError: there is one, and none was expected.
        BusyError: it has changed meanwhile.
        FileAccessError: the folder or disk refuses.
    """
    write_bytes(path, data, expected=expected, new=expected is None, private=True)
