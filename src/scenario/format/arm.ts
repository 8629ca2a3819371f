/** `arms`: the keys of an arm. Its sections are read after they have been merged with the baseline. */
import { list } from "../fields/containers.ts";
import { type Field, optional } from "../fields/field.ts";
import { reference, text } from "../fields/words.ts";
import { refuse, shown } from "../text/problems.ts";
import { sectionKeys } from "./declaration.ts";

const label = optional(text({ meaning: "Name of the arm in tables and charts." }), "");

/** `arms.baseline` may only name the file itself. */
export const baselineShape = { label };

/** Keys of any other arm. */
export function armShape() {
  const sections = sectionKeys.map((key) => [key, anything] as const);
  return {
    label,
    use: list(reference("an arm", { meaning: "An arm." }), {
      noun: "arm ids",
      meaning: "Arms whose patches this one takes over, in this order.",
    }),
    set: optional(setField, null),
    ...(Object.fromEntries(sections) as Record<(typeof sectionKeys)[number], Field<null>>),
  };
}

const setMeaning = 'Single settings by path, e.g. { "trust.gainRate": 0.02 }; they come after everything else in the arm.';

/** What is read elsewhere. */
const anything: Field<null> = {
  expected: "settings as in the baseline",
  about: null,
  absence: { kind: "default", value: null },
  placeholder: null,
  schema: {},
  read: () => null,
  show: () => null,
};

const setField: Field<null> = {
  ...anything,
  schema: { type: "object", description: setMeaning },
  read(node, path, { problems }) {
    if (node.kind === "map") return null;
    refuse(problems, { at: node.at, path, what: `setting ${path}`, expected: "a map of paths and values", received: shown(node) });
    return undefined;
  },
};
