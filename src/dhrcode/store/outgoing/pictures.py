"""Pictures: which of them dhrcode has drawn itself, from numbers that stand in the same file."""

OWN = "dhrcode"
"""What a chart that dhrcode has drawn says of the program that made it."""


def is_own_chart(data: bytes) -> bool:
    """Whether a PNG says that dhrcode drew it."""
    return data.startswith(b"\x89PNG") and b"tEXtSoftware\x00" + OWN.encode() in data[:4096]
