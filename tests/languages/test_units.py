import pytest

from synopse.languages import LanguageError, load_shared
from synopse.languages.units import load_units, value_in_unit


@pytest.mark.parametrize(
    ("base", "unit", "written"),
    [(40000.0, "kilometre", 40.0), (-20.0, "fahrenheit", -4.0), (3175.14659, "mass_pound", 7000.0), (17.0, "", 17.0)],
)
def test_a_value_of_the_base_unit_comes_back_as_it_was_written(base, unit, written):
    assert value_in_unit(base, unit) == written


def test_each_unit_has_a_factor_that_can_be_undone():
    assert all(unit.factor > 0 for unit in load_units().values())


def test_units_are_shared_data():
    assert set(load_shared("units")) == set(load_units())
    with pytest.raises(LanguageError):
        load_shared("no-such-list")
