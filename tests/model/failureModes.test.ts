/** Failure modes as a whole; the configurations are run in failureModes/*.test.ts. */
import { describe, expect, it } from "vitest";
import { interventions } from "../../src/model/interventions/catalogue.ts";
import { institutionMisses, institutionModes } from "./failureModes/institutionModes.ts";
import { residentMisses, residentModes } from "./failureModes/residentModes.ts";
import { serviceMisses, serviceModes } from "./failureModes/serviceModes.ts";

const modes = [...institutionModes, ...serviceModes, ...residentModes];
const misses = [...institutionMisses, ...serviceMisses, ...residentMisses];

describe("the failure modes", () => {
  it("cover every intervention, and no other", () => {
    expect([...new Set(modes.map(({ intervention }) => intervention))].sort()).toEqual(interventions.map(({ id }) => id).sort());
  });

  it("each expect a failure of one configuration and its absence in the other", () => {
    for (const { intervention, id, outcomes } of modes) {
      expect([intervention, id, outcomes.some(({ failing }) => ["worse", "no better", "little"].includes(failing))]).toEqual([
        intervention,
        id,
        true,
      ]);
      expect([intervention, id, outcomes.some(({ contrast }) => ["better", "no worse", "little"].includes(contrast))]).toEqual([
        intervention,
        id,
        true,
      ]);
    }
  });

  it("have ids of their own", () => {
    const ids = [...modes, ...misses].map(({ intervention, id }) => `${intervention} ${id}`);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
