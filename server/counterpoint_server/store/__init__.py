"""The only package that talks to Postgres: X.py beside X.sql."""
