//! Every paper on the records of this repository and of the small example, in `tests/documents/`.
//!
//! `UPDATE_EXPECTED=1 cargo test documents` writes them anew.

use std::fs;

use mieux::documents::Paper;

use crate::common::{TestRegistry, files, project};

/// What each paper is about: of Peru III, Belarus I and the small example.
fn subjects(paper: Paper) -> [&'static [&'static str]; 3] {
    match paper {
        Paper::ExpressionOfInterest => [&[], &[], &[]],
        Paper::RequestLetter => [&["PE"], &["BY"], &["XA"]],
        Paper::Fiche | Paper::Decision | Paper::FactSheet => {
            [&["peru-iii"], &["belarus-i"], &["aldoria-i"]]
        }
        Paper::TermsOfReference | Paper::Agenda | Paper::MissionReport => {
            [&["peru-iii-a04"], &["belarus-i-a02"], &["aldoria-i-a02"]]
        }
        Paper::Invitation => [
            &["peru-iii-a04", "exp-0001"],
            &["belarus-i-a02", "exp-0003"],
            &["aldoria-i-a02", "exp-0001"],
        ],
        Paper::Profile => [&["PE"], &["european-neighbourhood"], &["water"]],
        Paper::AnnualReport => [&["2017"], &["2016"], &["2021"]],
    }
}

#[test]
fn every_paper_is_as_expected_in_every_language() {
    let updates = std::env::var_os("UPDATE_EXPECTED").is_some();
    let shipped = TestRegistry::shipped();
    let small = project("examples/small").display().to_string();
    let mut wrong = Vec::new();
    for paper in Paper::ALL {
        let of = ["peru-iii", "belarus-i", "small"].into_iter().zip(subjects(paper));
        for (folder, subject) in of {
            for language in ["en", "es", "fr"] {
                let mut args = vec!["-q", "--lang", language, "document", paper.name()];
                args.extend(subject);
                if folder == "small" {
                    args.extend(["--registry", &small]);
                }
                let output = shipped.command(&args).output().unwrap();
                let written = String::from_utf8(output.stdout).unwrap();
                assert!(
                    output.status.success(),
                    "{args:?}: {}",
                    String::from_utf8_lossy(&output.stderr)
                );
                let path = project("tests/documents")
                    .join(folder)
                    .join(format!("{}.{language}.md", paper.name()));
                if updates {
                    fs::create_dir_all(path.parent().unwrap()).unwrap();
                    fs::write(&path, &written).unwrap();
                } else if fs::read_to_string(&path).ok().as_deref() != Some(written.as_str()) {
                    wrong.push(path);
                }
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "`UPDATE_EXPECTED=1 cargo test documents` writes these anew; read the difference: {wrong:#?}"
    );
}

/// What a template asks of its context, without its words.
fn code(template: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut rest = template;
    while let Some(start) = rest.find(['{']) {
        rest = &rest[start..];
        let end = if rest.starts_with("{{") {
            "}}"
        } else if rest.starts_with("{%") {
            "%}"
        } else {
            rest = &rest[1..];
            continue;
        };
        let (code, after) = rest.split_at(rest.find(end).unwrap() + 2);
        found.push(code);
        rest = after;
    }
    found
}

#[test]
fn the_templates_of_a_paper_say_the_same_in_every_language() {
    let templates = files(&project("src/documents/templates"), "md");
    assert_eq!(templates.len(), Paper::ALL.len() * 3);
    for paper in Paper::ALL {
        let of = |language: &str| {
            let path =
                project("src/documents/templates").join(format!("{}.{language}.md", paper.name()));
            fs::read_to_string(path).unwrap()
        };
        let [english, spanish, french] = ["en", "es", "fr"].map(of);
        let french = french.replace("join(\" ; \")", "join(\"; \")");
        assert_eq!(code(&english), code(&spanish), "{}", paper.name());
        assert_eq!(code(&english), code(&french), "{}", paper.name());
    }
}
