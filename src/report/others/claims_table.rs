//! Every published figure beside the one that the registry gives for the same scope and day.

use smol_str::SmolStr;

use crate::model::{Claim, Qualifier, Unit};
use crate::query::{COUNTRY, Doubtful, Links, OPERATIONAL, PHASE, Picked, REGION, Selection, pick};
use crate::registry::Registry;
use crate::report::ask::figure::Figure;
use crate::report::ask::request::Request;
use crate::report::count::claims::{chosen, figure};
use crate::report::count::figures::Figures;
use crate::report::count::measure::measure;
use crate::report::count::public::{Persons, is_few, persons};
use crate::report::count::value::{float, percent};
use crate::report::page::report::{Report, report_around_tables};
use crate::table::{Cell, Column, Row, Table};
use crate::words::Words;

/// Computes the report of all claims, in the order of their files.
#[must_use]
pub fn claims_report(registry: &Registry, request: &Request) -> Report {
    let links = Links::new(registry);
    let words = Words::of(request.language);
    let comparison = Comparison { links: &links, words: &words };
    let claims = || registry.claims.iter().flat_map(|record| &record.body.claims);
    let mut computed: Vec<Computed> = claims().map(|claim| comparison.computed(claim)).collect();
    if request.presentation.public {
        withhold(&mut computed);
    }
    let mut sources: Vec<&str> = Vec::new();
    let rows = claims().zip(computed);
    let rows: Vec<Row> =
        rows.map(|(claim, computed)| comparison.row(claim, computed, &mut sources)).collect();
    let columns = vec![
        Column::words("scope", words.heading("claim.scope")),
        Column::codes("metric", words.heading("claim.metric")),
        Column::codes("qualifier", words.heading("claim.qualifier")),
        Column::numbers("published", words.heading("claim.published")),
        Column::numbers("computed", words.heading("claim.computed")),
        Column::numbers("difference", words.heading("claim.difference")),
        Column::numbers("coverage", words.heading("claim.coverage")),
        Column::words("as-of", words.heading("claim.as-of")),
        Column::words("remark", words.heading("claim.remark")),
        Column::codes("source", words.heading("claim.source")),
    ];
    let table = Table::new("claims", columns, rows, request.language);
    let mut report = report_around_tables(&links, request, "claims", vec![table]);
    report.notes.extend(sources.iter().zip(1..).map(|(source, number)| {
        words.fill("source", &[("number", &number.to_string()), ("source", source)])
    }));
    report
}

/// With what claims are compared.
struct Comparison<'c, 'r> {
    links: &'c Links<'r>,
    words: &'c Words,
}

/// The figure of a claim's scope and day, and what to know about it.
struct Computed {
    cell: Cell,
    remarks: Vec<String>,
    of_experts: Option<OfExperts>,
}

/// The experts that a figure speaks of.
struct OfExperts {
    figure: Figure,
    /// What is selected, whatever the dates.
    scope: Selection,
    /// The action, where one is meant.
    action: Option<SmolStr>,
    /// How many they are, and how many without any dates.
    counts: Persons,
    whole: Persons,
}

/// Withholds what is said of few experts, and what differs by a few from another figure of the same
/// scope on another day.
fn withhold(computed: &mut [Computed]) {
    let mut order: Vec<usize> = (0..computed.len()).collect();
    let size = |one: &Computed| one.of_experts.as_ref().map(|of| of.counts.clone());
    order.sort_by_key(|at| std::cmp::Reverse(size(&computed[*at])));
    let mut told: Vec<OfExperts> = Vec::new();
    for at in order {
        let Some(of) = computed[at].of_experts.take() else { continue };
        let is_same = |one: &&OfExperts| {
            (one.figure, &one.scope, &one.action) == (of.figure, &of.scope, &of.action)
        };
        let larger = told.iter().rfind(is_same).map_or(&of.whole, |one| &one.counts);
        if is_few(&of.counts, larger) {
            computed[at].cell = Cell::Withheld;
            computed[at].remarks.clear();
        } else {
            told.push(of);
        }
    }
}

