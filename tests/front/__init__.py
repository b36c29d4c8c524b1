"""Tests of the face: vendored files, tags, the frame, the shared fragments, the small scripts."""
