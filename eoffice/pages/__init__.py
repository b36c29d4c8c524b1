"""Pages made of several apps: home, inbox, letter page, lists, search, reports, the rail."""
