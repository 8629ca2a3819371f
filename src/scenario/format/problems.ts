/** `problems`: what was diagnosed in the place, each by the settings that stand for it or by the outcome in which it shows. */
import { list, object } from "../fields/containers.ts";
import { type Field, optional, refuseValue } from "../fields/field.ts";
import { record } from "../fields/records.ts";
import { text } from "../fields/words.ts";
import type { MapNode } from "../text/tree.ts";

const referenceMeaning =
  "Value of a setting in a place without the problem, by path; needed where the registry states none (organisations, place, ties).";

/** Read node by node later, since each value has the type of its setting. */
const referenceField: Field<MapNode | null> = {
  expected: "a map of paths and values",
  about: null,
  absence: { kind: "default", value: null },
  placeholder: null,
  schema: { type: "object", description: referenceMeaning },
  read: (node, path, reading) =>
    node.kind === "map" ? node : refuseValue(reading, node, path, "a map of paths and values, such as { organisations.police.staff: 9 }"),
  show: () => null,
};

/** The section: problems by id. They belong to the file, not to its arms. */
export function problemsField() {
  const path = text({ meaning: "Path of a setting, as `cosafe explain` prints it." });
  const problem = object(
    {
      label: text({ meaning: "The problem in a few words." }),
      row: optional(text({ meaning: "Row of the case study that names it, e.g. P1." }), null),
      settings: list(path, { noun: "paths of settings", meaning: "Settings of the baseline that stand for the problem." }),
      reference: optional(referenceField, null),
      outcome: optional(
        text({ meaning: "Indicator, or indicator/group, in which the problem shows, where no setting stands for it." }),
        null,
      ),
    },
    "A diagnosed problem.",
  );
  return record({
    noun: "problem",
    meaning: "Diagnosed problems by id: what `cosafe diagnose` takes away one by one; null removes one.",
    item: () => problem,
    itemSchema: () => problem.schema,
  });
}

/** A problem as read. */
export type WrittenProblem = ReturnType<typeof problemsField>["placeholder"] extends ReadonlyMap<string, infer P> ? P : never;
