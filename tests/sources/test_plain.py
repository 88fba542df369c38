"""Plain tables and vector files: recognised and mapped columns, nothing assumed."""

import datetime as dt
import io
import json

import pytest

from gazetteer.errors import InputError
from geomap.sources import read

ENGLISH = "date,place,region,lat,lon,kind,weapon,count,description\n"


def one(text: str, **options):
    """Return the only row of a small table, nulls left out."""
    reading = read(text.encode(), name="mine.csv", **options)
    assert not list(reading.set_aside)
    (row,) = reading.table.to_pylist()
    return {k: v for k, v in row.items() if v is not None}


@pytest.mark.parametrize(
    "text",
    [
        "date,place,region,kind,weapon\n2024-03-05,Okhtyrka,Sumy region,strike,drone\n",
        "Дата;Місце;Область;Тип;Зброя\n05.03.2024;Охтирка;Сумська область;удар;БпЛА\n",
        "Дата\tМесто\tОбласть\tТип\tОружие\n05.03.2024\tАхтырка\tСумская область\tудар\tБПЛА\n",
    ],
)
def test_usual_column_names_in_three_languages(text):
    row = one(text)
    assert (row["start"], row["place"], row["region"]) == (dt.date(2024, 3, 5), "Okhtyrka", "UA-59")
    assert (row["kind"], row["weapon"], row["precision"]) == ("strike", "drone", "settlement")


def test_mapped_columns_and_values_for_every_row():
    row = one(
        "When,Where\n2024-03-05,Sumy\n",
        columns={"date": "When", "place": "Where", "kind": "=strike", "weapon": "=drone"},
    )
    assert (row["place"], row["kind"], row["weapon"]) == ("Sumy", "strike", "drone")


def test_a_wrong_mapping_suggests_the_right_column():
    with pytest.raises(InputError, match="did you mean 'When'"):
        read(b"When,Where\n2024-03-05,Sumy\n", columns={"date": "Wen"})
    with pytest.raises(InputError, match="did you mean 'place'"):
        read(b"When,Where\n2024-03-05,Sumy\n", columns={"plase": "Where"})


@pytest.mark.parametrize(
    ("columns", "says"),
    [
        ({"kind": "=strik"}, "kind is 'strik' in every row; wanted one of strike"),
        ({"weapon": "=rock"}, "weapon is 'rock'"),
        ({"initiator": "="}, "initiator is ''"),
    ],
)
def test_a_value_for_every_row_that_says_nothing_is_refused(columns, says):
    with pytest.raises(InputError, match=says):
        read(b"date,place\n2024-03-05,Sumy\n", columns=columns)


def test_a_value_for_every_row_may_be_in_other_words():
    columns = {"kind": "=Удар", "weapon": "=Shahed", "initiator": "=ЗСУ"}
    row = one("date,place\n2024-03-05,Sumy\n", columns=columns)
    assert (row["kind"], row["weapon"], row["initiator"]) == ("strike", "drone", "UA")


def test_columns_that_are_known_are_not_mapped(data):
    events = b"kind,weapon,precision,place,place_written,initiator,count_min\n"
    row = b"strike,drone,settlement,Sumy,Sumy,RU,1\n"
    for source in (events + row, data / "acled.csv"):
        with pytest.raises(InputError, match="--from plain"):
            read(source, columns={"date": "foo"})


def test_a_table_without_a_place_says_what_it_has():
    with pytest.raises(InputError, match="--column place="):
        read(b"a,b\n1,2\n")


def test_no_kind_is_made_up():
    reading = read(b"date,place\n2024-03-05,Sumy\n")
    assert [issue.code for issue in reading.set_aside] == ["no_kind"]


def test_no_weapon_is_made_up():
    reading = read(b"date,place,kind\n2024-03-05,Sumy,strike\n")
    assert reading.table["weapon"].to_pylist() == [None]
    assert [m.code for m in reading.messages] == ["unstated_weapon"]


