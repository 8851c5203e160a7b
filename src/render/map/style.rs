//! How maps look: five shades of one colour, from weak to strong, which differ by lightness and so for every kind of
//! colour vision.

/// The name of a variable, its value on light and its value on dark paper.
type Color = (&'static str, &'static str, &'static str);

const COLORS: [Color; 8] = [
    ("land", "#ecebe6", "#2b2e34"),
    ("edge", "#ffffff", "#15171c"),
    ("ink", "#1b1b1b", "#ececec"),
    ("1", "#82cfea", "#315d9c"),
    ("2", "#49abd6", "#2976b6"),
    ("3", "#0c82bf", "#319dd4"),
    ("4", "#125899", "#6ac5e8"),
    ("5", "#143065", "#b3edf7"),
];

const SHADES: &str = include_str!("shades.css");
const PAGE: &str = include_str!("map.css");

/// The style of all maps and legends of a page, which has it once.
#[must_use]
pub fn style() -> String {
    let variables = |color: fn(&Color) -> String| {
        let variables: Vec<String> = COLORS.iter().map(color).collect();
        format!(".map,.map-legend{{{}}}", variables.join(";"))
    };
    let light = variables(|(name, light, _)| format!("--map-{name}:{light}"));
    let dark = variables(|(name, _, dark)| format!("--map-{name}:{dark}"));
    format!("{light}\n{}\n{SHADES}{PAGE}", on_dark(&dark))
}

/// The style of a picture. Not all programs that show pictures know variables, so that it has none.
pub(super) fn picture_style() -> String {
    let shades = |value: fn(&Color) -> &'static str| {
        let mut shades = SHADES.to_owned();
        for color in &COLORS {
            shades = shades.replace(&format!("var(--map-{})", color.0), value(color));
        }
        shades
    };
    shades(|(_, light, _)| light) + &on_dark(&shades(|(_, _, dark)| dark))
}

fn on_dark(rules: &str) -> String {
    format!("@media screen and (prefers-color-scheme:dark){{{rules}}}")
}

#[cfg(test)]
mod tests {
    use super::{COLORS, picture_style, style};

    /// How light a colour is, as WCAG measures it.
    fn luminance(color: &str) -> f64 {
        let part = |from: usize| {
            let value = u8::from_str_radix(&color[from..from + 2], 16).unwrap();
            let value = f64::from(value) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5)
    }

    #[test]
    fn shades_go_one_way_from_that_of_land_and_differ_without_colour() {
        let shades = COLORS.iter().filter(|(name, _, _)| !matches!(*name, "edge" | "ink"));
        let (light, dark): (Vec<&str>, Vec<&str>) =
            shades.map(|(_, light, dark)| (*light, *dark)).unzip();
        let light: Vec<f64> = light.into_iter().map(luminance).collect();
        let dark: Vec<f64> = dark.into_iter().map(luminance).rev().collect();
        for shades in [light, dark] {
            let differ = |lighter: &f64, darker: &f64| (lighter + 0.05) / (darker + 0.05) > 1.25;
            assert!(shades.is_sorted_by(differ), "{shades:?}");
        }
    }

    #[test]
    fn a_picture_needs_no_variables() {
        assert!(style().contains("var(--map-5)") && style().contains("--map-5:#143065"));
        assert!(!picture_style().contains("var(") && picture_style().contains("#143065"));
    }
}
