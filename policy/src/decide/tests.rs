//! The decision's promises: what is refused, what is replaced, and that more rules never loosen.

use proptest::prelude::*;
use zeroize::Zeroizing;

use super::*;
use crate::catalog::Dialect;
use crate::detect::{Class, Confidence};
use crate::explain;
use crate::language::{KnownClasses, NoNames, Source};
use crate::redact::{Action, RestoreIn};
use crate::request::{Binding, CredentialKind, Opacity, Opaque, Tenant};
use crate::subject::Known;

fn tokens() -> Tokens {
    Tokens::new(&[7; 32], "1000\0/usr/bin/node")
}

fn classes() -> KnownClasses {
    KnownClasses::new([
        ("secrets.aws_access_key", "an AWS access key"),
        ("secrets.private_key", "a private key"),
        ("pii.email", "an e-mail address"),
        ("pci.card", "a card number"),
    ])
}

/// One call, owned, to be bent by each test.
#[derive(Clone, Debug)]
struct Call {
    subject: Subject,
    request: ModelRequest,
    findings: Vec<Located>,
    coverage: Coverage,
    credential: Credential,
    tenant: Tenant,
}

impl Call {
    fn new() -> Self {
        let subject = Subject {
            uid: Known::Sure(1000),
            gids: Known::Sure(vec![1000, 2000]),
            exe: Known::Sure("/usr/bin/node".into()),
            unit: Known::Sure(None),
            ..Subject::default()
        };
        let request = ModelRequest {
            provider: "openai".into(),
            dialect: Dialect::Openai,
            operation: "chat".into(),
            model: Some("gpt-4o".into()),
            stream: false,
            tools: vec!["read_file".into()],
            also: Vec::new(),
            tools_untold: false,
            previous: None,
        };
        let credential = Credential {
            kind: CredentialKind::ApiKey,
            fingerprint: Some("0123456789abcdef".into()),
            binding: Some(Binding::Unbound),
        };
        Self {
            subject,
            request,
            findings: Vec::new(),
            coverage: Coverage::default(),
            credential,
            tenant: Tenant::default(),
        }
    }

    fn holding(mut self, class: &str, at: std::ops::Range<usize>) -> Self {
        self.findings.push(Located {
            surface: Surface::Body,
            raw: at.clone(),
            place: "messages[2].content".into(),
            class: Class::new(class),
            detector: "test".into(),
            confidence: Confidence::High,
            value: Zeroizing::new(format!("value{}of{class}", at.start)),
            signed: false,
            bare: None,
        });
        self
    }

    fn signed(mut self) -> Self {
        self.findings
            .iter_mut()
            .for_each(|finding| finding.signed = true);
        self
    }

    fn opaque(mut self, why: Opacity) -> Self {
        self.coverage.opaque.push(Opaque {
            place: "messages[0].content[1]".into(),
            bytes: 9,
            why,
        });
        self
    }

    fn judge(&self, policy: &Policy) -> Verdict {
        policy.decide(&Ask {
            unit: UnitId::new([7; 10]),
            subject: &self.subject,
            request: &self.request,
            findings: &self.findings,
            coverage: &self.coverage,
            credential: &self.credential,
            tenant: &self.tenant,
            now: 0,
            counters: &Counters::default(),
            approvals: &[],
            tokens: &tokens(),
        })
    }

    fn head(&self, policy: &Policy) -> Option<Refusal> {
        policy.decide_head(&Ask {
            unit: UnitId::new([7; 10]),
            subject: &self.subject,
            request: &self.request,
            findings: &self.findings,
            coverage: &self.coverage,
            credential: &self.credential,
            tenant: &self.tenant,
            now: 0,
            counters: &Counters::default(),
            approvals: &[],
            tokens: &tokens(),
        })
    }

    fn refused(&self, policy: &Policy) -> Refusal {
        match self.judge(policy) {
            Verdict::Refuse(refusal) => refusal,
            other => panic!("forwarded: {other:?}"),
        }
    }

    fn passes(&self, policy: &Policy) {
        assert_eq!(self.forwarded(policy).unit(), UnitId::new([7; 10]));
    }

    fn forwarded(&self, policy: &Policy) -> Permit {
        match self.judge(policy) {
            Verdict::Forward(permit) => permit,
            other => panic!("refused: {other:?}"),
        }
    }
}

