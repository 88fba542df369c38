"""What short notes say of weapon, kind and sender, in three languages."""

import pyarrow as pa
import pytest

from geomap.sources import words


@pytest.mark.parametrize(
    ("text", "weapon", "kind", "sender"),
    [
        ("Ukrainian forces shot down two Russian Shahed drones", "drone", "interception", "RU"),
        ("Ukrainian air defence destroyed 3 Russian drones", "drone", "interception", "RU"),
        ("A drone destroyed a house", "drone", "strike", None),
        ("Debris of a downed UAV damaged a roof", "drone", "strike", None),
        ("Russian forces launched missiles and Shahed drones at Kyiv", "mixed", "strike", "RU"),
        ("A Ukrainian FPV drone hit a truck", "drone", "strike", "UA"),
        ("An Iskander missile hit a depot", "missile", "strike", None),
        ("A reconnaissance UAV was spotted", "drone", "sighting", None),
        ("Ворожий БпЛА атакував житловий будинок", "drone", "strike", "RU"),
        ("Над областю збито 5 безпілотників", "drone", "interception", None),
        ("Обломки БПЛА повредили дом", "drone", "strike", None),
        ("Над регионом перехвачены украинские беспилотники", "drone", "interception", "UA"),
        ("У Києві оголошено повітряну тривогу", None, "alert", None),
        ("The town of Dronero held a fair", None, None, None),
        (None, None, None, None),
    ],
)
def test_what_the_words_say(text, weapon, kind, sender):
    cells = pa.array([text, text, None], pa.string())
    assert words.weapon(cells).to_pylist() == [weapon, weapon, None]
    assert words.kind(cells).to_pylist() == [kind, kind, None]
    assert words.sender(cells).to_pylist() == [sender, sender, None]
