//! The first bytes of a connection.

use rustls::server::Acceptor;
use weir::tls::HelloReader;
use weir::tls::hello::State;

use crate::pieces;

pub(super) fn client_hello(data: &[u8]) {
    let Some((seed, data)) = data.split_first() else {
        return;
    };
    let whole = last(&[data]);
    assert_eq!(
        whole,
        last(&pieces(data, *seed)),
        "another split, another hello"
    );
    assert_ne!(whole, State::More, "the end of the bytes is known");
    let State::Hello(ours) = whole else {
        return;
    };
    let mut acceptor = Acceptor::default();
    let mut rest = data;
    while !rest.is_empty() {
        match acceptor.read_tls(&mut rest) {
            Ok(0) | Err(_) => return,
            Ok(_) => {}
        }
        match acceptor.accept() {
            Ok(None) => {}
            Ok(Some(accepted)) => {
                let theirs = accepted.client_hello();
                if let Some(name) = theirs.server_name() {
                    let same = ours
                        .sni
                        .as_deref()
                        .is_some_and(|ours| ours.eq_ignore_ascii_case(name));
                    assert!(same, "rustls reads {name}, weir {:?}", ours.sni);
                }
                if let Some(offered) = theirs.alpn() {
                    let offered: Vec<&[u8]> = offered.collect();
                    assert_eq!(ours.alpn, offered);
                }
                return;
            }
            Err(_) => return,
        }
    }
}

fn last(chunks: &[&[u8]]) -> State {
    let mut reader = HelloReader::new();
    for chunk in chunks {
        let state = reader.push(chunk);
        if state != State::More {
            return state;
        }
    }
    reader.finish()
}
