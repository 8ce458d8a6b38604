"""What explains the others: evidence, what was refused, joined or found odd, other names and former ids."""

from __future__ import annotations

from pipeline.tables import fields as f


class Evidence(f.Table):
    """Where each value of a statement stands, or what it was inferred from."""

    table: str = f.column("Table", "The table that the value is in.", required=True)
    row_id: str = f.column("Row", "Id of the row.", required=True)
    column: str = f.column("Column", "The column of the value.", required=True)
    page_id: str = f.page()
    start_char: int = f.start()
    end_char: int = f.end()
    text: str = f.text()
    method: str = f.method()
    rule: str = f.rule()
    confidence: float = f.confidence()


class Rejects(f.Table):
    """Candidates that were found and refused."""

    page_id: str = f.page()
    stage: str = f.column("Stage", "The stage that refused it.", required=True)
    start_char: int = f.start()
    end_char: int = f.end()
    text: str = f.text()
    label: str = f.column("Label", "What it was a candidate for.")
    rule: str = f.rule()
    reason: str = f.column("Reason", "Why it was refused.", required=True)


class Merges(f.Table):
    """What was joined over pages, and what nearly was."""

    table: str = f.column("Table", "The table of both rows.", key=True, values=f.THINGS)
    id_a: str = f.column("One", "The id that stays, or the smaller one.", key=True)
    id_b: str = f.column("Other", "The id that was joined to it (see former_ids), or that is kept apart.", key=True)
    score: float = f.column("Score", "How alike they are, 0 to 1.", least=0, most=1)
    decision: str = f.column("Decision", "What was done.", required=True, values=("joined", "kept_apart"))
    evidence: str = f.column("Evidence", "What speaks for it and against it, with ; between.", required=True)


class Problems(f.Table):
    """What a person should look at."""

    table: str = f.column("Table", "The table of the row.", required=True)
    row_id: str = f.column("Row", "Id of the row, where there is one.")
    page_id: str = f.page()
    code: str = f.column("Code", "What is wrong, in one word.", required=True)
    detail: str = f.column("Detail", "What is wrong, in a sentence.")


class Aliases(f.Table):
    """Other names of things, and the page that uses them."""

    table: str = f.column("Table", "The table of the row.", key=True, values=f.THINGS)
    row_id: str = f.column("Row", "Id of the thing.", key=True)
    alias: str = f.column("Alias", "The other name.", key=True)
    page_id: str = f.page(key=True)


class FormerIds(f.Table):
    """Ids that a thing would have had or has had; they resolve for ever."""

    table: str = f.column("Table", "The table of the thing.", key=True, values=f.THINGS)
    old_id: str = f.column("Old id", "The id that is no longer a row.", key=True)
    id: str = f.column("Id", "The id of the thing's row now.", required=True)
