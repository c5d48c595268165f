#!/usr/bin/env python3
"""Judges a table of requests with `certcheck batch` on a Spark cluster.

usage: verdicts.py INPUT OUTPUT [--certcheck PATH] [--patience SECONDS] [--parquet] [--master URL]

INPUT is a file, a folder or a pattern: JSON Lines, or with --parquet files with a column `request`.
OUTPUT is a new folder of Parquet files in the form of SCHEMA, with one row for every request.
"""

from __future__ import annotations

import argparse
import json
import os
import select
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from typing import IO

import pyarrow
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql.functions import col
from pyspark.sql.pandas.types import to_arrow_schema
from pyspark.sql.types import StructType

SCHEMA = """
    file STRING, block BIGINT, row BIGINT, id STRING, status STRING,
    findings ARRAY<STRUCT<id: STRING, severity: STRING, message: STRING>>,
    path ARRAY<STRING>, error STRING, answer STRING
"""
# What is sent, judged and handed on at once: a bound on what a task keeps in memory.
MOST_REQUESTS, MOST_OCTETS = 1_000, 32 << 20
# So many requests in a row that kill the command are the installation's fault, not theirs.
MOST_DEATHS = 20


# The file, where a block begins in it, and the number of a request in the block.
Place = tuple[str, int, int]
Judge = Callable[[Iterable[pyarrow.RecordBatch]], Iterator[pyarrow.RecordBatch]]


