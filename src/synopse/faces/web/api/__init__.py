"""The API: what the pages show and do, as JSON, described by OpenAPI; long lists are paged.

Changes need a JSON body, which no other site's form can send, and `who` decides.
"""

from synopse.faces.web.api.routes import API_ROUTES, api_error

__all__ = ["API_ROUTES", "api_error"]