fn pack(name: &str) -> Policy {
    Policy::pack(name, &NoNames, &classes()).unwrap()
}

fn policy(layers: &[&str]) -> Policy {
    let source = |(index, text): (usize, &&str)| Source {
        name: format!("{index}.toml"),
        text: (*text).to_owned(),
    };
    let sources: Vec<Source> = layers.iter().enumerate().map(source).collect();
    Policy::load(&sources, &NoNames, &classes()).unwrap_or_else(|error| panic!("{error}"))
}

const ALLOW: &str = "[[rule]]\nname = \"all\"\neffect = \"allow\"\n";

fn allow_if(condition: &str) -> Policy {
    policy(&[&format!("{ALLOW}{condition}\n")])
}

fn deny_if(condition: &str) -> Policy {
    policy(&[&format!(
        "{ALLOW}[[rule]]\nname = \"no\"\neffect = \"deny\"\n{condition}\n"
    )])
}

fn word(verdict: &Verdict) -> Word {
    match verdict {
        Verdict::Forward(permit) => permit.basis.word,
        Verdict::Hold(hold) => hold.basis.word,
        Verdict::Refuse(refusal) => refusal
            .basis
            .as_ref()
            .map_or(Word::Deny, |basis| basis.word),
    }
}

#[test]
fn baseline_replaces_and_gives_back_all_but_in_urls() {
    let permit = Call::new()
        .holding("pii.email", 5..9)
        .holding("secrets.aws_access_key", 20..40)
        .forwarded(&pack("baseline"));
    assert_eq!(permit.unit(), UnitId::new([7; 10]));
    assert_eq!(permit.basis().word, Word::Redact);
    assert!(permit.basis().enforced);
    assert_eq!(permit.basis().rule.name, "AI may be used");
    assert_eq!(
        permit.basis().reason,
        "an e-mail address in messages[2].content and 1 more"
    );
    assert_eq!(
        permit
            .edits()
            .iter()
            .map(|edit| edit.raw.clone())
            .collect::<Vec<_>>(),
        [5..9, 20..40]
    );
    let places = RestoreIn {
        text: true,
        tool_arguments: true,
        url: false,
    };
    assert!(
        permit
            .restorations()
            .iter()
            .all(|one| one.restore == places)
    );
    assert_eq!(permit.restorations().len(), 2);
}

#[test]
fn packs_replace_what_dictionaries_hold_and_a_policy_that_says_otherwise_counts() {
    let call = Call::new().holding("company.customers.email", 5..9);
    for name in ["baseline", "strict"] {
        let permit = call.forwarded(&pack(name));
        assert_eq!(permit.basis().word, Word::Redact, "{name}");
        assert_eq!(permit.edits()[0].action, Action::Token);
        assert_eq!(permit.restorations().len(), 1);
    }
    assert_eq!(
        word(&call.judge(&pack("observe"))),
        Word::WouldRedact,
        "nothing is changed"
    );
    let silent = call.forwarded(&policy(&[ALLOW]));
    assert_eq!(silent.edits().len(), 0);
    let masking = format!("{ALLOW}redact = {{ company = \"mask\" }}\n");
    let masked = call.forwarded(&policy(&[&masking]));
    assert_eq!(masked.edits()[0].action, Action::Mask);
    // The marking of a document is no record of a dictionary's.
    let marked = Call::new().holding("marking.confidential", 5..9);
    assert_eq!(marked.forwarded(&pack("strict")).edits().len(), 0);
}

#[test]
fn a_clean_call_passes_unchanged() {
    let permit = Call::new().forwarded(&pack("baseline"));
    assert_eq!(
        (permit.basis().word, permit.edits().len()),
        (Word::Allow, 0)
    );
}

#[test]
fn a_private_key_is_refused_in_words_without_the_value() {
    let call = Call::new()
        .holding("secrets.private_key", 3..9)
        .holding("secrets.private_key", 30..40);
    let refusal = call.refused(&pack("baseline"));
    assert_eq!(refusal.code, Code::PolicyDenied);
    assert_eq!(refusal.param.as_deref(), Some("messages[2]"));
    let line = explain::refusal_line(&refusal, Some(UnitId::new([7; 10])), None);
    assert_eq!(
        line,
        "Blocked by policy (weir): the prompt contains a private key (message 3) and 1 more. Rule \"private keys never leave\". \
         Remove it and try again; do not retry unchanged. Details: weir why 0W3G-E1"
    );
    let basis = refusal.basis.unwrap();
    assert_eq!(
        basis.reason,
        "a private key in messages[2].content and 1 more"
    );
    assert_eq!(
        (basis.word, basis.enforced, basis.rule.file.as_str()),
        (Word::Deny, true, "built-in \"baseline\"")
    );
    assert_eq!(basis.policy, pack("baseline").digest());
}

