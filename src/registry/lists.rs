//! The lists of typed records in a registry: one row for each kind.

use super::body::{AnyRecord, Body};
use super::file::FileId;
use super::records::Registry;
use super::resting::{Record, Records};
use crate::files::Packed;
use crate::model::{Action, Activity, Expert, FileKind, Kind, Partner};

/// Makes what is done alike with the list of every kind, from a row for each: its list in the registry, and
/// the function that gives one of its records.
macro_rules! lists {
    ($($kind:ident in $list:ident, one $one:ident;)+) => {
        impl Registry {
            $(
                #[doc = concat!("The file as a record of the list `", stringify!($list), "`.")]
                #[must_use]
                pub fn $one(&self, id: FileId) -> Option<&Record<$kind>> {
                    self.typed(id, Kind::$kind, &self.$list)
                }
            )+

            /// The typed record of a file.
            #[must_use]
            pub fn record(&self, id: FileId) -> Option<AnyRecord<'_>> {
                match self.file(id).kind {
                    $(FileKind::Record(Kind::$kind) => {
                        self.$one(id).map(|one| AnyRecord::$kind(&one.body))
                    })+
                    FileKind::Claims
                    | FileKind::Vocabulary
                    | FileKind::Extension
                    | FileKind::Page
                    | FileKind::Stray => None,
                }
            }

            /// Makes room at once for the records of these files, which are put one by one.
            pub(crate) fn make_room(&mut self, files: &[FileId]) {
                $(
                    let is_such = |id: &&FileId| self.file(**id).kind == FileKind::Record(Kind::$kind);
                    let count = files.iter().filter(is_such).count();
                    self.$list.reserve(count);
                )+
            }

            /// Puts the typed content of a file behind that of the others.
            pub(super) fn put_body(&mut self, file: FileId, body: Option<Body>) {
                match body {
                    $(Some(Body::$kind(body)) => self.$list.push(file, *body),)+
                    Some(Body::Claims(body)) => self.claims.push(file, *body),
                    Some(Body::Page(body)) => self.pages.push(file, *body),
                    Some(Body::Vocabulary) | None => {}
                }
            }

            /// Takes what files of a kind hold from what [`Self::packed_bodies`] gave, with the file of each in their
            /// order; `None` for a file that holds something else by now.
            pub(crate) fn put_packed(
                &mut self,
                kind: FileKind,
                bytes: Packed,
                files: Vec<Option<FileId>>,
            ) {
                match kind {
                    $(FileKind::Record(Kind::$kind) => self.$list = Records::resting(bytes, files),)+
                    FileKind::Claims => self.claims = Records::resting(bytes, files),
                    FileKind::Page => self.pages = Records::resting(bytes, files),
                    FileKind::Vocabulary | FileKind::Extension | FileKind::Stray => {}
                }
            }

            /// What files of a kind hold as bytes, in their order.
            ///
            /// # Errors
            /// If a number in a record is none.
            pub(crate) fn packed_bodies(&self, kind: FileKind) -> borsh::io::Result<Packed> {
                match kind {
                    $(FileKind::Record(Kind::$kind) => self.$list.to_packed(),)+
                    FileKind::Claims => self.claims.to_packed(),
                    FileKind::Page => self.pages.to_packed(),
                    FileKind::Vocabulary | FileKind::Extension | FileKind::Stray => {
                        Ok(Packed::of(&[]))
                    }
                }
            }

            /// Puts all typed records into the order of their files.
            pub(crate) fn sort_records(&mut self) {
                $(self.$list.sort(&mut self.files);)+
                self.claims.sort(&mut self.files);
                self.pages.sort(&mut self.files);
            }

            /// Gives every typed record the file that `moved` says.
            pub(super) fn renumber_records(&mut self, moved: &[Option<FileId>]) {
                $(self.$list.renumber(moved);)+
                self.claims.renumber(moved);
                self.pages.renumber(moved);
            }

            /// Takes the typed records of these files out, which are in order.
            pub(super) fn take_records(&mut self, files: &[FileId]) {
                $(self.$list.take(files);)+
                self.claims.take(files);
                self.pages.take(files);
            }
        }
    };
}

lists! {
    Action in actions, one action;
    Activity in activities, one activity;
    Expert in experts, one expert;
    Partner in partners, one partner;
}
