//! API keys where people keep them: the caller's variables, and files of known clients, read with the caller's rights.

use std::ffi::OsString;
use std::fmt;
use std::fs::{File, OpenOptions};
use std::io::{self, Read};
use std::os::unix::fs::{MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use serde::Deserializer;
use serde::de::{DeserializeSeed, IgnoredAny, MapAccess, SeqAccess, Visitor};
use weir_policy::catalog::{KeyFile, Provider};
use zeroize::Zeroizing;

use super::{Enrolled, fingerprint};
use crate::trust::variables::get;

/// Largest file that is looked into.
const LARGEST: u64 = 8 << 20;
/// Longest and shortest key.
const KEY: std::ops::RangeInclusive<usize> = 6..=4096;
/// Most keys of one file.
const MOST: usize = 16;

/// Where to look.
pub struct Place<'a> {
    /// The caller's environment.
    pub env: &'a [(OsString, OsString)],
    /// The caller's home directory.
    pub home: &'a Path,
    /// The caller.
    pub uid: u32,
    /// The state's key for fingerprints.
    pub key: &'a [u8; 32],
}

/// The keys of `providers`, each once, by where it was found first. To be called with the caller's rights to files:
/// a file is taken where it is a regular one of the caller's or root's that not everybody can write.
pub fn find<'p>(
    providers: impl Iterator<Item = &'p Provider>,
    place: &Place<'_>,
) -> (Vec<Enrolled>, Vec<String>) {
    let (mut all, mut notes): (Vec<Enrolled>, Vec<String>) = Default::default();
    for provider in providers {
        let mut add = |secret: &str, source: &str| {
            let secret = secret.trim();
            let plain = secret.bytes().all(|byte| byte.is_ascii_graphic());
            if !plain || !KEY.contains(&secret.len()) || provider.is_oauth(secret) {
                return;
            }
            let fingerprint = fingerprint(place.key, secret);
            let known = all.iter().any(|one: &Enrolled| {
                one.provider == provider.name() && one.fingerprint == fingerprint
            });
            if !known {
                all.push(Enrolled {
                    provider: provider.name().to_owned(),
                    fingerprint,
                    source: source.to_owned(),
                    since: 0,
                });
            }
        };
        for name in provider.env() {
            if let Some(value) = get(place.env, name).and_then(|value| value.to_str()) {
                add(value, name);
            }
        }
        for file in provider.key_files() {
            let Some(path) = absolute(file, place) else {
                continue;
            };
            match text(&path, place.uid) {
                Ok(Some(text)) => {
                    for secret in keys(file, &text) {
                        add(&secret, &file.path);
                    }
                }
                Ok(None) => {}
                Err(why) => notes.push(format!(
                    "{} is not looked into for keys: {why}",
                    path.display()
                )),
            }
        }
    }
    notes.sort();
    notes.dedup();
    (all, notes)
}

fn absolute(file: &KeyFile, place: &Place<'_>) -> Option<PathBuf> {
    let (base, rest) = file.path.split_once('/')?;
    let base = match base.strip_prefix('$') {
        Some(name) => Path::new(get(place.env, name)?),
        None => get(place.env, "HOME").map_or(place.home, Path::new),
    };
    base.is_absolute().then(|| base.join(rest))
}

/// The file's text; `None` where there is none that the caller can read.
fn text(path: &Path, uid: u32) -> Result<Option<Zeroizing<String>>, &'static str> {
    let flags = libc::O_NONBLOCK | libc::O_NOCTTY;
    let opened = OpenOptions::new().read(true).custom_flags(flags).open(path);
    let Ok(file) = opened else {
        return Ok(None);
    };
    let about = file.metadata().map_err(|_| "it cannot be looked at")?;
    if !about.is_file() {
        return Err("it is no regular file");
    }
    if about.uid() != uid && about.uid() != 0 {
        return Err("it belongs to another user");
    }
    if about.mode() & 0o002 != 0 {
        return Err("everybody can write it");
    }
    if about.len() > LARGEST {
        return Err("it is too large");
    }
    read(file).map(Some).map_err(|_| "it cannot be read")
}

