"""What a form says of itself: which review and codebook it was made from, and for whom."""

from dhrcode.importers import ImportRequest
from dhrcode.importers.workbook.reader import Workbook
from dhrcode.model.codebook import Codebook
from dhrcode.model.form import ABOUT, FORM_VERSION, MOST_PEOPLE, About
from dhrcode.problems import Fault

_ANEW = "make a new one with 'dhrcode form {review}', and copy over what was filled in"


def about_of(book: Workbook) -> About | None:
    """What the hidden sheet says; None if there is none, or not all of it."""
    sheet = book.sheets.get(ABOUT)
    if sheet is None:
        return None
    said = {row[0].text: row[1].text for row in sheet.rows() if len(row) > 1}
    if not said.keys() >= set(About._fields):
        return None
    about = About(**{field: said[field] for field in About._fields})
    counts = (about.victims, about.perpetrators)
    whole = all(text.isascii() and text.isdigit() and len(text) < 4 for text in counts)
    return about if whole and max(map(int, counts)) <= MOST_PEOPLE + 1 else None


def faults_of(
    about: About | None, book: Workbook, request: ImportRequest, codebook: Codebook
) -> list[Fault]:
    """Why a form cannot be taken as what it is wanted for; at most one reason."""
    if about is None:
        return [_no_form(book)]
    anew = _ANEW.format(review=about.review[:40])
    if about.form != FORM_VERSION:
        return [
            Fault(
                (),
                "form-of-another-dhrcode",
                f"the form has the layout {about.form[:10]}, and this dhrcode reads the "
                f"layout {FORM_VERSION}",
                anew,
            )
        ]
    if about.codebook != codebook.id:
        return [
            Fault(
                (),
                "form-of-another-codebook",
                f"the form was made from the codebook '{about.codebook[:60]}', and the "
                f"project's is '{codebook.id}'",
                "is it a form of this project?",
            )
        ]
    if about.version != codebook.version:
        return [
            Fault(
                (),
                "form-of-another-version",
                f"the form was made from version {about.version[:30]} of the codebook, and "
                f"the project's is {codebook.version}",
                anew,
            )
        ]
    return _of_another(about, request)


def _no_form(book: Workbook) -> Fault:
    if ABOUT in book.sheets:
        return Fault(
            (),
            "not-a-form",
            f"the hidden sheet '{ABOUT}' is not whole",
            "make a new form, and copy over what was filled in",
        )
    return Fault(
        (),
        "not-a-form",
        "no form of dhrcode's: its hidden sheet is not there",
        "another table comes in with --map",
    )


def _of_another(about: About, request: ImportRequest) -> list[Fault]:
    """A coder's independent coding must not become the record, nor the record somebody's own."""
    own = about.own == "yes"
    if own and not request.own:
        return [
            Fault(
                (),
                "form-of-another-coding",
                f"the form is of {about.coder[:40]}'s independent coding",
                f"bring it in with --as {about.coder[:40]}",
            )
        ]
    if own and request.coder != about.coder:
        return [
            Fault(
                (),
                "form-of-another-coding",
                f"the form is {about.coder[:40]}'s, and not {(request.coder or '')[:40]}'s",
                "see whose it is",
            )
        ]
    if request.own and not own and about.record:
        return [
            Fault(
                (),
                "form-of-another-coding",
                f"the form was filled in with the coding of {about.coder[:40]}, and an "
                "independent coding begins with none",
                f"'dhrcode form {about.review[:40]} --as {(request.coder or '')[:40]}' makes "
                "its form",
            )
        ]
    return []
