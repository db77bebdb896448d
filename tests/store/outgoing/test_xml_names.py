from dhrcode.store.outgoing import xml_names


def test_no_name_means_two_things():
    assert not xml_names.NOT_WORDED & xml_names.WORDED
    assert not xml_names.INLINE & xml_names.FLOWS.keys()
    assert xml_names.MARKS.keys() <= xml_names.INLINE
    assert xml_names.CHARACTERS.keys() <= xml_names.INLINE
