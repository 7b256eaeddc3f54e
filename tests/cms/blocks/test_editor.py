"""The editor's own form of a body with every block."""

from django.urls import reverse


def test_a_page_with_every_block_opens_in_the_editor(admin_client, full_page):
    response = admin_client.get(reverse("wagtailadmin_pages:edit", args=[full_page.pk]))
    assert response.status_code == 200
    # The table's editor hides Wagtail's caption, which the block has as a field of its own.
    assert "captioned-table" in response.content.decode()
    assert "css/editor/captioned-table.css" in response.content.decode()
