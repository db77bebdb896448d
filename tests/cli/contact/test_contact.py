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


def test_contacts_coded_twice_are_compared_and_settled(said, dated):
    record = (dated / "records" / "DHR58.yaml").read_text().replace("draft", "complete")
    record += "findings:\n  police-response: {finding: absent}\n  gps: {finding: absent}\n"
    (dated / "records" / "DHR58.yaml").unlink()
    for coder, judged in (("EM", "missed"), ("LN", "taken")):
        folder = dated / "coders" / coder
        folder.mkdir(parents=True)
        (folder / "DHR58.yaml").write_text(record.replace("coder: LN", f"coder: {coder}"))
        told = ("--agency", "gp", "--opportunity", judged, "--page", "4", "--as", coder)
        said("contact", "add", "DHR58", "--when", "2013-10", *told, cwd=dated)
    done, out, _ = said("agree", "--samples", "0", cwd=dated)
    assert done == 0
    assert "Contacts of 1 review: EM has 1, LN 1, and 1 are matched" in " ".join(out.split())
    why = ("--by", "EM,LN", "--reason", "It rang back.")
    done, out, err = said("adjudicate", "DHR58", "EM/C1", "taken", *why, cwd=dated)
    assert (done, err) == (0, "")
    assert out.startswith("DHR58: contact EM/C1 is C1, taken, settled by EM, LN\n")
    text = (dated / "records" / "DHR58.yaml").read_text()
    assert "opportunity: taken" in text
    done, _, err = said("adjudicate", "DHR58", "EM/C1", "taken", *why, cwd=dated)
    assert done != 0
    assert "contact EM/C1 of DHR58 is settled already: --replace settles it anew" in err
