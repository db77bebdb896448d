import pytest

from dhrcode.errors import DhrcodeError, IdentifiersError
from dhrcode.store.project import open_project
from dhrcode.workflows.release import refuse_identifiers

WORDS = "Mrs Okafor rang."
ALLOWED = "not_identifying:\n  - {text: Mrs Okafor, reason: invented}\n"


def add(project, name, text):
    with (project.root / name).open("a", encoding="utf-8") as file:
        file.write(text)


def refused(project, *texts):
    with pytest.raises(IdentifiersError) as error:
        refuse_identifiers(project, texts)
    return error.value


def test_an_output_without_one_is_let_through(small):
    refuse_identifiers(small, ["Occurrence of themes", "3 of 13", "in March 2012"])
    refuse_identifiers(None, [])


def test_the_record_to_mend_is_named(small):
    add(small, "records/DHR7.yaml", f"memo: {WORDS}\n")
    error = refused(small, "a cell", WORDS)
    (problem,) = error.problems
    assert (problem.file.rpartition("/")[2], problem.line, problem.column) == ("DHR7.yaml", 10, 7)
    assert "nothing was written" in str(error)
    assert "--allow-identifiers" in str(error)
    assert error.exit_status == 9
    assert isinstance(error, DhrcodeError)


def test_an_entry_in_the_record_lets_it_through(small):
    add(small, "records/DHR7.yaml", f"memo: {WORDS}\n{ALLOWED}")
    refuse_identifiers(small, [WORDS])


def test_the_same_words_in_another_record_are_refused_still(small):
    add(small, "records/DHR7.yaml", f"memo: {WORDS}\n{ALLOWED}")
    add(small, "records/DHR10.yaml", f"memo: {WORDS}\n")
    (problem,) = refused(small, WORDS).problems
    assert problem.file.endswith("DHR10.yaml")


def test_a_coders_record_is_named_too(small):
    folder = small.root / "coders" / "EM"
    folder.mkdir(parents=True)
    text = (small.root / "records" / "DHR7.yaml").read_text("utf-8").replace("JB", "EM")
    (folder / "DHR7.yaml").write_text(f"{text}memo: {WORDS}\n", encoding="utf-8")
    (problem,) = refused(small.of_coder("EM"), WORDS).problems
    assert problem.file.endswith("coders/EM/DHR7.yaml")


def test_a_warning_in_the_record_is_one_in_the_output(small):
    add(small, "records/DHR7.yaml", "memo: She saw the GP on 3 March 2012.\n")
    refuse_identifiers(small, ["She saw the GP on 3 March 2012."])
    refuse_identifiers(small, ["born, and she saw the GP on 3 March 2012."])


def test_words_that_are_in_no_record_are_refused_by_themselves(small):
    (problem,) = refused(small, "A pack for Mrs Okafor").problems
    assert problem.file == "output"
    (problem,) = refused(None, WORDS).problems
    assert problem.file == "output"


def test_the_codebook_is_named_and_its_entries_let_through(small):
    add(small, "themes.yaml", f"source: {WORDS}\n")
    (problem,) = refused(open_project(small.root), WORDS).problems
    assert problem.file.endswith("themes.yaml")
    add(small, "themes.yaml", ALLOWED)
    refuse_identifiers(open_project(small.root), [WORDS])


def test_a_listed_name_is_refused(small):
    (small.root / "private").mkdir()
    add(small, "private/names.txt", "Dunmere\n")
    add(small, "records/DHR7.yaml", "memo: they lived in Dunmere\n")
    (problem,) = refused(small, "they lived in Dunmere").problems
    assert problem.code == "identifier-listed-name"


def test_what_a_record_excuses_is_refused_where_it_comes_from_elsewhere(small):
    add(small, "records/DHR7.yaml", "memo: She saw the GP on 3 March 2012.\n")
    (problem,) = refused(small, "Of one who died on 3 March 2012").problems
    assert problem.file == "output"
    add(small, "records/DHR10.yaml", f"memo: {WORDS}\n{ALLOWED}")
    assert refused(small, "Of Mrs Okaf").problems[0].file == "output"
    add(small, "themes.yaml", "source: Mrs Okafor told it.\n")
    (problem,) = refused(open_project(small.root), "Mrs Okafor told it.").problems
    assert problem.file.endswith("themes.yaml")


def test_the_words_of_one_record_are_no_matter_of_a_codebook_that_is_not_in_the_output(small):
    add(small, "themes.yaml", "source: Mrs Okafor told it.\n")
    add(small, "records/DHR7.yaml", f"memo: {WORDS}\n{ALLOWED}")
    refuse_identifiers(open_project(small.root), [WORDS])


def test_counts_that_dhrcode_made_are_no_references(small):
    counted = ["MARAC 10000 of 12345 reviews", "Crime (10000)", "10000"]
    assert refuse_identifiers(small, counted, made=counted) == 0
    assert refuse_identifiers(None, counted, made=counted) == 0
    refused(small, *counted)
    with pytest.raises(IdentifiersError):
        refuse_identifiers(small, ["MARAC 10000: Mrs Okafor"], made=["MARAC 10000: Mrs Okafor"])


def test_a_number_of_a_record_is_refused_though_it_stands_in_such_a_text(small):
    add(small, "records/DHR7.yaml", "memo: the crime number 45670123\n")
    said = "Noted: the crime number 45670123"
    with pytest.raises(IdentifiersError) as error:
        refuse_identifiers(small, [said, "the crime number 45670123"], made=[said])
    assert error.value.problems[0].file.endswith("DHR7.yaml")


def test_what_is_only_a_warning_is_counted(small):
    texts = ["Judge Wren spoke on 3 March 2012.", "3 March 2012", "near Elm Road"]
    assert refuse_identifiers(small, texts) == 3
    assert refuse_identifiers(None, texts) == 3
    add(small, "records/DHR7.yaml", "not_identifying:\n  - {text: Elm Road, reason: invented}\n")
    assert refuse_identifiers(small, texts) == 2
    days = ["2014-06-03 to 2015-01-09"]
    assert refuse_identifiers(small, days, made=days) == 0
