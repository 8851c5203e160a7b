"""The settings of docs/guide/editors.md for editors that are not run here can be read."""

import json
import pathlib
import re
import tomllib

page = pathlib.Path("docs/guide/editors.md").read_text()
blocks = re.findall(r"```(json|toml)\n(.*?)```", page, re.DOTALL)
read = {"json": json.loads, "toml": tomllib.loads}
settings = [read[kind](text) for kind, text in blocks]
named = [json.dumps(one) for one in settings]
assert len(named) >= 2 and all('"mieux", "lsp"' in one or '"mieux"' in one for one in named), named
print("settings: all can be read")
