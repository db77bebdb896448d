"""Codes of problems with documents and quotes, and of what identifies somebody."""

from dhrcode.problem_codes.code import ProblemCode, error, warning

SECTIONS: dict[str, tuple[ProblemCode, ...]] = {
    "Documents": (
        error(
            "document-missing",
            "`sources/` has no file of the name that the record gives",
            "put it there, or `dhrcode source add` it again",
            "in `scan` and `find` a warning",
        ),
        error(
            "document-changed",
            "the file is not the one whose digest was noted",
            "put the earlier one back, or `source add --replace` and verify its quotes again",
            "in `verify` a warning",
        ),
        warning(
            "document-pages",
            "the record gives another number of pages than the document has",
            "check whether it is the right file; `source add` notes its pages",
        ),
        warning(
            "document-unlisted",
            "a file in `sources/` that no record names",
            "`source add` it, or remove it",
        ),
        error(
            "document-encrypted",
            "it asks for a password",
            "save it without one, and use that file",
            "in `scan` and `find` a warning",
        ),
        error(
            "document-scanned",
            "its pages are pictures without text",
            "have the text recognised by an OCR program, and use that file",
            "in `scan` and `find` a warning",
        ),
        error(
            "document-empty",
            "it has no text, and no picture of text",
            "get the file again",
            "in `scan` and `find` a warning",
        ),
        error(
            "document-broken",
            "it is damaged or cut short, or is not what its name says",
            "get the file again",
            "in `scan` and `find` a warning",
        ),
        error(
            "document-too-large",
            "more bytes, pages or text than a review has",
            "use the part that is under review",
            "in `scan` and `find` a warning",
        ),
        error(
            "document-of-other-kind",
            "neither PDF nor DOCX nor plain text; the message says what it is",
            "save it as one of these",
            "in `scan` and `find` a warning",
        ),
        error(
            "document-unreadable",
            "the file cannot be read: permission, or not a regular file",
            "mend its permissions, or put the file there",
            "in `scan` and `find` a warning",
        ),
    ),
    "Quotes": (
        error(
            "quote-not-found",
            "the document has neither these words nor others like them",
            "read the page again: were they the coder's own, or another document's?",
            "in `check` a warning",
        ),
        warning(
            "quote-elsewhere",
            "the words are in the document, but not on the page given",
            "`dhrcode verify REVIEW --fix-pages` proposes the change",
        ),
        warning(
            "quote-differs",
            "the document has almost these words; the message shows each difference",
            "use the document's words, or put your own in brackets",
        ),
        warning(
            "pages-two-ways",
            "pages of one document go by the numbers on them in one piece of evidence of a "
            "record, and by their position in the file in another",
            "write `pages-by` under the source, and pages by one of the two",
        ),
        error(
            "quote-turned",
            "the document has almost these words, and a not, a number, a date or an agency "
            "differs; the message shows it",
            "take over the document's words, or, once somebody has looked, "
            "`dhrcode verify --accept REVIEW SUBTHEME N`",
            "in `check`, which tells of the last time, a warning",
        ),
        warning(
            "quote-too-short",
            "too few words to tell where they come from",
            "quote more of the sentence",
        ),
        warning(
            "quote-without-document",
            "the record names no file for the quote's source",
            "`dhrcode source add`, or name the source in the evidence",
        ),
        warning(
            "never-verified",
            "quotes that were never checked against their documents, or not since the quote, its "
            "page or the document was changed",
            "`dhrcode verify REVIEW`",
        ),
        warning(
            "verified-damaged",
            "a file in `verified/` that cannot be read; two people's may have been joined badly",
            "`dhrcode verify REVIEW` makes it again",
        ),
    ),
    "Identifiers": (
        error(
            "kept-in-steps",
            "words that identify somebody and are no longer in a file of the project, but still in "
            "what is kept to take changes back",
            "`dhrcode undo --forget REVIEW` deletes what is kept of a review",
            otherwise="a warning where they only may identify, and of documents",
        ),
        warning(
            "not-identifying-unused",
            "an entry under `not_identifying` that allows nothing any more",
            "delete it, or write the words as they are in the record",
        ),
        warning(
            "part-not-read",
            "a part of a file that is about to be sent, which holds no words that can be read: a "
            "picture, an attachment, an embedded object, what is encrypted",
            "look at it yourself, or take it out",
        ),
        warning(
            "names-in-git",
            "the project is a git repository that is not told to leave `private/names.txt` out",
            "write `private/` into `.gitignore`; if it was committed already, its history has "
            "to be cleaned",
        ),
        warning(
            "name-of-one-letter",
            "a line of `private/names.txt` that every text would contain",
            "write the name out",
        ),
    ),
}
