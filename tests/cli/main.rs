//! The command as a shell sees it: what it prints, and its exit code.

#[test]
fn cases() {
    trycmd::TestCases::new().env("NO_COLOR", "1").env("COLUMNS", "100").case("tests/cli/*.md").case("tests/cli/*.toml");
}
