// The @google/genai package: content, streamed and with a function.
const { GoogleGenAI } = require("@google/genai");
async function main() {
  const client = new GoogleGenAI({ apiKey: process.env.GEMINI_API_KEY });
  const ask = { model: "gemini-2.5-flash", contents: process.env.LAB_PROMPT };
  const tools = [{ functionDeclarations: [{ name: "note", description: "Keeps a note.", parametersJsonSchema: { type: "object" } }] }];
  for (const mode of process.env.LAB_MODES.split(",")) {
    console.log(`--${mode}--`);
    if (mode === "whole") console.log((await client.models.generateContent(ask)).text);
    if (mode === "stream") {
      let text = "";
      for await (const part of await client.models.generateContentStream(ask)) text += part.text ?? "";
      console.log(text);
    }
    if (mode === "tool") console.log((await client.models.generateContent({ ...ask, config: { tools } })).functionCalls[0].args.text);
  }
}
main();
