"""Returns: what an agency gets, and what becomes of what it sends back."""

import io
import shutil
import zipfile

import openpyxl
import pytest

DRUGS = "drug-alcohol-service"
MENTAL = "mental-health-service"
DONE = {"A!H3": "done", "A!I3": "2025-02-20", "A!K3": "Letters go out.", "A!L3": "The log"}
NOTHING = "dhrcode: nothing was brought in: mend these first\n"


def plans(project):
    return {path.name: path.read_text("utf-8") for path in (project / "actions").iterdir()}


def test_each_agency_that_owns_or_was_asked_gets_one(said, fictional):
    status, out, err = said("plan", "returns", "--on", "2025-03-01", cwd=fictional)
    assert (status, out.splitlines()[1:4]) == (
        0,
        [
            "exports/returns/gp.xlsx: 1 action, 0 recommendations to answer",
            "exports/returns/mental-health-service.xlsx: 3 actions, 3 recommendations to answer",
            "exports/returns/drug-alcohol-service.xlsx: 2 actions, 0 recommendations to answer",
        ],
    )
    assert "As at 2025-03-01: wrote 7 returns into exports/returns\n" in err
    assert not (fictional / "exports" / "returns" / "housing.xlsx").exists()


def unpacked(path):
    with zipfile.ZipFile(path) as package:
        return b"".join(package.read(name) for name in package.namelist())


def test_no_byte_of_one_is_another_agency_s(returned):
    folder = returned / "exports" / "returns"
    told = unpacked(folder / "police.xlsx")
    assert b"DHR41/7.1.a" in told
    for theirs in (b"DHR41/7.3.a", b"DHR58", b"Name a lead", b"Housing", b"Trust"):
        assert theirs not in told


def test_the_same_day_gives_the_same_bytes_and_a_filled_one_is_not_lost(said, returned, filled):
    folder = returned / "exports" / "returns"
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert said("plan", "returns", "--on", "2025-03-01", cwd=returned)[0] == 0
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
    filled("gp", {"A!H3": "started"}, "exports/returns/gp.xlsx")
    (folder / "police.xlsx").unlink()
    status, out, err = said("plan", "returns", "--on", "2025-03-01", cwd=returned)
    assert (status, out) == (4, "")
    assert "gp.xlsx in" in err
    assert "may have been filled in: bring in and move away what is there" in err
    assert not (folder / "police.xlsx").exists()


def test_none_leaves_with_an_identifier(said, fictional):
    path = fictional / "actions" / "DHR58.yaml"
    path.write_text(path.read_text("utf-8").replace("Open a", "Ask Mr Dunmere for a"), "utf-8")
    status, _, err = said("plan", "returns", "--on", "2025-03-01", cwd=fictional)
    assert status == 9
    assert "'Mr Dunmere' looks like a title with a" in err
    assert not list((fictional / "exports").rglob("*.xlsx"))
    status, _, _ = said("plan", "returns", "--allow-identifiers", cwd=fictional)
    assert status == 0


def test_actions_of_no_agency_are_said(said, tmp_path, west_midlands):
    status, out, err = said("plan", "returns", "--on", "2015-02-01", cwd=west_midlands)
    assert (status, out) == (0, "")
    assert err.startswith("21 actions are in no return: no agency of the codebook owns them")
    assert not (west_midlands / "exports" / "returns").exists()


def test_what_comes_back_is_added_and_nothing_else(said, returned, filled):
    before = plans(returned)
    name = filled(DRUGS, DONE | {"A!H4": "Done", "A!I4": "21 February 2025", "A!L4": "So"})
    status, out, err = said("import", name, "--dry-run", cwd=returned)
    assert (status, err) == (0, "dry run, nothing written: 2 entries new in 2 plans\n")
    assert plans(returned) == before
    status, out, err = said("import", name, cwd=returned)
    assert (status, err) == (0, "2 entries new in 2 plans\n")
    assert out == (
        "DHR41/7.4.a: done on 2025-02-20 by Drug or alcohol service\n"
        "DHR58/8.4.a: done on 2025-02-21 by Drug or alcohol service\n"
    )
    shown = said("plan", "show", "DHR41/7.4.a", "--on", "2025-03-01", cwd=returned)[1]
    assert "done, amber (A); due: 2023-12" in shown
    assert "1. 2025-02-20, Drug or alcohol service: done - Letters go out.\n" in shown
    added = [line for line in plans(returned)["DHR41.yaml"].splitlines() if "2025-02-2" in line]
    assert len(added) == 1
    now, then = ({*text["DHR41.yaml"].splitlines()} for text in (plans(returned), before))
    assert then <= now
    assert said("undo", cwd=returned)[0] == 0
    assert plans(returned) == before


