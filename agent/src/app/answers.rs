//! What an agent answers on its control socket: its state, and its own records rendered.

use std::io::Write;
use std::sync::Arc;

use serde_json::{Value, json};

use super::Agent;
use crate::audit::AgentEvent;
use crate::audit::query::{self, Filter, QueryError};
use crate::cli::audit::{self, View};
use crate::cli::{view, why};
use crate::control::{Answered, Answers, Asker, Look, Question};

fn failed(error: impl std::fmt::Display, hint: Option<String>) -> Answered {
    Answered::Refused {
        error: error.to_string(),
        hint,
        exit: 1,
    }
}

impl From<QueryError> for Answered {
    fn from(error: QueryError) -> Self {
        failed(&error, Some(error.hint()))
    }
}

impl Answers for Agent {
    async fn answer(self: Arc<Self>, question: Question, asker: Asker) -> Result<Value, Answered> {
        match question {
            Question::Status => Ok(json!(self.reply())),
            Question::Reload => match self.reload().await {
                Ok(line) => Ok(Value::String(line)),
                Err(error) => {
                    let hint = "the last good policy stays in force".to_owned();
                    Err(failed(error, Some(hint)))
                }
            },
            Question::Show {
                id,
                reveal,
                json,
                look,
            } => {
                if reveal {
                    self.note_reveal(&id, asker).await?;
                }
                self.read(move |agent| agent.show(&id, reveal, json, look, asker))
                    .await
            }
            Question::List {
                filter,
                json,
                wide,
                look,
            } => {
                self.read(move |agent| agent.list(filter, json, wide, look, asker))
                    .await
            }
            Question::Why { id, json, look } => {
                self.read(move |agent| agent.why(&id, json, look, asker))
                    .await
            }
            Question::Verify { json, look } => {
                self.journal.flush().await;
                self.read(move |agent| agent.verify(json, look)).await
            }
        }
    }

    fn is_inside(&self, pid: u32) -> bool {
        let procs = std::fs::read_to_string(format!("/proc/{pid}/cgroup"));
        let run = self
            .spec
            .cgroup
            .file_name()
            .map(|name| name.to_string_lossy().into_owned());
        match (procs, run) {
            (Ok(text), Some(run)) => text
                .lines()
                .any(|line| line.split('/').any(|part| part == run)),
            // Gone, or not to be read: treated as inside.
            (Err(_), _) | (_, None) => true,
        }
    }
}

impl Agent {
    /// Reads the store on a thread that may block.
    async fn read<F>(self: Arc<Self>, work: F) -> Result<Value, Answered>
    where
        F: FnOnce(&Self) -> Result<Value, Answered> + Send + 'static,
    {
        tokio::task::spawn_blocking(move || work(&self))
            .await
            .unwrap_or_else(|error| Err(failed(error, None)))
    }

    async fn note_reveal(&self, id: &str, asker: Asker) -> Result<(), Answered> {
        let event = AgentEvent::Revealed {
            id: id.to_owned(),
            by: asker.uid,
            reason: "weir audit show --reveal".to_owned(),
        };
        self.journal
            .note_agent(event)
            .await
            .map_err(|error| failed(&error, Some(error.hint())))
    }

    /// A user sees its own calls.
    fn sees(asker: Asker, mut filter: Filter) -> Filter {
        if asker.uid != 0 {
            filter.uid = Some(asker.uid);
        }
        filter
    }

    fn list(
        &self,
        filter: Filter,
        json: bool,
        wide: bool,
        look: Look,
        asker: Asker,
    ) -> Result<Value, Answered> {
        let listing = self.journal.reader().events(&Self::sees(asker, filter))?;
        rendered(look, |out, view| {
            if json {
                audit::json::list(out, &listing, view)
            } else {
                audit::list(out, &listing, view, wide)
            }
        })
    }

    fn unit(&self, id: &str, asker: Asker) -> Result<query::Unit, Answered> {
        let (_, unit) = query::resolve(&[self.journal.reader()], id)?;
        let own = unit.subject.as_ref().and_then(|subject| subject.uid.get()) == Some(&asker.uid);
        if asker.uid == 0 || own {
            Ok(unit)
        } else {
            Err(QueryError::Unknown(id.to_owned()).into())
        }
    }

    fn show(
        &self,
        id: &str,
        reveal: bool,
        json: bool,
        look: Look,
        asker: Asker,
    ) -> Result<Value, Answered> {
        let unit = self.unit(id, asker)?;
        let reader = self.journal.reader();
        let content = reveal.then(|| reader.content(&unit)).transpose()?;
        let proof = reader.prove(unit.seq).ok();
        rendered(look, |out, view| {
            if json {
                writeln!(out, "{}", audit::json::unit(&unit, view))
            } else {
                audit::show(out, &unit, proof.as_ref(), content.as_ref(), view)
            }
        })
    }

    fn why(&self, id: &str, json: bool, look: Look, asker: Asker) -> Result<Value, Answered> {
        let unit = self.unit(id, asker)?;
        rendered(look, |out, view| {
            if json {
                writeln!(out, "{}", audit::json::unit(&unit, view))
            } else {
                why::why(out, &unit, view)
            }
        })
    }

    fn verify(&self, json: bool, look: Look) -> Result<Value, Answered> {
        let reports = [self.journal.reader().verify(None)];
        let exit = if reports.iter().any(|report| report.fault.is_some()) {
            audit::FAILED
        } else {
            0
        };
        let text = rendered(look, |out, view| {
            if json {
                audit::json::verify(out, &reports)
            } else {
                audit::verify(out, &reports, view).map(|_| ())
            }
        })?;
        Ok(json!({"text": text, "exit": exit}))
    }
}

fn rendered(
    look: Look,
    write: impl FnOnce(&mut Vec<u8>, &View<'_>) -> std::io::Result<()>,
) -> Result<Value, Answered> {
    let mut out = Vec::new();
    write(&mut out, &view(look)).map_err(|error| failed(error, None))?;
    Ok(Value::String(String::from_utf8_lossy(&out).into_owned()))
}