#[test]
fn opaque_parts_are_refused() {
    let refusal = Call::new()
        .opaque(Opacity::Media)
        .refused(&pack("baseline"));
    assert_eq!(
        refusal.reason,
        "the request has a part that cannot be inspected (message 1: an image, sound or document)"
    );
    let only = deny_if("coverage = { opaque = [\"encoding\"] }");
    Call::new().opaque(Opacity::Media).passes(&only);
    let refusal = Call::new()
        .opaque(Opacity::Media)
        .opaque(Opacity::Encoding)
        .refused(&only);
    assert!(refusal.reason.contains("compression"), "{}", refusal.reason);
    Call::new()
        .opaque(Opacity::Media)
        .refused(&allow_if("coverage = { opaque = false }"));
}

#[test]
fn without_a_policy_everything_is_refused() {
    let refusal = Call::new().refused(&Policy::deny_all());
    assert_eq!(
        (refusal.code, refusal.reason.as_str()),
        (Code::PolicyMissing, "no policy is loaded")
    );
}

#[test]
fn what_nothing_allows_is_denied_by_name() {
    let refusal = Call::new().refused(&allow_if("what = { provider = \"anthropic\" }"));
    assert_eq!(
        refusal.reason,
        "no rule of 0.toml allows operation chat at openai"
    );
    let rule = refusal.basis.unwrap().rule;
    assert_eq!(
        (rule.name.as_str(), rule.file.as_str(), rule.line),
        ("nothing allows this", "0.toml", 0)
    );
}

#[test]
fn signed_content_is_never_edited() {
    let call = Call::new().holding("pii.email", 3..9).signed();
    let refusal = call.refused(&pack("baseline"));
    assert!(
        refusal.reason.contains("an e-mail address") && refusal.reason.contains("signed"),
        "{}",
        refusal.reason
    );
    let permit = Call::new()
        .holding("weir.placeholder", 3..9)
        .signed()
        .forwarded(&pack("baseline"));
    assert!(permit.edits().is_empty());
}

#[test]
fn input_in_the_form_of_a_placeholder_is_always_replaced_and_given_back() {
    let permit = Call::new()
        .holding("weir.placeholder", 3..9)
        .forwarded(&policy(&[ALLOW]));
    assert_eq!(permit.edits().len(), 1);
    assert!(
        permit
            .restorations()
            .iter()
            .all(|one| one.restore.url && one.restore.text && one.restore.tool_arguments)
    );
    assert_eq!(permit.basis().word, Word::Redact);
}

#[test]
fn strict_keeps_secrets_out_of_tool_arguments_whatever_other_layers_say() {
    let redact = "[[rule]]\nname = \"all\"\neffect = \"allow\"\nredact = [\"secrets\"]\n";
    let open = format!("{redact}restore = {{ secrets = {{ url = true }} }}\n");
    let closed = format!("{redact}restore = {{ secrets = {{ tool_arguments = false }} }}\n");
    let call = Call::new().holding("secrets.aws_access_key", 3..9);
    let restore = |layers: &[&str]| call.forwarded(&policy(layers)).restorations()[0].restore;
    assert!(restore(&[&open]).url);
    assert!(!restore(&[&open, redact]).url);
    assert!(!restore(&[&open, &closed]).tool_arguments);
    assert!(!restore(&[&closed, &open]).tool_arguments);
    call.refused(&pack("strict"));
}

#[test]
fn findings_that_overlap_share_the_strictest_restoration() {
    let rules = "[[rule]]\nname = \"all\"\neffect = \"allow\"\nredact = [\"pii\", \"secrets\"]\n\
                 restore = { secrets = { tool_arguments = false } }\n";
    let call = Call::new()
        .holding("pii.email", 3..9)
        .holding("secrets.aws_access_key", 5..12);
    let permit = call.forwarded(&policy(&[rules]));
    let ranges: Vec<_> = permit
        .edits()
        .iter()
        .map(|edit| (edit.raw.start, edit.raw.end))
        .collect();
    assert_eq!(ranges, [(3, 12)]);
    let places = RestoreIn {
        text: true,
        tool_arguments: false,
        url: false,
    };
    assert!(
        permit
            .restorations()
            .iter()
            .all(|one| one.restore == places)
    );
}

