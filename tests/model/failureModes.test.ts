/** Failure modes as a whole; the configurations are run in failureModes/*.test.ts. */
import { describe, expect, it } from "vitest";
import { interventions } from "../../src/model/interventions/catalogue.ts";
import { institutionMisses, institutionModes } from "./failureModes/institutionModes.ts";
import { residentMisses, residentModes } from "./failureModes/residentModes.ts";
import { serviceMisses, serviceModes } from "./failureModes/serviceModes.ts";

const modes = [...institutionModes, ...serviceModes, ...residentModes];
const misses = [...institutionMisses, ...serviceMisses, ...residentMisses];

describe("the failure modes", () => {
  it("cover every lever, and no other", () => {
    expect([...new Set(modes.map(({ lever }) => lever))].sort()).toEqual(interventions.map(({ id }) => id).sort());
  });

  it("each expect a failure of one configuration and its absence in the other", () => {
    for (const { lever, id, outcomes } of modes) {
      expect([lever, id, outcomes.some(({ failing }) => ["worse", "no better", "little"].includes(failing))]).toEqual([lever, id, true]);
      expect([lever, id, outcomes.some(({ contrast }) => ["better", "no worse", "little"].includes(contrast))]).toEqual([lever, id, true]);
    }
  });

  it("have ids of their own", () => {
    const ids = [...modes, ...misses].map(({ lever, id }) => `${lever} ${id}`);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
