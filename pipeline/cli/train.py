"""gyoji train."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.common import app, faults


@app.command()
def train(
    data: Annotated[Path, typer.Argument(help="Folder of annotated text: *.jsonl with id, text and entities.")],
    model: Annotated[Path, typer.Argument(help="Folder for the model, which spacy.load reads.")],
    seed: Annotated[int, typer.Option(help="The same data, recipe and seed give the same model.")] = 0,
    epochs: Annotated[
        int, typer.Option(help="Passes over the data; the learning rate falls to nothing over them.")
    ] = 6,
    config: Annotated[Path | None, typer.Option(help="Your own recipe instead of train.cfg of the package.")] = None,
) -> None:
    """Train the named-entity model on annotated text, and print its scores on what was held back."""
    from pipeline.recognize.ner.train import train as train_model

    with faults():
        train_model(data, model, seed=seed, epochs=epochs, config=config)
