"""Pages of the archive, one noun a module."""
