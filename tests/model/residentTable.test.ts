import { describe, expect, it } from "vitest";
import { gridId } from "../../src/model/place.ts";
import { ageBands } from "../../src/model/residents.ts";
import { communityOf, digestOutput, emptyCommunity, run, summaryOf, useOf } from "./worlds.ts";

const small = communityOf(500, 90);
const specification = {
  ...small,
  communities: [...small.communities, emptyCommunity({ id: "second", residents: 120, households: 40, buildings: 9, grids: 3 })],
  organisations: small.organisations.map((entry) => ({ ...entry, community: "street" })),
};
const { output, world } = run(specification, 0, { recordResidents: true });
const table = output.residents!;
const mean = (values: ArrayLike<number>) => Array.from(values).reduce((sum, value) => sum + value, 0) / values.length;

describe("the table of residents", () => {
  it("is there only when asked for, and changes nothing else", () => {
    const without = run(specification).output;
    expect(without.residents).toBeNull();
    expect(digestOutput({ ...output, residents: null })).toBe(digestOutput(without));
  });

  it("has one row per resident, with age band and grid by name", () => {
    expect(table.count).toBe(620);
    for (const column of [table.ageBand, table.grid, table.trustAtStart, ...Object.values(table.outcomes)]) {
      expect(column.length).toBe(table.count);
    }
    expect(table.ageBands).toEqual(ageBands);
    expect(table.grids.length).toBe(world.place.gridCount);
    expect(table.grids.slice(-3)).toEqual(["second-1", "second-2", "second-3"]);
    for (const i of [0, 250, 499, 500, 619]) {
      const grid = world.place.buildingGrid[world.residents.columns.building[i]];
      expect(table.grids[table.grid[i]]).toBe(gridId(world.place, specification, grid));
      expect(table.ageBand[i]).toBe(world.residents.columns.ageBand[i]);
    }
    expect(table.grids[table.grid[500]]).toBe("second-1");
  });

  it("agrees with the surveys of the summary", () => {
    expect(mean(table.outcomes["sense-of-security"])).toBeCloseTo(summaryOf(output, "sense-of-security"), 10);
    expect(mean(table.outcomes.satisfaction)).toBeCloseTo(summaryOf(output, "satisfaction"), 10);
    const kinds = ["government", "police", "enterprise", "ngo"].map((kind) => summaryOf(output, "confidence", `kind:${kind}`));
    expect(mean(table.outcomes.confidence)).toBeCloseTo(mean(kinds), 6);
    expect(new Set(table.outcomes["sense-of-security"]).size).toBeGreaterThan(2);
    for (const answer of table.outcomes["sense-of-security"]) expect([1, 2, 3, 4, 5]).toContain(answer);
  });

  it("has confidence at the start before any measure worked: the same people with the same confidence in every arm", () => {
    const campaign = { ...specification, interventions: [useOf("police-reform"), useOf("safety-culture", { planningDays: 0 })] };
    const other = run(campaign, 0, { recordResidents: true }).output.residents!;
    expect(Array.from(other.trustAtStart)).toEqual(Array.from(table.trustAtStart));
    expect(Array.from(other.grid)).toEqual(Array.from(table.grid));
    expect(Array.from(other.outcomes.confidence)).not.toEqual(Array.from(table.outcomes.confidence));
    expect(Array.from(table.trustAtStart)).not.toEqual(Array.from(table.outcomes.confidence));
  });
});
