"""A school's entries in a browser: saved as they are typed, whatever the connection does."""

import pytest
from playwright.sync_api import Page, expect

from contests.models import Entry, EntryVersion
from tests.browser.contests.conftest import opened

pytestmark = pytest.mark.django_db(transaction=True)


def kept_on_device(page: Page) -> int:
    return page.evaluate("localStorage.length")


def revision_of(page: Page) -> int:
    return int(page.input_value("#entry-form [name=revision]"))


def test_what_is_typed_without_a_connection_is_sent_when_it_is_back(browser, draft):
    page = opened(browser, draft)
    browser.set_offline(True)
    page.fill("#id_title", "Мама в дорозі")
    expect(page.locator("[data-autosave-status][data-tone=wrong]")).to_be_visible()
    page.click("[name=action][value=submit]")
    assert page.url.endswith("/edit/")
    assert kept_on_device(page) == 1

    browser.set_offline(False)

    expect(page.locator("#entry-form [name=revision]")).to_have_value(str(draft.revision + 1))
    expect(page.locator("[data-autosave-status]")).not_to_have_attribute("data-tone", "wrong")
    assert kept_on_device(page) == 0
    assert Entry.objects.get().title == "Мама в дорозі"


def test_a_page_closed_without_a_connection_loses_nothing(browser, draft):
    page = opened(browser, draft)
    browser.set_offline(True)
    page.fill("#id_teacher", "Вигаданенко Ольга")
    page.close()
    browser.set_offline(False)

    page = opened(browser, draft)

    expect(page.locator("#id_teacher")).to_have_value("Вигаданенко Ольга")
    expect(page.locator("#entry-form [name=revision]")).to_have_value(str(draft.revision + 1))
    assert Entry.objects.get().teacher == "Вигаданенко Ольга"


def test_the_second_tab_sees_both_versions_and_chooses(browser, draft):
    first, second = opened(browser, draft), opened(browser, draft)
    first.fill("#id_title", "З першої вкладки")
    expect(first.locator("#entry-form [name=revision]")).to_have_value(str(draft.revision + 1))

    second.fill("#id_title", "З другої вкладки")
    conflict = second.locator("[data-conflict]")
    expect(conflict).to_contain_text("З першої вкладки")
    assert Entry.objects.get().title == "З першої вкладки"

    second.click("[data-keep]")
    expect(second.locator("#entry-form [name=revision]")).to_have_value(str(draft.revision + 2))
    assert Entry.objects.get().title == "З другої вкладки"


def test_a_double_click_upon_a_fresh_word_submits_it_once(browser, draft):
    page = opened(browser, draft)
    page.fill("#id_title", "Остання думка")
    page.dblclick("[name=action][value=submit]")

    page.wait_for_url(f"**/entries/{draft.key}/")

    assert EntryVersion.objects.get().title == "Остання думка"


def test_rows_pasted_into_the_class_table_are_entries(browser, contest, draft):
    page = browser.new_page()
    page.goto(f"/account/contests/{contest.pk}/class/")
    page.evaluate(
        """() => {
          const clipboardData = new DataTransfer();
          clipboardData.setData("text/plain", "Казкова Ївга\\t4-Б\\tМама співає\\nКазковий Лесь\\t7\\tРуки");
          const cell = [...document.querySelectorAll(".class-row [name$=full_name]")].at(-1);
          cell.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
        }"""
    )
    page.click("[name=action][value=take]")
    expect(page.locator(".class-row [name$=title] >> nth=2")).to_have_value("Руки")

    page.click("[name=action][value=submit]")

    expect(page.locator(".outcomes__item")).to_have_count(3)
    assert [each.entry.pk for each in EntryVersion.objects.all()] == [draft.pk]
