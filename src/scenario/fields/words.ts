/** Fields of words: free text, one of a few words, yes or no, ids. */
import { alternatives, refuseUnknown, shown } from "../text/problems.ts";
import type { Node } from "../text/tree.ts";
import { type About, type Field, named, type Reading, refuseValue } from "./field.ts";
import { idPattern } from "./ids.ts";

interface Words {
  readonly meaning: string;
  readonly source?: string;
}

const required = { kind: "required" } as const;

/** Free text; one line unless `lines`. Control and direction characters are refused. */
export function text(words: Words & { readonly lines?: boolean; readonly numbers?: boolean }): Field<string> {
  const expected = words.numbers ? "a word or a number" : words.lines ? "text" : "text on one line";
  const forbidden = words.lines ? /[^\P{C}\n\t]/u : /\p{C}|[\u2028\u2029]/u;
  return {
    ...leaf(expected, "", words),
    schema: { type: words.numbers ? ["string", "integer"] : "string", description: words.meaning },
    read(node, path, reading) {
      const given = node.kind === "scalar" && !(node.plain && node.text === "") ? node.text.trim() : "";
      const fits = given !== "" && given.length <= 5000 && !forbidden.test(given);
      return fits ? given : refuseValue(reading, node, path, expected);
    },
  };
}

/** One of a few words; `noun` is what they are called, e.g. `role`. */
export function choice<const Word extends string>(noun: string, known: readonly Word[], words: Words): Field<Word> {
  const expected = known.length === 0 ? `a ${noun} (there is none yet)` : alternatives(known);
  return {
    ...leaf(expected, known[0] ?? ("" as Word), words),
    schema: { enum: known, description: words.meaning },
    read(node, path, reading) {
      if (node.kind !== "scalar" || node.text === "") return refuseValue(reading, node, path, expected);
      return known.find((word) => word === node.text) ?? refuseWord(node, path, expected, known, reading);
    },
  };
}

/** `true` or `false`, nothing else. */
export function flag(words: Words): Field<boolean> {
  const expected = "true or false";
  return {
    ...leaf<boolean>(expected, false, words),
    schema: { type: "boolean", description: words.meaning },
    read(node, path, reading) {
      if (node.kind === "scalar" && node.plain && (node.text === "true" || node.text === "false")) return node.text === "true";
      const meant = node.kind === "scalar" ? { yes: "true", on: "true", no: "false", off: "false" }[node.text.toLowerCase()] : undefined;
      return refuseValue(reading, node, path, expected, meant === undefined ? null : `write ${meant}`);
    },
  };
}

/** A kebab-case id that a later check looks up. */
export function reference(noun: string, words: Words): Field<string> {
  const expected = `the id of ${noun}`;
  return {
    ...leaf(expected, "", words),
    schema: { type: "string", pattern: idPattern, description: words.meaning },
    read(node, path, reading) {
      const fits = node.kind === "scalar" && new RegExp(idPattern).test(node.text);
      return fits ? node.text : refuseValue(reading, node, path, expected);
    },
  };
}

function leaf<T extends string | boolean>(expected: string, placeholder: T, words: Words) {
  const about: About = { unit: "", min: null, max: null, source: words.source ?? "", meaning: words.meaning };
  return { expected, placeholder, absence: required, about, show: (value: T) => value };
}

function refuseWord(node: Node, path: string, expected: string, known: readonly string[], { problems }: Reading): undefined {
  const name = node.kind === "scalar" ? node.text : "";
  refuseUnknown(problems, { at: node.at, path, what: named(path), expected, received: shown(node), name, known });
}
