"""Codes of problems with a coding, or with the codebook it was made with."""

from dhrcode.problem_codes.code import ProblemCode, error, warning

SECTIONS: dict[str, tuple[ProblemCode, ...]] = {
    "The coding": (
        warning(
            "draft",
            "the record is a draft; the message says how much is not coded",
            "`dhrcode edit REVIEW`, then `dhrcode complete REVIEW`",
        ),
        error(
            "incomplete",
            "a record is marked complete and has subthemes without a finding",
            "code them, or set the status to `draft`",
        ),
        error(
            "present-without-evidence",
            "a subtheme is present and nothing says where",
            "add a page, section, quote or note",
            "in a draft a warning",
        ),
        warning(
            "other-codebook-version",
            "coded with another version of the codebook than the project has",
            "`dhrcode migrate`, or check whether the findings are still right if the history "
            "does not lead from one to the other",
        ),
        error(
            "renamed-subtheme",
            "the record was coded before a subtheme had its present id",
            "`dhrcode migrate`",
        ),
        error(
            "coded-before-it-existed",
            "a subtheme is absent in a record of a version that did not yet have it, so nobody "
            "can have looked",
            "`dhrcode migrate`, which puts it on the queue",
        ),
        warning(
            "unread-pages",
            "the record says which pages were read, and not of all of them",
            "read them, and `dhrcode read REVIEW --mark PAGES`, or the button in the desk",
        ),
        warning(
            "to-code-again",
            "a change of the codebook asks for the subtheme to be coded, or coded again",
            "`dhrcode edit --queue REVIEW`",
        ),
        error(
            "contact-after-death",
            "a contact is dated after the death",
            "check the two dates",
        ),
        error(
            "no-such-person",
            "a contact is with a second victim, say, and the record lists one",
            "list the person, or mend the number",
        ),
        error(
            "contact-not-judged",
            "nobody has said of a contact whether an opportunity was missed or taken",
            "write `opportunity: missed`, `taken`, `none` or `unclear`",
            "in a draft a warning",
        ),
        error(
            "contact-without-evidence",
            "nothing says where a contact stands",
            "add a page, section, quote or note",
            "in a draft a warning",
        ),
        warning(
            "implausible-date",
            "a year before 1950 or to come, or a day of coding to come",
            "correct it: in a cell that Excel shows as a date, 2014 is a day in 1905",
        ),
        error(
            "other-year-of-death",
            "the year of the death is another than that of the date of the first death",
            "correct one of the two; of several victims the first to die counts",
        ),
        warning(
            "empty-list",
            "an attribute with `[]`, which says that none of its values applies",
            "write `not-stated` if the document does not say, or leave the attribute out",
        ),
        warning(
            "not-stated-in-partial",
            "a partial record says `not-stated`, though its source is no document of the review",
            "leave it out: it is then not coded",
        ),
        warning(
            "retired-value",
            "an attribute holds a value that is no longer chosen since a version of the codebook",
            "`dhrcode set` or `edit --attributes`, once somebody has chosen another",
            "in a form that puts it there an error",
        ),
        error("other-codebook", "coded with another codebook", "code it anew with the project's"),
    ),
    "One case twice": (
        warning(
            "same-document",
            "two reviews name the same document, by its SHA-256: one case may be counted twice",
            "delete one, or write `shared: true` under the document in both (a joint review)",
        ),
        warning(
            "same-record",
            "all that a record says of its case stands under another id too",
            "delete one, or correct what was copied",
        ),
    ),
    "Independent codings": (
        error(
            "partial-coding",
            "a record in `coders/` is partial",
            "code it to the end; what a source tells belongs in `records/`",
        ),
        warning(
            "coded-twice-by-one",
            "a record whose coder has another coding of the review in `coders/`",
            "keep one of the two; `agree` takes the one in `coders/`",
        ),
        warning(
            "agreed-by-nobody",
            "an agreed record says what none of its coders found, and not how that was settled",
            "`dhrcode adjudicate REVIEW SUBTHEME FINDING --replace`, or put back what was agreed",
        ),
        warning(
            "unblinded",
            "a coding was shown with `--unblind` before every coder had completed theirs",
            "leave the review out of what is said of agreement, or say so",
        ),
        warning(
            "coder-capitals",
            "initials that differ from another coder's only in capitals",
            "write them in one way; `agree` counts the two as one coder",
        ),
        warning(
            "coded-by-one",
            "a review in `coders/` that nobody else has coded",
            "have it coded by another coder, since agreement cannot be computed from one",
        ),
    ),
    "Bringing records forward": (
        error(
            "version-not-in-history",
            "records of a version from which the codebook's history does not lead to its own, "
            "such as one changed by hand",
            "`dhrcode codebook diff` says what has changed; change them by hand, their version too",
            "of a plan a warning",
        ),
        error(
            "found-twice",
            "a record has a finding under a subtheme's old id, and another under its new one",
            "keep one",
        ),
    ),
    "The codebook": (
        error(
            "codebook-not-carried",
            "`themes.yaml` points to a version that this dhrcode does not carry",
            "put the codebook itself there, or install the dhrcode that carries it",
        ),
        error("attribute-without-values", "a `choice` or `choices` lists no values", "list them"),
        error(
            "attribute-with-values",
            "an attribute of another type lists values",
            "make it a `choice`, or leave them out",
        ),
        error("no-subtheme", "every subtheme is retired", "leave one that is coded, or add one"),
        error(
            "history-broken",
            "a revision does not continue from the one before it, a version is there twice, or "
            "the history does not lead to the codebook's version",
            "let `dhrcode codebook` make changes; put the version or the history back",
        ),
        error(
            "candidate-name-taken",
            "a candidate theme of the codebook has the id or the label of a subtheme, or of "
            "another candidate theme",
            "give it another id or label; one that became a subtheme is no candidate any more",
        ),
        error(
            "history-subtheme",
            "the history names a subtheme that the codebook of that version cannot have had, "
            "or one that was renamed is there under both ids",
            "keep retired subthemes in the codebook; check whether an id was changed by hand",
        ),
        error(
            "not-retired",
            "the history says that a subtheme was retired, merged or split, but it is not "
            "marked so",
            "write `retired` and the version under it",
        ),
    ),
}
