"""Commands of the key: which real case is which id, in one encrypted file."""
# ruff: noqa: PLC0415 - imports inside commands keep --help instant

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dhrcode.cli.options import KindOption, ProjectOptions
from dhrcode.cli.passphrase import ask_line, ask_passphrase, choose_passphrase
from dhrcode.cli.progress import working
from dhrcode.cli.registration import group
from dhrcode.cli.terminal import say, tell, write
from dhrcode.errors import NotFoundError, WrongPassphraseError
from dhrcode.text import plural

if TYPE_CHECKING:
    from dhrcode.model.key import Key
    from dhrcode.workflows.key.cases import OpenedKey
    from dhrcode.workflows.key.keyring import Keyring

FileOption = Annotated[
    Path | None,
    typer.Option(
        "--key",
        metavar="FILE",
        envvar="DHRCODE_KEY",
        help="The key's file; otherwise key.age in your own data folder.",
    ),
]
OLD, NEW = "--passphrase-fd", "--new-passphrase-fd"
DescriptorOption = Annotated[
    int | None,
    typer.Option(
        OLD, metavar="N", min=0, help="Read the passphrase from this file descriptor, one line."
    ),
]
TRIES = 3
"""How often a passphrase may be typed."""
OPENING = "Opening the key"


def add(
    *,
    case: Annotated[
        str | None,
        typer.Argument(
            metavar="CASE", help="What the case is really called; asked for if not given."
        ),
    ] = None,
    review: Annotated[
        str | None, typer.Option("--id", metavar="ID", help="Its id; drawn at random if not given.")
    ] = None,
    kind: KindOption = None,
    new: Annotated[bool, typer.Option("--new", help="Begin a key where there is none.")] = False,
    file: FileOption = None,
    descriptor: DescriptorOption = None,
    at: ProjectOptions,
) -> None:
    """Put a case into the key, and print its id."""
    from dhrcode.workflows.key.cases import NewCase, add_case, refuse_unusable
    from dhrcode.workflows.key.keyring import is_there

    ring = _ring(at, file)
    of = at.open() if review is None else None  # whose ids are not drawn
    named = "not asked for yet" if case is None else case
    asked = NewCase(name=named, review=review, project=of, kind=kind)
    refuse_unusable(asked)
    if is_there(ring, new=new):
        was, passphrase = _open(ring, descriptor)
    else:
        was, passphrase = None, _begin(ring, descriptor, new)
    if case is None:
        case = ask_line("What the case is really called: ", "it as CASE")
    with working("Encrypting the key"):
        entry, count = add_case(ring, passphrase, asked._replace(name=case), was)
    say(entry.id)
    _tell(f"kept in {ring.path}: {plural(count, 'case')}")


def show(
    *,
    file: FileOption = None,
    descriptor: DescriptorOption = None,
    at: ProjectOptions,
) -> None:
    """Show which case is which id."""
    from dhrcode.workflows.key.cases import in_order

    ring = _ring(at, file)
    was, _ = _open(ring, descriptor)
    _print(in_order(was.key))


def find(
    *,
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="WORDS...", help="An id, or part of a case; asked for if not given."
        ),
    ] = None,
    file: FileOption = None,
    descriptor: DescriptorOption = None,
    at: ProjectOptions,
) -> None:
    """Show the cases that some words, or an id, fit."""
    from dhrcode.workflows.key.cases import found

    ring = _ring(at, file)
    was, _ = _open(ring, descriptor)
    wanted = " ".join(words) if words else ask_line("An id, or part of a case: ", "it as WORDS")
    _print(found(was.key, wanted))


def rename(
    old: Annotated[str, typer.Argument(metavar="OLD", help="The id that the key has.")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="The id that the review has now.")],
    *,
    file: FileOption = None,
    descriptor: DescriptorOption = None,
    at: ProjectOptions,
) -> None:
    """Give a case the id that 'dhrcode rename' gave its review."""
    from dhrcode.workflows.edits import refuse_no_id
    from dhrcode.workflows.key.cases import rename_case

    ring = _ring(at, file)
    refuse_no_id(new)
    was, passphrase = _open(ring, descriptor)
    with working("Encrypting the key"):
        rename_case(ring, passphrase, (old, new), was)
    _tell(f"{old} is {new} in {ring.path}; copies of it that lie elsewhere have the old id.")


