import json

from click.testing import CliRunner

from geomap.cli.locate import command


def run(*args):
    return CliRunner().invoke(command, args)


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


def test_wrong_use_is_told():
    assert run().exit_code == 2
    assert run("Sumy", "--at", "34,50").exit_code == 2
    assert "--user-agent" in run("Sumy", "--online").stderr
    assert "LON,LAT" in str(run("--at", "here").exception)
    assert "longitude first" in str(run("--at", "34,200").exception)
