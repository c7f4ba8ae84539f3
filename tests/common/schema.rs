//! Reports held against a JSON Schema, by a reader that is not ours.

use serde_json::Value;

/// The report, if it is what `schema` asks for.
pub(crate) fn assert_valid(schema: &Value, report: &str) -> Value {
    let report: Value = serde_json::from_str(report).unwrap_or_else(|error| panic!("{error}: {report}"));
    let validator = jsonschema::validator_for(schema).unwrap();
    let faults: Vec<String> =
        validator.iter_errors(&report).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(faults.is_empty(), "{faults:#?}");
    report
}
