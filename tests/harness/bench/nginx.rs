//! The baseline: nginx as a reverse proxy that ends TLS and forwards, to the same provider, without looking.

use std::fs::File;
use std::os::unix::process::CommandExt;
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use rustix::process::{Pid, Signal, kill_process, set_parent_process_death_signal};

use super::proc;
use crate::lab::Lab;

/// Where it listens, inside the lab.
pub const ADDRESS: &str = "127.0.0.1:8443";
/// Where it listens for the far provider: one port higher.
const FAR_ADDRESS: &str = "127.0.0.1:8444";
/// Its processes that serve; beside them there is one that only waits.
const WORKERS: usize = 2;

/// Its configuration: two workers, connections kept on both sides, bodies passed on as they come, no log.
fn config(dir: &str) -> String {
    let (_, near) = crate::NAMES[0];
    let (_, far) = super::far::host();
    let servers = server(dir, ("provider", near), ADDRESS, "front")
        + &server(dir, ("far", far), FAR_ADDRESS, "far");
    format!(
        "daemon off;
user root;
worker_processes {WORKERS};
worker_rlimit_nofile 16384;
pid {dir}/nginx.pid;
error_log {dir}/nginx.err warn;
events {{ worker_connections 8192; }}
http {{
    access_log off;
    keepalive_requests 1000000000;
    keepalive_timeout 1h;
    client_max_body_size 0;
    client_body_temp_path {dir}/nginx-body;
    proxy_temp_path {dir}/nginx-proxy;
    fastcgi_temp_path {dir}/nginx-fastcgi;
    uwsgi_temp_path {dir}/nginx-uwsgi;
    scgi_temp_path {dir}/nginx-scgi;
{servers}}}
"
    )
}

/// One upstream, and the server before it.
fn server(dir: &str, (name, upstream): (&str, &str), listen: &str, certificate: &str) -> String {
    format!(
        "    upstream {name} {{
        server {upstream}:443;
        keepalive 64;
        keepalive_requests 1000000000;
        keepalive_timeout 1h;
    }}
    server {{
        listen {listen} ssl backlog=1024;
        ssl_certificate {dir}/{certificate}.pem;
        ssl_certificate_key {dir}/{certificate}.key;
        ssl_protocols TLSv1.2 TLSv1.3;
        location / {{
            proxy_pass https://{name};
            proxy_http_version 1.1;
            proxy_set_header Connection \"\";
            proxy_set_header Host $host;
            client_body_buffer_size 1m;
            proxy_buffering off;
            proxy_request_buffering off;
            proxy_ssl_protocols TLSv1.2 TLSv1.3;
            proxy_ssl_server_name on;
            proxy_ssl_name $host;
            proxy_ssl_verify on;
            proxy_ssl_trusted_certificate {dir}/root.pem;
        }}
    }}
"
    )
}

/// A running nginx; ended by its id when dropped.
pub struct Nginx {
    master: Child,
}

impl Nginx {
    /// Starts it inside the lab; it listens on [`ADDRESS`] a little later.
    pub fn start(lab: &Lab) -> Result<Self> {
        let file = lab.dir().join("nginx.conf");
        std::fs::write(&file, config(&lab.dir().to_string_lossy()))?;
        let mut command = lab.command("nginx")?;
        // SAFETY: between fork and exec one prctl and no allocation happen.
        unsafe {
            command.pre_exec(|| Ok(set_parent_process_death_signal(Some(Signal::TERM))?));
        }
        let log = File::create(lab.dir().join("nginx.out"))?;
        command.arg("-p").arg(lab.dir()).arg("-c").arg(&file);
        command
            .stdin(Stdio::null())
            .stdout(log.try_clone()?)
            .stderr(log);
        Ok(Self {
            master: command.spawn().context("nginx (package nginx-light)")?,
        })
    }

    /// The ids of its waiting and serving processes, once all of them run.
    pub fn processes(&self) -> Result<Vec<u32>> {
        let end = Instant::now() + Duration::from_secs(5);
        loop {
            let workers = proc::children(self.master.id())?;
            if workers.len() >= WORKERS {
                return Ok(std::iter::once(self.master.id()).chain(workers).collect());
            }
            anyhow::ensure!(
                Instant::now() < end,
                "nginx did not start: see what it wrote to nginx.err in the lab"
            );
            std::thread::sleep(Duration::from_millis(10));
        }
    }
}

impl Drop for Nginx {
    fn drop(&mut self) {
        let _ = kill_process(Pid::from_child(&self.master), Signal::TERM);
        let _ = self.master.wait();
    }
}
