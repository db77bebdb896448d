"""How well a project's own evidence is found: by subtheme, and of whose coding."""

import pytest

from dhrcode.model.record import CodedSubtheme, Evidence
from dhrcode.store.project import open_project
from dhrcode.workflows.documents.self_check import self_check

FILLER = [f"The bus number {n} was late." for n in "abcdefghijklmno"]


def plainly(files, total, doing=""):
    return files


@pytest.fixture
def evidence(small, put):
    """A document, and quotes of it as the evidence of one subtheme of DHR2."""

    def write(*quotes, theme="use-of-maracs", pages=()):
        put("DHR2.txt", *pages)
        pieces = tuple(Evidence(source="overview", quote=quote) for quote in quotes)
        found = {theme: CodedSubtheme(finding="present", evidence=pieces)}
        small.change("DHR2", lambda record: record.model_copy(update={"findings": found}))

    return write


def checked(project):
    return {
        check.subtheme: check for check in self_check(open_project(project.root), plainly).themes
    }


def test_what_the_first_five_and_ten_hold_is_counted(small, evidence):
    maracs = [f"The MARAC met, said {n}." for n in "abcdef"]
    evidence(*maracs, "The zyzzyva sang.", pages=[*FILLER, *maracs, "The zyzzyva sang."])
    check = checked(small)["use-of-maracs"]
    assert (check.pieces, check.in_five, check.in_ten) == (7, 5, 6)
    assert check.silent == ("referral",)
    assert check.lacking == ("zyzzyva", "sang")


def test_only_subthemes_with_quotes_in_documents_that_are_there_are_told(small, evidence):
    evidence("The MARAC met.", pages=["The MARAC met."])
    assert list(checked(small)) == ["use-of-maracs"]
    (small.root / "sources" / "DHR2.txt").unlink()
    result = self_check(open_project(small.root), plainly)
    assert (result.themes, result.documents) == ((), 0)


def test_as_a_coder_only_that_coders_evidence_is_read(small, evidence, names, put):
    evidence("The MARAC met.", pages=["The MARAC met."])
    names("DHR10", "own.txt", coder="EM")
    put("own.txt", "A referral came.")
    own = open_project(small.root).of_coder("EM")
    piece = Evidence(source="s1", quote="A referral came.")
    coded = {"use-of-maracs": CodedSubtheme(finding="present", evidence=(piece,))}
    own.change("DHR10", lambda record: record.model_copy(update={"findings": coded}))
    result = self_check(own, plainly)
    assert [(check.subtheme, check.pieces) for check in result.themes] == [("use-of-maracs", 1)]
    assert result.themes[0].silent == ("MARAC",)
    assert result.documents == 1


def test_a_record_with_an_error_is_a_problem_and_the_rest_is_read(small, evidence):
    evidence("The MARAC met.", pages=["The MARAC met."])
    small.path_of("DHR10").write_text("review: DHR10\ncoder: [\n")
    result = self_check(open_project(small.root), plainly)
    assert [check.pieces for check in result.themes] == [1]
    assert {problem.severity for problem in result.problems} == {"error"}
