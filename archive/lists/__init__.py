"""The lists that archives keep, column by column, and how they leave the screen.

`lines` puts dossiers and their contents into words, `catalogue` says which columns a list has,
`export` makes XLSX and PDF of it.
"""
