//! Where the facts of a record come from: what each source supports, and where it says otherwise.

use maud::{Markup, html};
use smol_str::SmolStr;

use crate::model::{Kind, Source};
use crate::render::visible;
use crate::site::here::Here;
use crate::site::prose::outer;
use crate::view::RecordFields;

/// The sources of a record of a kind.
pub(super) fn section(here: &Here<'_>, sources: &[Source], kind: Kind) -> Markup {
    let fields = RecordFields::new(here.contents().dataset.registry, here.scene.language());
    let named = |names: &[SmolStr]| {
        let label = |name: &SmolStr| {
            let path: Vec<String> = name.split('.').map(str::to_owned).collect();
            fields.label(kind, &path)
        };
        names.iter().map(label).collect::<Vec<String>>().join(", ")
    };
    let line = |key: &str, names: &[SmolStr]| {
        html! {
            @if !names.is_empty() {
                p class="meta" { (here.word(key)) " " bdi { (visible(&named(names))) } }
            }
        }
    };
    html! {
        @if !sources.is_empty() {
            section class="sources" {
                h2 id="sources" { (here.word("field-title.sources")) }
                ol {
                    @for source in sources {
                        li {
                            p { (outer(&source.source)) @if let Some(date) = source.as_of { ", " (date) } }
                            (line("site.supports", &source.supports))
                            (line("site.differs", &source.differs))
                            (here.prose(&source.note, 0))
                        }
                    }
                }
            }
        }
    }
}
