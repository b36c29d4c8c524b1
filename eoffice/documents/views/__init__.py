"""Pages of the documents room: page images, downloads, progress, trying again."""
