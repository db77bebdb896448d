"""What a desk answers."""


def test_a_sign_of_a_person_puts_the_end_off(client):
    ending = client.desk.ending
    ending._last -= 1000
    client.ask("changes")
    assert ending.left < 801
    client.ask("active")
    assert ending.left > 1700
