"""Who writes, and that it is a page of ours that asks to write.

Until there is sign-in somebody says who they are; nobody checks it, and everything they write says so.
"""

from dashboard.access.profile import who
from dashboard.access.session import author, protect, required
from dashboard.access.writing import writes

__all__ = ["author", "protect", "required", "who", "writes"]
