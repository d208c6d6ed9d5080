//! Where AI hosts live: a handshake at such an address passes only under a name that weir finds there, too.
//!
//! Addresses are known from weir's own look-ups of the catalog's names, and from connections that were bound
//! somewhere under an AI host's name. At any other address nothing is asked and nothing waits. Look-ups go
//! through the system's resolver, as the command's do: the agent stands outside the cgroup whose connections are
//! redirected, so a look-up never comes back to it.

use std::collections::HashMap;
use std::fmt;
use std::io;
use std::net::{IpAddr, ToSocketAddrs};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use tokio::sync::oneshot;
use weir_policy::catalog::Host;

/// How long a connection at an AI host's address waits for the look-up of its name.
const PATIENCE: Duration = Duration::from_secs(2);
/// How old an answer may be before the name is looked up again, behind the back of whoever asks.
const FRESH: Duration = Duration::from_secs(60);
/// How long a name that was not found somewhere is not looked up again.
const DENIED: Duration = Duration::from_secs(5);
/// How long an address counts for a name after it was last answered: some names answer with a few of many.
const KEPT: Duration = Duration::from_secs(3600);
/// Names and addresses remembered, and look-ups at once.
const NAMES: usize = 1024;
const REACHED: usize = 4096;
const LOOKUPS: usize = 8;

type Resolve = dyn Fn(&str) -> io::Result<Vec<IpAddr>> + Send + Sync;

/// What is known of where AI hosts live. Cheap to clone.
#[derive(Clone)]
pub struct Places(Arc<Inner>);

struct Inner {
    resolve: Box<Resolve>,
    known: Mutex<Known>,
    /// The catalog's names that are one host.
    hosts: Vec<Host>,
}

#[derive(Default)]
struct Known {
    /// Addresses that the catalog's own names were resolved to: few, and not to be crowded out.
    homes: HashMap<IpAddr, (Host, Instant)>,
    /// Addresses that connections were bound for under an AI host's name.
    reached: HashMap<IpAddr, (Host, Instant)>,
    names: HashMap<Host, Name>,
    waiting: HashMap<Host, Vec<oneshot::Sender<()>>>,
}

/// Where a name was found.
#[derive(Default)]
struct Name {
    asked: Option<Instant>,
    addresses: HashMap<IpAddr, Instant>,
}

impl Known {
    /// What is known of a name at an address, and whether that is to be asked anew.
    fn recall(&self, name: &Host, address: IpAddr) -> Option<(bool, bool)> {
        let known = self.names.get(name)?;
        let asked = known.asked?.elapsed();
        let found = known
            .addresses
            .get(&address)
            .is_some_and(|at| at.elapsed() < KEPT);
        Some((found, asked >= if found { FRESH } else { DENIED }))
    }
}

/// A handshake at an AI host's address that may not pass.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stranger {
    name: Option<Host>,
    named: bool,
    home: Host,
    address: IpAddr,
}

impl Stranger {
    /// The name it gave, where that is one.
    pub fn name(&self) -> Option<&str> {
        self.name.as_ref().map(Host::as_str)
    }
}

impl fmt::Display for Stranger {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { home, address, .. } = self;
        match &self.name {
            Some(name) => write!(
                f,
                "asked for {name} at {address}, where {home} lives and weir does not find that name"
            ),
            None if self.named => {
                write!(
                    f,
                    "asked for no host's name at {address}, where {home} lives"
                )
            }
            None => write!(f, "named no host at {address}, where {home} lives"),
        }
    }
}

impl fmt::Debug for Places {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Places").finish_non_exhaustive()
    }
}

impl Places {
    /// Looks the catalog's names up with the system's resolver, in the background.
    pub fn of(hosts: Vec<Host>) -> Self {
        let places = Self::with(hosts, |name| {
            let found = (name, 0).to_socket_addrs()?;
            Ok(found.map(|address| address.ip().to_canonical()).collect())
        });
        places.refresh();
        places
    }

    pub(super) fn with(
        hosts: Vec<Host>,
        resolve: impl Fn(&str) -> io::Result<Vec<IpAddr>> + Send + Sync + 'static,
    ) -> Self {
        Self(Arc::new(Inner {
            resolve: Box::new(resolve),
            known: Mutex::default(),
            hosts,
        }))
    }

    /// A connection was bound for this address under an AI host's name.
    pub fn reached(&self, host: &Host, address: IpAddr) {
        let (now, address) = (Instant::now(), address.to_canonical());
        {
            let mut known = self.known();
            if !known.reached.contains_key(&address) {
                bound(&mut known.reached, REACHED, |(_, at)| *at);
            }
            known.reached.insert(address, (host.clone(), now));
        }
        self.refresh();
    }

