//! The help of an option with so many values that a short help must do without them.

use clap::ValueEnum;

/// A help that ends with a line for each value.
#[must_use]
pub fn values_help<V: ValueEnum>(help: &str) -> String {
    let mut text = format!("{help}\n\nPossible values:");
    for value in V::value_variants().iter().filter_map(ValueEnum::to_possible_value) {
        let about = value.get_help().map(ToString::to_string).unwrap_or_default();
        text += &format!("\n- {}: {about}", value.get_name());
    }
    text
}
