"""contact add, edit and remove."""

CALL = ("--when", "2013-10", "--agency", "police", "--with", "victim", "--opportunity", "missed")


def test_a_contact_is_added_changed_and_taken_out(said, dated):
    done, out, _ = said("contact", "add", "DHR58", *CALL, "--page", "4", cwd=dated)
    told = "C1 {}: 2013-10, police, {}, with 1 piece of evidence\n"
    assert (done, out) == (0, f"DHR58: {told.format('written', 'missed')}")
    done, out, _ = said("contact", "edit", "DHR58", "C1", "--opportunity", "taken", cwd=dated)
    assert (done, out) == (0, f"DHR58: {told.format('changed', 'taken')}")
    done, out, _ = said("contact", "edit", "DHR58", "C1", "--opportunity", "", cwd=dated)
    assert (done, out) == (0, f"DHR58: {told.format('changed', 'not judged yet')}")
    done, out, _ = said("contact", "remove", "DHR58", "C1", cwd=dated)
    assert (done, out) == (0, f"DHR58: {told.format('taken out', 'not judged yet')}")
    assert "contacts" not in (dated / "records" / "DHR58.yaml").read_text()
    said("undo", "DHR58", cwd=dated)
    assert "id: C1" in (dated / "records" / "DHR58.yaml").read_text()


def test_what_cannot_be_meant_is_one_sentence(said, dated):
    done, _, err = said("contact", "add", "DHR58", "--when", "2013-13", "--agency", "gp", cwd=dated)
    wanted = "dhrcode: 'when' '2013-13' is no date: a month is 01 to 12, as in 2013-10\n"
    assert (done, err) == (2, wanted)
    done, _, err = said("contact", "add", "DHR58", "--when", "2013", cwd=dated)
    assert done == 2
    assert "a contact needs a time and an agency" in err
