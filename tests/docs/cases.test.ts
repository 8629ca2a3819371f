import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { measuredBlock } from "../../src/documents/casesBlocks.ts";
import { casesMarkdown, parseCases } from "../../src/documents/casesDoc.ts";
import { problemsOfCase } from "../../src/documents/scenarioEntries.ts";
import { nodeFiles } from "../../src/host/nodeFiles.ts";
import { indicators } from "../../src/model/indicators/catalogue.ts";
import { interventions } from "../../src/model/interventions/catalogue.ts";
import { networkMeasures } from "../../src/model/network/measures.ts";
import { schedule } from "../../src/model/schedule.ts";
import { formatProblems, loadScenario } from "../../src/scenario/load.ts";
import type { ResolvedScenario } from "../../src/scenario/types.ts";

const document = readFileSync("docs/cases.md", "utf8");
const mappingText = readFileSync("docs/cases/mapping.yaml", "utf8");
const { mechanisms, cases } = parseCases(mappingText);

/** Rows of each case study's table in the collection of evidence from which the mapping was made. */
const evidenceRows = { "caotang-road": 21, tongxiang: 16, "beijing-c": 12, taiyuan: 22, "shanghai-smart": 27 };

const scenarios = new Map(cases.map(({ id }) => [id, load(id)]));

function load(id: string): ResolvedScenario {
  const path = `scenarios/${id}.yaml`;
  const loaded = loadScenario(path, nodeFiles(path), {});
  if ("problems" in loaded) throw new Error(formatProblems(loaded.problems));
  return loaded.scenario;
}

/** Paths that the case's own file sets in its baseline, and all that lie above them. */
function setPaths(scenario: ResolvedScenario): Set<string> {
  const paths = new Set<string>(scenario.arms[0].specification.ties.length > 0 ? ["ties"] : []);
  for (const { path, setBy } of scenario.arms[0].settings) {
    if (setBy === null || setBy.file !== scenario.files[0]) continue;
    const short = path.replace(/^parameters\./, "");
    for (let end = short.length; end > 0; end = short.lastIndexOf(".", end - 1)) paths.add(short.slice(0, end));
  }
  return paths;
}

/** Intervention ids, and `intervention.parameter`, that an arm uses and the baseline does not use in the same way. */
function usedInterventions(scenario: ResolvedScenario, arm: string): Set<string> {
  const specification = scenario.arms.find(({ id }) => id === arm)?.specification;
  const before = new Set(scenario.arms[0].specification.interventions.map(({ id }) => id));
  const added = specification?.interventions.filter(({ id }) => !before.has(id)) ?? [];
  return new Set(
    added.flatMap(({ intervention, values }) => [intervention, ...Object.keys(values).map((name) => `${intervention}.${name}`)]),
  );
}

