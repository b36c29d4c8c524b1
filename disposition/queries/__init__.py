"""Branches by tray, and the chain as a tree; the readers of the disposition room."""
