//! `[iati]` of `mieux.toml`.

use insta::assert_snapshot;

use crate::common::TestRegistry;

/// The small programme with this section in its settings.
fn with_section(section: &str) -> TestRegistry {
    let registry = TestRegistry::programme();
    let settings = std::fs::read_to_string(registry.below("mieux.toml")).unwrap();
    registry.file("mieux.toml", format!("{settings}\n{section}"));
    registry
}

fn validated(section: &str) -> String {
    with_section(section).run(["validate", "--select", "invalid-setting", "--format", "short"])
}

#[test]
fn a_section_that_is_right_is_read() {
    let section = r#"
[iati]
reporting_org = { ref = "XM-OCHA-585", type = "40", name = { en = "Centre", es = "Centro" } }
secondary_reporter = true
prefix = "M"
currency = "EUR"
sector = "15190"
tags = ["10.7"]
flow_type = "10"
finance_type = "110"
aid_type = "D02"
tied_status = "5"
policy_markers = [{ code = "1", significance = "0" }]
statuses = ["completed"]
unstated_role = ""
contact = { organisation = { en = "Centre" }, website = "https://example.org" }
vocabulary_uri = ""
organisations = [{ ref = "XI-IATI-EC_INTPA", type = "15", roles = ["1", "2"], name.en = "Commission" }]

[iati.phases.mieux-iii]
funder_activity = "XI-IATI-EC_INTPA-1"
budgets = [{ from = "2016-01-01", to = 2016-12-31, value = 1_000.5, date = "2016-01-01", status = "2" }]
commitments = [{ date = "2016-01-01", value = 1000 }]

[iati.organisation]
budgets = [{ from = "2016-01-01", to = "2016-12-31", value = 0 }]
documents = [{ url = "https://example.org/a.pdf", title.en = "Report", category = "B01" }]
"#;
    let shown = validated(section);
    assert!(!shown.contains("invalid-setting"), "{shown}");
}

#[test]
fn each_wrong_setting_has_its_line_and_the_way_out() {
    let section = r#"
[iati]
reporting_organisation = { ref = "XM-OCHA-585" }
reporting_org = { ref = "XM/OCHA", type = "99", nam = "Centre" }
secondary_reporter = "no"
prefix = "M I"
currency = "eur"
sector = 15190
tags = "10.7"
aid_type = "D2"
statuses = ["compleated", "nothing-like-it"]
contact = "Centre"
vocabulary_uri = "www.example.org"
organisations = [{ ref = "A", type = "15", roles = ["5"], name = { english = "Commission" } }]

[iati.phases.mieux-3]
budgets = [{ from = "2016-12-31", to = "2016-01-01", value = "1000" }, { from = "2016", to = "2018-01-01", value = 1 }]
commitments = [{ value = 1000 }]

[iati.phases.mieux-iii]
budgets = [{ from = "2016-01-01", to = "2017-01-01", value = 1 }]
funder_activity = "XI-IATI-EC_INTPA-1 "
"#;
    assert_snapshot!(validated(section), @"
    registry/mieux.toml:7:1: error[invalid-setting] there is no setting `iati.reporting_organisation`
    registry/mieux.toml:8:17: error[invalid-setting] `iati.reporting_org.name` is missing
    registry/mieux.toml:8:25: error[invalid-setting] `iati.reporting_org.ref` cannot be `XM/OCHA`
    registry/mieux.toml:8:43: error[invalid-setting] `99` is not a code of the IATI list OrganisationType
    registry/mieux.toml:8:49: error[invalid-setting] there is no setting `iati.reporting_org.nam`
    registry/mieux.toml:9:22: error[invalid-setting] `iati.secondary_reporter` is neither `true` nor `false`
    registry/mieux.toml:10:10: error[invalid-setting] `iati.prefix` cannot be `M I`
    registry/mieux.toml:11:12: error[invalid-setting] `eur` is not a code of the IATI list Currency
    registry/mieux.toml:12:10: error[invalid-setting] `iati.sector` is not text
    registry/mieux.toml:13:8: error[invalid-setting] `iati.tags` is not a list of texts
    registry/mieux.toml:14:12: error[invalid-setting] `D2` is not a code of the IATI list AidType
    registry/mieux.toml:15:13: error[invalid-setting] `compleated` is not a code of `statuses`
    registry/mieux.toml:15:27: error[invalid-setting] `nothing-like-it` is not a code of `statuses`
    registry/mieux.toml:16:11: error[invalid-setting] `iati.contact` is not a table
    registry/mieux.toml:17:18: error[invalid-setting] `iati.vocabulary_uri` cannot be `www.example.org`
    registry/mieux.toml:18:53: error[invalid-setting] `5` is not a code of the IATI list OrganisationRole
    registry/mieux.toml:18:68: error[invalid-setting] `english` is not the code of a language
    registry/mieux.toml:20:14: error[invalid-setting] `mieux-3` is not a code of `phases`
    registry/mieux.toml:21:12: error[invalid-setting] the period ends on 2016-01-01, before it starts on 2016-12-31
    registry/mieux.toml:21:62: error[invalid-setting] `iati.phases.mieux-3.budgets.value` is not an amount
    registry/mieux.toml:21:81: error[invalid-setting] `iati.phases.mieux-3.budgets.from` is not a day
    registry/mieux.toml:22:16: error[invalid-setting] `iati.phases.mieux-3.commitments.date` is missing
    registry/mieux.toml:25:12: error[invalid-setting] the budget covers more than a year
    registry/mieux.toml:26:19: error[invalid-setting] `iati.phases.mieux-iii.funder_activity` cannot be `XI-IATI-EC_INTPA-1 `
    [exit 1]
    ");
    let registry = with_section("[iati]\ncurrency = \"eur\"\n");
    assert_snapshot!(registry.run(["validate", "--select", "invalid-setting", "--lang", "es"]), @r#"
    error[invalid-setting]: `eur` no es un código de la lista Currency de IATI
     --> registry/mieux.toml:6:12
      |
    6 | currency = "eur"
      |            ^^^^^
      |
      = ayuda: ¿quiso decir `EUR`?

    Comprobación de 3 acciones, 4 actividades, 2 expertos, 1 socio: 1 error, 0
    avisos.
    [exit 1]
    "#);
    assert_snapshot!(registry.run(["validate", "--select", "invalid-setting", "--lang", "fr"]), @r#"
    erreur[invalid-setting]: `eur` n’est pas un code de la liste Currency de l’IATI
     --> registry/mieux.toml:6:12
      |
    6 | currency = "eur"
      |            ^^^^^
      |
      = aide: vouliez-vous dire `EUR` ?

    Vérification de 3 actions, 4 activités, 2 experts, 1 partenaire : 1 erreur, 0
    avertissement.
    [exit 1]
    "#);
}
