"""Markdown: tables, and nothing in a text that becomes markup."""

import pytest

from dhrcode.exporters import exporter
from dhrcode.exporters.text.markdown import escaped

MARKDOWN = {
    "a|b": r"a\|b",
    "[bold]x[/bold]": r"\[bold\]x\[/bold\]",
    "<b>x</b>": r"\<b\>x\</b\>",
    "&amp;": r"\&amp;",
    "*x* _y_ `z` ~w~": r"\*x\* \_y\_ \`z\` \~w\~",
    "# x": r"\# x",
    "- x": r"\- x",
    "+ x": r"\+ x",
    "=x": r"\=x",
    "1. x": r"1\. x",
    "12) x": r"12\) x",
    "![x](y)": r"\!\[x\](y)",
    "$x$": r"\$x\$",
    "a\nb\tc": "a b c",
    "back\\slash": r"back\\slash",
    ":smile: é 🙂 אב": ":smile: é 🙂 אב",
}


@pytest.mark.parametrize("text", MARKDOWN)
def test_in_markdown_nothing_is_markup(text):
    assert escaped(text) == MARKDOWN[text]


def test_in_markdown_a_row_stays_a_row(report_of, hostile):
    lines = exporter("md")(report_of([hostile])).decode("utf-8").splitlines()
    row = lines[lines.index("| --- | --- | --: |") + 1]
    assert row == f"| {escaped(hostile)} | {escaped(hostile)} | 1 |"
    assert row.replace("\\|", "").count("|") == 4
