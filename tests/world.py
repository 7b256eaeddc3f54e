"""One of everything that addresses lead to, on the communications site."""

import re
from datetime import date, timedelta

from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.models import Collection, Revision, Site, Task, Workflow

from accounts.models import User
from accounts.roles import SiteName
from cms.audit import record
from cms.mail.outbox import write_letter
from cms.models import SiteDocument
from feedback.models import ContactTopic, Opinion
from home.models import Alert
from search.models import BestBet, SynonymSet
from signups.models import Series
from subscriptions.telegram.models import Post
from tests.campaigns.surveys.factories import make_survey
from tests.cms.consents import make_consent
from tests.contests.factories import make_contest
from tests.doors import filled
from tests.factories import make_category, make_image, make_institution, make_standard
from tests.signups.conftest import make_session, placed
from tests.volunteering.call_factories import make_call
from tests.volunteering.factories import make_clause, make_consultation, make_statute, published
from volunteering.models import Programme

SCAN = b"%PDF-1.7"
# What stands for a parameter that leads to nothing of ours.
OTHERS = {
    "token": "nobody-knows-it", "code": "AAAAAAAA", "uidb64": "x", "key": "x", "role": "everybody",
    "topic": "news", "path": "nothing.png", "filter_spec": "width-40", "filename": "x", "mode": "default",
    "action": "delete", "action_name": "publish", "act": "delete", "variant": "x", "part": 1,
}  # fmt: skip


class World:
    """Rows of one site, and what of them each address is given."""

    def __init__(self, site: Site):
        self.site = site
        self.page = make_standard(site, title="Сторінка")
        self.page.save_revision()
        self.owner = User.objects.create_user("vlasnyk@example.org")
        self.consultation = self._consultation()
        now = timezone.now()
        self.session = make_session(site, starts_at=now + timedelta(days=1), ends_at=now + timedelta(days=2))
        self.survey = make_survey(site)
        self.rows = {
            "home_alert": Alert.objects.create(site=site, text_uk="Увага", enabled=False),
            "news_newscategory": make_category(site),
            "campaigns_campaign": self.survey.campaign,
            "campaigns_campaignkind": self.survey.campaign.kind,
            "campaigns_survey": self.survey,
            "contests_contest": make_contest(site),
            "volunteering_call": (call := make_call(site)),
            "volunteering_organisation": call.organisation,
            "volunteering_consultation": self.consultation,
            "volunteering_statute": self.consultation.statute,
            "volunteering_clause": self.consultation.statute.clauses.get(),
            "volunteering_programme": Programme.objects.create(site=site, name_uk="Програма"),
            "volunteering_proposal": self.proposal,
            "session_c": placed(self.session, now=timezone.now()),
            "signups_session": self.session,
            "signups_series": Series.objects.create(site=site, name_uk="Школи"),
            "telegram_post": Post.objects.create(
                site=site, title="Черга", text="Слова", name="n", url="https://example.org/",
                announced_at=timezone.now(),
            ),
            "feedback_opinion": Opinion.objects.create(
                site=site, page=self.page, language="uk", day=date(2026, 11, 1), is_useful=True
            ),
            "search_synonymset": SynonymSet.objects.first(),
            "search_bestbet": BestBet.objects.create(site=site, page=self.page, queries="школа"),
            "feedback_contacttopic": ContactTopic.objects.create(
                site=site, name_uk="Сайт", email="s@example.org"
            ),
            "institutions_institution": make_institution(),
            "cms_consent": (consent := make_consent(site=site, evidence=ContentFile(SCAN, name="a.pdf"))),
            "consents": consent,
            "cms_consenttext": consent.text,
            "survey_admin": self.survey,
            "letters": write_letter(to="o@example.org", subject="s", text="t", kind="test"),
            "audit": record(action="test", subject=self.session),
            "wagtailusers": self.owner,
        }  # fmt: skip
        self.numbers = self._numbers()

    def _consultation(self):
        statute = make_statute(self.site)
        make_clause(statute)
        today = timezone.localdate()
        consultation = make_consultation(
            statute, opens_on=today, closes_on=today, answers_by=today.replace(year=today.year + 1)
        )
        self.proposal = published(consultation, now=timezone.now())
        return consultation

    def _numbers(self) -> dict:
        """By the names of parameters."""
        collection = Collection.objects.get(name=SiteName.COMMUNICATIONS)
        document = SiteDocument.objects.create(
            title="Умови", file=ContentFile(b"text", name="a.txt"), collection=collection
        )
        image = make_image(collection=collection)
        page, home = self.page.pk, self.site.root_page_id
        return {
            "site_id": self.site.pk, "page_id": page, "parent_page_id": home, "page_to_move_id": page,
            "destination_id": home, "page_pk": page, "image_id": image.pk, "document_id": document.pk,
            "doc_id": document.pk, "consent_id": self.rows["cms_consent"].pk, "object_id": page,
            "revision_id": Revision.objects.get(object_id=page).pk,
            "collection_id": collection.pk,
            "workflow_pk": Workflow.objects.first().pk, "task_id": Task.objects.first().pk,
            "number": "4.2", "app_label": "volunteering", "model_name": "call", "app_name": "home",
            "content_type_app_name": "wagtailcore", "content_type_model_name": "page",
        }  # fmt: skip

    def address(self, name: str, route: str) -> str:
        """The address of a route, filled so that it leads to this world's things."""
        if name == "wagtaildocs_serve":
            return SiteDocument.objects.get().url
        return filled(route, self.values(name, route))

    def values(self, name: str, route: str) -> dict:
        """What an address with these parameters needs to lead to this world's things."""
        known = OTHERS | self.numbers
        known["pk"] = next((row.pk for part, row in self.rows.items() if part in name), 1)
        known["key"] = self._key(name)
        if "/settings/" in route:
            known |= {"model_name": "sitesettings", "pk": self.site.pk}
        elif name.startswith("feedback_"):
            known["pk"] = self.page.pk
        return {parameter: known.get(parameter, 1) for parameter in re.findall(r"<(?:\w+:)?(\w+)>", route)}

    def _key(self, name: str):
        if name.startswith("propose"):
            return self.consultation.key
        if name == "support_proposal":
            return self.proposal.key
        return self.survey.key if name.startswith("survey") else self.session.key
