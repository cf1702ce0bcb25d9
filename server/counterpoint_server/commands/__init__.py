"""The commands that say what stands: of a file (`solve`), of a map on a server (`evaluate`)."""
