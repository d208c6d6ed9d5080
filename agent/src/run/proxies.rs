//! Proxies that a command's environment names: an AI call through one goes to a port that weir does not catch, past it and
//! unseen. All other traffic may need it, so the AI hosts alone are taken from it, by the variables that name exceptions.

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
/// Variables that name what no proxy is for, hosts with a comma between them; a name stands for those below it, too.
const EXCEPTIONS: [&str; 4] = [
    "NO_PROXY",
    "no_proxy",
    "npm_config_noproxy",
    "GLOBAL_AGENT_NO_PROXY",
];
/// Variables that hold options of a Java machine; its options for proxies, and those for exceptions.
const JAVA: [&str; 3] = ["JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"];
const JAVA_OPTIONS: [&str; 4] = [
    "-Dhttp.proxy",
    "-Dhttps.proxy",
    "-DsocksProxy",
    "-Djava.net.useSystemProxies",
];
const JAVA_EXCEPTIONS: [&str; 2] = ["-Dhttp.nonProxyHosts=", "-DsocksNonProxyHosts="];

/// Takes the AI `hosts` and all names below them from all proxies of an environment, but where they are to be `kept`; says in
/// words which there were.
pub fn without(mut env: Vec<Pair>, kept: bool, hosts: &[String]) -> (Vec<Pair>, Option<String>) {
    let mut names: Vec<String> = Vec::new();
    let mut java = false;
    for (name, value) in &env {
        let name = name.to_string_lossy();
        let machine = JAVA.contains(&&*name) && has_proxy(value);
        java |= machine;
        if !value.is_empty() && (machine || is_proxy(&name)) {
            names.push(name.into_owned());
        }
    }
    if names.is_empty() {
        return (env, None);
    }
    names.sort_unstable();
    names.dedup();
    let told = names.join(", ");
    if kept {
        let note = format!(
            "AI calls through the proxy that {told} names go past weir, unseen and unguarded"
        );
        return (env, Some(note));
    }
    // Who reads one of them first must find there what it found in the other.
    let set = |name: &&str| {
        env.iter()
            .any(|(known, value)| known == name && !value.is_empty())
    };
    let shared = ["no_proxy", "NO_PROXY"].into_iter().find(set);
    let shared = shared.and_then(|name| env.iter().rfind(|(known, _)| known == name));
    let shared = shared.map_or_else(OsString::new, |(_, value)| value.clone());
    for exception in EXCEPTIONS {
        let own = exception.starts_with("GLOBAL_AGENT");
        let default = if own { OsString::new() } else { shared.clone() };
        except(&mut env, exception, default, hosts);
    }
    if java {
        for (name, value) in &mut env {
            if JAVA.contains(&&*name.to_string_lossy()) && has_proxy(value) {
                *value = options(value, hosts);
            }
        }
    }
    let note = format!(
        "AI calls go round the proxy that {told} names, to weir: their hosts were added to NO_PROXY (--keep-proxies leaves it)"
    );
    (env, Some(note))
}

fn is_proxy(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    NAMES.contains(&lower.as_str()) || ENDS.iter().any(|end| lower.ends_with(end))
}

/// Adds hosts to a variable of exceptions, or to its `default` where it is not set.
fn except(env: &mut Vec<Pair>, name: &str, default: OsString, hosts: &[String]) {
    let known = env.iter().rposition(|(known, _)| known == name);
    let known = known.map(|at| env.remove(at).1);
    let mut value = known.filter(|value| !value.is_empty()).unwrap_or(default);
    env.retain(|(other, _)| other != name);
    if !value.is_empty() {
        value.push(",");
    }
    value.push(hosts.join(","));
    env.push((name.into(), value));
}

fn has_proxy(options: &OsString) -> bool {
    let text = String::from_utf8_lossy(options.as_bytes());
    let mut words = text.split_ascii_whitespace();
    words.any(|option| JAVA_OPTIONS.iter().any(|start| option.starts_with(start)))
}

