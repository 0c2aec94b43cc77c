"""Input-output tables as others publish them: long tables, OECD's ICIO, folders as pymrio writes them.

`reading.read_table(path)` tells them apart and gives the flows that the propagation takes. Units are the file's own and
must be one; own use and domestic sales count where the table has them.
"""
