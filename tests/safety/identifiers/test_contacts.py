import pytest


@pytest.mark.parametrize(
    "number",
    [
        "07700 900123",
        "07700900123",
        "07700-900-123",
        "+44 7700 900123",
        "+44 (0)7700 900 123",
        "0044 7700 900123",
        "020 7946 0123",
        "(0121) 496 0123",
        "0121 496 0123",
        "01632 960123",
        "01632-960-123",
        "+44 1632 960123",
        "+48 601 234 567",
        "029 2018 0123",
    ],
)
def test_phone_numbers(found, number):
    assert found("phone-number", f"She rang {number}, twice.") == [number]


def test_other_figures_after_a_number_do_not_hide_it(found):
    text = "07700 900123 12 times; 0121 496 0123. 0808 2000 247 is the helpline."
    assert found("phone-number", text) == ["07700 900123", "0121 496 0123"]


@pytest.mark.parametrize(
    "text",
    [
        "Ring 999 or 101 or 111",
        "0808 2000 247",
        "0800 1111",
        "0300 123 6600",
        "116 123",
        "the helpline on 020 7946 0123",
        "01 02 2014",
        "01/02/2014",
        "0123456/14",
        "07700 9001",
        "£07.70",
        "+44 808 2000 247",
        "Home Office, 020 7035 4848",
    ],
)
def test_helplines_and_figures_are_no_phone_numbers(found, text):
    assert found("phone-number", text) == []


def test_a_mobile_is_nobodys_helpline(found):
    assert found("phone-number", "rang the helpline from 07700 900123") == ["07700 900123"]


@pytest.mark.parametrize(
    "address",
    [
        "a.kowalska@example.org",
        "o'brien@mail.example.co.uk",
        "a+b@example.com",
        "a.kowalska [at] example.org",
    ],
)
def test_email_addresses(found, levels, address):
    assert found("email-address", f"Write to {address}.") == [address]
    assert levels("email-address", address) == ["error"]


def test_a_mailbox_of_a_role_is_a_warning(levels):
    assert levels("email-address", "info@elmtreerefuge.example.org") == ["warning"]


@pytest.mark.parametrize(
    "text", ["home@last", "@dhrpanel", "a@b", "DHREnquiries@homeoffice.gov.uk"]
)
def test_no_email_addresses(found, text):
    assert found("email-address", text) == []
