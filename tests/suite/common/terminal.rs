//! The command on a terminal: what a person sees of it, and types.

use std::fs::File;
use std::io::{Read, Write};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use nix::pty::{Winsize, openpty};

/// How long a text may take to appear: only a command that is stuck takes longer.
const LONGEST: Duration = Duration::from_secs(120);

/// A command on a terminal of its own. It is ended with the value.
pub(crate) struct Terminal {
    child: Child,
    keyboard: File,
    screen: Receiver<String>,
    /// What was shown and not looked for yet.
    shown: String,
}

impl Terminal {
    /// Starts a command on a new terminal of 80 columns.
    pub(crate) fn start(mut command: Command) -> Self {
        let size = Winsize { ws_row: 24, ws_col: 80, ws_xpixel: 0, ws_ypixel: 0 };
        let pair = openpty(&size, None).unwrap();
        let end = || Stdio::from(pair.slave.try_clone().unwrap());
        let child = command.stdin(end()).stdout(end()).stderr(end()).spawn().unwrap();
        let keyboard = File::from(pair.master);
        let screen = shown_on(keyboard.try_clone().unwrap());
        Self { child, keyboard, screen, shown: String::new() }
    }

    /// Waits until a text is shown; what was shown before it.
    pub(crate) fn wait_for(&mut self, text: &str) -> String {
        loop {
            if let Some((before, after)) = self.shown.split_once(text) {
                let before = before.to_owned();
                self.shown = after.to_owned();
                return before;
            }
            match self.screen.recv_timeout(LONGEST) {
                Ok(more) => self.shown.push_str(&more),
                Err(_) => panic!("`{text}` is not shown, but: {:?}", self.shown),
            }
        }
    }

    /// Types keys.
    pub(crate) fn keys(&mut self, keys: &str) {
        self.keyboard.write_all(keys.as_bytes()).unwrap();
    }

    /// Waits until a question is shown, types the answer and sends it.
    pub(crate) fn answer(&mut self, question: &str, answer: &str) {
        self.wait_for(question);
        self.keys(&format!("{answer}\r"));
    }

    /// Waits for the end of the command; its exit status.
    pub(crate) fn end(mut self) -> Option<i32> {
        while self.screen.recv_timeout(LONGEST).is_ok() {}
        self.child.wait().unwrap().code()
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        // One that has ended already cannot be ended, which is as well.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Reads the screen on a thread, until the command has closed it.
fn shown_on(mut screen: File) -> Receiver<String> {
    let (sender, receiver) = channel();
    thread::spawn(move || {
        let mut bytes = [0; 4096];
        while let Ok(length @ 1..) = screen.read(&mut bytes) {
            let text = String::from_utf8_lossy(&bytes[..length]).into_owned();
            if sender.send(text).is_err() {
                break;
            }
        }
    });
    receiver
}
