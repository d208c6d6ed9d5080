//! Asking an agent; blocking, for the command line.

use std::io::{BufRead, BufReader, Write};
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::time::Duration;

use serde_json::Value;
use thiserror::Error;

use super::{Answered, Question};

/// Why an agent did not answer.
#[derive(Debug, Error)]
pub enum ClientError {
    /// Nobody listens.
    #[error("cannot reach the agent at {path}: {error}")]
    Unreachable {
        /// The socket.
        path: PathBuf,
        /// Why.
        error: std::io::Error,
    },
    /// It answered no.
    #[error("{error}")]
    Refused {
        /// What is wrong.
        error: String,
        /// What to do.
        hint: Option<String>,
        /// The exit code that fits.
        exit: u8,
    },
    /// It answered something else than an answer.
    #[error("the agent's answer cannot be read: {0}")]
    Garbled(String),
}

/// A connection to one agent.
pub struct Client {
    path: PathBuf,
}

impl Client {
    /// For the socket at `path`.
    pub fn new(path: &Path) -> Self {
        Self {
            path: path.to_owned(),
        }
    }

    /// Asks one question.
    ///
    /// # Errors
    /// The agent cannot be reached, refuses, or answers garbage.
    pub fn ask(&self, question: &Question) -> Result<Value, ClientError> {
        let unreachable = |error| ClientError::Unreachable {
            path: self.path.clone(),
            error,
        };
        let mut stream = UnixStream::connect(&self.path).map_err(unreachable)?;
        stream
            .set_read_timeout(Some(Duration::from_secs(60)))
            .map_err(unreachable)?;
        let mut line = serde_json::to_vec(question)
            .map_err(|error| ClientError::Garbled(error.to_string()))?;
        line.push(b'\n');
        stream.write_all(&line).map_err(unreachable)?;
        let mut answer = String::new();
        BufReader::new(stream)
            .read_line(&mut answer)
            .map_err(unreachable)?;
        match serde_json::from_str(&answer) {
            Ok(Answered::Ok(value)) => Ok(value),
            Ok(Answered::Refused { error, hint, exit }) => {
                Err(ClientError::Refused { error, hint, exit })
            }
            Err(error) => Err(ClientError::Garbled(error.to_string())),
        }
    }
}
