"""Static files: hashed names, and style sheets joined into one."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class BundlingManifestStorage(CompressedManifestStaticFilesStorage):
    """Joins the imports of ``css/site.css``, then hashes and compresses everything."""

    support_js_module_import_aggregation = True