describe("the mapping of the cases", () => {
  it("has a case for each case scenario and every row of the evidence", () => {
    expect(Object.fromEntries(cases.map(({ id, rows }) => [id, rows.length]))).toEqual(evidenceRows);
  });

  it("gives every row of a case a code of its own, used in the comments of the scenario", () => {
    for (const { id, rows } of cases) {
      const codes = rows.map(({ row }) => row);
      expect(new Set(codes).size, id).toBe(codes.length);
      const comments = [...readFileSync(`scenarios/${id}.yaml`, "utf8").matchAll(/#(.*)$/gm)]
        .map(([, text]) => text.replaceAll(/\[[^\]]*\]/g, ""))
        .join("\n");
      const named = new Set([...comments.matchAll(/\b([A-Z]\d+(?:\.\d+)?[a-z]?)\b/g)].map(([, code]) => code));
      const parts = (code: string) => codes.includes(code) || codes.includes(code.replace(/\.\d+$/, ""));
      expect(
        [...named].filter((code) => !parts(code)),
        `codes in comments of ${id} that no row has`,
      ).toEqual([]);
    }
  });

  it("names mechanisms of its own list, and calls each of them in some row", () => {
    const known = mechanisms.map(({ id }) => id);
    const called = new Set(cases.flatMap(({ rows }) => rows.flatMap((row) => row.mechanisms)));
    expect([...called].filter((id) => !known.includes(id))).toEqual([]);
    expect(known.filter((id) => !called.has(id))).toEqual([]);
  });

  it("places mechanisms in processes of the schedule", () => {
    const processes = schedule.map(({ id }) => id);
    expect(mechanisms.flatMap((mechanism) => mechanism.processes).filter((id) => !processes.includes(id))).toEqual([]);
  });

  it("names indicators and network measures that exist", () => {
    const known = new Set(indicators.map(({ id }) => id));
    const network = new Set([...networkMeasures.map(({ id }) => id), "multiplexity"]);
    const unknown = cases.flatMap(({ id, rows }) =>
      rows.flatMap((row) =>
        row.indicators
          .filter((name) => (name.startsWith("network:") ? !network.has(name.slice(8)) : !known.has(name.split(" ")[0])))
          .map((name) => `${id} ${row.row}: ${name}`),
      ),
    );
    expect(unknown).toEqual([]);
  });

  for (const { id, rows } of cases) {
    const scenario = scenarios.get(id)!;

    it(`names settings that ${id} itself sets`, () => {
      const paths = setPaths(scenario);
      const missing = rows.flatMap(({ row, sets }) => sets.filter((path) => !paths.has(path)).map((path) => `${row}: ${path}`));
      expect(missing).toEqual([]);
    });

    it(`names for problems and causes of ${id} the scenario's problems, each once, with the row in both`, () => {
      const named = rows.filter(({ problem }) => problem !== "").map(({ row, problem }) => `${row} ${problem}`);
      expect(named).toEqual(scenario.problems.map((problem) => `${problem.row} ${problem.id}`));
      expect(rows.filter(({ kind, problem }) => (kind === "problem" || kind === "cause") && problem === "")).toEqual([]);
    });

    it(`takes every problem of ${id} away to another value than it has`, () => {
      for (const { id: problem, settings, outcome } of scenario.problems) {
        expect(settings.length > 0 || outcome !== null, problem).toBe(true);
        for (const { path, value, reference } of settings) expect(reference, `${problem} ${path}`).not.toEqual(value);
      }
    });

    it(`names arms of ${id} and interventions that these arms use`, () => {
      const arms = scenario.arms.map((arm) => arm.id);
      const wrong = rows.flatMap((row) => {
        const used = new Set(row.arms.flatMap((arm) => [...usedInterventions(scenario, arm)]));
        return [
          ...row.arms.filter((arm) => !arms.includes(arm)),
          ...row.interventions.filter((intervention) => !used.has(intervention)),
        ].map((name) => `${row.row}: ${name}`);
      });
      expect(wrong).toEqual([]);
    });

    it(`has in ${id} an arm for every measure, a measure for every arm, and a package of all`, () => {
      const measures = rows.filter(({ kind }) => kind === "intervention").flatMap((row) => row.arms);
      const single = scenario.arms.map((arm) => arm.id).filter((arm) => arm !== "baseline" && arm !== "package");
      expect([...measures].sort()).toEqual([...single].sort());
      const whole = new Set(scenario.arms.find((arm) => arm.id === "package")?.specification.interventions.map((use) => use.id));
      const parts = scenario.arms
        .filter((arm) => arm.id !== "package")
        .flatMap((arm) => arm.specification.interventions.map((use) => use.id));
      expect([...whole].sort()).toEqual([...new Set(parts)].sort());
    });
  }

  it("knows the interventions by their catalogue", () => {
    const known = new Set(
      interventions.flatMap((intervention) => [
        intervention.id,
        ...Object.keys(intervention.parameters).map((name) => `${intervention.id}.${name}`),
      ]),
    );
    expect(cases.flatMap(({ rows }) => rows.flatMap((row) => row.interventions)).filter((name) => !known.has(name))).toEqual([]);
  });

  it("refuses flaws with the place of each", () => {
    const flawed = mappingText
      .replace("kind: context", "kind: contxt")
      .replace("title: Caotang Road community", "titel: Caotang Road community");
    expect(() => casesMarkdown(flawed, problemsOfCase, "")).toThrow(
      /cases\.caotang-road\.titel: expected one of .*\ncases\.caotang-road\.title: expected text.*\n.*kind: expected one of/,
    );
  });
});

describe("docs/cases.md", () => {
  it("is what the mapping makes (npm run docs makes it anew)", () => {
    expect(document).toBe(casesMarkdown(mappingText, problemsOfCase, document));
  });

  for (const [id, { problems, arms }] of scenarios) {
    it(`tells for ${id} what every problem and every arm costs or does, and of no other (npm run cases makes it)`, () => {
      const block = measuredBlock(document, id);
      const named = (from: string, to: string) => {
        const part = block.slice(block.indexOf(from), to === "" ? undefined : block.indexOf(to));
        return [...part.matchAll(/^\|[^|]*\|[^|]*`([^`]+)` \|/gm)].map(([, name]) => name).sort();
      };
      const measures = "| row | measure";
      const ofOutcomes = block.includes("| row | problem that is an outcome") ? "| row | problem that is an outcome" : "";
      const set = problems.filter(({ outcome }) => outcome === null).map((problem) => problem.id);
      const shown = problems.filter(({ outcome }) => outcome !== null).map((problem) => problem.id);
      expect(named("| row | problem: what", measures)).toEqual(set.sort());
      expect(named(measures, ofOutcomes)).toEqual(
        arms
          .slice(1)
          .map((arm) => arm.id)
          .sort(),
      );
      expect(ofOutcomes === "" ? [] : named(ofOutcomes, "")).toEqual(shown.sort());
      expect(block).toMatch(/Measured on \d{4}-\d\d-\d\d: \d+ pairs of runs over [\d,]+ days, seed \S+, engine `[0-9a-f]{12}`/);
      expect(block.match(/\| {2}\| placebo \|/g)).toHaveLength(2);
    });
  }
});

describe("the scenario files", () => {
  for (const name of readdirSync("scenarios").filter((file) => file.endsWith(".yaml"))) {
    it(`${name} has no problems and no warnings`, () => {
      expect(load(name.replace(/\.yaml$/, "")).warnings).toEqual([]);
    });
  }
});
