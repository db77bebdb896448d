"""What a form says about itself: which review and codebook it was made from, and for whom."""

from dhrcode.importers import ImportRequest
from dhrcode.importers.workbook.reader import Workbook
from dhrcode.model.codebook import Codebook
from dhrcode.model.form import ABOUT, FORM_VERSION, MOST_PEOPLE, About
from dhrcode.problems import Fault

_ANEW = "make a new one with 'dhrcode form {review}', and copy over what was filled in"


def hidden(book: Workbook) -> dict[str, str]:
    """What the hidden sheet says; nothing if there is none."""
    sheet = book.sheets.get(ABOUT)
    return {} if sheet is None else {row[0].text: row[1].text for row in sheet.rows() if row[1:]}


def about_of(book: Workbook) -> About | None:
    """The content of the hidden sheet; None if there is none, or if it is incomplete."""
    said = hidden(book)
    if not said.keys() >= set(About._fields):
        return None
    about = About(**{field: said[field] for field in About._fields})
    counts = (about.victims, about.perpetrators)
    whole = all(text.isascii() and text.isdigit() and len(text) < 4 for text in counts)
    return about if whole and max(map(int, counts)) <= MOST_PEOPLE + 1 else None


def no_form(book: Workbook) -> Fault:
    """The fault of a workbook whose hidden sheet is not there, or not whole."""
    if ABOUT in book.sheets:
        said = f"the hidden sheet '{ABOUT}' is incomplete"
        return Fault.here("not-a-form", said, "make a new form, and copy over what was filled in")
    said = "not a form of dhrcode's: the hidden sheet is missing"
    return Fault.here("not-a-form", said, "another table can be imported with --map")


def misfit(about: About, request: ImportRequest, codebook: Codebook) -> Fault | None:
    """Why a form cannot be taken as what it is request for; None if it can."""
    anew = _ANEW.format(review=about.review[:40])
    if about.form != FORM_VERSION:
        said = (
            f"the form has the layout {about.form[:10]}, and this dhrcode reads the "
            f"layout {FORM_VERSION}"
        )
        code, hint = "form-of-another-dhrcode", anew
    elif about.codebook != codebook.id:
        said = (
            f"the form was made from the codebook '{about.codebook[:60]}', and the project's is "
            f"'{codebook.id}'"
        )
        code, hint = "form-of-another-codebook", "is it a form of this project?"
    elif about.version != codebook.version:
        said = (
            f"the form was made from version {about.version[:30]} of the codebook, and the "
            f"project's is {codebook.version}"
        )
        code, hint = "form-of-another-version", anew
    else:
        return _of_another(about, request)
    return Fault.here(code, said, hint)


def _of_another(about: About, request: ImportRequest) -> Fault | None:
    """A coder's independent coding must not become the record, nor the record somebody's own."""
    own, coder, asked = about.own == "yes", about.coder[:40], (request.coder or "")[:40]
    if own and not request.own:
        said = f"the form is of {coder}'s independent coding"
        hint = f"bring it in with --as {coder}"
    elif own and request.coder != about.coder:
        said, hint = f"the form is {coder}'s, and not {asked}'s", "see whose it is"
    elif request.own and not own and about.record:
        said = (
            f"the form was filled in with the coding of {coder}, and an independent coding begins "
            "with none"
        )
        hint = f"'dhrcode form {about.review[:40]} --as {asked}' makes its form"
    else:
        return None
    return Fault.here("form-of-another-coding", said, hint)
