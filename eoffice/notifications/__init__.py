"""Telling people, in the app and by e-mail: a notice is a kind, its facts and a link."""