#[test]
fn each_class_gets_its_action_and_the_strictest_of_all_rules_counts() {
    let mixed = "[[rule]]\nname = \"all\"\neffect = \"allow\"\n\
                 redact = { secrets = \"token\", pii = \"mask\", \"pii.email\" = \"partial\", pci = \"drop\" }\n";
    let more = "[[rule]]\nname = \"more\"\nredact = { secrets = \"hash\", pii = \"token\" }\n";
    let call = Call::new()
        .holding("secrets.aws_access_key", 1..9)
        .holding("pii.email", 10..19)
        .holding("pii.phone", 20..29)
        .holding("pci.card", 30..39);
    let done = |layers: &[&str]| {
        let permit = call.forwarded(&policy(layers));
        assert_eq!(permit.basis().word, Word::Redact);
        assert!(permit.restorations().len() <= 1);
        let edits = permit.edits().iter();
        edits.map(|edit| edit.action).collect::<Vec<_>>()
    };
    use Action::{Drop, Hash, Mask, Partial, Token};
    assert_eq!(done(&[mixed]), [Token, Partial, Mask, Drop]);
    assert_eq!(
        done(&[&format!("{mixed}{more}")]),
        [Hash, Partial, Mask, Drop]
    );
    let layer = format!("{ALLOW}{more}");
    assert_eq!(done(&[&layer, mixed]), [Hash, Partial, Mask, Drop]);
    // A stretch that two findings share gets the stricter of their actions, and nothing of it comes back.
    let shared = Call::new()
        .holding("secrets.aws_access_key", 3..9)
        .holding("pii.phone", 5..12);
    let permit = shared.forwarded(&policy(&[mixed]));
    assert_eq!(permit.edits().len(), 1);
    assert_eq!(
        (permit.edits()[0].action, permit.edits()[0].raw.clone()),
        (Mask, 3..12)
    );
    assert!(permit.restorations().is_empty());
}

#[test]
fn what_is_to_be_refused_refuses_the_call() {
    let rules = "[[rule]]\nname = \"all\"\neffect = \"allow\"\n\
                 redact = { secrets = \"token\", \"secrets.private_key\" = \"refuse\" }\n";
    let call = Call::new()
        .holding("secrets.aws_access_key", 3..9)
        .holding("secrets.private_key", 30..40);
    let refusal = call.refused(&policy(&[rules]));
    assert_eq!(refusal.code, Code::PolicyDenied);
    assert_eq!(
        refusal.reason,
        "the prompt contains a private key (message 3)"
    );
    assert_eq!(refusal.basis.unwrap().rule.name, "all");
    let observed = policy(&[&format!("mode = \"observe\"\n{rules}")]);
    assert_eq!(word(&call.judge(&observed)), Word::WouldDeny);
    Call::new()
        .holding("secrets.aws_access_key", 3..9)
        .passes(&policy(&[rules]));
}

#[test]
fn observe_says_what_would_have_been() {
    let observe = pack("observe");
    for (call, word) in [
        (Call::new(), Word::Allow),
        (Call::new().holding("pii.email", 3..9), Word::WouldRedact),
        (
            Call::new().holding("weir.placeholder", 3..9),
            Word::WouldRedact,
        ),
        (
            Call::new().holding("secrets.private_key", 3..9),
            Word::WouldDeny,
        ),
        (Call::new().opaque(Opacity::Media), Word::WouldDeny),
    ] {
        let permit = call.forwarded(&observe);
        assert_eq!(permit.basis().word, word);
        assert!(
            !permit.basis().enforced
                && permit.edits().is_empty()
                && permit.restorations().is_empty()
        );
    }
}

