//! The bodies of the fuzz targets, which the tests of Copydesk run too.

#[path = "../../tests/common/bodies.rs"]
mod bodies;

/// Runs the body of a target; it panics where a promise is broken.
pub fn run(target: &str, bytes: &[u8]) {
    bodies::run(target, bytes);
}
