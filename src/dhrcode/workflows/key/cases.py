"""The key kept: opened, added to, searched, its passphrase changed; nothing is overwritten."""

from dataclasses import dataclass
from typing import NamedTuple

from pydantic import ValidationError

from dhrcode.errors import NotFoundError, RefusedError, UsageError, WrongPassphraseError
from dhrcode.model.base import today, unusable
from dhrcode.model.key import Entry, Key, weak
from dhrcode.model.vocabulary import kind_fault
from dhrcode.store.key.file import alone, opened, sealed, write_key
from dhrcode.store.key.note import remember
from dhrcode.store.project import Project
from dhrcode.text import natural
from dhrcode.workflows.coding.session import draw_id
from dhrcode.workflows.edits import refuse_no_id
from dhrcode.workflows.key.keyring import Keyring, encrypted, or_damaged


@dataclass(frozen=True)
class OpenedKey:
    """A key that was opened.

    Attributes:
        key: what is in it.
        data: the encrypted file that it was read from.
        before: how many cases it held when it was last used here, if those were more.
    """

    key: Key
    data: bytes
    before: int = 0


class NewCase(NamedTuple):
    """A case to be put into the key.

    Attributes:
        name: what it is really called.
        review: its id; drawn at random if None, and then there has to be a project.
        project: whose ids are not drawn.
        kind: of the review, for the letters that its id begins with; None for the first.
    """

    name: str
    review: str | None = None
    project: Project | None = None
    kind: str | None = None


def open_key(ring: Keyring, passphrase: str) -> OpenedKey:
    """Opens the key.

    Raises:
        NotFoundError: there is none, or it is lost.
        WrongPassphraseError: the passphrase does not open it.
        FileAccessError: it is damaged, or no key that can be read.
    """
    known, data = ring.known, encrypted(ring)
    try:
        key = opened(data, passphrase, ring.path)
    except WrongPassphraseError as error:
        raise WrongPassphraseError(f"{error}{or_damaged(data, known)}") from None
    if known and len(known.ids) > len(key.cases):
        return OpenedKey(key, data, before=len(known.ids))
    remember(ring.notes, ring.path, key, data)
    return OpenedKey(key, data)


def add_case(
    ring: Keyring, passphrase: str, wanted: NewCase, was: OpenedKey | None = None
) -> tuple[Entry, int]:
    """Puts a case into the key, alone and in one step.

    Args:
        ring: the key.
        passphrase: what opens it, or is to open it.
        wanted: the case.
        was: the key as it was opened; None to begin one.

    Returns:
        The entry, and how many the key holds now.

    Raises:
        UsageError: the case, id or kind cannot be used; or a new key's passphrase is weak.
        RefusedError: the case or the id is in the key; or a key has come to be there.
        BusyError: the file changed at the last moment.
    """
    if was is None:
        refuse_weak(passphrase)
    with alone(ring.path):
        was = was and _as_it_is(ring, passphrase, was)
        key = was.key if was else Key()
        review = wanted.review or draw_id(*_kind(wanted), [entry.id for entry in key.cases])
        entry = _entry(key, wanted.name, review)
        key = key.model_copy(update={"cases": (*key.cases, entry)})
        _write(ring, key, passphrase, was)
    return entry, len(key.cases)


def rename_case(ring: Keyring, passphrase: str, names: tuple[str, str], was: OpenedKey) -> None:
    """Gives a case another id, alone and in one step.

    Args:
        ring: the key.
        passphrase: what opens it.
        names: the old id and the new one.
        was: the key as it was opened.

    Raises:
        UsageError: the new id cannot be one.
        NotFoundError: the key does not have the old one.
        RefusedError: it has the new one.
        BusyError: the file changed at the last moment.
    """
    old, new = names
    refuse_no_id(new)
    with alone(ring.path):
        was = _as_it_is(ring, passphrase, was)
        entry = was.key.of_id(old)
        if entry is None:
            raise NotFoundError(f"the key has no case with the id '{old[:40]}'")
        _refuse_known(was.key, new)
        renamed = entry.model_copy(update={"id": new})
        cases = tuple(renamed if one is entry else one for one in was.key.cases)
        _write(ring, was.key.model_copy(update={"cases": cases}), passphrase, was)


def _as_it_is(ring: Keyring, passphrase: str, was: OpenedKey) -> OpenedKey:
    """The key as it is now, since another case may have been added."""
    return was if encrypted(ring) == was.data else open_key(ring, passphrase)


def _refuse_known(key: Key, review: str) -> None:
    if there := key.of_id(review):
        raise RefusedError(
            f"{there.id} is the id of another case in the key ('dhrcode key find {there.id}' shows "
            "it); nothing was written"
        )


def change_passphrase(ring: Keyring, was: OpenedKey, new: str) -> None:
    """Encrypts the key under another passphrase, and then puts it in the old one's place.

    Raises:
        UsageError: the new passphrase is weak.
        BusyError: the file changed after it was opened; nothing is written.
    """
    refuse_weak(new)
    with alone(ring.path):
        _write(ring, was.key, new, was)


def _write(ring: Keyring, key: Key, passphrase: str, was: OpenedKey | None) -> None:
    data = sealed(key, passphrase, ring.path)
    write_key(ring.path, data, was.data if was else None)
    remember(ring.notes, ring.path, key, data)


def refuse_weak(passphrase: str) -> None:
    """Raises UsageError if nobody should protect a key with this passphrase."""
    if fault := weak(passphrase):
        raise UsageError(f"the new passphrase {fault}; nothing was written")


def refuse_unusable(case: NewCase) -> None:
    """What can be said of a case before the key is opened.

    Raises:
        UsageError: its name, id or kind cannot be put into any key.
    """
    _entry(Key(), case.name, case.review or "DHR1")
    if case.review is None:
        _kind(case)


def _kind(wanted: NewCase) -> tuple[Project, str]:
    if wanted.project is None:
        raise UsageError("an id is drawn for a project: go into its folder, or say --id")
    kind = wanted.project.codebook.kind_named(wanted.kind)
    if fault := kind_fault(kind, wanted.project.codebook):
        raise UsageError(fault.sentence)
    return wanted.project, kind


def _entry(key: Key, case: str, review: str) -> Entry:
    if there := key.of_case(case):
        raise RefusedError(f"this case is in the key already, as {there.id}; nothing was written")
    _refuse_known(key, review)
    try:
        return Entry(id=review, case=case.strip(), added=today())
    except ValidationError as error:
        field = error.errors(include_input=False, include_url=False)[0]["loc"][0]
        if field == "id":
            refuse_no_id(review)
        fault = unusable(case) or "is longer than 300 characters, or more than one line"
        raise UsageError(f"the case {fault}; nothing was written") from None


def in_order(key: Key) -> Key:
    """The key with its cases in the order of their ids."""
    return key.model_copy(update={"cases": tuple(sorted(key.cases, key=lambda e: natural(e.id)))})


def found(key: Key, words: str) -> Key:
    """The part of a key that words fit: an id, or part of a case.

    Raises:
        NotFoundError: they fit none; does not repeat them.
    """
    cases = tuple(key.search(words)) if words.strip() else ()
    if not cases:
        raise NotFoundError("no case and no id in the key fits these words")
    return in_order(key.model_copy(update={"cases": cases}))
