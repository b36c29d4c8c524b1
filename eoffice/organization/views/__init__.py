"""Pages in one module, verbs in the other."""
