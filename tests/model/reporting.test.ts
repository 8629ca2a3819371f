/** Whether somebody who noticed reports. */
import { describe, expect, it } from "vitest";
import { reportProbability } from "../../src/model/agents/resident.ts";
import { communityOf, freshWorld } from "./worlds.ts";

const world = freshWorld(communityOf(100, 1));
const { severityWeight } = world.parameters.detection;

/** Log-odds that resident 0 reports a matter of this category and severity. */
function logOdds(category: number, severity: number): number {
  const slot = world.hazards.add(0, category, 0, category, world.streams.hazard);
  world.hazards.columns.severity[slot] = severity;
  const p = reportProbability(world, slot, 0, false);
  return Math.log(p / (1 - p));
}

describe("seriousness", () => {
  it("raises the log-odds by its weight, within a category", () => {
    expect(logOdds(0, 0.8) - logOdds(0, 0.3)).toBeCloseTo(0.5 * severityWeight, 9);
  });

  it("counts alike in categories of grave and of trivial matters: only their own levels tell them apart", () => {
    const { fields: grave } = world.categories[1];
    const { fields: trivial } = world.categories[0];
    expect(grave.severityMean).not.toBe(trivial.severityMean);
    // Both led by the police, so that the same confidence counts.
    expect(logOdds(1, 0.5) - logOdds(0, 0.5)).toBeCloseTo(grave.reportIntercept - trivial.reportIntercept, 9);
  });
});
