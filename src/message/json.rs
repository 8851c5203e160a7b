//! Why a text is not JSON, for the mistakes that people make; others are told in the words of the parser.

use serde_json::Error;

use super::Message;
use crate::message;

impl From<&Error> for Message {
    /// What is wrong, without the place.
    fn from(error: &Error) -> Self {
        let words = error.to_string();
        let words = words.split(" at line ").next().unwrap_or_default();
        match words {
            _ if error.is_eof() => message!("json.end"),
            "trailing comma" => message!("json.trailing-comma"),
            "trailing characters" => message!("json.trailing-characters"),
            "expected `:`" => message!("json.no-colon"),
            "expected `,` or `}`" | "expected `,` or `]`" => message!("json.no-comma"),
            "key must be a string" => message!("json.name-not-quoted"),
            "expected value" | "expected ident" => message!("json.no-value"),
            _ => Self::verbatim(words),
        }
    }
}