def change_passphrase(
    *,
    file: FileOption = None,
    descriptor: DescriptorOption = None,
    new_descriptor: Annotated[
        int | None,
        typer.Option(
            NEW,
            metavar="N",
            min=0,
            help="Read the new one from this file descriptor, which may be the same.",
        ),
    ] = None,
    at: ProjectOptions,
) -> None:
    """Encrypt the key under another passphrase."""
    from dhrcode.model.key import weak
    from dhrcode.workflows.key.cases import change_passphrase as change

    ring = _ring(at, file)
    was, _ = _open(ring, descriptor)
    new = choose_passphrase("New passphrase: ", new_descriptor, NEW, weak)
    with working("Encrypting the key"):
        change(ring, was, new)
    _tell(f"{ring.path} has the new passphrase; copies of it that lie elsewhere keep the old one.")


def _ring(at: ProjectOptions, file: Path | None) -> "Keyring":
    """The key, and the project that it is used with; without a project named, there may be none."""
    from dhrcode.store.key.place import key_place
    from dhrcode.store.project import find_root
    from dhrcode.workflows.key.keyring import Keyring

    place = key_place(file)
    if at.folder is not None:
        return Keyring(place, at.open().root)
    try:
        return Keyring(place, find_root(Path.cwd()))
    except (NotFoundError, OSError):  # the folder that the terminal stands in may be gone
        return Keyring(place)


def _open(ring: "Keyring", descriptor: int | None) -> "tuple[OpenedKey, str]":
    """The key and its passphrase, which may be typed several times."""
    from dhrcode.store.key.place import readable_by_others
    from dhrcode.workflows.key.cases import open_key
    from dhrcode.workflows.key.keyring import encrypted

    encrypted(ring)  # a key that is not there is missed before anything is asked
    tries = TRIES if descriptor is None else 1
    while True:
        tries -= 1
        passphrase = ask_passphrase(f"Passphrase of {ring.path}: ", descriptor, OLD)
        try:
            with working(OPENING):
                was = open_key(ring, passphrase)
            break
        except WrongPassphraseError as error:
            if not tries:
                raise
            _tell(f"{error}.", "warning")
    if was.before:
        _warn(
            f"{ring.path} held {plural(was.before, 'case')} when it was last used here, and "
            f"holds {len(was.key.cases)} now: is it an older copy?"
        )
    if readable_by_others(ring.path):
        _warn(f"others on this machine can read {ring.path}: 'chmod 600' keeps it to you")
    return was, passphrase


def _begin(ring: "Keyring", descriptor: int | None, new: bool) -> str:
    """The passphrase of a key that is to be begun."""
    from dhrcode.model.key import weak
    from dhrcode.store.key.file import refuse_no_folder
    from dhrcode.store.key.place import synced

    if descriptor is not None and not new:
        raise NotFoundError(f"there is no key at {ring.path}; to begin one in a script, add --new")
    refuse_no_folder(ring.path)
    if folder := synced(ring.path):
        _warn(
            f"{ring.path} seems to be copied to the internet ({folder}). It is encrypted, and as "
            "safe as its passphrase; a folder that stays here is safer: --key FILE"
        )
    if descriptor is None and sys.stdin.isatty():
        tell(
            f"A new key is begun, {ring.path}. Without its passphrase nobody can open it, and "
            "there is no other way in: write the passphrase down, and keep it apart from this "
            "machine.",
        )
    return choose_passphrase("Passphrase of the new key: ", descriptor, OLD, weak)


def _tell(text: str, style: str = "") -> None:
    """A line about what was done, on standard error, and not wrapped: a path is in it."""
    write([[(text, style)]], stderr=True)


def _warn(text: str) -> None:
    _tell(f"warning: {text}", "warning")


def _print(key: "Key") -> None:
    from dhrcode.cli.layout import laid_out, listing

    lines = [(entry.id, entry.added.isoformat(), entry.case) for entry in key.cases]
    table = listing(("Id", "Added", "Case"), lines)
    write(laid_out(table, None))  # a long case is folded by the terminal


key = group(
    "key",
    "Keep which real case is which id, in one encrypted file.",
    (add, show, find, rename, change_passphrase),
)
