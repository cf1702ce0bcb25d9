"""The Counterpoint server: argument maps behind one typed API."""
