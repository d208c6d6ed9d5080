"""The openai package: chat, streamed and with a tool; then the Responses API."""
import os
import openai

client = openai.OpenAI()
ask = [{"role": "user", "content": os.environ["LAB_PROMPT"]}]
tools = [{"type": "function", "function": {"name": "note", "parameters": {"type": "object"}}}]
for mode in os.environ["LAB_MODES"].split(","):
    print(f"--{mode}--", flush=True)
    if mode == "whole":
        print(client.chat.completions.create(model="lab-1", messages=ask).choices[0].message.content)
    if mode == "stream":
        for event in client.responses.create(model="lab-1", input=os.environ["LAB_PROMPT"], stream=True):
            if event.type == "response.output_text.delta":
                print(event.delta, end="")
        print()
    if mode == "tool":
        said = client.chat.completions.create(model="lab-1", messages=ask, tools=tools)
        print(said.choices[0].message.tool_calls[0].function.arguments)
