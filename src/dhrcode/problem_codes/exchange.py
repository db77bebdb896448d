"""Codes of what is wrong with a file that comes in from elsewhere."""

from dhrcode.problem_codes.code import ProblemCode, error, warning

SECTIONS: dict[str, tuple[ProblemCode, ...]] = {
    "REFI-QDA": (
        error(
            "not-refi",
            "the file is neither a zip nor XML, is damaged or protected by a password, "
            "unpacks to more than is read, or holds no project or codebook; the message says "
            "which",
            "have the program export it once more",
        ),
        error(
            "package-path",
            "the package holds a part whose path leads out of it",
            "do not use it; ask where it is from",
        ),
        error("xml-syntax", "the XML is not well formed", "have the program export it once more"),
        error(
            "xml-doctype",
            "the XML declares a document type, which can make a program read other files or "
            "fill its memory",
            "see whether it is the right file",
        ),
        error(
            "xml-too-large",
            "more than two million elements, or elements more than a hundred deep",
            "see whether it is the right file",
        ),
        error(
            "no-code-known",
            "no code of the project is a subtheme of the codebook",
            "see whether it belongs to this study",
        ),
        error(
            "no-review",
            "the project has no case, and no document that is coded",
            "see whether it is the right file",
        ),
        error(
            "review-unknown",
            "the name of a case or document is not the id of a review, and may be a person's",
            "say which review it is in a file of names, and give that with `--ids`",
        ),
        error(
            "coder-unknown",
            "it cannot be told whose codings are meant",
            "`--coder INITIALS`, or a file of names",
        ),
        warning(
            "coded-and-not-present",
            "a subtheme is coded, and its variable says another finding than `present`",
            "see which is meant; it came in as `present`",
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
            "see whether it is the right file",
        ),
        error(
            "quotation-mark",
            "a quotation mark in a CSV is not closed, or text follows one that is",
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
            "see whether it is the right file",
        ),
        error(
            "unmapped-heading",
            "the table has a heading of which the map says nothing",
            "say what it is, or list it under `ignore`",
        ),
        error("mapped-twice", "the map gives one thing by two headings", "keep one"),
        error(
            "unknown-value",
            "the map does not say what stands in a cell",
            "say it under `values`, `ticks` or `ranges`, or mend the cell",
        ),
        error(
            "bad-review-id",
            "no id of a review can be made of the cell",
            "see `prefix`, `clean` and `replace` of the map's `id`",
        ),
        error(
            "unknown-review",
            "a row of a joined table is of a review that the first table does not have",
            "add it there, or take the row out",
        ),
        error(
            "given-twice",
            "two tables give one thing of one review",
            "ignore one of them in the map",
        ),
        error(
            "duplicate-number",
            "two rows are the same victim or perpetrator of a review",
            "number them apart",
        ),
        error(
            "number-left-out",
            "a victim or perpetrator is numbered, and the one before is not there",
            "number them from 1 without gaps",
        ),
        warning(
            "formula-taken",
            "a formula stands in a cell that is taken; its last result was",
            "see whether it is right",
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
    ),
    "Workbooks and forms": (
        error(
            "not-a-workbook",
            "the file is no `.xlsx`, whatever its name says: an old `.xls`, a CSV, a file "
            "with a password, a damaged one; the message says which",
            "mostly: open it in Excel or LibreOffice and save it as `.xlsx`",
        ),
        error(
            "sheet-unreadable",
            "a sheet is damaged, or a value stands so far from the others that the sheet has "
            "more rows, columns or cells than are read (100,000, 16,384, 3 million)",
            "delete the value that the message names, or save the file anew",
        ),
        error(
            "not-a-form",
            "a workbook that is no form, or one whose hidden sheet is gone",
            "another table comes in with `--map`",
        ),
        error(
            "form-of-another-dhrcode",
            "a form whose layout this dhrcode does not know",
            "make a new form, and copy over what was filled in",
        ),
        error(
            "form-of-another-codebook",
            "a form of another study",
            "see whether it belongs to this project",
        ),
        error(
            "form-of-another-version",
            "the codebook has changed since the form was made",
            "make a new form, and copy over what was filled in",
        ),
        error(
            "form-of-another-coding",
            "a form of a coder's independent coding where the record is meant, or the other "
            "way about",
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
            "a row is filled in, and what tells what it is about is empty",
            "fill in what the message names",
        ),
        error(
            "merged-cells",
            "cells are merged, so that all but one are empty",
            "split them, and type into each what belongs there",
        ),
        error("formula", "a formula stands where a value is meant", "type what it shows"),
        error("error-value", "a cell shows an error such as `#N/A`", "type what is meant"),
        error(
            "made-a-date",
            "Excel has made a date of what was typed: of a page 3-4, say, 3 April",
            "type it again with `'` before it",
        ),
        error(
            "made-a-number",
            "Excel has made a number of an id, or has cut a 4.10 to 4.1",
            "type it again with `'` before it",
        ),
        error(
            "made-a-truth",
            "Excel has made TRUE or FALSE of a word",
            "type it again with `'` before it",
        ),
        error(
            "evidence-without-finding",
            "a subtheme has evidence, and no finding was chosen",
            "choose one in its first row",
        ),
        error("two-findings", "two rows of one subtheme have different findings", "keep one"),
        error("two-values", "there are two values for what takes one", "keep one"),
        warning(
            "text-not-read",
            "something stands in a column that the form does not have; nothing of it is taken",
            "move it into a column of the form",
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