fn read(file: File) -> io::Result<Zeroizing<String>> {
    let mut text = Zeroizing::new(String::new());
    file.take(LARGEST).read_to_string(&mut text)?;
    Ok(text)
}

/// The keys that stand in a file where its description says.
fn keys(file: &KeyFile, text: &str) -> Vec<Zeroizing<String>> {
    let mut found = Vec::new();
    for pointer in &file.json {
        let parts: Vec<String> = pointer
            .split('/')
            .skip(1)
            .map(|part| part.replace("~1", "/").replace("~0", "~"))
            .collect();
        let mut json = serde_json::Deserializer::from_str(text);
        // A file that is no JSON tells nothing.
        let _ = At {
            parts: &parts,
            found: &mut found,
        }
        .deserialize(&mut json);
    }
    for line in text.lines() {
        if let Some(value) = file.lines.iter().find_map(|name| assigned(line, name)) {
            found.push(Zeroizing::new(value.to_owned()));
        }
    }
    found.truncate(MOST);
    found
}

/// The value in `NAME=value`, `export NAME="value"` or `name: value`.
fn assigned<'l>(line: &'l str, name: &str) -> Option<&'l str> {
    let line = line.trim_start();
    let line = line.strip_prefix("export ").unwrap_or(line).trim_start();
    let rest = line.strip_prefix(name)?.trim_start();
    let value = rest.strip_prefix(['=', ':'])?.trim();
    for quote in ['"', '\''] {
        if let Some(inner) = value.strip_prefix(quote) {
            return inner.split(quote).next();
        }
    }
    value.split([' ', '\t', '#']).next()
}

/// Takes the text at a JSON pointer and nothing else of a document.
struct At<'a> {
    parts: &'a [String],
    found: &'a mut Vec<Zeroizing<String>>,
}

