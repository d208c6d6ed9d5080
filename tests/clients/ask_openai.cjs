// The openai package: chat, streamed and with a tool.
const OpenAI = require("openai");
async function main() {
  const client = new OpenAI();
  const ask = { model: "lab-1", messages: [{ role: "user", content: process.env.LAB_PROMPT }] };
  const tools = [{ type: "function", function: { name: "note", parameters: { type: "object" } } }];
  for (const mode of process.env.LAB_MODES.split(",")) {
    console.log(`--${mode}--`);
    if (mode === "whole") console.log((await client.chat.completions.create(ask)).choices[0].message.content);
    if (mode === "stream") {
      let text = "";
      const stream = await client.responses.create({ model: "lab-1", input: process.env.LAB_PROMPT, stream: true });
      for await (const event of stream) if (event.type === "response.output_text.delta") text += event.delta;
      console.log(text);
    }
    if (mode === "tool") {
      const said = await client.chat.completions.create({ ...ask, tools });
      console.log(said.choices[0].message.tool_calls[0].function.arguments);
    }
  }
}
main();
