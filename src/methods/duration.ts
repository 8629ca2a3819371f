/** An option that is a length of time, as scenario files have it. */
import { convert, parseQuantity } from "../scenario/text/units.ts";
import { type Option, own } from "./options.ts";

const expected = "whole days, or a duration such as 90 days, 6 months or 2 years";

/** Days: a whole number of at least 1, or a duration with its unit, e.g. `90`, `6 months`, `2years`. */
export function duration<Standard extends number | undefined = undefined>(words: {
  readonly summary: string;
  readonly usual?: string;
  readonly default?: Standard;
}): Option<number, Standard> {
  const { default: standard, usual = standard === undefined ? undefined : String(standard), ...others } = words;
  return own<number, Standard>({ ...others, usual, value: "DAYS", absent: standard as Standard, expected }, daysOf);
}

function daysOf(typed: string): number | undefined {
  const given = parseQuantity(typed);
  if (given === null) return undefined;
  const days = given.unit === "" ? given.value : convert(given.value, given.unit, "days");
  return days !== null && Number.isSafeInteger(days) && days >= 1 && days <= 100_000 ? days : undefined;
}