impl<'de> DeserializeSeed<'de> for At<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for At<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("anything")
    }

    fn visit_str<E>(self, text: &str) -> Result<(), E> {
        if self.parts.is_empty() {
            self.found.push(Zeroizing::new(text.to_owned()));
        }
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key::<String>()? {
            match self.parts.split_first() {
                Some((first, rest)) if *first == key => map.next_value_seed(At {
                    parts: rest,
                    found: self.found,
                })?,
                _ => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        while list.next_element::<IgnoredAny>()?.is_some() {}
        Ok(())
    }

    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E>(self, _: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E>(self, _: u64) -> Result<(), E> {
        Ok(())
    }

    fn visit_f64<E>(self, _: f64) -> Result<(), E> {
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::os::unix::fs::{PermissionsExt, symlink};

    use weir_policy::catalog::Catalog;

    use super::*;

    const HASH: [u8; 32] = [7; 32];

    fn found(home: &Path, env: &[(&str, &str)]) -> (Vec<(String, String, String)>, Vec<String>) {
        let env: Vec<(OsString, OsString)> = env
            .iter()
            .map(|(name, value)| (name.into(), value.into()))
            .collect();
        let place = Place {
            env: &env,
            home,
            uid: rustix::process::geteuid().as_raw(),
            key: &HASH,
        };
        let catalog = Catalog::builtin();
        let (all, notes) = find(catalog.providers(), &place);
        let plain = |one: Enrolled| (one.provider, one.fingerprint, one.source);
        (all.into_iter().map(plain).collect(), notes)
    }

    fn is(provider: &str, secret: &str, source: &str) -> (String, String, String) {
        (
            provider.to_owned(),
            fingerprint(&HASH, secret),
            source.to_owned(),
        )
    }

    #[test]
    fn keys_are_found_in_variables_and_in_the_files_of_known_clients() {
        let home = tempfile::tempdir().unwrap();
        let write = |name: &str, text: &str| {
            let path = home.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        };
        write(
            ".codex/auth.json",
            r#"{"tokens":{"OPENAI_API_KEY":"no"},"OPENAI_API_KEY":"sk-codex","x":[1,null,-1,1.5,true]}"#,
        );
        write(
            ".claude/.credentials.json",
            r#"{"claudeAiOauth":{"accessToken":"sk-ant-oat01-x"}}"#,
        );
        write(".claude.json", r#"{"primaryApiKey":"sk-ant-api03-file"}"#);
        write(
            ".config/io.datasette.llm/keys.json",
            r#"{"openai":"sk-llm\u002d1","anthropic":null}"#,
        );
        write(
            ".aider.conf.yml",
            "# keys\nopenai-api-key: sk-aider  # mine\nmodel: x\n",
        );
        write(
            ".env",
            "export ANTHROPIC_API_KEY=\"sk-ant-env\"\nOPENAI_API_KEY='sk-codex'\nXOPENAI_API_KEY=no-key\n",
        );
        let env = [
            ("OPENAI_API_KEY", "sk-env"),
            ("ANTHROPIC_AUTH_TOKEN", "sk-ant-oat01-y"),
            ("CODEX_API_KEY", ""),
            ("CLAUDE_API_KEY", "two words"),
        ];
        let (mut all, notes) = found(home.path(), &env);
        all.sort();
        let mut expected = [
            is("openai", "sk-env", "OPENAI_API_KEY"),
            is("openai", "sk-codex", "~/.codex/auth.json"),
            is("openai", "sk-llm-1", "~/.config/io.datasette.llm/keys.json"),
            is("openai", "sk-aider", "~/.aider.conf.yml"),
            is("anthropic", "sk-ant-api03-file", "~/.claude.json"),
            is("anthropic", "sk-ant-env", "~/.env"),
        ];
        expected.sort();
        assert_eq!(all, expected);
        assert!(notes.is_empty(), "{notes:?}");
        // HOME and a client's own variable say where.
        let codex = home.path().join(".codex");
        let env = [
            ("HOME", "/nonexistent"),
            ("CODEX_HOME", codex.to_str().unwrap()),
        ];
        assert_eq!(
            found(home.path(), &env).0,
            [is("openai", "sk-codex", "$CODEX_HOME/auth.json")]
        );
    }

    #[test]
    fn what_is_not_the_callers_own_plain_file_is_left_alone() {
        let home = tempfile::tempdir().unwrap();
        fs::create_dir(home.path().join(".codex")).unwrap();
        let file = home.path().join(".codex/auth.json");
        fs::write(&file, r#"{"OPENAI_API_KEY":"sk-evil"}"#).unwrap();
        fs::set_permissions(&file, fs::Permissions::from_mode(0o666)).unwrap();
        let (all, notes) = found(home.path(), &[]);
        assert!(
            all.is_empty() && notes[0].contains("everybody can write it"),
            "{notes:?}"
        );
        for target in ["/dev/zero", "/nonexistent", "/proc/self/mem"] {
            fs::remove_file(&file).unwrap();
            symlink(target, &file).unwrap();
            assert!(found(home.path(), &[]).0.is_empty(), "{target}");
        }
        fs::remove_file(&file).unwrap();
        for text in [
            "{",
            "",
            "[]",
            "\"x\"",
            r#"{"OPENAI_API_KEY":{"a":"sk-no"}}"#,
            r#"{"OPENAI_API_KEY":7}"#,
        ] {
            fs::write(&file, text).unwrap();
            assert!(found(home.path(), &[]).0.is_empty(), "{text}");
        }
        if rustix::process::geteuid().is_root() {
            fs::write(&file, r#"{"OPENAI_API_KEY":"sk-other"}"#).unwrap();
            std::os::unix::fs::chown(&file, Some(7), None).unwrap();
            let (all, notes) = found(home.path(), &[]);
            assert!(
                all.is_empty() && notes[0].contains("another user"),
                "{notes:?}"
            );
        }
    }
}
