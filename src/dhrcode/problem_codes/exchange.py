"""Codes of problems with a file that is imported."""

from dhrcode.problem_codes.code import ProblemCode, error, warning

SECTIONS: dict[str, tuple[ProblemCode, ...]] = {
    "REFI-QDA": (
        error(
            "not-refi",
            "the file is neither a zip nor XML, is damaged or protected by a password, "
            "unpacks to more than is read, or holds no project or codebook; the message says "
            "which",
            "have the program export it again",
        ),
        error(
            "package-path",
            "the package holds a part whose path leads out of it",
            "do not use it; ask where it is from",
        ),
        error("xml-syntax", "the XML is not well formed", "have the program export it again"),
        error(
            "xml-doctype",
            "the XML declares a document type, which can make a program read other files or "
            "fill its memory",
            "check whether it is the right file",
        ),
        error(
            "xml-too-large",
            "more than two million elements, or elements more than a hundred deep",
            "check whether it is the right file",
        ),
        error(
            "no-code-known",
            "no code of the project is a subtheme of the codebook",
            "check whether it belongs to this study",
        ),
        error(
            "no-review",
            "the project has no case, and no document that is coded",
            "check whether it is the right file",
        ),
        error(
            "review-unknown",
            "the name of a case or document is not the id of a review, and may be a person's",
            "say which review it is, or none, in a file of names, and give that with `--ids`",
        ),
        error(
            "coder-unknown",
            "it is not clear whose codings are meant",
            "`--coder INITIALS`, a file of names, or `coders` in the map",
        ),
        warning(
            "coded-and-not-present",
            "a subtheme is coded, but its variable says another finding than `present`",
            "check which is meant; it was imported as `present`",
        ),
    ),
    "Tables": (
        error(
            "not-a-table",
            "another kind of file under a table's name: a workbook, a PDF, a web page",
            "give it its right suffix, or save it as CSV",
        ),
        error(
            "table-too-large",
            "more rows, columns or cells than are read",
            "check whether it is the right file",
        ),
        error(
            "quotation-mark",
            "a quotation mark in a CSV is not closed, or text follows a closing one",
            "close it; write a mark that belongs to the text twice",
        ),
        error(
            "unknown-sheet",
            "the workbook has no sheet of that name",
            "one of those that the message names",
        ),
        error(
            "no-headings",
            "a table in which no row or column could be headings",
            "check whether it is the right file",
        ),
        error(
            "unmapped-heading",
            "the table has a heading that the map does not mention",
            "say what it is, or list it under `ignore`",
        ),
        error("mapped-twice", "the map has two headings for the same thing", "keep one"),
        error(
            "unknown-value",
            "the map does not say what a cell means",
            "say it under `values`, `ticks`, `ranges` or `codes`, or mend the cell",
        ),
        error(
            "bad-review-id",
            "no id of a review can be made from the cell",
            "see `prefix`, `clean` and `replace` of the map's `id`",
        ),
        error(
            "unknown-review",
            "a row of a joined table is of a review that the first table does not have",
            "add it there, or delete the row",
        ),
        error(
            "given-twice",
            "two tables give the same thing for one review",
            "ignore one of them in the map",
        ),
        error(
            "duplicate-number",
            "two rows are the same victim or perpetrator of a review",
            "give each a number of its own",
        ),
        error(
            "number-left-out",
            "a victim or perpetrator is numbered, but the one before is missing",
            "number them from 1 without gaps",
        ),
        warning(
            "formula-taken",
            "there is a formula in a cell that is used; its last result was used",
            "check whether it is right",
        ),
    ),
    "A table of ratings": (
        error(
            "missing-column",
            "the first line does not name the columns `unit`, `coder` and `code`",
            "name them",
        ),
        error(
            "missing-value",
            "a rating without its unit or its coder",
            "fill it in, or delete the line",
        ),
        error("duplicate-rating", "a coder rates one unit twice", "keep one of the two"),
        warning(
            "hidden-cells",
            "rows or columns of a sheet are hidden, by hand or by a filter, and were read",
            "show and check them, or delete them",
        ),
        warning(
            "struck-out",
            "words in a cell are struck out, and were read as if they stood",
            "delete them, or take the line through them away",
        ),
        warning(
            "respelt",
            "a unit, coder or code of a table of ratings differs from another only in capitals",
            "nothing, if the two are one; they count as one",
        ),
    ),
    "Workbooks and forms": (
        error(
            "not-a-workbook",
            "the file is not an `.xlsx`, whatever its name says: an old `.xls`, a CSV, a file "
            "with a password, a damaged one; the message says which",
            "mostly: open it in Excel or LibreOffice and save it as `.xlsx`",
        ),
        error(
            "sheet-unreadable",
            "a sheet is damaged, or a value is so far from the others that the sheet has "
            "more rows, columns or cells than are read (100,000, 16,384, 3 million)",
            "delete the value that the message names, or save the file again",
        ),
        error(
            "not-a-form",
            "a workbook that is not a form, or whose hidden sheet is missing",
            "another table can be imported with `--map`",
        ),
        error(
            "form-of-another-dhrcode",
            "a form whose layout this dhrcode does not know",
            "make a new form, and copy over what was filled in",
        ),
        error(
            "form-of-another-codebook",
            "a form of another study",
            "check whether it belongs to this project",
        ),
        error(
            "form-of-another-version",
            "the codebook has changed since the form was made",
            "make a new form, and copy over what was filled in",
        ),
        error(
            "form-of-another-coding",
            "a form of a coder's independent coding where the record is meant, or the other "
            "way round",
            "`--as INITIALS`, or leave it out; the message says which",
        ),
        error("missing-sheet", "a sheet of the form is gone", "put it back from a fresh form"),
        error(
            "missing-heading",
            "a column is gone, or its heading was changed; of a table, the map names a "
            "heading that is not there",
            "put it back, or mend the map",
        ),
        error("missing-row", "a row of the form itself is gone", "put it back"),
        error(
            "row-without-id",
            "a row is filled in, but the cell that identifies it is empty",
            "fill in what the message names",
        ),
        error(
            "merged-cells",
            "cells are merged, so that all but one are empty",
            "split them, and type into each what belongs there",
        ),
        error("formula", "there is a formula where a value is meant", "type what it shows"),
        error("error-value", "a cell shows an error such as `#N/A`", "type what is meant"),
        error(
            "made-a-date",
            "Excel has turned what was typed into a date, such as a page 3-4 into 3 April",
            "type it again with `'` before it",
        ),
        error(
            "made-a-number",
            "Excel has turned an id into a number, or has cut 4.10 to 4.1",
            "type it again with `'` before it",
        ),
        error(
            "made-a-truth",
            "Excel has turned a word into TRUE or FALSE",
            "type it again with `'` before it",
        ),
        error(
            "evidence-without-finding",
            "a subtheme has evidence, but no finding was chosen",
            "choose one in its first row",
        ),
        error("two-findings", "two rows of one subtheme have different findings", "keep one"),
        error("two-values", "there are two values for what takes one", "keep one"),
        warning(
            "text-not-read",
            "there is text in a column that the form does not have; it is not used",
            "move it into a column of the form",
        ),
    ),
    "Agencies' returns": (
        error(
            "incomplete-entry",
            "a row lacks what happened, its day, the new due date, or why",
            "fill in what the message names",
        ),
        error(
            "impossible-entry",
            "a row says what cannot be so: that what is stopped was done, say",
            "mend the row, or leave it empty",
        ),
        error(
            "returns-differ",
            "two returns of one agency say different things of one action",
            "ask which is so, and clear the other row",
        ),
        error(
            "row-of-another-action",
            "a row tells of one action and has the id of another, as after sorting some columns",
            "put it back as it was in the form",
        ),
        error(
            "row-of-another-agency",
            "a row has the id of another agency's action",
            "leave it empty, or choose another id",
        ),
        error(
            "row-of-another-project",
            "what has that id here is something else, in all its words",
            "check whether it is a return of this project",
        ),
        warning(
            "row-gone",
            "a row that the return was made with is not there any more",
            "nothing, if that is meant; nothing was read of it",
        ),
        warning(
            "told-cell-changed",
            "a cell that is not to be filled in was changed, and was not read",
            "say in words what is wrong, in a white cell",
        ),
        warning(
            "changed-since",
            "the plan has changed since the return was made; what it says came in all the same",
            "see whether it is still so",
        ),
        warning(
            "entry-left-out",
            "what a row says does not fit the plan as it is by now, and was left out",
            "see what has changed; `dhrcode plan update` writes it if it is so",
        ),
        warning("day-to-come", "something has happened on a day to come", "check the year"),
    ),
    "Trackers": (
        warning(
            "text-not-taken",
            "a cell of a tracker says that something was done or begun and gives no day, or fits "
            "nowhere else; nothing was made up",
            "`dhrcode plan update` writes it, once the day is known",
        ),
    ),
    "A published table": (
        error(
            "count-above-reviews",
            "a count is larger than the number of reviews",
            "compare it with the publication",
        ),
        error(
            "unknown-condition",
            "a count is of a condition that `--where` would not take",
            "the message says why",
        ),
    ),
}
