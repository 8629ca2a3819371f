import { describe, expect, it } from "vitest";
import { digestColumns } from "../../src/kernel/columns.ts";
import { NEVER, OPEN } from "../../src/model/hazardStore.ts";
import { interventions } from "../../src/model/interventions/catalogue.ts";
import type { ModelSpecification } from "../../src/model/specification.ts";
import type { World } from "../../src/model/state.ts";
import { violations } from "./invariants.ts";
import { communityOf, emptyCommunity, run, useOf, withCategoryFields, withParameters } from "./worlds.ts";

const base = communityOf(300, 200);
const quick = { planningDays: 10, constructionDays: 20 };
const all = interventions.map(({ id }) => useOf(id, quick));
const events = (["flood", "epidemic", "crime-wave", "facility-failure"] as const).map((type, k) => ({
  id: type,
  label: type,
  type,
  day: 20 + 40 * k,
  days: 12,
  severity: 1,
}));
const rich = withParameters(base, { resources: { publicBudget: 4000 } });

const worlds: Readonly<Record<string, ModelSpecification>> = {
  "the base community": base,
  "all interventions and emergencies": { ...rich, interventions: all, events },
  "all interventions, given up half-way": { ...rich, interventions: all.map((intervention) => ({ ...intervention, endDay: 110 })) },
  "all interventions and hardly any money": { ...base, interventions: all },
  "nobody at work": { ...base, organisations: base.organisations.map((entry) => ({ ...entry, staff: 0 })) },
  "twenty times the hazards": withParameters(base, { hazards: { level: 10 }, participation: { baseHelp: 0 } }),
  "everything needs a partner": withCategoryFields(base, { partnerShare: 1, branchingRatio: 0.5 }),
  "two communities": {
    ...rich,
    communities: [
      ...base.communities,
      emptyCommunity({ id: "second", residents: 200, households: 60, buildings: 9, grids: 2, hazardLevel: 2 }),
    ],
    organisations: base.organisations.map((entry) => ({ ...entry, community: "street" })),
    interventions: all,
  },
  "hasty closures without checks": withParameters(base, {
    institutions: { evaluationPressure: 1, auditIntensity: 0 },
    handling: { copingMaximum: 1, giveUpDays: 5 },
  }),
};

describe.each(Object.entries(worlds))("after every day of %s", (_, specification) => {
  it("hazards, queues, money, shares and numbers are in order", () => {
    const found = new Map<string, string>();
    run(specification, 0, {
      afterDay: (world) => {
        for (const fault of violations(world)) {
          const kind = fault.replace(/[-0-9.e]+/g, "#");
          if (!found.has(kind)) found.set(kind, `day ${world.day}: ${fault}`);
        }
      },
    });
    expect([...found.values()]).toEqual([]);
  });
});