    /// The AI host that lives at an address.
    pub fn home(&self, address: IpAddr) -> Option<Host> {
        let address = address.to_canonical();
        let known = self.known();
        let live = |(host, at): &(Host, Instant)| (at.elapsed() < KEPT).then(|| host.clone());
        let home = known.homes.get(&address).and_then(live);
        home.or_else(|| known.reached.get(&address).and_then(live))
    }

    /// Why a handshake that names no AI host (the SNI as sent) may not pass at this address; `None` where it may:
    /// no AI host is known to live there, or the name is found there, too.
    pub async fn stranger(&self, sni: Option<&str>, address: IpAddr) -> Option<Stranger> {
        let address = address.to_canonical();
        let home = self.home(address)?;
        let name = sni.and_then(|sni| Host::parse(sni).ok());
        if let Some(name) = &name
            && self.lives(name, address).await
        {
            return None;
        }
        Some(Stranger {
            named: sni.is_some(),
            name,
            home,
            address,
        })
    }

    /// Whether a name is found at an address: by what is known, or by asking.
    async fn lives(&self, name: &Host, address: IpAddr) -> bool {
        let done = {
            // One lock from the question what is known to the look-up: an answer between them would be asked for
            // again.
            let mut known = self.known();
            match known.recall(name, address) {
                Some((found, false)) => return found,
                Some((true, true)) => {
                    self.look_up(&mut known, name);
                    return true;
                }
                Some((false, true)) | None => self.look_up(&mut known, name),
            }
        };
        if let Some(done) = done {
            let _ = tokio::time::timeout(PATIENCE, done).await;
        }
        matches!(self.known().recall(name, address), Some((true, _)))
    }

    /// Looks the catalog's names up again where that was not done lately.
    fn refresh(&self) {
        for host in &self.0.hosts {
            let mut known = self.known();
            let asked = known.names.get(host).and_then(|name| name.asked);
            if asked.is_none_or(|asked| asked.elapsed() >= FRESH) {
                self.look_up(&mut known, host);
            }
        }
    }

    /// Begins to look a name up on a thread of its own, or joins who does so; resolves when that is done. `None`
    /// where too many look-ups are under way.
    fn look_up(&self, known: &mut Known, name: &Host) -> Option<oneshot::Receiver<()>> {
        let (done, waiting) = oneshot::channel();
        if let Some(others) = known.waiting.get_mut(name) {
            others.push(done);
            return Some(waiting);
        }
        if known.waiting.len() >= LOOKUPS {
            return None;
        }
        known.waiting.insert(name.clone(), vec![done]);
        // The system's resolver may block for long: a thread that nothing waits for at the end holds nobody up.
        let (places, asked) = (self.clone(), name.clone());
        let thread = std::thread::Builder::new()
            .name("resolver".to_owned())
            .spawn(move || {
                let found = (places.0.resolve)(asked.as_str());
                places.note(&asked, found.unwrap_or_default());
            });
        if thread.is_err() {
            known.waiting.remove(name);
            return None;
        }
        Some(waiting)
    }

    /// Notes where a name was found, and tells who waits for it.
    fn note(&self, name: &Host, found: Vec<IpAddr>) {
        let now = Instant::now();
        let mut known = self.known();
        if self.0.hosts.contains(name) {
            known.homes.retain(|_, (_, at)| at.elapsed() < KEPT);
            for address in &found {
                known.homes.insert(*address, (name.clone(), now));
            }
        }
        if !known.names.contains_key(name) {
            bound(&mut known.names, NAMES, |name| name.asked.unwrap_or(now));
        }
        let entry = known.names.entry(name.clone()).or_default();
        entry.asked = Some(now);
        entry.addresses.retain(|_, at| at.elapsed() < KEPT);
        for address in found.into_iter().take(NAMES) {
            entry.addresses.insert(address, now);
        }
        for waiting in known.waiting.remove(name).unwrap_or_default() {
            let _ = waiting.send(());
        }
    }

