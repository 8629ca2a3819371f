import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { nodeFiles } from "../../../src/host/nodeFiles.ts";
import { seedKey } from "../../../src/kernel/random.ts";
import { drawAgent } from "../../../src/methods/diverge/agents.ts";
import { diverge } from "../../../src/methods/diverge/diverge.ts";
import { formatDivergence } from "../../../src/methods/diverge/text.ts";
import { type Draw, TracedRandom } from "../../../src/methods/diverge/tracedRandom.ts";
import { runModel } from "../../../src/model/run.ts";
import { WARM_UP_DAYS } from "../../../src/model/schedule.ts";
import type { ModelSpecification } from "../../../src/model/specification.ts";
import type { World } from "../../../src/model/state.ts";
import { loadScenario } from "../../../src/scenario/load.ts";
import { newFolder, removeFolder } from "../../cli/tinyScenario.ts";

const folder = newFolder();
const file = join(folder, "tiny.yaml");
afterAll(() => removeFolder(folder));

function armsOf(set: readonly string[] = [], days = 60): Map<string, ModelSpecification> {
  const loaded = loadScenario(file, nodeFiles(file), { days, set });
  if (!("scenario" in loaded)) throw new Error("the scenario must load");
  return new Map(loaded.scenario.arms.map(({ id, specification }) => [id, specification]));
}

const baseline = armsOf().get("baseline")!;

/** The baseline against another specification of the same replication. */
function against(specification: ModelSpecification, replication = 1) {
  return diverge({ specification: baseline, replication: 1 }, { specification, replication });
}

