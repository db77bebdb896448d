"""Codes of problems with a file of a project, its YAML, its keys and their values."""

from dhrcode.problem_codes.code import ProblemCode, error, warning

SECTIONS: dict[str, tuple[ProblemCode, ...]] = {
    "The file": (
        error(
            "unreadable",
            "the file cannot be read: permission, or not a regular file",
            "mend its permissions, or remove it",
        ),
        error(
            "file-too-large",
            "over 2,000,000 bytes: no record is that large",
            "check whether it is the right file",
        ),
        error("encoding", "the bytes are not UTF-8", "save it as UTF-8 in your editor"),
        error(
            "control-character",
            "a character that is not text, such as a null",
            "delete it; it often comes with a paste from a PDF",
        ),
        warning(
            "direction-mark",
            "an invisible character that can make text read differently from what it says",
            "delete it unless it is meant",
        ),
        warning("zero-width", "a character that cannot be seen", "delete it"),
        warning(
            "stray-file",
            "something in `records/` that looks like a record but is not read: `.yml`, "
            "`.yaml.txt`, no ending, a conflicted copy, a folder with records, a file of macOS",
            "rename it, or compare and delete it",
        ),
        error(
            "link-not-followed",
            "a link in `records/`, `coders/` or `sources/`, which leads out of the project; these "
            "folders and the project's own may be links themselves, to an encrypted disk, say",
            "put the file itself there",
        ),
        error(
            "id-and-file-name",
            "the file `DHR7.yaml` holds the review `DHR8`",
            "rename one of the two",
        ),
        error(
            "coder-and-folder",
            "a coding in `coders/EM` has another coder than EM",
            "put the file into the folder of its coder",
        ),
        error(
            "duplicate-coder",
            "two folders in `coders/` whose names differ only in capitals",
            "join the two",
        ),
        error(
            "duplicate-review",
            "two files for one review, or two names that differ only in capitals",
            "join the two, or give one another id",
        ),
    ),
    "The YAML": (
        error("empty-file", "there is nothing in the file", "delete it, or restore it from a copy"),
        error(
            "not-a-mapping",
            "the file does not begin with a key such as `review:`",
            "check whether it is the right file",
        ),
        error(
            "yaml-syntax",
            "the line cannot be read; the message says in plain words why",
            "mostly: indent as around it, close the quotation mark, put the text in quotes",
        ),
        error("duplicate-key", "a key is there twice; the message names both lines", "keep one"),
        error(
            "yaml-key",
            "a key is missing, or a list stands in its place",
            "put text that begins with `[` or `{` in quotes",
        ),
        error(
            "no-break-space",
            "a no-break space where an ordinary one belongs",
            "put an ordinary space there",
        ),
        error("yaml-anchor", "text that begins with `&`, which YAML drops", "put it in quotes"),
        error(
            "yaml-alias",
            "text that begins with `*`, which YAML takes for a reference",
            "put it in quotes",
        ),
        error("yaml-merge", "the key `<<`", "write the keys out"),
        error("yaml-tag", "text that begins with `!`, which YAML drops", "put it in quotes"),
        error(
            "yaml-documents",
            "a line `---` begins a second document",
            "one record to a file: delete the line",
        ),
        error(
            "merge-conflict",
            "lines of git's `<<<<<<<` and `>>>>>>>` are left, also within a text",
            "keep one of the two, or join them, and delete these lines",
        ),
        error(
            "yaml-depth",
            "more than 12 levels of nesting",
            "put text that begins with `[` or `{` in quotes",
        ),
        warning(
            "text-after-hash",
            "what follows ` #` is a comment and not part of the value",
            "quotes around the whole value, if it belongs to it",
        ),
    ),
    "Keys and values": (
        error(
            "unknown-key",
            "a key that records (or codebooks) do not have",
            "see the nearest one that the message offers, and [formats.md](formats.md)",
        ),
        error("missing-key", "a key that every file of the kind has is not there", "add it"),
        error(
            "bad-value",
            "the value is not of the kind that the key takes",
            "the message says what it takes",
        ),
        error(
            "needs-format",
            "a key or value that came with a later format than the project is in",
            "`dhrcode init --update` raises the project's format; see "
            "[formats.md](formats.md#the-format-of-a-project)",
        ),
        error(
            "more-problems",
            "the file has so many wrong keys and values that not all are shown",
            "mend the others first",
        ),
        error(
            "unknown-subtheme",
            "the codebook has no subtheme of that id",
            "`dhrcode themes` lists them",
        ),
        error(
            "unknown-kind",
            "the codebook declares no such kind of review",
            "one of those that the message names",
        ),
        error(
            "unknown-attribute",
            "the codebook has no such attribute, or it belongs to another bearer (the "
            "victim's, not the review's)",
            "`dhrcode themes` lists them",
        ),
        error(
            "attribute-value",
            "the attribute does not take this value",
            "one of those that the message names",
        ),
        error(
            "unknown-source",
            "evidence names a document that is not among the record's `sources`",
            "list it there",
        ),
        error(
            "duplicate-id",
            "two sources of a record, or two things of the same kind in a codebook, have one id",
            "give one another id",
        ),
        warning(
            "equal-labels",
            "two subthemes of the codebook have one label: in a table, and in other programs, "
            "nobody can tell one from the other",
            "give one another label, such as one with the area in front",
        ),
    ),
}