describe("a day", () => {
  it("accounts for every hazard: those of yesterday and those created are those of today and those finished", () => {
    let [open, created, finished] = [-1, 0, 0];
    run(worlds["all interventions and emergencies"], 1, {
      recordEvery: 1000,
      afterDay: ({ hazards, period }) => {
        const total = period.createdByCategory.reduce((sum, count) => sum + count, 0);
        if (open >= 0) expect(hazards.open).toBe(open + (hazards.created - created) - (hazards.finished - finished));
        if (open >= 0) expect(hazards.created - created).toBe(total - createdSum);
        [open, created, finished, createdSum] = [hazards.open, hazards.created, hazards.finished, total];
      },
    });
    expect(created).toBeGreaterThan(50);
  });

  it("moves no hazard but by a process: what is finished was resolved, had happened, or was open and unseen", () => {
    const { output } = run(worlds["the base community"]);
    const table = output.hazards!;
    const at = (name: string) => table.columns.indexOf(name);
    let [resolved, lapsed] = [0, 0];
    for (const row of table.rows) {
      const [created, detected, resolvedDay, escalated] = ["created_day", "detected_day", "resolved_day", "escalated_day"].map(
        (n) => row[at(n)],
      );
      if (resolvedDay !== "") {
        resolved++;
        expect(detected).not.toBe("");
        expect(Number(detected)).toBeGreaterThanOrEqual(Number(created));
        expect(Number(resolvedDay)).toBeGreaterThanOrEqual(Number(detected));
        expect(row[at("closed_day")]).toBe(resolvedDay);
      } else if (escalated === "") lapsed++;
      if (escalated !== "") expect(Number(escalated)).toBeGreaterThanOrEqual(Number(created));
      if (row[at("harm")] !== 0) expect(escalated).not.toBe("");
    }
    expect(resolved).toBeGreaterThan(10);
    expect(lapsed).toBeGreaterThan(10);
  });

  it("keeps the harm of the hazards table equal to the harm indicator for hazards of the recorded time", () => {
    const { output } = run(withCategoryFields(base, { mitigableShare: 0.5 }), 3);
    const table = output.hazards!;
    const [escalated, harm] = ["escalated_day", "harm"].map((name) => table.columns.indexOf(name));
    const old = table.rows.filter((row) => row[escalated] !== "" && Number(row[escalated]) < 0);
    const own = table.rows.filter((row) => row[escalated] !== "" && Number(row[escalated]) >= 0);
    const total = output.summary[output.summaryKeys.findIndex((key) => key.indicator === "harm" && key.group === "all")];
    const sum = (rows: typeof own) => rows.reduce((all, row) => all + Number(row[harm]), 0);
    // Incidents from before day 0 may still have done some of their harm since.
    expect(total).toBeGreaterThanOrEqual(sum(own) - 1e-9);
    expect(total).toBeLessThanOrEqual(sum(own) + sum(old) + 1e-9);
  });

  it("does not change the home, age, type or needs of anybody", () => {
    const fixed = ({ residents }: World) => {
      const { building, farFirst, farSecond, ageBand, cooperationType, needProfile, literacy, disposition } = residents.columns;
      const columns = [building, farFirst, farSecond, ageBand, cooperationType, needProfile, literacy, disposition];
      return columns.map((column) => digestColumns({ buffer: pad(column), count: column.length, bytesPerRow: column.BYTES_PER_ELEMENT }));
    };
    const seen = new Set<string>();
    run(worlds["all interventions and emergencies"], 0, { afterDay: (world) => seen.add(fixed(world).join()) });
    expect(seen.size).toBe(1);
  });

  it("gives nobody under 18 a part in reporting, patrol or deliberation", () => {
    const { world } = run(worlds["all interventions and emergencies"]);
    const { ageBand, active } = world.residents.columns;
    const minors = [...ageBand].flatMap((band, i) => (band === 0 ? [active[i]] : []));
    expect(minors.length).toBeGreaterThan(20);
    expect(Math.max(...minors)).toBe(0);
  });

  it("leaves a hazard that was closed without being solved open, unseen and once more to be noticed", () => {
    let reopened = 0;
    run(worlds["hasty closures without checks"], 0, {
      afterDay: ({ hazards, day }) => {
        const c = hazards.columns;
        for (let slot = 0; slot < hazards.used; slot++) {
          if (c.serial[slot] < 0 || c.closures[slot] === 0 || c.closedDay[slot] !== day) continue;
          reopened++;
          expect(c.resolvedDay[slot]).toBe(NEVER);
          expect(c.status[slot]).toBe(OPEN);
        }
      },
    });
    expect(reopened).toBeGreaterThan(5);
  });
});

let createdSum = 0;

/** The bytes of a column, filled up to whole 32-bit words. */
function pad(column: ArrayBufferView): ArrayBuffer {
  const bytes = new Uint8Array(Math.ceil(column.byteLength / 8) * 8);
  bytes.set(new Uint8Array(column.buffer, column.byteOffset, column.byteLength));
  return bytes.buffer;
}
