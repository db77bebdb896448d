from dhrcode.model.record import CodebookVersion, Record
from dhrcode.model.record_file import misfiled

RECORD = Record(
    review="DHR7", codebook=CodebookVersion(id="small-study", version="1.0"), coder="LN"
)


def test_a_record_belongs_in_the_file_of_its_review_and_the_folder_of_its_coder():
    assert misfiled(RECORD, "DHR7", None) is None
    assert misfiled(RECORD, "DHR7", "LN") is None


def test_a_record_in_the_file_of_another_review():
    fault = misfiled(RECORD, "DHR8", "EM")
    assert fault is not None
    assert (fault.path, fault.code) == (("review",), "id-and-file-name")
    assert fault.sentence == (
        "the review is 'DHR7' and its file 'DHR8.yaml': rename one of the two"
    )


def test_a_record_in_the_folder_of_another_coder():
    fault = misfiled(RECORD, "DHR7", "EM")
    assert fault is not None
    assert (fault.path, fault.code) == (("coder",), "coder-and-folder")
    assert fault.sentence == (
        "the coder is 'LN' and the folder is that of 'EM': "
        "put the file into the folder of its coder"
    )
