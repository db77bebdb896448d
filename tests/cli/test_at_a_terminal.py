"""Coding and tables in a terminal, answered as a person answers."""

import os
import re
import sys

import pytest

if sys.platform == "win32":
    pytest.skip("Windows has no pseudo-terminal", allow_module_level=True)
pexpect = pytest.importorskip("pexpect", reason="pexpect drives the terminal")
# A child is forked from a worker with threads; it does nothing but become dhrcode.
pytestmark = [
    pytest.mark.usefixtures("pseudo_terminal"),
    pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning"),
]

ESCAPE = re.compile(r"\x1b\[[0-9;]*m")
BEGUN = "a draft is on disk, and every answer is kept as you give it."


class Person:
    """Somebody at a terminal: waits for each prompt, then types."""

    def __init__(self, program, folder, env, *arguments, columns=200):
        self.child = pexpect.spawn(
            program,
            list(map(str, arguments)),
            cwd=str(folder),
            env=env,
            encoding="utf-8",
            timeout=30,
            dimensions=(50, columns),
            echo=False,
        )
        self.seen = ""

    def at(self, prompt):
        """Waits for a prompt; keeps what was shown before it, without colours."""
        self.child.expect_exact(prompt)
        self.seen = plain(self.child.before)
        return self

    def types(self, text=""):
        self.child.sendline(text)
        return self

    def interrupts(self):
        """Presses Ctrl-C, and again as a person would where nothing follows; the exit status.

        Python's input() shows its prompt before it waits: a signal that comes in between is noted
        and only seen at the next key.
        """
        for _ in range(6):
            self.child.sendintr()
            if self.child.expect([pexpect.EOF, pexpect.TIMEOUT], timeout=5) == 0:
                return self._ended()
        return self.ends()

    def ends(self):
        """The exit status, once the program has ended; keeps what was shown last."""
        self.child.expect(pexpect.EOF)
        return self._ended()

    def _ended(self):
        self.seen = plain(self.child.before)
        self.child.close()
        return self.child.exitstatus


def plain(text):
    return ESCAPE.sub("", text).replace("\r\n", "\n")


@pytest.fixture
def person(program, small, neutral):
    def sits_down(*arguments, folder=small, env=(), columns=200):
        return Person(program, folder, neutral | dict(env), *arguments, columns=columns)

    return sits_down


def text_of(project, review="DHR9"):
    text = (project / "records" / f"{review}.yaml").read_text()
    return re.sub(r"(?m)^coded: \d{4}-\d\d-\d\d$", "coded: DAY", text)


