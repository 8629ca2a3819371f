import { beforeAll, describe, expect, test } from "vitest";
import { nodeFiles } from "../../../src/host/nodeFiles.ts";
import { applyFactors, designHash, type Factor, factorValue, findFactors, rangedFactor } from "../../../src/methods/factors/factor.ts";
import { loadScenario } from "../../../src/scenario/load.ts";
import type { ResolvedArm, ResolvedScenario } from "../../../src/scenario/types.ts";

function load(name: string, set: readonly string[] = []): ResolvedScenario {
  const path = `scenarios/${name}.yaml`;
  const loaded = loadScenario(path, nodeFiles(path), { set });
  if ("problems" in loaded) throw new Error(JSON.stringify(loaded.problems.filter(({ severity }) => severity === "error").slice(0, 3)));
  return loaded.scenario;
}

const armOf = (scenario: ResolvedScenario, id: string): ResolvedArm => scenario.arms.find((arm) => arm.id === id)!;

function factors(arm: ResolvedArm, ...patterns: string[]): readonly Factor[] {
  const found = findFactors(arm, patterns);
  if ("problems" in found) throw new Error(found.problems.join("\n"));
  return found.factors;
}

function problems(arm: ResolvedArm, ...patterns: string[]): readonly string[] {
  const found = findFactors(arm, patterns);
  return "problems" in found ? found.problems : [];
}

/** Another value of a factor, near its own, inside its range. */
function otherValue({ standard, low, high, integer }: Factor): number {
  const step = integer ? 3 : (high - low) / 64;
  return standard + step <= high ? standard + step : standard - step;
}

/** A setting as the command line writes it. */
const written = ({ path, unit }: Factor, value: number): string =>
  path.endsWith(".start") || path.endsWith(".end")
    ? `${path}=day ${value}`
    : path.includes(".phases.")
      ? `${path}=${value} days`
      : `${path}=${value}${/^organisations\..*\.(hours|budget)$/.test(path) ? ` ${unit}` : ""}`;

let shanghai: ResolvedScenario;
let taiyuan: ResolvedScenario;
beforeAll(() => {
  shanghai = load("shanghai-smart");
  taiyuan = load("taiyuan");
});

describe("a design point's specification is that of the scenario with the same settings", () => {
  for (const name of ["caotang-road", "shanghai-smart", "taiyuan", "tongxiang"]) {
    test(`${name}: every numeric setting of the package moved at once`, () => {
      const arm = armOf(load(name), "package");
      const all = factors(arm, "parameters.*", "categories.*", "organisations.*", "interventions.*");
      expect(new Set(all.map(({ kind }) => kind)).size).toBe(4);
      expect(all.length).toBeGreaterThan(350);
      const values = all.map(otherValue);
      const set = all.map((factor, i) => written(factor, values[i]));
      expect(applyFactors(arm.specification, all, values)).toEqual(armOf(load(name, set), "package").specification);
    });
  }

  test("one setting at a time, of every kind and in every arm", () => {
    const all = factors(armOf(taiyuan, "package"), "parameters.*", "categories.*", "organisations.*", "interventions.*");
    for (const factor of all.filter((_, i) => i % 41 === 0)) {
      const value = otherValue(factor);
      const loaded = load("taiyuan", [written(factor, value)]);
      for (const id of ["baseline", "package"]) {
        expect(applyFactors(armOf(taiyuan, id).specification, [factor], [value])).toEqual(armOf(loaded, id).specification);
      }
    }
  });

  test("an intervention that ends by the length of its operation ends later when it starts later", () => {
    const operated = "interventions.forum.phases.operation=200 days";
    const arm = armOf(load("taiyuan", [operated]), "package");
    const found = factors(arm, "interventions.forum.start", "interventions.forum.phases.*");
    expect(found.map(({ path }) => path.split(".").at(-1))).toEqual(["start", "planning", "construction", "operation"]);
    const values = found.map(({ standard }, i) => standard + 7 * (i + 1));
    const loaded = load(
      "taiyuan",
      found.map((factor, i) => written(factor, values[i])),
    );
    expect(applyFactors(arm.specification, found, values)).toEqual(armOf(loaded, "package").specification);
  });

  test("a stated end stays where it is when the start moves", () => {
    const ended = "interventions.forum.end=day 900";
    const arm = armOf(load("taiyuan", [ended]), "package");
    const found = factors(arm, "interventions.forum.start", "interventions.forum.end");
    const moved = [200, 880];
    const loaded = load(
      "taiyuan",
      found.map((factor, i) => written(factor, moved[i])),
    );
    expect(applyFactors(arm.specification, found, moved)).toEqual(armOf(loaded, "package").specification);
  });

  test("what does not change is shared, and the original is untouched", () => {
    const { specification } = armOf(shanghai, "package");
    const before = JSON.stringify(specification);
    const [factor] = factors(armOf(shanghai, "package"), "organisations.police-station.staff");
    const next = applyFactors(specification, [factor], [25]);
    expect(next.parameters).toBe(specification.parameters);
    expect(next.interventions).toBe(specification.interventions);
    expect(next.organisations[0]).toBe(specification.organisations[0]);
    expect(next.organisations.find(({ id }) => id === "police-station")?.staff).toBe(25);
    expect(JSON.stringify(specification)).toBe(before);
    expect(applyFactors(specification, [], [])).toEqual(specification);
  });

  test("an organisation that is there once per community changes in all of them", () => {
    const [factor] = factors(armOf(shanghai, "package"), "organisations.residents-committee.staff");
    const next = applyFactors(armOf(shanghai, "package").specification, [factor], [99]);
    const staffed = next.organisations.filter(({ staff }) => staff === 99).map(({ id }) => id);
    expect(staffed).toEqual(["residents-committee-s-community", "residents-committee-t-community"]);
  });

  test("a factor of an intervention that the arm lacks changes nothing there", () => {
    const [factor] = factors(armOf(taiyuan, "package"), "interventions.forum.strength");
    expect(applyFactors(armOf(taiyuan, "baseline").specification, [factor], [0.5])).toEqual(armOf(taiyuan, "baseline").specification);
  });

  test("too few values are an error", () => {
    const arm = armOf(taiyuan, "baseline");
    expect(() => applyFactors(arm.specification, factors(arm, "trust.*"), [1])).toThrow(RangeError);
  });
});

