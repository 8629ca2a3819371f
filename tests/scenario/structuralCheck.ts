/** As much of JSON Schema 2020-12 as the scenario schema uses: enough to hold files against it in tests. */
// biome-ignore lint/suspicious/noExplicitAny: the values of a schema are as varied as JSON
export type Loose = any;

type Schema = { readonly [keyword: string]: Loose };

/** Paths at which `value` does not fit the schema; empty when it does. Unknown keywords are reported too. */
export function misfits(value: unknown, schema: Schema, root: Schema = schema, path = ""): string[] {
  const unknown = Object.keys(schema).filter((keyword) => !(keyword in keywords) && !annotations.has(keyword));
  if (unknown.length > 0) return [`${path}: unknown keyword ${unknown.join(", ")}`];
  return Object.entries(schema).flatMap(([keyword, wanted]) => keywords[keyword]?.({ value, wanted, schema, root, path }) ?? []);
}

interface Check {
  readonly value: Loose;
  readonly wanted: Loose;
  readonly schema: Schema;
  readonly root: Schema;
  readonly path: string;
}

const annotations = new Set(["$schema", "$defs", "title", "description", "examples"]);

const keywords: Record<string, (check: Check) => string[]> = {
  $ref: ({ value, wanted, root, path }) => misfits(value, root.$defs[wanted.replace("#/$defs/", "")], root, path),
  type: ({ value, wanted, path }) => ([wanted].flat().some((type) => isType(value, type)) ? [] : [`${path}: not ${wanted}`]),
  enum: ({ value, wanted, path }) => (wanted.includes(value) ? [] : [`${path}: not one of ${wanted}`]),
  const: ({ value, wanted, path }) => (value === wanted ? [] : [`${path}: not ${wanted}`]),
  minimum: ({ value, wanted, path }) => (typeof value !== "number" || value >= wanted ? [] : [`${path}: below ${wanted}`]),
  maximum: ({ value, wanted, path }) => (typeof value !== "number" || value <= wanted ? [] : [`${path}: above ${wanted}`]),
  minItems: ({ value, wanted, path }) => (!Array.isArray(value) || value.length >= wanted ? [] : [`${path}: too short`]),
  maxItems: ({ value, wanted, path }) => (!Array.isArray(value) || value.length <= wanted ? [] : [`${path}: too long`]),
  pattern: ({ value, wanted, path }) =>
    typeof value !== "string" || new RegExp(wanted, "u").test(value) ? [] : [`${path}: not like ${wanted}`],
  items: ({ value, wanted, root, path }) =>
    Array.isArray(value) ? value.flatMap((item, i) => misfits(item, wanted, root, `${path}/${i}`)) : [],
  required: ({ value, wanted, path }) =>
    isMap(value) ? wanted.filter((key: string) => !(key in value)).map((key: string) => `${path}/${key}: missing`) : [],
  propertyNames: ({ value, wanted, root, path }) =>
    isMap(value) ? Object.keys(value).flatMap((key) => misfits(key, wanted, root, `${path}/${key}`)) : [],
  properties: ({ value, wanted, root, path }) =>
    isMap(value)
      ? Object.keys(value).flatMap((key) => (key in wanted ? misfits(value[key], wanted[key], root, `${path}/${key}`) : []))
      : [],
  additionalProperties: ({ value, wanted, schema, root, path }) => {
    const others = isMap(value) ? Object.keys(value).filter((key) => !(key in (schema.properties ?? {}))) : [];
    return others.flatMap((key) => (wanted === false ? [`${path}/${key}: unknown`] : misfits(value[key], wanted, root, `${path}/${key}`)));
  },
  anyOf: ({ value, wanted, root, path }) => {
    const attempts: string[][] = wanted.map((schema: Schema) => misfits(value, schema, root, path));
    return attempts.some((attempt) => attempt.length === 0) ? [] : attempts.reduce((a, b) => (depth(b) > depth(a) ? b : a));
  },
};

/** The attempt that got furthest tells most. */
function depth(attempt: readonly string[]): number {
  return Math.max(...attempt.map((line) => line.split(":")[0].split("/").length));
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isType(value: unknown, type: string): boolean {
  if (type === "integer") return Number.isInteger(value);
  if (type === "array") return Array.isArray(value);
  if (type === "object") return isMap(value);
  if (type === "null") return value === null;
  return typeof value === type;
}
