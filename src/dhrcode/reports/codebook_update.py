"""What an update of the codebook brought in, in sentences."""

from collections.abc import Iterator

from dhrcode.analysis.codebook_diff import compare_codebooks
from dhrcode.model.codebook import Codebook, CodebookVersion
from dhrcode.text import all_of


def said_of_update(before: Codebook, after: Codebook, shipped: CodebookVersion) -> Iterator[str]:
    """What was brought into a project's codebook.

    Args:
        before: as it was.
        after: as it is.
        shipped: the shipped codebook with which it is in step now.
    """
    made = f"Version {after.version} of {after.id}, after {before.version}"
    if after.version == before.version:
        made = f"{after.id} {after.version}"
    yield f"{made}: it has what is new in {shipped.id} {shipped.version} as dhrcode carries it."
    revisions = after.history[len(before.history) :]
    groups = (
        ("New subthemes: {}.", [one for one in revisions if one.change == "add"]),
        (
            "Defined anew, and to be coded again: {}.",
            [one for one in revisions if one.change == "redefine" and one.findings == "again"],
        ),
        (
            "Worded anew, and findings are kept: {}.",
            [one for one in revisions if one.change == "redefine" and one.findings == "kept"],
        ),
        ("No longer coded: {}.", [one for one in revisions if one.change == "retire"]),
    )
    for sentence, several in groups:
        if concerned := dict.fromkeys(s for one in several for s in one.subthemes):
            yield sentence.format(all_of(concerned))
    differences = compare_codebooks(before, after).differences
    added = [name for one in revisions for name in one.attributes]
    added += [one.id for one in differences if one.what == "added" and one.of != "subtheme"]
    if added:
        yield f"New: {all_of(added)}."
