//! Lists of experts with names and contacts: what identifies a person goes to `private/` and nowhere else.

use std::fs;
use std::path::{Path, PathBuf};

use insta::assert_snapshot;
use proptest::{prop_assert, prop_assert_eq, proptest};
use walkdir::WalkDir;

use super::{sheet, with_consent};
use crate::common::{TestRegistry, costly};

const MAPPING: &str = "\
kind = \"expert\"

[constants]
\"sources[].source\" = \"Roster of the office\"

[private]
key = \"Staff no\"

[private.columns]
Name = \"name\"
\"E-mail\" = \"emails\"
Phone = \"phones\"

[columns]
Country = \"origin\"
Sector = \"sector\"
";

const ROSTER: &str = "\
Staff no,Name,E-mail,Phone,Country,Sector
1042,Somebody First,first@example.org,+1 555 0100,PE,public
1043,Somebody Second,second@example.org; two@example.org,,PE,public
";

/// A registry whose `private/` git ignores, with a roster and its mapping.
fn registry() -> TestRegistry {
    let registry = TestRegistry::programme();
    registry.file(".gitignore", "private/\n");
    sheet(&registry, "roster.csv", ROSTER);
    sheet(&registry, "roster.toml", MAPPING);
    registry
}

fn import(registry: &TestRegistry, more: &[&str]) -> String {
    let args = ["import", "experts", "roster.csv", "--map", "roster.toml"];
    registry.run([&args[..], more].concat()).replace('\\', "/")
}

/// Every file below a folder.
fn all_files(folder: &Path) -> Vec<PathBuf> {
    let entries = WalkDir::new(folder).sort_by_file_name().into_iter().map(Result::unwrap);
    entries.filter(|entry| entry.file_type().is_file()).map(|entry| entry.into_path()).collect()
}

/// The files below a folder and outside of `private/` that have a text.
fn with_text(folder: &Path, text: &str) -> Vec<PathBuf> {
    let has = |path: &PathBuf| String::from_utf8_lossy(&fs::read(path).unwrap()).contains(text);
    let mut found: Vec<PathBuf> = all_files(folder).into_iter().filter(has).collect();
    found.retain(|path| !path.components().any(|part| part.as_os_str() == "private"));
    found
}

#[cfg(unix)]
fn mode(registry: &TestRegistry, path: &str) -> u32 {
    use std::os::unix::fs::PermissionsExt;
    fs::metadata(registry.below(path)).unwrap().permissions().mode() & 0o777
}