def test_returned_twice_nothing_comes_twice(said, returned, filled):
    name = filled(DRUGS, DONE)
    said("import", name, cwd=returned)
    once = plans(returned)
    assert said("import", name, name, cwd=returned) == (0, "", "nothing new, 2 there already\n")
    assert plans(returned) == once


def test_a_response_comes_once(said, returned, filled):
    name = filled(MENTAL, {"R!D2": "In part", "R!E2": "2025-01-08", "R!F2": "From April."})
    out = "DHR58/8.2: in-part on 2025-01-08 by Mental health service\n"
    assert said("import", name, cwd=returned)[:2] == (0, out)
    assert said("import", name, cwd=returned)[2] == "nothing new, 1 there already\n"


YEAR_FIRST = "type it with the year first, such as 2015-02-10"
EVENTS = "one of started, done, stopped, reopened or due-moved"
AGAIN = {"A!H6": "stopped", "A!I6": "2025-02-21", "A!K6": "No.", "A!M6": "DHR41/7.4.a"}
WRONG = [
    ({"A!I3": "03/04/2015"}, f"I3: '03/04/2015' may mean 3 April or 4 March: {YEAR_FIRST}"),
    ({"A!I3": "04/13/2015"}, f"I3: '04/13/2015' has the month before the day: {YEAR_FIRST}"),
    ({"A!I3": "3/4/15"}, f"I3: '3/4/15' has a year of two figures: {YEAR_FIRST}"),
    ({"A!I3": 45708}, "I3: '45708' is the number by which Excel keeps 2025-02-20: type it"),
    ({"A!H3": "finished"}, f"H3: 'finished' is nothing that an agency can say here: {EVENTS}"),
    ({"A!H3": "checked"}, f"H3: 'checked' is nothing that an agency can say here: {EVENTS}"),
    (
        {"A!H3": None},
        "H3: filled in, and nothing says what happened: choose it from the list [incomplete-entry]",
    ),
    ({"A!I3": None}, f"I3: no day is given: {YEAR_FIRST}"),
    ({"A!J3": "2025-06"}, "H3: a new due date goes with due-moved, and not with done: give the"),
    ({"A!H3": "due-moved"}, f"J3: the new due date is not given: {YEAR_FIRST}"),
    ({"A!H3": "due-moved", "A!J3": "soon"}, f"J3: 'soon' is no day: {YEAR_FIRST}"),
    ({"A!H3": "stopped", "A!K3": None}, "K3: nothing says why it is stopped: say it in words"),
    (
        {"A!M6": "DHR99/R1.a", "A!H6": "done", "A!I6": "2025-02-20"},
        "M6: this project has no plan 'DHR99': is it a return of this project? [unknown-action]",
    ),
    (
        {"A!M6": "DHR58/8.1.a", "A!H6": "started", "A!I6": "2025-02-20"},
        "M6: DHR58/8.1.a is Mental health service's, and the return is Drug or alcohol service's",
    ),
    (
        {"A!M6": "DHR58/8.4.z", "A!H6": "started", "A!I6": "2025-02-20"},
        "M6: DHR58 has no such action: '8.4.z': did you mean '8.4.a'? [unknown-action]",
    ),
    ({"A!H6": "done"}, "M6: filled in, but of no action: choose the one that is meant"),
    (AGAIN, "H6: DHR41/7.4.a is done on 2025-02-21 and cannot be stopped: mend the row, or"),
    ({"A!K3": "Mr Dunmere wrote."}, "K3: 'Mr Dunmere' looks like a title with a surname: write a"),
    (
        {"A!M3": "DHR58/8.4.a", "A!M4": "DHR41/7.4.a"},
        (
            "B3: this is not the recommendation of DHR58/8.4.a, which the row has for its id: rows "
            "must be sorted whole; put both back as they were [row-of-another-action]"
        ),
    ),
]


@pytest.mark.parametrize(("cells", "told"), WRONG)
def test_what_is_wrong_is_a_cell_and_a_sentence_and_nothing_is_written(
    said, returned, filled, cells, told
):
    before = plans(returned)
    status, out, err = said("import", filled(DRUGS, DONE | cells), cwd=returned)
    assert (status, out) == (1, "")
    cell, _, sentence = told.partition(": ")
    assert f"{DRUGS}.xlsx:Actions!{cell}: error: {sentence}" in err
    assert err.endswith(NOTHING)
    assert plans(returned) == before


def test_one_return_with_a_mistake_holds_all_back(said, returned, filled):
    before = plans(returned)
    good, bad = filled(DRUGS, DONE), filled(MENTAL, {"A!H3": "done", "A!I3": "soon"})
    status, _, err = said("import", good, bad, cwd=returned)
    assert (status, err.count("\n")) == (1, 2)
    assert plans(returned) == before