describe("finding factors", () => {
  test("a parameter may be named without its section, and comes with unit, range, standard and label", () => {
    const arm = armOf(taiyuan, "baseline");
    const [factor] = factors(arm, "population.awareness");
    expect(factor).toEqual({
      path: "parameters.population.awareness",
      label: "Population: awareness",
      unit: "share",
      low: 0.176,
      high: 0.462,
      limits: { low: 0, high: 1 },
      standard: 0.3,
      assumption: true,
      grade: "E",
      integer: false,
      kind: "parameter",
    });
    expect(factors(arm, "parameters.population.awareness")).toEqual([factor]);
    expect(factors(arm, "population.freeRiderShare")[0].assumption).toBe(false);
  });

  test("factors come in the order of the settings, each once, whatever the order of the patterns", () => {
    const arm = armOf(taiyuan, "baseline");
    const one = factors(arm, "population.*", "categories.dispute.need");
    expect(factors(arm, "categories.dispute.need", "population.awareness", "population.*")).toEqual(one);
    expect(one.map(({ path }) => path)).toEqual(arm.settings.map(({ path }) => path).filter((path) => one.some((f) => f.path === path)));
  });

  test("staff and money of organisations and dates range around the scenario's value; a date is a choice, no assumption", () => {
    const arm = armOf(taiyuan, "package");
    const [staff, start, cost] = factors(
      arm,
      "organisations.police-station.staff",
      "interventions.channels-open.start".replace("channels-open", "participation-channels"),
      "interventions.mediation.parameters.runCost",
    );
    const { staff: officers } = arm.specification.organisations.find(({ id }) => id === "police-station")!;
    expect(staff).toMatchObject({
      standard: officers,
      low: officers / 2,
      high: 1.5 * officers,
      integer: false,
      assumption: true,
      label: "Police station: staff",
    });
    expect(start).toMatchObject({ standard: 30, low: 15, high: 45, integer: true, assumption: false });
    expect(cost).toMatchObject({ standard: 4, low: 2, high: 8, limits: { low: 0, high: 100000 }, assumption: true, grade: "E" });
  });

  test("a study may give the range, also where the value is nought", () => {
    const arm = armOf(taiyuan, "baseline");
    expect(problems(arm, "organisations.volunteer-team.staff")[0]).toContain("state one in a study file");
    expect(rangedFactor(arm, "organisations.volunteer-team.staff", 0, 4)).toMatchObject({
      low: 0,
      high: 4,
      standard: 0,
      assumption: false,
    });
    expect(rangedFactor(arm, "organisations.volunteer-team.label", 0, 4)).toBeNull();
  });

  test("ranges are the plausible ones, a share of the value to either side, or all that the registry admits", () => {
    const arm = armOf(taiyuan, "package");
    const ends = (path: string, within?: "plausible" | number | null) => {
      const found = findFactors(arm, [path], within);
      return "factors" in found ? [found.factors[0].low, found.factors[0].high] : found.problems;
    };
    expect(ends("trust.lossRatio")).toEqual([4, 14]);
    expect(ends("trust.lossRatio", "plausible")).toEqual([4, 14]);
    expect(ends("trust.lossRatio", 0.5)).toEqual([3.5, 10.5]);
    expect(ends("trust.lossRatio", null)).toEqual([1, 30]);
    expect(factors(arm, "trust.lossRatio")[0]).toMatchObject({ grade: "B", assumption: false });
    expect(factors(arm, "categories.dispute.branchingRatio")[0].high).toBeLessThan(1);
  });

  test("a choice may be named and keeps its grade", () => {
    const [coverage] = factors(armOf(shanghai, "package"), "interventions.*.parameters.coverage");
    expect(coverage).toMatchObject({ grade: "—", assumption: false, low: 0, high: 1 });
  });

  test("what does not apply has no range of its own, and is told how to get one", () => {
    const arm = armOf(taiyuan, "baseline");
    expect(problems(arm, "categories.property-crime.mediable")[0]).toContain(
      "state a range from 0 to 1 in a study file, or give --within all",
    );
    expect(problems(arm, "categories.*.mediable")[0]).toContain("none of them such a number");
    expect(findFactors(arm, ["categories.property-crime.mediable"], null)).toMatchObject({ factors: [{ low: 0, high: 1 }] });
  });

  test("a value that leaves the range of its evidence is an assumption, and stays in its own range", () => {
    const arm = armOf(load("taiyuan", ["trust.lossRatio=20"]), "baseline");
    expect(factors(arm, "trust.lossRatio")[0]).toMatchObject({ low: 4, high: 20, grade: "E", assumption: true });
  });

  test("a pattern takes nothing but the strength of an intervention at strength 0", () => {
    const arm = armOf(load("taiyuan", ["interventions.forum.strength=0"]), "package");
    expect(factors(arm, "interventions.forum.*").map(({ path }) => path)).toEqual(["interventions.forum.strength"]);
    expect(factors(arm, "interventions.forum.start")).toHaveLength(1);
  });

  test("an unknown name is told with the nearest one, all unknown names at once", () => {
    const arm = armOf(taiyuan, "package");
    const told = problems(arm, "population.awarenes", "populaton.*", "organisations.police-station.staf", "zzz.qqq");
    expect(told).toHaveLength(4);
    expect(told[0]).toContain('did you mean "population.awareness"?');
    expect(told[1]).toContain('did you mean "population.*"?');
    expect(told[2]).toContain('did you mean "organisations.police-station.staff"?');
    expect(told[3]).toContain("cosafe explain");
  });

  test("a name that is no number, or that designs do not vary, is refused in words", () => {
    const arm = armOf(taiyuan, "package");
    expect(problems(arm, "organisations.police-station.role")[0]).toContain("expected a number with a range");
    expect(problems(arm, "organisations.police-station.mandate.*")[0]).toContain("none of them such a number");
    expect(problems(arm, "place.communities.compound.residents")[0]).toContain("which studies do not vary");
    expect(problems(arm, "interventions.forum.end")[0]).toContain("without a value");
    expect(problems(arm)[0]).toContain("at least one");
  });

  test("a hostile pattern ends at once", () => {
    const arm = armOf(taiyuan, "package");
    const started = performance.now();
    expect(problems(arm, `parameters.${"*a".repeat(2000)}`)).toHaveLength(1);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});

describe("values of factors", () => {
  const real: Factor = {
    path: "parameters.population.awareness",
    label: "",
    unit: "share",
    low: 0.2,
    high: 0.6,
    standard: 0.3,
    assumption: true,
    integer: false,
    kind: "parameter",
  };

  test("a real factor is linear in the share of its range", () => {
    expect(factorValue(real, 0.25)).toBeCloseTo(0.3, 12);
    expect(factorValue(real, 1 - 2 ** -53)).toBeLessThanOrEqual(0.6);
  });

  test("whole factors take every whole number equally often, both ends included", () => {
    const whole = { ...real, integer: true, low: 3, high: 6 };
    const counts = new Map<number, number>();
    for (let i = 0; i < 400; i++) {
      const value = factorValue(whole, (i + 0.5) / 400);
      counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    expect([...counts]).toEqual([3, 4, 5, 6].map((value) => [value, 100]));
  });

  test("the hash of a design changes with any cell, any factor, any range, and with the order of its points", () => {
    const points = [
      [0.2, 1],
      [0.3, 2],
    ];
    const other = { ...real, path: "parameters.population.habit" };
    const hash = designHash([real, other], points);
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(designHash([real, other], structuredClone(points))).toBe(hash);
    const variants = [
      ...points.flatMap((row, i) => row.map((value, j) => designHash([real, other], points.with(i, row.with(j, value + 1e-15))))),
      designHash([other, real], points),
      designHash([real, { ...other, high: 0.7 }], points),
      designHash([real, { ...other, unit: "days" }], points),
      designHash([real, other], points.toReversed()),
      designHash([real, other], points.slice(1)),
    ];
    expect(new Set([hash, ...variants]).size).toBe(variants.length + 1);
  });
});
