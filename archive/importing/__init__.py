"""Tables that are handed in: which column is which, and what a row says.

`headings` finds the columns, `cells` reads retention terms as offices write them, `rules` makes
rules of a schedule of rows, `inactive` dossiers of an old list. The file itself is read by
`eoffice.tables` in the limited child.
"""
