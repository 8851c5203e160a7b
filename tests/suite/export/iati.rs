//! `mieux export --format iati`.

use std::fs;

use insta::assert_snapshot;

use crate::common::{TestRegistry, project};

/// Who publishes, and who takes part in every action.
const SECTION: &str = r#"
[iati]
reporting_org = { ref = "XM-OCHA-585", type = "40", name = { en = "Centre" } }
prefix = "M"
currency = "EUR"
sector = "15190"
organisations = [{ ref = "XI-IATI-EC_INTPA", type = "15", roles = ["1"], name = { en = "Commission" } }]
"#;

/// The small programme with these settings.
fn programme(settings: &str) -> TestRegistry {
    let registry = TestRegistry::programme();
    let text = registry.text("mieux.toml");
    registry.file("mieux.toml", format!("{text}\n{settings}"));
    registry
}

/// What the command prints, for a state of this day.
fn exported(registry: &TestRegistry, args: &[&str]) -> String {
    let all = ["export", "--format", "iati", "--date", "2026-11-26"];
    registry.run(all.into_iter().chain(args.iter().copied()).collect::<Vec<&str>>())
}

/// Another program made the file from the record.
#[test]
fn the_action_of_the_fact_sheet_is_the_file_that_another_program_made() {
    let registry = TestRegistry::none();
    registry.copy_from(&project("registry"));
    registry.git(["init", "-q", "-b", "main"]);
    registry.commit_at("2026-11-21T21:02:41Z");
    let settings = registry.text("mieux.toml");
    registry.file("mieux.toml", format!("{settings}\n")).commit_at("2026-11-26T06:53:16Z");
    let args = ["export", "--format", "iati", "--action", "peru-iii", "--revision", "9b0f5f463d6d"];
    let output = registry.command(args).output().unwrap();
    let expected = fs::read_to_string(project("tests/fixtures/iati/peru-iii.xml")).unwrap();
    assert_eq!(String::from_utf8(output.stdout).unwrap(), expected);
}

