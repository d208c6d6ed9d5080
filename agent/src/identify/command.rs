//! Command lines as they are shown: masked once, however many connections a process makes.

use std::collections::HashMap;
use std::os::unix::ffi::OsStrExt;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use aws_lc_rs::digest;

/// The most command lines remembered.
const MOST: usize = 256;
/// Longer ones are masked each time: what is remembered stays small.
const LONGEST: usize = 8 << 10;

/// A command line with findings masked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Shown {
    /// The script, if the executable is known; `None` inside where it runs none.
    pub(super) script: Option<Option<String>>,
    /// The words.
    pub(super) command: Vec<String>,
}

/// What command lines are shown as, by hash: they themselves can hold secrets, and are not kept.
#[derive(Default)]
pub(super) struct Commands(Mutex<HashMap<[u8; 32], Shown>>);

impl Commands {
    /// What is remembered for this command line, else what `make` makes of it.
    pub(super) fn of(
        &self,
        exe: Option<&str>,
        cwd: Option<&Path>,
        line: &[u8],
        make: impl FnOnce() -> Shown,
    ) -> Shown {
        if line.len() > LONGEST {
            return make();
        }
        let mut context = digest::Context::new(&digest::SHA256);
        let parts = [
            exe.map(str::as_bytes),
            cwd.map(|cwd| cwd.as_os_str().as_bytes()),
            Some(line),
        ];
        for part in parts {
            let length = part.map_or(u64::MAX, |part| part.len() as u64);
            context.update(&length.to_be_bytes());
            context.update(part.unwrap_or_default());
        }
        let mut key = [0; 32];
        key.copy_from_slice(context.finish().as_ref());
        let remembered = || self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(shown) = remembered().get(&key) {
            return shown.clone();
        }
        let shown = make();
        let mut remembered = remembered();
        if remembered.len() >= MOST {
            remembered.clear();
        }
        remembered.insert(key, shown.clone());
        shown
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_line_of_the_same_program_is_masked_once() {
        let commands = Commands::default();
        let shown = |text: &str| Shown {
            script: None,
            command: vec![text.to_owned()],
        };
        let of = |exe, cwd: Option<&str>, line: &[u8], text: &str| {
            commands.of(exe, cwd.map(Path::new), line, || shown(text))
        };
        assert_eq!(of(Some("/bin/a"), None, b"a", "one"), shown("one"));
        assert_eq!(of(Some("/bin/a"), None, b"a", "two"), shown("one"));
        for (number, (exe, cwd, line)) in [
            (None, None, &b"a"[..]),
            (Some("/bin/b"), None, b"a"),
            (Some("/bin/a"), Some("/"), b"a"),
            (Some("/bin/a"), None, b"b"),
            (Some("/bin"), None, b"/aa"),
        ]
        .into_iter()
        .enumerate()
        {
            let text = number.to_string();
            assert_eq!(of(exe, cwd, line, &text), shown(&text));
        }
        for number in 0..2 * MOST {
            of(None, None, number.to_string().as_bytes(), "x");
        }
        assert!(commands.0.lock().unwrap().len() <= MOST);
        let long = vec![b'a'; LONGEST + 1];
        assert_eq!(of(None, None, &long, "one"), shown("one"));
        assert_eq!(of(None, None, &long, "two"), shown("two"));
    }
}
