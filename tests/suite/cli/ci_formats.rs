//! The formats of `mieux validate` that CI servers read.

use std::collections::BTreeSet;
use std::fs;

use insta::assert_snapshot;

use crate::common::TestRegistry;

/// An action with an error that a fix mends, one with another place, and a warning; and a file that is not YAML.
fn registry() -> TestRegistry {
    let registry = TestRegistry::empty();
    registry.file(
        "actions/peru-i.yaml",
        "id: peru-i\ntitle: {en: \"Peru I: <a> & b\"}\nstatus: completed\ncountries: [PE, Chile]\n\
         participating_countries: [PE]\nstart: 2019\nend: 2018\nsources: [{source: page}]\n",
    );
    registry.file("partners/é b.yaml", "id: [\n");
    registry.file(
        "experts/exp-0001.yaml",
        "id: exp-0001\norigin: PE\nlanguages: [{language: es}]\nsources: [{source: page}]\n",
    );
    registry
}

fn shown(format: &str) -> String {
    registry().run(["validate", "--format", format])
}

#[test]
fn sarif_names_rules_places_and_fixes() {
    let log = registry().json(["validate", "--format", "sarif"]);
    let run = &log["runs"][0];
    assert_eq!(log["version"], "2.1.0");
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    let results = run["results"].as_array().unwrap();
    for result in results {
        let rule = &rules[usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap()];
        assert_eq!(rule["id"], result["ruleId"]);
        assert!(rule["help"]["markdown"].as_str().unwrap().starts_with("# "));
    }
    let fixed = results.iter().find(|result| result["ruleId"] == "label-as-code").unwrap();
    assert_snapshot!(serde_json::to_string_pretty(fixed).unwrap(), @r#"
    {
      "ruleId": "label-as-code",
      "level": "error",
      "message": {
        "text": "`Chile` is a name in `countries`, not a code\nwrite `CL` (Chile)"
      },
      "locations": [
        {
          "physicalLocation": {
            "artifactLocation": {
              "uri": "registry/actions/peru-i.yaml",
              "uriBaseId": "SRCROOT"
            },
            "region": {
              "startLine": 4,
              "startColumn": 17,
              "endLine": 4,
              "endColumn": 22
            }
          }
        }
      ],
      "partialFingerprints": {
        "mieux/v1": "3a23d8d8e83e380f3fe3aa5991bc4694327b725d25f2ca9a10f2c5fb502791b3"
      },
      "ruleIndex": 3,
      "fixes": [
        {
          "description": {
            "text": "write `CL` (Chile)"
          },
          "artifactChanges": [
            {
              "artifactLocation": {
                "uri": "registry/actions/peru-i.yaml",
                "uriBaseId": "SRCROOT"
              },
              "replacements": [
                {
                  "deletedRegion": {
                    "startLine": 4,
                    "startColumn": 1,
                    "endLine": 5,
                    "endColumn": 1
                  },
                  "insertedContent": {
                    "text": "countries: [PE, CL]\n"
                  }
                }
              ]
            }
          ]
        }
      ]
    }
    "#);
    let syntax = results.iter().find(|result| result["ruleId"] == "yaml-syntax").unwrap();
    assert_snapshot!(syntax["locations"][0]["physicalLocation"], @r#"{"artifactLocation":{"uri":"registry/partners/%C3%A9%20b.yaml","uriBaseId":"SRCROOT"},"region":{"startLine":1,"startColumn":5,"endLine":1,"endColumn":5}}"#);
    let related = results.iter().find(|one| one["ruleId"] == "beneficiary-also-participating");
    assert_snapshot!(related.unwrap()["relatedLocations"][0], @r#"{"physicalLocation":{"artifactLocation":{"uri":"registry/actions/peru-i.yaml","uriBaseId":"SRCROOT"},"region":{"startLine":4,"startColumn":13,"endLine":4,"endColumn":15}},"message":{"text":"a beneficiary here"}}"#);
    // Errors come first, since viewers cut the end off.
    let levels: Vec<&str> = results.iter().map(|one| one["level"].as_str().unwrap()).collect();
    assert!(levels.is_sorted(), "{levels:?}");
}

#[test]
fn gitlab_shows_issues() {
    assert_snapshot!(shown("gitlab"), @r#"
    [
      {
        "description": "`Chile` is a name in `countries`, not a code\nwrite `CL` (Chile)",
        "check_name": "label-as-code",
        "fingerprint": "3a23d8d8e83e380f3fe3aa5991bc4694327b725d25f2ca9a10f2c5fb502791b3",
        "severity": "major",
        "location": {
          "path": "registry/actions/peru-i.yaml",
          "lines": {
            "begin": 4
          }
        }
      },
      {
        "description": "`PE` is both a beneficiary and a participating country\nif `PE` benefited, remove the field `participating_countries`; if it only took part, remove it from `countries`",
        "check_name": "beneficiary-also-participating",
        "fingerprint": "6fc8e2a62460c5518336b5e3cd48b07ef88ab393c31fd37e7dcd29ee28461080",
        "severity": "major",
        "location": {
          "path": "registry/actions/peru-i.yaml",
          "lines": {
            "begin": 5
          }
        }
      },
      {
        "description": "`end` (2018) is before `start` (2019)\ncorrect one of the two, or swap them: `start: 2018` and `end: 2019`",
        "check_name": "end-before-start",
        "fingerprint": "ef28f60b1c9d00f0c6f7f06a2030a611703f75256b32693a3444f40e0fec8e52",
        "severity": "major",
        "location": {
          "path": "registry/actions/peru-i.yaml",
          "lines": {
            "begin": 7
          }
        }
      },
      {
        "description": "the record contains `languages` of a person, but no `consent`\nadd the legal ground and its date: `consent: {basis: consent, given: …}`; without a ground, this data must be deleted",
        "check_name": "consent-missing",
        "fingerprint": "56dffb91e450ba558279fbc5aca9a954bde838482cfd129068e66c1c3e1f3c4b",
        "severity": "major",
        "location": {
          "path": "registry/experts/exp-0001.yaml",
          "lines": {
            "begin": 3
          }
        }
      },
      {
        "description": "this `[` is not closed\ngive every opening bracket a closing one of the same form",
        "check_name": "yaml-syntax",
        "fingerprint": "de510740e92728f4364cd767cb0fb74003dcd679208b50669c8c9fea6bf97839",
        "severity": "blocker",
        "location": {
          "path": "registry/partners/é b.yaml",
          "lines": {
            "begin": 1
          }
        }
      }
    ]
    [exit 1]
    "#);
}

#[test]
fn junit_has_a_case_for_each_file() {
    assert_snapshot!(shown("junit"), @r#"
    <?xml version="1.0" encoding="UTF-8"?>
    <testsuites name="mieux" tests="3" failures="3">
      <testsuite name="actions" tests="1" failures="1">
        <testcase classname="actions" name="registry/actions/peru-i.yaml" file="registry/actions/peru-i.yaml">
          <failure message="`Chile` is a name in `countries`, not a code" type="label-as-code">4:17: [label-as-code] `Chile` is a name in `countries`, not a code
    write `CL` (Chile)
    5:27: [beneficiary-also-participating] `PE` is both a beneficiary and a participating country
    if `PE` benefited, remove the field `participating_countries`; if it only took part, remove it from `countries`
    7:6: [end-before-start] `end` (2018) is before `start` (2019)
    correct one of the two, or swap them: `start: 2018` and `end: 2019`</failure>
        </testcase>
      </testsuite>
      <testsuite name="experts" tests="1" failures="1">
        <testcase classname="experts" name="registry/experts/exp-0001.yaml" file="registry/experts/exp-0001.yaml">
          <failure message="the record contains `languages` of a person, but no `consent`" type="consent-missing">3:1: [consent-missing] the record contains `languages` of a person, but no `consent`
    add the legal ground and its date: `consent: {basis: consent, given: …}`; without a ground, this data must be deleted</failure>
        </testcase>
      </testsuite>
      <testsuite name="partners" tests="1" failures="1">
        <testcase classname="partners" name="registry/partners/é b.yaml" file="registry/partners/é b.yaml">
          <failure message="this `[` is not closed" type="yaml-syntax">1:5: [yaml-syntax] this `[` is not closed
    give every opening bracket a closing one of the same form</failure>
        </testcase>
      </testsuite>
    </testsuites>
    [exit 1]
    "#);
}

#[test]
fn rdjson_counts_bytes() {
    let registry = TestRegistry::empty();
    registry.file(
        "actions/peru-i.yaml",
        "id: peru-i\ntitle: {en: A}\nstatus: completed\nparticipating_countries: [Perú, Chile]\nsources: [{source: page}]\n",
    );
    let run = registry.json(["validate", "--select", "label-as-code", "--format", "rdjson"]);
    assert_snapshot!(serde_json::to_string_pretty(&run["diagnostics"][1]).unwrap(), @r#"
    {
      "message": "`Chile` is a name in `countries`, not a code\nwrite `CL` (Chile)",
      "location": {
        "path": "registry/actions/peru-i.yaml",
        "range": {
          "start": {
            "line": 4,
            "column": 34
          },
          "end": {
            "line": 4,
            "column": 39
          }
        }
      },
      "severity": "ERROR",
      "code": {
        "value": "label-as-code"
      },
      "suggestions": [
        {
          "range": {
            "start": {
              "line": 4,
              "column": 1
            },
            "end": {
              "line": 5,
              "column": 1
            }
          },
          "text": "participating_countries: [Perú, CL]\n"
        }
      ]
    }
    "#);
}

#[test]
fn checkstyle_has_a_file_for_each_file() {
    assert_snapshot!(shown("checkstyle"), @r#"
    <?xml version="1.0" encoding="UTF-8"?>
    <checkstyle version="4.3">
      <file name="registry/actions/peru-i.yaml">
        <error line="4" column="17" severity="error" message="`Chile` is a name in `countries`, not a code&#10;write `CL` (Chile)" source="mieux.label-as-code"/>
        <error line="5" column="27" severity="error" message="`PE` is both a beneficiary and a participating country&#10;if `PE` benefited, remove the field `participating_countries`; if it only took part, remove it from `countries`" source="mieux.beneficiary-also-participating"/>
        <error line="7" column="6" severity="error" message="`end` (2018) is before `start` (2019)&#10;correct one of the two, or swap them: `start: 2018` and `end: 2019`" source="mieux.end-before-start"/>
      </file>
      <file name="registry/experts/exp-0001.yaml">
        <error line="3" column="1" severity="error" message="the record contains `languages` of a person, but no `consent`&#10;add the legal ground and its date: `consent: {basis: consent, given: …}`; without a ground, this data must be deleted" source="mieux.consent-missing"/>
      </file>
      <file name="registry/partners/é b.yaml">
        <error line="1" column="5" severity="error" message="this `[` is not closed&#10;give every opening bracket a closing one of the same form" source="mieux.yaml-syntax"/>
      </file>
    </checkstyle>
    [exit 1]
    "#);
}

/// GitHub shows ten annotations of a level for each step: the rest is counted, and in the log.
#[test]
fn github_shows_errors_first_and_counts_the_rest() {
    let registry = registry();
    let codes: String = (0..12).map(|number| format!("  - X{number}\n")).collect();
    registry.replace("actions/peru-i.yaml", "start: 2019", &format!("themes:\n{codes}start: 2019"));
    let told = registry.run(["validate", "--format", "github"]);
    let lines: Vec<&str> =
        told.lines().filter(|line| !line.contains("[unknown-code] `X")).collect();
    assert_snapshot!(lines.join("\n"), @"
    ::error file=registry/actions/peru-i.yaml,line=4,endLine=4,col=17,endColumn=22,title=label-as-code::`Chile` is a name in `countries`, not a code%0Awrite `CL` (Chile)
    ::error file=registry/actions/peru-i.yaml,line=5,endLine=5,col=27,endColumn=29,title=beneficiary-also-participating::`PE` is both a beneficiary and a participating country%0Aif `PE` benefited, remove the field `participating_countries`; if it only took part, remove it from `countries`
    ::error file=registry/actions/peru-i.yaml,line=7,endLine=7,col=5,endColumn=7,title=unknown-code::`X0` is not a code of `themes`%0Afind the code with `mieux list themes`
    ::error file=registry/actions/peru-i.yaml,line=8,endLine=8,col=5,endColumn=7,title=unknown-code::`X1` is not a code of `themes`%0Afind the code with `mieux list themes`
    ::error file=registry/actions/peru-i.yaml,line=9,endLine=9,col=5,endColumn=7,title=unknown-code::`X2` is not a code of `themes`%0Afind the code with `mieux list themes`
    ::error file=registry/actions/peru-i.yaml,line=10,endLine=10,col=5,endColumn=7,title=unknown-code::`X3` is not a code of `themes`%0Afind the code with `mieux list themes`
    ::error file=registry/actions/peru-i.yaml,line=11,endLine=11,col=5,endColumn=7,title=unknown-code::`X4` is not a code of `themes`%0Afind the code with `mieux list themes`
    ::error file=registry/actions/peru-i.yaml,line=12,endLine=12,col=5,endColumn=7,title=unknown-code::`X5` is not a code of `themes`%0Afind the code with `mieux list themes`
    ::error file=registry/actions/peru-i.yaml,line=13,endLine=13,col=5,endColumn=7,title=unknown-code::`X6` is not a code of `themes`%0Afind the code with `mieux list themes`
    ::error file=registry/actions/peru-i.yaml,line=14,endLine=14,col=5,endColumn=7,title=unknown-code::`X7` is not a code of `themes`%0Afind the code with `mieux list themes`
    ::notice title=mieux::7 more findings are in the log of this step
    registry/actions/peru-i.yaml:20: error[end-before-start] `end` (2018) is before `start` (2019)
    registry/experts/exp-0001.yaml:3: error[consent-missing] the record contains `languages` of a person, but no `consent`
    registry/partners/é b.yaml:1: error[yaml-syntax] this `[` is not closed
    [exit 1]
    ");
}

/// The summary of a step on GitHub is appended to the file that the server names.
#[test]
fn github_gets_a_summary_of_the_step() {
    let registry = registry();
    let summary = registry.path().join("summary.md");
    fs::write(&summary, "# Before\n").unwrap();
    let mut command = registry.command(["validate", "--format", "github"]);
    command.env("GITHUB_STEP_SUMMARY", &summary).output().unwrap();
    assert_snapshot!(fs::read_to_string(&summary).unwrap(), @r"
    # Before
    ### mieux validate

    Checked 1 action, 0 activities, 1 expert, 1 partner: 5 errors, 0 warnings.

    | File | Rule | Problem |
    | --- | --- | --- |
    | registry/actions/peru-i.yaml:4 | `label-as-code` | \`Chile\` is a name in \`countries\`, not a code<br>write \`CL\` (Chile) |
    | registry/actions/peru-i.yaml:5 | `beneficiary-also-participating` | \`PE\` is both a beneficiary and a participating country<br>if \`PE\` benefited, remove the field \`participating\_countries\`; if it only took part, remove it from \`countries\` |
    | registry/actions/peru-i.yaml:7 | `end-before-start` | \`end\` (2018) is before \`start\` (2019)<br>correct one of the two, or swap them: \`start: 2018\` and \`end: 2019\` |
    | registry/experts/exp-0001.yaml:3 | `consent-missing` | the record contains \`languages\` of a person, but no \`consent\`<br>add the legal ground and its date: \`consent: {basis: consent, given: …}\`; without a ground, this data must be deleted |
    | registry/partners/é b.yaml:1 | `yaml-syntax` | this \`\[\` is not closed<br>give every opening bracket a closing one of the same form |
    ");
}

/// Where the registry lies in a repository, paths begin at its top, wherever the command is run.
#[test]
fn paths_begin_at_the_top_of_the_repository() {
    let registry = registry();
    fs::create_dir(registry.path().join(".git")).unwrap();
    let run = |format| {
        let args = ["validate", "--format", format];
        let output = registry.command_in("registry/actions", args).output().unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    for format in ["github", "sarif", "gitlab", "junit", "rdjson", "checkstyle"] {
        let told = run(format);
        assert!(told.contains("registry/actions/peru-i.yaml"), "{format}: {told}");
        assert!(!told.contains("../"), "{format}: {told}");
    }
}

/// A fingerprint stays when lines move, when another item comes before, and when words change.
#[test]
fn fingerprints_stay_and_no_two_are_equal() {
    let registry = registry();
    let prints = || {
        let found = registry.json(["validate", "--format", "json"]);
        let found = found["findings"].as_array().unwrap().clone();
        let print = |one: serde_json::Value| {
            (one["fingerprint"].as_str().unwrap().to_owned(), one["rule"].to_string())
        };
        found.into_iter().map(print).collect::<BTreeSet<_>>()
    };
    let before = prints();
    assert_eq!(before.len(), 5, "{before:?}");
    registry.replace("actions/peru-i.yaml", "id: peru-i\n", "# New.\n\nid: peru-i\n");
    registry.replace("actions/peru-i.yaml", "[PE, Chile]", "[BY, PE, Chile]");
    registry.replace("actions/peru-i.yaml", "end: 2018", "end: 2017");
    assert_eq!(prints(), before);
    // The same mistake elsewhere is another finding.
    registry.replace(
        "actions/peru-i.yaml",
        "participating_countries: [PE]",
        "participating_countries: [PE, Brasil]",
    );
    assert_eq!(prints().difference(&before).count(), 1);
}
