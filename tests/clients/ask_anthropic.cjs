// The @anthropic-ai/sdk package: messages, streamed and with a tool.
const Anthropic = require("@anthropic-ai/sdk");
async function main() {
  const client = new (Anthropic.default ?? Anthropic)();
  const ask = { model: "lab-1", max_tokens: 99, messages: [{ role: "user", content: process.env.LAB_PROMPT }] };
  const tools = [{ name: "note", input_schema: { type: "object" } }];
  for (const mode of process.env.LAB_MODES.split(",")) {
    console.log(`--${mode}--`);
    if (mode === "whole") console.log((await client.messages.create(ask)).content[0].text);
    if (mode === "stream") console.log(await client.messages.stream(ask).finalText());
    if (mode === "tool") console.log((await client.messages.create({ ...ask, tools })).content[0].input.text);
  }
}
main();
