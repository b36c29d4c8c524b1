"""Dossiers as open packages: made here, taken in elsewhere, readable without this software.

A package is a ZIP in the order of BagIt (RFC 8493). `facts` puts a dossier into plain values,
`reading_page` makes the page for people and the XML, `writing` the ZIP, `taking_in` a dossier of
one. A stranger's ZIP is opened in the limited child (`eoffice.pdf.unpack`).
"""
