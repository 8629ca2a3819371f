/**
 * The field of seeds, wherever one is written: in a scenario, a study file or after `--seed`.
 *
 * A number is the same seed in every spelling (`7`, `007`, `7.0`, `７`); anything else is a word, to the letter. Where what is read is not
 * what was written, or looks like a number and is none, a warning says what it was read as.
 */
import { quote, warn } from "../text/problems.ts";
import type { Field } from "./field.ts";
import { text } from "./words.ts";

/** What a text means as a seed. Reading what was read gives the same again. */
export interface ReadSeed {
  readonly seed: string;
  readonly kind: "number" | "word";
}

/** Reads a text without spaces around it. */
export function readSeed(written: string): ReadSeed {
  const plain = written.normalize("NFKC");
  const whole = /^([-+]?)(\d+)(?:\.0*)?$/.exec(plain) ?? /^([-+]?)(0(?:x[0-9a-f]+|o[0-7]+|b[01]+))$/i.exec(plain);
  if (whole !== null) {
    // Of any length: two long numbers are two seeds.
    const digits = BigInt(whole[2].toLowerCase()).toString();
    return { seed: whole[1] === "-" && digits !== "0" ? `-${digits}` : digits, kind: "number" };
  }
  const value = /^[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?$/.test(plain) ? Number(plain) : Number.NaN;
  return Number.isFinite(value) ? { seed: String(value === 0 ? 0 : value), kind: "number" } : { seed: written, kind: "word" };
}

/** A seed; `meaning` says of what. */
export function seed(words: { readonly meaning: string }): Field<string> {
  const written = text({ ...words, numbers: true });
  return {
    ...written,
    read(node, path, reading) {
      const given = written.read(node, path, reading);
      if (given === undefined) return undefined;
      const read = readSeed(given);
      if (read.seed !== given || (read.kind === "word" && looksLikeNumber(given))) {
        const remedy = `read as the ${read.kind} ${read.kind === "word" ? quote(read.seed) : read.seed}`;
        warn(reading.problems, { at: node.at, path, what: "seed", received: quote(given), remedy });
      }
      return read.seed;
    },
  };
}

/** Digits and what separates them: `1,000`, `1 000`, `1_000`; and numbers beyond all bounds, `1e400`. */
function looksLikeNumber(given: string): boolean {
  return /^[-+]?\.?\d[\d.,_'’\s]*(e[-+]?\d+)?$/i.test(given);
}
