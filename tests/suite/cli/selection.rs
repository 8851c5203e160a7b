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
    error: unknown country `Congo`; did you mean `CD` (Democratic Republic of the Congo) or `CG` (Republic of the Congo)?
    [exit 2]
    ");
    assert_snapshot!(registry.run(["list", "actions", "--country", "Corea"]), @"
    [stderr]
    error: unknown country `Corea`; did you mean `KP` (North Korea) or `KR` (South Korea)?
    [exit 2]
    ");
    assert_snapshot!(registry.run(["list", "actions", "--partner", "MFA"]), @"
    [stderr]
    error: `MFA` means more than one partner; write `ec-mfa` (Ministry of Ecuador) or `pe-mfa` (Ministry of Peru)
    [exit 2]
    ");
}

#[test]
fn near_names_come_with_what_they_are_and_numbers_are_near_to_nothing() {
    let registry = TestRegistry::programme();
    let initialised = TestRegistry::initialised();
    assert_snapshot!(initialised.run(["list", "actions", "--country", "Dominicana"]), @"
    [stderr]
    error: unknown country `Dominicana`; did you mean `DO` (Dominican Republic)?
    [exit 2]
    ");
    assert_snapshot!(initialised.run(["list", "actions", "--theme", "smuggling"]), @"
    [stderr]
    error: unknown theme `smuggling`; did you mean `--area migrant-smuggling` (Smuggling of migrants)?
    [exit 2]
    ");
    assert_snapshot!(initialised.run(["list", "actions", "--status", "held"]), @"
    [stderr]
    error: unknown status `held`; did you mean `--activity-status held`?
    [exit 2]
    ");
    assert_snapshot!(initialised.run(["list", "actions", "--region", "Atlantis"]), @"
    [stderr]
    error: unknown region `Atlantis`; find it with `mieux list regions`, `mieux list eligibility-regions` or `mieux list sub-regions`
    [exit 2]
    ");
    assert_snapshot!(registry.run(["list", "actions", "--partner", "IOM"]), @"
    [stderr]
    error: unknown partner `IOM`; find it with `mieux list partners`
    [exit 2]
    ");
    assert_snapshot!(registry.run(["show", "exp-9999"]), @"
    [stderr]
    error: there is no record `exp-9999`; find the id with `mieux search` or `mieux list actions`
    [exit 2]
    ");
    assert_snapshot!(registry.run(["list", "experts", "--language", "Klingon"]), @"
    [stderr]
    error: unknown language `Klingon`; write a code of two letters or a name, such as `es` or `Spanish`
    [exit 2]
    ");
    assert_snapshot!(registry.run(["list", "experts", "--language", "sp"]), @"
    [stderr]
    error: unknown language `sp`; did you mean `es` (Spanish)?
    [exit 2]
    ");
    assert_snapshot!(registry.run(["list", "experts", "--language", "Suahili"]), @"
    [stderr]
    error: unknown language `Suahili`; did you mean `sw` (Swahili)?
    [exit 2]
    ");
    assert!(
        registry.run(["list", "experts", "--language", "Swahili,suajili,SW"]).contains("[exit 0]")
    );
    assert_snapshot!(registry.run(["list", "experts", "--language", "es:B9"]), @"
    [stderr]
    error: unknown level in `es:B9`; write one of `A1`, `A2`, `B1`, `B2`, `C1` or `C2`, as in `es:B2`
    [exit 2]
    ");
    assert_snapshot!(registry.run(["list", "experts", "--available", "June"]), @"
    [stderr]
    error: `June` is not a period; write two dates, such as `2024-05..2024-07`, or one
    [exit 2]
    ");
    assert_snapshot!(registry.run(["list", "experts", "--roster", "maybe"]), @"
    [stderr]
    error: unknown roster status `maybe`; did you mean `applied`, `active`, `inactive` or `withdrawn`?
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
            "id: {id}\nname: {{en: The office {id}}}\nkind: national-institution\ncountry: PE\nparent: {parent}\n\
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
    assert_eq!(ids(&registry, &["actions", "--partner", "pe-unit"]), ["peru-ii"]);
    let columns = ["--partner", "pe-interior", "--columns", "id"];
    assert_snapshot!(registry.run([&["list", "actions"][..], &columns].concat()), @"
    Id
    ───────
    both
    peru-i
    peru-ii
    [stderr]
    note: `--partner` includes 2 partners that are parts of it: pe-office, pe-unit.
    [exit 0]
    ");
    assert_snapshot!(registry.run([&["list", "partners"][..], &columns].concat()), @"
    Id
    ───────────
    pe-interior
    pe-office
    pe-unit
    [stderr]
    note: `--partner` includes 2 partners that are parts of it: pe-office, pe-unit.
    [exit 0]
    ");
    let set =
        ["set", "--all", "action", "--partner", "pe-office", "status=implementation", "--dry-run"];
    assert_snapshot!(registry.run(set), @"
    note: peru-ii was `completed`, the last stage for `mieux advance`
    --- a/registry/actions/peru-ii.yaml
    +++ b/registry/actions/peru-ii.yaml
    @@ -1,6 +1,6 @@
     id: peru-ii
     title: {en: Of the unit}
    -status: completed
    +status: implementation
     countries: [PE]
     partners: [{partner: pe-unit}]
     sources: [{source: page}]
    [stderr]
    note: `--partner` includes 1 partner that is a part of it: pe-unit.
    [exit 0]
    ");
    let report =
        ["report", "--partner", "pe-interior", "--figures", "projects,partners,institutions"];
    assert_snapshot!(registry.run([&report[..], &["--by", "partner-role"]].concat()), @"
    Ministry of the Interior

    3 Projects   2 Partners   1 Institution

    Role of partner   Projects  Partners  Institutions
    ──────────────────────────────────────────────────
    Requester                1         1             1
    (not stated)             2         2             1
    Total (distinct)         3         2             1

    - 1 activity is not counted, because it was cancelled or is known only as
      planned.
    - `--partner` includes 2 partners that are parts of it: pe-office, pe-unit.
    - The rows add up to more than the total, because a record can be in several
      rows and is counted once in the total: partners by role of partner 3 (2),
      institutions by role of partner 2 (1).
    [exit 0]
    ");
}

/// Who chooses partners counts those, in total as in rows and lists.
#[test]
fn only_the_partners_that_are_chosen_are_counted() {
    let registry = TestRegistry::programme();
    registry.file(
        "partners/international/unhcr.yaml",
        "id: unhcr\nname: {en: UNHCR}\nkind: civil-society\nsources: [{source: page}]\n",
    );
    registry.file(
        "actions/peru-ii.yaml",
        "id: peru-ii\ntitle: {en: Of both}\nstatus: completed\ncountries: [PE]\nsources: [{source: page}]\n\
         partners: [{partner: pe-interior, role: requester}, {partner: unhcr, role: co-requester}]\n",
    );
    let of = |option, name| {
        let report = ["report", option, name, "--figures", "projects,partners", "--by"];
        registry.run([&report[..], &["partner-role"]].concat())
    };
    assert_snapshot!(of("--partner-kind", "civil-society"), @"
    Civil society organisation

    1 Project   1 Partner

    Role of partner   Projects  Partners
    ────────────────────────────────────
    Co-requester             1         1
    Total (distinct)         1         1

    [exit 0]
    ");
    assert_eq!(ids(&registry, &["partners", "--partner", "unhcr"]), ["unhcr"]);
    let without_title = |output: String| output.lines().skip(1).collect::<Vec<_>>().join("\n");
    assert_eq!(
        without_title(of("--partner", "unhcr")),
        without_title(of("--partner-kind", "civil-society")),
    );
}

/// A country that is named has its row, though it is in another region than the one that is chosen.
#[test]
fn a_country_that_is_chosen_has_its_row_under_any_region() {
    let registry = TestRegistry::programme();
    let report = ["report", "--region", "latam", "--country", "BY", "--by", "country"];
    assert_snapshot!(registry.run(report), @"
    Latin America and the Caribbean · Belarus

    1 Project   1 Activity   2 Experts involved
    1 Country   1 Partner

    Country          Projects Ongoing Completed Activities  Experts Partners
                                                           involved
    ────────────────────────────────────────────────────────────────────────
    Belarus                 1       0         1          1        2        1
    Total (distinct)        1       0         1          1        2        1

    - 1 activity is not counted, because it was cancelled or is known only as
      planned.
    [exit 0]
    ");
    let report = ["report", "--region", "latam", "--by", "country", "--figures", "projects"];
    assert_snapshot!(registry.run(report), @"
    Latin America and the Caribbean

    2 Projects

    Country           Projects
    ──────────────────────────
    Peru                     2
    Total (distinct)         2

    - 1 action is not counted, because its status is not known: unclear.
    - 1 activity is not counted, because it was cancelled or is known only as
      planned.
    - Published figures, with those of the registry for the same day in brackets: 35
      projects (2) (page, undated).
    [exit 0]
    ");
}

#[test]
fn kinds_go_by_their_names_in_every_language() {
    let registry = TestRegistry::programme();
    for (kind, names) in [
        ("actions", &["acciones", "Acción", "ACCION", "action"][..]),
        ("activities", &["actividades", "activité", "activites"]),
        ("experts", &["expertos", "experta", "expertes"]),
        ("partners", &["socios", "partenaire", "Partenaires"]),
        ("results", &["resultados", "résultat"]),
    ] {
        for name in names {
            assert_eq!(registry.run(["list", name]), registry.run(["list", kind]), "{name}");
        }
    }
    let members = |name| registry.run(["list", name, "--region", "latam"]);
    assert_eq!(members("países"), members("countries"));
    let set = |kind| registry.run(["set", "--all", kind, "status=implementation", "--dry-run"]);
    assert_eq!(set("acciones"), set("action"));
    let registry = TestRegistry::initialised();
    for (vocabulary, names) in [
        ("themes", ["Themes", "temas", "thèmes"]),
        ("statuses", ["estados", "Statuts", "STATUSES"]),
    ] {
        for name in names {
            assert_eq!(registry.run(["list", name]), registry.run(["list", vocabulary]), "{name}");
        }
    }
    // Of a few letters, and of words that begin several titles, nothing is made.
    for name in ["", "t", "tipos", "acc"] {
        let output = registry.run(["list", name]);
        assert!(output.contains("error: there is no list"), "{name}: {output}");
    }
}

/// A word of an action is one of each language in which the vocabulary has it.
#[test]
fn statuses_and_sectors_go_by_their_names_in_every_language() {
    let registry = TestRegistry::initialised();
    for (option, code, names) in [
        ("--status", "request", ["Solicitud", "Demande", "REQUEST"]),
        ("--sector", "public", ["Sector público", "secteur public", "publico"]),
    ] {
        let of = |name| registry.run(["report", option, name, "--figures", "projects"]);
        for name in names {
            assert_eq!(of(name), of(code), "{option} {name}");
        }
    }
}

/// What only a planned activity names is in no figure, and neither is what else was held for its action.
#[test]
fn a_partner_of_a_planned_activity_selects_no_others_of_its_action() {
    let registry = TestRegistry::programme();
    registry.file(
        "partners/international/unhcr.yaml",
        "id: unhcr\nname: {en: UNHCR}\nkind: civil-society\nsources: [{source: page}]\n",
    );
    registry.file(
        "activities/both/both-a03.yaml",
        "id: both-a03\naction: both\ntitle: {en: Visit}\nkind: workshop\nstatus: planned\n\
         partners: [{partner: unhcr}]\nsources: [{source: page}]\n",
    );
    let report = ["report", "--partner", "unhcr", "--figures", "projects,activities,partners"];
    assert_snapshot!(registry.run([&report[..], &["--by", "theme"]].concat()), @"
    UNHCR

    0 Projects   0 Activities   0 Partners

    Theme             Projects  Activities  Partners
    ────────────────────────────────────────────────
    Total (distinct)         0           0         0

    - 1 activity is not counted, because it was cancelled or is known only as
      planned.
    [exit 0]
    ");
    assert_eq!(ids(&registry, &["activities", "--partner", "unhcr"]), ["both-a03"]);
    assert_eq!(ids(&registry, &["activities", "--partner", "MININTER"]).len(), 4);
}

/// A country may be meant as the one that experts come from, or in which activities took place.
#[test]
fn a_note_names_the_option_for_countries_that_are_no_beneficiaries() {
    let registry = TestRegistry::programme();
    let list = |args: &[&'static str]| registry.run([&["list"], args].concat());
    assert_snapshot!(list(&["experts", "--country", "NO,CL"]), @"
    Expert  Origin  Sector  Actions
    ───────────────────────────────
    [stderr]
    note: `--country` selects beneficiary countries. 2 experts from there are not selected: try `--origin NO,CL`.
    [exit 0]
    ");
    assert_eq!(ids(&registry, &["experts", "--origin", "NO,CL"]), ["exp-0001", "exp-0002"]);
    assert_eq!(ids(&registry, &["experts", "--country", "NO", "--origin", "NO"]), [""; 0]);
    registry.file(
        "activities/both/both-a03.yaml",
        "id: both-a03\naction: both\ntitle: {en: Visit}\nkind: workshop\nstatus: held\n\
         places: [{city: Oslo, country: \"NO\"}]\nsources: [{source: page}]\n",
    );
    assert_snapshot!(list(&["activities", "--country", "NO"]), @"
    Activity  Title  Kind  Status  Start  Places
    ────────────────────────────────────────────
    [stderr]
    note: `--country` selects beneficiary countries. 1 activity that took place there is not selected: try `--place NO`.
    [exit 0]
    ");
    assert_snapshot!(registry.run(["report", "--country", "NO", "--figures", "projects"]), @"
    Norway

    0 Projects

    Status            Projects
    ──────────────────────────
    Total (distinct)         0

    Theme             Projects
    ──────────────────────────
    Total (distinct)         0

    Year of start     Projects
    ──────────────────────────
    Total (distinct)         0

    - No records match.
    - `--country` selects beneficiary countries. 1 expert from there is not
      selected: try `--origin NO`.
    - `--country` selects beneficiary countries. 1 activity that took place there is
      not selected: try `--place NO`.
    [exit 0]
    ");
    assert_snapshot!(registry.run(["report", "--country", "NO", "--figures", "projects", "--public"]), @"
    Norway

    0 Projects

    Status            Projects
    ──────────────────────────
    Total (distinct)         0

    Theme             Projects
    ──────────────────────────
    Total (distinct)         0

    Year of start     Projects
    ──────────────────────────
    Total (distinct)         0

    - No records match.
    - Figures on fewer than three experts are withheld (–), even where there are
      none. Figures from which they could be computed are withheld too.
    [exit 0]
    ");
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
