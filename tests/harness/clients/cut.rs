//! An answer that policy forbids while it streams.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use anyhow::{Result, ensure};

use super::once::{Around, Said, once};
use super::{Client, Mode, Places};
use crate::lab::{Lab, alone, weir};

const ALLOW: &str = "[[rule]]\nname = \"all\"\neffect = \"allow\"\n";
/// What is no inference stays allowed: an agent's own posts beside it are not counted.
const DENY: &str = "[[rule]]\nname = \"no longer\"\nwhat = { operation = [\"chat\"] }\neffect = \"deny\"\n\n[[rule]]\nname = \"all\"\neffect = \"allow\"\n";

/// How long an answer streams before policy forbids it.
const STREAMED: Duration = Duration::from_millis(700);

/// Runs the client with a prompt that is answered slowly, and forbids the call in the midst of it.
pub fn cut(lab: &Lab, client: &Client, places: &Places) -> Result<Said> {
    // A reload speaks to every run that it sees.
    let _alone = alone(lab)?;
    let policy = lab.dir().join("cut.toml");
    std::fs::write(&policy, ALLOW)?;
    let name = policy.to_string_lossy().into_owned();
    let options = ["--policy", &name];
    let around = Around {
        options: &options,
        ..Around::default()
    };
    let prompt = format!("answer slowly: {}", "and so on ".repeat(60));
    let ended = AtomicBool::new(false);
    let before = lab.seen()?.len();
    std::thread::scope(|scope| {
        let change = scope.spawn(|| -> Result<()> {
            while !ended.load(Ordering::Relaxed) {
                let seen = lab.seen().unwrap_or_default();
                let asked = seen
                    .iter()
                    .skip(before)
                    .any(|seen| seen.body.contains("answer slowly"));
                if asked {
                    std::thread::sleep(STREAMED);
                    std::fs::write(&policy, DENY)?;
                    let reloaded = lab.command(weir()?)?.args(["policy", "reload"]).output()?;
                    let told = String::from_utf8_lossy(&reloaded.stderr);
                    ensure!(reloaded.status.success(), "weir policy reload: {told}");
                    return Ok(());
                }
                std::thread::sleep(Duration::from_millis(50));
            }
            Ok(())
        });
        let said = once(lab, client, places, &[Mode::Stream], &prompt, &around);
        ended.store(true, Ordering::Relaxed);
        match change.join() {
            Ok(changed) => changed?,
            Err(_) => anyhow::bail!("the thread that reloads ended early"),
        }
        said
    })
}