def test_kind_weapon_and_sender_from_the_words():
    row = one("date,place,description\n2024-03-05,Sumy,Russian Shahed drones were shot down\n")
    assert (row["kind"], row["weapon"], row["initiator"]) == ("interception", "drone", "RU")


@pytest.mark.parametrize(
    ("cells", "codes"),
    [
        ("03/05/2024,Sumy\n04/06/2024,Sumy", ["ambiguous_date"] * 2),
        ("13/05/2024,Sumy\n04/06/2024,Sumy", []),
        ("32.05.2024,Sumy", ["bad_date"]),
        ("0,Sumy", ["bad_date"]),
        ("2024-05-03,Atlantisville", ["unknown_place"]),
        ("2024-05-03,Ivanivka", ["ambiguous_place"]),
        ("2024-05-03,", ["no_place"]),
    ],
)
def test_what_cannot_be_read_is_set_aside_with_its_reason(cells, codes):
    text = "date,place\n" + cells + "\n"
    reading = read(text.encode(), columns={"kind": "=strike", "weapon": "=drone"})
    assert [issue.code for issue in reading.set_aside] == codes


def test_the_order_of_day_and_month_can_be_said():
    columns = {"date": "date:mdy", "kind": "=strike"}
    assert one("date,place\n03/05/2024,Sumy\n", columns=columns)["start"] == dt.date(2024, 3, 5)


def test_a_day_never_moves():
    row = one("date,place,kind\n2024-03-05T23:30:00+02:00,Sumy,strike\n")
    assert (row["start"], row["start_time"]) == (dt.date(2024, 3, 5), "23:30:00+02:00")


@pytest.mark.parametrize(
    ("lat", "lon", "code"),
    [
        ("95", "34.8", "bad_coordinate"),
        ("x", "34.8", "bad_coordinate"),
        ("", "34.8", "bad_coordinate"),
        ("34.8003", "50.9216", "swapped_coordinates"),
        ("0", "0", "no_place"),
    ],
)
def test_impossible_coordinates_are_set_aside(lat, lon, code):
    text = f"date,lat,lon,kind\n2024-03-05,{lat},{lon},strike\n"
    assert [issue.code for issue in read(text.encode()).set_aside] == [code]


def test_decimal_commas():
    row = one('date;lat;lon;kind\n05.03.2024;"50,9216";34,8003;strike\n')
    assert (row["lon"], row["lat"], row["region"]) == (34.8003, 50.9216, "UA-59")


def test_few_decimals_are_no_exact_point():
    row = one("date,lat,lon,kind\n2024-03-05,50.9,34.8,strike\n")
    assert (row["precision"], row["radius_km"]) == ("near", 10.0)


def test_the_name_gives_the_region_and_the_row_says_where_the_point_disagrees():
    row = one("date,place,region,lat,lon,kind\n2024-03-05,,Sumy,49.9935,36.2304,strike\n")
    assert row["region"] == "UA-59"
    assert row["place_basis"] == "the name gives UA-59, the point lies in UA-63"


def test_a_point_across_the_border_does_not_choose_among_places_of_a_name():
    text = "date,place,region,lat,lon,kind,weapon\n2024-03-05,Novodanylivka,{},47.98448,32.7917,"
    across = one(f"{text.format('Mykolaiv region')}strike,drone\n")
    assert (across["region"], across.get("district")) == ("UA-48", None)
    assert "the one in" not in across["place_basis"]
    inside = one(f"{text.format('Kirovohrad region')}strike,drone\n")
    assert (inside["region"], inside["place"]) == ("UA-35", "Novodanylivka")


def test_a_region_without_a_point_is_drawn_as_an_area():
    row = one("date,region,kind\n2024-03-05,Курська область,strike\n")
    assert (row["precision"], row["place_id"]) == ("region", "RU-KRS")


