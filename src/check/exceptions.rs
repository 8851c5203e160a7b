//! Exceptions: the rules that a record is exempt from, with the reason (`allow`).

use std::collections::HashMap;

use borsh::{BorshDeserialize, BorshSerialize};

use super::sink::Raised;
use crate::finding::{Place, Spot};
use crate::registry::FileId;
use crate::yaml::{Node, Route};

/// One exception of a record.
#[derive(Debug, Clone, PartialEq, Eq, BorshDeserialize, BorshSerialize)]
pub(crate) struct Exception {
    /// The record's file.
    pub(crate) file: FileId,
    /// The name of the rule in the file.
    pub(crate) route: Route,
    /// The rule that is excused.
    pub(crate) rule: String,
    /// Whether there was anything to excuse.
    pub(crate) used: bool,
}

impl Exception {
    /// Where it is.
    pub(crate) fn place(&self) -> Place {
        Place { file: self.file, spot: Spot::Value(self.route.clone()) }
    }
}

/// The exceptions of a record.
pub(super) fn exceptions(file: FileId, root: &Node) -> Vec<Exception> {
    let allowed = root.get("allow").map_or(&[][..], Node::items).iter().enumerate();
    let exceptions = allowed.filter_map(|(index, item)| {
        let rule = item.get("rule")?.as_str()?.to_owned();
        let route = Route::default().key("allow").index(index).key("rule");
        Some(Exception { file, route, rule, used: false })
    });
    exceptions.collect()
}

/// Takes out what is excused. Findings of the rules in `fixed` cannot be.
pub(super) fn apply(
    exceptions: &mut [Exception],
    raised: &mut Vec<Raised>,
    fixed: impl Fn(&str) -> bool,
) {
    let key = |exception: &Exception| (exception.file, exception.rule.clone());
    let mut used: HashMap<(FileId, String), bool> =
        exceptions.iter().map(|exception| (key(exception), false)).collect();
    raised.retain(|Raised { finding, .. }| {
        let excused = used.get_mut(&(finding.place.file, finding.rule.to_owned()));
        match excused.filter(|_| !fixed(finding.rule)) {
            Some(used) => {
                *used = true;
                false
            }
            None => true,
        }
    });
    for exception in exceptions {
        exception.used = used[&key(exception)];
    }
}
