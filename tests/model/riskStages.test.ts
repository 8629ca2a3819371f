import { describe, expect, it } from "vitest";
import { NEVER, OPEN, QUEUED, RISK_STAGES, ROUTED, riskStages, WAITING } from "../../src/model/hazardStore.ts";
import { interventions } from "../../src/model/interventions/catalogue.ts";
import { escalateHazards } from "../../src/model/processes/escalation.ts";
import type { ModelSpecification } from "../../src/model/specification.ts";
import type { World } from "../../src/model/state.ts";
import { createHazardsForTest } from "./cases.ts";
import { communityOf, freshWorld, run, summaryOf, useOf, withCategoryFields, withParameters } from "./worlds.ts";

const base = communityOf(400, 240);
const quick = { planningDays: 10, constructionDays: 20 };
const worlds: Readonly<Record<string, ModelSpecification>> = {
  "the base community": base,
  "all interventions": { ...base, interventions: interventions.map(({ id }) => useOf(id, quick)) },
  "ten times the hazards, quick to escalate and hastily closed": withParameters(withCategoryFields(base, { escalationDays: 30 }), {
    hazards: { level: 10 },
    institutions: { evaluationPressure: 1, auditIntensity: 0 },
    handling: { copingMaximum: 1, giveUpDays: 5 },
  }),
};

const sum = (values: ArrayLike<number>) => Array.from(values).reduce((total, value) => total + value, 0);

describe.each(Object.entries(worlds))("the stages of risk in %s", (_, specification) => {
  const { output } = run(specification);
  const groups = ["all", ...specification.categories.map(({ id }) => `category:${id}`)];
  const stageSum = (prefix: string, group: string) => sum(riskStages.map((stage) => summaryOf(output, `${prefix}-${stage}`, group)));

  it("account for every true incident: those of all stages and those on arrival, in total and in every category", () => {
    for (const group of groups) {
      const onArrival = summaryOf(output, "incidents-on-arrival", group);
      expect(onArrival + stageSum("incidents", group), group).toBe(summaryOf(output, "true-incidents", group));
    }
    expect(stageSum("incidents", "all")).toBeGreaterThan(0);
  });

  it("split every day on which a hazard could become an incident into exactly one stage", () => {
    let [days, seen, logged] = [0, 0, 0];
    run(specification, 0, {
      recordEvery: 1000,
      afterDay: (world) => {
        const total = sum(world.period.hazardDays);
        const today = atRiskToday(world, logged);
        expect(total - days).toBe(today);
        [days, seen, logged] = [total, seen + today, world.events!.length];
      },
    });
    expect(seen).toBe(stageSum("hazard-days", "all"));
    expect(seen).toBeGreaterThan(1000);
  });

  it("are entered and left by cases that are all accounted for", () => {
    let open = [0, 0];
    const { output: whole } = run(specification, 0, {
      afterDay: ({ hazards, day }) => {
        if (day !== specification.horizonDays - 1) return;
        const c = hazards.columns;
        const slots = Array.from({ length: hazards.used }, (_, slot) => slot);
        const atRisk = slots.filter((slot) => c.serial[slot] >= 0 && c.escalatedDay[slot] === NEVER);
        open = [1, 2].map((stage) => atRisk.filter((slot) => hazards.riskStage(slot) === stage).length);
      },
    });
    const of = (id: string) => summaryOf(whole, id);
    expect(of("hazards-passed-case")).toBe(of("hazards-passed-in-charge") + of("incidents-routing") + open[0]);
    const left = of("hazards-passed-unsolved") + of("incidents-averted") + of("incidents-handling") + open[1];
    expect(of("hazards-passed-in-charge")).toBe(left);
    const repeated = of("hazards-passed-case") - of("hazards-passed-found");
    expect(repeated).toBeGreaterThanOrEqual(0);
    expect(repeated).toBeLessThanOrEqual(of("hazards-passed-unsolved"));
  });

  it("know all that were at risk: those of day 0 and those that arose and were no incidents on arrival", () => {
    const first = run({ ...specification, horizonDays: 1 });
    const born = (one: typeof output) => summaryOf(one, "hazards-created") - summaryOf(one, "incidents-on-arrival");
    const stock = summaryOf(first.output, "hazards-at-risk") - born(first.output);
    expect(stock).toBeGreaterThan(0);
    expect(summaryOf(output, "hazards-at-risk")).toBe(stock + born(output));
  });
});

/** Latent hazards that could become incidents when the day's escalation came: in the slots, or dropped out of sight today (not those that came as incidents). */
function atRiskToday({ hazards, events, day }: World, logged: number): number {
  const c = hazards.columns;
  const couldStill = (escalatedDay: number) => escalatedDay === NEVER || escalatedDay === day;
  let count = 0;
  for (let slot = 0; slot < hazards.used; slot++)
    if (c.serial[slot] >= 0 && c.latent[slot] === 1 && couldStill(c.escalatedDay[slot])) count++;
  const dropped = events!.slice(logged).filter(({ resolvedDay }) => resolvedDay === NEVER);
  return count + dropped.filter(({ createdDay, escalatedDay }) => escalatedDay !== createdDay && couldStill(escalatedDay)).length;
}

describe("the stage of a hazard", () => {
  it("is what those in charge know of it", () => {
    const world = freshWorld(base);
    const organisation = world.organisations[0];
    const slots = createHazardsForTest(
      world,
      organisation,
      [OPEN, ROUTED, QUEUED, WAITING, OPEN].map(() => ({ queue: 0, work: 1 })),
    );
    const c = world.hazards.columns;
    [OPEN, ROUTED, QUEUED, WAITING, OPEN].forEach((status, i) => {
      c.status[slots[i]] = status;
    });
    c.detectedDay[slots[0]] = NEVER;
    const stages = slots.map((slot) => riskStages[world.hazards.riskStage(slot)]);
    expect(stages).toEqual(["undetected", "routing", "handling", "handling", "after-closure"]);
    escalateHazards(world);
    expect(Array.from(world.period.hazardDays.subarray(0, RISK_STAGES))).toEqual([1, 1, 2, 1]);
  });

  it("bears the incident on the day it happens, and none afterwards", () => {
    const world = freshWorld(base);
    const [slot] = createHazardsForTest(world, world.organisations[0], [{ queue: 0, work: 1 }]);
    world.hazards.columns.status[slot] = ROUTED;
    world.hazards.budget.fill(1e-12);
    escalateHazards(world);
    world.day = 1;
    escalateHazards(world);
    expect(Array.from(world.period.escalations.subarray(0, RISK_STAGES))).toEqual([0, 1, 0, 0]);
    expect(sum(world.period.hazardDays)).toBe(1);
  });
});
