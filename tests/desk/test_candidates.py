"""Candidate themes at the desk, noted as `note` notes them."""

from dhrcode.desk.candidates import candidates_offered

WORDS = "Staff praised her and relied on her."


def test_the_codebooks_own_are_offered_with_what_they_mean(project):
    offered = candidates_offered(project.codebook)
    assert [one["label"] for one in offered] == [one.label for one in project.codebook.candidates]
    assert all(one["definition"] for one in offered)


def test_candidates_are_noted_as_the_command_notes_them(desked, by_command, project):
    evidence = desked.words(WORDS) | {"note": "In 2023."}
    said = {"theme": "Praise in place of help", "about": "Thanked, and left alone."}
    status, answer = desked.act("candidate", **said, evidence=evidence)
    told = "“Praise in place of help” is noted, with 1 piece of evidence. Saved."
    assert (status, answer["said"]) == (200, told)
    options = ("--page", "5", "--quote", WORDS, "--note", "In 2023.")
    by_command("note", "DHR58", said["theme"], "--about", said["about"], *options)
    assert answer["record"]["candidates"][-1]["label"] == said["theme"]
    known = project.codebook.candidates[0]
    desked.act("candidate", theme=known.label, about="", evidence=None)
    by_command("note", "DHR58", known.id)


def test_what_is_no_candidate_is_refused(desked, project):
    kept = project.path_of("DHR58").read_bytes()
    for name, why in (("Equality issues", "is the subtheme equality: code that"), ("", "label")):
        status, answer = desked.act("candidate", theme=name, about="x", evidence=None)
        assert status == 409
        assert why in answer["error"]
    status, answer = desked.act("candidate", theme="Insecure housing", about="Something else.")
    assert (status, answer["kind"]) == (409, "RefusedError")
    assert project.path_of("DHR58").read_bytes() == kept