describe("diverge", () => {
  it("finds no difference between a run and itself", () => {
    const same = against(structuredClone(baseline));
    expect(same).toEqual({ given: [], days: 60, state: null, draw: null });
    expect(formatDivergence(same, { a: "A", b: "B" })).toBe(
      "A and B are identical to the end of day 59: every state variable, every draw.\n",
    );
  });

  it("finds that arms part in process policy on the day the intervention begins, and which draw is the first to follow", () => {
    const { state, draw, given } = against(armsOf().get("talks")!);
    expect(given.map(({ path }) => path)).toEqual(["interventions"]);
    expect(state).toMatchObject({ day: 10, process: "policy", identicalUntil: { day: 9, process: "watch" }, agent: "account fund:safety" });
    expect(draw!.day).toBeGreaterThan(10);
    expect(draw!.a?.purpose ?? draw!.b?.purpose).toBe("handling");
    const text = formatDivergence({ given, days: 60, state, draw }, { a: "A", b: "B" });
    expect(text).toContain("Identical until day 9, process watch.\nFirst difference: day 10, process policy, account fund:safety: ");
    expect(text).toContain(`The first draw that differs: day ${draw!.day}, process ${draw!.process}, draw ${draw!.number}:\n  A: `);
  });

  it("finds that two replications differ from the first draw of the initialisation, and names whose it is", () => {
    const { state, draw, given } = against(baseline, 2);
    expect(given).toEqual([{ path: "replication", a: 1, b: 2 }]);
    expect(state).toMatchObject({
      day: -WARM_UP_DAYS,
      process: "initialisation",
      identicalUntil: null,
      agent: expect.stringMatching(/^building /),
    });
    expect(draw).toMatchObject({ day: -WARM_UP_DAYS, process: "initialisation", number: 1 });
    expect(draw!.a).toMatchObject({
      purpose: "population",
      kind: "normal",
      step: 1,
      agent: 0,
      k: 0,
      of: expect.stringMatching(/^building /),
    });
    expect(draw!.a!.value).not.toBe(draw!.b!.value);
  });

  it("names the organisation or hazard that a parameter reaches first, and the draws at which chance parts", () => {
    const { state, draw, given } = against(armsOf(["parameters.routing.maximumHops=1"]).get("baseline")!);
    expect(given).toEqual([{ path: "parameters.routing.maximumHops", a: expect.any(Number), b: 1 }]);
    expect(state).toMatchObject({ process: "detection", agent: expect.stringMatching(/^(organisation|hazard) /) });
    expect(state!.identicalUntil).toEqual({ day: state!.day, process: "hazards" });
    // One guesses whom to send the case to next; the other is at its last step, and asks whether the office answers.
    expect(draw).toMatchObject({
      day: state!.day,
      process: "detection",
      a: { purpose: "knowledge", of: expect.stringMatching(/^organisation \w+, matter \d+ of category [a-z-]+$/) },
      b: { purpose: "walk", of: expect.stringMatching(/^hazard \([a-z-]+, building garden-\d+-\d+\)$/) },
    });
    const text = formatDivergence({ given, days: 60, state, draw }, { a: "A", b: "B" });
    expect(text).toContain(
      `The first draw that differs is in the same process: day ${draw!.day} (warm-up), process detection, draw ${draw!.number}:\n  A: organisation `,
    );
    expect(text).toMatch(/ {2}B: hazard \(.*purpose walk, step \d+, key \d+, k \d+ \(yes or no, given [\d.]+\): (true|false)\n$/);
  });

  it("names the resident whom a parameter of the population reaches first", () => {
    const { state } = against(armsOf(["parameters.participation.habitWeight=4"]).get("baseline")!);
    expect(state).toMatchObject({ process: "participation", agent: expect.stringMatching(/^resident \d+ \(age .+, building .+\)$/) });
    expect(state!.variable).toMatch(/^residents\./);
  });

  it("finds no difference after inert changes: labels, and an intervention at zero strength", () => {
    const renamed = {
      ...baseline,
      title: "Another title",
      organisations: baseline.organisations.map((o) => ({ ...o, label: `${o.label}!` })),
    };
    expect(against(renamed)).toMatchObject({ state: null, draw: null });
    expect(against(renamed).given.length).toBeGreaterThan(1);
  });

  it("compares as far as the shorter run goes", () => {
    expect(against(armsOf([], 20).get("baseline")!)).toMatchObject({ days: 20, state: null, draw: null, given: [{ path: "horizonDays" }] });
  });
});

describe("the text of a divergence", () => {
  it("says of a run that draws no more in a process that it does not, and of a draw before any effect that it is without", () => {
    const { given, days, state, draw } = against(armsOf(["parameters.routing.maximumHops=1"]).get("baseline")!);
    const text = formatDivergence({ given, days, state, draw: { ...draw!, day: state!.day - 1, b: null } }, { a: "A", b: "B" });
    expect(text).toContain(`The first draw differs before that, without effect: day ${state!.day - 1} (warm-up), process detection`);
    expect(text).toMatch(/\n {2}B: draws no more in this process\n$/);
  });
});

describe("a draw", () => {
  it("has an owner in words, whatever its purpose: the keys of all but hot loops and of the street as a whole can be read or found", () => {
    const named: Record<string, number> = {};
    const nameless: Record<string, number> = {};
    let draws: Draw[] = [];
    const random = new TracedRandom(seedKey(baseline.seed), 1, (draw) => void draws.push(draw));
    const afterProcess = (world: World) => {
      for (const draw of draws.filter(({ kind, agent }) => kind !== "keys of a loop" && agent > 0)) {
        const counts = drawAgent(draw, world) === "" ? nameless : named;
        counts[draw.purpose] = (counts[draw.purpose] ?? 0) + 1;
      }
      draws = [];
    };
    runModel(baseline, 1, { recordEvery: 30, recordHazards: false, observer: { random, afterProcess } });
    for (const purpose of ["walk", "knowledge", "channel", "recording", "partner", "handling", "ties", "report"])
      expect(named[purpose], purpose).toBeGreaterThan(10);
    // Of the population, only residents (step 0) and risks of buildings (step 1) are named; lots and outside bidders of a tender have no name.
    expect(Object.keys(nameless).filter((purpose) => purpose !== "population" && purpose !== "tender")).toEqual([]);
  });
});

describe("a traced run", () => {
  it("gives the same bytes as a plain one", () => {
    const options = { recordEvery: 30, recordHazards: true };
    let draws = 0;
    const random = new TracedRandom(seedKey(baseline.seed), 1, () => void draws++);
    const traced = runModel(baseline, 1, { ...options, observer: { random, afterProcess: () => undefined } });
    expect(traced).toEqual(runModel(baseline, 1, options));
    expect(draws).toBeGreaterThan(10_000);
  });
});
