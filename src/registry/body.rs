//! What a file holds as a typed value: one row for each kind of record.

use serde::Deserialize;
use smol_str::SmolStr;

use super::file::Marks;
use crate::model::{
    Action, Activity, ClaimFile, Expert, FileKind, Identifier, Kind, PageText, Partner, Text,
    Vocabulary,
};
use crate::yaml::{Node, from_node};

/// The text and the acronym by which people know a record.
type Names<'r> = (Option<&'r Text>, Option<&'r str>);

/// Makes what the records of all kinds have in common, from a row for each: what its records are called.
macro_rules! typed_records {
    ($($(#[$doc:meta])* $kind:ident named $names:expr;)+) => {
        /// What a file of records or claims holds. Each is boxed, since the largest is many times the
        /// smallest.
        #[derive(Debug, Clone, PartialEq)]
        pub enum Body {
            $($(#[$doc])* $kind(Box<$kind>),)+
            /// Published figures.
            Claims(Box<ClaimFile>),
            /// A text of the programme.
            Page(Box<PageText>),
            /// A controlled list, which is among the vocabularies of the registry already.
            Vocabulary,
        }

        impl Body {
            /// Reads a file of this kind; `None` if the tree does not have the shape of the kind.
            pub(super) fn read(kind: FileKind, root: &Node) -> Option<Self> {
                match kind {
                    $(FileKind::Record(Kind::$kind) => typed(root).map(Self::$kind),)+
                    FileKind::Claims => typed(root).map(Self::Claims),
                    FileKind::Vocabulary => vocabulary(root).map(|_| Self::Vocabulary),
                    FileKind::Extension | FileKind::Page | FileKind::Stray => None,
                }
            }

            /// What can be told of it without reading it again.
            pub(super) fn marks(&self) -> Marks {
                let record = self.record();
                Marks {
                    has_faults: false,
                    has_deadline: match self {
                        Self::Action(action) => action.end.is_some(),
                        Self::Expert(expert) => expert.retention.is_some(),
                        _ => false,
                    },
                    has_former_ids: record.is_some_and(|one| !one.former_ids().is_empty()),
                    has_identifiers: record.is_some_and(|one| !one.identifiers().is_empty()),
                }
            }

            /// The record; `None` for claims, pages and vocabularies.
            pub(crate) fn record(&self) -> Option<AnyRecord<'_>> {
                match self {
                    $(Self::$kind(body) => Some(AnyRecord::$kind(body)),)+
                    Self::Claims(_) | Self::Page(_) | Self::Vocabulary => None,
                }
            }
        }

        /// A record of any kind.
        #[derive(Debug, Clone, Copy)]
        pub enum AnyRecord<'r> {
            $($(#[$doc])* $kind(&'r $kind),)+
        }

        impl<'r> AnyRecord<'r> {
            /// The id that it has.
            #[must_use]
            pub fn id(self) -> &'r str {
                match self {
                    $(Self::$kind(one) => &one.id,)+
                }
            }

            /// The ids that it had before it was renamed.
            #[must_use]
            pub fn former_ids(self) -> &'r [SmolStr] {
                match self {
                    $(Self::$kind(one) => &one.former_ids,)+
                }
            }

            /// Its identifiers in lists of others; only actions and partners have some.
            #[must_use]
            pub fn identifiers(self) -> &'r [Identifier] {
                match self {
                    Self::Action(action) => &action.identifiers,
                    Self::Partner(partner) => &partner.identifiers,
                    Self::Activity(_) | Self::Expert(_) => &[],
                }
            }

            /// The title or name. An expert has none.
            #[must_use]
            pub fn title(self) -> Option<&'r Text> {
                match self {
                    $(Self::$kind(one) => {
                        let names: fn(&$kind) -> Names<'_> = $names;
                        names(one).0
                    })+
                }
            }

            /// The title or name, and the acronym, in every language. An expert has none.
            pub fn names(self) -> impl Iterator<Item = &'r str> {
                let (text, acronym) = match self {
                    $(Self::$kind(one) => {
                        let names: fn(&$kind) -> Names<'_> = $names;
                        names(one)
                    })+
                };
                text.into_iter().flat_map(Text::iter).map(|(_, text)| text).chain(acronym)
            }
        }
    };
}

typed_records! {
    /// An action.
    Action named |one| (Some(&one.title), None);
    /// An activity.
    Activity named |one| (Some(&one.title), None);
    /// An expert.
    Expert named |_| (None, None);
    /// A partner.
    Partner named |one| (Some(&one.name), one.acronym.as_deref());
}

/// Reads a vocabulary; `None` if the tree has another shape.
pub(super) fn vocabulary(root: &Node) -> Option<Vocabulary> {
    from_node(root).ok()
}

fn typed<T: for<'de> Deserialize<'de>>(root: &Node) -> Option<Box<T>> {
    from_node(root).ok().map(Box::new)
}
