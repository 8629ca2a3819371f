/**
 * Records in one settled form, whatever their values are.
 *
 * Engines keep whole numbers and fractions differently, and code compiled for one form is thrown away when the other turns up. Runs of a
 * study differ in just this: a share is 0 in one arm and 0.35 in the next. A settled record holds fractions from the start, so that code
 * compiled in the first run serves all others. Records put together by spreading others have a form of their own each time after a
 * while, and every access to them is then looked up; a settled record has the same form however often it is made. Values are the same
 * to the bit.
 */

/**
 * The same numbers under the same names, in the same order, in a record that may be changed; after them what else belongs to it, of any
 * kind.
 */
export function settled<Values extends Readonly<Record<string, number>>>(values: Values): Values;
export function settled<Values extends Readonly<Record<string, number>>, Others extends object>(
  values: Values,
  others: Others,
): Values & Others;
export function settled(values: Readonly<Record<string, number>>, others: object = {}): object {
  return fill(JSON.parse(formOf(Object.keys(values), Object.keys(others))), values, others);
}

/** Makes the same settled record again and again, at less cost than `settled` each time. */
export function settledAgain<Values extends Readonly<Record<string, number>>>(values: Values): () => Values {
  const form = formOf(Object.keys(values), []);
  return () => fill(JSON.parse(form), values, {}) as Values;
}

/** The form as text. Read from text, an object of many names is laid out at once; built name by name it would become a slow dictionary. */
function formOf(fractions: readonly string[], others: readonly string[]): string {
  return JSON.stringify(Object.fromEntries([...fractions.map((name) => [name, 0.5]), ...others.map((name) => [name, null])]));
}

function fill(record: Record<string, unknown>, ...parts: readonly object[]): object {
  for (const part of parts) for (const name of Object.keys(part)) record[name] = (part as Record<string, unknown>)[name];
  return record;
}
