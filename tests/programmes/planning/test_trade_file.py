import numpy as np
import pytest
from tests.programmes.planning.worlds import world

from mutirao.kernel.errors import FileError
from mutirao.programmes.planning.trade_file import TradeTable, trade_of


def _trade(content: str) -> TradeTable:
    return trade_of(content.encode(), file="trade.csv", world=world())


def test_sectors_are_summed_and_only_the_newest_year_counts() -> None:
    table = _trade(
        "exporter,importer,value,year,sector\n"
        "BRA,JPN,10,2006,food\nBRA,JPN,5,2006,ore\nJPN,BRA,7,2006,cars\nBRA,JPN,99,2005,food\n"
    )
    assert table.values == {("BRA", "JPN"): 15.0, ("JPN", "BRA"): 7.0}
    assert (table.year, table.lines_of_other_years) == (2006, 1)


def test_year_and_sector_may_be_missing() -> None:
    assert _trade("exporter,importer,value\nbra,JPN,1e3\n").values == {("BRA", "JPN"): 1000.0}


def test_who_is_not_in_the_table_has_no_figure_rather_than_zero() -> None:
    flows = _trade("exporter,importer,value\nBRA,JPN,3\n").flows(("BRA", "JPN", "KOR"))
    assert flows[0, 1] == 3
    assert flows[1, 0] == 0
    assert np.isnan(flows[2]).all()
    assert np.isnan(flows[:, 2]).all()


ROWS = [
    ("BRA,JPN,x,2006,", "file.number", "value"),
    ("BRA,JPN,-1,2006,", "file.out_of_range", "value"),
    ("BRA,JPN,nan,2006,", "file.number", "value"),
    ("BRA,ZZZ,1,2006,", "file.unknown_country", "importer"),
    ("QQQ,JPN,1,2006,", "file.unknown_country", "exporter"),
    ("BRA,JPN,1,206,", "file.out_of_range", "year"),
    ("BRA,IDN,1,2006,", "file.duplicate_row", "exporter"),
]


@pytest.mark.parametrize(("line", "code", "column"), ROWS)
def test_a_fault_in_a_line_is_named(line: str, code: str, column: str) -> None:
    with pytest.raises(FileError) as refused:
        _trade(f"exporter,importer,value,year,sector\nBRA,IDN,1,2006,\n{line}\n")
    facts = refused.value.facts
    assert (refused.value.code, facts["file"], facts["line"], facts["column"]) == (code, "trade.csv", 3, column)


def test_a_table_without_lines_is_refused() -> None:
    with pytest.raises(FileError) as refused:
        _trade("exporter,importer,value\n")
    assert refused.value.code == "file.empty"
