//! A route: keys and indices from the top of a file to a node.

use std::fmt;

use borsh::{BorshDeserialize, BorshSerialize};

use super::node::{Entry, Node, Value};

/// One step down.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, BorshDeserialize, BorshSerialize)]
pub enum Step {
    /// Into a mapping.
    Key(String),
    /// Into a sequence, from 0.
    Index(usize),
}

/// The steps from the top of a file to a node; empty for the top itself.
#[derive(
    Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash, BorshDeserialize, BorshSerialize,
)]
pub struct Route(Vec<Step>);

impl Route {
    /// The route to the top of a file.
    pub const TOP: Self = Self(Vec::new());

    /// The route from its steps.
    #[must_use]
    pub fn new(steps: Vec<Step>) -> Self {
        Self(steps)
    }

    /// Its steps, from the top.
    #[must_use]
    pub fn steps(&self) -> &[Step] {
        &self.0
    }

    /// This route and one step more.
    #[must_use]
    pub fn join(&self, step: Step) -> Self {
        let mut steps = self.0.clone();
        steps.push(step);
        Self(steps)
    }

    /// This route and the key of a mapping.
    #[must_use]
    pub fn key(&self, key: &str) -> Self {
        self.join(Step::Key(key.to_owned()))
    }

    /// This route and the index of a sequence.
    #[must_use]
    pub fn index(&self, index: usize) -> Self {
        self.join(Step::Index(index))
    }

    /// The node that the route leads to below `top`.
    #[must_use]
    pub fn find<'n>(&self, top: &'n Node) -> Option<&'n Node> {
        self.0.iter().try_fold(top, |node, step| match step {
            Step::Key(key) => node.get(key),
            Step::Index(index) => node.items().get(*index),
        })
    }

    /// The node that the route leads to, to be changed.
    pub(crate) fn find_mut<'n>(&self, top: &'n mut Node) -> Option<&'n mut Node> {
        self.0.iter().try_fold(top, |node, step| match (&mut node.value, step) {
            (Value::Map(entries), Step::Key(key)) => {
                entries.iter_mut().find(|entry| entry.key == *key).map(|entry| &mut entry.value)
            }
            (Value::List(items), Step::Index(index)) => items.get_mut(*index),
            _ => None,
        })
    }

    /// The route without its last step, and that step.
    #[must_use]
    pub fn split_last(&self) -> Option<(Self, Step)> {
        let (last, above) = self.0.split_last()?;
        Some((Self(above.to_vec()), last.clone()))
    }

    /// The list that holds what the route leads to, and its index there.
    pub(crate) fn parent_list<'n>(&self, top: &'n Node) -> Option<(&'n Node, usize)> {
        match self.split_last()? {
            (above, Step::Index(index)) => Some((above.find(top)?, index)),
            (_, Step::Key(_)) => None,
        }
    }

    /// The entry that the route leads to, where its last step is a key.
    #[must_use]
    pub fn find_entry<'n>(&self, top: &'n Node) -> Option<&'n Entry> {
        let (Step::Key(key), above) = self.0.split_last()? else {
            return None;
        };
        Self(above.to_vec()).find(top)?.entry(key)
    }

    /// The last key on the route, such as `countries` for `countries[0]`.
    #[must_use]
    pub fn last_key(&self) -> Option<&str> {
        self.0.iter().rev().find_map(|step| match step {
            Step::Key(key) => Some(key.as_str()),
            Step::Index(_) => None,
        })
    }

    /// The keys on the route without the items of lists, such as `experts.expert`.
    #[must_use]
    pub(crate) fn field_names(&self) -> String {
        let names = self.0.iter().filter_map(|step| match step {
            Step::Key(name) => Some(name.as_str()),
            Step::Index(_) => None,
        });
        names.collect::<Vec<_>>().join(".")
    }
}

impl fmt::Display for Route {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (position, step) in self.0.iter().enumerate() {
            match step {
                Step::Key(key) if position == 0 => write!(out, "{key}")?,
                Step::Key(key) => write!(out, ".{key}")?,
                Step::Index(index) => write!(out, "[{index}]")?,
            }
        }
        Ok(())
    }
}

