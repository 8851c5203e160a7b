//! `mieux site --serve`: the site on this computer alone, built again when a record changes.

use std::io::{Cursor, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, PoisonError, RwLock};
use std::thread;
use std::time::Duration;

use anyhow::bail;
use mieux::files::Stamps;
use mieux::message;
use mieux::message::Message;
use mieux::site::Site;
use signal_hook::consts::{SIGINT, SIGTERM};
use tiny_http::{Header, Request, Response, Server};

use super::answer::{Asked, Served};
use super::browser;
use crate::failure::to_message;
use crate::globals::{Globals, Status};

/// How many requests are answered at once; a page needs three files.
const WORKERS: usize = 4;

/// How often the files of the registry are looked at.
const PAUSE: Duration = Duration::from_millis(400);

/// Serves what `build` builds until the user stops it.
pub(super) fn serve(
    port: u16,
    opens_browser: bool,
    globals: &Globals,
    out: &mut dyn Write,
    build: &dyn Fn() -> anyhow::Result<(Site, Status)>,
) -> anyhow::Result<Status> {
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    let cannot_use = |reason: Message| message!("site.port", port = port.to_string(), reason);
    let listener = match TcpListener::bind(address) {
        Ok(listener) => listener,
        Err(error) => bail!(cannot_use(Message::from(&error))),
    };
    let server = match Server::from_listener(listener, None) {
        Ok(server) => server,
        Err(error) => bail!(cannot_use(Message::verbatim(error.to_string()))),
    };
    let root = globals.root()?;
    let mut state = Stamps::of(&root);
    let (site, mut status) = build()?;
    let port = server.server_addr().to_ip().map_or(port, |address| address.port());
    let served = RwLock::new(Served::new(site.files));
    let is_stopped = Arc::new(AtomicBool::new(false));
    for signal in [SIGINT, SIGTERM] {
        signal_hook::flag::register(signal, Arc::clone(&is_stopped))?;
    }
    let address = format!("http://127.0.0.1:{port}/");
    writeln!(out, "{address}")?;
    out.flush()?;
    globals.inform(&message!("site.serving"));
    if opens_browser && let Err(error) = browser::open(&address) {
        globals.tell(&message!("site.no-browser", reason = error.to_string()));
    }
    thread::scope(|scope| {
        for _ in 0..WORKERS {
            scope.spawn(|| {
                while let Ok(request) = server.recv() {
                    respond(request, &served, port);
                }
            });
        }
        while !is_stopped.load(Ordering::Relaxed) {
            thread::sleep(PAUSE);
            if let Some(built) = rebuilt(&root, &mut state, build) {
                match built {
                    Ok((site, of_build)) => {
                        globals.inform(&message!("site.rebuilt", count = site.pages));
                        status = of_build;
                        served.write().unwrap_or_else(PoisonError::into_inner).replace(site.files);
                    }
                    Err(error) => {
                        globals.tell(&message!("site.build-failed", reason = to_message(&error)));
                    }
                }
            }
        }
        (0..WORKERS).for_each(|_| server.unblock());
    });
    Ok(status)
}

/// What the next build comes to; `None` if no file has changed.
fn rebuilt(
    root: &Path,
    state: &mut Stamps,
    build: &dyn Fn() -> anyhow::Result<(Site, Status)>,
) -> Option<anyhow::Result<(Site, Status)>> {
    let now = Stamps::of(root);
    if now == *state {
        return None;
    }
    *state = now;
    Some(build())
}

fn respond(request: Request, served: &RwLock<Served>, port: u16) {
    let host = request.headers().iter().find(|header| header.field.equiv("Host"));
    let host = host.map(|header| header.value.as_str().to_owned());
    let (method, url) = (request.method().to_string(), request.url().to_owned());
    let asked = Asked { method: &method, url: &url, host: host.as_deref() };
    let (status, kind, body) = {
        let served = served.read().unwrap_or_else(PoisonError::into_inner);
        let answer = served.answer(&asked, port);
        (answer.status, answer.kind, answer.body.into_owned())
    };
    let headers = [
        ("Content-Type", kind),
        ("Cache-Control", "no-store"),
        ("X-Content-Type-Options", "nosniff"),
    ];
    let headers = headers.iter().filter_map(|(name, value)| Header::from_bytes(*name, *value).ok());
    let length = body.len();
    let response =
        Response::new(status.into(), headers.collect(), Cursor::new(body), Some(length), None);
    // Whoever asked may be gone.
    let _ = request.respond(response);
}
