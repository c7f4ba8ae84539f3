//! "Did you mean": the names nearest to one that nobody knows.

/// Up to three of `names` that look like `wanted`, best first.
pub fn nearest<'n>(wanted: &str, names: impl IntoIterator<Item = &'n str>) -> Vec<&'n str> {
    let names: Vec<&str> = names.into_iter().collect();
    similar::get_close_matches(wanted, &names, 3, 0.6)
}
