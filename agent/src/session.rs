//! One connection, from the kernel's redirect to the last byte of its last answer: the whole story.

mod account;
mod answer;
mod carried;
mod ending;
mod exchange;
mod frames;
mod heard;
mod kept;
mod known;
mod overheard;
mod pace;
mod pieces;
mod pulse;
mod reading;
mod resets;
mod serving;
mod shed;
mod stop;

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use tokio::net::TcpStream;
use weir_policy::catalog::{Host, Provider};
use weir_policy::decide::{Code, Refusal};
use weir_policy::subject::Subject;

use crate::app::{Agent, Suspected};
use crate::audit::{Turned, TurnedAway as Away};
use crate::drain::Working;
use crate::identify::Caller;
use crate::intercept::places::Stranger;
use crate::intercept::tunnel::{self, Tunnelled, Watch};
use crate::intercept::{Flow, Intercepted};
use crate::shares::{Full, Place};
use crate::tls::{self, ClientHello, Distrust, Hello, Plain, Prefixed, TlsError};

/// One terminated connection to an AI host: what every unit on it shares.
pub struct Line {
    agent: Arc<Agent>,
    number: u64,
    subject: Arc<Subject>,
    host: Host,
    provider: Arc<Provider>,
    /// Where the caller's connection was bound for.
    bound_for: SocketAddr,
    /// Whether a request came.
    spoke: AtomicBool,
    /// Its share of what the caller's user may hold.
    place: Arc<Place>,
}

/// Puts on record what is only counted until then; the last thing of an agent's sessions.
pub async fn settle(agent: &Agent) {
    shed::settle(agent).await;
}

/// Serves one intercepted connection to its end. Never fails: every way it can end is on record.
pub async fn run(connection: Intercepted, agent: Arc<Agent>, working: Working) {
    let number = agent.count_connection();
    let Intercepted {
        mut stream,
        peer,
        flow,
    } = connection;
    let Some(flow) = flow else {
        // Nothing redirected this: a local process dialled the listener. It gets nothing.
        return agent
            .turned_away(Away {
                peer: Some(peer),
                ..Away::of(number, Turned::Direct)
            })
            .await;
    };
    let caller = caller(&flow);
    let uid = caller.uid;
    let identifying = tokio::spawn({
        let agent = agent.clone();
        async move { agent.identify(caller).await }
    });
    let Ok((hello, read)) = tls::peek(&mut stream, tls::Limits::default()).await else {
        return;
    };
    let subject = identifying.await.map(Arc::new).unwrap_or_default();
    let arrived = Arrived {
        agent,
        number,
        subject,
        bound_for: flow.destination(),
        uid,
    };
    arrived
        .route(hello, Prefixed::new(read, stream), working)
        .await;
}

fn caller(flow: &Flow) -> Caller {
    let by = flow.caller();
    Caller {
        tgid: by.tgid,
        uid: by.uid,
        gid: by.gid,
        since_boot_ns: by.boot_ns,
        cgroup: by.cgroup,
    }
}

/// A connection whose caller is known.
#[derive(Clone)]
struct Arrived {
    agent: Arc<Agent>,
    number: u64,
    subject: Arc<Subject>,
    bound_for: SocketAddr,
    uid: u32,
}

impl Arrived {
    /// To an AI host: terminated, or refused where it is plain HTTP. Anything else: passed.
    async fn route(self, hello: Hello, stream: Prefixed<TcpStream>, working: Working) {
        match hello {
            Hello::Tls(ClientHello { sni, .. }) => {
                let named = sni.as_deref().and_then(|name| self.agent.provider(name));
                match (named, self.agent.places()) {
                    (Some(found), places) => {
                        places.reached(&found.0, self.bound_for.ip());
                        if let Some(line) = self.line(found).await {
                            line.terminate(stream, working).await;
                        }
                    }
                    (None, places) => {
                        match places.stranger(sni.as_deref(), self.bound_for.ip()).await {
                            None => self.pass(stream, Watch::Off, working).await,
                            Some(stranger) => self.turn_away(&stranger, stream).await,
                        }
                    }
                }
            }
            Hello::Plain(plain) => match self.claimed(&plain) {
                Some(found) => {
                    if let Some(line) = self.line(found).await {
                        line.refuse_plaintext(stream).await;
                    }
                }
                None => self.pass(stream, Watch::Off, working).await,
            },
            Hello::Silent => {
                let (agent, address) = (self.agent.clone(), self.bound_for.ip());
                let concerns = move |name: Option<&str>| {
                    name.is_some_and(|name| agent.provider(name).is_some())
                        || agent.places().home(address).is_some()
                };
                self.pass(stream, Watch::FirstBytes(&concerns), working)
                    .await;
            }
            Hello::Malformed(why) => {
                let away = Away {
                    detail: Some(why.to_owned()),
                    ..self.away(Turned::Unreadable)
                };
                self.agent.turned_away(away).await;
            }
        }
    }

    /// The AI host that plain HTTP claims to be for.
    fn claimed(&self, plain: &Plain) -> Option<(Host, Arc<Provider>)> {
        match plain {
            Plain::Http { hosts, .. } => hosts.iter().find_map(|name| self.agent.provider(name)),
            Plain::Other => None,
        }
    }

