"""Pages made of several apps: home, inbox, letter page, search, the frame's rail and counters."""
