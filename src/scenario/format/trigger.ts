/** Triggers: `backlog > 40 for 14 days`, a closed form, so that files stay data. */
import { type TriggerSpecification, triggerComparisons } from "../../model/specification.ts";
import { type Field, named, refuseValue, writeRemedy } from "../fields/field.ts";
import { alternatives, quote, refuse } from "../text/problems.ts";
import { nearest } from "../text/suggest.ts";
import { parseNumber } from "../text/units.ts";

const form = /^(\S+)\s*(>=|<=|>|<)\s*(\S+)\s+for\s+(\d{1,5})\s+days?$/;

/** A condition on an observable that has to hold for some days in a row. */
export function triggerField(observables: readonly string[]): Field<TriggerSpecification> {
  const expected = 'a condition such as "backlog > 40 for 14 days"';
  const meaning = `Condition that starts the intervention; observables: ${observables.join(", ")}.`;
  const comparisons = triggerComparisons.join("|");
  return {
    expected,
    about: { unit: "", min: null, max: null, source: "", meaning },
    absence: { kind: "required" },
    placeholder: { observable: observables[0] ?? "", comparison: ">", threshold: 0, days: 1 },
    schema: {
      type: "string",
      pattern: `^(${observables.join("|")}) *(${comparisons}) *[-+0-9.eE]+ +for +[0-9]+ +days?$`,
      description: meaning,
    },
    show: ({ observable, comparison, threshold, days }) =>
      `${observable} ${comparison} ${threshold} for ${days} ${days === 1 ? "day" : "days"}`,
    read(node, path, reading) {
      const match = node.kind === "scalar" ? form.exec(node.text) : null;
      const threshold = match === null ? null : parseNumber(match[3]);
      if (node.kind !== "scalar" || match === null || threshold === null || Number(match[4]) < 1)
        return refuseValue(reading, node, path, expected);
      const [, observable, comparison] = match;
      if (observables.includes(observable)) {
        return { observable, comparison: comparison as TriggerSpecification["comparison"], threshold, days: Number(match[4]) };
      }
      const guess = nearest(observable, observables);
      const remedy = guess === null ? null : writeRemedy([`${guess} ${node.text.slice(observable.length).trim()}`]);
      const what = `observable of ${named(path)}`;
      refuse(reading.problems, { at: node.at, path, what, expected: alternatives(observables), received: quote(observable), remedy });
      return undefined;
    },
  };
}
