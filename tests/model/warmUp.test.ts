/** Starts that are remembered: runs in a row give what single runs give. */
import { setFlagsFromString } from "node:v8";
import { describe, expect, it } from "vitest";
import { modelForManyRuns, runModel } from "../../src/model/run.ts";
import type { ModelSpecification } from "../../src/model/specification.ts";
import type { World } from "../../src/model/state.ts";
import { communityOf, useOf, withParameters } from "./worlds.ts";

const options = { recordEvery: 30, recordHazards: true, recordResidents: true };
const plain = communityOf(600, 150);
const arms: readonly ModelSpecification[] = [
  plain,
  { ...plain, interventions: [useOf("information-sharing"), useOf("participation-channels", { startDay: 20 })] },
  { ...plain, interventions: [useOf("resident-incentives", { strength: 0.5 })] },
  { ...plain, interventions: [useOf("forum"), useOf("police-reform")] },
];

describe("runs in a row", () => {
  it("give what single runs give, to the last bit, in any order of arms and replications", () => {
    const model = modelForManyRuns();
    for (const replication of [0, 1, 0]) {
      for (const arm of [...arms, arms[0], arms[2]]) {
        expect(model(arm, replication, options)).toEqual(runModel(arm, replication, options));
      }
    }
  });

  it("do not take the start of another seed, place, organisation, parameter or tie for theirs", () => {
    const model = modelForManyRuns();
    const [first, ...rest] = plain.organisations;
    const others: readonly ModelSpecification[] = [
      { ...plain, seed: "another" },
      { ...plain, communities: [{ ...plain.communities[0], hazardLevel: 1.3 }] },
      { ...plain, organisations: [{ ...first, staff: first.staff + 1 }, ...rest] },
      withParameters(plain, { hazards: { level: 1.2 } }),
      { ...plain, ties: [{ from: first.id, to: rest[0].id, layers: ["information"], strength: 1 }] },
    ];
    const { summary, network } = runModel(plain, 0, options);
    for (const other of others) {
      model(plain, 0, options);
      const output = model(other, 0, options);
      expect(output).toEqual(runModel(other, 0, options));
      expect([output.summary, output.network]).not.toEqual([summary, network]);
    }
  });

  it("leave the remembered start as it was, whatever a run does", () => {
    const model = modelForManyRuns();
    const before = model(plain, 3, options);
    for (const arm of arms) model(arm, 3, options);
    expect(model(plain, 3, options)).toEqual(before);
  });

  it("give their worlds one form, so that code compiled for one serves the next", () => {
    setFlagsFromString("--allow-natives-syntax");
    const haveOneForm = new Function("a", "b", "return %HaveSameMap(a, b)") as (a: object, b: object) => boolean;
    const parts = (world: World): Record<string, object> => ({
      ...{ world, policy: world.policy, record: world.record, watch: world.watch, forum: world.forum, survey: world.survey },
      ...{ emergency: world.emergency, field: world.field, pairs: world.pairs, period: world.period, horizon: world.horizon },
      ...{ hazards: world.hazards.columns, residents: world.residents.columns, place: world.place },
      ...Object.fromEntries(world.organisations.map((organisation) => [organisation.id, organisation])),
      ...Object.fromEntries(Object.entries(world.parameters).map(([group, values]) => [`parameters ${group}`, values])),
    });
    const model = modelForManyRuns();
    let last: Record<string, object> | null = null;
    for (let replication = 0; replication < 5; replication++) {
      for (const arm of arms) {
        let world: World | null = null;
        model({ ...arm, horizonDays: 35 }, replication, {
          ...options,
          recordHazards: false,
          afterDay: (one) => {
            world = one;
          },
        });
        const own = parts(world!);
        // The first runs find out what kinds of values there are.
        if (replication > 2)
          for (const [name, part] of Object.entries(own)) expect([name, haveOneForm(part, last![name])]).toEqual([name, true]);
        last = own;
      }
    }
  });
});
