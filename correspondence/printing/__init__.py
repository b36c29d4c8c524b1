"""What stands on a printed letter: rich text, letterhead, signature block, office Indonesian."""
