//! Programs that do not trust the run's root: who, by which sign, and what mends it. A sign that a program may give
//! for other reasons (it opened a connection and did not need it) counts only for one that never made a request.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use weir_policy::subject::Subject;

use super::Agent;
use crate::audit::{Turned, TurnedAway};
use crate::drain::Working;
use crate::tls::Distrust;
use crate::trust::Distrusting;
use crate::trust::runtimes::{self, Paths};

/// Programs remembered for not trusting the run's root.
const DISTRUSTING: usize = 64;
/// Programs remembered for having made a request.
const SPEAKING: usize = 4096;
/// How long a program that left without a word may take to make a request on another connection.
const GRACE: Duration = Duration::from_secs(2);

/// A program as far as trust goes: executable, script, user.
type Program = (String, String, Option<u32>);

fn program(subject: &Subject) -> Program {
    let script = subject.script.get().cloned().flatten();
    (
        subject.exe.get().cloned().unwrap_or_default(),
        script.unwrap_or_default(),
        subject.uid.get().copied(),
    )
}

/// Who does not trust the run's root, and who speaks.
#[derive(Default)]
pub(super) struct Distrusted {
    speaking: Mutex<HashSet<Program>>,
    programs: Mutex<HashMap<(Program, String), Distrusting>>,
}

/// A connection that ended so that its program may not trust weir.
pub struct Suspected {
    /// The connection.
    pub connection: u64,
    /// Whose.
    pub subject: Arc<Subject>,
    /// The host it was for.
    pub host: String,
    /// The sign.
    pub sign: Distrust,
}

impl Agent {
    /// Notes that a program made a request: it trusts the run's root.
    pub fn speaks(&self, subject: &Subject) {
        let mut speaking = lock(&self.distrusted.speaking);
        if speaking.len() < SPEAKING {
            speaking.insert(program(subject));
        }
    }

    fn has_spoken(&self, subject: &Subject) -> bool {
        lock(&self.distrusted.speaking).contains(&program(subject))
    }

    /// Names and records a program that does not trust the run's root; one that only may not, after a while in which
    /// it makes no request.
    pub async fn suspect(self: Arc<Self>, suspected: Suspected, mut working: Working) {
        let Suspected {
            connection,
            subject,
            host,
            sign,
        } = suspected;
        if !sign.is_certain() {
            if !self.has_spoken(&subject) {
                tokio::select! {
                    () = tokio::time::sleep(GRACE) => {}
                    () = working.stopping() => {}
                }
            }
            if self.has_spoken(&subject) {
                return tracing::debug!(connection, %sign, "a connection was not needed");
            }
        }
        let of = subject.clone();
        let looking = tokio::task::spawn_blocking(move || {
            let exe = of.exe.get().map(String::as_str);
            runtimes::recognise(exe, of.pid.get().copied())
        });
        let runtime = looking.await.ok();
        let paths = Paths::of(&self.spec.directory);
        let mend = runtime.map(|runtime| runtime.mend(&paths));
        let own_roots = runtime.is_some_and(|runtime| runtime.own_roots);
        let detail = match runtime {
            Some(runtime) if own_roots => {
                format!("{sign}; it carries its own roots ({})", runtime.words)
            }
            _ if sign.is_certain() => sign.to_string(),
            _ => format!("probably ({sign})"),
        };
        self.count_distrust(&subject, &host, sign, own_roots, mend.clone());
        let away = TurnedAway {
            subject: Some(subject),
            host: Some(host),
            detail: Some(detail),
            mend,
            ..TurnedAway::of(connection, Turned::Distrust)
        };
        self.turned_away(away).await;
    }

    fn count_distrust(
        &self,
        subject: &Subject,
        host: &str,
        sign: Distrust,
        own_roots: bool,
        mend: Option<String>,
    ) {
        let now = self.now() / 1_000_000;
        let mut programs = lock(&self.distrusted.programs);
        let key = (program(subject), host.to_owned());
        if programs.len() >= DISTRUSTING && !programs.contains_key(&key) {
            return;
        }
        let one = programs.entry(key).or_insert_with(|| Distrusting {
            program: subject.program().to_owned(),
            exe: subject.exe.get().cloned(),
            script: subject.script.get().cloned().flatten(),
            uid: subject.uid.get().copied(),
            host: host.to_owned(),
            since: now,
            ..Distrusting::default()
        });
        one.times += 1;
        one.certain |= sign.is_certain();
        one.sign = sign.to_string();
        one.own_roots = own_roots;
        one.mend = mend;
    }

    /// Programs that do not trust the run's root; not those that only seemed so, and made a request since.
    pub(super) fn distrusting(&self) -> Vec<Distrusting> {
        let speaking = lock(&self.distrusted.speaking);
        let mut all: Vec<Distrusting> = lock(&self.distrusted.programs)
            .iter()
            .filter(|((program, _), one)| one.certain || !speaking.contains(program))
            .map(|(_, one)| one.clone())
            .collect();
        all.sort_by(|one, other| {
            (one.since, &one.program, &one.host).cmp(&(other.since, &other.program, &other.host))
        });
        all
    }
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
