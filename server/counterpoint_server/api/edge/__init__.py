"""What holds for every request, whatever its route: plain ASGI around the framework.

The framework's own middleware is not run for 404 and 405.
"""

from counterpoint_server.api.edge.addresses import Addresses
from counterpoint_server.api.edge.asgi import AsgiApp
from counterpoint_server.api.edge.edge import Edge

__all__ = ["Addresses", "AsgiApp", "Edge"]
