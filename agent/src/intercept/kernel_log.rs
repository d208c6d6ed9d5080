//! Kernel log: what the kernel programs say, told to `tracing` under the target `weir::kernel`.

/// A logger for the programs' records.
pub(super) struct KernelLog;

impl log::Log for KernelLog {
    fn enabled(&self, _: &log::Metadata<'_>) -> bool {
        true
    }

    fn log(&self, record: &log::Record<'_>) {
        let said = record.args();
        match record.level() {
            log::Level::Error => tracing::error!(target: "weir::kernel", "{said}"),
            log::Level::Warn => tracing::warn!(target: "weir::kernel", "{said}"),
            log::Level::Info => tracing::info!(target: "weir::kernel", "{said}"),
            log::Level::Debug => tracing::debug!(target: "weir::kernel", "{said}"),
            log::Level::Trace => tracing::trace!(target: "weir::kernel", "{said}"),
        }
    }

    fn flush(&self) {}
}
