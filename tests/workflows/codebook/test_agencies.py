"""The list of agencies changed, version by version, and brought into records and plans."""

import re
import shutil

import pytest

from dhrcode.errors import FormatError, RefusedError, UsageError
from dhrcode.store.plans import Plans
from dhrcode.store.project import open_project
from dhrcode.store.shipped import earlier_paths
from dhrcode.workflows.codebook import agencies, changes
from dhrcode.workflows.codebook.migration import carry_out
from dhrcode.workflows.codebook.migration import planned as planned_migration
from dhrcode.workflows.codebook.places import SubthemePlace
from dhrcode.workflows.codebook.revision import revise
from dhrcode.workflows.codebook.wording import Wording
from dhrcode.workflows.plan.parts import agency_named
from dhrcode.workflows.queue import queue


def changed(project, change, *given, made=False):
    """The result of a change; `made` tells it the version that it makes."""
    last = lambda to: (to,) if made else ()  # noqa: E731
    return revise(project, lambda book, to: change(book, *given, *last(to)), "Invented.")


def listed(project):
    book = open_project(project.root).codebook
    return [(one.id, one.label, one.retired, one.became) for one in book.agencies]


def migrate(project):
    after = open_project(project.root)
    carry_out(after, planned_migration(after))
    return open_project(project.root)


@pytest.fixture
def known(project_dir):
    """A project of version 1.1 with a list taken out, and a record of whom people were known to."""
    themes = project_dir / "themes.yaml"
    before = earlier_paths()["west-midlands-dhr", "1.1"].read_text("utf-8")
    listed = re.compile(r"^# The organisations.*\n# .*\nagencies:\n(?:  - .*\n)+", re.MULTILINE)
    themes.write_text(listed.sub("", before), "utf-8")
    (project_dir / "records" / "DHR1.yaml").write_text(
        "review: DHR1\n"
        'codebook: {id: west-midlands-dhr, version: "1.1"}\n'
        "coder: LN\nstatus: draft\n"
        "victims:\n  - {known-to: [gp, police, hospital]}\n"
        "perpetrators:\n  - {known-to: none}\n",
        "utf-8",
    )
    return open_project(project_dir)


def test_an_agency_is_added_with_a_label_and_a_version(planned):
    done = changed(planned, agencies.add, "school-nurse", None)
    assert (done.revision.change, done.revision.agencies) == ("add-agency", ("school-nurse",))
    changed(planned, agencies.add, "ambulance", "Ambulance trust")
    assert open_project(planned.root).codebook.version == "1.2"
    assert listed(planned)[2:] == [
        ("school-nurse", "School nurse", None, None),
        ("ambulance", "Ambulance trust", None, None),
    ]
    for taken in ("gp", "board"):
        with pytest.raises(RefusedError, match=f"^there is an agency '{taken}' already"):
            changed(planned, agencies.add, taken, None)
    with pytest.raises(UsageError):
        changed(planned, agencies.add, "A B", None)


def test_what_an_agency_is_called_since_may_be_the_id_of_a_subtheme_too(planned):
    done = changed(planned, agencies.rename, "gp", "surgery", None, made=True)
    place = SubthemePlace(done.codebook.areas[0].id)
    made = changes.add(done.codebook, "surgery", Wording("Surgery", "Seen there."), place)
    assert made.named == ("surgery",)


def test_a_list_is_made_of_both_people_s_values_and_is_their_only_source(known):
    done = changed(known, agencies.add_from, "known-to")
    assert done.revision.agencies[:3] == ("police", "gp", "hospital")
    assert {"none", "not-stated"}.isdisjoint(done.revision.agencies)
    assert done.codebook.agencies[0].label == "Police"
    for of in ("victim", "perpetrator"):
        attribute = done.codebook.attributes_of[of]["known-to"]
        assert attribute.listed_in == "agencies"
        assert [one.id for one in attribute.besides] == ["none", "not-stated"]
        assert attribute.allowed == known.codebook.attributes_of[of]["known-to"].allowed
    with pytest.raises(RefusedError, match=r"^every value of 'known-to' is an agency already$"):
        changed(known, agencies.add_from, "known-to")
    with pytest.raises(UsageError, match=r"^no attribute 'known-too' lists values: did you mean"):
        changed(known, agencies.add_from, "known-too")


def test_records_have_the_agencies_of_now_after_a_migration_and_nothing_is_queued(known):
    changed(known, agencies.add_from, "known-to")
    changed(known, agencies.rename, "gp", "practice", None, made=True)
    changed(known, agencies.merge, ["hospital", "police"], "practice", made=True)
    changed(known, agencies.rename, "practice", "health", "Health", made=True)
    after = migrate(known)
    record, _ = after.read("DHR1")
    assert record.codebook.version == after.codebook.version == "1.5"
    assert record.victims == ({"known-to": ("health",)},)
    assert record.perpetrators == ({"known-to": ("none",)},)
    assert queue(after).waiting == ()


def test_a_renamed_agency_is_so_in_every_plan_after_a_migration(planned):
    changed(planned, agencies.rename, "gp", "practice", None, made=True)
    assert listed(planned)[1:] == [
        ("practice", "GP", None, None),
        ("gp", "GP", "1.1", "practice"),
    ]
    before = (planned.root / "actions" / "DHR1.yaml").read_bytes()
    after = migrate(planned)
    (one,) = Plans(after).read("DHR1")[0].recommendations
    assert one.to[0].agency == one.responses[0].from_ == one.actions[0].owner.agency == "practice"
    assert {entry.by for entry in one.actions[0].log} == {"practice", "board"}
    text = (planned.root / "actions" / "DHR1.yaml").read_text("utf-8")
    assert "  # The one that everybody knows\n" in text
    number, _ = max(planned.journal.done())
    with planned.writing():
        planned.journal.take_back(number, "undo")
    assert (planned.root / "actions" / "DHR1.yaml").read_bytes() == before


def test_merged_agencies_became_another(planned):
    changed(planned, agencies.merge, ["gp"], "police", made=True)
    assert listed(planned)[1] == ("gp", "GP", "1.1", "police")
    for gone, into in ((["police"], "police"), ([], "police"), (["army"], "police")):
        with pytest.raises(UsageError):
            changed(planned, agencies.merge, gone, into, made=True)


def test_a_retired_agency_stays_in_plans_and_is_offered_no_more(planned):
    changed(planned, agencies.retire, "gp", made=True)
    project = migrate(planned)
    assert Plans(project).read("DHR1")[0].recommendations[0].to[0].agency == "gp"
    with pytest.raises(UsageError, match=r"^'gp' is retired since version 1\.1$"):
        agency_named("gp", project.codebook)
    for name, said in (("gp", "offers no agency 'gp'"), ("board", "is there in every codebook")):
        with pytest.raises(UsageError, match=said):
            changed(project, agencies.retire, name, made=True)


def test_an_earlier_format_has_no_agencies(small):
    shutil.rmtree(small.root / "actions", ignore_errors=True)
    with pytest.raises(FormatError, match="'agencies', which needs format 3"):
        changed(small, agencies.add, "police", None)