def test_a_date_of_excel_s_own_is_read(said, returned, filled):
    from datetime import date  # noqa: PLC0415 - of this test alone

    out = said("import", filled(DRUGS, DONE | {"A!I3": date(2025, 2, 20)}), cwd=returned)[1]
    assert out == "DHR41/7.4.a: done on 2025-02-20 by Drug or alcohol service\n"


def test_rows_may_be_sorted_whole(said, returned, filled):
    name = filled(DRUGS, DONE)
    book = openpyxl.load_workbook(returned / name)
    sheet = book["Actions"]
    for column in range(1, 14):
        one, other = sheet.cell(3, column), sheet.cell(4, column)
        one.value, other.value = other.value, one.value
    book.save(returned / name)
    out = said("import", name, cwd=returned)[1]
    assert out == "DHR41/7.4.a: done on 2025-02-20 by Drug or alcohol service\n"


def test_a_row_that_is_gone_is_said_and_the_others_come_in(said, returned, filled):
    name = filled(DRUGS, DONE)
    book = openpyxl.load_workbook(returned / name)
    book["Actions"].delete_rows(4)
    book.save(returned / name)
    status, out, err = said("import", name, cwd=returned)
    assert (status, out.count("\n")) == (0, 1)
    assert err.startswith(
        f"{name}:Actions: warning: the row of DHR58/8.4.a is gone, and nothing was read of it"
    )
    assert "[row-gone]" in err


def test_a_told_cell_that_was_changed_is_not_read(said, returned, filled):
    err = said("import", filled(DRUGS, DONE | {"A!E3": "2026-12-31"}), cwd=returned)[2]
    assert f"{DRUGS}.xlsx:Actions!E3: warning: this cell is not to be filled in" in err
    assert "[told-cell-changed]" in err


def test_what_two_people_filled_in_comes_in_once_each(said, returned, filled):
    one = filled(DRUGS, DONE, "one.xlsx")
    more = {"A!H4": "done", "A!I4": "2025-02-22", "A!L4": "So"}
    other = filled(DRUGS, DONE | more, "other.xlsx")
    status, out, err = said("import", one, other, cwd=returned)
    assert (status, out.count("\n")) == (0, 2)
    assert err == "2 entries new in 2 plans, 1 there already\n"


@pytest.mark.parametrize(
    ("theirs", "told"),
    [
        ({"A!I3": "2025-02-21"}, "done on 2025-02-21 here, and done on 2025-02-20"),
        ({"A!K3": "Other words."}, "done on 2025-02-20 here, and done on 2025-02-20"),
        ({"A!H3": "stopped", "A!I3": "2025-02-21"}, "stopped on 2025-02-21 here, and done on"),
    ],
)
def test_what_two_people_contradict_each_other_in_is_said(said, returned, filled, theirs, told):
    before = plans(returned)
    one, other = filled(DRUGS, DONE, "one.xlsx"), filled(DRUGS, DONE | theirs, "other.xlsx")
    status, _, err = said("import", one, other, cwd=returned)
    assert status == 1
    assert f"other.xlsx:Actions!H3: error: DHR41/7.4.a: {told}" in err
    assert "in one.xlsx:Actions!H3: ask which is so, and clear the other row [returns-diff" in err
    assert plans(returned) == before


def test_two_dates_for_one_action_from_two_people_differ(said, returned, filled):
    moved = {"A!H3": "due-moved", "A!I3": "2025-02-20", "A!K3": "Late.", "A!J3": "2025-06"}
    one, other = (
        filled(DRUGS, moved, "one.xlsx"),
        filled(DRUGS, moved | {"A!J3": "2025-09"}, "b.xlsx"),
    )
    assert "[returns-differ]" in said("import", one, other, cwd=returned)[2]


def test_one_of_an_older_plan_comes_in_where_it_fits(said, returned, filled):
    said(
        "plan",
        "move",
        "DHR41/7.4.a",
        "--to",
        "2025-06",
        "--why",
        "So.",
        "--on",
        "2025-03-02",
        cwd=returned,
    )
    said("plan", "stop", "DHR58/8.4.a", "--why", "No.", "--on", "2025-03-02", cwd=returned)
    late = {"A!H4": "done", "A!I4": "2025-03-10"}
    status, out, err = said("import", filled(DRUGS, DONE | late), cwd=returned)
    assert (status, out) == (0, "DHR41/7.4.a: done on 2025-02-20 by Drug or alcohol service\n")
    assert (
        f"{DRUGS}.xlsx:Actions!H4: warning: left out: DHR58/8.4.a is stopped on 2025-03-10 and "
        "cannot be done [entry-left-out]\n"
    ) in err
    assert (
        f"{DRUGS}.xlsx:Actions!H3: warning: DHR41/7.4.a has changed since 2025-03-01: 'Due' was "
        "'2023-12' and is '2025-06'"
    ) in err


