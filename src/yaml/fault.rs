//! What can be wrong with the text of a file before anybody asks what it says.

use super::node::Span;
use crate::message::Message;

/// Something that the reader could not accept, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// What it is.
    pub kind: FaultKind,
    /// The bytes that it concerns.
    pub span: Span,
}

/// The kinds of fault; the words for people are with the rules that report them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FaultKind {
    /// The text is not YAML; the parser's own words.
    Syntax(String),
    /// The file holds nothing but blanks and comments.
    Empty,
    /// The key is in one mapping twice; its first place.
    DuplicateKey {
        /// The key.
        key: String,
        /// The bytes of the first one.
        first: Span,
    },
    /// A key that is not plain text, such as a list or a number.
    KeyNotText,
    /// More keys in one mapping than are read; those up to here are kept.
    TooManyKeys,
    /// `&name`.
    Anchor,
    /// `*name`.
    Alias,
    /// `!tag`.
    Tag,
    /// `<<:`.
    MergeKey,
    /// `%YAML` or another directive.
    Directive,
    /// A second document in the same file.
    SecondDocument,
    /// A merge has left two versions, by the names of its sides; empty if a marker has none, or one
    /// marker is left over.
    MergeConflict {
        /// The first version.
        first: String,
        /// The second version.
        second: String,
    },
    /// The file is a pointer of Git LFS and not the file itself.
    LargeFilePointer,
    /// The bytes are no UTF-8 from here on.
    NotUtf8,
    /// The file is larger, in bytes, than is read.
    TooLarge(u64),
    /// The system does not let it be read; why not.
    Unreadable(Message),
    /// The file is a link that leads out of the registry, or into what it leaves alone.
    LeadsOut,
    /// It is a folder that cannot be listed; why not.
    UnreadableFolder(Message),
    /// A setting of the registry that nothing can use.
    Setting {
        /// What is wrong.
        message: Message,
        /// What to do.
        help: Message,
    },
    /// The file is not one that is read; why.
    Stray(Stray),
    /// The file is not one that is read, though a record is in it; why.
    StrayRecord(Stray),
}

/// Why a file is not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stray {
    /// It lies in no folder of records.
    Elsewhere,
    /// Its name has another ending than those of records.
    Ending,
    /// It is a folder with the name of a record.
    Folder,
    /// It is a link to a folder.
    LinkToFolder,
    /// It extends a schema and is a link.
    LinkedExtension,
    /// It is a page and a link.
    LinkedPage,
    /// It is Markdown among the pages, and has no name of a page.
    PageName,
    /// It is a device, a pipe or the like.
    Device,
    /// It is private, and git would take it along.
    Unignored,
    /// It is private, and other users of the machine can read it.
    OpenToOthers,
    /// It is private, and its line of this number, from 1, is not as the schema says.
    Malformed(usize),
    /// It is private, and there is no record of the expert whom it is on.
    NoExpert,
}
