//! What a web page frames an article with: menus, footers, boxes of links and of readers' comments, by the names of their elements.

/// Elements that are never an article's own.
const ELEMENTS: [&str; 5] = ["nav", "footer", "aside", "form", "button"];

/// What the class or id of an element says that frames an article.
const NAMES: [&str; 16] = [
    "comment",
    "reaction",
    "related",
    "share",
    "sharing",
    "newsletter",
    "navigation",
    "menu",
    "sidebar",
    "footer",
    "promo",
    "cookie",
    "breadcrumb",
    "advert",
    "recommend",
    "author-bio",
];

/// A page without its frame. What isn't closed is kept: better a line too many than an article lost.
#[must_use]
pub(super) fn unframed(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(open) = rest.find('<') {
        let tag = tag_of(&rest[open..]);
        let end = tag.filter(|tag| frames(tag)).and_then(|tag| closed(&rest[open..], name_of(tag)));
        let next = end.map_or(open + 1, |end| open + end);
        out.push_str(&rest[..if end.is_some() { open } else { next }]);
        rest = &rest[next..];
    }
    out.push_str(rest);
    out
}

/// The opening tag that a text starts with, without its brackets.
fn tag_of(text: &str) -> Option<&str> {
    let tag = text.strip_prefix('<')?;
    let tag = &tag[..tag.find('>')?];
    tag.starts_with(|c: char| c.is_ascii_alphabetic()).then_some(tag)
}

fn name_of(tag: &str) -> &str {
    tag.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default()
}

fn frames(tag: &str) -> bool {
    let lower = tag.to_ascii_lowercase();
    let named = |attribute: &str| lower.split(attribute).nth(1).and_then(|rest| rest.split(['"', '\'']).nth(1).map(str::to_owned));
    let says = |value: Option<String>| value.is_some_and(|value| NAMES.iter().any(|name| value.contains(name)));
    !lower.ends_with('/') && (ELEMENTS.contains(&name_of(&lower)) || says(named("class=")) || says(named("id=")))
}

/// Where an element that a text starts with ends, its like inside it counted.
fn closed(text: &str, name: &str) -> Option<usize> {
    let (open, close) = (format!("<{name}"), format!("</{name}"));
    let lower = text.to_ascii_lowercase();
    let (open, close) = (open.to_ascii_lowercase(), close.to_ascii_lowercase());
    let (mut depth, mut at) = (0_usize, 0);
    while let Some(next) = lower[at..].find('<').map(|next| at + next) {
        if lower[next..].starts_with(&close) {
            depth = depth.saturating_sub(1);
        } else if lower[next..].starts_with(&open) {
            depth += 1;
        }
        at = next + lower[next..].find('>')? + 1;
        if depth == 0 {
            return Some(at);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::unframed;

    #[test]
    fn menus_and_comments_are_left_out() {
        let page = "<p>One.</p><div class=\"x comments\"><div>Two.</div> Three.</div><nav>Four</nav><p id=\"lead\">Five.</p>";
        assert_eq!(unframed(page), "<p>One.</p><p id=\"lead\">Five.</p>");
    }

    #[test]
    fn what_is_never_closed_is_kept() {
        for page in ["<div class=\"comments\">One.", "<nav", "a < b", "<", "</nav>x", "<form/>x"] {
            assert_eq!(unframed(page), page);
        }
    }
}
