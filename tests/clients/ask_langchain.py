"""langchain-openai: a chat model, streamed and with a tool."""
import os
from langchain_openai import ChatOpenAI

model = ChatOpenAI(model="lab-1")
text = os.environ["LAB_PROMPT"]
tool = {"type": "function", "function": {"name": "note", "description": "Keeps a note.", "parameters": {"type": "object", "properties": {}}}}
for mode in os.environ["LAB_MODES"].split(","):
    print(f"--{mode}--", flush=True)
    if mode == "whole":
        print(model.invoke(text).content)
    if mode == "stream":
        print("".join(part.content for part in model.stream(text)))
    if mode == "tool":
        print(model.bind_tools([tool]).invoke(text).tool_calls[0]["args"]["text"])
