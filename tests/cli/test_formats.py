"""The format of a project: unknown to this dhrcode, or without a key, and how it is raised."""

import pytest

from dhrcode import __version__
from dhrcode.model.formats import FORMAT

LATER = (
    4,
    "",
    (
        f"dhrcode: the project is in format {FORMAT + 1} (themes.yaml), which this dhrcode "
        f"({__version__}) does not know: it needs a later dhrcode\n"
    ),
)
COMPLETE = (
    "from dhrcode.model import formats, record\n"
    "new = formats.NewKey(2, record.Record, 'status', 'complete')\n"
    "formats.NEW_KEYS = (new,)\n"
)
REFUSED = (
    4,
    "",
    (
        "dhrcode: DHR7 would hold 'status: complete', which needs format 2, and this project is in "
        "format 1: 'dhrcode init --update' raises it; nothing was written\n"
    ),
)


def put_first(folder, line):
    path = folder / "themes.yaml"
    path.write_text(f"{line}\n{path.read_text('utf-8')}", "utf-8")


@pytest.mark.parametrize(
    "arguments",
    [
        ("check",),
        ("list",),
        ("table",),
        ("code", "DHR7", "gps", "absent"),
        ("init", "--update"),
        ("themes",),
        ("codebook", "diff", "old.yaml"),
        ("codebook", "retire", "gps", "--why", "Invented."),
        ("migrate",),
    ],
    ids=" ".join,
)
def test_a_project_in_a_later_format_is_answered_with_one_sentence(said, small, arguments):
    (small / "old.yaml").write_bytes((small / "themes.yaml").read_bytes())
    put_first(small, f"format: {FORMAT + 1}\nof-a-later-format: [x]")
    before = (small / "themes.yaml").read_bytes()
    assert said(*arguments, cwd=small) == LATER
    assert (small / "themes.yaml").read_bytes() == before


def test_a_codebook_of_a_project_in_a_later_format_is_not_compared(said, small):
    (small / "later.yaml").write_bytes((small / "themes.yaml").read_bytes())
    later = small / "later.yaml"
    later.write_text(f"format: {FORMAT + 1}\n{later.read_text('utf-8')}", "utf-8")
    status, out, err = said("codebook", "diff", "later.yaml", cwd=small)
    assert (status, out) == (4, "")
    assert err.startswith(f"dhrcode: the project is in format {FORMAT + 1} (later.yaml), which ")


def test_a_format_that_cannot_be_one_is_a_problem_with_its_place(said, small):
    put_first(small, "format: two")
    assert said("list", cwd=small) == (
        1,
        "",
        (
            "themes.yaml:1:9: error: 'format' must be a whole number, not 'two' [bad-value]\n"
            "dhrcode: themes.yaml has to be mended first\n"
        ),
    )


def test_what_the_format_lacks_is_written_once_it_is_raised(said, said_after, small):
    for name in ("DHR2", "DHR10", "INT3"):
        (small / "records" / f"{name}.yaml").unlink()
    said("code", "DHR7", "police-response", "absent", cwd=small)
    said("code", "DHR7", "gps", "absent", cwd=small)
    before = (small / "records" / "DHR7.yaml").read_bytes()
    assert said_after(COMPLETE, "complete", "DHR7", cwd=small) == REFUSED
    assert (small / "records" / "DHR7.yaml").read_bytes() == before
    assert said("init", "--update", cwd=small)[0] == 0
    assert said_after(COMPLETE, "complete", "DHR7", cwd=small)[0] == 0
    assert b"status: complete" in (small / "records" / "DHR7.yaml").read_bytes()


def test_the_format_is_no_difference_between_codebooks(said, small):
    (small / "old.yaml").write_bytes((small / "themes.yaml").read_bytes())
    said("init", "--update", cwd=small)
    assert said("codebook", "diff", "old.yaml", cwd=small)[0] == 0


def test_the_format_changes_nothing_that_is_handed_on(said, small):
    def handed_on():
        assert said("table", "-o", "t.json", cwd=small)[0] == 0
        assert said("export", "codebook.qdc", cwd=small)[0] == 0
        assert said("codebook", "export", "-o", "codebook.md", cwd=small)[0] == 0
        names = ("t.json", "codebook.qdc", "codebook.md")
        made = {name: (small / name).read_bytes() for name in names}
        for name in names:
            (small / name).unlink()
        return made

    before = handed_on()
    said("init", "--update", cwd=small)
    assert handed_on() == before
