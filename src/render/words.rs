//! The words that formats add to what a table says, in each language; the one place for them.

use crate::model::Language;

/// What stands around tables and charts.
pub(crate) struct Words {
    /// Heading of the figures of a whole selection.
    pub(crate) figures: &'static str,
    /// Heading of what was selected.
    pub(crate) selection: &'static str,
    /// What is selected where nothing narrows it.
    pub(crate) everything: &'static str,
    /// Heading of what the figures mean.
    pub(crate) definitions: &'static str,
    /// Heading of what to know when reading the figures.
    pub(crate) notes: &'static str,
    /// Heading of the page that has these.
    pub(crate) about: &'static str,
    /// What a number is that is known and not shown.
    pub(crate) withheld: &'static str,
    /// What stands in a chart that has nothing to draw.
    pub(crate) nothing: &'static str,
    /// What a chart with bars is.
    pub(crate) bars: &'static str,
    /// What a chart with bars made of pieces is.
    pub(crate) stacked_bars: &'static str,
    /// What a chart with lines is.
    pub(crate) lines: &'static str,
}

impl Words {
    /// The words of a language.
    pub(crate) fn of(language: Language) -> &'static Self {
        match language {
            Language::En => &ENGLISH,
            Language::Es => &SPANISH,
            Language::Fr => &FRENCH,
        }
    }
}

const ENGLISH: Words = Words {
    figures: "Figures",
    selection: "Selection",
    everything: "Everything",
    definitions: "Definitions",
    notes: "Notes",
    about: "About",
    withheld: "withheld",
    nothing: "Nothing to show",
    bars: "Bar chart",
    stacked_bars: "Stacked bar chart",
    lines: "Line chart",
};

const SPANISH: Words = Words {
    figures: "Cifras",
    selection: "Selección",
    everything: "Todo",
    definitions: "Definiciones",
    notes: "Notas",
    about: "Acerca de",
    withheld: "no se muestra",
    nothing: "Nada que mostrar",
    bars: "Gráfico de barras",
    stacked_bars: "Gráfico de barras apiladas",
    lines: "Gráfico de líneas",
};

const FRENCH: Words = Words {
    figures: "Chiffres",
    selection: "Sélection",
    everything: "Tout",
    definitions: "Définitions",
    notes: "Notes",
    about: "À propos",
    withheld: "non publié",
    nothing: "Rien à montrer",
    bars: "Graphique à barres",
    stacked_bars: "Graphique à barres empilées",
    lines: "Graphique à lignes",
};