def test_a_whole_review_is_led_through_to_complete(person, small):
    p = person("new", "DHR9", "--coder", "LN")
    p.at("finding> ")
    assert p.seen.splitlines() == [
        f"DHR9: {BEGUN}",
        "",
        "Process & policy  (1 of 3)",
        "Use of MARACs",
        "A conference was warranted and not held, or did not do its work.",
        "[p]resent  [a]bsent  [n]ot stated  [u]nclear  [l]ook for passages  Enter: leave it",
        "[b]ack  [d]efinition  at[t]ributes  [c]andidate theme  a[g]ency  [s]ave and stop",
    ]
    p.types("d").at("finding> ")
    assert p.seen.splitlines() == [
        "When to use: If the review says so.",
        "When not to use: Not for police checklists.",
        "Example: Invented: nobody made the referral.",
        "Also known as: MARAC failings; Risk conferences",
    ]
    p.types("x").at("finding> ")
    assert p.seen == "Type one of the letters in brackets, or Enter alone.\n"
    p.types("p").at("page, or Enter (x: nothing of this)> ").types("12")
    p.at("quote in the document's words (an empty line ends it)> ").types("no agency")
    p.at("  ...> ").types("sought a referral").at("  ...> ").types()
    p.at("your note, or Enter> ").types("Each waited.")
    p.at("Another piece of evidence? [y/N] ").types("maybe").at("[y/N] ")
    assert p.seen == "Type y or n.\nAnother piece of evidence? "
    p.types("y").at("page, or Enter (x: nothing of this)> ").types("14").at("ends it)> ").types()
    p.at("your note, or Enter> ").types().at("[y/N] ").types("n")
    p.at("finding> ")
    assert p.seen.splitlines()[1:3] == ["Process & policy  (2 of 3)", "Police response"]
    p.types().at("finding> ")
    assert p.seen.splitlines()[1:3] == ["Health  (3 of 3)", "Issues related to GPs"]
    p.types("b").at("finding> ")
    assert p.seen.splitlines()[1:3] == ["Process & policy  (2 of 3)", "Police response"]
    p.types("a").at("page, or Enter (x: nothing of this)> ").types().at("ends it)> ").types()
    p.at("your note, or Enter> ").types()
    p.at("finding> ").types("c").at("candidate theme the codebook has no code for, or Enter> ")
    p.types("Housing").at("your note, or Enter> ").types("Moved twice.")
    p.at("page, or Enter (x: nothing of this)> ").types().at("ends it)> ").types().at(
        "your note, or Enter> "
    ).types()
    p.at("finding> ").types("t")
    p.at("year, or Enter> ").types("soon").at("year, or Enter> ")
    assert p.seen == "Not kept: 'soon' is not a year such as 2012 or 'not-stated'\n"
    p.types("2021").at("method, or Enter> ").types().at("place, or Enter> ").types()
    p.at("sex, or Enter> ").types("female").at("relationship, or Enter> ").types("partner")
    p.at("known-to, several parted by commas, or Enter> ").types("gp, police")
    p.at("children, or Enter> ").types("0").at("Another victim? [y/N] ").types()
    p.at("alcohol, or Enter> ").types("..")
    p.at("finding> ").types("n")
    p.at("Everything is coded. Mark the record complete? [y/N] ").types("y")
    assert p.ends() == 0
    assert p.seen == "DHR9 is kept: 3 of 3 subthemes coded, complete.\n"
    assert (
        text_of(small)
        == """\
review: DHR9
kind: dhr
codebook: {id: small-study, version: "1.0"}
coder: LN
coded: DAY
status: complete
attributes:
  year: 2021
victims:
  - sex: female
    relationship: partner
    known-to: [gp, police]
    children: 0
findings:
  use-of-maracs:
    finding: present
    evidence:
      - page: "12"
        quote: no agency sought a referral
        note: Each waited.
      - page: "14"
  police-response: {finding: absent}
  gps: {finding: not-stated}
emerging:
  - label: Housing
    note: Moved twice.
"""
    )


def test_save_and_stop_then_edit_goes_on_at_the_first_uncoded(person):
    p = person("new", "DHR9", "--coder", "LN").at("finding> ").types("u")
    p.at("page, or Enter (x: nothing of this)> ").types().at("ends it)> ").types().at(
        "your note, or Enter> "
    ).types()
    p.at("finding> ").types("s")
    assert p.ends() == 0
    assert p.seen == ("DHR9 is kept: 1 of 3 subthemes coded, draft; 'dhrcode edit DHR9' goes on.\n")
    p = person("edit", "DHR9").at("finding> ")
    assert p.seen.splitlines()[1:3] == ["Process & policy  (2 of 3)", "Police response"]
    p.types("s")
    assert p.ends() == 0


def test_edit_theme_goes_to_that_one_alone(person, small):
    p = person("edit", "DHR7", "--theme", "use-of-maracs").at("finding> ")
    assert p.seen.splitlines()[1:5] == [
        "Process & policy  (1 of 3)",
        "Use of MARACs",
        "A conference was warranted and not held, or did not do its work.",
        "Now: absent",
    ]
    p.types("n")
    assert p.ends() == 0
    assert text_of(small, "DHR7").splitlines()[-1] == "  use-of-maracs: {finding: not-stated}"


def test_edit_theme_that_is_not_there(person):
    p = person("edit", "DHR7", "--theme", "gpss")
    assert p.ends() == 2
    assert p.seen == "dhrcode: the codebook has no subtheme 'gpss': did you mean 'gps'?\n"


def test_new_without_an_id_draws_one_and_says_it(person, small):
    p = person("new", "--coder", "LN", "--kind", "interview").at("finding> ")
    drawn = p.seen.removeprefix("No id was given, so the review is called ").split(";")[0]
    assert re.fullmatch("INT[1-9][0-9]{2}", drawn)
    p.types("s")
    assert p.ends() == 0
    assert text_of(small, drawn).splitlines()[:2] == [f"review: {drawn}", "kind: interview"]


def test_new_never_writes_over_a_review(person, small):
    before = text_of(small, "DHR7")
    p = person("new", "DHR7", "--coder", "LN")
    assert p.ends() == 4
    said = (
        "dhrcode: records/DHR7.yaml exists already; nothing was written: 'dhrcode edit DHR7' goes"
    )
    assert p.seen.startswith(said)
    assert text_of(small, "DHR7") == before


