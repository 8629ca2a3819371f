/** The studies that the gallery draws. */
import type { ResultTables } from "../../src/tables/tables.ts";
import { emptyTables, syntheticTables } from "./syntheticTables.ts";

const three = [
  { id: "baseline", label: "Baseline", effect: 0 },
  { id: "cameras", label: "Cameras only", effect: 0.25 },
  { id: "package", label: "Full package", effect: 1 },
];

/** Labels that break careless markup, fonts and layouts. */
const hostile = [
  { id: "baseline", label: `<script>alert("&'")</script>`, effect: 0 },
  { id: "a/../b", label: "草堂路社区", effect: 0.5 },
  {
    id: "a//b",
    label: "A very long label of an arm that no chart has the room for and that goes on well beyond the edge of the page",
    effect: 1,
  },
];

const twelve = Array.from({ length: 12 }, (_, i) => ({
  id: i === 0 ? "baseline" : i === 11 ? "package" : `arm-${i}`,
  label: i === 0 ? "Baseline" : i === 11 ? "Full package" : `Policy mix ${i}`,
  effect: i / 11,
}));

export const studies: Readonly<Record<string, () => ResultTables>> = {
  "one-arm": () => syntheticTables({ arms: three.slice(0, 1), replications: 1, buildings: 40, organisations: 12, periods: 12 }),
  "three-arms": () => syntheticTables({ arms: three, replications: 6, warnings: ["first", "second"], emergencies: true, periods: 18 }),
  "twelve-arms": () => syntheticTables({ arms: twelve, replications: 24, buildings: 30, organisations: 8, periods: 8, emergencies: true }),
  hostile: () =>
    syntheticTables({
      arms: hostile,
      replications: 3,
      title: `草堂路 <b>"&' ${"long ".repeat(60)}`,
      warnings: ["one"],
      buildings: 20,
      organisations: 9,
      periods: 6,
    }),
  "many-organisations": () =>
    onlyNetwork(syntheticTables({ arms: three.slice(0, 1), replications: 2, organisations: 60, buildings: 0, periods: 2 })),
  empty: emptyTables,
};

function onlyNetwork(tables: ResultTables): ResultTables {
  return { ...tables, summary: [], series: [], ledger: [], buildings: [] };
}
