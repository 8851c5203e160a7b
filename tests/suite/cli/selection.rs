//! What the names in a selection mean: one thing, the wider of two, or an error that lists them.

use insta::assert_snapshot;
use mieux::query::{FILTERS, Query, Values};
use mieux::registry::load_records;

use crate::common::{TestRegistry, project};

/// The ids that a list prints.
fn ids(registry: &TestRegistry, args: &[&str]) -> Vec<String> {
    let args: Vec<&str> =
        ["list"].iter().chain(args).chain(&["--format", "csv"]).copied().collect();
    let output = registry.command(&args).output().unwrap();
    let errors = String::from_utf8(output.stderr).unwrap();
    assert_eq!(errors, "", "{args:?}");
    let text = String::from_utf8(output.stdout).unwrap();
    text.lines().skip(1).map(|line| line.split(',').next().unwrap().to_owned()).collect()
}

#[test]
fn a_part_of_a_region_selects_that_part() {
    let registry = TestRegistry::initialised();
    for (id, country) in
        [("one", "GE"), ("two", "TN"), ("three", "JM"), ("four", "PE"), ("five", "EG")]
    {
        registry.file(
            format!("actions/{id}.yaml"),
            format!("id: {id}\ntitle: {{en: {id}}}\ncountries: [{country}]\n"),
        );
    }
    let of = |region| ids(&registry, &["actions", "--region", region]);
    assert_eq!(of("Eastern Neighbourhood"), ["one"]);
    assert_eq!(of("Vecindad Meridional"), ["five", "two"]);
    assert_eq!(of("European Neighbourhood"), ["five", "one", "two"]);
    assert_eq!(of("Caraïbes"), ["three"]);
    assert_eq!(of("Africa"), ["five", "two"]);
    assert_eq!(of("latam"), ["four", "three"]);
    for name in ["Latin America", "América Latina", "latin-america"] {
        assert_eq!(of(name), ["four"], "{name}");
    }
}

#[test]
fn a_word_for_a_kind_and_its_family_means_the_family_in_every_language() {
    let registry = TestRegistry::initialised();
    for (id, kind) in
        [("a", "training"), ("b", "training-of-trainers"), ("c", "seminar"), ("d", "webinar")]
    {
        let id = format!("programme-{id}");
        registry.file(
            format!("activities/programme/{id}.yaml"),
            format!("id: {id}\ntitle: {{en: {id}}}\nkind: {kind}\n"),
        );
    }
    for name in ["training", "Training", "Formación", "Formation", "Capacitación"] {
        let listed = ids(&registry, &["activities", "--activity-kind", name]);
        assert_eq!(listed, ["programme-a", "programme-b"], "{name}");
    }
    assert_eq!(
        ids(&registry, &["activities", "--activity-kind", "Training session"]),
        ["programme-a"]
    );
    assert_eq!(ids(&registry, &["activities", "--activity-kind", "webinar"]), ["programme-d"]);
}

