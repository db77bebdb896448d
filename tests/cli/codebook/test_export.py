"""codebook export: the codebook as a document."""

import io

import pytest
from docx import Document


def test_export_writes_a_document_with_everything(said, change, small):
    change("retire", "police-response")
    assert said("codebook", "export", "-o", "codebook.docx", cwd=small) == (
        0,
        "",
        "wrote codebook.docx\n",
    )
    document = Document(io.BytesIO((small / "codebook.docx").read_bytes()))
    headings = [p.text for p in document.paragraphs if p.style.name.startswith("Heading 1")]
    assert headings == [
        "About this codebook",
        "Process & policy",
        "Health",
        "Attributes of the case",
        "Retired subthemes",
        "Versions",
        "Where this came from",
    ]
    rows = [[cell.text for cell in row.cells] for row in document.tables[1].rows]
    assert rows[:3] == [
        ["Subtheme", "How it is coded"],
        ["Use of MARACs  (use-of-maracs)"] * 2,
        ["Definition", "A conference was warranted and not held, or did not do its work."],
    ]


@pytest.mark.parametrize("form", ["docx", "xlsx", "html", "md", "csv", "json"])
def test_export_is_the_same_twice_in_each_format(said, small, form):
    written = []
    for name in (f"a.{form}", f"b.{form}"):
        assert said("codebook", "export", "-o", name, cwd=small)[0] == 0
        written.append((small / name).read_bytes())
    assert written[0] == written[1]
    assert len(written[0]) > 300


def test_export_has_to_be_told_where_to(said, small):
    assert said("codebook", "export", cwd=small) == (
        2,
        "",
        "dhrcode: where to? -o codebook.docx writes a file, --format md prints it\n",
    )
    assert said("codebook", "export", "-o", "records/c.md", cwd=small)[0] == 4


def test_tags_go_out_and_start_a_codebook(said, small, tmp_path):
    assert said("codebook", "export", "-o", "tags.csv", cwd=small) == (0, "", "wrote tags.csv\n")
    rows = (small / "tags.csv").read_text("utf-8").splitlines()
    assert rows[0] == ",description,tag"
    other = tmp_path / "other"
    other.mkdir()
    status, out, err = said("import", small / "tags.csv", cwd=other)
    assert (status, out) == (0, "")
    assert err.splitlines()[-1] == "wrote themes.yaml: 2 areas, 3 subthemes"
