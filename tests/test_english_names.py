"""What newsrooms call the places of the data."""

import pytest

from geomap.english import english


@pytest.mark.parametrize(
    ("data", "plain"),
    [
        ("Sumy Oblast", "Sumy region"),
        ("Krasnodar Krai", "Krasnodar region"),
        ("Pokrovsk Raion", "Pokrovsk district"),
        ("Autonomous Republic of Crimea", "Crimea"),
        ("Republic of Tatarstan", "Tatarstan"),
        ("Kyiv City", "Kyiv"),
        ("Oblast Street", "Oblast Street"),
        ("Sea of Azov", "Sea of Azov"),
    ],
)
def test_a_data_name_in_plain_english(data: str, plain: str) -> None:
    assert english(data) == plain
    assert english(plain) == plain
