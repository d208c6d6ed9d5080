//! Commands of a shell that look a name up or reach a host: whatever stands among their arguments leaves, in a query to a name
//! server at the least.

/// What looks up or reaches; none of them has a use for a secret.
const REACHES: [&[u8]; 18] = [
    b"dig",
    b"nslookup",
    b"host",
    b"drill",
    b"delv",
    b"resolvectl",
    b"ping",
    b"ping6",
    b"traceroute",
    b"tracepath",
    b"mtr",
    b"whois",
    b"telnet",
    b"nc",
    b"ncat",
    b"netcat",
    b"finger",
    b"arping",
];
/// What stands before a command and is none.
const BEFORE: [&[u8]; 9] = [
    b"sudo", b"time", b"env", b"exec", b"then", b"do", b"else", b"nohup", b"command",
];
/// No command that is looked for is longer.
const LONGEST: usize = 12;

/// The follower of one text.
#[derive(Clone, Copy, Default)]
pub(super) struct Shell {
    word: [u8; LONGEST],
    length: usize,
    /// The command's name is over.
    named: bool,
    reaches: bool,
}

impl Shell {
    /// Takes the next byte of a text in lower case.
    pub(super) fn feed(&mut self, byte: u8) {
        match byte {
            b'\n' | b';' | b'|' | b'&' | b'(' | b'{' | b'`' => *self = Self::default(),
            // What is quoted may be a command for another shell.
            b'"' | b'\'' if !self.reaches => *self = Self::default(),
            b')' | b'}' => {
                *self = Self {
                    named: true,
                    ..Self::default()
                }
            }
            _ if self.named => {}
            b' ' if self.length > 0 => self.name(),
            b' ' => {}
            _ => {
                if let Some(slot) = self.word.get_mut(self.length) {
                    *slot = byte;
                }
                self.length = (self.length + 1).min(LONGEST + 1);
            }
        }
    }

    /// The command's name ended.
    fn name(&mut self) {
        let word = self.word.get(..self.length).unwrap_or_default();
        // `/usr/bin/dig`
        let word = word.rsplit(|b| *b == b'/').next().unwrap_or_default();
        if BEFORE.contains(&word) {
            *self = Self::default();
            return;
        }
        self.reaches = REACHES.contains(&word);
        self.named = true;
    }

    /// Whether the next byte is an argument of such a command.
    pub(super) fn reaches(&self) -> bool {
        self.reaches
    }
}
