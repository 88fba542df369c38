import json

from click.testing import CliRunner

from geomap.cli import main


def run(*args, stdin=None):
    return CliRunner().invoke(main, ["locate", *args], input=stdin)


def test_json_answers_in_the_order_asked():
    result = run("--format", "json", "--", "Sumy", "Pokrovske", "Atlantis")
    answers = json.loads(result.stdout)
    assert [a["query"] for a in answers] == ["Sumy", "Pokrovske", "Atlantis"]
    assert [a["status"] for a in answers] == ["found", "ambiguous", "not_found"]
    place = answers[0]["place"]
    assert (place["level"], place["region"]) == ("settlement", "UA-59")
    assert place["names"] == {"en": "Sumy", "uk": "Суми", "ru": "Сумы"}
    assert answers[1]["place"] is None
    assert len(answers[1]["candidates"]) > 1
    assert result.exit_code == 1


def test_exit_status_tells_whether_all_were_found():
    assert run("Sumy", "Krasnodar region", "Курская область", "Крим", "Kiev").exit_code == 0
    assert run("Sumy", "Atlantis").exit_code == 1


def test_a_name_that_looks_like_an_option():
    assert run("--", "--Sumy").exit_code == 0


def test_context_options():
    assert run("Pokrovske", "--within", "Синельниківський район").exit_code == 0
    result = run("Sumy", "--level", "region", "--format", "json")
    assert json.loads(result.stdout)[0]["place"]["id"] == "UA-59"


def test_fuzzy_only_when_asked():
    assert run("Kharkvi").exit_code == 1
    assert "did you mean" in run("Kharkvi").stdout
    assert run("Kharkvi", "--fuzzy").exit_code == 0


def test_a_point_instead_of_names():
    result = run("--at", "34.80,50.91", "--format", "json")
    assert json.loads(result.stdout)["region"]["id"] == "UA-59"
    assert "Sumy Oblast" in run("--at", "34.80,50.91").stdout
    ocean = run("--at", "0,0")
    assert ocean.exit_code == 1
    assert "longitude first" in ocean.stderr


def test_names_from_standard_input_one_a_line():
    result = run("-", "--format", "json", stdin="Sumy\n\n  Курська область\n")
    assert [a["place"]["id"] for a in json.loads(result.stdout)] == [
        "UA59080270010036634",
        "RU-KRS",
    ]
    assert "one a line" in run("-", stdin="\n").stderr


def test_the_columns_of_a_table_stand_in_line():
    head, rule, *lines = run("Sumy", "Pokrovske", "Atlantis").stdout.splitlines()
    at = head.index("lon,lat")
    assert set(rule) == {"-", " "}
    assert "Atlantis   not found: no such name" in lines
    places = [line for line in lines if line[at : at + 1].isdigit()]
    assert len(places) == 13
    assert all(line[at - 2 : at] == "  " for line in places)


def test_wrong_use_is_told():
    assert run().exit_code == 2
    assert "not both" in run("Sumy", "--at", "34,50").stderr
    assert "--user-agent" in run("Sumy", "--online").stderr
    assert "LON,LAT" in run("--at", "here").stderr
    assert "longitude first" in run("--at", "34,200").stderr
