"""The group of commands of recommendations and actions: plan."""

from dhrcode.cli.commands.plan.alike import alike, same, since
from dhrcode.cli.commands.plan.log import confirm, effect, move, reopen, stop, update, withdraw
from dhrcode.cli.commands.plan.recommend import act, recommend, respond
from dhrcode.cli.registration import group

plan = group(
    "plan",
    "Track what was recommended, answered, done and checked.",
    (
        *(recommend, respond, act, update, move, confirm, effect, stop, reopen, withdraw),
        *("plan.list_", "plan.show", "plan.report", "plan.returns"),
        *(alike, same, since),
    ),
)
