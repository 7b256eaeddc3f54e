"""The editor's own API, told whose files it may list."""

from wagtail.documents.api.admin.views import DocumentsAdminAPIViewSet
from wagtail.images.api.admin.views import ImagesAdminAPIViewSet

from cms.admin.visibility import visible


class _OnlyVisible:
    def get_queryset(self):
        return super().get_queryset().filter(pk__in=visible(self.model, self.request.user).values("pk"))


class OwnImagesAPIViewSet(_OnlyVisible, ImagesAdminAPIViewSet):
    """Images of the user's collections."""


class OwnDocumentsAPIViewSet(_OnlyVisible, DocumentsAdminAPIViewSet):
    """Documents of the user's collections."""
