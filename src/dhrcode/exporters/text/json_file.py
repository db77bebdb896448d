"""JSON: UTF-8, indented, keys in the documented order."""

import json

from dhrcode.reports.blocks import Report


def render(report: Report) -> bytes:
    """The report's data as JSON."""
    text = json.dumps(report.data(), ensure_ascii=False, indent=2, allow_nan=False)
    return f"{text}\n".encode()
