// Starts `mieux lsp` for the records of registries, and gives these a language of their own, so that no other extension for
// YAML says everything a second time.
"use strict";

const fs = require("fs");
const path = require("path");
const { languages, workspace } = require("vscode");
const { LanguageClient, TransportKind } = require("vscode-languageclient/node");

/** The folders of a registry whose files are records or vocabularies. */
const FOLDERS = ["actions", "activities", "experts", "partners", "published", "vocabularies"];

/** Whether a file is in such a folder of the nearest registry above it. */
function isOfRegistry(file) {
  let below = "";
  for (let folder = path.dirname(file); ; folder = path.dirname(folder)) {
    if (fs.existsSync(path.join(folder, "mieux.toml"))) return FOLDERS.includes(below);
    if (path.dirname(folder) === folder) return false;
    below = path.basename(folder);
  }
}

/** Gives a text of a registry its language. */
async function claim(document) {
  const isYaml = document.languageId === "yaml" && document.uri.scheme === "file";
  if (isYaml && isOfRegistry(document.uri.fsPath)) {
    await languages.setTextDocumentLanguage(document, "mieux");
  }
}

let client;

exports.activate = async (context) => {
  context.subscriptions.push(workspace.onDidOpenTextDocument(claim));
  await Promise.all(workspace.textDocuments.map(claim));
  const settings = workspace.getConfiguration("mieux");
  const server = {
    command: settings.get("path"),
    args: ["lsp", ...settings.get("arguments")],
    transport: TransportKind.stdio,
  };
  const watcher = workspace.createFileSystemWatcher("**/*.{yaml,yml,toml,md}");
  context.subscriptions.push(watcher);
  client = new LanguageClient("mieux", "mieux", server, {
    documentSelector: [{ scheme: "file", language: "mieux" }],
    synchronize: { fileEvents: watcher },
  });
  await client.start();
};

exports.deactivate = () => client?.stop();