#[test]
fn the_shipped_registry_has_a_hundred_and_two_actions_that_iati_can_have() {
    let registry = TestRegistry::shipped();
    let args = ["export", "--format", "iati", "--dry-run", "--date", "2026-11-26"];
    assert_snapshot!(registry.run(args), @"
    [stderr]
    Would export 102 actions.
    Not in the file, because no start is stated: 8 actions (`cabo-verde-iii`, `cabo-verde-iv`, `colombia-ii`, `dominican-republic-mental-health`, `ecuador-ii`, `peru-ii`, `togo-ii`, `uganda-ii`)
    Not in the file, because no status is stated and no start is stated: 7 actions (`azerbaijan-iii`, `cambodia`, `kazakhstan-i`, `kazakhstan-ii`, `lao-pdr`, `palestine-i`, `rwanda-ii`)
    note: 48 actions have equal shares for their countries, themes or areas, because no record states shares
    note: 119 times a partner has the role `4` (`unstated_role` of `[iati]`), because no record states its role
    [exit 0]
    ");
    let output = registry.command(["export", "--format", "iati"]).output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    assert_eq!(text.matches("<iati-activity ").count(), 102);
    for experts in ["exp-0", "person-name", "job-title"] {
        assert!(!text.contains(experts), "{experts}");
    }
}

#[test]
fn an_activity_has_what_its_record_states_and_the_settings() {
    let registry = programme(SECTION);
    registry.file(
        "actions/peru-iv.yaml",
        "id: peru-iv\nformer_ids: [peru-4]\nidentifiers: [{scheme: iati, value: XM-OCHA-585-P4}]\n\
         title: {pt: Título, es: Título, en: \"Title & <more>\"}\nstatus: implementation\ncountries: [PE, BY, CL]\n\
         start: 2019-05\nbudgets: [{from: 2019, to: 2019, value: 1000.5, status: \"2\"}]\nfollows: [both, unclear]\n\
         sources: [{source: \"https://example.org/a b.PDF\"}, {source: page}]\n",
    );
    registry.file(
        "activities/peru-iv/peru-iv-a01.yaml",
        "id: peru-iv-a01\naction: peru-iv\ntitle: {en: Training}\nkind: training\nstatus: held\nstart: 2019-06\n\
         places: [{city: Lima, country: PE}]\nonline: true\nparticipants: {total: 60, women: 35}\n\
         results: [{kind: law, title: {es: Ley}, level: impact, adopted: 2020, reference: 8-2020, link: \"https://example.org/ley\"}]\n\
         sources: [{source: page}]\n",
    );
    assert_snapshot!(exported(&registry, &["--action", "peru-iv", "--action", "both"]), @r#"
    <?xml version="1.0" encoding="UTF-8"?>
    <!-- The Example registry, 2026-11-26T00:00:00Z. Selection: action peru-iv,both. Written by mieux 0.1.0. -->
    <iati-activities version="2.03" generated-datetime="2026-11-26T00:00:00Z">
      <iati-activity xml:lang="en" default-currency="EUR" humanitarian="0" hierarchy="1" last-updated-datetime="2026-11-26T00:00:00Z">
        <iati-identifier>XM-OCHA-585-M-both</iati-identifier>
        <reporting-org ref="XM-OCHA-585" type="40" secondary-reporter="0">
          <narrative>Centre</narrative>
        </reporting-org>
        <title>
          <narrative>Both regions</narrative>
          <narrative xml:lang="es">Ambas regiones</narrative>
        </title>
        <description type="1">
          <narrative>Both regions</narrative>
          <narrative xml:lang="es">Ambas regiones</narrative>
        </description>
        <participating-org role="1" type="15" ref="XI-IATI-EC_INTPA">
          <narrative>Commission</narrative>
        </participating-org>
        <other-identifier ref="both" type="A1"/>
        <activity-status code="4"/>
        <activity-date type="2" iso-date="2016-01-01">
          <narrative>2016</narrative>
        </activity-date>
        <activity-date type="4" iso-date="2018-12-31">
          <narrative>2018</narrative>
        </activity-date>
        <activity-scope code="3"/>
        <recipient-country code="PE" percentage="50"/>
        <recipient-country code="BY" percentage="50"/>
        <location>
          <location-reach code="1"/>
          <name>
            <narrative>Lima</narrative>
          </name>
          <administrative vocabulary="A4" code="PE" level="0"/>
          <exactness code="2"/>
          <location-class code="2"/>
        </location>
        <sector vocabulary="1" code="15190" percentage="100"/>
        <sector vocabulary="99" code="irregular-migration" percentage="50">
          <narrative>Irregular Migration/Trafficking in Human Beings</narrative>
          <narrative xml:lang="es">Migración irregular y trata de seres humanos</narrative>
          <narrative xml:lang="fr">Migration irrégulière/Trafic d'êtres humains</narrative>
        </sector>
        <sector vocabulary="99" code="legal-migration" percentage="50">
          <narrative>Legal Migration and Mobility</narrative>
          <narrative xml:lang="es">Migración legal y movilidad</narrative>
          <narrative xml:lang="fr">Migration légale et mobilité</narrative>
        </sector>
        <result type="1" aggregation-status="1">
          <title>
            <narrative>Activities</narrative>
            <narrative xml:lang="es">Actividades</narrative>
          </title>
          <indicator measure="1" ascending="1" aggregation-status="1">
            <title>
              <narrative>Activities held</narrative>
              <narrative xml:lang="es">Actividades realizadas</narrative>
            </title>
            <period>
              <period-start iso-date="2016-01-01"/>
              <period-end iso-date="2018-12-31"/>
              <actual value="1">
                <comment>
                  <narrative>First workshop (Lima, Peru, 2017-03)</narrative>
                </comment>
              </actual>
            </period>
          </indicator>
        </result>
      </iati-activity>
      <iati-activity xml:lang="en" default-currency="EUR" humanitarian="0" hierarchy="1" last-updated-datetime="2026-11-26T00:00:00Z">
        <iati-identifier>XM-OCHA-585-P4</iati-identifier>
        <reporting-org ref="XM-OCHA-585" type="40" secondary-reporter="0">
          <narrative>Centre</narrative>
        </reporting-org>
        <title>
          <narrative>Title &amp; &lt;more&gt;</narrative>
          <narrative xml:lang="es">Título</narrative>
          <narrative xml:lang="pt">Título</narrative>
        </title>
        <description type="1">
          <narrative>Title &amp; &lt;more&gt;</narrative>
          <narrative xml:lang="es">Título</narrative>
          <narrative xml:lang="pt">Título</narrative>
        </description>
        <participating-org role="1" type="15" ref="XI-IATI-EC_INTPA">
          <narrative>Commission</narrative>
        </participating-org>
        <other-identifier ref="peru-iv" type="A1"/>
        <other-identifier ref="XM-OCHA-585-M-peru-4" type="A3"/>
        <other-identifier ref="XM-OCHA-585-M-peru-iv" type="A9"/>
        <activity-status code="2"/>
        <activity-date type="2" iso-date="2019-05-01">
          <narrative>2019-05</narrative>
        </activity-date>
        <activity-scope code="3"/>
        <recipient-country code="PE" percentage="33.33"/>
        <recipient-country code="BY" percentage="33.33"/>
        <recipient-country code="CL" percentage="33.34"/>
        <location>
          <location-reach code="1"/>
          <name>
            <narrative>Lima</narrative>
          </name>
          <administrative vocabulary="A4" code="PE" level="0"/>
          <exactness code="2"/>
          <location-class code="2"/>
        </location>
        <sector vocabulary="1" code="15190" percentage="100"/>
        <budget type="1" status="2">
          <period-start iso-date="2019-01-01"/>
          <period-end iso-date="2019-12-31"/>
          <value value-date="2019-01-01">1000.5</value>
        </budget>
        <document-link url="https://example.org/a%20b.PDF" format="application/pdf">
          <title>
            <narrative>Title &amp; &lt;more&gt;: example.org</narrative>
          </title>
          <category code="A12"/>
        </document-link>
        <related-activity ref="XM-OCHA-585-M-both" type="3"/>
        <result type="3" aggregation-status="0">
          <title>
            <narrative xml:lang="es">Ley</narrative>
          </title>
          <document-link url="https://example.org/ley" format="text/html">
            <title>
              <narrative xml:lang="es">Ley</narrative>
            </title>
            <category code="A08"/>
          </document-link>
          <reference vocabulary="99" code="law"/>
          <indicator measure="5">
            <title>
              <narrative>Adopted</narrative>
              <narrative xml:lang="es">Adopción</narrative>
            </title>
            <period>
              <period-start iso-date="2020-01-01"/>
              <period-end iso-date="2020-12-31"/>
              <actual>
                <comment>
                  <narrative>2020: 8-2020</narrative>
                </comment>
              </actual>
            </period>
          </indicator>
        </result>
        <result type="1" aggregation-status="1">
          <title>
            <narrative>Activities</narrative>
            <narrative xml:lang="es">Actividades</narrative>
          </title>
          <indicator measure="1" ascending="1" aggregation-status="1">
            <title>
              <narrative>Activities held</narrative>
              <narrative xml:lang="es">Actividades realizadas</narrative>
            </title>
            <period>
              <period-start iso-date="2019-05-01"/>
              <period-end iso-date="2026-11-26"/>
              <actual value="1">
                <comment>
                  <narrative>Training (Lima, Peru, online, 2019-06)</narrative>
                </comment>
              </actual>
            </period>
          </indicator>
          <indicator measure="1" ascending="1" aggregation-status="1">
            <title>
              <narrative>Participants</narrative>
              <narrative xml:lang="es">Participantes</narrative>
            </title>
            <period>
              <period-start iso-date="2019-05-01"/>
              <period-end iso-date="2026-11-26"/>
              <actual value="60">
                <comment>
                  <narrative>Stated for 1 of 1 activities</narrative>
                  <narrative xml:lang="es">Indicado para 1 de 1 actividades</narrative>
                </comment>
              </actual>
              <actual value="35">
                <dimension name="sex" value="female"/>
              </actual>
            </period>
          </indicator>
        </result>
      </iati-activity>
    </iati-activities>
    [stderr]
    Exported 2 actions.
    note: 2 actions have equal shares for their countries, themes or areas, because no record states shares
    [exit 0]
    "#);
}

#[test]
fn a_phase_with_money_is_an_activity_above_its_actions() {
    let money = "\n[iati.phases.mieux-iii]\nfunder_activity = \"XI-IATI-EC_INTPA-1\"\n\
        budgets = [{ from = \"2016-01-01\", to = \"2016-12-31\", value = 5000, status = \"2\" }]\n\
        commitments = [{ date = \"2016-01-01\", value = 5000 }]\n\n[iati.organisation]\n\
        budgets = [{ from = \"2016-01-01\", to = \"2016-12-31\", value = 9000 }]\n\
        documents = [{ url = \"https://example.org/report.pdf\", title = { en = \"Report\" }, category = \"B01\" }]\n";
    let registry = programme(&format!("{SECTION}{money}"));
    registry.replace("actions/both.yaml", "start: 2016", "phase: mieux-iii\nstart: 2016");
    let told = exported(&registry, &["-o", "out/"]);
    assert_snapshot!(told, @"
    [stderr]
    Exported 2 actions.
    Not in the file, because no status is stated and no start is stated: 1 action (`unclear`)
    note: 1 action has equal shares for its countries, themes or areas, because no record states shares
    [exit 0]
    ");
    let text = fs::read_to_string(registry.path().join("out/activities.xml")).unwrap();
    let phase = text.split("</iati-activity>").next().unwrap();
    assert_snapshot!(phase, @r#"
    <?xml version="1.0" encoding="UTF-8"?>
    <!-- The Example registry, 2026-11-26T00:00:00Z. Written by mieux 0.1.0. -->
    <iati-activities version="2.03" generated-datetime="2026-11-26T00:00:00Z">
      <iati-activity xml:lang="en" default-currency="EUR" humanitarian="0" hierarchy="1" last-updated-datetime="2026-11-26T00:00:00Z">
        <iati-identifier>XM-OCHA-585-M-mieux-iii</iati-identifier>
        <reporting-org ref="XM-OCHA-585" type="40" secondary-reporter="0">
          <narrative>Centre</narrative>
        </reporting-org>
        <title>
          <narrative>MIEUX III</narrative>
          <narrative xml:lang="es">MIEUX III</narrative>
          <narrative xml:lang="fr">MIEUX III</narrative>
        </title>
        <description type="1">
          <narrative>MIEUX III</narrative>
          <narrative xml:lang="es">MIEUX III</narrative>
          <narrative xml:lang="fr">MIEUX III</narrative>
        </description>
        <participating-org role="1" type="15" ref="XI-IATI-EC_INTPA" activity-id="XI-IATI-EC_INTPA-1">
          <narrative>Commission</narrative>
        </participating-org>
        <other-identifier ref="mieux-iii" type="A1"/>
        <activity-status code="4"/>
        <activity-date type="2" iso-date="2016-01-01">
          <narrative>2016</narrative>
        </activity-date>
        <activity-date type="4" iso-date="2020-04-30">
          <narrative>2020-04</narrative>
        </activity-date>
        <activity-scope code="3"/>
        <recipient-country code="BY" percentage="50"/>
        <recipient-country code="PE" percentage="50"/>
        <sector vocabulary="1" code="15190" percentage="100"/>
        <sector vocabulary="99" code="irregular-migration" percentage="50">
          <narrative>Irregular Migration/Trafficking in Human Beings</narrative>
          <narrative xml:lang="es">Migración irregular y trata de seres humanos</narrative>
          <narrative xml:lang="fr">Migration irrégulière/Trafic d'êtres humains</narrative>
        </sector>
        <sector vocabulary="99" code="legal-migration" percentage="50">
          <narrative>Legal Migration and Mobility</narrative>
          <narrative xml:lang="es">Migración legal y movilidad</narrative>
          <narrative xml:lang="fr">Migration légale et mobilité</narrative>
        </sector>
        <budget status="2" type="1">
          <period-start iso-date="2016-01-01"/>
          <period-end iso-date="2016-12-31"/>
          <value value-date="2016-01-01">5000</value>
        </budget>
        <transaction>
          <transaction-type code="11"/>
          <transaction-date iso-date="2016-01-01"/>
          <value value-date="2016-01-01">5000</value>
          <provider-org ref="XI-IATI-EC_INTPA" type="15" provider-activity-id="XI-IATI-EC_INTPA-1">
            <narrative>Commission</narrative>
          </provider-org>
        </transaction>
        <related-activity ref="XM-OCHA-585-M-both" type="2"/>
    "#);
    let related =
        text.lines().filter(|line| line.contains("related-activity") || line.contains("hierarchy"));
    assert_snapshot!(related.collect::<Vec<&str>>().join("\n"), @r#"
    <iati-activity xml:lang="en" default-currency="EUR" humanitarian="0" hierarchy="1" last-updated-datetime="2026-11-26T00:00:00Z">
      <related-activity ref="XM-OCHA-585-M-both" type="2"/>
    <iati-activity xml:lang="en" default-currency="EUR" humanitarian="0" hierarchy="2" last-updated-datetime="2026-11-26T00:00:00Z">
      <related-activity ref="XM-OCHA-585-M-mieux-iii" type="1"/>
    <iati-activity xml:lang="en" default-currency="EUR" humanitarian="0" hierarchy="1" last-updated-datetime="2026-11-26T00:00:00Z">
      <related-activity ref="XM-OCHA-585-M-both" type="3"/>
    "#);
    let organisation = fs::read_to_string(registry.path().join("out/organisation.xml")).unwrap();
    assert_snapshot!(organisation, @r#"
    <?xml version="1.0" encoding="UTF-8"?>
    <!-- The Example registry, 2026-11-26T00:00:00Z. Written by mieux 0.1.0. -->
    <iati-organisations version="2.03" generated-datetime="2026-11-26T00:00:00Z">
      <iati-organisation xml:lang="en" default-currency="EUR" last-updated-datetime="2026-11-26T00:00:00Z">
        <organisation-identifier>XM-OCHA-585</organisation-identifier>
        <name>
          <narrative>Centre</narrative>
        </name>
        <reporting-org ref="XM-OCHA-585" type="40" secondary-reporter="0">
          <narrative>Centre</narrative>
        </reporting-org>
        <total-budget>
          <period-start iso-date="2016-01-01"/>
          <period-end iso-date="2016-12-31"/>
          <value value-date="2016-01-01">9000</value>
        </total-budget>
        <document-link url="https://example.org/report.pdf" format="application/pdf">
          <title>
            <narrative>Report</narrative>
          </title>
          <category code="B01"/>
        </document-link>
      </iati-organisation>
    </iati-organisations>
    "#);

    registry.replace(
        "actions/both.yaml",
        "end: 2018",
        "end: 2018\nbudgets: [{from: 2016, to: 2016, value: 1}]",
    );
    assert_snapshot!(exported(&registry, &["-o", "other.xml"]), @"
    [stderr]
    error: nothing was exported, because IATI would refuse 1 thing:
      `both`: the action has `budgets`, and so has its phase in `[iati.phases.mieux-iii]`; remove one of the two, or the money is counted twice
    [exit 1]
    ");
    assert!(!registry.path().join("other.xml").exists());
}

#[test]
fn what_iati_would_refuse_is_told_and_nothing_is_written() {
    let registry = programme(SECTION);
    registry.replace(
        "actions/both.yaml",
        "start: 2016",
        "identifiers: [{scheme: iati, value: XM-OCHA-585-M-peru-i}]\nbudgets: [{from: 2016, to: 2018, value: 1, currency: XXY}]\nstart: 2016",
    );
    registry.replace("vocabularies/partner-kinds.yaml", "iati: \"10\"", "iati: \"11111\"");
    assert_snapshot!(exported(&registry, &["-o", "a.xml"]), @"
    [stderr]
    error: nothing was exported, because IATI would refuse 3 things:
      `both`: the budget from 2016-01-01 to 2018-12-31 covers more than a year (IATI rule: 7.5.3)
      `both`: `XXY` of `value` is not a code of the IATI list Currency (IATI rule: codelist)
      `peru-i`: `XM-OCHA-585-M-peru-i` is also the identifier of `both`
    [exit 1]
    ");
    assert!(!registry.path().join("a.xml").exists());
    assert_snapshot!(exported(&registry, &["--lang", "es"]), @"
    [stderr]
    error: no se exportó nada, porque IATI rechazaría 3 cosas:
      `both`: el presupuesto del 2016-01-01 al 2018-12-31 abarca más de un año (regla de IATI: 7.5.3)
      `both`: `XXY` de `value` no es un código de la lista Currency de IATI (regla de IATI: codelist)
      `peru-i`: `XM-OCHA-585-M-peru-i` es también el identificador de `both`
    [exit 1]
    ");
    assert_snapshot!(exported(&registry, &["--lang", "fr"]), @"
    [stderr]
    erreur: rien n’a été exporté, car l’IATI refuserait 3 choses :
      `both` : le budget du 2016-01-01 au 2018-12-31 couvre plus d’un an (règle de l’IATI : 7.5.3)
      `both` : `XXY` de `value` n’est pas un code de la liste Currency de l’IATI (règle de l’IATI : codelist)
      `peru-i` : `XM-OCHA-585-M-peru-i` est aussi l’identifiant de `both`
    [exit 1]
    ");
}

#[test]
fn without_a_publisher_the_section_to_add_is_printed() {
    assert_snapshot!(exported(&programme(""), &[]), @r#"
    [stderr]
    error: nothing was exported: IATI must know who publishes. Add this to `mieux.toml`, with the identifier of your organisation: 

    [iati]
    reporting_org = { ref = "XM-DAC-12345", type = "40", name = { en = "Name of the organisation" } }
    prefix = "PROGRAMME"
    currency = "EUR"
    sector = "15190"
    [exit 2]
    "#);
    assert_snapshot!(exported(&programme("[iati]\nprefix = \"M\"\n"), &["--lang", "fr"]), @r#"
    [stderr]
    erreur: rien n’a été exporté : l’IATI doit savoir qui publie. Ajoutez ceci à `mieux.toml`, avec l’identifiant de votre organisation : 

    [iati]
    reporting_org = { ref = "XM-DAC-12345", type = "40", name = { en = "Name of the organisation" } }
    prefix = "PROGRAMME"
    currency = "EUR"
    sector = "15190"
    [exit 2]
    "#);
}

#[test]
fn nothing_that_can_be_published_is_an_error() {
    let registry = programme(SECTION);
    assert_snapshot!(exported(&registry, &["--action", "unclear", "-o", "a.xml"]), @"
    [stderr]
    Not in the file, because no status is stated and no start is stated: 1 action (`unclear`)
    error: nothing was exported, because no action can be published
    [exit 1]
    ");
    assert!(!registry.path().join("a.xml").exists());
}

#[test]
fn kinds_and_internal_fields_are_not_for_iati() {
    let registry = programme(SECTION);
    assert_snapshot!(registry.run(["export", "actions", "--format", "iati"]), @"
    [stderr]
    error: `iati` is always of the whole registry; leave out the kinds, or choose records with options such as --region
    [exit 2]
    ");
    assert_snapshot!(registry.run(["export", "--format", "iati", "--internal"]), @"
    [stderr]
    error: `iati` never has what is only for the programme itself; leave out --internal, or write `jsonl`
    [exit 2]
    ");
}

#[test]
fn regions_stand_for_countries_that_are_not_stated_and_own_codes_name_their_list() {
    let registry = programme(&format!("{SECTION}vocabulary_uri = \"https://example.org/codes\"\n"));
    registry.file(
        "actions/network.yaml",
        "id: network\ntitle: {en: Network}\nstatus: implementation\nstart: 2019-05\ngood_practices: [4]\n\
         regions: [latin-america-and-caribbean, european-neighbourhood]\nthemes: [legal-migration]\nsources: [{source: page}]\n",
    );
    let vocabulary = "  - code: latin-america-and-caribbean\n";
    registry.replace(
        "vocabularies/regions.yaml",
        vocabulary,
        &format!("{vocabulary}    iati: \"498\"\n"),
    );
    let output =
        registry.command(["export", "--format", "iati", "--action", "network"]).output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let own = |line: &&str| {
        ["<activity-scope", "<recipient", "<sector", "<tag"]
            .iter()
            .any(|name| line.trim().starts_with(name))
    };
    assert_snapshot!(text.lines().filter(own).collect::<Vec<&str>>().join("\n"), @r#"
    <activity-scope code="2"/>
    <recipient-region vocabulary="1" code="498" percentage="50"/>
    <recipient-region vocabulary="1" code="998" percentage="50"/>
    <recipient-region vocabulary="99" vocabulary-uri="https://example.org/codes" code="latin-america-and-caribbean" percentage="50">
    <recipient-region vocabulary="99" vocabulary-uri="https://example.org/codes" code="european-neighbourhood" percentage="50">
    <sector vocabulary="1" code="15190" percentage="100"/>
    <sector vocabulary="99" vocabulary-uri="https://example.org/codes" code="legal-migration" percentage="100">
    <tag vocabulary="99" vocabulary-uri="https://example.org/codes" code="good-practices/4">
    "#);
}

#[test]
fn an_identifier_of_another_organisation_is_refused() {
    let registry = programme(SECTION);
    registry.replace(
        "actions/both.yaml",
        "start: 2016",
        "identifiers: [{scheme: iati, value: XM-DAC-1-2}]\nstart: 2016",
    );
    assert_snapshot!(exported(&registry, &[]), @"
    [stderr]
    error: nothing was exported, because IATI would refuse 1 thing:
      `both`: the identifier `XM-DAC-1-2` does not begin with `XM-OCHA-585-` (IATI rule: 1.1.21)
    [exit 1]
    ");
    let none = ["--theme", "legal-migration", "--country", "CL"];
    assert_snapshot!(exported(&registry, &none), @"
    [stderr]
    error: nothing was exported, because no action was chosen
    [exit 1]
    ");
}

#[test]
fn letters_that_xml_cannot_have_are_replaced_and_counted() {
    let registry = programme(SECTION);
    registry.replace(
        "actions/both.yaml",
        "title: {en: Both regions, es: Ambas regiones}",
        "title: {en: \"]]> & \\u0007 😀 \\u202e\"}",
    );
    let args = ["export", "--format", "iati", "--date", "2026-11-26", "--action", "both"];
    let output = registry.command(args).output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    assert_eq!(text.matches("<narrative>]]&gt; &amp; \u{fffd} 😀 \u{202e}</narrative>").count(), 2);
    assert_snapshot!(String::from_utf8(output.stderr).unwrap(), @"
    Exported 1 action.
    note: 1 action has equal shares for its countries, themes or areas, because no record states shares
    note: 2 characters that XML does not allow were replaced by U+FFFD
    ");
}

#[test]
fn the_same_registry_gives_the_same_bytes_on_any_number_of_threads() {
    let registry = TestRegistry::shipped();
    let bytes = |threads: &str| {
        let mut command = registry.command(["export", "--format", "iati", "--date", "2026-11-26"]);
        command.env("RAYON_NUM_THREADS", threads).output().unwrap().stdout
    };
    let one = bytes("1");
    assert!(one.len() > 100_000);
    assert_eq!(one, bytes("4"));
}
