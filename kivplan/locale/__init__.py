"""The reports' languages: words from gettext catalogs; dates, numbers and money as CLDR has them.

Knows nothing of plans. Nothing is imported here, so that a command that formats nothing pays nothing:

    words.py      ``words_for(language, currency)``: what views and templates are handed
    catalog.py    ``catalog(language)``: the gettext catalog
    formats.py    ``Formats(language, currency)``: dates, periods, numbers, money
    terms.py      the plan format's enumerations, as a reader meets them
    update.py     for developers: ``python -m kivplan.locale.update`` keeps the ``.po`` files in step with the source
"""