/// A Java machine's options with hosts among the exceptions.
fn options(options: &OsString, hosts: &[String]) -> OsString {
    let Ok(text) = std::str::from_utf8(options.as_bytes()) else {
        return options.clone();
    };
    let each = |host: &String| format!("{host}|*.{host}");
    let hosts: Vec<String> = hosts.iter().map(each).collect();
    let mut words: Vec<String> = text.split_ascii_whitespace().map(str::to_owned).collect();
    for exception in JAVA_EXCEPTIONS {
        let known = words.iter().position(|word| word.starts_with(exception));
        let known = known.map(|at| words.remove(at));
        let before = known
            .as_deref()
            .and_then(|word| word.strip_prefix(exception));
        // What no option names has its own default.
        let before = before.unwrap_or("localhost|127.*|[::1]");
        words.push(format!("{exception}{before}|{}", hosts.join("|")));
    }
    words.join(" ").into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn env(pairs: &[(&str, &str)]) -> Vec<Pair> {
        let pair = |(name, value): &(&str, &str)| ((*name).into(), (*value).into());
        pairs.iter().map(pair).collect()
    }

    fn hosts() -> Vec<String> {
        ["api.anthropic.com", "api.openai.com"]
            .map(str::to_owned)
            .to_vec()
    }

    fn value<'e>(env: &'e [Pair], name: &str) -> Option<&'e str> {
        let found: Vec<_> = env.iter().filter(|(known, _)| known == name).collect();
        assert!(found.len() < 2, "{name} is there once");
        found.first().and_then(|(_, value)| value.to_str())
    }

    #[test]
    fn ai_hosts_go_round_the_proxy_and_all_else_stays() {
        let given = [
            ("PATH", "/bin"),
            ("NO_PROXY", "localhost,.corp"),
            ("HTTPS_PROXY", "http://user:secret@10.0.0.1:3128"),
            ("ALL_PROXY", "socks5h://127.0.0.1:1080"),
            ("npm_config_https_proxy", "http://10.0.0.1:3128"),
        ];
        let (made, note) = without(env(&given), false, &hosts());
        let note = note.expect("there was one");
        for (name, kept) in given.iter().filter(|(name, _)| *name != "NO_PROXY") {
            assert_eq!(value(&made, name), Some(*kept));
        }
        let ours = "api.anthropic.com,api.openai.com";
        let both = format!("localhost,.corp,{ours}");
        assert_eq!(value(&made, "NO_PROXY"), Some(&*both));
        assert_eq!(value(&made, "no_proxy"), Some(&*both));
        assert_eq!(value(&made, "npm_config_noproxy"), Some(&*both));
        assert_eq!(value(&made, "GLOBAL_AGENT_NO_PROXY"), Some(ours));
        assert!(
            note.contains("ALL_PROXY, HTTPS_PROXY, npm_config_https_proxy"),
            "{note}"
        );
        assert!(
            !note.contains("secret"),
            "an address may hold a password: {note}"
        );
        let (made, note) = without(env(&given), true, &hosts());
        assert_eq!(made, env(&given));
        assert!(note.expect("there was one").contains("unguarded"));
    }

    #[test]
    fn where_no_proxy_is_named_nothing_changes() {
        let given = [
            ("PATH", "/bin"),
            ("NO_PROXY", "localhost"),
            ("HTTP_PROXY", ""),
            ("JAVA_TOOL_OPTIONS", "-Xmx1g"),
        ];
        assert_eq!(without(env(&given), false, &hosts()), (env(&given), None));
    }

    #[test]
    fn a_java_machine_is_told_by_its_options() {
        let given = [(
            "JAVA_TOOL_OPTIONS",
            "-Xmx1g -Dhttps.proxyHost=p -Dhttp.nonProxyHosts=*.corp",
        )];
        let (made, note) = without(env(&given), false, &hosts());
        assert!(note.expect("there was one").contains("JAVA_TOOL_OPTIONS"));
        let hosts = "api.anthropic.com|*.api.anthropic.com|api.openai.com|*.api.openai.com";
        let wanted = format!(
            "-Xmx1g -Dhttps.proxyHost=p -Dhttp.nonProxyHosts=*.corp|{hosts} -DsocksNonProxyHosts=localhost|127.*|[::1]|{hosts}"
        );
        assert_eq!(value(&made, "JAVA_TOOL_OPTIONS"), Some(&*wanted));
    }
}
