//! Which parts of a request are what a tool, a document or a search brought.

/// Types of items that hold what was brought (OpenAI's responses, Anthropic's content blocks).
const BRINGS: [&str; 18] = [
    "tool_result",
    "mcp_tool_result",
    "web_search_tool_result",
    "web_fetch_tool_result",
    "web_fetch_result",
    "web_search_result",
    "code_execution_tool_result",
    "search_result",
    "document",
    "function_call_output",
    "custom_tool_call_output",
    "local_shell_call_output",
    "shell_call_output",
    "computer_call_output",
    "apply_patch_call_output",
    "mcp_call",
    "input_file",
    "file",
];

/// Members that hold it, whatever the type (Gemini's parts, OpenAI's search).
const HOLDS: [&str; 6] = [
    "functionResponse",
    "function_response",
    "codeExecutionResult",
    "code_execution_result",
    "output",
    "results",
];

/// Whether an object of this type, or of this role, holds what was brought.
pub(super) fn is_item(kind: Option<&str>, role: Option<&str>) -> bool {
    kind.is_some_and(|kind| BRINGS.contains(&kind)) || matches!(role, Some("tool" | "function"))
}

/// Whether a member of this name does.
pub(super) fn is_member(name: &str) -> bool {
    HOLDS.contains(&name)
}
