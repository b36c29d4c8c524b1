"""Template tags of the face: icons, statuses, dates and durations, form controls."""
