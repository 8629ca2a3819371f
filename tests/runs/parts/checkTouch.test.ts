import { describe, expect, it } from "vitest";
import { nodeFiles } from "../../../src/host/nodeFiles.ts";
import { interventions, shippedInterventions } from "../../../src/model/interventions/catalogue.ts";
import { defaultValues } from "../../../src/model/parameter.ts";
import type { InterventionSpecification } from "../../../src/model/specification.ts";
import type { World } from "../../../src/model/state.ts";
import { interventionOffence } from "../../../src/runs/parts/checkTouch.ts";
import { loadScenario } from "../../../src/scenario/load.ts";

const file = "examples/place.yaml";
const loaded = loadScenario(file, nodeFiles(file), { days: 11 });
if ("problems" in loaded) throw new Error("the place of the examples cannot be loaded");
const place = loaded.scenario.arms[0].specification;

function inUse(id: string, extra: Partial<InterventionSpecification> = {}) {
  const { parameters } = interventions.find((each) => each.id === id)!;
  const use = { id, intervention: id, startDay: 0, planningDays: 0, constructionDays: 0, endDay: null, strength: 1, trigger: null };
  return { ...place, interventions: [{ ...use, values: defaultValues(parameters), ...extra } as InterventionSpecification] };
}

/** A shipped intervention that also does this. */
function offenceOf(act: (world: World) => void): string | null {
  const [first] = interventions;
  const bad = { ...first, apply: (...given: Parameters<typeof first.apply>) => void act(given[0]) };
  (interventions as (typeof first)[])[0] = bad;
  try {
    return interventionOffence(inUse(first.id), first.id);
  } finally {
    (interventions as (typeof first)[])[0] = first;
  }
}

describe("what an intervention changes", () => {
  it.each(shippedInterventions.map(({ id }) => id))("is policy, and hours asked of organisations: %s", (id) => {
    expect(interventionOffence(inUse(id), id)).toBe(null);
  });

  it.each([
    [
      "an outcome",
      ({ residents }: World) => void residents.columns.awareness.fill(1),
      /^by day -120: changes residents\.awareness, from .* to 1$/,
    ],
    ["staff", ({ organisations }: World) => void organisations[1].staff++, /changes organisations\.police-station\.staff, from 2 to 3/],
    [
      "parameters",
      ({ parameters }: World) => void Object.assign(parameters.trust, { efficacyRate: 0.001 }),
      /changes parameters\.trust\.efficacyRate/,
    ],
    [
      "policy to no number",
      ({ policy }: World) => void Object.assign(policy, { campaign: Number.NaN }),
      /^by day -120: makes policy\.campaign NaN$/,
    ],
  ])("is found where it is %s", (_, act, message) => {
    expect(offenceOf(act)).toMatch(message);
  });

  it("is said where it never acts", () => {
    expect(interventionOffence({ ...place, interventions: [] }, interventions[0].id)).toBe("did not act in 11 days");
  });
});
