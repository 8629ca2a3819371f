/** Options that several methods have. */
import { flag, names, own, text } from "./options.ts";
import type { Within } from "./result.ts";

/** How far parameters go. */
export const withinOption = own<Within, "plausible">(
  {
    value: "plausible|PERCENT|all",
    summary:
      "Range of the parameters: plausible (around the scenario's value), a percentage to either side, or everything the registry allows, extremes included",
    usual: "plausible",
    absent: "plausible",
    expected: "plausible, per cent above 0, or all",
  },
  readWithin,
);

/** Plausible, a share of the scenario's value, or null for the whole of the limits. */
function readWithin(typed: string): Within | undefined {
  const word = typed.trim();
  if (word === "plausible") return word;
  if (word === "all") return null;
  const percent = Number(word.replace(/\s*%$/, ""));
  return percent > 0 && Number.isFinite(percent) ? percent / 100 : undefined;
}

export function armsOption(summary: string) {
  return names({ also: "arm", summary, usual: "all" });
}

export function primaryOption(summary: string) {
  return text({ value: "NAME", summary, usual: "the scenario's, or true-incidents" });
}

export function outcomesOption(summary: string) {
  return names({ also: "outcome", summary, usual: "the main indicators" });
}

/** Twins of the arms that lack money (`compare/fundedTwins.ts`). */
export function fundedOption() {
  return flag({
    summary:
      "Add, for each arm that lacks money, the same arm fully funded (its id plus -funded), and the baseline with as much money: shows what money alone would change",
  });
}

/** Patterns of parameters that are varied unless all but choices are. */
export function parametersOption(summary: string) {
  return names({ value: "PATTERNS", summary, usual: "all but choices" });
}
