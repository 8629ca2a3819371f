/** What has no value is left out and says when; what does not act is in no mean. */
import { describe, expect, it } from "vitest";
import { wholeDefinition } from "../../src/model/indicator.ts";
import { indicators } from "../../src/model/indicators/catalogue.ts";
import type { World } from "../../src/model/state.ts";
import { baseSpecification, communityOf, emptyCommunity, emptyOrganisation, freshWorld, run, summaryOf, useOf } from "./worlds.ts";

/** Ids of the indicators that leave out a value, over the horizon. */
function withoutValue(world: World): string[] {
  return indicators.flatMap(({ id, measure }) => {
    let missing = false;
    measure(
      world,
      (_, value) => {
        if (value === null) missing = true;
      },
      "horizon",
    );
    return missing ? [id] : [];
  });
}

describe("an indicator without a value", () => {
  const fresh = freshWorld(communityOf(600, 150));
  const nobody = freshWorld({ ...baseSpecification(), communities: [emptyCommunity()], organisations: [] });
  const unmanned = freshWorld({ ...communityOf(600, 150), organisations: [emptyOrganisation({ staff: 0 })] });
  const ordered = freshWorld(communityOf(600, 150, { interventions: [useOf("smart-infrastructure")] }));

  it("says when, wherever it can be", () => {
    for (const world of [fresh, nobody, unmanned, ordered]) {
      const silent = withoutValue(world).filter((id) => indicators.find((one) => one.id === id)!.missing === undefined);
      expect(silent).toEqual([]);
    }
  });

  it("says so of those alone that can be without one", () => {
    const found = new Set([fresh, nobody, unmanned, ordered].flatMap(withoutValue));
    expect(indicators.filter(({ id, missing }) => missing !== undefined && !found.has(id)).map(({ id }) => id)).toEqual([]);
  });

  it("has it in its definition", () => {
    const loss = indicators.find(({ id }) => id === "emergency-mobilisation-hours")!;
    expect(wholeDefinition(loss)).toMatch(/in the field; no value where no emergency struck\.$/);
  });

  it("is no sum: nothing lost where nothing struck is 0", () => {
    const { output } = run(communityOf(600, 20));
    expect(summaryOf(output, "emergency-loss")).toBe(0);
    expect(summaryOf(output, "emergency-mobilisation-hours")).toBeNaN();
  });
});

describe("an organisation with nobody", () => {
  it("moves nothing: it is in no mean, in no network, and has no load, score or share audited of its own", () => {
    const plain = communityOf(600, 120);
    const ghost = emptyOrganisation({ id: "ghost", staff: 0 });
    const [without, beside] = [plain, { ...plain, organisations: [...plain.organisations, ghost] }].map(
      (specification) => run(specification).output,
    );
    const rows = ({ summaryKeys, summary }: typeof without) =>
      summaryKeys.flatMap((key, k) => (Number.isNaN(summary[k]) ? [] : [[key.indicator, key.group, summary[k]]]));
    expect(rows(beside)).toEqual(rows(without));
    expect(beside.network).toEqual(without.network);
  });
});
