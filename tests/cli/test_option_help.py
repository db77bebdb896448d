"""The help of options names the formats that there are, because it is made from them."""

import pytest

from dhrcode.exporters import EXPORTS
from dhrcode.workflows.outputs.export import MAKERS

NEW = (
    "from dhrcode import exporters, importers\n"
    "exporters.FORMATS['rst'] = exporters.Format('none')\n"
    "exporters.PACK_FORMATS += ('rst',)\n"
    "exporters.EXPORTS['coders'] = ('.sas',)\n"
    "importers.IMPORTERS['.sas'] = 'none'\n"
)


@pytest.mark.parametrize(
    ("command", "named"),
    [
        ("table", ["Write a file: .csv, .docx, .html, .json, .md, .xlsx or .rst."]),
        ("table", ["Print as csv, docx, html, json, md, xlsx or rst."]),
        ("report", ["Write the whole pack: .docx, .html, .json, .md, .xlsx or .rst."]),
        ("codebook diff", ["Print as text, csv, docx, html, json, md, xlsx or rst."]),
        ("scan", ["text, .csv, .docx, .html, .json, .md, .xlsx, .rst, .pptx, .odt, .ods or .pdf."]),
        (
            "export",
            [
                (
                    "findings, evidence, attributes, summaries or contacts, as .csv, .parquet, "
                    ".sav or .dta"
                ),
                "coders.sas.",
            ],
        ),
        ("import", [".csv, .tsv, .txt, .docx, .xlsx, .xlsm, .qdc, .qdpx or .sas; several too."]),
    ],
)
def test_a_format_that_is_added_is_in_the_help(said_after, tmp_path, command, named):
    status, out, err = said_after(NEW, *command.split(), "--help", cwd=tmp_path)
    assert (status, err) == (0, "")
    assert [words for words in named if words not in " ".join(out.split())] == []


def test_everything_that_can_be_exported_has_its_maker():
    assert MAKERS.keys() == EXPORTS.keys()