@pytest.mark.usefixtures("terminal_signals")
def test_ctrl_c_keeps_what_was_answered_and_no_half_of_an_answer(person, small):
    p = person("new", "DHR9", "--coder", "LN").at("finding> ").types("n")
    p.at("finding> ").types("p")
    p.at("page, or Enter (x: nothing of this)> ").types("12").at("ends it)> ").types("half a")
    p.at("  ...> ")
    assert p.interrupts() == 130
    assert p.seen.splitlines()[-1] == (
        "DHR9 is kept: 1 of 3 subthemes coded, draft; 'dhrcode edit DHR9' goes on."
    )
    assert text_of(small).endswith("findings:\n  use-of-maracs: {finding: not-stated}\n")


def test_the_end_of_input_keeps_what_was_answered_and_says_how_to_go_on(person, small):
    p = person("edit", "DHR7").at("finding> ").types("n").at("finding> ")
    p.child.sendeof()
    assert p.ends() == 7
    assert " ".join(p.seen.split()) == (
        "dhrcode: the input ended; what was answered is kept: 'dhrcode edit DHR7' goes on, and a "
        "script uses 'dhrcode code DHR7 SUBTHEME FINDING'"
    )
    assert "  police-response: {finding: not-stated}\n" in text_of(small, "DHR7")


def test_a_closed_terminal_keeps_what_was_answered(person, small):
    p = person("edit", "DHR7").at("finding> ").types("n").at("finding> ")
    p.child.close(force=True)
    assert "  police-response: {finding: not-stated}\n" in text_of(small, "DHR7")


def headings_and_widths(shown):
    """The column headings of every block, and the longest line of the table."""
    lines = shown.splitlines()
    start = next(n for n, line in enumerate(lines) if line.startswith("Thematic area"))
    end = next(n for n, line in enumerate(lines) if line.startswith("✓  present"))
    table = lines[start:end]
    heads = [line for n, line in enumerate(table) if n == 0 or table[n - 1] == ""]
    return [head.split("  ") for head in heads if head], max(map(len, table))


@pytest.mark.parametrize("columns", [200, 80, 40, 25])
def test_a_table_shows_every_review_whatever_the_width(person, example, columns):
    p = person("table", folder=example, columns=columns)
    assert p.ends() == 0
    blocks, widest = headings_and_widths(p.seen)
    found = [name.strip() for block in blocks for name in block[1:] if name.strip()]
    assert [name for name in found if name.startswith("DHR")] == [f"DHR{n}" for n in range(1, 14)]
    assert found[-2:] == ["Present", "Not coded"]
    assert widest <= max(columns, 24 + len("  Not coded"))
    ticks = sum(line.count("✓") for line in p.seen.splitlines()) - 1
    assert ticks == 57


def test_a_terminal_gets_colour_and_no_color_takes_it_away(person, small):
    for env, coloured in (({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)):
        p = person("table", env=env)
        p.child.expect(pexpect.EOF)
        assert ("\x1b" in p.child.before) is coloured
        assert plain(p.child.before).splitlines()[6].split("  ")[0] == "Use of MARACs"


def test_coding_without_colour_has_no_escape_codes(person):
    p = person("edit", "DHR7", env={"NO_COLOR": "1"})
    p.child.expect_exact("finding> ")
    assert "\x1b" not in p.child.before


@pytest.mark.parametrize("env", [{"PYTHONIOENCODING": "ascii"}, {"PYTHONIOENCODING": "cp1252"}])
def test_a_terminal_without_the_marks_gets_ascii_ones(person, env):
    p = person("table", env=env)
    assert p.ends() == 0
    lines = p.seen.splitlines()
    assert lines[6].split() == ["Use", "of", "MARACs", "+", "+", ".", "2", "of", "3", "0"]
    assert lines[7].split()[2:5] == ["-", "?", "."]
    assert "-  absent (looked for, and it did not happen)" in lines
    assert os.linesep not in "".join(lines)


def test_a_review_that_is_new_is_asked_about(person, small):
    p = person("code", "DHR11", "gps", "absent", "--coder", "LN")
    p.at("DHR11 is new; did you mean 'DHR10'? Begin DHR11? [y/N] ").types()
    assert p.ends() == 3
    assert p.seen == "dhrcode: DHR11 was not begun; nothing was written\n"
    assert not (small / "records" / "DHR11.yaml").exists()
    p = person("code", "DHR11", "gps", "absent", "--coder", "LN")
    p.at("Begin DHR11? [y/N] ").types("y")
    assert p.ends() == 0
    assert "gps: {finding: absent}" in text_of(small, "DHR11")
