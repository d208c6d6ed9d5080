//! What the kernel's side promises, proved in the kernel: in namespaces and a cgroup of the test's own.

use std::time::Duration;

use tokio::io::AsyncReadExt;
use weir::intercept::{InterceptError, Interception};

mod client;
mod lab;

use lab::{Lab, answer, lab, server};

/// Not a test: what this binary does when a test starts it as a client.
#[test]
fn role() {
    if let Ok(task) = std::env::var(client::ROLE) {
        client::act(&task);
    }
}

#[test]
fn the_machine_can_be_guarded() {
    lab(async |_| weir::intercept::preflight().unwrap());
}

#[test]
fn a_connect_arrives_with_its_destination_and_its_maker() {
    lab(async |lab: Lab| {
        let (interception, acceptor) = Interception::start(lab.plan()).await.unwrap();
        answer(acceptor);
        let cgroup = std::os::unix::fs::MetadataExt::ino(&std::fs::metadata(&lab.cgroup).unwrap());
        for to in [
            "192.0.2.7:443",
            "192.0.2.7:8443",
            "127.0.0.1:443",
            "[2001:db8::7]:443",
            "[::1]:8443",
        ] {
            for uid in [0, 65534] {
                let words = lab.inside_as(uid, &format!("tcp {to}")).await;
                let (story, pid) = words.rsplit_once(" pid ").unwrap();
                assert_eq!(
                    story,
                    format!("peer {to} heard flow {to} tgid {pid} uid {uid} cgroup {cgroup} age 0")
                );
            }
        }
        assert_eq!(interception.counters().redirected, 10);
    });
}

#[test]
fn a_mapped_destination_reaches_the_ipv4_listener() {
    lab(async |lab: Lab| {
        let (_interception, acceptor) = Interception::start(lab.plan()).await.unwrap();
        answer(acceptor);
        let words = lab.inside("tcp [::ffff:192.0.2.7]:443").await;
        assert!(
            words.starts_with("peer [::ffff:192.0.2.7]:443 heard flow 192.0.2.7:443 "),
            "{words}"
        );
    });
}

#[test]
fn other_ports_and_other_cgroups_are_untouched() {
    lab(async |lab: Lab| {
        server("127.0.0.1:443").await;
        let other = server("127.0.0.1:0").await;
        let (interception, acceptor) = Interception::start(lab.plan()).await.unwrap();
        answer(acceptor);
        assert!(
            lab.outside("tcp 127.0.0.1:443")
                .await
                .starts_with("peer 127.0.0.1:443 heard direct")
        );
        assert!(
            lab.inside(&format!("tcp {other}"))
                .await
                .starts_with(&format!("peer {other} heard direct"))
        );
        assert_eq!(interception.counters().redirected, 0);
    });
}

#[test]
fn who_dials_the_listener_has_no_flow() {
    lab(async |lab: Lab| {
        let (interception, acceptor) = Interception::start(lab.plan()).await.unwrap();
        answer(acceptor);
        let task = format!("tcp 127.0.0.1:{}", interception.port());
        assert!(lab.inside(&task).await.contains("heard no flow"));
        assert!(lab.outside(&task).await.contains("heard no flow"));
    });
}

#[test]
fn a_killed_agent_refuses_at_once_and_so_does_a_stranger_on_its_port() {
    lab(async |lab: Lab| {
        let mut agent = lab.start("agent", None);
        let port: u16 = agent.hear().await.parse().unwrap();
        agent.child.kill().await.unwrap();
        assert!(
            lab.inside("tcp 192.0.2.7:443")
                .await
                .starts_with("ECONNREFUSED")
        );
        assert!(
            lab.inside("tcp [2001:db8::7]:443")
                .await
                .starts_with("ECONNREFUSED")
        );
        let squatter = tokio::net::TcpListener::bind(("127.0.0.1", port))
            .await
            .unwrap();
        assert!(
            lab.inside("tcp 192.0.2.7:443")
                .await
                .starts_with("ECONNREFUSED")
        );
        let caught = tokio::time::timeout(Duration::from_millis(100), squatter.accept()).await;
        assert!(caught.is_err(), "the squatter caught a connection");
    });
}

