"""What a desk shows."""

import io
import json
from concurrent.futures import ThreadPoolExecutor

from reportlab.pdfgen.canvas import Canvas

from dhrcode.desk import reader as module


def pdf(pages):
    made = io.BytesIO()
    canvas = Canvas(made)
    for number in range(1, pages + 1):
        canvas.drawString(50, 400, f"Page {number} of an invented report")
        canvas.showPage()
    canvas.save()
    return made.getvalue()


def test_the_list_has_every_review_with_its_progress(client):
    status, answer = client.ask("reviews")
    assert status == 200
    assert answer["subthemes"] == 21
    assert [(one["review"], one["coded"], one["status"]) for one in answer["reviews"]] == [
        ("DHR41", 21, "complete"),
        ("DHR58", 11, "draft"),
    ]


def test_a_coder_sees_their_own_codings_and_nobody_elses(serve, project):
    own = serve(project.of_coder("EM")).enter()
    answer = own.ask("reviews")[1]
    assert [(one["review"], one["coder"], one["apart"]) for one in answer["reviews"]] == [
        ("DHR41", "EM", True)
    ]
    assert own.ask("record", {"review": "DHR58"})[0] == 409
    assert own.ask("record", {"review": "DHR41"})[1]["coder"] == "EM"


def test_a_record_that_cannot_be_read_is_told_in_the_list(client, project):
    path = project.path_of("DHR41")
    path.write_text(path.read_text() + "\nnothing: of this\n")
    answer = client.ask("reviews")[1]
    assert [one["review"] for one in answer["reviews"]] == ["DHR58"]
    assert "nothing" in answer["problems"][0]
    status, said = client.ask("record", {"review": "DHR41"})
    assert (status, said["kind"]) == (409, "DataProblemsError")
    assert "has to be mended first" in said["error"]


def pages(client, start=1, count=100, source="overview"):
    given = {"review": "DHR58", "source": source, "from": start, "count": count}
    return client.ask("pages", given)


def test_the_text_is_that_of_the_document_page_by_page(client, project):
    _, answer = pages(client)
    text = (project.root / "sources" / "DHR58-overview.txt").read_text()
    shown = [" ".join(page["text"].split()) for page in answer["pages"]]
    assert shown == [" ".join(page.split()) for page in text.split("\f")]
    assert (answer["total"], answer["paged"]) == (6, True)
    assert [page["number"] for page in pages(client, 3, 2)[1]["pages"]] == [3, 4]
    assert pages(client, 7)[1]["pages"] == []


def test_long_pages_come_in_parts_and_one_at_least(client, monkeypatch):
    monkeypatch.setattr(module, "MOST_CHARACTERS", 1)
    assert [page["number"] for page in pages(client)[1]["pages"]] == [1]


def test_a_document_that_is_not_there_is_said(client, project):
    assert pages(client, source="other")[1]["error"] == "DHR58 names no document 'other'"
    (project.root / "sources" / "DHR58-overview.txt").unlink()
    assert pages(client)[1]["error"] == "there is no file sources/DHR58-overview.txt"


def test_marks_are_where_the_evidence_stands(client):
    every = pages(client)[1]["pages"]
    found = client.ask("marks", {"review": "DHR58", "source": "overview"})[1]["marks"]
    record = client.ask("record", {"review": "DHR58"})[1]
    coded = record["findings"].values()
    quotes = [piece for one in coded for piece in one["evidence"] if piece.get("quote")]
    assert len(found) == len(quotes) > 10
    for mark in found:
        ((page, start, end),) = mark["places"][0]
        piece = record["findings"][mark["subtheme"]]["evidence"][mark["piece"] - 1]
        words = " ".join(every[page - 1]["text"][start:end].split())
        assert words.casefold() == piece["quote"].rstrip(".").casefold().replace("\u2019", "'")


def test_changes_are_told_where_there_are_any(client, project):
    version = client.ask("record", {"review": "DHR58"})[1]["version"]
    given = {"review": "DHR58", "version": version}
    assert client.ask("changes", given) == (200, {"record": None})
    path = project.path_of("DHR58")
    path.write_text(path.read_text().replace("coder: EM", "coder: EM # still"))
    assert client.ask("changes", given)[1]["record"]["version"] != version


def test_the_codebook_is_given_with_its_version(client, project):
    answer = client.ask("codebook")[1]
    assert (answer["version"], len(answer["areas"])) == (project.codebook.version, 6)


def test_pictures_of_pages_are_drawn_by_one_thread_whoever_asks(client, project, opened_files):
    record = project.path_of("DHR58")
    record.write_text(record.read_text().replace("DHR58-overview.txt", "DHR58-overview.pdf"))
    (project.root / "sources" / "DHR58-overview.pdf").write_bytes(pdf(8))

    def ask(number):
        given = {"review": "DHR58", "source": "overview", "page": number}
        return client.request("POST", "/picture", json.dumps(given).encode())

    ask(1)
    opened_files.clear()
    with ThreadPoolExecutor(8) as many:
        answers = list(many.map(ask, [1 + number % 8 for number in range(32)]))
    assert {status for status, _, _ in answers} == {200}
    assert {headers["Content-Type"] for _, headers, _ in answers} == {"image/png"}
    assert len({body for _, _, body in answers}) == 8
    assert [one for one in opened_files if one.startswith("tempfile.")] == []
    assert ask(9)[0] == 409
