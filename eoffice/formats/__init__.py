"""How dates and numbers are written, where Django's own habit differs from the office's."""
