/**
 * Records of numbers in one settled form, whatever the numbers are.
 *
 * Engines keep whole numbers and fractions differently, and code compiled for one form is thrown away when the other turns up. Runs of a
 * study differ in just this: a share is 0 in one arm and 0.35 in the next. A settled record holds fractions from the start, so that code
 * compiled in the first run serves all others. Values are the same to the bit.
 */

/** The same numbers under the same names, in the same order, in a record that may be changed. */
export function settled<Values extends Readonly<Record<string, number>>>(values: Values): Values {
  const names = Object.keys(values);
  // Read from text, an object of many names is laid out at once; built name by name it would become a slow dictionary.
  const record = JSON.parse(JSON.stringify(Object.fromEntries(names.map((name) => [name, 0.5])))) as Record<string, number>;
  for (const name of names) record[name] = values[name];
  return record as Values;
}
