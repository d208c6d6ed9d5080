// Node's own fetch.
async function main() {
  for (const mode of process.env.LAB_MODES.split(",")) {
    console.log(`--${mode}--`);
    const headers = { "content-type": "application/json", authorization: "Bearer sk-lab" };
    const answer = await fetch(process.env.LAB_URL, { method: "POST", headers, body: process.env[`LAB_BODY_${mode}`] });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${answer.status} ${text}`);
    console.log(text);
  }
}
main();
