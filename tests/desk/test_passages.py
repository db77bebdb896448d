"""Passages that are worth a look, as the page is given them."""

import stat

from dhrcode.store.project import open_project
from dhrcode.workflows.coding.entry import FindingEntry, Piece, enter


def passages(client, subtheme="managing-care", count=5):
    status, answer = client.ask(
        "passages", {"review": "DHR58", "subtheme": subtheme, "count": count}
    )
    assert status == 200
    return answer


def test_passages_come_with_page_words_and_reasons(client):
    answer = passages(client)
    assert answer["total"] > len(answer["passages"]) == 5
    assert answer["said"] == []
    carer = next(one for one in answer["passages"] if one["where"] == "p. 5")
    assert carer["why"].startswith("words: her own needs, carer")
    assert carer["quote"].startswith("The victim was a carer for")
    assert (carer["source"], carer["page"], carer["quotable"]) == ("overview", "5", True)
    assert not any(one["dismissed"] for one in answer["passages"])


def test_what_is_taken_is_what_was_shown(client, project):
    shown = passages(client, "equality")["passages"][0]
    given = {"review": "DHR58", "subtheme": "equality", "finding": "unclear", "seen": ""}
    evidence = {name: shown[name] for name in ("source", "from", "to")}
    assert client.ask("code", {**given, "evidence": evidence})[0] == 200
    (piece,) = project.read("DHR58")[0].findings["equality"].evidence
    assert (piece.quote, piece.page) == (shown["quote"], shown["page"])


def test_more_are_given_where_more_are_wanted(client):
    total = passages(client)["total"]
    many = passages(client, count=total)["passages"]
    assert len({one["id"] for one in many}) == len(many) == total
    assert many[:5] == passages(client)["passages"]


def test_a_dismissed_passage_is_kept_as_such_and_the_record_as_it_is(client, project):
    before = project.path_of("DHR58").read_bytes()
    first, second, *_ = passages(client)["passages"]
    assert client.ask("dismiss", {"passage": first["id"]}) == (200, {})
    gone, kept, *_ = passages(client)["passages"]
    assert (gone, kept) == ({**first, "dismissed": True}, second)
    file = project.root / ".dhrcode" / "desk" / "dismissed.json"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert file.read_text().split('"')[1::2] == [first["id"]]
    client.ask("dismiss", {"passage": first["id"], "gone": False})
    assert passages(client)["passages"][0] == first
    assert project.path_of("DHR58").read_bytes() == before


def test_what_a_coder_dismisses_is_no_other_coders(serve, project):
    enter(
        project.of_coder("EM"), "DHR58", FindingEntry("equality", "unclear", Piece(), "EM", "dhr")
    )
    own = serve(project.of_coder("EM")).enter()
    client = serve(open_project(project.root, "desk")).enter()
    client.ask("dismiss", {"passage": passages(client)["passages"][0]["id"]})
    assert not any(one["dismissed"] for one in passages(own)["passages"])


def test_what_names_no_passage_is_refused(client, project):
    status, said = client.ask("dismiss", {"passage": "../DHR58"})
    assert (status, said["error"]) == (409, "the page did not say which passage is meant")
    assert not (project.root / ".dhrcode" / "desk").exists()


def test_a_document_that_cannot_be_read_is_said(client, project):
    (project.root / "sources" / "DHR58-overview.txt").unlink()
    answer = passages(client)
    assert answer["passages"] == []
    assert answer["said"] == ["there is no file sources/DHR58-overview.txt"]
