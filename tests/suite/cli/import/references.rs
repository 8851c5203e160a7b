//! Names of other records in the cells of a sheet.

use super::{TestRegistry, sheet};

/// What is said of the names of partners in rows of actions.
fn said(registry: &TestRegistry, rows: &str) -> String {
    sheet(registry, "a.csv", rows);
    let said = registry.run(["import", "actions", "a.csv", "--dry-run"]);
    let errors = said.lines().filter(|line| line.contains("partner `"));
    errors
        .map(|line| line.replace("a.csv:", "").replace("error: there is no ", ""))
        .collect::<Vec<_>>()
        .join("\n")
}

/// Ministries of all countries have almost the same name.
#[test]
fn a_partner_of_another_country_is_never_suggested() {
    let registry = TestRegistry::programme();
    insta::assert_snapshot!(
        said(
            &registry,
            "id,countries,partners[].partner\n\
             peru-iii,PE,Ministerio del Interio\n\
             chile-i,CL,Ministerio del Interio\n\
             region-i,BY;PE,Ministerio del Interio\n\
             nowhere-i,,Ministerio del Interio\n\
             peru-i,,Ministerio del Interio\n"
        ),
        @"
    2:C (partners[].partner): partner `Ministerio del Interio`; did you mean `pe-interior`?
    4:C (partners[].partner): partner `Ministerio del Interio`; did you mean `pe-interior`?
    6:C (partners[].partner): partner `Ministerio del Interio`; did you mean `pe-interior`?
    3:C (partners[].partner): partner `Ministerio del Interio`; find the id with `mieux list partners`
    5:C (partners[].partner): partner `Ministerio del Interio`; find the id with `mieux list partners`
    "
    );
}

/// A partner of the same import is one of its country, too.
#[test]
fn a_partner_that_is_imported_as_well_is_suggested_in_its_country() {
    let registry = TestRegistry::programme();
    sheet(
        &registry,
        "p.csv",
        "id,name.es,kind,country,sources[].source\ncl-interior,Subsecretaría del Interior,national-institution,CL,page\n",
    );
    sheet(
        &registry,
        "a.csv",
        "id,title.en,countries,partners[].partner\n\
         chile-i,One,CL,Subsecretaria del Interio\nperu-iii,Two,PE,Subsecretaria del Interio\n",
    );
    let said = registry.run(["import", "partners", "p.csv", "actions", "a.csv", "--dry-run"]);
    let errors: Vec<&str> = said.lines().filter(|line| line.contains("error:")).collect();
    insta::assert_snapshot!(errors.join("\n"), @"
    a.csv:2:D (partners[].partner): error: there is no partner `Subsecretaria del Interio`; did you mean `cl-interior`?
    a.csv:3:D (partners[].partner): error: there is no partner `Subsecretaria del Interio`; find the id with `mieux list partners`
    ");
}

/// Of several partners with one name those of the record's country are named.
#[test]
fn a_name_of_several_partners_lists_those_of_the_country() {
    let registry = TestRegistry::programme();
    registry.file(
        "partners/cl/cl-interior.yaml",
        "id: cl-interior\nname: {es: Ministerio del Interior}\nkind: national-institution\ncountry: CL\nsources: [{source: page}]\n",
    );
    let rows = "id,countries,partners[].partner\n\
                peru-iii,PE,Ministerio del Interior\nchile-i,CL,Ministerio del Interior\n\
                region-i,PE;CL,Ministerio del Interior\nnowhere-i,BY,Ministerio del Interior\n";
    sheet(&registry, "a.csv", rows);
    let said = registry.run(["import", "actions", "a.csv", "--dry-run"]);
    let errors: Vec<&str> = said.lines().filter(|line| line.contains("several")).collect();
    insta::assert_snapshot!(errors.join("\n"), @"
    a.csv:2:C (partners[].partner): error: several records are called `Ministerio del Interior`; write `pe-interior`
    a.csv:3:C (partners[].partner): error: several records are called `Ministerio del Interior`; write `cl-interior`
    a.csv:4:C (partners[].partner): error: several records are called `Ministerio del Interior`; write `cl-interior` or `pe-interior`
    a.csv:5:C (partners[].partner): error: several records are called `Ministerio del Interior`; find the id with `mieux list partners`
    ");
}

/// `validate` suggests in the same way.
#[test]
fn validate_suggests_partners_of_the_record_only() {
    let registry = TestRegistry::programme();
    let text = |id: &str, country: &str| {
        format!(
            "id: {id}\ntitle: {{en: {id}}}\ncountries: [{country}]\nstatus: preparation\n\
             partners: [{{partner: Ministry of the Interio}}]\nsources: [{{source: page}}]\n"
        )
    };
    registry.file("actions/chile-i.yaml", text("chile-i", "CL"));
    registry.file("actions/peru-iv.yaml", text("peru-iv", "PE"));
    let help = |file: &str| {
        let path = format!("registry/actions/{file}.yaml");
        registry.run(["validate", &path]).matches("pe-interior").count()
    };
    assert_eq!((help("chile-i"), help("peru-iv")), (0, 1));
}
