"""May this edit be made, and what does it change? Pure: no database, no clock, no network."""
