"""Codes of problems with a plan: what is recommended, who owns it, and what became of it."""

from dhrcode.problem_codes.code import ProblemCode, error, note, warning

SECTIONS: dict[str, tuple[ProblemCode, ...]] = {
    "Plans": (
        error(
            "plan-without-record",
            "there is no record of the review that a plan is of, or that a study covers",
            "give the plan's file the review's id, or code the review",
        ),
        error(
            "unknown-agency",
            "the codebook lists no such agency",
            "one of those that the message names; `dhrcode codebook agency add` adds one",
        ),
        error(
            "unknown-action",
            "an action is named that the plan does not have: by `shares`, or by a return",
            "`dhrcode plan show REVIEW` lists them",
        ),
        error(
            "unknown-request",
            "`recurring` names a request that is not in `actions/recurring.yaml`",
            "list it there; `dhrcode plan same` does",
        ),
        error(
            "checked-by-owner",
            "an action was checked by the agency that owns it",
            "have it checked by another",
        ),
        error(
            "post-is-a-name",
            "the owner of an action is a titled name and not a post",
            "write the post: Head of Public Protection",
        ),
        warning(
            "no-addressee",
            "a recommendation is addressed to nobody",
            "say to whom: `to`",
        ),
        warning("no-owner", "an action has no owner", "say which post of which agency: `owner`"),
        warning(
            "no-due-date",
            "an action has no date that it could be held to",
            "agree one: `dhrcode plan move`, or `due`",
        ),
        warning(
            "no-measure",
            "an action has no measure by which it could be told that it worked",
            "agree one: `measure`",
        ),
        warning(
            "done-without-evidence",
            "an action is said to be done, and nothing shows it",
            "name what shows it: `evidence` of the entry",
        ),
        warning(
            "before-the-death",
            "a day of the plan lies before the death, as far as that is known (`role: "
            "date-of-death`)",
            "check the two dates",
        ),
        warning(
            "theme-not-present",
            "a recommendation names a subtheme that is not present in the agreed record",
            "code it, or take it out of `themes`",
        ),
        note(
            "theme-not-coded-now",
            "a recommendation names a subtheme that is retired: it was merged or split since",
            "choose the subtheme that is meant: `themes`",
        ),
        note(
            "nothing-recommended",
            "a subtheme is present and no recommendation of the plan names it",
            "nothing, if that is meant; otherwise put it into `themes` of the recommendation",
        ),
    ),
}