/// The route to a node during a walk through a tree: it borrows all its steps, and becomes a `Route` only
/// if there is something to report.
#[derive(Debug, Clone, Copy)]
pub(crate) enum RouteRef<'w> {
    /// The root of the tree.
    Top,
    /// A route and the key of a mapping.
    Key(&'w Self, &'w str),
    /// A route and the index of a sequence.
    Index(&'w Self, usize),
}

impl RouteRef<'_> {
    /// The same as a route.
    pub(crate) fn route(&self) -> Route {
        let mut steps = Vec::new();
        let mut route = self;
        loop {
            let (above, step) = match route {
                Self::Top => break,
                Self::Key(above, key) => (above, Step::Key((*key).to_owned())),
                Self::Index(above, index) => (above, Step::Index(*index)),
            };
            steps.push(step);
            route = above;
        }
        steps.reverse();
        Route(steps)
    }
}

impl fmt::Display for RouteRef<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Top => Ok(()),
            Self::Key(Self::Top, key) => out.write_str(key),
            Self::Key(above, key) => write!(out, "{above}.{key}"),
            Self::Index(above, index) => write!(out, "{above}[{index}]"),
        }
    }
}

/// Calls `visit` with every text at or below `node` and its route.
pub(crate) fn each_text<'n>(node: &'n Node, mut visit: impl FnMut(&RouteRef<'_>, &'n str)) {
    each_node_below(node, &RouteRef::Top, &mut |route, node| {
        if let Value::String(text) = &node.value {
            visit(route, text);
        }
    });
}

/// Calls `visit` with every mapping at or below `node` and its route.
pub(crate) fn each_map<'n>(node: &'n Node, mut visit: impl FnMut(&RouteRef<'_>, &'n Node)) {
    each_map_below(node, &RouteRef::Top, &mut visit);
}

/// What is no mapping and no sequence, as most values are, is passed over at once.
fn each_map_below<'n>(
    node: &'n Node,
    route: &RouteRef<'_>,
    visit: &mut impl FnMut(&RouteRef<'_>, &'n Node),
) {
    let is_in_reach = |node: &Node| matches!(node.value, Value::Map(_) | Value::List(_));
    if let Value::Map(_) = &node.value {
        visit(route, node);
    }
    for entry in node.entries().iter().filter(|entry| is_in_reach(&entry.value)) {
        each_map_below(&entry.value, &RouteRef::Key(route, &entry.key), visit);
    }
    for (index, item) in node.items().iter().enumerate().filter(|(_, item)| is_in_reach(item)) {
        each_map_below(item, &RouteRef::Index(route, index), visit);
    }
}

/// Calls `visit` with every value at or below `node` and its route.
pub(crate) fn each_value<'n>(node: &'n Node, mut visit: impl FnMut(&RouteRef<'_>, &'n Node)) {
    each_node_below(node, &RouteRef::Top, &mut visit);
}

fn each_node_below<'n>(
    node: &'n Node,
    route: &RouteRef<'_>,
    visit: &mut impl FnMut(&RouteRef<'_>, &'n Node),
) {
    visit(route, node);
    // What holds nothing, as most values, is visited without a further call.
    let is_leaf = |node: &Node| !matches!(node.value, Value::Map(_) | Value::List(_));
    match &node.value {
        Value::Map(entries) => {
            for entry in entries {
                let route = RouteRef::Key(route, &entry.key);
                match is_leaf(&entry.value) {
                    true => visit(&route, &entry.value),
                    false => each_node_below(&entry.value, &route, visit),
                }
            }
        }
        Value::List(items) => {
            for (index, item) in items.iter().enumerate() {
                let route = RouteRef::Index(route, index);
                match is_leaf(item) {
                    true => visit(&route, item),
                    false => each_node_below(item, &route, visit),
                }
            }
        }
        _ => {}
    }
}
