//! What a request for a page gets. Only files that were built can be an answer, and only for this computer.

use std::borrow::Cow;
use std::collections::BTreeMap;

use mieux::export::ExportFile;
use percent_encoding::percent_decode_str;

/// What pages ask to learn whether the site was built again.
const VERSION: &str = "/.version";
/// The script that asks.
const SCRIPT_PATH: &str = "/.reload.js";
const SCRIPT: &str = include_str!("reload.js");

/// A site that is served.
pub(super) struct Served {
    files: BTreeMap<String, Vec<u8>>,
    /// How often it was built.
    version: usize,
}

/// A request.
pub(super) struct Asked<'a> {
    /// `GET`, or another method.
    pub(super) method: &'a str,
    /// The path, with a query if there is one.
    pub(super) url: &'a str,
    /// The host that the browser was sent to.
    pub(super) host: Option<&'a str>,
}

/// What it gets.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Answer<'s> {
    /// The status of HTTP.
    pub(super) status: u16,
    /// The type of the body.
    pub(super) kind: &'static str,
    pub(super) body: Cow<'s, [u8]>,
}

impl Served {
    /// These files, built the first time.
    pub(super) fn new(files: Vec<ExportFile>) -> Self {
        Self { files: by_path(files), version: 1 }
    }

    /// Takes the files of the next build.
    pub(super) fn replace(&mut self, files: Vec<ExportFile>) {
        self.files = by_path(files);
        self.version += 1;
    }

    /// What a request to this port of the computer gets.
    pub(super) fn answer(&self, asked: &Asked<'_>, port: u16) -> Answer<'_> {
        // A foreign page can let its own name lead to this computer, but not name another host.
        let own = ["127.0.0.1", "localhost"].map(|name| format!("{name}:{port}"));
        if !asked.host.is_some_and(|host| own.iter().any(|own| own == host)) {
            return Answer::error(403, "forbidden");
        }
        if !["GET", "HEAD"].contains(&asked.method) {
            return Answer::error(405, "method not allowed");
        }
        let path = asked.url.split(['?', '#']).next().unwrap_or_default();
        match path {
            VERSION => Answer::new("text/plain", self.version.to_string().into_bytes()),
            SCRIPT_PATH => Answer::new("text/javascript", SCRIPT.as_bytes()),
            _ => self.file(path).unwrap_or_else(|| Answer::error(404, "not found")),
        }
    }

    /// The file of a path of an address.
    fn file(&self, path: &str) -> Option<Answer<'_>> {
        let path = percent_decode_str(path.strip_prefix('/')?).decode_utf8().ok()?;
        let path = match path.is_empty() || path.ends_with('/') {
            true => format!("{path}index.html"),
            false => path.into_owned(),
        };
        let bytes = self.files.get(&path)?;
        let kind = kind_of(&path);
        match std::str::from_utf8(bytes).ok().and_then(|text| text.split_once("</head>")) {
            Some((head, rest)) if kind.starts_with("text/html") => {
                let version = self.version;
                let script = format!("<script src=\"{SCRIPT_PATH}?{version}\" defer></script>");
                Some(Answer::new(kind, format!("{head}{script}</head>{rest}").into_bytes()))
            }
            _ => Some(Answer::new(kind, bytes.as_slice())),
        }
    }
}

impl<'s> Answer<'s> {
    fn new(kind: &'static str, body: impl Into<Cow<'s, [u8]>>) -> Self {
        Self { status: 200, kind, body: body.into() }
    }

    fn error(status: u16, text: &'static str) -> Self {
        Self { status, ..Self::new("text/plain", text.as_bytes()) }
    }
}

fn by_path(files: Vec<ExportFile>) -> BTreeMap<String, Vec<u8>> {
    files.into_iter().map(|file| (file.path, file.bytes)).collect()
}

fn kind_of(path: &str) -> &'static str {
    match path.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "svg" => "image/svg+xml",
        "xml" => "application/xml",
        "zip" => "application/zip",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use mieux::export::ExportFile;

    use super::{Answer, Asked, Served};

    fn served() -> Served {
        Served::new(vec![
            ExportFile::new("index.html", "<head></head>"),
            ExportFile::new("en/a%2Fb.html", "<head></head>"),
            ExportFile::new("assets/site.css", "x"),
        ])
    }

    fn asked<'s>(served: &'s Served, method: &str, url: &str, host: &str) -> Answer<'s> {
        served.answer(&Asked { method, url, host: Some(host) }, 8000)
    }

    #[test]
    fn only_files_of_the_site_are_answers() {
        let served = served();
        let status = |url| asked(&served, "GET", url, "127.0.0.1:8000").status;
        for url in ["/", "/index.html?x=1", "/en/a%252Fb.html", "/assets/site.css", "/.version"] {
            assert_eq!(status(url), 200, "{url}");
        }
        for url in
            ["/../Cargo.toml", "/%2e%2e/x", "//etc/passwd", "/en", "/en/a%2Fb.html", "", "/%ff"]
        {
            assert_eq!(status(url), 404, "{url}");
        }
    }

    #[test]
    fn only_this_computer_is_answered_and_only_reading() {
        let served = served();
        assert_eq!(asked(&served, "GET", "/", "localhost:8000").status, 200);
        for host in ["example.org", "example.org:8000", "127.0.0.1:9000", "127.0.0.1"] {
            assert_eq!(asked(&served, "GET", "/", host).status, 403, "{host}");
        }
        assert_eq!(served.answer(&Asked { method: "GET", url: "/", host: None }, 8000).status, 403);
        assert_eq!(asked(&served, "POST", "/", "127.0.0.1:8000").status, 405);
    }

    #[test]
    fn pages_learn_when_the_site_was_built_again() {
        let mut served = served();
        let page = asked(&served, "GET", "/", "127.0.0.1:8000").body.into_owned();
        assert_eq!(page, b"<head><script src=\"/.reload.js?1\" defer></script></head>");
        served.replace(vec![ExportFile::new("index.html", "new")]);
        assert_eq!(&*asked(&served, "GET", "/.version", "127.0.0.1:8000").body, b"2");
        assert_eq!(&*asked(&served, "GET", "/", "127.0.0.1:8000").body, b"new");
        assert_eq!(asked(&served, "GET", "/assets/site.css", "127.0.0.1:8000").status, 404);
    }
}
