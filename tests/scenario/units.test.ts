/** Units: what a written quantity is worth. */
import { describe, expect, test } from "vitest";
import { convert, parseNumber, parseQuantity } from "../../src/scenario/text/units.ts";
import { good, resolved, said } from "./fixtures.ts";

describe("units", () => {
  test.each([
    ["2 weeks", "days", 14],
    ["6 months", "days", 180],
    ["3 years", "days", 1095],
    ["90 minutes", "hours", 1.5],
    ["30%", "share", 0.3],
    ["30 %", "probability", 0.3],
    ["10000 yuan/month", "yuan/year", 120_000],
    ["120000 yuan per year", "yuan/year", 120_000],
    ["120000 yuan/year", "yuan/month", 10_000],
    ["3 per week", "per day", 3 / 7],
    ["2/day", "per day", 2],
    ["7 hours/week", "hours/day", 1],
    ["12 yuan/household/year", "yuan/household/month", 1],
    ["24 yuan/year/resident", "yuan/resident/year", 24],
    ["50 per 1000 residents and year", "per 1000 residents and year", 50],
    ["5 harm points", "harm points", 5],
  ])("%s in %s is %d", (written, unit, value) => {
    const quantity = parseQuantity(written)!;
    expect(convert(quantity.value, quantity.unit, unit)).toBe(value);
  });

  test.each([
    ["3 days", "hours"],
    ["3 yuan", "yuan/year"],
    ["30%", "score"],
    ["3 hours", "share"],
    ["2 per day", "days"],
    ["1 gram", "days"],
  ])("%s is not a quantity in %s", (written, unit) => {
    const quantity = parseQuantity(written)!;
    expect(convert(quantity.value, quantity.unit, unit)).toBeNull();
  });

  test("only plain decimal numbers are numbers", () => {
    const numbers = ["0", "-3", "+3", "0.5", ".5", "5.", "1e3", "1E-3"];
    const others = [
      "",
      "012",
      "00",
      "0x1F",
      "0o7",
      "1_000",
      "1,000",
      "NaN",
      "Infinity",
      ".inf",
      ".",
      "1e999",
      "e3",
      "1 2",
      "--1",
      "٣",
      " 3",
    ];
    expect(numbers.map(parseNumber)).toEqual([0, -3, 3, 0.5, 0.5, 5, 1000, 0.001]);
    expect(others.filter((text) => parseNumber(text) !== null)).toEqual([]);
  });

  test("a parameter takes a plain number in the registry's unit or a text with a unit that converts", () => {
    const text = `${good}parameters:
  trust: { gainRate: 30%, memory: 2 weeks }
  handling: { wage: 10000 yuan/month, visits: "3 per week", effort: 90 minutes }
`;
    expect(resolved(text).arms[0].specification.parameters).toEqual({
      trust: { gainRate: 0.3, memory: 14 },
      handling: { wage: 120_000, visits: 3 / 7, effort: 1.5 },
    });
  });

  test("points in time count from day 0, and from the first month, week and year", () => {
    const starts = ["day 0", "day 90", "90 days", "month 1", "month 4", "week 3", "year 2", "2 months"];
    const days = starts.map(
      (start) => resolved(`${good}interventions: { forum: { start: ${start} } }\n`).arms[0].specification.interventions[0].startDay,
    );
    expect(days).toEqual([0, 90, 90, 0, 90, 14, 365, 60]);
  });

  test("month 0 is before the beginning", () => {
    expect(said(`${good}interventions: { forum: { start: month 0 } }\n`)).toMatchInlineSnapshot(`
      "case.yaml:22:34: setting interventions.forum.start: expected a time such as "day 90", "month 4" or "year 2", whole days from 0 to 365000, received "month 0"
      1 problem; nothing was run"
    `);
  });

  test("a bare number as a start is refused and the right form shown", () => {
    expect(said(`${good}interventions: { forum: { start: 90, phases: { planning: 60 } } }\n`)).toMatchInlineSnapshot(`
      "case.yaml:22:34: setting interventions.forum.start: expected a time such as "day 90", "month 4" or "year 2", received 90; write "90 days"
      case.yaml:22:58: setting interventions.forum.phases.planning: expected a duration such as "90 days", "6 months" or "3 years", received 60; write "60 days"
      2 problems; nothing was run"
    `);
  });
});
