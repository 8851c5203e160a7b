"""Neovim with the settings of docs/guide/editors.md: what is typed, what is offered, and the text afterwards.

    python tests/editors/neovim.py NVIM REGISTRY    with `mieux` on the PATH
"""

import pathlib
import re
import sys
import tempfile
import time

import pynvim

nvim, registry = sys.argv[1:]
page = pathlib.Path("docs/guide/editors.md").read_text()
settings = re.search(r"```lua\n(.*?)```", page, re.DOTALL).group(1)
with tempfile.NamedTemporaryFile("w", suffix=".lua", delete=False) as file:
    file.write(settings)
editor = pynvim.attach("child", argv=[nvim, "--embed", "--headless", "-u", file.name, "-n", "-i", "NONE"])
editor.command("set shortmess+=c completeopt=menuone,noselect")
editor.command(f"edit {registry}/actions/peru-iii.yaml")


def wait(what, lua):
    for _ in range(400):
        if value := editor.exec_lua(f"return {lua}"):
            return value
        time.sleep(0.05)
    sys.exit(f"neovim: {what} does not come")


def typed(line, pattern):
    """The line after the first thing that is offered at `|` was accepted."""
    editor.exec_lua(f"vim.fn.cursor(1, 1); vim.fn.search('{pattern}')")
    editor.exec_lua(f"vim.api.nvim_set_current_line([=[{line.replace('|', '')}]=])")
    editor.exec_lua(f"vim.fn.cursor(0, {len(line[: line.find('|')].encode())})")
    editor.input("a")
    time.sleep(0.3)
    editor.exec_lua("vim.lsp.completion.get()")
    wait(f"an offer for {line}", "vim.fn.pumvisible() == 1")
    time.sleep(0.2)
    editor.input("<C-n><C-y>")
    time.sleep(0.3)
    text = editor.exec_lua("return vim.api.nvim_get_current_line()")
    editor.input("<Esc>")
    time.sleep(0.1)
    return text


assert editor.exec_lua("return vim.bo.filetype") == "yaml.mieux"
wait("the server", "#vim.lsp.get_clients({ name = 'mieux' }) == 1 and vim.lsp.get_clients({ name = 'mieux' })[1].initialized")
for line, pattern, expected in [
    ("countries: [PE, Ecu|]", "^countries:", "countries: [PE, EC]"),
    ("countries: [EC, Perú|]", "^countries:", "countries: [EC, PE]"),
    ("countries: [PE, Chi|]", "^countries:", "countries: [PE, CL]"),
    ("status: complet|", "^status:", "status: completed"),
    ("status: Conclui|", "^status:", "status: completed"),
    ("status: on-|", "^status:", "status: on-hold"),
    ("  - partner: Crime|", "- partner:", "  - partner: unodc"),
]:
    text = typed(line, pattern)
    assert text == expected, f"{line}: {text}"
editor.exec_lua("vim.fn.cursor(1, 1); vim.fn.search('^status:')")
editor.exec_lua("vim.api.nvim_set_current_line('status: nonsense')")
wait(
    "the finding",
    "vim.iter(vim.diagnostic.get(0)):any(function(one) return one.message:find('nonsense') ~= nil end)",
)


def chosen():
    """The text after the first thing that is offered at the cursor was accepted."""
    editor.exec_lua("vim.lsp.completion.get()")
    wait("an offer", "vim.fn.pumvisible() == 1")
    time.sleep(0.2)
    editor.input("<C-n><C-y>")
    time.sleep(0.5)
    editor.input("<Esc>")
    return "\n".join(editor.current.buffer[:])


editor.exec_lua("vim.fn.cursor(1, 1); vim.fn.search('- expert:'); vim.api.nvim_set_current_line('  - ')")
editor.input("A")
time.sleep(0.3)
text = chosen()
assert "experts:\n  - expert: \n    role:\n      en: \n" in text, text
editor.command(f"edit! {registry}/experts/exp-0999.yaml")
time.sleep(0.5)
editor.input("i")
time.sleep(0.3)
text = chosen()
assert "id: exp-0999\norigin: \nsector: \nsources:\n  - source: \n    supports: []" in text, text
print("neovim: all typed as said")
