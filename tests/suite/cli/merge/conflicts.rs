//! What is left to decide, and how it looks.

use insta::{allow_duplicates, assert_snapshot};

use super::{COUNTRIES, OTHER_STATUS, PERU_II, STATUS, equipment, parted, parted_by};

#[test]
fn a_conflict_shows_the_field_alone() {
    for path in equipment() {
        let registry = parted(STATUS, OTHER_STATUS);
        let said = registry.officer_with("git merge topic", &path);
        // Older versions of git do not give labels to a driver.
        let named = |text: String| {
            let text = text.replace("<<<<<<< HEAD", "<<<<<<< ours").replace("`HEAD`", "`ours`");
            text.replace(">>>>>>> topic", ">>>>>>> theirs").replace("`topic`", "`theirs`")
        };
        let text = named(registry.text(PERU_II));
        let found = named(registry.run(["validate", "--format", "short"]));
        allow_duplicates! {
            assert_snapshot!(said, @"
            Auto-merging registry/actions/peru-ii.yaml
            CONFLICT (content): Merge conflict in registry/actions/peru-ii.yaml
            Automatic merge failed; fix conflicts and then commit the result.
            [stderr]
            registry/actions/peru-ii.yaml: both sides have changed `status`; choose one of the two versions in the file
            [exit 1]
            ");
            assert_snapshot!(text, @"
            id: peru-ii
            title:
              en: Peru II
            <<<<<<< ours
            status: completed
            =======
            status: on-hold
            >>>>>>> theirs
            countries: [PE]
            themes: [irregular-migration]
            partners:
              - partner: pe-interior
            start: 2019-05
            sources:
              - source: page
            ");
            assert_snapshot!(found, @"
            registry/actions/peru-ii.yaml:4:1: error[merge-conflict] unresolved merge conflict between `ours` and `theirs`
            [exit 1]
            ");
        }
    }
}

#[test]
fn marks_are_in_the_style_that_git_is_told() {
    for path in equipment() {
        let registry = parted(STATUS, OTHER_STATUS);
        registry.git(["config", "merge.conflictStyle", "diff3"]);
        registry.officer_with("git merge -q topic", &path);
        let text = registry.text(PERU_II);
        assert!(text.contains("\n||||||| "), "{text}");
        assert!(text.contains("\nstatus: implementation\n=======\n"), "{text}");
    }
}

/// A record that one side has removed and the other one changed is for git to tell.
#[test]
fn a_record_that_is_gone_on_one_side_is_left_to_the_officer() {
    for path in equipment() {
        let registry = parted_by(
            |registry| {
                registry.remove_file(PERU_II);
            },
            |registry| {
                registry.replace(PERU_II, COUNTRIES[0], COUNTRIES[1]);
            },
        );
        let said = registry.officer_with("git merge topic", &path);
        assert!(said.contains("CONFLICT (modify/delete): registry/actions/peru-ii.yaml"), "{said}");
        assert!(said.ends_with("[exit 1]\n"), "{said}");
        assert!(registry.text(PERU_II).contains(COUNTRIES[1]));
    }
}