#[test]
fn what_a_killed_agent_left_goes_with_its_file_system() {
    lab(async |lab: Lab| {
        server("127.0.0.1:443").await;
        let mut agent = lab.start("agent", None);
        agent.hear().await;
        assert!(
            lab.inside("tcp 127.0.0.1:443")
                .await
                .contains("heard flow 127.0.0.1:443")
        );
        assert_eq!(lab.pins(), 1);
        agent.child.kill().await.unwrap();
        assert!(
            lab.inside("tcp 127.0.0.1:443")
                .await
                .starts_with("ECONNREFUSED")
        );
        let error = Interception::start(lab.plan()).await.unwrap_err();
        assert!(matches!(error, InterceptError::Taken(_)), "{error}");
        lab.drop_bpffs();
        assert!(lab.is_free().await, "the programs outlived their pins");
    });
}

#[test]
fn a_closed_listener_refuses_and_detaching_ends_it() {
    lab(async |lab: Lab| {
        server("127.0.0.1:443").await;
        let (interception, acceptor) = Interception::start(lab.plan()).await.unwrap();
        drop(acceptor);
        assert!(
            lab.inside("tcp 127.0.0.1:443")
                .await
                .starts_with("ECONNREFUSED")
        );
        assert_eq!(interception.counters().refused_dead, 1);
        interception.detach().unwrap();
        assert_eq!(lab.pins(), 0);
        assert!(lab.is_free().await, "the programs outlived their pins");
    });
}

#[test]
fn a_network_without_a_listener_refuses() {
    lab(async |lab: Lab| {
        let (interception, acceptor) = Interception::start(lab.plan()).await.unwrap();
        answer(acceptor);
        assert!(
            lab.inside("othernet 192.0.2.7:443")
                .await
                .starts_with("ECONNREFUSED")
        );
        assert_eq!(interception.counters().refused_dead, 1);
    });
}

#[test]
fn a_machine_without_ipv6_guards_ipv4_and_refuses_the_rest() {
    lab(async |lab: Lab| {
        std::fs::write("/proc/sys/net/ipv6/conf/lo/disable_ipv6", "1").unwrap();
        let (_interception, acceptor) = Interception::start(lab.plan()).await.unwrap();
        answer(acceptor);
        assert!(
            lab.inside("tcp 192.0.2.7:443")
                .await
                .contains("heard flow 192.0.2.7:443")
        );
        assert!(
            lab.inside("tcp [2001:db8::7]:443")
                .await
                .starts_with("ECONNREFUSED")
        );
    });
}

#[test]
fn the_agents_own_sockets_pass_even_inside() {
    lab(async |lab: Lab| {
        server("127.0.0.1:443").await;
        let words = lab.inside("ours 127.0.0.1:443").await;
        let expected = "marked peer 127.0.0.1:443 heard direct, plain peer 127.0.0.1:443 heard flow 127.0.0.1:443 ";
        assert!(words.starts_with(expected), "{words}");
    });
}

#[test]
fn http3_is_refused_and_other_datagrams_are_not() {
    lab(async |lab: Lab| {
        let (interception, acceptor) = Interception::start(lab.plan()).await.unwrap();
        answer(acceptor);
        for to in ["127.0.0.1:443", "[::1]:443"] {
            assert_eq!(
                lab.inside(&format!("udp {to}")).await,
                "ECONNREFUSED ECONNREFUSED"
            );
        }
        assert_eq!(lab.inside("udp 127.0.0.1:8443").await, "sent connected");
        assert_eq!(interception.counters().refused_udp, 4);
    });
}

#[test]
fn raw_sockets_are_refused_and_icmp_carries_icmp_only() {
    lab(async |lab: Lab| {
        let (interception, acceptor) = Interception::start(lab.plan()).await.unwrap();
        answer(acceptor);
        assert_eq!(lab.inside("raw").await, "EPERM EPERM EPERM made");
        assert_eq!(lab.inside("forge").await, "ping sent syn EPERM");
        let counters = interception.counters();
        assert_eq!((counters.refused_raw, counters.tripped), (3, 1));
    });
}

