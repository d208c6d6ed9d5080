//! The project's own commands.

mod ebpf;

fn main() -> anyhow::Result<()> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match args
        .iter()
        .map(String::as_str)
        .collect::<Vec<_>>()
        .as_slice()
    {
        ["ebpf"] => ebpf::run(false),
        ["ebpf", "--check"] => ebpf::run(true),
        _ => anyhow::bail!("usage: cargo xtask ebpf [--check]"),
    }
}
