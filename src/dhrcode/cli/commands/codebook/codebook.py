"""The commands under `dhrcode codebook`."""

from dhrcode.cli.commands.codebook.diff import diff
from dhrcode.cli.commands.codebook.export import export
from dhrcode.cli.commands.codebook.history import history
from dhrcode.cli.commands.codebook.regroup import merge, split
from dhrcode.cli.commands.codebook.subtheme import add, move, redefine, rename, retire
from dhrcode.cli.commands.codebook.update import update
from dhrcode.cli.registration import group

codebook = group(
    "codebook",
    "Change the codebook by versions, and say what changed.",
    (
        history,
        diff,
        export,
        update,
        add,
        rename,
        move,
        merge,
        split,
        retire,
        redefine,
        "codebook.attribute",
        "codebook.agency",
    ),
)
