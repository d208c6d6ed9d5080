//! Policy changes while a run goes on; what does not load leaves the last good policy in force.

use anyhow::Result;
use harness::lab::{Lab, is_root};

use crate::{KEY, OPENAI, chat, said};

#[test]
fn a_changed_policy_is_in_force_after_a_hangup_and_a_broken_one_is_not() -> Result<()> {
    if !is_root() {
        return Ok(());
    }
    let lab = Lab::start()?;
    let policy = lab.dir().join("own.toml");
    let allow = "[[rule]]\nname = \"all\"\neffect = \"allow\"\nredact = [\"secrets\"]\n";
    let deny = format!(
        "{allow}[[rule]]\nname = \"no secrets\"\ndata = [\"secrets\"]\neffect = \"deny\"\n"
    );
    std::fs::write(&policy, allow)?;
    std::fs::write(lab.dir().join("deny.toml"), deny)?;
    let body = chat(KEY, false);
    let call = format!(
        "curl -sS -m 10 -o /dev/null -w '%{{http_code}} ' {OPENAI} -H 'content-type: application/json' -d '{body}'"
    );
    let agent = "$(cat \"$(dirname \"$WEIR_SOCKET\")\"/agent.pid)";
    let own = policy.display();
    let deny = lab.dir().join("deny.toml");
    let script = format!(
        "{call}; echo 'effect = ' > {own}; kill -HUP {agent}; sleep 0.5; {call}; cat {} > {own}; kill -HUP {agent}; sleep 0.5; {call}",
        deny.display()
    );
    let mut command = lab.weir_run()?;
    command
        .arg("--policy")
        .arg(&policy)
        .args(["--", "sh", "-c", &script]);
    let said = said(&mut command)?;
    assert_eq!(said.out.trim(), "200 200 400", "{}", said.err);
    assert_eq!(lab.seen()?.len(), 2);
    Ok(())
}
