"""The command that lists the codebook's versions: codebook history."""
# ruff: noqa: PLC0415 - imports inside commands keep --help instant

from dhrcode.cli.options import ProjectOptions
from dhrcode.cli.terminal import say


def history(at: ProjectOptions) -> None:
    """List the versions. Of each: what was done, why, and what becomes of findings."""
    from dhrcode.reports.revisions import done_in_words, findings_in_words

    known = at.open().codebook
    say(f"{known.title}  ({known.id} {known.version})", "title")
    if not known.history:
        say("No change is known: its history is empty.")
    heading = ""
    for revision in known.history:
        say()
        if (made := f"{revision.version}  {revision.on}") != heading:
            say(made, "band")
        heading = made
        say(f"{done_in_words(revision)}. {findings_in_words(revision)}")
        say(f"Why: {revision.why}")
