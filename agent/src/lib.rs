//! The hands. The modules stand in the order of a call's journey; [`session`] tells the story.

pub mod session;

// The wings, in the order in which a call meets them. (Blank lines keep rustfmt from sorting them.)

pub mod intercept;

pub mod identify;

pub mod tls;

pub mod wire;

pub mod judge;

pub mod audit;

pub mod upstream;

pub mod relay;

// Around the journey.

pub mod app;
pub mod cli;
pub mod config;
pub mod control;
pub mod drain;
pub mod run;
pub mod telemetry;
pub mod trust;
