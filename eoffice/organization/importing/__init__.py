"""Bulk import of units, positions and people: a table is read, planned row by row, then applied.

`eoffice.tables` reads the file · `columns` and `cells` say what a cell may hold ·
`units`, `positions` and `people` plan and apply their kind · `actions` applies all good rows in
one transaction.
"""
