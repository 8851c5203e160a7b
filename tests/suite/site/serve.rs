//! `mieux site --serve`: who is answered, with what, and that it follows changes.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Stdio};

use insta::assert_snapshot;
use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;

use crate::common::TestRegistry;

#[test]
fn a_port_that_is_taken_is_named() {
    let registry = TestRegistry::programme();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let said = registry.run(["site", "--serve", "--port", &port]);
    assert_snapshot!(said.replace(&port, "PORT"), @"
    [stderr]
    error: cannot use port PORT: another program is using it; choose another one, or --port 0 for any that is free
    [exit 2]
    ");
}

/// A site that is served until it is stopped.
struct Serving {
    child: Child,
    port: String,
}

impl Serving {
    fn start(registry: &TestRegistry) -> Self {
        let mut command = registry.command(["site", "--serve", "--port", "0", "--lang", "en"]);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let mut address = String::new();
        BufReader::new(child.stdout.as_mut().unwrap()).read_line(&mut address).unwrap();
        let port = address.trim().trim_start_matches("http://127.0.0.1:").trim_end_matches('/');
        Self { port: port.to_owned(), child }
    }

    /// The whole answer to a request for a path.
    fn get(&self, path: &str, host: &str) -> String {
        let mut stream = TcpStream::connect(format!("127.0.0.1:{}", self.port)).unwrap();
        write!(stream, "GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        String::from_utf8_lossy(&answer).into_owned()
    }

    fn page(&self, path: &str) -> String {
        self.get(path, &format!("127.0.0.1:{}", self.port))
    }

    /// Ends it as Ctrl-C does: the exit status.
    fn stop(mut self) -> Option<i32> {
        let pid = Pid::from_raw(self.child.id().try_into().unwrap());
        kill(pid, Signal::SIGINT).unwrap();
        self.child.wait().unwrap().code()
    }
}

#[test]
fn pages_follow_the_records_until_the_site_is_stopped() {
    let registry = TestRegistry::programme();
    let serving = Serving::start(&registry);
    assert!(serving.page("/en/actions/both.html").contains("Both regions"));
    assert!(serving.page("/").contains("/.reload.js?1"));
    assert!(serving.page("/registry/mieux.toml").starts_with("HTTP/1.1 404"));
    assert!(serving.page("/../registry/mieux.toml").starts_with("HTTP/1.1 404"));
    assert!(serving.get("/", "example.org").starts_with("HTTP/1.1 403"));
    registry.replace("actions/both.yaml", "Both regions", "Two regions");
    let follows = |_| {
        std::thread::sleep(std::time::Duration::from_millis(50));
        serving.page("/en/actions/both.html").contains("Two regions")
    };
    assert!((0..2_400).any(follows));
    assert_eq!(serving.stop(), Some(0));
    assert!(!registry.path().join("site").exists());
}
