"""Pages and verbs of the chain; the letter page and the inbox are in eoffice.pages."""
