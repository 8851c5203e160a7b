//! The options that say what a report shows; a saved report has the same.

use anyhow::bail;
use clap::ValueEnum;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use mieux::message;
use mieux::model::Language;
use mieux::registry::Registry;
use mieux::report::{Division, Figure, Presentation, Request, values_help};

use crate::commands::selection::SelectionArgs;

/// What a report shows.
#[derive(Debug, Clone, Default, PartialEq, clap::Args)]
pub(crate) struct Options {
    #[command(flatten)]
    division: Division,
    /// Figures to show, or `all`
    #[arg(
        long,
        help_heading = "Grouping",
        hide_possible_values = true,
        visible_alias = "figure",
        value_name = "FIGURES",
        value_delimiter = ',',
        value_parser = figure_names(),
        long_help = values_help::<Figure>(
            "Figures to show, or `all`\n\nBy default: projects, activities, experts, countries and partners."
        )
    )]
    figures: Vec<String>,
    #[command(flatten)]
    presentation: Presentation,
    #[command(flatten)]
    selection: SelectionArgs,
}

/// The names that --figures takes, with what they mean.
fn figure_names() -> impl TypedValueParser<Value = String> {
    let figures = Figure::all().iter().filter_map(ValueEnum::to_possible_value);
    let all = PossibleValue::new("all").help("All of them");
    PossibleValuesParser::new(figures.chain([all]))
}

impl Options {
    /// What the options select.
    pub(super) fn selection(&self) -> &SelectionArgs {
        &self.selection
    }

    /// Whether nothing is given.
    pub(crate) fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Whether nothing is given but what to select, and whether it is for the public.
    pub(crate) fn only_selects(&self) -> bool {
        Self { selection: SelectionArgs::default(), ..self.clone() }.is_whole()
    }

    /// Whether nothing is given but whether it is for the public.
    pub(crate) fn is_whole(&self) -> bool {
        let presentation = Presentation { public: false, ..self.presentation.clone() };
        Self { presentation, ..self.clone() }.is_empty()
    }

    /// These options, and where they say nothing those of `saved`.
    pub(crate) fn or(self, mut saved: Self) -> Self {
        if self.division.over.is_some() {
            (saved.presentation.sort, saved.presentation.top) = (None, None);
        }
        Self {
            division: self.division.or(saved.division),
            figures: if self.figures.is_empty() { saved.figures } else { self.figures },
            presentation: self.presentation.or(saved.presentation),
            selection: self.selection.or(saved.selection),
        }
    }

    /// What is asked for.
    pub(crate) fn resolve(
        &self,
        registry: &Registry,
        language: Language,
    ) -> anyhow::Result<Request> {
        self.agree()?;
        let figures = if self.figures.iter().any(|name| name == "all") {
            Figure::all().to_vec()
        } else {
            let mut figures: Vec<Figure> = Vec::new();
            for figure in self.figures.iter().filter_map(|name| Figure::named(name)) {
                if !figures.contains(&figure) {
                    figures.push(figure);
                }
            }
            figures
        };
        Ok(Request {
            title: None,
            selection: self.selection.resolve(registry)?,
            scheme: self.selection.scheme(),
            division: self.division.clone(),
            figures,
            presentation: self.presentation.clone(),
            language,
        })
    }

    /// Fails on options that make rows, or show something of them, for which a history has no place.
    pub(super) fn agree_with_history(&self) -> anyhow::Result<()> {
        let Presentation { sort, top, percent, list, public: _ } = &self.presentation;
        if self.division.by.len() > 1 {
            bail!(message!("report.history-dimensions"));
        }
        let given = [
            (self.division.over.is_some(), "--over"),
            (sort.is_some(), "--sort"),
            (top.is_some(), "--top"),
            (*percent, "--percent"),
            (*list, "--list"),
        ];
        match given.into_iter().find(|(is_given, _)| *is_given) {
            Some((_, option)) => bail!(message!("report.history-option", option)),
            None => Ok(()),
        }
    }

    /// What cannot be asked for at once.
    fn agree(&self) -> anyhow::Result<()> {
        let Division { by, over, cumulative } = &self.division;
        let dimensions = by.len() + usize::from(over.is_some());
        if dimensions > 2 {
            bail!(message!("report.dimensions"));
        }
        if let [first, second] = by.as_slice()
            && first == second
        {
            bail!(message!("report.same-dimension", name = first.name()));
        }
        let over_name = over.and_then(|over| over.to_possible_value());
        if let (Some(over), [by]) = (&over_name, by.as_slice())
            && over.get_name() == by.name()
        {
            bail!(message!("report.years"));
        }
        if *cumulative && over.is_none() {
            bail!(message!("report.cumulative"));
        }
        if over.is_some() && (self.presentation.top.is_some() || self.presentation.sort.is_some()) {
            bail!(message!("report.order"));
        }
        Ok(())
    }
}
