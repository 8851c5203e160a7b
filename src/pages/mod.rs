//! The programme's own texts: Markdown with links to records and figures that are computed. It knows no
//! format; `render` writes them as HTML.

mod anchors;
mod excerpt;
mod figure;
mod link;
mod read;
mod run;
mod world;

pub use excerpt::Step;
pub use figure::{Asked, FigureFault};
pub use link::{Destination, Refusal, SitePage};
pub use read::{AskedFigure, Heading, Link, Markup, Page, Part, Refused, read};
pub use world::{DeadLink, World};
