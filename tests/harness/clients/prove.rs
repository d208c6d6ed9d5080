//! One client's promises: its secrets stay, its answers come back whole, and a refusal is said once.

use anyhow::{Result, ensure};

use super::once::{Around, Said, aside, home, once};
use super::{Client, Mode, Places, cut, shown};
use crate::lab::{Lab, Seen};

/// An AWS access key id that is nobody's.
const KEY: &str = "AKIAQ3EGRJ7XKP2MN5TZ";
/// An address that is nobody's.
const EMAIL: &str = "jane.doe@acme-corp.io";
/// What `baseline` never lets leave.
const PRIVATE: &str = "-----BEGIN RSA PRIVATE KEY-----\nMIIEowIBAAKCAQEAx4UbaDzY5xjW6hc9jwN0mX33XpTDVW8WqsBT6YQZyzqPv0TE\nZ2Jt8Gv5Jm9m2mYl5yqk3mCqQ0z5mYx8x7m2mYl5yqk3mCqQ0z5mYx8x7m2mYl5y\n-----END RSA PRIVATE KEY-----";

/// What a client's runs showed; what was not asked for is `None`.
#[derive(Clone, Debug)]
pub struct Row {
    /// Which client.
    pub client: Client,
    /// Its version.
    pub version: String,
    /// What makes it believe weir's root alone.
    pub trust: Trust,
    /// The canaries stayed on the host.
    pub redacted: bool,
    /// They came back in a whole answer.
    pub whole: Option<bool>,
    /// They came back in a streamed answer.
    pub streamed: Option<bool>,
    /// They came back in a tool's arguments.
    pub tool: Option<bool>,
    /// The line that told of the refusal.
    pub refusal: Option<String>,
    /// Calls made for one refused prompt, at most.
    pub calls: usize,
    /// The line that told of a stream's end by policy.
    pub cut: Option<String>,
    /// Calls made for one prompt whose answer was cut.
    pub cut_calls: usize,
    /// What was not as promised.
    pub problems: Vec<String>,
}

/// What [`super::trust::measure`] found.
#[derive(Clone, Debug, Default)]
pub struct Trust {
    /// `mount`, or the name of a variable.
    pub alone: Option<&'static str>,
    /// The protocols agreed on with weir, `Http1` or `H2`.
    pub protocols: Vec<String>,
}

/// Proves one client in a lab of its own.
///
/// # Errors
/// The client is not installed, or the lab does not start. What weir broke is in [`Row::problems`].
pub fn prove(client: &Client, places: &Places) -> Result<Row> {
    build(client, places)?;
    let lab = Lab::start()?;
    let mut row = Row {
        client: client.clone(),
        version: version(client, places)?,
        trust: Trust::default(),
        redacted: true,
        whole: None,
        streamed: None,
        tool: None,
        refusal: None,
        calls: 0,
        cut: None,
        cut_calls: 0,
        problems: Vec::new(),
    };
    if client.script {
        let said = once(
            &lab,
            client,
            places,
            &client.modes,
            &text(client, &lab, Mode::Tool)?,
            &Around::default(),
        )?;
        for mode in &client.modes {
            row.allowed(*mode, &said, &lab)?;
        }
    } else {
        for mode in &client.modes {
            let said = once(
                &lab,
                client,
                places,
                &[*mode],
                &text(client, &lab, *mode)?,
                &Around::default(),
            )?;
            row.allowed(*mode, &said, &lab)?;
        }
    }
    let prompt = format!("is this key good?\n{PRIVATE}\n");
    let refused: Vec<Mode> = client
        .modes
        .iter()
        .copied()
        .filter(|mode| *mode != Mode::Tool)
        .collect();
    for mode in refused {
        let said = once(&lab, client, places, &[mode], &prompt, &Around::default())?;
        row.refused(mode, &said);
    }
    if client.modes.contains(&Mode::Stream) {
        row.cut(&cut::cut(&lab, client, places)?);
    }
    Ok(row)
}

/// What is asked for.
fn text(client: &Client, lab: &Lab, mode: Mode) -> Result<String> {
    let file = home(lab, client)?.join("ran");
    Ok(match (mode, client.shell) {
        (Mode::Tool, true) => format!("run the command: echo {KEY} {EMAIL} > {}", file.display()),
        (Mode::Tool, false) => format!("use the tool on {KEY} and {EMAIL}"),
        _ => format!("remember {KEY} and {EMAIL}"),
    })
}

impl Row {
    fn wrong(&mut self, what: String) -> bool {
        self.problems.push(what);
        false
    }

