//! What rules may ask for, by what they look at.

use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

use super::bookings::Booking;
use super::near::{Alike, NearNames};
use super::place::{field, key, value};
use crate::finding::{Place, Spot};
use crate::model::{
    Action, Activity, ActivityStatus, Day, Expert, FileKind, Identifier, Kind, PageText, Partner,
    Vocabularies,
};
use crate::pages::{Page, World};
use crate::query::{Regions, status};
use crate::registry::{
    AnyRecord, Body, DoubtfulCode, FileId, Record, Registry, Source, SourceFile,
};
use crate::schema::{Shape, Violation};
use crate::yaml::{Fault, Node, Route, Span};

/// What a rule on faults may ask for.
pub(crate) struct FaultContext<'f> {
    /// The registry: its settings, its vocabularies and the names of its files.
    pub(crate) registry: &'f Registry,
    /// The file.
    pub(crate) id: FileId,
    pub(crate) file: &'f SourceFile,
    pub(crate) source: &'f Source,
    /// Where the aliases of the file begin.
    pub(crate) alias_starts: HashSet<usize>,
}

impl FaultContext<'_> {
    /// Where a fault is.
    pub(crate) fn place(&self, fault: &Fault) -> Place {
        Place { file: self.id, spot: Spot::Bytes(fault.span.clone()) }
    }
}

/// What a rule on one file may ask for.
pub(crate) struct FileContext<'f> {
    /// The registry: its settings, its vocabularies and the names of its files.
    pub(crate) registry: &'f Registry,
    /// The file.
    pub(crate) id: FileId,
    pub(crate) file: &'f SourceFile,
    pub(crate) source: &'f Source,
    pub(crate) root: &'f Node,
    pub(super) body: Option<&'f Body>,
    /// How the file differs from the shape of its kind.
    pub(crate) violations: &'f [Violation],
    /// The fields that the schema does not know, by the map that they are in.
    pub(crate) unknown_fields: &'f HashMap<&'f Route, Vec<&'f str>>,
    /// Codes that their vocabulary does not have as they are written; those that `wrong-type` reports
    /// are left out.
    pub(crate) doubtful_codes: &'f [&'f DoubtfulCode],
    pub(crate) regions: &'f Regions,
    /// The day on which retention and the like are judged.
    pub(crate) today: Option<Day>,
}

impl<'f> FileContext<'f> {
    /// The typed record, if the file has the shape of its kind.
    fn record(&self) -> Option<AnyRecord<'f>> {
        self.body?.record()
    }

    /// The file as an action.
    pub(crate) fn action(&self) -> Option<&'f Action> {
        match self.record()? {
            AnyRecord::Action(action) => Some(action),
            _ => None,
        }
    }

    /// The file as an activity.
    pub(crate) fn activity(&self) -> Option<&'f Activity> {
        match self.record()? {
            AnyRecord::Activity(activity) => Some(activity),
            _ => None,
        }
    }

    /// The file as an expert.
    pub(crate) fn expert(&self) -> Option<&'f Expert> {
        match self.record()? {
            AnyRecord::Expert(expert) => Some(expert),
            _ => None,
        }
    }

    /// The file as a partner.
    pub(crate) fn partner(&self) -> Option<&'f Partner> {
        match self.record()? {
            AnyRecord::Partner(partner) => Some(partner),
            _ => None,
        }
    }

    /// The shape of the file's kind.
    pub(crate) fn shape(&self) -> &'f Shape {
        self.registry.shape(self.file.kind)
    }

    pub(crate) fn vocabularies(&self) -> &'f Vocabularies {
        &self.registry.vocabularies
    }

    /// The value of a field at the top of the file.
    pub(crate) fn field(&self, name: &str) -> Place {
        field(self.id, name)
    }

    /// The value that a route leads to.
    pub(crate) fn value(&self, route: &Route) -> Place {
        value(self.id, route)
    }

    /// The key that a route ends in.
    pub(crate) fn key(&self, route: Route) -> Place {
        key(self.id, route)
    }

    /// The first line of the data.
    pub(crate) fn top(&self) -> Place {
        Place { file: self.id, spot: Spot::Top }
    }
}

/// What a rule on the registry may ask for.
pub(crate) struct RegistryContext<'r> {
    pub(crate) registry: &'r Registry,
    /// Whether the references of every file are known. A file that could not be read, or whose fields
    /// are misspelt, may refer to any record.
    pub(crate) is_complete: bool,
    near: &'r NearNames,
    former_ids: OnceLock<FormerIds<'r>>,
    identifiers: OnceLock<Identifiers<'r>>,
    hides_some: OnceLock<Vec<Kind>>,
    world: OnceLock<World<'r>>,
}

/// The id that a record has now, by its kind and an id that it had before.
type FormerIds<'r> = HashMap<(Kind, &'r str), &'r str>;

/// The first file with an identifier, by the kind of its record, the list and the identifier.
type Identifiers<'r> = HashMap<(Kind, &'r str, &'r str), FileId>;

impl<'r> RegistryContext<'r> {
    pub(super) fn new(registry: &'r Registry, is_complete: bool, near: &'r NearNames) -> Self {
        let (former_ids, identifiers) = (OnceLock::new(), OnceLock::new());
        let (hides_some, world) = (OnceLock::new(), OnceLock::new());
        Self { registry, is_complete, near, former_ids, identifiers, hides_some, world }
    }

