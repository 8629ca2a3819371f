/** Reading CSV (RFC 4180) row by row, so that a table of any length needs the memory of a row. */
import { closeSync, openSync, readSync } from "node:fs";
import { StringDecoder } from "node:string_decoder";
import { FolderError } from "./manifestFile.ts";

/** Text that is no CSV. */
class CsvError extends Error {}

const blockBytes = 1 << 16;

/** The rows of a file as records by column name; a short row lacks its last columns. Throws `FolderError` where a quoted cell does not end. */
export function* csvRecords(path: string): Generator<ReadonlyMap<string, string>> {
  let header: readonly string[] | null = null;
  try {
    for (const row of csvRows(textBlocks(path))) {
      if (header === null) header = row;
      else yield new Map(row.map((cell, column) => [header![column] ?? String(column), cell]));
    }
  } catch (error) {
    throw error instanceof CsvError ? new FolderError(`${path}: ${error.message}`) : error;
  }
}

/** The rows of CSV text that comes in blocks. */
export function* csvRows(blocks: Iterable<string>): Generator<string[]> {
  let row: string[] = [];
  let cell = "";
  let quoted = false;
  /** A quote within a quoted cell: its end, or the first of two. */
  let quote = false;
  let started = false;
  for (const block of blocks) {
    for (let i = 0; i < block.length; i++) {
      const character = block[i];
      if (quoted && !quote) {
        if (character === '"') quote = true;
        else cell += character;
        continue;
      }
      if (quote && character === '"') {
        quote = false;
        cell += '"';
        continue;
      }
      if (quote) quoted = quote = false;
      if (character === '"' && cell === "") quoted = started = true;
      else if (character === ",") {
        row.push(cell);
        cell = "";
        started = true;
      } else if (character === "\n") {
        row.push(cell);
        yield row;
        row = [];
        cell = "";
        started = false;
      } else if (character !== "\r") {
        cell += character;
        started = true;
      }
    }
  }
  if (quoted && !quote) throw new CsvError("expected the end of a quoted cell, received the end of the file");
  if (started) yield [...row, cell];
}

/** The lines of a text file, without their ends. */
export function* textLines(path: string): Generator<string> {
  let rest = "";
  for (const block of textBlocks(path)) {
    const lines = (rest + block).split("\n");
    rest = lines.pop()!;
    yield* lines;
  }
  if (rest !== "") yield rest;
}

function* textBlocks(path: string): Generator<string> {
  const decoder = new StringDecoder("utf8");
  const buffer = Buffer.alloc(blockBytes);
  const descriptor = openSync(path, "r");
  try {
    for (;;) {
      const bytes = readSync(descriptor, buffer, 0, blockBytes, null);
      if (bytes === 0) break;
      yield decoder.write(buffer.subarray(0, bytes));
    }
    yield decoder.end();
  } finally {
    closeSync(descriptor);
  }
}
