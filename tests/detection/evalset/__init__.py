"""Builds labelled texts for measuring detectors: values, the contexts around them, and their byte offsets."""
