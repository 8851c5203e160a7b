//! `invalid-extension`: fields that the registry adds to a schema are not defined as they must be.

use crate::check::context::RegistryContext;
use crate::check::page::page;
use crate::check::rule::{Again, Check, Reach, Rule, Tier};
use crate::check::sink::Findings;
use crate::finding::{Finding, Place, Severity, Spot};
use crate::message;
use crate::message::{Message, Value};
use crate::model::{FileKind, Kind};
use crate::registry::{FileId, SourceFile};
use crate::schema::{ExtensionFault, Schemas, extended_kind, extension_path};
use crate::suggest::nearest;
use crate::yaml::{FaultKind, Span, Stray};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "invalid-extension",
    severity: Severity::Error,
    tier: Tier::Always,
    reach: Reach::References,
    page: page!("invalid_extension"),
    check: Check::Registry(check, Again::Links),
};

fn check(context: &RegistryContext<'_>, file: FileId, findings: &mut Findings<'_>) {
    let Some(source) = context.registry.source(file) else { return };
    if source.faults.iter().any(|fault| fault.kind == FaultKind::Stray(Stray::LinkedExtension)) {
        let message = message!("invalid-extension.link");
        findings.push(finding(file, 0..0, message, message!("invalid-extension.help-link")));
    }
    let of_registry = context.registry.file(file);
    // Other rules report what keeps the file from being read.
    if of_registry.kind != FileKind::Extension || !source.faults.is_empty() {
        return;
    }
    let Some(kind) = extended_kind(&of_registry.below) else {
        let message = message!("invalid-extension.name");
        findings.push(finding(file, 0..0, message, name_for(context, of_registry)));
        return;
    };
    let vocabularies = &context.registry.vocabularies;
    for fault in Schemas::extension_faults(kind, &source.text, vocabularies) {
        let ExtensionFault { span, message, help } = fault;
        findings.push(finding(file, span, message, help));
    }
}

fn finding(file: FileId, span: Span, message: Message, help: Message) -> Finding {
    let place = Place { file, spot: Spot::Bytes(span) };
    RULE.at(place, message).with_help(help)
}

/// What an extension must be called instead.
fn name_for(context: &RegistryContext<'_>, file: &SourceFile) -> Message {
    let name = file.below.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
    let stem = name.split('.').next().unwrap_or_default();
    let near = nearest(stem, Kind::ALL.map(|kind| (kind.name(), kind)));
    match near.or_else(|| Kind::named(stem)) {
        Some(kind) => {
            let path = extension_path(kind);
            match context.registry.file_at(&path).is_some() {
                true => message!("invalid-extension.help-move", path = path.display()),
                false => message!("invalid-extension.help-name", path = path.display()),
            }
        }
        None => {
            let names = Kind::ALL.map(|kind| extension_path(kind).display().to_string());
            message!("invalid-extension.help-names", names = Value::one_of(names))
        }
    }
}
