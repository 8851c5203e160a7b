//! The lists of typed records in a registry: one row for each kind.

use super::body::{AnyRecord, Body};
use super::file::{FileId, Reading, SourceFile};
use super::records::Registry;
use super::resting::{CanRest, Held, Place, Record};
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
                    $(Some(Body::$kind(body)) => self.$list.push(Record { file, body: body.into() }),)+
                    Some(Body::Claims(body)) => self.claims.push(Record { file, body: body.into() }),
                    Some(Body::Page(body)) => self.pages.push(Record { file, body: body.into() }),
                    Some(Body::Vocabulary) | None => {}
                }
            }

            /// Puts what a file holds behind that of the others, as bytes.
            pub(super) fn put_resting(&mut self, file: FileId, place: Place) {
                match self.file(file).kind {
                    $(FileKind::Record(Kind::$kind) => {
                        self.$list.push(Record { file, body: Held::resting(place) });
                    })+
                    FileKind::Claims => {
                        self.claims.push(Record { file, body: Held::resting(place) });
                    }
                    FileKind::Page => self.pages.push(Record { file, body: Held::resting(place) }),
                    FileKind::Vocabulary | FileKind::Extension | FileKind::Stray => {}
                }
            }

            /// What a file holds, as something that can rest.
            pub(super) fn held(&self, id: FileId) -> Option<&dyn CanRest> {
                let file = self.file(id);
                if file.reading != Reading::Complete {
                    return None;
                }
                match file.kind {
                    $(FileKind::Record(Kind::$kind) => Some(&self.$one(id)?.body),)+
                    FileKind::Claims => Some(&self.claims.get(file.position)?.body),
                    FileKind::Page => Some(&self.pages.get(file.position)?.body),
                    FileKind::Vocabulary | FileKind::Extension | FileKind::Stray => None,
                }
            }

            /// Puts all typed records into the order of their files.
            pub(crate) fn sort_records(&mut self) {
                $(sort(&mut self.$list, &mut self.files);)+
                sort(&mut self.claims, &mut self.files);
                sort(&mut self.pages, &mut self.files);
            }

            /// Gives every typed record the file that `moved` says.
            pub(super) fn renumber_records(&mut self, moved: &[Option<FileId>]) {
                $(renumber(&mut self.$list, moved);)+
                renumber(&mut self.claims, moved);
                renumber(&mut self.pages, moved);
            }

            /// Takes the typed records of these files out, which are in order.
            pub(super) fn take_records(&mut self, files: &[FileId]) {
                $(take(&mut self.$list, files);)+
                take(&mut self.claims, files);
                take(&mut self.pages, files);
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

/// Puts records into the order of their files, in which they nearly are; a file has one record.
fn sort<T>(records: &mut [Record<T>], files: &mut [SourceFile]) {
    records.sort_unstable_by_key(|record| record.file);
    for (position, record) in records.iter().enumerate() {
        files[record.file.0].position = position;
    }
}

/// Gives every record the file that `moved` says.
fn renumber<T>(records: &mut [Record<T>], moved: &[Option<FileId>]) {
    for record in records {
        record.file = moved[record.file.0].unwrap_or(record.file);
    }
}

/// Takes the records of these files out, which are in order. All at once, since the list is then gone
/// through once.
fn take<T>(records: &mut Vec<Record<T>>, files: &[FileId]) {
    let (Some(first), Some(last)) = (files.first(), files.last()) else { return };
    let start = records.partition_point(|record| record.file < *first);
    let end = records.partition_point(|record| record.file <= *last);
    let is_taken = |record: &mut Record<T>| files.binary_search(&record.file).is_ok();
    records.extract_if(start..end, is_taken).for_each(drop);
}
