/** Packages taken apart: which measures an arm consists of, and what is run for a part of them. */
import { readdirSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { nodeFiles } from "../../src/host/nodeFiles.ts";
import type { ModelSpecification } from "../../src/model/specification.ts";
import { loadPackage, loadScenario } from "../../src/scenario/load.ts";
import { packageLoader } from "../../src/scenario/packageReader.ts";
import { formatProblems } from "../../src/scenario/text/problems.ts";
import type { PackageResult, ResolvedPackage, ScenarioOverrides } from "../../src/scenario/types.ts";
import { catalogues, good, memoryFiles, resolved } from "./fixtures.ts";

const arms = `${good}
interventions: { forum: { start: day 10 } }
arms:
  platform: { label: Platform, interventions: { information-sharing: { start: day 30, parameters: { openness: 0.9 } } } }
  staffed: { organisations: { office: { staff: 9 } }, set: { trust.memory: 30 days } }
  package: { label: All of it, use: [platform, staffed] }
  more: { use: [platform, staffed], interventions: { information-sharing: { strength: 0.5 } }, set: { organisations.office.skill: 0.8 } }
  direct:
    interventions:
      forum: { start: day 40 }
      second: { intervention: forum, start: day 50 }
      information-sharing: { start: day 60 }
    set: { interventions.second.strength: 0.25, trust.gainRate: 0.5 }
  watchers: { organisations: { watch: { kind: ngo, role: volunteer-team, staff: 3, hours: 1 hours/day, mandate: { support: [dispute] } } } }
  joined: { use: [watchers, tied] }
  tied: { use: [watchers], ties: [{ between: [office, watch], layers: [information] }] }
  plain: { label: Nothing }
`;

const read = packageLoader(catalogues);
const take = (arm: string, overrides?: ScenarioOverrides): PackageResult =>
  read("case.yaml", memoryFiles({ "case.yaml": arms }), arm, overrides);

function packageOf(arm: string, overrides?: ScenarioOverrides): ResolvedPackage {
  const result = take(arm, overrides);
  if ("problems" in result) throw new Error(formatProblems(result.problems));
  return result.package;
}

function specificationsOf(pack: ResolvedPackage): ModelSpecification[] {
  const masks = Array.from({ length: 1 << pack.measures.length }, (_, mask) => mask);
  const result = pack.read(masks);
  if ("problems" in result) throw new Error(formatProblems(result.problems));
  return masks.map((mask) => result.specifications.get(mask)!);
}

const armOf = (id: string, overrides?: ScenarioOverrides) => resolved(arms, overrides).arms.find((arm) => arm.id === id)!.specification;
const interventions = ({ interventions }: ModelSpecification) =>
  interventions.map(({ id, startDay, strength }) => [id, startDay, strength]);

describe("a package", () => {
  it("consists of the arms that it uses, in its order", () => {
    const pack = packageOf("package");
    expect([pack.id, pack.label]).toEqual(["package", "All of it"]);
    expect(pack.measures).toEqual([
      { id: "platform", label: "Platform" },
      { id: "staffed", label: "staffed" },
    ]);
    const [none, platform, staffed, all] = specificationsOf(pack);
    expect([none, platform, staffed, all]).toEqual(["baseline", "platform", "staffed", "package"].map((id) => armOf(id)));
  });

  it("that says more than the arms it uses has its other settings as one more measure, which reach only what is there", () => {
    const pack = packageOf("more");
    expect(pack.measures.map(({ id }) => id)).toEqual(["platform", "staffed", "more"]);
    const all = specificationsOf(pack);
    expect(all[0b111]).toEqual(armOf("more"));
    expect(interventions(all[0b101])).toEqual([
      ["forum", 10, 1],
      ["information-sharing", 30, 0.5],
    ]);
    expect(interventions(all[0b100])).toEqual([["forum", 10, 1]]);
    expect(all[0b100].organisations.find(({ id }) => id === "office")).toMatchObject({ skill: 0.8, staff: 6 });
    expect(all[0b011]).toEqual(armOf("package"));
  });

  it("that uses no arm consists of its interventions, and of its other settings", () => {
    const pack = packageOf("direct");
    expect(pack.measures).toEqual([
      { id: "forum", label: "Forum" },
      { id: "second", label: "Forum (second)" },
      { id: "information-sharing", label: "Information sharing" },
      { id: "direct", label: "Other settings of direct" },
    ]);
    const all = specificationsOf(pack);
    expect(all[0b1111]).toEqual(armOf("direct"));
    expect(all[0]).toEqual(armOf("baseline"));
    expect(interventions(all[0b0001])).toEqual([["forum", 40, 1]]);
    expect(interventions(all[0b0110])).toEqual([
      ["forum", 10, 1],
      ["second", 50, 1],
      ["information-sharing", 60, 1],
    ]);
    expect(interventions(all[0b1010])).toEqual([
      ["forum", 10, 1],
      ["second", 50, 0.25],
    ]);
    expect(interventions(all[0b1000])).toEqual([["forum", 10, 1]]);
    expect(all[0b1000].parameters).toMatchObject({ trust: { gainRate: 0.5 } });
  });

  it("takes the command line along: settings of every arm everywhere, settings of the package as its own", () => {
    const overrides = { set: ["trust.memory=60 days", "arms.package.trust.gainRate=0.2"], days: 100, seed: "9" };
    const pack = packageOf("package", overrides);
    expect(pack.measures.map(({ id }) => id)).toEqual(["platform", "staffed", "package"]);
    const all = specificationsOf(pack);
    expect(all[0b111]).toEqual(armOf("package", overrides));
    expect(all[0]).toEqual(armOf("baseline", overrides));
    expect(all.map(({ parameters }) => (parameters as unknown as { trust: { gainRate: number } }).trust.gainRate)).toEqual([
      0.01, 0.01, 0.01, 0.01, 0.2, 0.2, 0.2, 0.2,
    ]);
    expect(all[0]).toMatchObject({ horizonDays: 100, seed: "9" });
  });

  it("of a shipped scenario is the arm with all its measures and the baseline with none, to the last setting", () => {
    const folder = path.resolve(import.meta.dirname, "../../scenarios");
    let packages = 0;
    for (const name of readdirSync(folder).filter((file) => file.endsWith(".yaml"))) {
      const file = path.join(folder, name);
      const loaded = loadScenario(file, nodeFiles(file));
      if ("problems" in loaded) throw new Error(formatProblems(loaded.problems));
      const [baseline, ...others] = loaded.scenario.arms;
      const last = others[others.length - 1];
      const result = loadPackage(file, nodeFiles(file), last.id);
      if ("problems" in result) throw new Error(formatProblems(result.problems));
      const full = (1 << result.package.measures.length) - 1;
      const parts = result.package.read([0, full]);
      if ("problems" in parts) throw new Error(formatProblems(parts.problems));
      expect(JSON.stringify(parts.specifications.get(full))).toBe(JSON.stringify(last.specification));
      expect(JSON.stringify(parts.specifications.get(0))).toBe(JSON.stringify(baseline.specification));
      packages++;
    }
    expect(packages).toBeGreaterThan(5);
  });
});

describe("an arm that cannot be taken apart", () => {
  const problemsOf = (result: ReturnType<ResolvedPackage["read"]> | PackageResult) =>
    "problems" in result ? formatProblems(result.problems) : "";

  it("is refused: the baseline, an arm that changes nothing, an unknown name with a suggestion", () => {
    for (const id of ["baseline", "plain"]) {
      expect(problemsOf(take(id))).toContain(
        `package ${id}: expected an arm that uses other arms, or has interventions or settings of its own`,
      );
    }
    expect(problemsOf(take("packages"))).toContain('did you mean "package"?');
  });

  it("is refused when one measure does not stand without another, with the sub-package named", () => {
    const pack = packageOf("joined");
    expect(problemsOf(pack.read([0b11]))).toBe("");
    const broken = `${arms.replace("  joined:", "  loose: { ties: [{ between: [office, watch], layers: [information] }] }\n  pair: { use: [watchers, loose] }\n  joined:")}`;
    const result = read("case.yaml", memoryFiles({ "case.yaml": broken }), "pair");
    if ("problems" in result) throw new Error(formatProblems(result.problems));
    expect(problemsOf(result.package.read([0b11]))).toBe("");
    expect(problemsOf(result.package.read([0, 1, 2, 3]))).toMatch(/package without watchers: .*watch/);
  });
});
