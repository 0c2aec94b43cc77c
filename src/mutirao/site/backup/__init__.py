"""Backup and restore: one tar with the database, the uploads and the keys, checked before anything is replaced."""
