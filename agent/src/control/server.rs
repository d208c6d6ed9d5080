//! Answering: root sees all, a user its own calls, a process inside the run only reads.

use std::io;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use serde_json::Value;
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::{UnixListener, UnixStream};
use tokio::sync::Semaphore;

use super::{Answered, LONGEST, Question};

/// Connections at once: so many of root's from outside, and so many of all others.
const PLACES: usize = 32;
/// How long a question may take to arrive, and how long all of it may take.
const QUESTION: Duration = Duration::from_secs(5);
const ANSWER: Duration = Duration::from_secs(120);

/// What an agent can be asked; the answers are made by the agent's wiring.
pub trait Answers: Send + Sync + 'static {
    /// Answers a question that `asker` may ask.
    fn answer(
        self: Arc<Self>,
        question: Question,
        asker: Asker,
    ) -> impl Future<Output = Result<Value, Answered>> + Send;
    /// Whether this process is inside the guarded run.
    fn is_inside(&self, pid: u32) -> bool;
}

/// Who asks, from the socket's peer credentials.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asker {
    /// User id.
    pub uid: u32,
    /// Whether the process is inside the guarded run.
    pub inside: bool,
}

/// A bound control socket.
pub struct Server {
    listener: UnixListener,
    user: u32,
}

impl Server {
    /// Binds `path`; `user` and root may connect.
    ///
    /// # Errors
    /// The socket cannot be bound.
    pub fn bind(path: &Path, user: u32) -> io::Result<Self> {
        let listener = UnixListener::bind(path)?;
        // Every local process may knock; who is answered is decided by its credentials.
        std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o666))?;
        Ok(Self { listener, user })
    }

    /// Answers until aborted.
    pub async fn serve<A: Answers>(self, agent: Arc<A>) {
        // Whoever may only look must not keep root out, however many connections it holds open.
        let (roots, others) = (
            Arc::new(Semaphore::new(PLACES)),
            Arc::new(Semaphore::new(PLACES)),
        );
        loop {
            match self.listener.accept().await {
                Ok((stream, _)) => {
                    let Ok(asker) = asker(&stream, &*agent) else {
                        continue;
                    };
                    let is_root = asker.uid == 0 && !asker.inside;
                    let room = if is_root { &roots } else { &others };
                    let Ok(place) = room.clone().try_acquire_owned() else {
                        continue;
                    };
                    let (agent, user) = (agent.clone(), self.user);
                    tokio::spawn(async move {
                        let answering = answer(stream, asker, agent, user);
                        if tokio::time::timeout(ANSWER, answering).await.is_err() {
                            tracing::debug!("a control connection took too long");
                        }
                        drop(place);
                    });
                }
                Err(error) => {
                    tracing::warn!(%error, "control socket");
                    tokio::time::sleep(Duration::from_millis(100)).await;
                }
            }
        }
    }
}

fn asker<A: Answers>(stream: &UnixStream, agent: &A) -> io::Result<Asker> {
    let credentials = stream.peer_cred()?;
    let pid = credentials.pid().and_then(|pid| u32::try_from(pid).ok());
    // A process whose place cannot be told is treated as inside.
    Ok(Asker {
        uid: credentials.uid(),
        inside: pid.is_none_or(|pid| agent.is_inside(pid)),
    })
}

async fn answer<A: Answers>(
    mut stream: UnixStream,
    asker: Asker,
    agent: Arc<A>,
    user: u32,
) -> io::Result<()> {
    let (read, mut write) = stream.split();
    let mut line = String::new();
    let mut read = BufReader::new(read.take(LONGEST as u64));
    tokio::time::timeout(QUESTION, read.read_line(&mut line)).await??;
    let answered = match serde_json::from_str::<Question>(&line) {
        Ok(question) => match permitted(&question, asker, user) {
            Ok(()) => agent
                .answer(question, asker)
                .await
                .map_or_else(|refused| refused, Answered::Ok),
            Err(refused) => refused,
        },
        Err(error) => Answered::Refused {
            error: format!("not a question: {error}"),
            hint: None,
            exit: 2,
        },
    };
    let mut reply = serde_json::to_vec(&answered).unwrap_or_default();
    reply.push(b'\n');
    write.write_all(&reply).await
}

fn permitted(question: &Question, asker: Asker, user: u32) -> Result<(), Answered> {
    let refused = |error: &str, hint: &str| {
        Err(Answered::Refused {
            error: error.to_owned(),
            hint: Some(hint.to_owned()),
            exit: 4,
        })
    };
    if asker.uid != 0 && asker.uid != user {
        return refused(
            "you may not see this run's requests",
            "they belong to another user; ask root",
        );
    }
    if asker.inside && question.is_privileged() {
        return refused(
            "from inside the run this can only be read",
            "ask from outside, as root",
        );
    }
    if asker.uid != 0 && question.is_privileged() {
        return refused("this needs root", "use sudo");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Silent;

    impl Answers for Silent {
        async fn answer(self: Arc<Self>, _: Question, asker: Asker) -> Result<Value, Answered> {
            Ok(Value::from(asker.uid))
        }

        fn is_inside(&self, _: u32) -> bool {
            // The test's own process is the one that floods, until it says otherwise.
            !OUTSIDE.load(std::sync::atomic::Ordering::SeqCst)
        }
    }

    static OUTSIDE: std::sync::atomic::AtomicBool = std::sync::atomic::AtomicBool::new(false);

    #[tokio::test]
    async fn a_flood_from_inside_does_not_keep_root_out() {
        if !rustix::process::geteuid().is_root() {
            return;
        }
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("socket");
        let server = Server::bind(&path, 1000).unwrap();
        let serving = tokio::spawn(server.serve(Arc::new(Silent)));
        let mut held = Vec::new();
        for _ in 0..PLACES * 2 {
            held.push(UnixStream::connect(&path).await.unwrap());
        }
        // The last ones find no place: they were looked at, and closed.
        let mut last = held.pop().unwrap();
        assert_eq!(last.read(&mut [0; 1]).await.unwrap(), 0);
        OUTSIDE.store(true, std::sync::atomic::Ordering::SeqCst);
        let mut root = UnixStream::connect(&path).await.unwrap();
        root.write_all(b"\"status\"\n").await.unwrap();
        let mut answer = String::new();
        let reading = root.read_to_string(&mut answer);
        tokio::time::timeout(QUESTION / 2, reading)
            .await
            .unwrap()
            .unwrap();
        assert_eq!(answer, "{\"ok\":0}\n");
        serving.abort();
    }

    #[test]
    fn who_may_ask_what() {
        let look = crate::control::Look {
            color: false,
            utc: false,
        };
        let outside = |uid| Asker { uid, inside: false };
        let inside = |uid| Asker { uid, inside: true };
        let reveal = Question::Show {
            id: "7".to_owned(),
            reveal: true,
            json: false,
            look,
        };
        let show = Question::Show {
            id: "7".to_owned(),
            reveal: false,
            json: false,
            look,
        };
        assert!(permitted(&Question::Reload, outside(0), 1000).is_ok());
        assert!(permitted(&Question::Reload, inside(0), 1000).is_err());
        assert!(permitted(&Question::Reload, outside(1000), 1000).is_err());
        assert!(permitted(&show, inside(1000), 1000).is_ok());
        assert!(permitted(&show, outside(1001), 1000).is_err());
        assert!(permitted(&reveal, outside(1000), 1000).is_err());
        assert!(permitted(&reveal, outside(0), 1000).is_ok());
    }
}
