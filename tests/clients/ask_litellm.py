"""The litellm package, which calls many providers by one face."""
import os
import litellm

ask = {"model": "openai/lab-1", "messages": [{"role": "user", "content": os.environ["LAB_PROMPT"]}]}
tools = [{"type": "function", "function": {"name": "note", "parameters": {"type": "object"}}}]
for mode in os.environ["LAB_MODES"].split(","):
    print(f"--{mode}--", flush=True)
    if mode == "whole":
        print(litellm.completion(**ask).choices[0].message.content)
    if mode == "stream":
        for part in litellm.completion(**ask, stream=True):
            print(part.choices[0].delta.content or "", end="")
        print()
    if mode == "tool":
        print(litellm.completion(**ask, tools=tools).choices[0].message.tool_calls[0].function.arguments)
