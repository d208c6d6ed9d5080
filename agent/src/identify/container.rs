//! What a cgroup path tells: the systemd unit and the container, by the forms that runtimes use.

use weir_policy::subject::Known;

/// What `/proc/PID/cgroup` says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// Path in the unified hierarchy.
    pub cgroup: Known<String>,
    /// The system's unit; a unit of a user's own manager is `user@UID.service/NAME`, since its user chose the name.
    pub unit: Known<Option<String>>,
    /// Container id.
    pub container: Known<Option<String>>,
}

/// How runtimes name a container's cgroup: what stands before and after the id.
const FORMS: &[(&str, &str)] = &[
    ("docker-", ".scope"),
    ("cri-containerd-", ".scope"),
    ("nerdctl-", ".scope"),
    ("crio-", ".scope"),
    ("crio-", ""),
    ("libpod-", ".scope"),
    ("libpod-", ""),
    ("buildkit-", ".scope"),
];

/// Reads the text of `/proc/PID/cgroup` (cgroups(7)), also where the old hierarchies stand beside the new one.
pub fn parse(text: &str) -> Place {
    let mut unified = None;
    let mut named = None;
    let mut others = Vec::new();
    for line in text.lines().take(64) {
        let mut fields = line.splitn(3, ':');
        let (Some(number), Some(controllers), Some(path)) =
            (fields.next(), fields.next(), fields.next())
        else {
            continue;
        };
        if !path.starts_with('/') {
            continue;
        }
        match (number, controllers) {
            ("0", "") => unified = Some(path),
            (_, "name=systemd") => named = Some(path),
            _ => others.push(path),
        }
    }
    if unified.is_none() && named.is_none() && others.is_empty() {
        return Place::default();
    }
    let paths = || unified.iter().chain(&named).chain(&others).copied();
    Place {
        cgroup: unified.map_or(Known::Unknown, |path| Known::Sure(path.to_owned())),
        unit: Known::Sure(paths().take(2).find_map(unit)),
        container: match paths().find_map(|path| Some((container(path)?, path))) {
            // A user's own manager lets that user make cgroups of any name.
            Some((id, path)) if path.contains("/user@") => Known::Likely(Some(id)),
            Some((id, _)) => Known::Sure(Some(id)),
            None => Known::Sure(None),
        },
    }
}

fn is_unit(part: &&str) -> bool {
    [".service", ".scope"]
        .iter()
        .any(|ending| part.len() > ending.len() && part.ends_with(ending))
}

fn unit(path: &str) -> Option<String> {
    let mut units = path.split('/').filter(is_unit);
    let first = units.next()?;
    match units.next() {
        Some(second) if first.starts_with("user@") => Some(format!("{first}/{second}")),
        _ => Some(first.to_owned()),
    }
}

fn container(path: &str) -> Option<String> {
    let parts: Vec<&str> = path.split('/').collect();
    // The innermost container counts.
    parts.iter().enumerate().rev().find_map(|(at, part)| {
        let before = |back: usize| {
            at.checked_sub(back)
                .and_then(|at| parts.get(at))
                .copied()
                .unwrap_or_default()
        };
        let formed = FORMS
            .iter()
            .find_map(|(start, end)| part.strip_prefix(start)?.strip_suffix(end));
        let plain = || {
            let parent = before(1);
            let pod = parent.starts_with("pod")
                || parent.contains("-pod")
                || before(2).starts_with("kubepods");
            (matches!(
                parent,
                "docker" | "actions_job" | "garden" | "lxc" | "containerd"
            ) || pod
                || before(2) == "ecs")
                .then_some(*part)
        };
        // containerd's form with systemd: `kubepods-pod1.slice:cri-containerd:ID`.
        let colons = || {
            part.rsplit_once(":")
                .filter(|(rest, _)| rest.contains(':'))
                .map(|(_, id)| id)
        };
        let lxc = || {
            part.strip_prefix("lxc.payload.")
                .map(|name| format!("lxc:{name}"))
        };
        let nspawn = || {
            let name = part
                .strip_prefix("systemd-nspawn@")?
                .strip_suffix(".service")?;
            Some(format!("nspawn:{name}"))
        };
        let id = formed
            .or_else(plain)
            .or_else(colons)
            .filter(|id| is_id(id))
            .map(str::to_owned);
        id.or_else(lxc).or_else(nspawn)
    })
}

