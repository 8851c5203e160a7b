//! Maps: countries shaded by a figure, drawn as SVG with a legend and notes. The figures come from elsewhere.

mod classes;
mod cut;
mod drawing;
mod figure;
mod joined;
mod legend;
mod names;
mod notes;
mod of_report;
mod parts;
mod picture;
mod shading;
mod shapes;
mod style;
mod svg;
mod value;

pub use figure::figure;
pub use legend::{legend, scale};
pub use notes::notes;
pub use of_report::map_of;
pub(crate) use picture::picture;
pub use style::style;
pub use svg::{svg, view_box};
pub use value::{Map, MapFigure, Place};
