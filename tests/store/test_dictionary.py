from dhrcode.store.dictionary import english_words


def test_words_in_small_letters_and_no_names():
    words = english_words()
    assert {"safeguarding", "organise", "organize", "hale", "frost", "rang"} <= words
    assert not {"okafor", "patel", "kowalska", "Anna", "birmingham"} & words
    assert all(word.isascii() and word.islower() for word in words)
    assert 60_000 < len(words) < 70_000
