//! The options that say what a report shows; a saved report has the same.

use anyhow::bail;
use clap::ValueEnum;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use mieux::model::Language;
use mieux::registry::Registry;
use mieux::report::{Dimension, Figure, Over, Request, Sort};

use crate::commands::selection::SelectionArgs;

/// What a report shows.
#[derive(Debug, Clone, Default, PartialEq, clap::Args)]
pub(crate) struct Options {
    /// By what to divide the figures; given twice, one figure in rows and columns
    #[arg(long, value_enum, value_name = "DIMENSION")]
    by: Vec<Dimension>,
    /// Show a series: the figures of each period, empty ones included
    #[arg(long, value_enum, value_name = "PERIOD")]
    over: Option<Over>,
    /// Let each period of a series count everything up to its end
    #[arg(long)]
    cumulative: bool,
    /// Which figures to show, joined by commas, or `all` [default: projects, activities, experts,
    /// countries and partners]
    #[arg(
        long,
        visible_alias = "figure",
        value_name = "FIGURES",
        value_delimiter = ',',
        value_parser = figure_names()
    )]
    figures: Vec<String>,
    /// Sort the rows by a figure, or by `label`; a figure the largest first, unless `:asc` follows
    #[arg(long, value_name = "COLUMN[:asc|desc]", value_parser = sort)]
    sort: Option<Sort>,
    /// Show so many rows, the largest where --sort says nothing else, and the others as one
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    top: Option<u32>,
    /// Show the share of the total beside each number
    #[arg(long)]
    percent: bool,
    /// Withhold what says something about one or two experts
    #[arg(long)]
    public: bool,
    /// Name the records behind each figure
    #[arg(long)]
    list: bool,
    #[command(flatten)]
    selection: SelectionArgs,
}

/// The names that --figures takes, with what they mean.
fn figure_names() -> impl TypedValueParser<Value = String> {
    let figures = Figure::all().iter().filter_map(ValueEnum::to_possible_value);
    let all = PossibleValue::new("all").help("All of them");
    PossibleValuesParser::new(figures.chain([all]))
}

fn sort(text: &str) -> Result<Sort, String> {
    let (column, way) = text.split_once(':').map_or((text, None), |(one, two)| (one, Some(two)));
    let by = match column {
        "label" => None,
        name => Some(Figure::named(name).ok_or_else(|| unknown_column(name))?),
    };
    let descending = match way {
        None => by.is_some(),
        Some("asc") => false,
        Some("desc") => true,
        Some(other) => {
            return Err(format!("write `{column}:asc` or `{column}:desc`, not `{other}`"));
        }
    };
    Ok(Sort { by, descending })
}

fn unknown_column(name: &str) -> String {
    let columns: Vec<&str> =
        Figure::all().iter().map(|figure| figure.name()).chain(["label"]).collect();
    match super::saved::meant(name, columns.iter().copied()) {
        Some(meant) => format!("there is no column `{name}`; did you mean `{meant}`?"),
        None => format!("there is no column `{name}`; write one of {}", columns.join(", ")),
    }
}

impl Options {
    /// Whether nothing is said.
    pub(crate) fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Whether nothing is said but what to select, and whether it is for the public.
    pub(crate) fn only_selects(&self) -> bool {
        let selection = SelectionArgs::default();
        Self { selection, public: false, ..self.clone() }.is_empty()
    }

    /// Whether nothing is said but whether it is for the public.
    pub(crate) fn is_whole(&self) -> bool {
        Self { public: false, ..self.clone() }.is_empty()
    }

    /// These options, and where they say nothing those of `saved`.
    pub(crate) fn or(self, saved: Self) -> Self {
        let is_divided = !self.by.is_empty() || self.over.is_some();
        Self {
            by: if is_divided { self.by } else { saved.by },
            over: if is_divided { self.over } else { saved.over },
            cumulative: self.cumulative || (saved.cumulative && !is_divided),
            figures: if self.figures.is_empty() { saved.figures } else { self.figures },
            sort: self.sort.or(saved.sort.filter(|_| self.over.is_none())),
            top: self.top.or(saved.top.filter(|_| self.over.is_none())),
            percent: self.percent || saved.percent,
            public: self.public || saved.public,
            list: self.list || saved.list,
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
            by: self.by.clone(),
            over: self.over,
            cumulative: self.cumulative,
            figures,
            sort: self.sort,
            top: self.top.map(|number| usize::try_from(number).unwrap_or(usize::MAX)),
            percent: self.percent,
            public: self.public,
            list: self.list,
            language,
        })
    }

    /// What cannot be asked for at once.
    fn agree(&self) -> anyhow::Result<()> {
        let dimensions = self.by.len() + usize::from(self.over.is_some());
        if dimensions > 2 {
            bail!("a table has rows and columns: give --by twice at most, or once beside --over");
        }
        if let [first, second] = self.by.as_slice()
            && first == second
        {
            bail!(
                "`--by {}` is given twice: leave one out, or name another dimension",
                first.name()
            );
        }
        if self.cumulative && self.over.is_none() {
            bail!("--cumulative is for a series: add --over year, --over quarter or --over month");
        }
        if self.over.is_some() && (self.top.is_some() || self.sort.is_some()) {
            bail!("the periods of --over follow each other in time: leave out --sort and --top");
        }
        Ok(())
    }
}
