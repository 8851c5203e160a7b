//! Trees to typed records.

use serde::Deserialize;

use crate::model::{Action, Activity, ClaimFile, Expert, FileKind, Kind, Partner, Vocabulary};
use crate::registry::{FileId, Record, Registry, SourceFile};
use crate::yaml::from_node;

/// What a file of records or claims holds. Each is boxed, since the largest is many times the
/// smallest.
pub(super) enum Body {
    Action(Box<Action>),
    Activity(Box<Activity>),
    Expert(Box<Expert>),
    Partner(Box<Partner>),
    Claims(Box<ClaimFile>),
}

/// What a file holds; `None` where it has another shape than its kind.
pub(super) fn body(file: &SourceFile) -> Option<Body> {
    match file.kind {
        FileKind::Record(Kind::Action) => typed(file).map(Body::Action),
        FileKind::Record(Kind::Activity) => typed(file).map(Body::Activity),
        FileKind::Record(Kind::Expert) => typed(file).map(Body::Expert),
        FileKind::Record(Kind::Partner) => typed(file).map(Body::Partner),
        FileKind::Claims => typed(file).map(Body::Claims),
        FileKind::Vocabulary | FileKind::Stray => None,
    }
}

/// The vocabulary in a file; `None` where it has another shape.
pub(super) fn vocabulary(file: &SourceFile) -> Option<Vocabulary> {
    from_node(file.root.as_ref()?).ok()
}

fn typed<T: for<'de> Deserialize<'de>>(file: &SourceFile) -> Option<Box<T>> {
    from_node(file.root.as_ref()?).ok().map(Box::new)
}

/// Puts what a file holds into the registry; a file of another shape is noted as unreadable.
pub(super) fn keep(registry: &mut Registry, file: FileId, body: Option<Body>) {
    match body {
        Some(Body::Action(body)) => registry.actions.push(Record { file, body: *body }),
        Some(Body::Activity(body)) => registry.activities.push(Record { file, body: *body }),
        Some(Body::Expert(body)) => registry.experts.push(Record { file, body: *body }),
        Some(Body::Partner(body)) => registry.partners.push(Record { file, body: *body }),
        Some(Body::Claims(body)) => registry.claims.push(Record { file, body: *body }),
        None if registry.file(file).kind != FileKind::Stray => registry.unreadable.push(file),
        None => {}
    }
}