    fn allowed(&mut self, mode: Mode, said: &Said, lab: &Lab) -> Result<()> {
        let name = mode.name();
        if said.code != Some(0) {
            self.wrong(format!(
                "{name}: ended with {:?} (in time: {})\n{}\n{}",
                said.code, said.ended, said.out, said.err
            ));
        }
        let leaked = said
            .seen
            .iter()
            .any(|seen| holds(seen, KEY) || holds(seen, EMAIL));
        let asked = said
            .seen
            .iter()
            .filter(|seen| seen.body.contains("WEIRx"))
            .count();
        if leaked || asked == 0 {
            self.redacted = self.wrong(format!("{name}: a canary left ({leaked}), or nothing did ({asked} calls with a placeholder)"));
        }
        let shown = if mode == Mode::Tool && self.client.shell {
            std::fs::read_to_string(home(lab, &self.client)?.join("ran")).unwrap_or_default()
        } else {
            shown::text(shown::section(&said.out, name))
        };
        let mut back = shown.contains(KEY) && shown.contains(EMAIL);
        if mode == Mode::Stream && !said.seen.iter().any(streams) {
            back = self.wrong("stream: the provider was asked for none".to_owned());
        }
        if !back {
            self.wrong(format!("{name}: not given back: {shown}\n{}", said.err));
        }
        match mode {
            Mode::Whole => self.whole = Some(back),
            Mode::Stream => self.streamed = Some(back),
            Mode::Tool => self.tool = Some(back),
        }
        Ok(())
    }

    fn cut(&mut self, said: &Said) {
        self.cut_calls = said.refused;
        self.cut = shown::refusal(&said.out, &said.err);
        if self.cut.is_none() {
            self.wrong(format!("cut: not shown:\n{}\n{}", said.out, said.err));
        }
        if said.refused == 0 || said.refused > self.client.calls {
            self.wrong(format!("cut: {} calls", said.refused));
        }
        if !said.ended {
            self.wrong(format!("cut: did not end in {} s", self.client.within));
        }
    }

    fn refused(&mut self, mode: Mode, said: &Said) {
        let name = mode.name();
        self.calls = self.calls.max(said.refused);
        let words = shown::refusal(&said.out, &said.err);
        if words.is_none() {
            self.wrong(format!(
                "{name}, refused: not shown:\n{}\n{}",
                said.out, said.err
            ));
        }
        self.refusal = words.or(self.refusal.take());
        if said.refused == 0 || said.refused > self.client.calls {
            self.wrong(format!("{name}, refused: {} calls", said.refused));
        }
        if !said.ended {
            self.wrong(format!(
                "{name}, refused: did not end in {} s",
                self.client.within
            ));
        }
        if (said.code == Some(0)) != self.client.refused_quietly.is_some() {
            self.wrong(format!("{name}, refused: ended with {:?}", said.code));
        }
        if said.seen.iter().any(|seen| {
            holds(
                seen,
                "MIIEowIBAAKCAQEAx4UbaDzY5xjW6hc9jwN0mX33XpTDVW8WqsBT6YQZyzqPv0TE",
            )
        }) {
            self.wrong(format!("{name}, refused: the key left"));
        }
    }
}

fn holds(seen: &Seen, needle: &str) -> bool {
    seen.body.contains(needle)
        || seen.target.contains(needle)
        || seen.headers.iter().any(|(_, value)| value.contains(needle))
}

/// Whether a request that left asks for a stream.
fn streams(seen: &Seen) -> bool {
    seen.body.contains("WEIRx")
        && (seen.target.contains(":streamGenerateContent")
            || serde_json::from_str::<serde_json::Value>(&seen.body)
                .is_ok_and(|body| body["stream"] == true))
}

fn build(client: &Client, places: &Places) -> Result<()> {
    if client.build.is_empty() {
        return Ok(());
    }
    std::fs::create_dir_all(&places.out)?;
    let output = aside(&client.build, places)?.output()?;
    ensure!(
        output.status.success(),
        "{:?}: {}",
        client.build,
        String::from_utf8_lossy(&output.stderr)
    );
    Ok(())
}

/// The pinned version of a package, or what the program says.
fn version(client: &Client, places: &Places) -> Result<String> {
    if client.version.is_empty() {
        let package = client
            .pip
            .iter()
            .chain(&client.npm)
            .next()
            .cloned()
            .unwrap_or_default();
        let pinned = package.rsplit(['=', '@']).next().unwrap_or_default();
        return Ok(pinned.to_owned());
    }
    let output = aside(&client.version, places)?.output()?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let word = text
        .split_whitespace()
        .map(|word| word.trim_start_matches("go").trim_start_matches('v'))
        .find(|word| word.starts_with(|c: char| c.is_ascii_digit()));
    Ok(word.unwrap_or_default().to_owned())
}
