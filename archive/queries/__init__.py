"""Questions about the archive, named like the lists that an archivist looks at."""