/// At least 32 hexadecimal digits; ECS adds a dash and a number.
fn is_id(id: &str) -> bool {
    let (hex, rest) = id.split_once('-').unwrap_or((id, "0"));
    (32..=64).contains(&hex.len())
        && hex.bytes().all(|byte| byte.is_ascii_hexdigit())
        && rest.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const ID: &str = "3f4e1b0c9d8a7f6e5d4c3b2a190807f6e5d4c3b2a190807f6e5d4c3b2a19080a";

    #[test]
    fn the_forms_of_runtimes() {
        let table = [
            (
                "0::/system.slice/docker-ID.scope",
                Some("docker-ID.scope"),
                true,
            ),
            ("0::/docker/ID", None, true),
            (
                "12:memory:/docker/ID\n1:name=systemd:/docker/ID\n0::/",
                None,
                true,
            ),
            (
                "0::/kubepods.slice/kubepods-pod1.slice/cri-containerd-ID.scope",
                Some("cri-containerd-ID.scope"),
                true,
            ),
            ("0::/kubepods/besteffort/pod12-34/ID", None, true),
            (
                "0::/system.slice/containerd.service/kubepods-pod1.slice:cri-containerd:ID",
                Some("containerd.service"),
                true,
            ),
            (
                "0::/kubepods.slice/kubepods-pod1.slice/crio-ID.scope/container",
                Some("crio-ID.scope"),
                true,
            ),
            (
                "0::/machine.slice/libpod-ID.scope/container",
                Some("libpod-ID.scope"),
                true,
            ),
            (
                "0::/machine.slice/libpod-conmon-ID.scope",
                Some("libpod-conmon-ID.scope"),
                false,
            ),
            (
                "0::/kubepods.slice/crio-conmon-ID.scope",
                Some("crio-conmon-ID.scope"),
                false,
            ),
            ("0::/libpod_parent/libpod-ID", None, true),
            ("0::/ecs/0123456789abcdef/ID", None, true),
            ("0::/actions_job/ID", None, true),
            (
                "0::/system.slice/nginx.service",
                Some("nginx.service"),
                false,
            ),
            (
                "0::/system.slice/docker.service",
                Some("docker.service"),
                false,
            ),
            (
                "0::/user.slice/user-7.slice/session-3.scope",
                Some("session-3.scope"),
                false,
            ),
            ("0::/weir-run-ABCD1234", None, false),
            ("0::/docker/not-an-id", None, false),
            (
                "4:memory:/x\n3:name=systemd:/system.slice/cron.service\n0::/weir-run-A",
                Some("cron.service"),
                false,
            ),
            ("0::/", None, false),
        ];
        for (text, unit, inside) in table {
            let place = parse(&text.replace("ID", ID));
            let unit = unit.map(|unit| unit.replace("ID", ID));
            assert_eq!(place.unit, Known::Sure(unit), "{text}");
            assert_eq!(
                place.container,
                Known::Sure(inside.then(|| ID.to_owned())),
                "{text}"
            );
        }
    }

    #[test]
    fn a_user_cannot_take_a_system_units_name_nor_a_sure_container() {
        let place = parse("0::/user.slice/user-7.slice/user@7.service/app.slice/nginx.service");
        assert_eq!(
            place.unit,
            Known::Sure(Some("user@7.service/nginx.service".into()))
        );
        let rootless = format!(
            "0::/user.slice/user-7.slice/user@7.service/user.slice/libpod-{ID}.scope/container"
        );
        assert_eq!(parse(&rootless).container, Known::Likely(Some(ID.into())));
        let nested = parse("0::/system.slice/a.service/b.service");
        assert_eq!(
            nested.unit,
            Known::Sure(Some("a.service".into())),
            "what a service delegates is its own"
        );
        assert_eq!(
            parse("0::/lxc.payload.web/x").container,
            Known::Sure(Some("lxc:web".into()))
        );
    }

    #[test]
    fn what_cannot_be_read_is_unknown() {
        assert_eq!(parse(""), Place::default());
        assert_eq!(parse("garbage"), Place::default());
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn any_text_is_survived(text in "[0-9:/a-z.@-]{0,200}") {
            let _ = parse(&text);
        }
    }
}
