//! What a rule asks of a call, compiled once; matching allocates nothing.

use globset::{GlobBuilder, GlobSet, GlobSetBuilder};

use crate::decide::Ask;
use crate::detect::is_within;
use crate::request::{Binding, Credential, CredentialKind, ModelRequest, Opacity, Tenant};
use crate::subject::{Known, Subject};

/// Whether a condition holds. What is not surely known neither fulfils an allow nor escapes a deny.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Match {
    /// It does not.
    No,
    /// It cannot be told.
    Maybe,
    /// It does.
    Yes,
}

impl From<bool> for Match {
    fn from(holds: bool) -> Self {
        if holds { Self::Yes } else { Self::No }
    }
}

/// Globs of one key.
#[derive(Debug)]
pub(crate) struct Patterns {
    pub(super) texts: Vec<String>,
    set: GlobSet,
}

/// How the globs of a key are read.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    /// `*` stops at a slash, `**` does not; case counts.
    Path,
    /// `*` is anything; case counts.
    Word,
    /// `*` is anything; case does not count.
    AnyCase,
}

impl Patterns {
    /// Compiles globs; the error says which one is wrong and why.
    pub(super) fn new(texts: &[&str], style: Style) -> Result<Self, (usize, String)> {
        let mut set = GlobSetBuilder::new();
        for (index, text) in texts.iter().enumerate() {
            let glob = GlobBuilder::new(text)
                .literal_separator(style == Style::Path)
                .case_insensitive(style == Style::AnyCase)
                .backslash_escape(true)
                .build();
            set.add(glob.map_err(|error| (index, error.kind().to_string()))?);
        }
        let set = set.build().map_err(|error| (0, error.kind().to_string()))?;
        Ok(Self {
            texts: texts.iter().map(|text| (*text).to_owned()).collect(),
            set,
        })
    }

    fn is_match(&self, text: &str) -> bool {
        self.set.is_match(text)
    }
}

/// All that a rule asks; a key that is not there asks nothing.
#[derive(Debug, Default)]
pub(crate) struct Is {
    pub(super) user: Option<Vec<u32>>,
    pub(super) uid: Option<Vec<u32>>,
    pub(super) group: Option<Vec<u32>>,
    pub(super) app: Option<Patterns>,
    pub(super) sha256: Option<Vec<String>>,
    pub(super) unit: Option<Patterns>,
    pub(super) container: Option<Patterns>,
    pub(super) image: Option<Patterns>,
    pub(super) provider: Option<Vec<String>>,
    pub(super) tenant: Option<Tenants>,
    pub(super) model: Option<Patterns>,
    pub(super) operation: Option<Vec<String>>,
    pub(super) tool: Option<Patterns>,
    pub(super) data: Option<Vec<String>>,
    pub(super) opaque: Option<OpaqueIs>,
    pub(super) kind: Option<Vec<CredentialIs>>,
    pub(super) fingerprint: Option<Vec<String>>,
}

/// What a rule asks of the account that is called on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tenants {
    /// Names of organisations and projects.
    pub(super) names: Vec<String>,
    /// Whether one of which the provider has told nothing yet will do.
    pub(super) untold: bool,
}

/// What a rule asks of a credential.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum CredentialIs {
    /// Its kind.
    Kind(CredentialKind),
    /// How it stands to the enrolled keys.
    Bound(Binding),
    /// Which one it is, by fingerprint.
    Print(String),
}

impl Tenants {
    /// Whether an account is meant. What the provider told counts; the caller's own word never does more than
    /// leave it in doubt, unless the rule lets an untold account pass.
    fn fit(&self, tenant: &Tenant) -> Match {
        let named = |names: &[String]| names.iter().any(|name| self.contains(name));
        if !tenant.told.is_empty() {
            return named(&tenant.told).into();
        }
        let untold = if tenant.claimed.is_empty() {
            !tenant.elsewhere
        } else {
            tenant.claimed.iter().all(|name| self.contains(name))
        };
        if self.untold && untold {
            Match::Yes
        } else {
            Match::Maybe
        }
    }