    /// Whether there may be records of this kind in a folder that cannot be listed.
    pub(crate) fn hides_some(&self, kind: Kind) -> bool {
        let hidden = || Kind::ALL.into_iter().filter(|kind| self.registry.hides_some(*kind));
        self.hides_some.get_or_init(|| hidden().collect()).contains(&kind)
    }

    /// The id that a record has now which had this one before.
    pub(crate) fn renamed(&self, kind: Kind, former: &str) -> Option<&'r str> {
        let former_ids = self.former_ids.get_or_init(|| {
            let former = self.registry.former_ids();
            former.map(|(kind, former, id)| ((kind, former), id)).collect()
        });
        former_ids.get(&(kind, former)).copied()
    }

    /// The first file whose record of this kind has this identifier in a list of others.
    pub(crate) fn first_identified(&self, kind: Kind, identifier: &Identifier) -> Option<FileId> {
        let identifiers = self.identifiers.get_or_init(|| {
            let mut first = HashMap::new();
            for (kind, Identifier { scheme, value }, file) in self.registry.identifiers() {
                first.entry((kind, scheme.as_str(), value.as_str())).or_insert(file);
            }
            first
        });
        identifiers.get(&(kind, identifier.scheme.as_str(), identifier.value.as_str())).copied()
    }

    /// The first record with a name near to one of this record, and the language in which it is.
    pub(crate) fn first_with_near_name(&self, file: FileId) -> Option<Alike> {
        self.near.first_before(self.registry, file)
    }

    /// The action of this id.
    pub(crate) fn action(&self, id: &str) -> Option<&'r Record<Action>> {
        let files = self.registry.index().stating(Kind::Action, id);
        files.filter_map(|file| self.registry.action(file)).next_back()
    }

    /// The partner of this id.
    pub(crate) fn partner(&self, id: &str) -> Option<&'r Partner> {
        let files = self.registry.index().stating(Kind::Partner, id);
        files.filter_map(|file| self.registry.partner(file)).next_back().map(|record| &*record.body)
    }

    /// The activities of an expert that were not cancelled, in the order of the files.
    pub(crate) fn bookings_of(&self, expert: &str) -> Vec<Booking<'r>> {
        let files = self.registry.index().referrers(Kind::Expert, expert).into_iter();
        let activities = files.filter_map(|file| self.registry.activity(file));
        let held = activities.filter(|one| one.body.status != Some(ActivityStatus::Cancelled));
        held.filter_map(|activity| Booking::of(activity, expert)).collect()
    }

    /// The status of an action that has begun, which makes it a project.
    pub(crate) fn status_of_begun<'a>(&self, action: &'a Action) -> Option<&'a str> {
        begun(&self.registry.vocabularies, action)
    }

    /// The status of an action that the public pages call completed.
    pub(crate) fn status_of_completed<'a>(&self, action: &'a Action) -> Option<&'a str> {
        completed(&self.registry.vocabularies, action)
    }

    /// Whether no file but its own refers to a record, by its id or by its file name. While the
    /// references of a file are unknown nobody can say so, and what has no proper id cannot be referred
    /// to.
    pub(crate) fn is_unnamed(&self, kind: Kind, file: FileId, id: &str) -> bool {
        let is_named = |id: &str| self.registry.index().count_references(kind, id) > 0;
        self.is_complete
            && crate::model::is_id_of(FileKind::Record(kind), id)
            && !is_named(id)
            && !is_named(&self.registry.file(file).stem())
    }
}

/// What a rule on one page may ask for.
pub(crate) struct PageContext<'c, 'r> {
    /// The registry, with what it has of every file.
    pub(crate) registry: &'c RegistryContext<'r>,
    /// The records, terms and pages that a page may lead to, and the figures.
    pub(crate) world: &'c World<'r>,
    /// The file.
    pub(crate) id: FileId,
    /// The page as its file holds it.
    pub(crate) text: &'r PageText,
    /// What it says.
    pub(crate) page: &'c Page<'r>,
}

impl<'c, 'r> PageContext<'c, 'r> {
    /// The page in a file; `None` for a file that is no page.
    pub(super) fn new(registry: &'c RegistryContext<'r>, id: FileId) -> Option<Self> {
        if registry.registry.file(id).kind != FileKind::Page {
            return None;
        }
        let world = registry.world.get_or_init(|| World::new(registry.registry));
        let pages = registry.registry.pages.iter().zip(world.pages());
        let (_, (text, page)) = pages.into_iter().find(|(record, _)| record.file == id)?;
        Some(Self { registry, world, id, text, page })
    }

    /// These bytes of the page.
    pub(crate) fn place(&self, span: &Span) -> Place {
        Place { file: self.id, spot: Spot::Bytes(span.clone()) }
    }
}

/// The status of an action that has begun, which makes it a project.
pub(crate) fn begun<'a>(vocabularies: &Vocabularies, action: &'a Action) -> Option<&'a str> {
    let counts = status(vocabularies, action).is_some_and(|status| status.counts);
    action.status.as_deref().filter(|_| counts)
}

/// The status of an action that the public pages call completed.
pub(crate) fn completed<'a>(vocabularies: &Vocabularies, action: &'a Action) -> Option<&'a str> {
    let public = status(vocabularies, action).and_then(|status| status.public.as_deref());
    action.status.as_deref().filter(|_| public == Some("completed"))
}