class Batch:
    """A process of `certcheck batch` that is started again when it dies."""

    def __init__(self, certcheck: str, patience: float) -> None:
        self.certcheck, self.patience = certcheck, patience
        self.process: subprocess.Popen[bytes] | None = None
        self.unread = b""
        self.deaths = 0

    def judge(self, requests: list[bytes]) -> list[bytes]:
        """One answer for each request, in their order.

        With one job, requests are judged one after the other. When the process dies, the first
        request without an answer is the one that it was busy with. It is asked alone once more: if
        it was only the process that was unlucky, nothing is lost.
        """
        answers: list[bytes] = []
        while len(answers) < len(requests):
            answers += self.ask(requests[len(answers) :])
            if len(answers) < len(requests):
                self.stop()
                suspect = requests[len(answers)]
                answers += self.ask([suspect]) or [self.refuse(suspect)]
        return answers

    def ask(self, requests: list[bytes]) -> list[bytes]:
        """The answers, until the process dies or takes longer than `patience` for one of them.

        Another thread writes, so that no pipe can fill while its other end waits.
        """
        process = self.start()
        writer = threading.Thread(target=write, args=(process, requests), daemon=True)
        writer.start()
        answers = []
        while len(answers) < len(requests) and (answer := self.read(process)):
            answers.append(answer)
        if len(answers) < len(requests):
            process.kill()
        writer.join()
        if answers:
            self.deaths = 0
        return answers

    def read(self, process: subprocess.Popen[bytes]) -> bytes | None:
        """The next line; None where the process has ended or takes too long."""
        assert process.stdout is not None
        parts = [self.unread]
        while b"\n" not in parts[-1]:
            if not select.select([process.stdout], [], [], self.patience)[0]:
                return None
            parts.append(os.read(process.stdout.fileno(), 1 << 16))
            if not parts[-1]:
                return None
        line, self.unread = b"".join(parts).split(b"\n", 1)
        return line

    def refuse(self, request: bytes) -> bytes:
        """The answer for a request that ends the process whenever it is asked."""
        assert self.process is not None
        code = self.process.wait()
        self.stop()
        # An exit code is what the command gives for wrong options or a missing library.
        if code >= 0:
            raise RuntimeError(f"{self.certcheck} batch ended with {code}: see standard error")
        self.deaths += 1
        if self.deaths > MOST_DEATHS:
            raise RuntimeError(f"{self.certcheck} batch dies of every request (signal {-code})")
        error = f"certcheck batch ended by signal {-code}, or had no answer in {self.patience} s"
        answer = {"id": None, "status": "error", "findings": [], "path": [], "error": error}
        try:
            name = json.loads(request).get("id")
            answer["id"] = name if isinstance(name, int | str) else None
        except (ValueError, AttributeError, RecursionError):
            pass
        return json.dumps(answer, separators=(",", ":")).encode()

    def start(self) -> subprocess.Popen[bytes]:
        """The process; a new one where there is none."""
        if self.process is None:
            self.unread = b""
            self.process = subprocess.Popen(
                [self.certcheck, "batch", "--jobs", "1"],
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            )
            threading.Thread(target=show, args=(self.process.stderr,), daemon=True).start()
        return self.process

    def stop(self) -> None:
        """Ends the process and forgets it."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()
            self.process = None


def write(process: subprocess.Popen[bytes], requests: list[bytes]) -> None:
    """Writes requests until the process reads no more, which its answers show."""
    assert process.stdin is not None
    try:
        for request in requests:
            process.stdin.write(request + b"\n")
        process.stdin.flush()
    except (OSError, ValueError):
        pass


def show(errors: IO[bytes] | None) -> None:
    """Passes on what the process says on standard error, to the log of the executor."""
    for line in errors or ():
        text = line.decode(errors="replace").rstrip()
        print("certcheck batch:", text, file=sys.stderr, flush=True)


def verdict(place: Place, answer: bytes) -> dict[str, object]:
    """One row of the table."""
    text = answer.decode()
    # Python refuses to read numbers of more than 4,300 digits, which an id may be.
    decoder = json.JSONDecoder(parse_int=str, parse_float=str)
    fields = decoder.decode(text)
    # The id stays the text that it is: reading and writing a number may change it.
    start = len('{"id":')
    _, end = decoder.raw_decode(text, start)
    keys = ("id", "severity", "message")
    return {
        "file": place[0], "block": place[1], "row": place[2],
        "id": text[start:end],
        "status": fields["status"],
        "findings": [{key: finding[key] for key in keys} for finding in fields["findings"]],
        "path": fields["path"], "error": fields["error"], "answer": text,
    }


def chunks(batches: Iterable[pyarrow.RecordBatch]) -> Iterator[list[tuple[Place, bytes]]]:
    """The requests with their places, a bounded number at once.

    A request's place is the same however often a task runs. Blank lines are counted, but they ask
    nothing.
    """
    chunk: list[tuple[Place, bytes]] = []
    octets, block, row = 0, ("", -1), 0
    for batch in batches:
        for file, start, request in zip(*(column.to_pylist() for column in batch), strict=True):
            row = row + 1 if block == (file, start) else 0
            block = (file, start)
            # A line break in JSON is white space; `batch` would take it for the end of the request.
            line = b"null" if request is None else request.replace(b"\n", b" ")
            if not line.strip(b" \t\r"):
                continue
            if chunk and (len(chunk) == MOST_REQUESTS or octets + len(line) > MOST_OCTETS):
                yield chunk
                chunk, octets = [], 0
            chunk.append(((file, start, row), line))
            octets += len(line)
    if chunk:
        yield chunk


def judging(certcheck: str, patience: float, schema: pyarrow.Schema) -> Judge:
    """What each task does with its partition: one process, asked chunk by chunk."""

    def judge(batches: Iterable[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        batch = Batch(certcheck, patience)
        try:
            for chunk in chunks(batches):
                answers = batch.judge([request for _, request in chunk])
                places = [place for place, _ in chunk]
                rows = [verdict(*one) for one in zip(places, answers, strict=True)]
                yield pyarrow.RecordBatch.from_pylist(rows, schema=schema)
        finally:
            batch.stop()

    return judge


def requests(spark: SparkSession, source: str, parquet: bool) -> DataFrame:
    """The requests as octets: JSON Lines that are not UTF-8 are `batch`'s to refuse."""
    table = spark.read.parquet(source) if parquet else spark.read.text(source, lineSep="\n")
    request = col("request" if parquet else "value").cast("binary")
    return table.select("_metadata.file_path", "_metadata.file_block_start", request)


def main() -> None:
    parser = argparse.ArgumentParser(usage=(__doc__ or "").split("usage: ")[1].split("\n")[0])
    parser.add_argument("input")
    parser.add_argument("output")
    parser.add_argument("--certcheck", default="certcheck")
    parser.add_argument("--patience", type=float, default=300)
    parser.add_argument("--parquet", action="store_true")
    parser.add_argument("--master")
    options = parser.parse_args()
    builder = SparkSession.builder.appName("certcheck verdicts")
    builder = builder.config("spark.sql.execution.arrow.maxRecordsPerBatch", MOST_REQUESTS)
    builder = builder.config("spark.sql.execution.arrow.maxBytesPerBatch", MOST_OCTETS)
    spark = (builder.master(options.master) if options.master else builder).getOrCreate()
    schema = StructType.fromDDL(SCHEMA)
    judge = judging(options.certcheck, options.patience, to_arrow_schema(schema))
    table = requests(spark, options.input, options.parquet)
    table.mapInArrow(judge, schema).write.parquet(options.output)
    spark.stop()


if __name__ == "__main__":
    main()