    /// Whether a name is among those asked for.
    pub(crate) fn contains(&self, name: &str) -> bool {
        self.names.iter().any(|known| known == name)
    }
}

impl CredentialIs {
    fn fits(&self, credential: &Credential) -> Match {
        match self {
            Self::Kind(kind) => (credential.kind == *kind).into(),
            Self::Bound(binding) => match (credential.binding, credential.kind) {
                (Some(known), _) => (known == *binding).into(),
                (None, CredentialKind::ApiKey) => Match::Maybe,
                (None, CredentialKind::None | CredentialKind::Oauth) => Match::No,
            },
            Self::Print(print) => match (&credential.fingerprint, credential.kind) {
                (Some(known), _) => (known == print).into(),
                (None, CredentialKind::None) => Match::No,
                (None, _) => Match::Maybe,
            },
        }
    }
}

/// What a rule asks of what could not be inspected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum OpaqueIs {
    /// Something could not be.
    Some,
    /// Everything could be.
    None,
    /// Something could not be, for one of these reasons.
    For(Vec<Opacity>),
}

impl Is {
    /// The least sure of all that is asked.
    pub(crate) fn matches(&self, ask: &Ask<'_>) -> Match {
        let quick = self.data(ask).min(self.opaque(ask));
        if quick == Match::No {
            return Match::No;
        }
        let request = self
            .request(ask.request, ask.tenant)
            .min(self.credential(ask.credential));
        if request == Match::No {
            return Match::No;
        }
        quick.min(request).min(self.subject(ask.subject))
    }

    /// The data groups that make it match, where it asks for data.
    pub(crate) fn data_groups(&self) -> Option<&[String]> {
        self.data.as_deref()
    }

    /// Whether it asks for something that could not be inspected.
    pub(crate) fn opaque_is(&self) -> Option<&OpaqueIs> {
        self.opaque.as_ref()
    }

    /// Whether it asks about the credential.
    pub(crate) fn asks_credential(&self) -> bool {
        self.kind.is_some() || self.fingerprint.is_some()
    }

    /// Whether it asks for keys that are not enrolled.
    pub(crate) fn asks_binding(&self) -> bool {
        let other = CredentialIs::Bound(Binding::Other);
        self.kind.iter().flatten().any(|asked| *asked == other)
    }

    /// The accounts it asks for.
    pub(crate) fn tenants(&self) -> Option<&Tenants> {
        self.tenant.as_ref()
    }

    /// Whether it asks about the credential or the account.
    pub(crate) fn asks_account(&self) -> bool {
        self.asks_credential() || self.tenant.is_some()
    }

    /// Whether it asks something that only a body tells.
    pub(crate) fn asks_body(&self) -> bool {
        self.model.is_some() || self.tool.is_some() || self.data.is_some() || self.opaque.is_some()
    }

    fn subject(&self, subject: &Subject) -> Match {
        holds(&self.user, |ids| {
            known(&subject.uid, |uid| ids.contains(uid))
        })
        .min(holds(&self.uid, |ids| {
            known(&subject.uid, |uid| ids.contains(uid))
        }))
        .min(holds(&self.group, |ids| {
            known(&subject.gids, |gids| {
                gids.iter().any(|gid| ids.contains(gid))
            })
        }))
        .min(holds(&self.app, |globs| {
            known(&subject.exe, |exe| globs.is_match(exe))
        }))
        .min(holds(&self.sha256, |sums| {
            known(&subject.sha256, |sum| sums.contains(sum))
        }))
        .min(holds(&self.unit, |globs| maybe_named(&subject.unit, globs)))
        .min(holds(&self.container, |globs| {
            maybe_named(&subject.container, globs)
        }))
        .min(holds(&self.image, |globs| {
            maybe_named(&subject.image, globs)
        }))
    }