    /// A place of the user's share for a connection to an AI host; without one it ends, on record. What is not AI
    /// needs none.
    async fn line(self, (host, provider): (Host, Arc<Provider>)) -> Option<Line> {
        let uid = self.uid;
        let place = self.agent.shares().place(uid);
        let Some(place) = place.map_or_else(|over| over, Some) else {
            let full = Full::Connections;
            if shed::note(&self.agent, &self.subject, self.number, uid, full) {
                let detail = format!("more than a user's share of connections: user {uid}");
                let away = Away {
                    host: Some(host.as_str().to_owned()),
                    detail: Some(detail),
                    ..self.away(Turned::Shed)
                };
                self.agent.turned_away(away).await;
            }
            return None;
        };
        let Self {
            agent,
            number,
            subject,
            bound_for,
            ..
        } = self;
        Some(Line {
            agent,
            number,
            subject,
            host,
            provider,
            bound_for,
            spoke: AtomicBool::new(false),
            place: Arc::new(place),
        })
    }

    fn away(&self, why: Turned) -> Away {
        Away {
            subject: Some(self.subject.clone()),
            ..Away::of(self.number, why)
        }
    }

    /// A handshake at an AI host's address under a name that does not live there: told so, and on record.
    async fn turn_away(self, stranger: &Stranger, mut stream: Prefixed<TcpStream>) {
        use tokio::io::AsyncWriteExt;
        let _ = stream.write_all(tls::ACCESS_DENIED).await;
        let _ = stream.shutdown().await;
        self.agent.note_stranger(&self.subject, stranger);
        let away = Away {
            host: stranger.name().map(str::to_owned),
            detail: Some(stranger.to_string()),
            ..self.away(Turned::Stranger)
        };
        self.agent.turned_away(away).await;
    }

    /// What is not AI passes untouched. A client that was silent at first and then speaks to an AI host is
    /// treated like any other.
    async fn pass(self, stream: Prefixed<TcpStream>, watch: Watch<'_>, mut working: Working) {
        let sockets = self.agent.sockets().clone();
        let ended = tokio::select! {
            ended = tunnel::tunnel(stream, &sockets, self.bound_for, watch) => ended,
            () = working.stopping() => return,
        };
        match ended {
            Ok(Tunnelled::Closed { .. }) => self.agent.count_passed(),
            Ok(Tunnelled::TurnedTls(hello, stream)) => {
                Box::pin(self.route(Hello::Tls(hello), stream, working)).await
            }
            Ok(Tunnelled::TurnedPlain(plain, stream)) => {
                Box::pin(self.route(Hello::Plain(plain), stream, working)).await
            }
            Ok(Tunnelled::RefusedLate) => {
                self.agent.turned_away(self.away(Turned::Unreadable)).await
            }
            Err(error) => {
                tracing::debug!(connection = self.number, %error, "a passed connection could not be dialled")
            }
        }
    }
}

impl Line {
    async fn terminate(self, stream: Prefixed<TcpStream>, working: Working) {
        let error = match self
            .agent
            .authority()
            .terminate(stream, self.host.as_str())
            .await
        {
            Ok(terminated) => {
                let (number, protocol) = (self.number, terminated.alpn);
                tracing::debug!(connection = number, ?protocol, "terminated");
                return Arc::new(self).serve(terminated, working).await;
            }
            Err(error) => error,
        };
        if let TlsError::Distrusted { how, .. } = error {
            return self.suspect(how, working);
        }
        let away = Away {
            subject: Some(self.subject.clone()),
            host: Some(self.host.as_str().to_owned()),
            detail: Some(error.to_string()),
            ..Away::of(self.number, Turned::Unreadable)
        };
        self.agent.turned_away(away).await;
    }

    /// The caller seems not to trust weir: what is made of it takes its time, and no place of a connection's.
    fn suspect(&self, sign: Distrust, working: Working) {
        let suspected = Suspected {
            connection: self.number,
            subject: self.subject.clone(),
            host: self.host.as_str().to_owned(),
            sign,
        };
        tokio::spawn(self.agent.clone().suspect(suspected, working));
    }

    /// Plain HTTP to an AI host would put the prompt on the wire for all to read.
    async fn refuse_plaintext(self, mut stream: Prefixed<TcpStream>) {
        use tokio::io::AsyncWriteExt;
        let refusal = Refusal::failure(
            Code::Unreadable,
            format!("{} was called over plain HTTP", self.host.as_str()),
            "use https://",
        );
        let response = self.refuse_unread(&refusal).await;
        let (head, body) = response.into_parts();
        let mut bytes = format!(
            "HTTP/1.1 {} {}\r\nconnection: close\r\n",
            head.status.as_u16(),
            head.status.canonical_reason().unwrap_or("Refused")
        );
        for (name, value) in &head.headers {
            bytes.push_str(&format!(
                "{name}: {}\r\n",
                String::from_utf8_lossy(value.as_bytes())
            ));
        }
        bytes.push_str("\r\n");
        let _ = stream.write_all(bytes.as_bytes()).await;
        let _ = stream.write_all(&body).await;
        let _ = stream.shutdown().await;
    }
}

#[cfg(test)]
pub(crate) mod tests;
