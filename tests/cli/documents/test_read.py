"""`read` as a person runs it."""

import pytest


def test_a_page_is_shown_as_it_stands_with_its_marks(said, project):
    status, out, err = said("read", "DHR41", "--page", "2", "--words", "evening", cwd=project)
    page = (project / "sources" / "DHR41-overview.txt").read_text().split("\f")[1]
    head, blank, *lines = out.splitlines()
    assert (status, head, blank) == (
        0,
        "DHR41 overview, page 2 (2 of 5)  sources/DHR41-overview.txt",
        "",
    )
    marked = page.strip().replace("eve-\nning", "»eve-\nning«")
    assert "\n".join(lines).strip() == marked
    assert err == "1 hit marked\n"


def test_the_whole_document_and_the_cues_in_it(said, project):
    _, out, err = said(
        "read", "DHR41", "--theme", "use-of-maracs", "--words", "sister", cwd=project
    )
    heads = [line for line in out.splitlines() if line.startswith("DHR41 overview, page ")]
    assert [head.split("  ")[0][-8:] for head in heads] == [f"({n} of 5)" for n in range(1, 6)]
    assert "»Multi-agency risk assessment conference« (»MARAC«)" in out
    assert "The victim's »sister« spoke" in out
    assert err == f"{out.count('»')} hits marked\n"


def test_read_alone_marks_and_counts_nothing(said, project):
    status, out, err = said("read", "DHR41", "--page", "4-5", cwd=project)
    assert (status, err) == (0, "")
    assert "»" not in out
    assert out.count("sources/DHR41-overview.txt") == 2


@pytest.mark.parametrize(
    ("arguments", "status", "sentence"),
    [
        (
            ("DHR41", "--page", "9"),
            3,
            "sources/DHR41-overview.txt has no page '9': it has 5 pages, 1 to 5",
        ),
        (("DHR4",), 3, "there is no review 'DHR4': did you mean 'DHR41'?"),
        (("DHR41", "--source", "letter"), 3, "DHR41 has no document 'letter': it has overview"),
        (
            ("DHR41", "--words", "--"),
            2,
            "there is no letter or digit in '--': type the words to look for",
        ),
        (("DHR58",), 6, "there is no file sources/DHR58-overview.txt"),
    ],
)
def test_what_cannot_be_read_is_one_sentence(said, project, arguments, status, sentence):
    (project / "sources" / "DHR58-overview.txt").unlink()
    assert said("read", *arguments, cwd=project) == (status, "", f"dhrcode: {sentence}\n")


def test_what_is_coded_is_marked_with_its_subtheme_s_number(said, project):
    status, out, err = said("read", "DHR41", "--page", "4", "--codings", cwd=project)
    assert status == 0
    assert "MARAC). »By August 2022 the\npolice," in out
    assert "and none of them did« [1]. Staff in all three" in out
    assert "»Every service that assessed risk in« [8] [town] »used the same\nchecklist« [8]." in out
    assert out.endswith(
        "\n\n[1] Use of MARACs: present\n"
        "[4] More robust response from police: present\n"
        "[8] Diversity of assessment tools: absent\n"
        "[13] Issues related to GPs: present\n"
        "[16] Complex needs of perpetrators: present\n"
        "[17] Failure to engage with services offered: present\n"
    )
    assert err == "7 coded places marked\n"
    plain = said("read", "DHR41", "--page", "1", cwd=project)[1]
    assert said("read", "DHR41", "--page", "1", "--codings", cwd=project) == (
        0,
        plain,
        "0 coded places marked\n",
    )


def test_what_is_not_placed_is_counted(said, project):
    said("code", "DHR41", "gps", "present", "--quote", "no such words in it", cwd=project)
    err = said("read", "DHR41", "--page", "3", "--codings", cwd=project)[2]
    assert err == (
        "3 coded places marked; 1 piece of the document's evidence without a quote that is found "
        "in it\n"
    )


def test_with_as_that_coder_s_own_codings_alone(said, project):
    own = ("--as", "EM", "--quote", "The panel met five times", "--page", "1")
    assert said("code", "DHR41", "gps", "absent", *own, "--replace", cwd=project)[0] == 0
    out = said("read", "DHR41", "--page", "1", "--codings", "--as", "EM", cwd=project)[1]
    assert [line for line in out.splitlines() if "[1" in line] == [
        "1.4 »The panel met five times« [13] between January and October 2023. It had reports",
        "[13] Issues related to GPs: absent",
    ]
    assert (
        "[13] Issues related to GPs: absent"
        not in said("read", "DHR41", "--codings", cwd=project)[1]
    )


def test_codings_and_words_are_marked_apart(said, project):
    done = said("read", "DHR41", "--codings", "--words", "sister", cwd=project)
    sentence = "--codings marks what is coded, --words and --theme words: give one"
    assert done == (2, "", f"dhrcode: {sentence}\n")


def test_pages_are_noted_as_read(said, project):
    done = said("read", "DHR41", "--mark", "1-2", cwd=project)
    assert done == (0, "DHR41 overview: pages 1-2 are read, 2 of 5\n", "")
    assert said("read", "DHR41", "--mark", "5", cwd=project)[1].startswith(
        "DHR41 overview: pages 1-2, 5 are read, 3 of"
    )
    status, _, err = said("read", "DHR41", "--mark", "1", "--page", "2", cwd=project)
    assert (status, "shows nothing" in err) == (2, True)