def test_crimea_is_ukraine_whatever_the_source_calls_it():
    row = one("date,place,region,country,kind\n2024-03-05,Dzhankoi,Crimea,Russia,strike\n")
    assert row["region"] == "UA-43"


@pytest.mark.parametrize(
    ("cell", "low", "high"), [("5", 5, 5), ("5-7", 5, 7), ("10+", 10, None), ("3.0", 3, 3)]
)
def test_ranges_stay_ranges(cell, low, high):
    row = one(f"date,place,kind,drones\n2024-03-05,Sumy,strike,{cell}\n")
    assert (row.get("count_min"), row.get("count_max"), row["weapon"]) == (low, high, "drone")


def test_equal_rows_stay_two_rows():
    reading = read(b"date,place,kind\n2024-03-05,Sumy,strike\n2024-03-05,Sumy,strike\n")
    ids = reading.table["id"].to_pylist()
    assert len(set(ids)) == 2
    assert ids[1] == f"{ids[0]}-2"


def test_a_key_that_comes_twice_sets_the_second_row_aside():
    reading = read(b"id,place,kind\nx,Sumy,strike\nx,Kyiv,strike\n")
    assert [issue.code for issue in reading.set_aside] == ["duplicate_key"]


def test_the_row_as_it_came_survives():
    row = one('date,place,kind,extra\n2024-03-05,Sumy,strike,"a ""b"""\n')
    assert json.loads(row["raw"])["extra"] == 'a "b"'
    assert (row["input_file"], row["input_row"]) == ("mine.csv", 1)


def frame():
    import geopandas
    from shapely.geometry import Point, box

    return geopandas.GeoDataFrame(
        {
            "when": ["2024-03-05", "2024-03-06"],
            "what": ["strike", "alert"],
            "note": ["a drone", "drones"],
        },
        geometry=[Point(34.8003, 50.9216), box(34, 50, 35, 51)],
        crs=4326,
    )


@pytest.mark.parametrize("crs", [4326, 3857])
@pytest.mark.parametrize("suffix", ["gpkg", "geojson", "parquet"])
def test_vector_files(tmp_path, suffix, crs):
    path = tmp_path / f"mine.{suffix}"
    moved = frame().to_crs(4326 if suffix == "geojson" else crs)
    if suffix == "parquet":
        moved.to_parquet(path)
    else:
        moved.to_file(path)
    reading = read(path, columns={"date": "when", "kind": "what", "text": "note"})
    point, area = reading.table.to_pylist()
    assert (point["lon"], point["lat"]) == pytest.approx((34.8003, 50.9216))
    assert (point["precision"], point["region"]) == ("exact", "UA-59")
    assert (area["precision"], round(area["radius_km"])) == ("near", 66)


def test_kml_and_kmz(tmp_path):
    import zipfile

    kml = (
        '<kml xmlns="http://www.opengis.net/kml/2.2"><Document><Placemark><name>Sumy</name>'
        "<description>drone strike</description><TimeSpan><begin>2024-03-05</begin></TimeSpan>"
        "<Point><coordinates>34.8003,50.9216</coordinates></Point></Placemark></Document></kml>"
    )
    packed = tmp_path / "mine.kmz"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("doc.kml", kml)
    for source in (kml.encode(), packed):
        (row,) = read(source).table.to_pylist()
        assert (row["lon"], row["start"], row["kind"]) == (34.8003, dt.date(2024, 3, 5), "strike")


def test_workbook():
    from openpyxl import Workbook

    book = Workbook()
    book.active.append(["date", "place", "kind", "drones", "sum"])
    book.active.append([dt.datetime(2024, 3, 5), "Sumy", "strike", 3.0, "=1+1"])
    stream = io.BytesIO()
    book.save(stream)
    (row,) = read(stream.getvalue()).table.to_pylist()
    assert (row["start"], row["count_min"], row["place"]) == (dt.date(2024, 3, 5), 3, "Sumy")
