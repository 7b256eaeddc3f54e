"""On each site a colleague's approval, then a publisher's; and who may publish without them.

Education requires it (``SiteSettings.workflow_required``); communications can switch it on.
"""

from django.contrib.auth.management import create_permissions
from django.db import migrations

SITES = {"Комунікації": "localhost", "Освіта": "osvita.localhost"}
COLLEAGUES = ["редактори", "випускові редактори"]
PUBLISHERS = ["випускові редактори"]
EMERGENCY = "Термінові публікації"
STEPS = [
    # task's model, title, whose approval
    ("cms.ColleagueApprovalTask", "{site}: схвалення колеги", COLLEAGUES),
    ("wagtailcore.GroupApprovalTask", "{site}: схвалення випускового редактора", PUBLISHERS),
]
WORKFLOW = "{site}: схвалення"


def make_workflows(apps, schema_editor):
    Group = apps.get_model("auth", "Group")
    Site = apps.get_model("wagtailcore", "Site")
    Task = apps.get_model("wagtailcore", "Task")
    Workflow = apps.get_model("wagtailcore", "Workflow")
    WorkflowTask = apps.get_model("wagtailcore", "WorkflowTask")
    WorkflowPage = apps.get_model("wagtailcore", "WorkflowPage")
    ContentType = apps.get_model("contenttypes", "ContentType")

    # Wagtail's own stands on the root, and so on both sites.
    Workflow.objects.all().delete()
    Task.objects.all().delete()
    for name, host in SITES.items():
        workflow = Workflow.objects.create(name=WORKFLOW.format(site=name), active=True)
        for order, (label, title, roles) in enumerate(STEPS):
            model = apps.get_model(label)
            content_type, _ = ContentType.objects.get_or_create(
                app_label=model._meta.app_label, model=model._meta.model_name
            )
            task = model.objects.create(name=title.format(site=name), active=True, content_type=content_type)
            task.groups.set(Group.objects.filter(name__in=[f"{name}: {role}" for role in roles]))
            WorkflowTask.objects.create(workflow=workflow, task_id=task.pk, sort_order=order)
        home = Site.objects.get(hostname=host).root_page_id
        WorkflowPage.objects.create(page_id=home, workflow=workflow)
    allow_emergencies(apps)


def allow_emergencies(apps):
    config = apps.get_app_config("cms")
    config.models_module = True
    create_permissions(config, apps=apps, verbosity=0)
    config.models_module = None
    permission = apps.get_model("auth", "Permission").objects.get(
        content_type__app_label="cms", codename="publish_without_approval"
    )
    apps.get_model("auth", "Group").objects.get(name=EMERGENCY).permissions.add(permission)


def remove_workflows(apps, schema_editor):
    names = [WORKFLOW.format(site=name) for name in SITES]
    apps.get_model("wagtailcore", "Workflow").objects.filter(name__in=names).delete()
    titles = [title.format(site=name) for name in SITES for _label, title, _roles in STEPS]
    apps.get_model("wagtailcore", "Task").objects.filter(name__in=titles).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0002_groups_and_permissions"),
        ("cms", "0001_initial"),
    ]

    operations = [migrations.RunPython(make_workflows, remove_workflows)]
