"""The group of commands of recommendations and actions: plan."""

from dhrcode.cli.registration import group

plan = group(
    "plan",
    "What was recommended, answered, done and checked, as at a day.",
    ("plan.list_", "plan.show"),
)