    fn request(&self, request: &ModelRequest, tenant: &Tenant) -> Match {
        let model = |globs: &Patterns| {
            let mut models = request.model.iter().chain(&request.also).peekable();
            match models.peek() {
                // Where one of several fits, neither the match nor the mismatch counts.
                Some(_) => {
                    let fits = models.map(|model| globs.is_match(model));
                    let (some, all) = fits.fold((false, true), |(some, all), fits| {
                        (some || fits, all && fits)
                    });
                    if some && !all {
                        Match::Maybe
                    } else {
                        some.into()
                    }
                }
                None if takes_model(&request.operation) => Match::Maybe,
                None => Match::No,
            }
        };
        // What tools a request brings is only known where its form is.
        let tool = |globs: &Patterns| match request.tools.iter().any(|tool| globs.is_match(tool)) {
            false
                if request.tools_untold
                    || request.operation == crate::catalog::UNKNOWN_OPERATION =>
            {
                Match::Maybe
            }
            offered => offered.into(),
        };
        holds(&self.provider, |names| {
            names.contains(&request.provider).into()
        })
        .min(holds(&self.operation, |names| {
            names
                .iter()
                .any(|name| is_within(&request.operation, name))
                .into()
        }))
        .min(holds(&self.model, model))
        .min(holds(&self.tool, tool))
        .min(holds(&self.tenant, |asked| asked.fit(tenant)))
    }

    fn data(&self, ask: &Ask<'_>) -> Match {
        let found = |group: &String| {
            ask.findings
                .iter()
                .any(|finding| finding.class.is_within(group))
        };
        holds(&self.data, |groups| groups.iter().any(found).into())
    }

    fn opaque(&self, ask: &Ask<'_>) -> Match {
        let parts = &ask.coverage.opaque;
        holds(&self.opaque, |wanted| match wanted {
            OpaqueIs::Some => (!parts.is_empty()).into(),
            OpaqueIs::None => parts.is_empty().into(),
            OpaqueIs::For(reasons) => parts.iter().any(|part| reasons.contains(&part.why)).into(),
        })
    }

    fn credential(&self, credential: &Credential) -> Match {
        let any = |asked: &Vec<CredentialIs>| {
            let fits = asked.iter().map(|one| one.fits(credential));
            fits.max().unwrap_or(Match::No)
        };
        let print = |prints: &Vec<String>| {
            let fits = prints
                .iter()
                .map(|print| CredentialIs::Print(print.clone()).fits(credential));
            fits.max().unwrap_or(Match::No)
        };
        holds(&self.kind, any).min(holds(&self.fingerprint, print))
    }
}

fn holds<T>(asked: &Option<T>, test: impl FnOnce(&T) -> Match) -> Match {
    asked.as_ref().map_or(Match::Yes, test)
}

/// `Likely` is the state of a process that changed while it called: neither its match nor its mismatch counts.
fn known<T>(field: &Known<T>, test: impl FnOnce(&T) -> bool) -> Match {
    match field {
        Known::Sure(value) => test(value).into(),
        Known::Likely(_) | Known::Unknown => Match::Maybe,
    }
}

fn maybe_named(field: &Known<Option<String>>, globs: &Patterns) -> Match {
    known(field, |name| {
        name.as_deref().is_some_and(|name| globs.is_match(name))
    })
}

/// Whether a request of this operation has a model even where none could be read.
fn takes_model(operation: &str) -> bool {
    !matches!(
        operation,
        "models" | "files.upload" | "files.read" | "conversations" | "vector_stores" | "telemetry"
    )
}

impl OpaqueIs {
    /// Whether a part that is opaque for this reason is what the rule asks for.
    pub(crate) fn names(&self, why: Opacity) -> bool {
        match self {
            Self::Some => true,
            Self::None => false,
            Self::For(reasons) => reasons.contains(&why),
        }
    }
}