#[test]
fn a_connection_older_than_the_programs_carries_nothing_more() {
    lab(async |lab: Lab| {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:443")
            .await
            .unwrap();
        let mut client = lab.start("early 127.0.0.1:443", Some(0));
        let (mut stream, _) = listener.accept().await.unwrap();
        tokio::io::AsyncWriteExt::write_all(&mut stream, b"direct\n")
            .await
            .unwrap();
        assert_eq!(client.hear().await, "connected");
        let (interception, _acceptor) = Interception::start(lab.plan()).await.unwrap();
        client.nudge().await;
        assert_eq!(client.hear().await, "sent");
        let mut byte = [0];
        let read = tokio::time::timeout(Duration::from_millis(200), stream.read(&mut byte)).await;
        assert!(read.is_err(), "{read:?} arrived past the redirect");
        assert!(interception.counters().tripped > 0);
    });
}

#[test]
fn a_socket_used_again_reports_its_present_peer() {
    lab(async |lab: Lab| {
        let other = server("127.0.0.1:0").await;
        let (_interception, acceptor) = Interception::start(lab.plan()).await.unwrap();
        answer(acceptor);
        let words = lab.inside(&format!("again 192.0.2.7:443 {other}")).await;
        assert_eq!(
            words,
            format!("192.0.2.7:443 then peer {other} heard direct")
        );
        let words = lab.inside("again 192.0.2.7:443 192.0.2.8:8443").await;
        assert!(
            words.starts_with("192.0.2.7:443 then peer 192.0.2.8:8443 heard flow 192.0.2.8:8443 "),
            "{words}"
        );
    });
}

#[test]
fn fast_open_is_no_way_round() {
    lab(async |lab: Lab| {
        let (_interception, acceptor) = Interception::start(lab.plan()).await.unwrap();
        answer(acceptor);
        for to in ["192.0.2.7:443", "[2001:db8::7]:443"] {
            let words = lab.inside(&format!("fastopen {to}")).await;
            assert!(
                words.starts_with(&format!("peer {to} heard flow {to} ")),
                "{words}"
            );
        }
    });
}

#[test]
fn a_socket_bound_to_a_device_is_redirected_too() {
    lab(async |lab: Lab| {
        let made = std::process::Command::new("ip")
            .args([
                "link",
                "add",
                "weirtest0",
                "type",
                "veth",
                "peer",
                "name",
                "weirtest1",
            ])
            .status();
        if !made.is_ok_and(|status| status.success()) {
            eprintln!("skipped: no second device can be made here");
            return;
        }
        let (_interception, acceptor) = Interception::start(lab.plan()).await.unwrap();
        answer(acceptor);
        let words = lab.inside("device 192.0.2.7:443").await;
        assert!(
            words.starts_with("peer 192.0.2.7:443 heard flow 192.0.2.7:443 "),
            "{words}"
        );
    });
}

#[test]
fn five_hundred_connects_at_once_miss_no_flow() {
    lab(async |lab: Lab| {
        let (interception, acceptor) = Interception::start(lab.plan()).await.unwrap();
        answer(acceptor);
        assert_eq!(lab.inside("many 192.0.2.7:443").await, "500");
        let counters = interception.counters();
        assert_eq!(
            (
                counters.redirected,
                counters.flows_full,
                counters.storage_failed
            ),
            (500, 0, 0)
        );
    });
}

#[test]
fn the_kernels_words_reach_the_log() {
    lab(async |lab: Lab| {
        let mut agent = lab.start("logging", None);
        assert_eq!(agent.hear().await, "ready");
        lab.inside("raw").await;
        let line = agent.hear().await;
        assert!(
            line.contains("WARN weir::kernel: raw socket of process "),
            "{line}"
        );
        agent.child.kill().await.unwrap();
    });
}