impl<'r> Comparison<'_, 'r> {
    /// The row of a claim. People see the number of its source, which the notes name.
    fn row(&self, claim: &'r Claim, computed: Computed, sources: &mut Vec<&'r str>) -> Row {
        let position = sources.iter().position(|known| *known == claim.source);
        let position = position.unwrap_or_else(|| {
            sources.push(&claim.source);
            sources.len() - 1
        });
        let vocabularies = &self.links.registry.vocabularies;
        let published = match (claim.value, claim.unit) {
            (None, _) => Cell::Empty,
            (Some(value), Some(Unit::Percent)) => Cell::Percent(value),
            (Some(value), _) => whole(value).map_or(Cell::Decimal(value), Cell::Number),
        };
        let Computed { cell, mut remarks, .. } = computed;
        let (difference, coverage) = compared(&published, &cell);
        let qualifier = claim.qualifier.filter(|one| *one != Qualifier::Exact);
        if let (Some(value), Some(number)) = (claim.value, number(&cell))
            && claim.qualifier.unwrap_or(Qualifier::Exact).allows(value, number)
        {
            remarks.insert(0, self.words.get("remark-agrees"));
        }
        remarks.push(self.words.text(&claim.note));
        remarks.retain(|remark| !remark.is_empty());
        let metric = self.words.label(vocabularies, "metrics", &claim.metric);
        let qualifier = qualifier.map_or(Cell::Empty, |one| Cell::Term {
            code: one.name().to_owned(),
            label: self.words.get(&format!("qualifier.{}", one.name())),
        });
        vec![
            Cell::words(self.scope(claim)),
            Cell::Term { code: claim.metric.to_string(), label: metric },
            qualifier,
            published,
            cell,
            difference,
            coverage,
            Cell::words(claim.as_of.map(|date| date.to_string()).unwrap_or_default()),
            Cell::words(remarks.join(" ")),
            Cell::Term { code: claim.source.to_string(), label: format!("[{}]", position + 1) },
        ]
    }

    /// What a claim speaks of, in words.
    fn scope(&self, claim: &Claim) -> String {
        let registry = self.links.registry;
        let scope = &claim.scope;
        let label = |vocabulary, code: &Option<_>| {
            let code: &SmolStr = code.as_ref()?;
            Some(self.words.label(&registry.vocabularies, vocabulary, code))
        };
        let action = scope.action.as_ref().map(ToString::to_string);
        let [from, to] = [scope.from, scope.to].map(|date| date.map(|date| date.to_string()));
        let period = match (&from, &to) {
            (Some(from), Some(to)) if from == to => Some(from.clone()),
            (Some(from), Some(to)) => {
                Some(self.words.fill("from-to", &[("from", from), ("to", to)]))
            }
            (Some(from), None) => Some(self.words.fill("from", &[("from", from)])),
            (None, Some(to)) => Some(self.words.fill("to", &[("to", to)])),
            (None, None) => None,
        };
        let group = Some(self.words.text(&scope.group)).filter(|group| !group.is_empty());
        let parts = [
            action,
            label(OPERATIONAL, &scope.region),
            label("countries", &scope.country),
            label("phases", &scope.phase),
            group,
            period,
        ];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        if parts.is_empty() { registry.config.name.clone() } else { parts.join(" · ") }
    }

    fn computed(&self, claim: &Claim) -> Computed {
        let nothing = |key: &str| Computed {
            cell: Cell::Empty,
            remarks: vec![self.words.get(key)],
            of_experts: None,
        };
        if claim.value.is_none() {
            return nothing("remark-no-number");
        }
        let Some(figure) = figure(self.links.registry, claim) else {
            return nothing("remark-no-figure");
        };
        if !claim.scope.group.is_empty() {
            return nothing("remark-group");
        }
        let mut selection = selection(claim);
        // What had begun by a day touches all years up to it.
        if let (Some(to), Some(as_of)) = (selection.to, selection.as_of)
            && as_of.latest() <= to.latest()
        {
            selection.to = None;
        }
        let is_part = self.is_part(&selection);
        if !is_part {
            (selection.from, selection.to) = (None, None);
        } else if figure.is_of_requests() {
            return nothing("remark-requests");
        }
        self.figure(claim, &selection, figure, is_part)
    }

    fn figure(
        &self,
        claim: &Claim,
        selection: &Selection,
        figure: Figure,
        is_part: bool,
    ) -> Computed {
        let picked = self.picked(claim, selection);
        let figures = self.figures(selection, &picked);
        let measured = measure(self.links, &figures, figure);
        let mut remarks = Vec::new();
        if measured.cell == Cell::Empty {
            remarks.push(self.words.get("remark-not-stated"));
        }
        if is_part && figure != Figure::Projects {
            remarks.push(self.words.get("remark-period"));
        }
        let Doubtful { undated, unplaced, .. } = &picked.doubtful;
        for (key, actions) in [("remark-undated", undated), ("remark-unplaced", unplaced)] {
            if !actions.is_empty() {
                remarks.push(self.words.counted(key, actions.len(), &[]));
            }
        }
        if let Some(known) = measured.known.filter(|known| known.stated < known.of) {
            let [stated, of] = [known.stated, known.of]
                .map(|number| crate::words::count(number, self.words.language()));
            let key = format!("known.{}", figure.name());
            remarks.push(self.words.fill(&key, &[("stated", &stated), ("of", &of)]));
        }
        let of_experts = figure.is_of_experts().then(|| {
            let scope = selection.clone().with_dates(None, None, None);
            let whole = self.figures(&scope, &self.picked(claim, &scope));
            let counts = persons(self.links, figure, [&figures, &whole]);
            let [counts, whole] = [counts[0].clone(), counts[1].clone()];
            OfExperts { figure, scope, action: claim.scope.action.clone(), counts, whole }
        });
        Computed { cell: measured.cell, remarks, of_experts }
    }

    /// What a selection picks of the scope of a claim.
    fn picked(&self, claim: &Claim, selection: &Selection) -> Picked<'r> {
        let mut picked = pick(self.links, selection);
        if let Some(id) = &claim.scope.action {
            picked.actions.retain(|action| action.id == *id);
            picked.requests.retain(|action| action.id == *id);
            picked.activities.retain(|activity| activity.action.as_ref() == Some(id));
            picked.doubtful.unplaced.retain(|action| action.id == *id);
        }
        picked
    }

    fn figures(&self, selection: &Selection, picked: &Picked<'r>) -> Figures<'r> {
        Figures::of(self.links, selection, picked)
    }

    /// Whether the years of a selection leave out any action that has a date. Years that hold
    /// everything say nothing, and actions without a date belong to them as well.
    fn is_part(&self, selection: &Selection) -> bool {
        if selection.from.is_none() && selection.to.is_none() {
            return false;
        }
        let on_any_day = selection.clone().with_dates(selection.from, selection.to, None);
        let within = pick(self.links, &on_any_day);
        let all = selection.clone().with_dates(None, None, None);
        pick(self.links, &all).actions.len() > within.actions.len() + within.doubtful.undated.len()
    }
}