def test_what_has_changed_elsewhere_is_said_in_a_line(said, returned, filled):
    said("plan", "move", "DHR58/8.4.a", "--to", "2025-09", "--why", "So.", cwd=returned)
    err = said("import", filled(DRUGS, DONE), cwd=returned)[2]
    assert err.startswith(
        f"{DRUGS}.xlsx: warning: made as at 2025-03-01, and DHR58/8.4.a has changed in the plan "
        "since [changed-since]\n"
    )


def test_what_was_withdrawn_does_not_come_again(said, returned, filled):
    name = filled(DRUGS, DONE)
    said("import", name, cwd=returned)
    said("plan", "withdraw", "DHR41/7.4.a", "1", "--why", "Another was meant.", cwd=returned)
    before = plans(returned)
    status, out, err = said("import", name, cwd=returned)
    assert (status, out, plans(returned)) == (0, "", before)
    assert "left out: it was withdrawn: Another was meant." in err


def test_an_agency_that_was_renamed_since_keeps_its_return(said, returned, filled):
    name = filled(DRUGS, DONE)
    status, _, err = said("codebook", "agency", "rename", DRUGS, "substance-service", cwd=returned)
    assert status == 0, err
    said("migrate", cwd=returned)
    status, out, err = said("import", name, cwd=returned)
    assert status == 0, err
    assert out == "DHR41/7.4.a: done on 2025-02-20 by Drug or alcohol service\n"


def test_of_another_project_with_the_same_ids_nothing_comes_in(said, returned, filled):
    name = filled(DRUGS, DONE)
    path = returned / "actions" / "DHR41.yaml"
    text = path.read_text("utf-8").replace("Write to the referrer", "Telephone the referrer")
    path.write_text(text.replace("The alcohol service should tell", "A ward should tell"), "utf-8")
    status, _, err = said("import", name, cwd=returned)
    assert status == 1
    assert f"{name}:Actions!M3: error: DHR41/7.4.a is something else in this project" in err


def test_done_without_what_shows_it_and_a_day_to_come_are_said(said, returned, filled):
    cells = DONE | {"A!L3": None, "A!I3": "2095-02-20"}
    status, _, err = said("import", filled(DRUGS, cells), cwd=returned)
    assert status == 0
    assert "Actions!H3: warning: DHR41/7.4.a is said to be done, and nothing shows it" in err
    assert "Actions!I3: warning: 2095-02-20 is to come, and this has happened" in err


def test_under_as_no_return_comes_in(said, returned, filled):
    status, out, err = said("import", filled(DRUGS, DONE), "--as", "EM", cwd=returned)
    assert (status, out) == (2, "")
    assert err == "dhrcode: an agency's return is brought in without --as\n"


def test_a_form_for_coding_among_returns_is_said(said, returned, filled):
    said("form", "DHR41", "-o", "form.xlsx", cwd=returned)
    status, _, err = said("import", filled(DRUGS, DONE), "form.xlsx", cwd=returned)
    assert status == 1
    assert err.startswith("form.xlsx: error: not an agency's return: bring forms for coding in")


@pytest.mark.parametrize("form", ["xlsx", "ods"])
def test_saved_by_libreoffice(said, returned, filled, office, form):
    name = filled(DRUGS, DONE)
    folder = office("x.xlsx", (returned / name).read_bytes(), form)
    shutil.copy(folder / f"x.{form}", returned / f"back.{form}")
    status, out, err = said("import", f"back.{form}", cwd=returned)
    if form == "xlsx":
        assert (status, out) == (0, "DHR41/7.4.a: done on 2025-02-20 by Drug or alcohol service\n")
    else:
        assert (status, out) == (1, "")
        assert err.startswith(
            "back.ods: error: the file is an OpenDocument sheet (.ods): open it in Excel or "
            "LibreOffice and save it as .xlsx"
        )


def test_libreoffice_prints_the_actions_across_one_page(returned, office):
    data = (returned / "exports" / "returns" / f"{MENTAL}.xlsx").read_bytes()
    pdf = (office("x.xlsx", data, "pdf") / "x.pdf").read_bytes()
    import pypdfium2  # noqa: PLC0415 - of this test alone

    document = pypdfium2.PdfDocument(io.BytesIO(pdf))
    sizes = [page.get_size() for page in document]
    wide = [size for size in sizes if size[0] > size[1]]
    assert len(wide) == 2  # a sheet each: the actions, and the recommendations
