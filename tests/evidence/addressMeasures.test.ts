import { expect, test } from "vitest";
import { type Arrival, countAddresses } from "../../src/evidence/patterns/firstAddresses.ts";

test("first addresses are counted by who sits at the line, and right of what was not the line's own", () => {
  const arrivals: Arrival[] = [
    { channel: "police-line", own: true, strayed: false },
    { channel: "police-line", own: false, strayed: false },
    { channel: "hotline", own: false, strayed: true },
    { channel: "committee", own: false, strayed: false },
    { channel: "volunteer", own: false, strayed: true },
    { channel: "property-office", own: true, strayed: false },
    { channel: "app", own: false, strayed: false },
  ];
  expect(countAddresses(arrivals)).toEqual({
    ...{ "desk-put": 3, "desk-own": 1, "desk-passed": 2, "desk-right": 1 },
    ...{ "peer-put": 3, "peer-own": 1, "peer-passed": 2, "peer-right": 1 },
    ...{ "police-line-put": 2, "police-line-own": 1, "police-line-passed": 1, "police-line-right": 1 },
  });
});
