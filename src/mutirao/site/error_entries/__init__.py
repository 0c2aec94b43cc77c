"""Parts of the error table, by subject; `error_table.py` puts them together."""
