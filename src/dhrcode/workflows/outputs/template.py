"""A template of somebody's own for Word documents: read, and looked through as every output is."""

from pathlib import Path

from dhrcode.errors import FileAccessError, IdentifiersError
from dhrcode.exporters.word.template import WordTemplate, word_template
from dhrcode.store.atomic import read_bytes
from dhrcode.store.outgoing.office import office_words
from dhrcode.store.project import Project
from dhrcode.text import plural, shown
from dhrcode.workflows.scan_files import scan_words

MAX_BYTES = 30_000_000
"""The largest template that is read; one with a logo has some hundred thousand bytes."""


def read_template(path: Path) -> WordTemplate:
    """The styles, logo, header, footer and paper of a DOCX or DOTX.

    Raises:
        NotFoundError: there is no such file.
        FileAccessError: it cannot be read, or used as a template: it says why.
    """
    data = read_bytes(path, MAX_BYTES)
    if len(data) > MAX_BYTES:
        raise FileAccessError(f"{path} is larger than {MAX_BYTES // 1_000_000} MB")
    try:
        return word_template(data)
    except FileAccessError as error:
        raise FileAccessError(f"{path} {error}") from None


def refuse_in_template(path: Path, template: WordTemplate, project: Project | None) -> int:
    """Refuses a template whose header, footer or properties hold an identifier.

    Args:
        path: where it was read from.
        template: what is left of it.
        project: the one whose list of names, and entries under `not_identifying`, hold.

    Returns:
        How many words it holds that may tell who somebody is.

    Raises:
        IdentifiersError: with a problem for each place.
    """
    found = scan_words(shown(path), office_words(template.package), project)
    errors = [
        one._replace(hint="take it out of the template") for one in found if one.severity == "error"
    ]
    if errors:
        raise IdentifiersError(
            errors,
            f"nothing was written, for {plural(len(errors), 'identifier')} of the template would be"
            " in it: take out what is named above, or say --allow-identifiers",
        )
    return sum(one.code != "part-not-read" for one in found)
