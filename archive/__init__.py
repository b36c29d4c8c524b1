"""What happens to letters afterwards: dossiers, retention, disposal, loans and storage places."""
