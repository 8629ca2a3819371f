import { describe, expect, it } from "vitest";
import { either, list, object, oneOrMore } from "../../src/scenario/fields/containers.ts";
import { changed, optional, type Reading } from "../../src/scenario/fields/field.ts";
import { quantity } from "../../src/scenario/fields/quantities.ts";
import { record } from "../../src/scenario/fields/records.ts";
import { emptyMap } from "../../src/scenario/text/tree.ts";

/** A field that counts how often its schema is asked for. */
function counted() {
  const asked = { times: 0 };
  const number = quantity({ unit: "count", min: 0, max: 9, default: 1, meaning: "A number." });
  const field = changed(number, {
    get schema() {
      asked.times++;
      return number.schema;
    },
  });
  return { asked, field };
}

describe("the schema of a field", () => {
  it("is worked out when it is asked for, however the field is wrapped, and not to read a file", () => {
    const { asked, field } = counted();
    const item = object({ one: optional(field, 2), many: oneOrMore(field, { noun: "numbers", meaning: "" }) }, "");
    const items = record({ noun: "item", meaning: "", item: () => item, itemSchema: () => item.schema, implicit: ["first"] });
    const whole = object({ items, either: optional(either(field, item), 3), list: list(field, { noun: "numbers", meaning: "" }) }, "");
    const reading: Reading = { problems: [], settings: [] };
    const value = whole.read(emptyMap({ file: "", line: 1, column: 1 }), "", reading);
    expect([value?.items.get("first")?.one, value?.either, reading.problems]).toEqual([2, 3, []]);
    expect(asked.times).toBe(0);
    expect(JSON.stringify(whole.schema).match(/A number\./g)).toHaveLength(asked.times);
    expect(asked.times).toBeGreaterThan(4);
  });

  it("of a changed field is that of the field, unless it is changed too", () => {
    const { field } = counted();
    expect(optional(field, 1).schema).toEqual(field.schema);
    expect(changed(field, { schema: { type: "null" } })).toMatchObject({ schema: { type: "null" }, expected: field.expected });
  });
});