#[test]
fn who_and_what_are_matched() {
    for condition in [
        "who = { uid = 1000 }",
        "who = { app = [\"/usr/bin/no*\"] }",
        "who = { app = \"**/node\" }",
        "what = { model = [\"GPT-*\"] }",
        "what = { provider = [\"openai\", \"anthropic\"], operation = \"chat\" }",
        "what = { tool = \"read_*\" }",
        "credential = { kind = \"api_key\" }",
        "credential = { fingerprint = \"0123456789ABCDEF\" }",
    ] {
        Call::new().passes(&allow_if(condition));
        Call::new().refused(&deny_if(condition));
    }
    for condition in [
        "who = { uid = 1001 }",
        "who = { app = \"/usr/*\" }",
        "who = { unit = \"*\" }",
        "what = { model = \"gpt-4\" }",
        "what = { provider = \"anthropic\" }",
        "what = { operation = \"chat.read\" }",
        "what = { tool = \"write_*\" }",
        "credential = { kind = [\"oauth\", \"none\"] }",
        "data = \"pii\"",
    ] {
        Call::new().refused(&allow_if(condition));
        Call::new().passes(&deny_if(condition));
    }
}

#[test]
fn what_is_not_surely_known_fulfils_no_allow_and_escapes_no_deny() {
    let mut unsure = Call::new();
    unsure.subject = Subject {
        uid: Known::Likely(1000),
        ..Subject::default()
    };
    unsure.request.model = None;
    unsure.credential.fingerprint = None;
    for condition in [
        "who = { uid = 1000 }",
        "who = { app = \"/usr/bin/node\" }",
        "who = { image = \"ghcr.io/*\" }",
        "what = { tenant = \"org-1\" }",
        "what = { model = \"gpt-*\" }",
        "credential = { fingerprint = \"0123456789abcdef\" }",
    ] {
        unsure.refused(&allow_if(condition));
        let refusal = unsure.refused(&deny_if(condition));
        assert!(
            refusal.reason.ends_with("is unknown, so it applies"),
            "{}",
            refusal.reason
        );
    }
    let mut models = unsure.clone();
    models.request.operation = "models".into();
    models.passes(&deny_if("what = { model = \"gpt-*\" }"));
}

#[test]
fn each_of_several_models_counts() {
    let mut batch = Call::new();
    batch.request.model = None;
    batch.request.also = vec!["gpt-4o".to_owned(), "o3".to_owned()];
    batch.refused(&deny_if("what = { model = \"gpt-*\" }"));
    batch.passes(&deny_if("what = { model = \"claude-*\" }"));
    batch.refused(&allow_if("what = { model = \"gpt-*\" }"));
    batch.passes(&allow_if("what = { model = [\"gpt-*\", \"o3\"] }"));
    // A body that is not read may offer any tool.
    let mut sealed = Call::new();
    sealed.request.tools = Vec::new();
    sealed.request.tools_untold = true;
    sealed.refused(&deny_if("what = { tool = \"rm\" }"));
}

#[test]
fn layers_intersect() {
    let openai = &*format!("{ALLOW}what = {{ provider = \"openai\" }}\n");
    let chat = &*format!("{ALLOW}what = {{ operation = \"chat\" }}\n");
    let deny = "[[rule]]\nname = \"no\"\neffect = \"deny\"\nwhat = { model = \"gpt-*\" }\n";
    Call::new().passes(&policy(&[openai, chat]));
    let mut embeddings = Call::new();
    embeddings.request.operation = "embeddings".into();
    embeddings.passes(&policy(&[openai]));
    let refusal = embeddings.refused(&policy(&[openai, chat]));
    assert_eq!(refusal.basis.unwrap().rule.file, "1.toml");
    Call::new().refused(&policy(&[openai, deny]));
    let observing = format!("mode = \"observe\"\n{ALLOW}");
    assert_eq!(
        policy(&[&observing, openai]).mode(),
        crate::language::Mode::Enforce
    );
}

#[test]
fn a_value_in_a_key_does_not_reach_the_words() {
    let mut call = Call::new().holding("secrets.private_key", 3..9);
    call.findings[0].place = format!("metadata.{}", call.findings[0].value.as_str());
    let refusal = call.refused(&pack("baseline"));
    assert_eq!(refusal.param.as_deref(), Some("metadata"));
    let said = format!("{refusal:?}");
    assert!(!said.contains(call.findings[0].value.as_str()), "{said}");
}

/// The first of [`RULES`] that denies.
const DENIES: usize = 10;

