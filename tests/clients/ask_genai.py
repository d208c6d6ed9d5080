"""google-genai: content, streamed and with a function."""
import os
from google import genai
from google.genai import types

client = genai.Client()
ask = {"model": "gemini-2.5-flash", "contents": os.environ["LAB_PROMPT"]}
note = types.FunctionDeclaration(name="note", description="Keeps a note.", parameters_json_schema={"type": "object"})
for mode in os.environ["LAB_MODES"].split(","):
    print(f"--{mode}--", flush=True)
    if mode == "whole":
        print(client.models.generate_content(**ask).text)
    if mode == "stream":
        for part in client.models.generate_content_stream(**ask):
            print(part.text or "", end="")
        print()
    if mode == "tool":
        config = types.GenerateContentConfig(tools=[types.Tool(function_declarations=[note])])
        print(client.models.generate_content(**ask, config=config).function_calls[0].args["text"])
