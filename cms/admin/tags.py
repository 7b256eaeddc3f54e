"""Tags of files: each site's people are shown those of the files that they see."""

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, Q
from django.http import JsonResponse
from django.utils.functional import cached_property
from taggit.models import Tag, TaggedItem
from wagtail.documents import get_document_model
from wagtail.documents.views import documents
from wagtail.images import get_image_model
from wagtail.images.views import images
from wagtail.images.views.chooser import ImageChooserViewSet, ImageChooseView

from cms.admin.pictures import ChildrenColumn, ChildrenFilterSet
from cms.admin.visibility import visible

SUGGESTED = 10


def tags_seen(user, *models):
    """The tags on those files of ``models`` that ``user`` sees."""
    own = Q()
    for model in models:
        content_type = ContentType.objects.get_for_model(model)
        own |= Q(content_type=content_type, object_id__in=visible(model, user).values("pk"))
    return Tag.objects.filter(pk__in=TaggedItem.objects.filter(own).values("tag"))


def popular_tags(user, model):
    """Wagtail's :func:`popular_tags_for_model`, of the files that ``user`` sees."""
    tags = tags_seen(user, model).annotate(items=Count("taggit_taggeditem_items"))
    return tags.order_by("-items", "name")[:SUGGESTED]


def complete_tag(request):
    """Suggest tags that begin with ``term``."""
    term = request.GET.get("term")
    tags = tags_seen(request.user, get_image_model(), get_document_model()) if term else Tag.objects.none()
    names = tags.filter(name__istartswith=term or "").order_by("name").values_list("name", flat=True)
    return JsonResponse(list(names[:SUGGESTED]), safe=False)


class _OwnTags:
    """A filter set that offers tags of the files that the user sees."""

    def __init__(self, data=None, queryset=None, *, request=None, **kwargs):
        super().__init__(data, queryset, request=request, **kwargs)
        if "tag" in self.filters:
            tags = popular_tags(request.user, self._meta.model)
            self.filters["tag"].extra["choices"] = [(tag.name, tag.name) for tag in tags]


class OwnTagsImagesFilterSet(_OwnTags, ChildrenFilterSet):
    """Images by collection, tag, use, and what was answered of children."""


class OwnTagsDocumentsFilterSet(_OwnTags, documents.DocumentsFilterSet):
    """Documents by collection, tag and use."""


class ImagesView(images.IndexView):
    filterset_class = OwnTagsImagesFilterSet

    @cached_property
    def columns(self):
        columns = super().columns
        return [*columns, ChildrenColumn()] if columns else columns


class DocumentsView(documents.IndexView):
    filterset_class = OwnTagsDocumentsFilterSet


class ChooseImageView(ImageChooseView):
    """The image chooser's first view."""

    def get_context_data(self, **kwargs):
        return {
            **super().get_context_data(**kwargs),
            "popular_tags": popular_tags(self.request.user, self.model),
        }


class OwnTagsImageChooserViewSet(ImageChooserViewSet):
    """Wagtail's image chooser; only its first view differs."""

    choose_view_class = ChooseImageView