const RULES: [&str; 15] = [
    "effect = \"allow\"\n",
    "effect = \"allow\"\nredact = [\"pii\"]\nwhat = { provider = \"openai\" }\n",
    "effect = \"allow\"\nwho = { uid = [0, 1000] }\n",
    "effect = \"allow\"\ndata = [\"pii\"]\n",
    "effect = \"allow\"\nrestore = { pii = { url = true } }\nwhat = { model = \"gpt-*\" }\n",
    "redact = [\"secrets\"]\nwho = { app = \"/usr/bin/*\" }\n",
    "redact = [\"pci\", \"pii.email\"]\nrestore = { pci = { text = false } }\n",
    "redact = { pii = \"mask\", \"pii.email\" = \"partial\", pci = \"hash\" }\n",
    "redact = { secrets = \"drop\" }\nwhat = { model = \"gpt-*\" }\n",
    "redact = { \"secrets.private_key\" = \"refuse\", pci = \"token\" }\nwho = { uid = 1000 }\n",
    "effect = \"deny\"\ndata = [\"secrets.private_key\"]\n",
    "effect = \"deny\"\ndata = [\"secrets\", \"pci\"]\nwho = { uid = 0 }\n",
    "effect = \"deny\"\ncoverage = { opaque = true }\n",
    "effect = \"deny\"\ncredential = { kind = \"oauth\" }\n",
    "effect = \"deny\"\nwhat = { model = \"o*\" }\n",
];

fn rules(picked: &[usize]) -> String {
    let rule = |index: &usize| format!("[[rule]]\nname = \"rule {index}\"\n{}", RULES[*index]);
    picked.iter().map(rule).collect()
}

fn any_known<T: Clone + std::fmt::Debug + 'static>(
    value: impl Strategy<Value = T> + 'static,
) -> impl Strategy<Value = Known<T>> {
    (0..4, value).prop_map(|(sure, value)| match sure {
        0 => Known::Unknown,
        1 => Known::Likely(value),
        _ => Known::Sure(value),
    })
}

prop_compose! {
    fn any_finding()(
        class in prop::sample::select(vec!["pii.email", "pci.card", "secrets.private_key", "secrets.aws_access_key", "weir.placeholder", "other"]),
        start in 0usize..50, len in 1usize..20, signed in prop::bool::weighted(0.1),
        place in prop::sample::select(vec!["messages[2].content", "header x", "", "a\nb", "[", "messages["]),
        surface in prop::sample::select(vec![Surface::Body, Surface::Target, Surface::Header(1)]),
    ) -> Located {
        Located {
            surface, raw: start..start + len, place: place.into(), class: Class::new(class), detector: "test".into(),
            confidence: Confidence::High, value: Zeroizing::new(format!("{class}{start}")), signed, bare: None,
        }
    }
}

prop_compose! {
    fn any_call()(
        uid in any_known(prop::sample::select(vec![0u32, 1000])),
        exe in any_known(prop::sample::select(vec!["/usr/bin/node".to_owned(), "/opt/x".to_owned()])),
        provider in prop::sample::select(vec!["openai", "anthropic"]),
        operation in prop::sample::select(vec!["chat", "models", "unknown"]),
        model in prop::option::of(prop::sample::select(vec!["gpt-4o", "o3", ""])),
        findings in prop::collection::vec(any_finding(), 0..5),
        opaque in prop::bool::weighted(0.2),
        kind in prop::sample::select(vec![CredentialKind::None, CredentialKind::ApiKey, CredentialKind::Oauth]),
    ) -> Call {
        let mut call = Call::new();
        call.subject = Subject { uid, exe, ..Subject::default() };
        call.request.provider = provider.into();
        call.request.operation = operation.into();
        call.request.model = model.map(str::to_owned);
        call.findings = findings;
        call.credential.kind = kind;
        if opaque { call.opaque(Opacity::Malformed) } else { call }
    }
}

fn any_rules() -> impl Strategy<Value = Vec<usize>> {
    prop::sample::subsequence((0..RULES.len()).collect::<Vec<_>>(), 0..=RULES.len())
}

/// A verdict without the lines, which move with the rules.
fn gist(verdict: &Verdict) -> String {
    match verdict {
        Verdict::Forward(permit) => {
            let restorations: Vec<_> = permit
                .restorations
                .iter()
                .map(|one| (&one.token, one.restore))
                .collect();
            format!(
                "{} {} {} {:?} {restorations:?}",
                permit.basis.word, permit.basis.rule.name, permit.basis.reason, permit.edits
            )
        }
        Verdict::Hold(_) => "hold".to_owned(),
        Verdict::Refuse(refusal) => {
            let rule = refusal.basis.as_ref().map(|basis| basis.rule.name.as_str());
            format!(
                "deny {rule:?} {} {} {:?}",
                refusal.reason, refusal.hint, refusal.param
            )
        }
    }
}

