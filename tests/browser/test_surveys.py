"""A parent answers a survey on a cheap phone, without JavaScript; somebody reads the results."""

from playwright.sync_api import expect

from tests.browser.test_accessibility import RULES_OF_COLOUR, WIDER_THAN_THE_SCREEN, violations

CAMPAIGN = "/kampanii/elektronni-zhurnaly/"


def test_a_parent_answers_without_javascript_and_loses_nothing(reader, home, ratusha):
    before = people(ratusha)
    with reader(java_script_enabled=False) as page:
        page.goto(ratusha.url(CAMPAIGN))
        page.get_by_role("link", name="Вам зручно з електронним щоденником?", exact=True).click()
        page.get_by_role("main").locator(".survey__branches a").nth(1).click()
        page.get_by_label("Щодня").check()
        page.locator("textarea").fill("Простіший вхід")
        page.locator(".survey__form button").click()

        # A question that must be answered was left out: all else is still there.
        expect(page.locator("#error-summary")).to_be_visible()
        expect(page.get_by_label("Щодня")).to_be_checked()
        expect(page.locator("textarea")).to_have_value("Простіший вхід")
        page.get_by_label("5 – дуже зручно").check()
        page.locator(".survey__form button").click()
        page.wait_for_url("**/thanks/")
        page.reload()

        assert page.context.cookies() == []
    assert people(ratusha) == before + 1


def people(ratusha) -> int:
    """How many have answered the open survey."""
    [(number,)] = ratusha.rows(
        "SELECT count(*) FROM campaigns_surveyanswer answer "
        "JOIN campaigns_survey survey ON survey.id = answer.survey_id "
        "WHERE survey.state = 'open' AND answer.question_id IS NULL"
    )
    return number


def test_every_page_of_surveys_is_accessible_on_a_phone_by_day_and_by_night(reader, home, ratusha):
    rows = ratusha.rows("SELECT key, state FROM campaigns_survey WHERE state IN ('open', 'published')")
    keys = {state: f"{key[:8]}-{key[8:12]}-{key[12:16]}-{key[16:20]}-{key[20:]}" for key, state in rows}
    paths = [
        f"/survey/{keys['open']}/",
        f"/survey/{keys['open']}/parent/",
        f"/survey/{keys['open']}/thanks/",
        f"/en/survey/{keys['published']}/results/",
    ]
    faults = []
    with reader() as page:
        for path in paths:
            page.goto(ratusha.url(path))
            faults += [f"{path} {fault}" for fault in violations(page)]
            faults += page.evaluate(WIDER_THAN_THE_SCREEN)
            page.emulate_media(color_scheme="dark")
            faults += [f"{path} by night {fault}" for fault in violations(page, RULES_OF_COLOUR)]
            page.emulate_media(color_scheme="light")
    assert not faults, "\n".join(faults)
