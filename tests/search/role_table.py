"""Which role gets which answer from the addresses of the search.

Columns: stranger · who keeps the search and the packed letters (eka) · a colleague · the desk of
another organisation.
"""

ROLES = (None, "eka", "danu", "rama")
ALL = (302, 200, 200, 200)
OWN = (302, 200, 404, 404)
OWN_VERB = (302, 302, 404, 404)
VERB = (302, 302, 302, 302)

# name: (method, answer per role in the order above, what the address names, what is typed)
ROLE_TABLE = {
    "pages:search_kept": ("get", ALL, "", {}),
    "pages:search_save": ("post", VERB, "", {"name": "Jalan", "query": "q=jalan"}),
    "pages:search_rename": ("post", OWN_VERB, "saved", {"name": "Lain"}),
    "pages:search_delete": ("post", OWN_VERB, "saved", {}),
    "pages:search_table": ("post", ALL, "", {"query": "q=jalan"}),
    "pages:search_export": ("post", VERB, "", {"query": "q=jalan"}),
    "pages:search_cancel": ("post", OWN_VERB, "open", {}),
    "pages:search_take": ("get", OWN, "export", {}),
}
