"""XML that is none for what programs put into it unescaped: words of a passage, an annotation.

They leave a page break in an attribute, a bare `&`, a `<` or a quotation mark. What can only be
text is made text. Nothing is taken away, and a file that is still no XML is not read.
"""

import re
from collections import Counter
from itertools import pairwise

from dhrcode.importers.refi.clean import listed

_CONTROL = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_CODED_CONTROL = re.compile(r"&#(?:0*(?:[0-8]|1[124-9]|2[0-9]|3[01])|[xX]0*(?:[0-8bcBC]|[eE]|1.));")
_AMPERSAND = re.compile(r"&(?!#?\w+;)")
_LESS = re.compile(r"<(?!/?(?:\w+:)?(?:PDF)?[A-Z][a-z]|[!?])")  # as elements are called
_OPENS = re.compile(r"[\w:.-]\s*=\s*\Z")
_CLOSES = re.compile(r"\s+[\w:.-]+\s*=\s*(?:\Z|')|\s*[/?]?>")
_DECLARED = re.compile(rb"""\A<\?xml[^>]*encoding\s*=\s*["']([A-Za-z0-9._-]+)""")


def mended(data: bytes) -> tuple[str, str]:
    """The text with what was unescaped escaped, and what was, in words; empty if nothing was.

    Raises:
        LookupError: it says that it is in an encoding that there is not.
        ValueError: it is not in the encoding that it says.
    """
    declared = _DECLARED.match(data)
    wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    text = data.decode("utf-16" if wide else declared[1].decode() if declared else "utf-8")
    done: Counter[str] = Counter()
    text, done["control character"] = _CONTROL.subn(" ", text)
    text, coded = _CODED_CONTROL.subn(" ", text)
    done["control character"] += coded
    text, done["bare '&'"] = _AMPERSAND.subn("&amp;", text)
    text = _values_escaped(text, done)
    text, bare = _LESS.subn("&lt;", text)
    done["bare '<'"] += bare
    return text, listed(done)


def _values_escaped(text: str, done: Counter[str]) -> str:
    """Attributes' values escaped: one ends where another attribute, or the tag's end, follows."""
    parts = text.split('"')
    result, in_tag, in_value = [parts[0]], _in_tag(parts[0], before=False), False
    for quoted, part in pairwise(parts):
        if in_value and _CLOSES.match(part):
            in_value, in_tag = False, _in_tag(part, before=True)
            result += '"', part
        elif in_value:
            done["bare quotation mark"] += 1
            result += "&quot;", part.replace("<", "&lt;")
        elif in_tag and _OPENS.search(quoted):
            in_value = True
            done["bare '<'"] += part.count("<")
            result += '"', part.replace("<", "&lt;")
        else:
            in_tag = _in_tag(part, before=in_tag)
            result += '"', part
    return "".join(result)


def _in_tag(part: str, *, before: bool) -> bool:
    """Whether a tag is open at the end of a part."""
    begun, ended = part.rfind("<"), part.rfind(">")
    return begun > ended if max(begun, ended) >= 0 else before