/// What a claim without a group speaks of, as a selection; its action aside.
fn selection(claim: &Claim) -> Selection {
    let scope = &claim.scope;
    Selection::default()
        .with_dates(scope.from, scope.to, claim.as_of)
        .with(REGION, chosen(OPERATIONAL, scope.region.as_ref()))
        .with(COUNTRY, chosen("countries", scope.country.as_ref()))
        .with(PHASE, chosen("phases", scope.phase.as_ref()))
}

/// The difference of the computed from the published figure, and how much of it is there.
fn compared(published: &Cell, computed: &Cell) -> (Cell, Cell) {
    match (published, computed) {
        (Cell::Number(published), Cell::Number(computed)) => {
            let signed = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
            let difference = signed(*computed).saturating_sub(signed(*published));
            let coverage = percent(*computed, *published);
            (Cell::Difference(difference), coverage)
        }
        (Cell::Percent(published), Cell::Percent(computed)) => {
            (Cell::Decimal(computed - published), Cell::Empty)
        }
        (_, Cell::Withheld) => (Cell::Withheld, Cell::Withheld),
        _ => (Cell::Empty, Cell::Empty),
    }
}

fn number(cell: &Cell) -> Option<f64> {
    match cell {
        Cell::Number(number) => Some(float(*number)),
        Cell::Percent(number) => Some(*number),
        _ => None,
    }
}

fn whole(value: f64) -> Option<usize> {
    format!("{value}").parse().ok()
}
