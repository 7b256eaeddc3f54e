"""Every address of the editor, filled with the numbers of given things."""

import itertools
import re

from django.urls import get_resolver
from django.urls.resolvers import URLResolver
from wagtail.models import Revision, Task, TaskState, Workflow, WorkflowState
from wagtail_localize.models import StringSegment, Translation, TranslationSource

MODELS = [
    ("wagtailcore", "page"), ("home", "standardpage"), ("home", "alert"), ("news", "newscategory"),
    ("campaigns", "campaign"), ("home", "sitesettings"), ("home", "navigation"),
    ("cms", "siteimage"), ("cms", "sitedocument"),
]  # fmt: skip
# Signing out ends the sweep; these fail on purpose.
LEFT_OUT = {"wagtailadmin_logout", "wagtailadmin_error_test"}


def patterns(resolver=None, prefix="", namespace=""):
    """Pairs of a pattern and its name, for every address below ``/admin/``."""
    for item in (resolver or get_resolver()).url_patterns:
        route = prefix + str(item.pattern).lstrip("^")
        if isinstance(item, URLResolver):
            yield from patterns(item, route, namespace + (f"{item.namespace}:" if item.namespace else ""))
        elif route.startswith("admin/"):
            yield route, f"{namespace}{item.name}"


def numbers_of(things) -> dict[str, list]:
    """What stands for each parameter of an address: the numbers of these things."""
    pages = [things.home.pk, things.live.pk, things.draft.pk]
    texts = [str(pk) for pk in pages]
    sources = TranslationSource.objects.filter(object_id__in=[things.live.translation_key])
    translations = list(Translation.objects.filter(source__in=sources).values_list("pk", flat=True))
    return {
        "page_id": pages,
        "parent_page_id": pages,
        "page_to_move_id": pages,
        "destination_id": [things.home.pk],
        "page_pk": pages,
        "image_id": [things.image.pk],
        "doc_id": [things.document.pk],
        "document_id": [things.document.pk],
        "revision_id": list(Revision.objects.filter(object_id__in=texts).values_list("pk", flat=True)),
        "object_id": texts,
        "session_id": [1],
        "task_state_id": list(TaskState.objects.values_list("pk", flat=True)) or [1],
        "workflow_state_id": list(WorkflowState.objects.values_list("pk", flat=True)) or [1],
        "task_id": list(Task.objects.values_list("pk", flat=True)) or [1],
        "workflow_pk": list(Workflow.objects.values_list("pk", flat=True)) or [1],
        "translation_id": translations or [1],
        "translation_source_id": list(sources.values_list("pk", flat=True)) or [1],
        "string_segment_id": list(StringSegment.objects.values_list("pk", flat=True)[:1]) or [1],
        "overridable_segment_id": [1],
        "filter_spec": ["width-40"],
        "action": ["publish", "unpublish", "delete", "move", "add_to_collection", "add_tags"],
        "action_name": ["publish", "unpublish", "delete", "copy", "approve"],
        "mode": ["default"],
        "uploaded_file_id": [1],
        "redirect_id": [1],
        "collection_id": [things.image.collection_id],
        "uidb64": ["x"],
        "token": ["x"],
    }


def rows_of(things) -> dict[str, list]:
    """What ``pk`` stands for, by the name of the address that has it; elsewhere anything."""
    return {
        "wagtailadmin_api:pages": [things.home.pk, things.live.pk, things.draft.pk],
        "wagtailadmin_api:images": [things.image.pk],
        "wagtailadmin_api:documents": [things.document.pk],
        "wagtailadmin_collections": [things.image.collection_id],
        "wagtailimages_chooser": [things.image.pk],
        "wagtaildocs_chooser": [things.document.pk],
        "wagtailsettings": [things.site.pk],
        "wagtailsites": [things.site.pk],
        "home_alert": [things.alert.pk],
        "news_newscategory": [things.category.pk],
        "campaigns_campaign:": [things.campaign.pk],
        "wagtail_localize:snippets_api": [things.alert.pk, things.category.pk, things.campaign.pk],
    }


def addresses(things) -> list[str]:
    """Every address of the editor with the numbers of ``things`` in it."""
    numbers, rows = numbers_of(things), rows_of(things)
    found = set()
    for route, name in patterns():
        numbers["pk"] = next((rows[part] for part in rows if part in name), [1])
        if name in LEFT_OUT or route.endswith("^.*/$"):
            continue
        if "revisions/compare" in route:
            found.update(
                f"/admin/pages/{pk}/revisions/compare/earliest...latest/" for pk in numbers["page_id"]
            )
            continue
        names = re.findall(r"<(?:\w+:)?(\w+)>", route)
        for pair in MODELS if _model_parameters(names) else [None]:
            values = dict(zip(_model_parameters(names), pair, strict=False)) if pair else {}
            rest = [n for n in names if n not in values]
            for chosen in itertools.product(*(numbers.get(n, [1]) for n in rest)):
                filled = {**values, **dict(zip(rest, chosen, strict=True))}
                found.add(
                    "/"
                    + re.sub(r"<(?:\w+:)?(\w+)>", lambda m, f=filled: str(f[m[1]]), route).replace("^", "")
                )
    return sorted(found)


def _model_parameters(names: list[str]) -> list[str]:
    pairs = [("content_type_app_name", "content_type_model_name"), ("app_label", "model_name"),
             ("app_name", "model_name")]  # fmt: skip
    return next((list(pair) for pair in pairs if set(pair) <= set(names)), [])
