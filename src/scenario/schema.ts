/** The JSON Schema of scenario files, for editors: from the same fields that check them. */

import { object } from "./fields/containers.ts";
import type { JsonSchema } from "./fields/field.ts";
import { record } from "./fields/records.ts";
import { armShape, baselineShape } from "./format/arm.ts";
import type { Catalogues } from "./format/catalogues.ts";
import { headerShape, sectionKeys, sectionsField } from "./format/declaration.ts";
import { problemsField } from "./format/problems.ts";

/** JSON Schema 2020-12 of the format that `catalogues` define. Nothing is required, since `extends` may supply it. */
export function scenarioJsonSchema(catalogues: Catalogues): JsonSchema {
  const sections = sectionsField(catalogues).schema.properties as Record<string, JsonSchema>;
  const references = Object.fromEntries(sectionKeys.map((key) => [key, { $ref: `#/$defs/${key}` }]));
  const header = object(headerShape, "").schema.properties as Record<string, JsonSchema>;
  const arm = object(armShape(), "A patch on the baseline.").schema;
  const patch = { ...arm, properties: { ...(arm.properties as object), ...references } };
  const arms = record({
    noun: "arm",
    meaning: "Named patches on this file's own baseline, which is the first arm.",
    item: () => null,
    itemSchema: () => patch,
    properties: () => ({ baseline: object(baselineShape, "The file itself.").schema }),
  });
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "cosafe scenario",
    type: "object",
    properties: {
      extends: {
        type: "string",
        description: "Base file, relative to this one, or the name of one that comes with cosafe: cosafe:community.",
      },
      ...header,
      ...references,
      problems: problemsField().schema,
      arms: arms.schema,
    },
    additionalProperties: false,
    $defs: Object.fromEntries(sectionKeys.map((key) => [key, sections[key]])),
  };
}
