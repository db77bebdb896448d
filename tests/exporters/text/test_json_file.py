"""JSON: the report's data, read back as it was."""

import json
import math

import pytest

from dhrcode.exporters import exporter


def test_in_json_text_reads_back(report_of, hostile):
    assert json.loads(exporter("json")(report_of([hostile]))) == {"texts": [hostile]}


@pytest.mark.parametrize("text", ["a\x00b", "a\x0bb", "a\x1b[31mb", "a\x7fb", "a\ufffeb"])
def test_so_does_what_other_formats_replace(report_of, text):
    assert json.loads(exporter("json")(report_of([text]))) == {"texts": [text]}


def test_json_never_holds_a_number_that_is_none(report_of):
    report = report_of(["x"])._replace(data=lambda: {"share": math.nan})
    with pytest.raises(ValueError, match="JSON"):
        exporter("json")(report)
