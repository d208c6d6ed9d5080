//! What a request's head authenticates with, and which account it claims; what an answer's head tells of it.

use http::header::{AUTHORIZATION, HeaderMap};
use http::request::Parts;
use weir_policy::catalog::Provider;
use weir_policy::request::CredentialKind;
use zeroize::Zeroizing;

use crate::wire::head::query;

/// Most accounts that one head names.
const NAMES: usize = 8;
/// Longest name of an account.
const NAME: usize = 128;

/// A credential as a head carries it.
#[derive(Clone, PartialEq, Eq)]
pub struct Presented {
    /// What kind it is.
    pub kind: CredentialKind,
    /// The credential; wiped when dropped.
    pub secret: Zeroizing<String>,
}

/// All different credentials of a head, in the order found: of its headers, then of its query.
pub fn presented(provider: &Provider, head: &Parts) -> Vec<Presented> {
    let mut all: Vec<Presented> = Vec::new();
    let mut add = |kind, secret: &str| {
        let one = Presented {
            kind,
            secret: Zeroizing::new(secret.to_owned()),
        };
        if !all.contains(&one) {
            all.push(one);
        }
    };
    for (name, value) in &head.headers {
        // A copy is made where a value is no text, and is wiped as all that is freed.
        let text = String::from_utf8_lossy(value.as_bytes());
        match provider.credential(name.as_str(), &text) {
            Some(found) => add(found.kind, found.secret),
            // In a form of which weir cannot tell what the provider makes: it is a key that nobody enrolled.
            None if *name == AUTHORIZATION && !text.trim().is_empty() => {
                add(CredentialKind::ApiKey, text.trim());
            }
            None => {}
        }
    }
    for (name, value) in query(head) {
        if let Some(found) = provider.credential(&format!("?{name}"), &value) {
            add(found.kind, found.secret);
        }
    }
    all
}

/// The accounts that a request names, as the caller wrote them.
pub fn claimed(provider: &Provider, headers: &HeaderMap) -> Vec<String> {
    names(&provider.tenant().request, headers)
}

/// The accounts that an answer tells.
pub fn told(provider: &Provider, headers: &HeaderMap) -> Vec<String> {
    let mut told = names(&provider.tenant().response, headers);
    told.retain(|name| name.len() <= NAME && name.bytes().all(|byte| byte.is_ascii_graphic()));
    told
}

fn names(of: &[String], headers: &HeaderMap) -> Vec<String> {
    let mut all = Vec::new();
    for value in of.iter().flat_map(|name| headers.get_all(name.as_str())) {
        let name = String::from_utf8_lossy(value.as_bytes()).trim().to_owned();
        if !name.is_empty() && !all.contains(&name) && all.len() < NAMES {
            all.push(name);
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use weir_policy::catalog::Catalog;

    fn of(provider: &str, target: &str, headers: &[(&str, &str)]) -> Vec<(CredentialKind, String)> {
        let mut built = http::Request::get(target);
        for (name, value) in headers {
            built = built.header(*name, *value);
        }
        let head = built.body(()).unwrap().into_parts().0;
        let catalog = Catalog::builtin();
        let all = presented(catalog.named(provider).unwrap(), &head);
        all.into_iter()
            .map(|one| (one.kind, one.secret.to_string()))
            .collect()
    }

    #[test]
    fn every_credential_of_a_head_counts_once() {
        use CredentialKind::{ApiKey, Oauth};
        let key = |secret: &str| (ApiKey, secret.to_owned());
        assert_eq!(of("openai", "/v1/models", &[]), []);
        let same = [("x-api-key", "sk-1"), ("authorization", "Bearer sk-1")];
        assert_eq!(of("anthropic", "/", &same), [key("sk-1")]);
        let two = [("x-api-key", "sk-1"), ("authorization", "Bearer sk-2")];
        assert_eq!(of("anthropic", "/", &two), [key("sk-1"), key("sk-2")]);
        let oauth = [("authorization", "Bearer sk-ant-oat01-x")];
        assert_eq!(
            of("anthropic", "/", &oauth),
            [(Oauth, "sk-ant-oat01-x".to_owned())]
        );
        // The query's own, however its name is written.
        let query = of("gemini", "/v1/models?%6bey=AIza-1&key=AIza-2&x=AIza-3", &[]);
        assert_eq!(query, [key("AIza-1"), key("AIza-2")]);
        // By either name of the field, an access token is one.
        for name in ["access_token", "oauth_token"] {
            let target = format!("/v1/models?{name}=ya29.x");
            let token = (Oauth, "ya29.x".to_owned());
            assert_eq!(of("gemini", &target, &[]), [token]);
        }
        // Not a form that weir knows: never no credential at all.
        for odd in ["Basic OnNrLWV2aWw=", "Bearer\tsk-evil", "sk-evil"] {
            assert_eq!(of("openai", "/", &[("authorization", odd)]), [key(odd)]);
        }
        let list = [("authorization", "Bearer sk-1, Bearer sk-2")];
        assert_eq!(of("openai", "/", &list), [key("sk-1, Bearer sk-2")]);
    }

    #[test]
    fn accounts_are_read_from_their_own_headers() {
        let catalog = Catalog::builtin();
        let openai = catalog.named("openai").unwrap();
        let mut headers = HeaderMap::new();
        headers.append("openai-organization", "org-1".parse().unwrap());
        headers.append("openai-project", "proj 1".parse().unwrap());
        headers.append("x-other", "org-2".parse().unwrap());
        assert_eq!(claimed(openai, &headers), ["org-1", "proj 1"]);
        assert_eq!(told(openai, &headers), ["org-1"], "a name has no blanks");
        let anthropic = catalog.named("anthropic").unwrap();
        assert!(told(anthropic, &headers).is_empty());
    }
}
