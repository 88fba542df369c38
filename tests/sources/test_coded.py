"""A coded column gives what the plain one gives; a row's hash hangs on its texts alone."""

import pyarrow as pa
import pyarrow.compute as pc
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geomap.sources import coded, fingerprints
from geomap.sources.keys import Keys

TEXTS = st.lists(st.none() | st.sampled_from(["", "a", "б", "Суми", "x" * 9, "y" * 300]))
TABLES = st.integers(1, 40).flatmap(
    lambda rows: st.lists(
        st.lists(st.none() | st.sampled_from("abc"), min_size=rows, max_size=rows), min_size=1
    )
)


def texts(values):
    return pa.array(values, pa.string())


@given(TEXTS)
def test_each_distinct_value_is_read_as_every_one_is(values):
    def read(cells):
        upper = pc.utf8_upper(cells)
        return pc.if_else(pc.equal(upper, "A"), None, upper), pc.utf8_length(cells)

    plain = coded.each(texts(values), read)
    found = coded.each(texts(values).dictionary_encode(), read)
    assert [f.to_pylist() for f in found] == [p.to_pylist() for p in plain]
    assert found[0].null_count == plain[0].null_count


@given(TABLES)
def test_rows_of_a_combination_are_alike_and_rows_of_two_are_not(columns):
    numbers, first = coded.combinations([texts(column) for column in columns])
    rows = list(zip(*columns, strict=True))
    assert len({*rows}) == len(first)
    for row, number in zip(rows, numbers.to_pylist(), strict=True):
        assert rows[first[number].as_py()] == row
        assert rows.index(row) == first[number].as_py()


@given(TEXTS.filter(bool))
def test_a_hash_does_not_tell_coded_from_plain_nor_a_slice_from_the_whole(values):
    plain = fingerprints.of_rows([texts(values)])
    assert (fingerprints.of_rows([texts(values).dictionary_encode()]) == plain).all()
    assert (fingerprints.of_rows([texts(["x", *values])[1:]]) == plain).all()
    assert len({*plain.tolist()}) == len({*values})


def test_a_hash_is_the_same_in_every_version():
    hashes = fingerprints.of_rows([texts(["2024-03-05", None]), texts(["Суми", "x" * 300])])
    assert fingerprints.written(hashes).to_pylist() == ["30b1593d3b93bc54", "28b1b58096e21cdb"]


@pytest.mark.parametrize("later", [["b", "d"], ["d", "d"], ["d", None]])
def test_a_key_is_known_from_the_stretches_before(later):
    keys = Keys()
    assert keys.repeated(texts(["a", "b", "a", None, None])).to_pylist() == [
        False, False, True, False, False,
    ]  # fmt: skip
    before = {"a", "b"}
    wanted = [key in before or (key is not None and key in later[:at])
              for at, key in enumerate(later)]  # fmt: skip
    assert keys.repeated(texts(later)).to_pylist() == wanted
