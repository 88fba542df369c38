"""Large files are read in stretches that add up to the same as one."""

import pytest

from geomap.sources import delimited, opening, read, scan

ROWS = "".join(f"2024-03-{day:02},Sumy,strike\n" for day in range(1, 29)) * 12


@pytest.fixture
def small_stretches(monkeypatch):
    monkeypatch.setattr(delimited, "_BLOCK", 1500)
    monkeypatch.setattr(delimited, "_GATHERED", 1)
    monkeypatch.setattr(opening, "LARGE", 0)


def test_stretches_add_up(tmp_path, small_stretches):
    path = tmp_path / "mine.csv"
    path.write_text("date,place,kind\n" + ROWS + "2024-03-01,Sumy\n" + ROWS)
    parts = list(scan(path))
    assert len(parts) > 2
    whole = read(path)
    assert whole.rows == sum(part.rows for part in parts) == 2 * 28 * 12 + 1
    assert [(i.row, i.code) for i in whole.set_aside] == [(28 * 12 + 1, "ragged_row")]
    numbers = whole.table["input_row"].to_pylist()
    assert numbers == [n for n in range(1, 2 * 28 * 12 + 2) if n != 28 * 12 + 1]


@pytest.mark.parametrize("name", ["acled.csv", "viina_1pd.csv", "sirens_official_en.csv"])
def test_a_large_file_is_read_as_a_small_one(data, tmp_path, monkeypatch, name):
    header, *rows = (data / name).read_text(encoding="utf-8").splitlines(keepends=True)
    path = tmp_path / name
    path.write_text(header + "".join(rows) * 40, encoding="utf-8")
    small = read(path)
    monkeypatch.setattr(delimited, "_BLOCK", path.stat().st_size // 3)
    monkeypatch.setattr(delimited, "_GATHERED", 1)
    parts = list(scan(path))
    assert len(parts) > 1
    assert [row for part in parts for row in part.table.to_pylist()] == small.table.to_pylist()
    shares = [part.share for part in parts]
    assert shares == sorted(shares)
    assert shares[-1] == 1


def test_equal_rows_are_told_apart_across_stretches(tmp_path, small_stretches):
    path = tmp_path / "mine.csv"
    path.write_text("date,place,kind\n" + ROWS)
    ids = read(path).table["id"].to_pylist()
    assert len(set(ids)) == len(ids) == 28 * 12


def test_what_is_said_of_rows_is_added_up(tmp_path, small_stretches):
    path = tmp_path / "mine.csv"
    path.write_text("date,place,kind\n" + ROWS)
    (message,) = read(path).messages
    assert message.value == "336"
    assert message.message.endswith(": 336.")


def test_an_error_in_a_later_stretch_is_an_error(tmp_path, small_stretches):
    from gazetteer.errors import InputError

    path = tmp_path / "mine.csv"
    path.write_bytes(("date,place,kind\n" + ROWS).encode() + b'"' + b"x" * 9000)
    with pytest.raises(InputError):
        read(path)
