//! What makes a client believe weir's root: the mechanisms of `weir run` tried alone, the mount first.

use anyhow::Result;

use super::once::{Around, home, once};
use super::prove::Trust;
use super::{Client, Mode, Places};
use crate::lab::Lab;

/// Variables that clients of the table read; where the mount alone is enough, none is tried.
const VARIABLES: &[&str] = &[
    "NODE_EXTRA_CA_CERTS",
    "SSL_CERT_FILE",
    "REQUESTS_CA_BUNDLE",
    "CURL_CA_BUNDLE",
];

/// Takes all of weir's variables and, but for `mount`, all of its binds away, and puts one variable back, which
/// names a whole bundle; then the client. The agent's log tells what protocol was spoken.
const ALONE: &str = r#"
cp /etc/ssl/certs/ca-certificates.crt "$HOME/.bundle.pem"
for name in $(env | sed -n 's/^\([A-Za-z_]*\)=.*/\1/p' | grep -E 'CERT|_CA_|CA_BUNDLE|CAINFO|CA_STORE|SSL_ROOTS|cafile'); do unset "$name"; done
if [ "$LAB_ALONE" != mount ]; then
  grep -E ' (/etc/(ssl|pki)|[^ ]*(cacert|cacerts|roots|ca-bundle|ca-certificates|cert)\.?[a-z]*) ' /proc/self/mounts | cut -d' ' -f2 | sort -r | while read -r place; do umount "$place" 2>/dev/null; done
  export "$LAB_ALONE=$HOME/.bundle.pem"
fi
"$@" </dev/null
code=$?
grep -o 'terminated.*' "$(dirname "$WEIR_SOCKET")/agent.log" > "$HOME/.protocols"
exit $code
"#;

/// Tries one mechanism after the other alone, in a lab of its own, until one is enough.
pub fn measure(client: &Client, places: &Places) -> Result<Trust> {
    let lab = Lab::start()?;
    let mut found = Trust::default();
    let mode = if client.modes.contains(&Mode::Whole) {
        Mode::Whole
    } else {
        Mode::Stream
    };
    for mechanism in std::iter::once(&"mount").chain(VARIABLES) {
        let env = [("LAB_ALONE", (*mechanism).to_owned())];
        let around = Around {
            shell: Some(ALONE),
            env: &env,
            // Who does not believe tries on and on.
            within: (*mechanism != "mount").then(|| client.within.min(25)),
            ..Around::default()
        };
        let said = once(
            &lab,
            client,
            places,
            &[mode],
            "the heron stands at dawn",
            &around,
        )?;
        if said.seen.iter().any(|seen| seen.body.contains("the heron")) {
            found.alone = Some(mechanism);
            let log =
                std::fs::read_to_string(home(&lab, client)?.join(".protocols")).unwrap_or_default();
            for protocol in ["Http1", "H2"] {
                let there = found.protocols.iter().any(|have| have == protocol);
                if !there && log.contains(&format!("protocol={protocol}")) {
                    found.protocols.push(protocol.to_owned());
                }
            }
            break;
        }
    }
    Ok(found)
}
