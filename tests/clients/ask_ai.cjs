// The ai package with @ai-sdk/openai: text, streamed and with a tool.
const { generateText, streamText, tool, jsonSchema } = require("ai");
const { openai } = require("@ai-sdk/openai");
async function main() {
  const ask = { model: openai("lab-1"), prompt: process.env.LAB_PROMPT };
  const note = tool({ description: "Keeps a note.", inputSchema: jsonSchema({ type: "object" }) });
  for (const mode of process.env.LAB_MODES.split(",")) {
    console.log(`--${mode}--`);
    if (mode === "whole") console.log((await generateText(ask)).text);
    if (mode === "stream") {
      // A stream's error is given to onError; the text so far stays.
      const onError = ({ error }) => { console.error(error); process.exitCode = 1; };
      for await (const part of streamText({ ...ask, onError }).textStream) process.stdout.write(part);
      console.log();
    }
    if (mode === "tool") console.log((await generateText({ ...ask, model: openai.chat("lab-1"), tools: { note } })).toolCalls[0].input.text);
  }
}
main();
