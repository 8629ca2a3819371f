/** Numbers and comments of a scenario that is begun. */

import { settingLevels } from "../methods/place/levels.ts";
import { decimal } from "../words/words.ts";
import { BASE_START, type Start } from "./draft.ts";

/** A sum of yuan to three figures: `720,000 yuan`. */
export function yuan(value: number): string {
  return `${decimal(Number(value.toPrecision(3)), 0)} yuan`;
}

/** At most three figures, without trailing zeros. */
export function figures(value: number): string {
  return String(Number(value.toPrecision(3)));
}

/** A number of people to the next tenth, below ten to the next hundredth: up, so that a place stays within what is in print. */
export function staffed(value: number): number {
  const per = value < 10 ? 100 : 10;
  return Math.ceil(value * per - 1e-6) / per;
}

/** What places in print have, with the source. */
export function inPrint(id: (typeof settingLevels)[number]["id"]): string {
  const { low, high, unit, source } = settingLevels.find((level) => level.id === id)!;
  return `in print ${whole2(low)} to ${whole2(high)} ${unit} (${source})`;
}

/** Which file a rate comes from: `as in the base community` or `as in taiyuan`. */
export function asIn({ id }: Pick<Start, "id">): string {
  return id === BASE_START ? "as in the base community" : `as in ${id}`;
}

function whole2(value: number): string {
  return value >= 1000 ? decimal(value, 0) : figures(value);
}