fn is_within(edit: &Edit, edits: &[Edit]) -> bool {
    edits.iter().any(|one| {
        one.surface == edit.surface
            && one.raw.start <= edit.raw.start
            && edit.raw.end <= one.raw.end
            && edit.action <= one.action
    })
}

/// Whether `after` lets no more pass than `before`: no new call, no byte more, no milder action, no value given back at more places.
fn no_looser(before: &Verdict, after: &Verdict) -> bool {
    match (before, after) {
        (_, Verdict::Refuse(_)) => true,
        (Verdict::Forward(before), Verdict::Forward(after)) => {
            let edits = before
                .edits
                .iter()
                .all(|edit| is_within(edit, &after.edits));
            let restored = after.restorations.iter().all(|new| {
                before
                    .restorations
                    .iter()
                    .filter(|old| old.token == new.token)
                    .all(|old| {
                        (old.restore.text || !new.restore.text)
                            && (old.restore.tool_arguments || !new.restore.tool_arguments)
                            && (old.restore.url || !new.restore.url)
                    })
            });
            edits && restored
        }
        _ => false,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn the_order_of_rules_does_not_matter(call in any_call(), (picked, shuffled) in any_rules().prop_flat_map(|rules| (Just(rules.clone()), Just(rules).prop_shuffle()))) {
        let one = call.judge(&policy(&[&rules(&picked)]));
        let other = call.judge(&policy(&[&rules(&shuffled)]));
        prop_assert_eq!(gist(&one), gist(&other));
    }

    #[test]
    fn a_deny_or_a_layer_more_never_allows_more(call in any_call(), first in any_rules(), second in any_rules(), deny in DENIES..RULES.len()) {
        let before = call.judge(&policy(&[&rules(&first)]));
        let layered = call.judge(&policy(&[&rules(&first), &rules(&second)]));
        prop_assert!(no_looser(&before, &layered), "{:?} -> {:?}", before, layered);
        let mut more = first.clone();
        if !more.contains(&deny) {
            more.push(deny);
        }
        let denied = call.judge(&policy(&[&rules(&more)]));
        prop_assert!(no_looser(&before, &denied), "{:?} -> {:?}", before, denied);
        let same = matches!((&layered, call.judge(&policy(&[&rules(&second), &rules(&first)]))), (Verdict::Refuse(_), Verdict::Refuse(_)) | (Verdict::Forward(_), Verdict::Forward(_)));
        prop_assert!(same, "the order of layers decides");
    }

    #[test]
    fn every_call_gets_a_verdict_and_observing_changes_nothing(call in any_call(), picked in any_rules()) {
        let enforced = call.judge(&policy(&[&rules(&picked)]));
        let observed = call.judge(&policy(&[&format!("mode = \"observe\"\n{}", rules(&picked))]));
        let Verdict::Forward(permit) = &observed else { panic!("observing refused: {observed:?}") };
        prop_assert!(permit.edits.is_empty() && permit.restorations.is_empty() && !permit.basis.enforced);
        let expected = match word(&enforced) {
            Word::Deny => Word::WouldDeny,
            Word::Redact => Word::WouldRedact,
            other => other,
        };
        prop_assert_eq!(permit.basis.word, expected);
        if let Verdict::Refuse(refusal) = &enforced {
            let line = explain::refusal_line(refusal, Some(UnitId::new([7; 10])), None);
            prop_assert!(!line.chars().any(char::is_control));
            prop_assert!(call.findings.iter().all(|finding| !line.contains(finding.value.as_str())), "{}", line);
        }
    }

    #[test]
    fn edits_are_sorted_and_apart(call in any_call()) {
        if let Verdict::Forward(permit) = call.judge(&policy(&[&rules(&[0, 1, 5, 6])])) {
            for pair in permit.edits.windows(2) {
                prop_assert!(pair[0].surface < pair[1].surface || pair[0].raw.end <= pair[1].raw.start);
            }
        }
    }
}

/// A call with a key that stands so to the enrolled ones.
fn bound(binding: Option<Binding>, kind: CredentialKind) -> Call {
    let mut call = Call::new();
    call.credential.binding = binding;
    call.credential.kind = kind;
    call
}

#[test]
fn a_key_that_is_not_enrolled_is_refused_by_its_head() {
    use CredentialKind::{ApiKey, None as Nothing, Oauth};
    for name in ["baseline", "strict"] {
        let policy = pack(name);
        for (binding, kind) in [
            (Some(Binding::Enrolled), ApiKey),
            (Some(Binding::Unbound), ApiKey),
            (None, Oauth),
            (None, Nothing),
        ] {
            bound(binding, kind).passes(&policy);
            let head = bound(binding, kind).head(&policy);
            assert!(head.is_none(), "{binding:?} {kind:?}");
        }
        let other = bound(Some(Binding::Other), ApiKey);
        let (whole, head) = (other.refused(&policy), other.head(&policy).unwrap());
        for refusal in [whole, head] {
            assert_eq!(refusal.code, Code::CredentialNotEnrolled);
            assert!(
                refusal
                    .hint
                    .contains("weir credentials enroll openai 0123456789abcdef"),
                "{}",
                refusal.hint
            );
        }
        // A key of which nobody knows how it stands is not let pass for an enrolled one.
        assert!(bound(None, ApiKey).head(&policy).is_some());
    }
    let observed = bound(Some(Binding::Other), ApiKey);
    assert!(observed.head(&pack("observe")).is_none());
    let basis = observed.forwarded(&pack("observe")).basis().clone();
    assert_eq!(basis.word, Word::WouldDeny);
}

#[test]
fn credentials_are_named_by_word_and_by_fingerprint() {
    let enrolled = bound(Some(Binding::Enrolled), CredentialKind::ApiKey);
    let oauth = bound(None, CredentialKind::Oauth);
    for condition in [
        "credential = \"enrolled\"",
        "credential = [\"oauth\", \"enrolled\"]",
        "credential = \"0123456789ABCDEF\"",
        "credential = { kind = \"api_key\" }",
        "credential = { kind = [\"enrolled\"], fingerprint = \"0123456789abcdef\" }",
    ] {
        enrolled.passes(&allow_if(condition));
        enrolled.refused(&deny_if(condition));
    }
    for condition in ["credential = \"other\"", "credential = \"unbound\""] {
        enrolled.refused(&allow_if(condition));
        enrolled.passes(&deny_if(condition));
        oauth.passes(&deny_if(condition));
    }
    oauth.passes(&allow_if("credential = [\"oauth\", \"enrolled\"]"));
}

#[test]
fn an_account_counts_as_the_provider_told_it() {
    let of = |told: &[&str], claimed: &[&str], elsewhere| {
        let mut call = Call::new();
        let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
        call.tenant = Tenant {
            told: names(told),
            claimed: names(claimed),
            elsewhere,
        };
        call
    };
    let ours = "what = { tenant = \"org-ours\" }";
    let first = "what = { tenant = [\"org-ours\", \"untold\"] }";
    for (call, proven, untold) in [
        (of(&["org-ours"], &[], false), true, true),
        (of(&["org-ours", "proj-1"], &["org-ours"], true), true, true),
        (of(&["org-theirs"], &[], false), false, false),
        // The provider's word beats the caller's.
        (of(&["org-theirs"], &["org-ours"], false), false, false),
        (of(&[], &[], false), false, true),
        (of(&[], &["org-ours"], false), false, true),
        (of(&[], &["org-theirs"], false), false, false),
        (of(&[], &["org-ours", "org-theirs"], false), false, false),
        // No way round what was told, by claiming nothing for once.
        (of(&[], &[], true), false, false),
    ] {
        let passed =
            |condition: &str| matches!(call.judge(&allow_if(condition)), Verdict::Forward(_));
        assert_eq!(
            (passed(ours), passed(first)),
            (proven, untold),
            "{:?}",
            call.tenant
        );
    }
    of(&["org-theirs"], &[], false).passes(&deny_if(ours));
    of(&[], &["org-theirs"], false).refused(&deny_if(ours));
    let refusal = of(&["org-ours"], &[], false).head(&deny_if(ours)).unwrap();
    assert!(
        refusal.reason.contains("for the account org-ours"),
        "{}",
        refusal.reason
    );
    let theirs = of(&["org-theirs"], &[], false).refused(&allow_if(ours));
    assert!(
        theirs.reason.contains("for the account org-theirs"),
        "{}",
        theirs.reason
    );
}