    fn known(&self) -> MutexGuard<'_, Known> {
        self.0.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Makes room for one more: the oldest goes.
fn bound<K: Clone + Eq + std::hash::Hash, V>(
    map: &mut HashMap<K, V>,
    most: usize,
    age: impl Fn(&V) -> Instant,
) {
    if map.len() < most {
        return;
    }
    let oldest = map.iter().min_by_key(|(_, value)| age(value));
    if let Some(key) = oldest.map(|(key, _)| key.clone()) {
        map.remove(&key);
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    const AI: &str = "api.openai.com";

    fn ip(text: &str) -> IpAddr {
        text.parse().expect("an address")
    }

    fn host(text: &str) -> Host {
        Host::parse(text).expect("a name")
    }

    /// A world of three names; how often it was asked.
    fn world() -> (Places, Arc<AtomicUsize>) {
        let asked = Arc::new(AtomicUsize::new(0));
        let counted = asked.clone();
        let places = Places::with(vec![host(AI)], move |name| {
            counted.fetch_add(1, Ordering::SeqCst);
            match name {
                AI => Ok(vec![ip("203.0.113.10"), ip("2001:db8::10")]),
                "blog.example" => Ok(vec![ip("203.0.113.10"), ip("203.0.113.99")]),
                "slow.example" => {
                    std::thread::sleep(PATIENCE + Duration::from_secs(1));
                    Ok(vec![ip("203.0.113.10")])
                }
                _ => Err(io::ErrorKind::NotFound.into()),
            }
        });
        (places, asked)
    }

    async fn known(places: &Places) {
        let done = places.look_up(&mut places.known(), &host(AI));
        done.expect("room").await.expect("an answer");
    }

    #[tokio::test]
    async fn only_a_name_that_lives_there_passes_at_an_ai_hosts_address() {
        let (places, _) = world();
        known(&places).await;
        for (sni, address, passes) in [
            (Some("blog.example"), "203.0.113.10", true),
            (Some("BLOG.example."), "::ffff:203.0.113.10", true),
            (Some("blog.example"), "2001:db8::10", false),
            (Some("evil.example"), "203.0.113.10", false),
            (Some("203.0.113.10"), "203.0.113.10", false),
            (Some("blog.example\0"), "203.0.113.10", false),
            (None, "203.0.113.10", false),
            (None, "2001:db8::10", false),
            (None, "203.0.113.99", true),
            (Some("evil.example"), "203.0.113.20", true),
        ] {
            let stranger = places.stranger(sni, ip(address)).await;
            assert_eq!(stranger.is_none(), passes, "{sni:?} at {address}");
        }
        let said = places
            .stranger(None, ip("203.0.113.10"))
            .await
            .expect("refused");
        assert_eq!(
            said.to_string(),
            "named no host at 203.0.113.10, where api.openai.com lives"
        );
    }

    #[tokio::test]
    async fn elsewhere_nobody_is_asked_and_nobody_waits() {
        let (places, asked) = world();
        assert_eq!(places.stranger(None, ip("203.0.113.10")).await, None);
        assert_eq!(
            places
                .stranger(Some("slow.example"), ip("203.0.113.20"))
                .await,
            None
        );
        assert_eq!(asked.load(Ordering::SeqCst), 0);
    }

    #[tokio::test]
    async fn where_an_ai_host_was_reached_it_lives() {
        let (places, _) = world();
        places.reached(&host("eu.api.openai.com"), ip("203.0.113.77"));
        let stranger = places
            .stranger(Some("blog.example"), ip("203.0.113.77"))
            .await;
        assert_eq!(stranger.expect("refused").home, host("eu.api.openai.com"));
    }

    #[tokio::test]
    async fn answers_are_kept_and_shared() {
        let (places, asked) = world();
        known(&places).await;
        let before = asked.load(Ordering::SeqCst);
        let many = (0..20).map(|_| {
            let places = places.clone();
            tokio::spawn(async move {
                places
                    .stranger(Some("blog.example"), ip("203.0.113.10"))
                    .await
            })
        });
        for one in many.collect::<Vec<_>>() {
            assert_eq!(one.await.expect("done"), None);
        }
        for _ in 0..20 {
            assert!(
                places
                    .stranger(Some("evil.example"), ip("203.0.113.10"))
                    .await
                    .is_some()
            );
        }
        assert_eq!(asked.load(Ordering::SeqCst), before + 2);
    }

    #[tokio::test]
    async fn a_slow_answer_refuses_in_time_and_counts_later() {
        let (places, _) = world();
        known(&places).await;
        let began = Instant::now();
        let first = places
            .stranger(Some("slow.example"), ip("203.0.113.10"))
            .await;
        assert!(first.is_some() && began.elapsed() < PATIENCE + Duration::from_millis(800));
        tokio::time::sleep(Duration::from_millis(1500)).await;
        assert_eq!(
            places
                .stranger(Some("slow.example"), ip("203.0.113.10"))
                .await,
            None
        );
    }

    #[tokio::test]
    async fn memories_are_bounded_and_reached_addresses_crowd_out_no_home() {
        let (places, _) = world();
        known(&places).await;
        for number in 0..=u16::MAX {
            places.reached(
                &host(AI),
                IpAddr::from([10, 0, (number >> 8) as u8, number as u8]),
            );
            if usize::from(number) > REACHED + 8 {
                break;
            }
        }
        assert_eq!(places.known().reached.len(), REACHED);
        assert!(places.home(ip("203.0.113.10")).is_some());
    }
}
