//! One document has one address, however its client spells it: VS Code writes `%27` where we write `'`.
//!
//! What comes in gets the address that its path makes; what goes out about an open document gets the client's own back.
//! So nothing between the two has to compare spellings.

use serde_json::{Map, Value};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tower_lsp::jsonrpc::{Request, Response};
use tower_lsp::lsp_types::Url;

/// How the client spells addresses, where not as we do: its own by ours.
#[derive(Clone, Debug, Default)]
pub(super) struct Spelling(Arc<Mutex<HashMap<String, String>>>);

impl Spelling {
    /// A client's message, with our addresses.
    pub(super) fn ours(&self, request: Request) -> Request {
        self.learn(&request);
        with_params(request, |params| respell(params, &ours))
    }

    /// An answer, with the client's addresses.
    pub(super) fn answered(&self, response: Response) -> Response {
        let known = self.lock();
        if known.is_empty() {
            return response;
        }
        let (id, mut outcome) = response.into_parts();
        if let Ok(result) = &mut outcome {
            respell(result, &|address| known.get(address).cloned());
        }
        Response::from_parts(id, outcome)
    }

    /// Some JSON that goes out, with the client's addresses.
    pub(super) fn respelled(&self, json: String) -> String {
        let known = self.lock();
        if !known.keys().any(|ours| json.contains(ours.as_str())) {
            return json;
        }
        // What is no JSON stays as it is.
        let Ok(mut value) = serde_json::from_str(&json) else { return json };
        respell(&mut value, &|address| known.get(address).cloned());
        value.to_string()
    }

    /// A message to the client, with its addresses.
    pub(super) fn told(&self, request: Request) -> Request {
        let known = self.lock();
        if known.is_empty() { request } else { with_params(request, |params| respell(params, &|address| known.get(address).cloned())) }
    }

    /// What is opened is called as it was then, also once it is closed: that it has no diagnostics any more is said later.
    fn learn(&self, request: &Request) {
        if request.method() != "textDocument/didOpen" {
            return;
        }
        let Some(theirs) = request.params().and_then(|params| params.pointer("/textDocument/uri")?.as_str()) else { return };
        match ours(theirs) {
            Some(ours) => drop(self.lock().insert(ours, theirs.to_owned())),
            None => drop(self.lock().remove(theirs)),
        }
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<String, String>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The address that the path of another makes, where it is spelled otherwise.
fn ours(address: &str) -> Option<String> {
    let uri = Url::parse(address).ok().filter(|uri| uri.scheme() == "file" && uri.query().is_none() && uri.fragment().is_none())?;
    let ours: String = Url::from_file_path(uri.to_file_path().ok()?).ok()?.into();
    (ours != address).then_some(ours)
}

fn with_params(request: Request, change: impl FnOnce(&mut Value)) -> Request {
    let (method, id, params) = request.into_parts();
    let Some(mut params) = params else {
        let bare = Request::build(method);
        return if let Some(id) = id { bare.id(id).finish() } else { bare.finish() };
    };
    change(&mut params);
    let whole = Request::build(method).params(params);
    if let Some(id) = id { whole.id(id).finish() } else { whole.finish() }
}

/// Puts other addresses where the protocol, or a command of ours, has some.
fn respell(value: &mut Value, spelled: &impl Fn(&str) -> Option<String>) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(|item| respell(item, spelled)),
        Value::Object(fields) => fields.iter_mut().for_each(|(name, field)| match field {
            Value::String(text) if is_address(name) => *text = spelled(text).unwrap_or_else(|| std::mem::take(text)),
            Value::Object(changes) if name == "changes" => rename(changes, spelled),
            _ => respell(field, spelled),
        }),
        _ => {}
    }
}

fn is_address(name: &str) -> bool {
    name == "uri" || name == "target" || name.ends_with("Uri")
}

/// The edits of documents in their older form are kept by address.
fn rename(changes: &mut Map<String, Value>, spelled: &impl Fn(&str) -> Option<String>) {
    let before = std::mem::take(changes);
    changes.extend(before.into_iter().map(|(address, edits)| (spelled(&address).unwrap_or(address), edits)));
}

#[cfg(test)]
mod tests {
    use super::Spelling;
    use serde_json::json;
    use tower_lsp::jsonrpc::{Id, Request, Response};

    const THEIRS: &str = "file:///d/l%27affaire%20%281%29.md";
    const OURS: &str = "file:///d/l'affaire%20(1).md";

    fn opened() -> (Spelling, Request) {
        let spelling = Spelling::default();
        let open = Request::build("textDocument/didOpen").params(json!({"textDocument": {"uri": THEIRS, "text": THEIRS}})).finish();
        let open = spelling.ours(open);
        (spelling, open)
    }

    #[test]
    fn a_path_has_one_address_inside_and_the_client_s_own_outside() {
        let (spelling, open) = opened();
        assert_eq!(open.params(), Some(&json!({"textDocument": {"uri": OURS, "text": THEIRS}})));
        let told = spelling.told(Request::build("x").params(json!({"uri": OURS, "other": OURS})).finish());
        assert_eq!(told.params(), Some(&json!({"uri": THEIRS, "other": OURS})));
        let answer = spelling.answered(Response::from_ok(Id::Number(1), json!([{"changes": {OURS: []}}, {"oldUri": OURS}])));
        assert_eq!(answer.result(), Some(&json!([{"changes": {THEIRS: []}}, {"oldUri": THEIRS}])));
    }

    #[test]
    fn json_that_goes_out_has_the_client_s_addresses() {
        let json = |uri: &str| json!([{"relatedInformation": [{"location": {"uri": uri}, "message": OURS}]}]).to_string();
        assert_eq!(opened().0.respelled(json(OURS)), json(THEIRS));
        assert_eq!(Spelling::default().respelled(json(OURS)), json(OURS));
        assert_eq!(opened().0.respelled(OURS.to_owned()), OURS);
    }

    #[test]
    fn what_is_no_path_is_as_it_came() {
        for uri in ["untitled:l%27a", "file:///d/a.md?l%27a", "https://a.fr/l%27a", "l%27a", ""] {
            let asked = Request::build("x").id(1).params(json!({"uri": uri})).finish();
            assert_eq!(Spelling::default().ours(asked.clone()), asked);
        }
        let bare = Request::build("shutdown").id(7).finish();
        assert_eq!(Spelling::default().ours(bare.clone()), bare);
    }
}
