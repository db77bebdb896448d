"""A document taken out of a record, with its evidence and its file."""

import pytest

from dhrcode.errors import DataProblemsError, NotFoundError, RefusedError
from dhrcode.workflows.coding.entry import FindingEntry, Piece, enter
from dhrcode.workflows.documents.source_removal import remove_source
from dhrcode.workflows.documents.sources import SourceRequest, add_source


@pytest.fixture
def project(small, tmp_path):
    """The small project, whose DHR2 has a second document, and DHR7 that one too."""
    (tmp_path / "a.txt").write_text("The panel met.")
    add_source(small, "DHR2", tmp_path / "a.txt", SourceRequest("annex"))
    return small


def annex(project):
    return project.root / "sources" / "DHR2-annex.txt"


def test_a_document_that_nothing_rests_on_goes(project):
    done = remove_source(project, "DHR2", "annex", with_evidence=False)
    assert (done.file, done.gone, done.pieces, done.reopened) == ("DHR2-annex.txt", True, (), False)
    assert [source.id for source in project.read("DHR2")[0].sources] == ["overview"]
    assert not annex(project).exists()


def test_evidence_that_rests_on_it_keeps_it_unless_that_goes_too(project):
    before = project.read("DHR2")[1]
    said = (
        r"^3 pieces of evidence rest on overview \(use-of-maracs, police-response\), which "
        r"--with-evidence takes out too; nothing was changed$"
    )
    with pytest.raises(RefusedError, match=said):
        remove_source(project, "DHR2", "overview", with_evidence=False)
    assert project.read("DHR2")[1] == before
    done = remove_source(project, "DHR2", "overview", with_evidence=True)
    assert (len(done.pieces), done.reopened, done.gone) == (3, True, False)  # it was not here
    record = project.read("DHR2")[0]
    assert (record.status, record.findings["use-of-maracs"].evidence) == ("draft", ())


def test_evidence_of_a_candidate_theme_counts(project):
    record = project.read("DHR2")[0]
    piece = record.findings["use-of-maracs"].evidence[0].model_copy(update={"source": "annex"})
    theme = record.emerging[0].model_copy(update={"evidence": (piece,)})
    project.change("DHR2", lambda now: now.model_copy(update={"emerging": (theme,)}))
    with pytest.raises(RefusedError, match=r"^1 piece of evidence rests on annex \(Housing\)"):
        remove_source(project, "DHR2", "annex", with_evidence=False)
    assert remove_source(project, "DHR2", "annex", with_evidence=True).pieces == (piece,)
    assert project.read("DHR2")[0].emerging[0].evidence == ()


def test_a_document_that_another_record_names_stays(project):
    add_source(project, "DHR7", annex(project), SourceRequest("annex"))
    done = remove_source(project, "DHR2", "annex", with_evidence=False)
    assert (done.gone, annex(project).exists()) == (False, True)
    own = project.of_coder("EM")
    enter(own, "DHR7", FindingEntry("gps", "absent", Piece(), "EM"))
    add_source(own, "DHR7", annex(project), SourceRequest("annex", coder="EM"))
    assert not remove_source(project, "DHR7", "annex", with_evidence=False).gone
    assert remove_source(own, "DHR7", "annex", with_evidence=False).gone
    assert not annex(project).exists()


def test_a_document_that_the_record_has_twice_stays(project):
    add_source(project, "DHR2", annex(project), SourceRequest("again"))
    assert not remove_source(project, "DHR2", "annex", with_evidence=False).gone


def test_what_was_agreed_is_not_one_s_own(project):
    project.change("DHR2", lambda now: now.model_copy(update={"consensus_of": ("EM", "LN")}))
    with pytest.raises(RefusedError, match=r"^DHR2 joins the codings of EM, LN"):
        remove_source(project, "DHR2", "overview", with_evidence=True)
    remove_source(project, "DHR2", "annex", with_evidence=True)


def test_a_source_that_there_is_not(project):
    said = r"^DHR2 has no source 'appendix': it has overview or annex$"
    with pytest.raises(NotFoundError, match=said):
        remove_source(project, "DHR2", "appendix", with_evidence=False)
    with pytest.raises(NotFoundError, match=r"^DHR10 has no source 'a'$"):
        remove_source(project, "DHR10", "a", with_evidence=False)


def test_another_record_that_cannot_be_read_may_name_it(project):
    (project.root / "records" / "DHR10.yaml").write_text("nonsense: 1\n")
    with pytest.raises(DataProblemsError, match="nobody can tell which documents they name"):
        remove_source(project, "DHR2", "annex", with_evidence=False)
    assert annex(project).exists()
