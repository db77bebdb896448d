"""Several fields in one text, under labels that a person reads and a program finds again.

A field of one line stands beside its label (`Page: 20`), one of several lines under it, followed by
an empty line. A line of a field that could be taken for a label gets a backslash in front, which is
removed when it is read.
"""

import re
from collections.abc import Collection, Iterable

PREAMBLE = ""
"""The name of what stands before the first label: what a person or another program wrote."""


def labelled(fields: Iterable[tuple[str, str]], labels: Collection[str]) -> str:
    """One text of labels and what stands under each.

    Args:
        fields: in order; lines of a field end in a newline only. Empty fields are left out.
        labels: every label that `unlabelled` will look for.
    """
    mistakable = re.compile(rf"(?m)^(?=\\*(?:{_any(labels)}):)")
    lines: list[str] = []
    for label, text in fields:
        if "\n" in text:
            lines += [f"{label}:", mistakable.sub(r"\\", text), ""]
        elif text:
            lines.append(f"{label}: {text}")
    if lines and not lines[-1]:
        lines.pop()
    return "\n".join(lines)


def unlabelled(text: str, labels: Collection[str]) -> dict[str, str]:
    """The fields of a text by label: those that `labelled` was given.

    Text before the first label is named `PREAMBLE`, and left out if there is none; if a label
    occurs twice, the last one counts.
    """
    beginning = re.compile(rf"({_any(labels)}):(?: (.*\S.*)|\s*)")
    guarded = re.compile(rf"\\(?=\\*(?:{_any(labels)}):)")
    found: dict[str, str] = {}
    label, lines = PREAMBLE, [""]
    for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        begun = beginning.fullmatch(line)
        if begun:
            found[label] = _field(lines, ended=True)
            label, lines = begun[1], [begun[2] or ""]
        else:
            lines.append(guarded.sub("", line, count=1) if guarded.match(line) else line)
    found[label] = _field(lines, ended=False)
    return {name: field for name, field in found.items() if field}


def _field(lines: list[str], *, ended: bool) -> str:
    """A field from what stands beside its label and the lines under it."""
    beside, *under = lines
    if beside:
        return "\n".join(lines).rstrip("\n")
    if ended and len(under) > 1 and not under[-1]:
        under = under[:-1]
    return "\n".join(under)


def _any(labels: Collection[str]) -> str:
    return "|".join(re.escape(label) for label in labels)
