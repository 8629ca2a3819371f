/** The JSON Schema of study files, with the options of every method that they can name. */
import type { JsonSchema } from "../scenario/fields/field.ts";
import { studyJsonSchema as schemaOf } from "../scenario/studyFile/format.ts";
import { namedMethods } from "./catalogue.ts";
import type { Options } from "./options.ts";

/** JSON Schema of study files, for editors. */
export function studyJsonSchema(): JsonSchema {
  return schemaOf(methodSchemas());
}

/** JSON Schemas of the options of each method that a study file names. */
export function methodSchemas(): Readonly<Record<string, JsonSchema>> {
  return Object.fromEntries(Object.entries(namedMethods).map(([name, { options }]) => [name, optionsSchema(options)]));
}

function optionsSchema(options: Options): JsonSchema {
  const properties = Object.entries(options).map(([name, { schema, summary }]) => [name, { ...schema, description: summary }]);
  const needed = Object.keys(options).filter((name) => options[name].needed !== null);
  return { type: "object", properties: Object.fromEntries(properties), required: needed, additionalProperties: false };
}
