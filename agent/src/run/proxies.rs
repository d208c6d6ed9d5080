//! Proxies that a command's environment names: a call through one goes to a port that weir does not catch, past it and unseen.

use std::ffi::OsString;
use std::os::unix::ffi::OsStrExt as _;

use super::user::Pair;

/// Ends of the names of variables that programs read a proxy from, in lower case: curl, Python, Go, Node, npm, Yarn, pip, Cargo.
const ENDS: [&str; 4] = ["http_proxy", "https_proxy", "all_proxy", "socks_proxy"];
/// Other variables that do.
const NAMES: [&str; 6] = [
    "npm_config_proxy",
    "pip_proxy",
    "cloudsdk_proxy_address",
    "socks_server",
    "ws_proxy",
    "wss_proxy",
];
/// Variables that hold options of a Java machine, and its options for proxies.
const JAVA: [&str; 3] = ["JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"];
const JAVA_OPTIONS: [&str; 4] = [
    "-Dhttp.proxy",
    "-Dhttps.proxy",
    "-DsocksProxy",
    "-Djava.net.useSystemProxies",
];

/// Takes all of them out of an environment, but where they are to be `kept`; says in words which there were.
pub fn take(env: &mut Vec<Pair>, kept: bool) -> Option<String> {
    let mut names: Vec<String> = Vec::new();
    let mut rest = Vec::with_capacity(env.len());
    for (name, value) in env.drain(..) {
        let told = name.to_string_lossy().into_owned();
        let java = JAVA.contains(&told.as_str()).then(|| others(&value));
        match java {
            _ if is_proxy(&told) && !value.is_empty() => names.push(told),
            Some(Some(other)) => {
                names.push(told);
                rest.push((name, if kept { value } else { other }));
                continue;
            }
            _ => {
                rest.push((name, value));
                continue;
            }
        }
        if kept {
            rest.push((name, value));
        }
    }
    *env = rest;
    if names.is_empty() {
        return None;
    }
    names.sort_unstable();
    names.dedup();
    let names = names.join(", ");
    Some(match kept {
        true => format!(
            "AI calls through the proxy that {names} names go past weir, unseen and unguarded"
        ),
        false => format!(
            "the proxy that {names} names was taken from the command's environment: calls through it would go past weir (--keep-proxies keeps it)"
        ),
    })
}

/// As [`take`], of an environment that is given away.
pub fn without(mut env: Vec<Pair>, kept: bool) -> (Vec<Pair>, Option<String>) {
    let note = take(&mut env, kept);
    (env, note)
}

fn is_proxy(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    NAMES.contains(&lower.as_str()) || ENDS.iter().any(|end| lower.ends_with(end))
}

/// A Java machine's options without those for proxies; `None` where it has none of them.
fn others(options: &OsString) -> Option<OsString> {
    let text = std::str::from_utf8(options.as_bytes()).ok()?;
    let proxies = |option: &&str| JAVA_OPTIONS.iter().any(|start| option.starts_with(start));
    let words = || text.split_ascii_whitespace();
    words().any(|option| proxies(&option)).then(|| {
        let others: Vec<&str> = words().filter(|option| !proxies(option)).collect();
        others.join(" ").into()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn env(pairs: &[(&str, &str)]) -> Vec<Pair> {
        pairs
            .iter()
            .map(|(name, value)| ((*name).into(), (*value).into()))
            .collect()
    }

    #[test]
    fn proxies_are_taken_and_all_else_stays() {
        let others = [
            ("PATH", "/bin"),
            ("NO_PROXY", "localhost"),
            ("PROXYCHAINS", "1"),
            ("EMPTY_PROXY", ""),
        ];
        let proxies = [
            ("HTTPS_PROXY", "http://10.0.0.1:3128"),
            ("http_proxy", "http://10.0.0.1:3128"),
            ("ALL_PROXY", "socks5h://127.0.0.1:1080"),
            ("npm_config_https_proxy", "http://10.0.0.1:3128"),
            ("GLOBAL_AGENT_HTTP_PROXY", "http://10.0.0.1:3128"),
        ];
        let mut all = env(&[&others[..], &proxies[..]].concat());
        let note = take(&mut all, false).expect("there were some");
        assert_eq!(all, env(&others));
        assert!(
            proxies.iter().all(|(name, _)| note.contains(name)),
            "{note}"
        );
        assert!(
            !note.contains("3128"),
            "an address may hold a password: {note}"
        );
        let mut all = env(&proxies);
        let note = take(&mut all, true).expect("there were some");
        assert_eq!(all, env(&proxies));
        assert!(note.contains("unguarded"), "{note}");
        let mut all = env(&others);
        assert_eq!(take(&mut all, false), None);
        assert_eq!(all, env(&others));
    }

    #[test]
    fn of_a_java_machines_options_only_those_for_proxies_go() {
        let mut all = env(&[(
            "JAVA_TOOL_OPTIONS",
            "-Xmx1g -Dhttps.proxyHost=p -Dhttps.proxyPort=3128 -Da=b",
        )]);
        let note = take(&mut all, false).expect("there was one");
        assert!(note.contains("JAVA_TOOL_OPTIONS"), "{note}");
        assert_eq!(all, env(&[("JAVA_TOOL_OPTIONS", "-Xmx1g -Da=b")]));
        let mut plain = env(&[("JAVA_TOOL_OPTIONS", "-Xmx1g")]);
        assert_eq!(take(&mut plain, false), None);
        assert_eq!(plain.len(), 1);
    }
}
