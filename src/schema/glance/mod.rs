//! Whether a tree is surely as its schema says. What is left in doubt is for the validator, which is slower to make
//! and to ask, and says what is wrong.

mod forms;
mod read;
mod walk;

pub(super) use read::glance_of;
pub(super) use walk::Glance;

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use proptest::prelude::{Strategy, any, prop, prop_assert, prop_assume, proptest};
    use serde_json::{Map, Value as Json, json};
    use walkdir::WalkDir;

    use super::super::compile::compile;
    use super::super::schemas::Schemas;
    use super::{Glance, glance_of};
    use crate::model::FileKind;
    use crate::yaml::{Entry, Node, Value, read};

    /// Values that may stand anywhere, as they are typed.
    const ODD: [&str; 28] = [
        "",
        "true",
        "0",
        "1",
        "-1",
        "2",
        "5",
        "6",
        "1.5",
        "2017.0",
        ".nan",
        ".inf",
        "9007199254740993",
        "''",
        "' '",
        "a",
        "ab",
        "abcd",
        "ñandú",
        "en",
        "2017",
        "'2017'",
        "'2017-02-30'",
        "'2017-02-28'",
        "[]",
        "{}",
        "[a, a]",
        "{en: a, a: b}",
    ];

    fn node(typed: &str) -> Node {
        read(&format!("a: {typed}\n")).root.unwrap().get("a").unwrap().clone()
    }

    /// A value, of which some are lists and maps of others.
    fn value() -> impl Strategy<Value = Node> {
        let odd = prop::sample::select(ODD.to_vec()).prop_map(node);
        odd.prop_recursive(3, 12, 3, |below| {
            let in_list = prop::collection::vec(below.clone(), 0..3);
            let list = in_list.prop_map(|items| Value::List(items.into()));
            let names = prop::sample::select(vec!["a", "b", "en", "id"]);
            let map = prop::collection::btree_map(names, below, 0..3).prop_map(|fields| {
                let entry =
                    |(key, value): (&str, Node)| Entry { key: key.into(), key_span: 0..0, value };
                Value::Map(fields.into_iter().map(entry).collect())
            });
            prop::strategy::Union::new([list.boxed(), map.boxed()])
                .prop_map(|value| Node { value, span: 0..0 })
        })
    }

    /// A schema of a few keywords, some of which no walk understands.
    fn schema() -> impl Strategy<Value = Json> {
        let keywords = [
            json!({"type": "string"}),
            json!({"type": ["integer", "string"]}),
            json!({"type": "number"}),
            json!({"type": "integer"}),
            json!({"type": "boolean"}),
            json!({"type": "null"}),
            json!({"type": "array"}),
            json!({"type": "object"}),
            json!({"minLength": 1}),
            json!({"minLength": 2}),
            json!({"maxLength": 3}),
            json!({"minimum": 1}),
            json!({"minimum": 1.5}),
            json!({"exclusiveMinimum": 0}),
            json!({"maximum": 5}),
            json!({"multipleOf": 2}),
            json!({"enum": ["a", "en"]}),
            json!({"enum": [1, "a"]}),
            json!({"const": "a"}),
            json!({"not": {"type": "string"}}),
            json!({"pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"}),
            json!({"pattern": "^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"}),
            json!({"pattern": "^[!-~]+$"}),
            json!({"pattern": "^ab"}),
            json!({"format": "edtf"}),
            json!({"format": "email"}),
            json!({"minItems": 1}),
            json!({"maxItems": 1}),
            json!({"uniqueItems": true}),
            json!({"items": {"type": "string"}}),
            json!({"items": {"$ref": "#/$defs/word"}}),
            json!({"minProperties": 1}),
            json!({"properties": {"a": {"type": "string"}, "en": {"minLength": 2}}}),
            json!({"patternProperties": {"^[a-z]{2}$": {"type": "string"}}}),
            json!({"patternProperties": {"^[a-z]+$": {"type": "string"}}}),
            json!({"additionalProperties": false}),
            json!({"additionalProperties": {"type": "string"}}),
            json!({"required": ["a"]}),
            json!({"anyOf": [{"required": ["a"]}, {"required": ["en"]}]}),
            json!({"oneOf": [{"required": ["a"]}, {"required": ["en"]}]}),
            json!({"$ref": "#/$defs/word"}),
        ];
        prop::sample::subsequence(keywords.to_vec(), 0..6).prop_map(|some| {
            let mut schema = Map::new();
            for one in some {
                schema.extend(one.as_object().cloned().unwrap_or_default());
            }
            schema.insert("$defs".to_owned(), json!({"word": {"type": "string", "minLength": 1}}));
            Json::Object(schema)
        })
    }

    /// The records, vocabularies and claims of the registry that comes along.
    fn shipped() -> Vec<(FileKind, Node)> {
        let registry = Path::new(env!("CARGO_MANIFEST_DIR")).join("registry");
        let kinds = FileKind::ALL.into_iter().filter(|kind| kind.schema().is_some());
        let files = kinds.flat_map(|kind| {
            let files = WalkDir::new(registry.join(kind.folder())).into_iter().flatten();
            files.map(move |file| (kind, file.path().to_owned()))
        });
        let files =
            files.filter(|(_, path)| path.extension().is_some_and(|ending| ending == "yaml"));
        let read = |(kind, path)| Some((kind, read(&fs::read_to_string(path).ok()?).root?));
        files.filter_map(read).collect()
    }

    fn document(kind: FileKind) -> Json {
        serde_json::from_str(Schemas::built_in().text(kind)).unwrap()
    }

    /// Every place of a tree, from the top.
    fn places(node: &mut Node, visit: &mut impl FnMut(&mut Node)) {
        visit(node);
        match &mut node.value {
            Value::List(items) => items.iter_mut().for_each(|item| places(item, visit)),
            Value::Map(entries) => {
                entries.iter_mut().for_each(|entry| places(&mut entry.value, visit));
            }
            _ => {}
        }
    }

    /// A tree with one place changed: another value, or a part less, twice or with another name.
    fn changed(mut tree: Node, place: usize, change: usize, other: &Node) -> Node {
        let mut count = 0;
        places(&mut tree, &mut |_| count += 1);
        let mut at = 0;
        places(&mut tree, &mut |node| {
            at += 1;
            if at - 1 != place % count {
                return;
            }
            let mut entries = node.entries().to_vec();
            let mut items = node.items().to_vec();
            match (&mut node.value, change) {
                (Value::Map(map), 1) if !entries.is_empty() => {
                    entries.remove(place % map.len());
                    *map = entries.into();
                }
                (Value::Map(map), 2) if !entries.is_empty() => {
                    entries[place % map.len()].key = "fr".into();
                    *map = entries.into();
                }
                (Value::List(list), 1) if !items.is_empty() => {
                    items.remove(place % list.len());
                    *list = items.into();
                }
                (Value::List(list), 2) if !items.is_empty() => {
                    items.push(items[place % list.len()].clone());
                    *list = items.into();
                }
                (value, _) => *value = other.value.clone(),
            }
        });
        tree
    }

    #[test]
    fn all_shipped_files_are_surely_right() {
        let files = shipped();
        assert!(files.len() > 600);
        for (kind, tree) in files {
            let glance = glance_of(&document(kind));
            assert!(glance.is_sure_of(&tree), "{} {:?}", kind.name(), tree.get("id"));
        }
    }

    proptest! {
        #[test]
        fn what_is_surely_right_is_valid(schema in schema(), value in value()) {
            let validator = compile(&schema);
            prop_assume!(validator.is_ok());
            let is_sure = glance_of(&schema).is_sure_of(&value);
            prop_assert!(!is_sure || validator.unwrap().is_valid(&value), "{schema} {value:?}");
        }
    }

    #[test]
    fn no_record_that_was_changed_is_surely_right_and_wrong() {
        let kinds = FileKind::ALL.into_iter().filter(|kind| kind.schema().is_some());
        let schemas: Vec<(FileKind, Glance, _)> = kinds
            .map(|kind| (kind, glance_of(&document(kind)), compile(&document(kind)).unwrap()))
            .collect();
        let files = shipped();
        let file = (0..files.len()).prop_map(move |at| files[at].clone());
        proptest!(|(file in file, place in any::<usize>(), change in 0usize..3, other in value())| {
            let (kind, tree) = file;
            let (_, glance, validator) = schemas.iter().find(|(own, ..)| *own == kind).unwrap();
            let tree = changed(tree, place, change, &other);
            prop_assert!(!glance.is_sure_of(&tree) || validator.is_valid(&tree), "{tree:?}");
        });
    }
}