#[test]
fn a_name_of_two_things_of_which_none_holds_the_other_is_an_error_that_lists_them() {
    let registry = TestRegistry::initialised();
    for (id, name) in [("pe-mfa", "Ministry of Peru"), ("ec-mfa", "Ministry of Ecuador")] {
        let country = id[..2].to_uppercase();
        let text = format!("id: {id}\nname: {{en: {name}}}\nacronym: MFA\ncountry: {country}\n");
        registry.file(format!("partners/{}/{id}.yaml", &id[..2]), text);
    }
    assert_snapshot!(registry.run(["list", "actions", "--country", "Congo"]), @"
        [stderr]
        error: there is no country `Congo`; did you mean `CD` (Democratic Republic of the Congo) or `CG` (Republic of the Congo)?
        [exit 2]
        ");
    assert_snapshot!(registry.run(["list", "actions", "--country", "Corea"]), @"
    [stderr]
    error: there is no country `Corea`; did you mean `KP` (North Korea) or `KR` (South Korea)?
    [exit 2]
    ");
    assert_snapshot!(registry.run(["list", "actions", "--partner", "MFA"]), @"
    [stderr]
    error: `MFA` means more than one partner: write `ec-mfa` (Ministry of Ecuador) or `pe-mfa` (Ministry of Peru)
    [exit 2]
    ");
}

#[test]
fn near_names_come_with_what_they_are_and_numbers_are_near_to_nothing() {
    let registry = TestRegistry::programme();
    let initialised = TestRegistry::initialised();
    assert_snapshot!(initialised.run(["list", "actions", "--country", "Dominicana"]), @"
    [stderr]
    error: there is no country `Dominicana`; did you mean `DO` (Dominican Republic)?
    [exit 2]
    ");
    assert_snapshot!(initialised.run(["list", "actions", "--theme", "smuggling"]), @"
    [stderr]
    error: there is no theme `smuggling`; it is an area: `--area migrant-smuggling` (Smuggling of migrants)
    [exit 2]
    ");
    assert_snapshot!(initialised.run(["list", "actions", "--status", "held"]), @"
    [stderr]
    error: there is no status `held`; it is a status of an activity: `--activity-status held`
    [exit 2]
    ");
    assert_snapshot!(initialised.run(["list", "actions", "--region", "Atlantis"]), @"
    [stderr]
    error: there is no region `Atlantis`; see `mieux list regions`, `mieux list eligibility-regions` or `mieux list sub-regions`
    [exit 2]
    ");
    assert_snapshot!(registry.run(["list", "actions", "--partner", "IOM"]), @"
    [stderr]
    error: there is no partner `IOM`; `mieux list partners` prints them all
    [exit 2]
    ");
    assert_snapshot!(registry.run(["show", "exp-9999"]), @"
    [stderr]
    error: there is no record `exp-9999`; `mieux list actions` prints the ids of actions
    [exit 2]
    ");
    assert_snapshot!(registry.run(["list", "experts", "--language", "Klingon"]), @"
    [stderr]
    error: `Klingon` is no language: write a code of two letters or a name, such as `es` or `Spanish`
    [exit 2]
    ");
    assert_snapshot!(registry.run(["list", "experts", "--language", "sp"]), @"
    [stderr]
    error: there is no language `sp`; did you mean `es` (Spanish)?
    [exit 2]
    ");
    assert_snapshot!(registry.run(["list", "experts", "--language", "Suahili"]), @"
    [stderr]
    error: there is no language `Suahili`; did you mean `sw` (Swahili)?
    [exit 2]
    ");
    assert!(
        registry.run(["list", "experts", "--language", "Swahili,suajili,SW"]).contains("[exit 0]")
    );
    assert_snapshot!(registry.run(["list", "experts", "--language", "es:B9"]), @"
    [stderr]
    error: `es:B9` is no language: a level is one of A1, A2, B1, B2, C1 and C2, as in `es:B2`
    [exit 2]
    ");
    assert_snapshot!(registry.run(["list", "experts", "--available", "June"]), @"
    [stderr]
    error: `June` is no period: write two dates, such as `2024-05..2024-07`, or one
    [exit 2]
    ");
    assert_snapshot!(registry.run(["list", "experts", "--roster", "maybe"]), @"
    [stderr]
    error: there is no roster status `maybe`; did you mean `applied`, `active`, `inactive` or `withdrawn`?
    [exit 2]
    ");
}

#[test]
fn what_a_table_prints_can_be_typed_back() {
    let registry = TestRegistry::programme();
    registry.file(
        "actions/peru-ii.yaml",
        "id: peru-ii\ntitle: {en: Two}\nstatus: on-hold\ncountries: [PE]\n",
    );
    let of = |status| ids(&registry, &["actions", "--status", status]);
    for name in ["ongoing", "Ongoing", "En curso", "En cours"] {
        assert_eq!(of(name), ["peru-i", "peru-ii"], "{name}");
    }
    for name in ["(not stated)", "(no consta)", "(non indiqué)", "not-stated"] {
        assert_eq!(of(name), ["unclear"], "{name}");
    }
    assert_eq!(ids(&registry, &["actions", "--without-status"]), ["unclear"]);
}

#[test]
fn every_label_of_the_shipped_vocabularies_means_its_term_or_a_wider_one() {
    let registry = load_records(&project("registry")).unwrap();
    let mut seen = 0;
    for filter in FILTERS {
        let Values::Codes { vocabularies, .. } = filter.values else { continue };
        for vocabulary in vocabularies {
            for term in &registry.vocabularies.get(vocabulary).unwrap().terms {
                let code = term.code.to_string();
                for name in term.label.iter().map(|(_, label)| label).chain([code.as_str()]) {
                    let names = [(filter.option, vec![name.to_owned()])].into();
                    let query = Query { names, ..Query::default() };
                    let selection = query.resolve(&registry).unwrap();
                    let [choice] = selection.choices(filter.option) else { panic!("{name}") };
                    let meant = registry.vocabularies.get(choice.vocabulary).unwrap();
                    let meant = meant.get(&choice.code).unwrap();
                    assert!(meant == term || meant.contains(term), "{name} means {}", choice.code);
                    seen += 1;
                }
            }
        }
    }
    assert!(seen > 1000, "{seen}");
}

#[test]
fn values_are_given_one_by_one_or_with_commas() {
    let registry = TestRegistry::programme();
    let of = |args: &[&str]| {
        ids(&registry, &["actions"].iter().chain(args).copied().collect::<Vec<_>>())
    };
    let both = of(&["--country", "PE", "--country", "CL"]);
    assert_eq!(of(&["--country", "PE,CL"]), both);
    assert_eq!(of(&["--country", "Perú, Chile"]), both);
    assert_eq!(of(&["--theme", "IMT,LM"]), of(&["--theme", "IMT", "--theme", "LM"]));
    assert!(registry.run(["list", "actions", "--country", "PE,Nowhere"]).contains("`Nowhere`"));
    let initialised = TestRegistry::initialised();
    assert_eq!(ids(&initialised, &["actions", "--country", "Korea, Republic of"]), [""; 0]);
}

#[test]
fn experts_are_selected_by_their_records_and_by_what_they_took_part_in() {
    let registry = TestRegistry::programme();
    registry.file("experts/exp-0003.yaml", "id: exp-0003\norigin: CL\nsector: academia\nthemes: [legal-migration]\nroster: active\nlanguages: [{language: es, level: C1}, {language: fr, level: A2}]\navailability: [{from: 2030, to: 2030-06, available: true}, {from: 2030-07, available: true}, {from: 2030-09, to: 2030-09, available: false}]\n");
    let of = |args: &[&str]| {
        ids(&registry, &["experts"].iter().chain(args).copied().collect::<Vec<_>>())
    };
    assert_eq!(of(&["--origin", "CL"]), ["exp-0001", "exp-0003"]);
    assert_eq!(of(&["--origin", "CL", "--country", "PE"]), ["exp-0001"]);
    assert_eq!(of(&["--theme", "LM"]), ["exp-0001", "exp-0002", "exp-0003"]);
    assert_eq!(of(&["--theme", "IMT"]), ["exp-0001", "exp-0002"]);
    assert_eq!(of(&["--theme", "LM", "--country", "PE"]), ["exp-0001", "exp-0002"]);
    assert_eq!(of(&["--expertise", "LM"]), ["exp-0003"]);
    assert_eq!(of(&["--sector", "academia"]), ["exp-0003"]);
    assert_eq!(of(&["--language", "Spanish"]), ["exp-0003"]);
    assert_eq!(of(&["--language", "es:B2"]), ["exp-0003"]);
    assert_eq!(of(&["--language", "fr:B2"]), [""; 0]);
    assert_eq!(of(&["--roster"]), ["exp-0003"]);
    assert_eq!(of(&["--roster", "inactive"]), [""; 0]);
    assert_eq!(of(&["--available", "2030-06-15..2030-08"]), ["exp-0003"]);
    assert_eq!(of(&["--available", "2030-08..2030-09"]), [""; 0]);
    assert_eq!(of(&["--available", "2029-12..2030-01"]), [""; 0]);
    assert_eq!(of(&["--place", "Lima"]), ["exp-0001", "exp-0002"]);
    registry.file("vocabularies/country-groups.yaml", "id: country-groups\ntitle: {en: Groups}\nsource: page\nterms: [{code: eu, label: {en: Union}, members: [CL]}, {code: non-eu, label: {en: Others}}]\n");
    assert_eq!(of(&["--origin", "non-eu"]), ["exp-0002"]);
    assert_eq!(of(&["--origin", "EU"]), ["exp-0001", "exp-0003"]);
}

#[test]
fn partners_are_selected_by_their_own_country_and_kind() {
    let registry = TestRegistry::programme();
    registry.file(
        "partners/cl/cl-unused.yaml",
        "id: cl-unused\nname: {en: Unused}\nkind: civil-society\ncountry: CL\n",
    );
    registry.file(
        "partners/international/world.yaml",
        "id: world\nname: {en: World}\nkind: civil-society\n",
    );
    registry.replace(
        "actions/peru-i.yaml",
        "[{partner: pe-interior}]",
        "[{partner: pe-interior}, {partner: world}]",
    );
    let of = |args: &[&str]| {
        ids(&registry, &["partners"].iter().chain(args).copied().collect::<Vec<_>>())
    };
    assert_eq!(of(&["--country", "PE"]), ["pe-interior"]);
    assert_eq!(of(&["--country", "CL"]), ["cl-unused"]);
    assert_eq!(of(&["--region", "latam"]), ["cl-unused", "pe-interior"]);
    assert_eq!(of(&["--theme", "IMT"]), ["world", "pe-interior"]);
    assert_eq!(of(&["--partner-kind", "national-institution"]), ["pe-interior"]);
    assert_eq!(of(&["--country", "PE", "--status", "request"]), [""; 0]);
    assert_eq!(of(&["--action", "peru-i"]).len(), 2);
}

/// Who asks for a ministry means its offices as well, however deep they stand.
#[test]
fn a_partner_is_selected_with_its_parts() {
    let registry = TestRegistry::programme();
    let part = |id: &str, parent: &str| {
        let text = format!(
            "id: {id}\nname: {{en: The office {id}}}\nkind: ministry\ncountry: PE\nparent: {parent}\n\
             sources: [{{source: page}}]\n"
        );
        registry.file(format!("partners/{id}.yaml"), &text);
    };
    part("pe-office", "pe-interior");
    part("pe-unit", "pe-office");
    registry.file(
        "actions/peru-ii.yaml",
        "id: peru-ii\ntitle: {en: Of the unit}\nstatus: completed\ncountries: [PE]\n\
         partners: [{partner: pe-unit}]\nsources: [{source: page}]\n",
    );
    assert_eq!(
        ids(&registry, &["actions", "--partner", "pe-interior"]),
        ["both", "peru-i", "peru-ii"]
    );
    assert_eq!(ids(&registry, &["actions", "--partner", "pe-office"]), ["peru-ii"]);
    let output = registry.run(["report", "--partner", "pe-interior", "--figures", "projects"]);
    let note = "`--partner` includes 2 partners that are parts of it: pe-office, pe-unit.";
    assert!(output.replace("\n  ", " ").contains(note), "{output}");
}

#[test]
fn activities_are_selected_by_their_own_status_and_place() {
    let registry = TestRegistry::programme();
    let of = |args: &[&str]| {
        ids(&registry, &["activities"].iter().chain(args).copied().collect::<Vec<_>>())
    };
    assert_eq!(of(&["--activity-status", "planned"]), ["both-a02"]);
    assert_eq!(of(&["--activity-status", "celebrada"]), ["both-a01"]);
    assert_eq!(of(&["--activity-status", "not-stated"]), ["peru-i-a01", "programme-a01"]);
    assert_eq!(of(&["--place", "PE"]), ["both-a01"]);
    assert_eq!(of(&["--place", "lima"]), ["both-a01"]);
    assert_eq!(of(&["--place", "en línea"]), ["peru-i-a01"]);
    assert_eq!(of(&["--action", "both"]), ["both-a01", "both-a02"]);
    assert_eq!(of(&["--action", "Both regions"]), ["both-a01", "both-a02"]);
}
