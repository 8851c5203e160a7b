"""A client of another hand reads what the server answers: the types of `lsprotocol`, by pytest-lsp.

    MIEUX=PROGRAM REGISTRY=FOLDER python -m pytest tests/editors/client.py
"""

import os
import pathlib

import pytest
import pytest_lsp
from lsprotocol import types
from pytest_lsp import ClientServerConfig, LanguageClient, client_capabilities

REGISTRY = pathlib.Path(os.environ["REGISTRY"]).resolve()
RECORD = REGISTRY / "actions/peru-iii.yaml"
CLIENTS = ["neovim", "emacs", "visual_studio_code"]


def client():
    made = pytest_lsp.make_test_lsp_client()

    @made.feature("client/registerCapability")
    def _(_params):
        return None

    return made


@pytest_lsp.fixture(
    params=CLIENTS,
    config=ClientServerConfig(server_command=[os.environ["MIEUX"], "lsp"], client_factory=client),
)
async def editor(request, lsp_client: LanguageClient):
    await lsp_client.initialize_session(
        types.InitializeParams(
            capabilities=client_capabilities(request.param), root_uri=REGISTRY.as_uri()
        )
    )
    yield
    await lsp_client.shutdown_session()


def open_record(editor, change=lambda text: text):
    text = change(RECORD.read_text())
    editor.text_document_did_open(
        types.DidOpenTextDocumentParams(
            types.TextDocumentItem(RECORD.as_uri(), language_id="mieux", version=1, text=text)
        )
    )
    return text


def place(text, before):
    lines = text[: text.index(before) + len(before)].split("\n")
    return {
        "text_document": types.TextDocumentIdentifier(RECORD.as_uri()),
        "position": types.Position(len(lines) - 1, len(lines[-1])),
    }


@pytest.mark.asyncio
async def test_a_mistake_is_told(editor: LanguageClient):
    open_record(editor, lambda text: text.replace("status: completed", "status: nonsense"))
    await editor.wait_for_notification("textDocument/publishDiagnostics")
    told = editor.diagnostics[RECORD.as_uri()]
    assert [(one.code, one.source) for one in told] == [("unknown-code", "mieux")]


@pytest.mark.asyncio
async def test_a_country_is_found_by_its_name(editor: LanguageClient):
    text = open_record(editor, lambda text: text.replace("countries: [PE", "countries: [Ecua"))
    found = await editor.text_document_completion_async(
        types.CompletionParams(**place(text, "countries: [Ecua"))
    )
    # Ecuador, and Guinea Ecuatorial.
    assert [item.text_edit.new_text for item in found.items] == ["EC", "GQ"]
    assert found.is_incomplete


@pytest.mark.asyncio
async def test_a_partner_leads_to_its_file(editor: LanguageClient):
    text = open_record(editor)
    at = place(text, "partner: pe-")
    found = await editor.text_document_definition_async(types.DefinitionParams(**at))
    first = found[0] if isinstance(found, list) else found
    uri = getattr(first, "target_uri", None) or first.uri
    assert uri.startswith((REGISTRY / "partners").as_uri())
    shown = await editor.text_document_hover_async(types.HoverParams(**at))
    assert "partners/" in shown.contents.value


@pytest.mark.asyncio
async def test_everything_else_can_be_read(editor: LanguageClient):
    open_record(editor)
    document = types.TextDocumentIdentifier(RECORD.as_uri())
    assert await editor.text_document_document_symbol_async(types.DocumentSymbolParams(document))
    assert await editor.text_document_folding_range_async(types.FoldingRangeParams(document))
    assert await editor.text_document_document_link_async(types.DocumentLinkParams(document))
    assert await editor.workspace_symbol_async(types.WorkspaceSymbolParams("peru"))
    options = types.FormattingOptions(tab_size=2, insert_spaces=True)
    formatting = types.DocumentFormattingParams(document, options)
    assert not await editor.text_document_formatting_async(formatting)
