"""The anthropic package: messages, streamed and with a tool."""
import os
import anthropic

client = anthropic.Anthropic()
ask = {"model": "lab-1", "max_tokens": 99, "messages": [{"role": "user", "content": os.environ["LAB_PROMPT"]}]}
tools = [{"name": "note", "input_schema": {"type": "object"}}]
for mode in os.environ["LAB_MODES"].split(","):
    print(f"--{mode}--", flush=True)
    if mode == "whole":
        print(client.messages.create(**ask).content[0].text)
    if mode == "stream":
        with client.messages.stream(**ask) as stream:
            print("".join(stream.text_stream))
    if mode == "tool":
        print(client.messages.create(**ask, tools=tools).content[0].input["text"])