#[test]
fn two_people_of_one_country_are_two_experts_and_their_names_are_private() {
    let registry = registry();
    assert_snapshot!(import(&registry, &[]), @"
    roster.csv:2: warning[expert-without-deployment]: no action and no activity names `exp-0003`
      help: add the expert to the actions and activities concerned:
            `- expert: exp-0003` below `experts:`
    roster.csv:3: warning[expert-without-deployment]: no action and no activity names `exp-0004`
      help: add the expert to the actions and activities concerned:
            `- expert: exp-0004` below `experts:`

    Row  Record    Change   Before  After
    ────────────────────────────────────────────────────────────────────────────────
    2    exp-0003  created          registry/experts/exp-0003.yaml
    2    exp-0003  private          registry/private/experts/exp-0003.yaml (key,
                   file             name, emails, phones)
    3    exp-0004  created          registry/experts/exp-0004.yaml
    3    exp-0004  private          registry/private/experts/exp-0004.yaml (key,
                   file             name, emails)

    Sheet       Created  Changed  Unchanged  Refused
    ────────────────────────────────────────────────
    roster.csv        2        0          0        0
    [stderr]
    Wrote 4 files.
    [exit 0]
    ");
    assert_snapshot!(registry.text("experts/exp-0004.yaml"), @"
    id: exp-0004
    origin: PE
    sector: public
    sources:
      - source: Roster of the office
    ");
    assert_snapshot!(registry.text("private/experts/exp-0004.yaml"), @r#"
    key: "1043"
    name: Somebody Second
    emails: [second@example.org, two@example.org]
    "#);
    #[cfg(unix)]
    assert_eq!(
        ["private/experts/exp-0004.yaml", "private/experts", "private"]
            .map(|path| mode(&registry, path)),
        [0o600, 0o700, 0o700]
    );
    assert_snapshot!(registry.run(["validate", "--select", "private-not-ignored,private-open-to-others"]), @"
    Checked 3 actions, 4 activities, 4 experts, 1 partner: no problems found.
    [exit 0]
    ");
}

#[test]
fn the_same_roster_again_updates_the_same_people() {
    let registry = registry();
    import(&registry, &[]);
    let before = registry.text("private/experts/exp-0003.yaml");
    assert_snapshot!(import(&registry, &[]), @"
    Sheet       Created  Changed  Unchanged  Refused
    ────────────────────────────────────────────────
    roster.csv        0        0          2        0
    [stderr]
    No change: the registry already has these values.
    [exit 0]
    ");
    let changed = ROSTER
        .replace("+1 555 0100", "+1 555 0199")
        .replace("1043,Somebody Second", "1043,Somebody Else");
    let changed = format!("{changed}1044,Somebody Third,third@example.org,,CL,academia\n");
    sheet(&registry, "roster.csv", changed.replace("public\n1043", "academia\n1043"));
    assert_snapshot!(import(&registry, &["--dry-run"]), @"
    roster.csv:4: warning[expert-without-deployment]: no action and no activity names `exp-0005`
      help: add the expert to the actions and activities concerned:
            `- expert: exp-0005` below `experts:`

    Row  Record    Change   Before  After
    ────────────────────────────────────────────────────────────────────────────────
    2    exp-0003  sector   public  academia
    2    exp-0003  private          registry/private/experts/exp-0003.yaml (phones)
                   file
    3    exp-0004  private          registry/private/experts/exp-0004.yaml (name)
                   file
    4    exp-0005  created
    4    exp-0005  origin           CL
    4    exp-0005  sector           academia
    4    exp-0005  sources          [{source: Roster of the office}]
    4    exp-0005  private          registry/private/experts/exp-0005.yaml (key,
                   file             name, emails)

    Sheet       Created  Changed  Unchanged  Refused
    ────────────────────────────────────────────────
    roster.csv        1        2          0        0
    [stderr]
    Nothing was written because of --dry-run.
    [exit 0]
    ");
    assert_eq!(registry.text("private/experts/exp-0003.yaml"), before);
    import(&registry, &[]);
    assert_eq!(
        registry.text("private/experts/exp-0003.yaml"),
        before.replace("+1 555 0100", "+1 555 0199")
    );
}

#[test]
fn json_names_the_private_fields_and_not_what_they_hold() {
    let registry = registry();
    let said = import(&registry, &["--format", "json"]);
    for telling in ["Somebody", "example.org", "555", "1042"] {
        assert!(!said.contains(telling), "{telling}: {said}");
    }
    assert!(said.contains(r#""emails""#), "{said}");
}

#[test]
fn nothing_is_imported_where_git_would_take_it_along() {
    let registry = registry();
    fs::remove_file(registry.below(".gitignore")).unwrap();
    let mut said = String::new();
    for more in [&[][..], &["--dry-run"], &["--skip-bad"]] {
        said += &import(&registry, more);
        assert!(!registry.below("private").exists());
    }
    assert_snapshot!(said, @"
    [stderr]
    error: git does not ignore registry/private, where data that identifies people is kept; add a line `private/` to registry/.gitignore
    [exit 2]
    [stderr]
    error: git does not ignore registry/private, where data that identifies people is kept; add a line `private/` to registry/.gitignore
    [exit 2]
    [stderr]
    error: git does not ignore registry/private, where data that identifies people is kept; add a line `private/` to registry/.gitignore
    [exit 2]
    ");
}

#[test]
fn refused_rows_lie_in_private_and_say_nothing_of_a_person_elsewhere() {
    let registry = registry();
    let more = "1043,Somebody Third,third@example.org,,PE,public\n,Somebody Fourth,,,PE,public\n1046,Somebody Fifth,,,Atlantis,public\n";
    sheet(&registry, "roster.csv", format!("{ROSTER}{more}"));
    assert_snapshot!(import(&registry, &["--skip-bad"]), @"
    roster.csv:2: warning[expert-without-deployment]: no action and no activity names `exp-0003`
      help: add the expert to the actions and activities concerned:
            `- expert: exp-0003` below `experts:`
    roster.csv:3: warning[expert-without-deployment]: no action and no activity names `exp-0004`
      help: add the expert to the actions and activities concerned:
            `- expert: exp-0004` below `experts:`
    roster.csv:4: error: row 3 has the same key; give each person one row
    roster.csv:5:A (Staff no): error: the row has no key to identify the person; fill in this column
    roster.csv:6:E (Country): error: `Atlantis` is not a code of `countries`; find it with `mieux list countries`

    Row  Record    Change   Before  After
    ────────────────────────────────────────────────────────────────────────────────
    2    exp-0003  created          registry/experts/exp-0003.yaml
    2    exp-0003  private          registry/private/experts/exp-0003.yaml (key,
                   file             name, emails, phones)
    3    exp-0004  created          registry/experts/exp-0004.yaml
    3    exp-0004  private          registry/private/experts/exp-0004.yaml (key,
                   file             name, emails)

    Sheet       Created  Changed  Unchanged  Refused
    ────────────────────────────────────────────────
    roster.csv        2        0          0        3
    [stderr]
    Wrote 4 files.
    The refused rows and their reasons are in registry/private/rejected/roster.rejected.csv. Correct them there, and import them with the same --map and --link.
    [exit 1]
    ");
    let left = "private/rejected/roster.rejected.csv";
    assert_snapshot!(registry.text(left), @"
    Staff no,Name,E-mail,Phone,Country,Sector,refused because
    1043,Somebody Third,third@example.org,,PE,public,row 3 has the same key; give each person one row
    ,Somebody Fourth,,,PE,public,Staff no: the row has no key to identify the person; fill in this column
    1046,Somebody Fifth,,,Atlantis,public,Country: `Atlantis` is not a code of `countries`; find it with `mieux list countries`
    ");
    #[cfg(unix)]
    assert_eq!(mode(&registry, left), 0o600);
    assert_snapshot!(import(&registry, &["--skip-bad", "--rejects", "bad.csv"]), @"
    roster.csv:4: error: row 3 has the same key; give each person one row
    roster.csv:5:A (Staff no): error: the row has no key to identify the person; fill in this column
    roster.csv:6:E (Country): error: `Atlantis` is not a code of `countries`; find it with `mieux list countries`

    Sheet       Created  Changed  Unchanged  Refused
    ────────────────────────────────────────────────
    roster.csv        0        0          2        3
    [stderr]
    error: the refused rows contain personal data; remove --rejects, or name a file in registry/private/rejected
    [exit 2]
    ");
    assert_snapshot!(import(&registry, &["--skip-bad", "--rejects", "registry/private/../bad.csv"]), @"
    roster.csv:4: error: row 3 has the same key; give each person one row
    roster.csv:5:A (Staff no): error: the row has no key to identify the person; fill in this column
    roster.csv:6:E (Country): error: `Atlantis` is not a code of `countries`; find it with `mieux list countries`

    Sheet       Created  Changed  Unchanged  Refused
    ────────────────────────────────────────────────
    roster.csv        0        0          2        3
    [stderr]
    error: the refused rows contain personal data; remove --rejects, or name a file in registry/private/rejected
    [exit 2]
    ");
    assert!(!registry.path().join("bad.csv").exists() && !registry.below("bad.csv").exists());
}

#[test]
fn what_is_wrong_in_a_private_column_or_mapping_is_said_without_its_text() {
    let registry = registry();
    sheet(
        &registry,
        "roster.csv",
        "Staff no,Name,Born,Country\n1042,Somebody First,last Friday,PE\n",
    );
    let mapping = "kind = \"expert\"\n[private]\nkey = \"Staff no\"\n[private.columns]\nName = \"name\"\nBorn = \"born\"\n[columns]\nCountry = \"origin\"\n[constants]\n\"sources[].source\" = \"Roster\"\n";
    sheet(&registry, "roster.toml", mapping);
    assert_snapshot!(import(&registry, &[]), @"
    roster.csv:2:C (Born): error: this cell is not valid for `born` of a private file

    Sheet       Created  Changed  Unchanged  Refused
    ────────────────────────────────────────────────
    roster.csv        0        0          0        1
    [stderr]
    Nothing was written. Correct the sheet, or import the valid rows with --skip-bad.
    [exit 1]
    ");
    let mut all = String::new();
    for (from, to) in [
        ("Born = \"born\"", "Born = \"birthday\""),
        ("Born = \"born\"", "Born = \"name\""),
        ("Country = \"origin\"", "Name = \"notes.en\""),
        ("key = \"Staff no\"", "key = []"),
        ("key = \"Staff no\"", "key = \"Number\""),
        ("kind = \"expert\"", "kind = \"partner\""),
    ] {
        sheet(&registry, "roster.toml", mapping.replace(from, to));
        let kind = if to.contains("partner") { "partners" } else { "experts" };
        let said = registry.run(["import", kind, "roster.csv", "--map", "roster.toml"]);
        all += &format!("{to}\n{said}\n");
    }
    assert_snapshot!(all, @r#"
    Born = "birthday"
    [stderr]
    error: some columns of roster.csv are not clear; nothing was written:
      column C: `Born`: this record has no field `birthday`; write one of `key`, `name`, `given_name`, `family_name`, `emails`, `phones`, `address`, `born`, `document`, `cv`, `fee`, `bank` or `notes`
    [exit 2]

    Born = "name"
    [stderr]
    error: some columns of roster.csv are not clear; nothing was written:
      column C: `Born`: another column already fills `name` of the private file; remove one of the two
    [exit 2]

    Name = "notes.en"
    [stderr]
    error: roster.toml is not a valid mapping file: `Name` is in `columns` and in `private.columns`; private data has no place in a record: remove one of the two
    [exit 2]

    key = []
    [stderr]
    error: roster.toml is not a valid mapping file: `private` needs the column that identifies a person: key = "Staff no"
    [exit 2]

    key = "Number"
    [stderr]
    error: some columns of roster.csv are not clear; nothing was written:
      column A: `Staff no` is not a field of an expert; map it to a field in a mapping file, or ignore it: ignore = ["Staff no"]. `mieux import --guess FILE` proposes a mapping file
    [exit 2]

    kind = "partner"
    [stderr]
    error: the mapping file of roster.csv has `private`, which is for experts; remove it, or import the sheet as experts
    [exit 2]
    "#);
}

#[test]
fn a_private_file_keeps_what_the_roster_does_not_say() {
    let registry = registry();
    import(&registry, &[]);
    let path = "private/experts/exp-0003.yaml";
    let text = format!("# mine\n{}fee: 400 EUR a day\n", registry.text(path));
    fs::write(registry.below(path), &text).unwrap();
    sheet(&registry, "roster.csv", ROSTER.replace("first@example.org", "new@example.org"));
    import(&registry, &[]);
    assert_eq!(registry.text(path), text.replace("first@example.org", "new@example.org"));
}

proptest! {
    #![proptest_config(costly(12))]

    /// The second import changes nothing, and no name or address is anywhere but in `private/`.
    #[test]
    fn a_roster_imported_twice_changes_nothing_and_tells_nothing(
        people in proptest::collection::vec(
            ("[A-Za-zéñ'\"#:,;=@ -]{0,12}", "[a-z0-9.]{1,8}", 0..3_usize), 1..6,
        ),
    ) {
        let registry = TestRegistry::in_memory();
        registry.file(".gitignore", "private/\n");
        sheet(&registry, "roster.toml", MAPPING);
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record(["Staff no", "Name", "E-mail", "Phone", "Country", "Sector"]).unwrap();
        for (at, (name, mail, country)) in people.iter().enumerate() {
            let (name, mail) = (format!("qqxx{name}"), format!("{mail}@qqxx.example"));
            let country = ["PE", "CL", "BY"][*country];
            let number = format!("zzyy{at}");
            writer.write_record([number.as_str(), &name, &mail, "", country, "public"]).unwrap();
        }
        sheet(&registry, "roster.csv", writer.into_inner().unwrap());
        let first = import(&registry, &[]);
        let people_before = state(&registry);
        let second = import(&registry, &["--format", "json"]);
        prop_assert!(first.contains("[exit 0]"), "{}", first);
        prop_assert_eq!(state(&registry), people_before);
        for telling in ["qqxx", "zzyy"] {
            prop_assert!(!first.contains(telling) && !second.contains(telling), "{} {}", first, second);
            prop_assert_eq!(with_text(&registry.root(), telling), Vec::<PathBuf>::new());
        }
    }
}

/// Every file below the registry with its bytes.
fn state(registry: &TestRegistry) -> Vec<(PathBuf, Vec<u8>)> {
    all_files(&registry.root())
        .into_iter()
        .map(|path| (path.clone(), fs::read(path).unwrap()))
        .collect()
}

#[test]
fn languages_have_their_levels_beside_them_and_availability_its_dates() {
    let registry = registry();
    sheet(
        &registry,
        "roster.csv",
        "Staff no,Languages,Available from,Available until\n\
         1,\"Spanish (C2), French: b1, en\",2026-01-01,2026-06-30\n\
         2,Portuguese C1,,\n\
         3,Spanish (fluent),,\n",
    );
    sheet(
        &registry,
        "roster.toml",
        "kind = \"expert\"\n[private]\nkey = \"Staff no\"\n[constants]\n\"availability[0].available\" = true\n\"consent.basis\" = \"consent\"\n\
         \"sources[].source\" = \"Roster\"\n[columns]\n\"Available from\" = \"availability[0].from\"\n\
         \"Available until\" = \"availability[0].to\"\n\
         Languages = { field = \"languages[].language\", list = \",\" }\n",
    );
    let said = import(&registry, &["--skip-bad"]);
    let errors: Vec<&str> = said.lines().filter(|line| line.contains("error")).collect();
    assert_snapshot!(errors.join("\n"), @"roster.csv:4:B (Languages): error: unknown language `Spanish (fluent)`; write two letters, such as `es`");
    assert_snapshot!(registry.text("experts/exp-0003.yaml"), @r#"
    id: exp-0003
    languages:
      - language: es
        level: C2
      - language: fr
        level: B1
      - language: en
    availability:
      - from: "2026-01-01"
        to: "2026-06-30"
        available: true
    consent:
      basis: consent
    sources:
      - source: Roster
    "#);
    assert_snapshot!(registry.text("experts/exp-0004.yaml"), @"
    id: exp-0004
    languages:
      - language: pt
        level: C1
    consent:
      basis: consent
    sources:
      - source: Roster
    ");
    let again = import(&registry, &["--skip-bad", "--format", "json"]);
    assert_eq!(again.matches("\"became\": \"unchanged\"").count(), 2, "{again}");
}

/// What is proposed for a list, and what an import with it says.
fn proposed(rows: &str) -> (TestRegistry, String, String) {
    let registry = registry();
    sheet(&registry, "roster.csv", rows);
    let proposed = registry.run(["import", "experts", "--guess", "roster.csv"]);
    sheet(&registry, "roster.toml", with_consent(&proposed));
    let said = import(&registry, &["--skip-bad"]);
    (registry, proposed, said)
}

#[test]
fn a_mapping_for_a_list_of_experts_keeps_names_private_and_works() {
    let (registry, proposed, said) = proposed(
        "Staff number,First name,Last name,E-mail,Mobile,Tel.,Languages,Country,Available from,Available until,Shoe size\n\
         7,Some,Body,s@example.org,+1 555 0100,+1 555 0101,\"Spanish (C2), English (C1)\",Peru,2026-01-01,2026-06-30,40\n",
    );
    assert_snapshot!(proposed, @r#"
    #:schema schemas/mapping.schema.json
    # A draft for roster.csv. Check it, first the lines marked `# ?`. Then:
    #   mieux import experts roster.csv --map THIS_FILE --dry-run
    kind = "expert"
    # These columns are not imported. If one has a field, give it a line below.
    ignore = ["Shoe size"]  # ?

    # What identifies people goes to private/experts/ID.yaml, never into a record.
    [private]
    key = "Staff number"

    [private.columns]
    "First name" = "given_name"
    "Last name" = "family_name"
    "E-mail" = "emails"
    "Mobile" = "phones"
    "Tel." = "phones"

    [constants]
    "availability[0].available" = true
    # Where these people are on the roster: applied, active, inactive, withdrawn.
    "roster" = "active"  # ?
    # The legal ground for keeping data on these people. Remove the `#` and write one in place of CODE:
    # consent, contract, legal-obligation, public-task, legitimate-interest
    # "consent.basis" = "CODE"  # ?

    [columns]
    "Languages" = { field = "languages[].language", list = "," }
    "Country" = "origin"
    "Available from" = "availability[0].from"
    "Available until" = "availability[0].to"
    [exit 0]
    "#);
    assert!(said.contains("[exit 0]"), "{said}");
    assert_snapshot!(registry.text("experts/exp-0003.yaml"), @r#"
    id: exp-0003
    origin: PE
    languages:
      - language: es
        level: C2
      - language: en
        level: C1
    roster: active
    availability:
      - from: "2026-01-01"
        to: "2026-06-30"
        available: true
    consent:
      basis: consent
    "#);
    assert_snapshot!(registry.text("private/experts/exp-0003.yaml"), @r#"
    key: "7"
    given_name: Some
    family_name: Body
    emails: [s@example.org]
    phones: [+1 555 0100, +1 555 0101]
    "#);
}

#[test]
fn without_numbers_of_the_office_an_address_or_a_name_is_proposed_as_the_key() {
    let keys =
        ["Name,Country\nSome Body,PE\n", "Name,E-mail,Country\nSome Body,s@example.org,PE\n"];
    let keys = keys.map(|rows| {
        let (_, proposed, said) = proposed(rows);
        assert!(said.contains("[exit 0]"), "{proposed}{said}");
        let key = proposed.lines().find(|line| line.starts_with("key")).unwrap();
        key.to_owned()
    });
    assert_snapshot!(keys.join("\n"), @r#"
    key = "Name"  # ?
    key = "E-mail"  # ?
    "#);
}

/// A file that cannot be read may be anybody's, so that no second record is made of the person.
#[test]
fn a_private_file_that_cannot_be_read_makes_nobody_a_second_expert() {
    let registry = registry();
    import(&registry, &[]);
    let path = registry.below("private/experts/exp-0003.yaml");
    fs::write(&path, "name: [Somebody\n").unwrap();
    let said = import(&registry, &[]);
    assert!(!registry.below("experts/exp-0005.yaml").exists());
    assert!(!said.contains("Somebody"), "{said}");
    assert_snapshot!(said, @"
    roster.csv:2: error: private/experts/exp-0003.yaml has errors and may belong to this person; correct it first

    Sheet       Created  Changed  Unchanged  Refused
    ────────────────────────────────────────────────
    roster.csv        0        0          1        1
    [stderr]
    Nothing was written. Correct the sheet, or import the valid rows with --skip-bad.
    [exit 1]
    ");
}

/// The ids of refused rows are free for those that are imported.
#[test]
fn a_refused_row_uses_up_no_id() {
    let registry = registry();
    let rows = "Staff no,Country\n1,Atlantis\n2,PE\n3,Utopia\n4,CL\n";
    sheet(&registry, "roster.csv", rows);
    let mapping = "kind = \"expert\"\n[private]\nkey = \"Staff no\"\n[columns]\nCountry = \"origin\"\n[constants]\n\"sources[].source\" = \"Roster\"\n";
    sheet(&registry, "roster.toml", mapping);
    let said = import(&registry, &["--skip-bad"]);
    assert_eq!(said.matches("is not a code of `countries`").count(), 2, "{said}");
    assert!(registry.text("experts/exp-0003.yaml").contains("origin: PE"));
    assert!(registry.text("experts/exp-0004.yaml").contains("origin: CL"));
}
