/** The library's door: its names, and what programs do with them. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as cosafe from "../src/index.ts";
import { runModel } from "../src/model/run.ts";
import { inProcessExecutor } from "../src/runs/executor.ts";
import { tinyScenario } from "./cli/tinyScenario.ts";
import { fakeModel, fakeScenario } from "./runs/fakeModel.ts";

let folder: string;
let file: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "cosafe-door-"));
  file = join(folder, "tiny.yaml");
  writeFileSync(file, tinyScenario);
});
afterAll(() => rmSync(folder, { recursive: true }));

const given = { arms: ["talks"], primary: "true-incidents", replications: 4, fixedAssumptions: true };
const compared = () => cosafe.prepareComparison({ file, days: 60 }, given);
const work = () => ({ executor: inProcessExecutor(runModel) });

describe("the names of the library", () => {
  it("are those that docs/library.md lists by topic, some forty of them: a further one has to be wanted", () => {
    const document = readFileSync("docs/library.md", "utf8");
    const listed = [...document.slice(document.indexOf("## All names")).matchAll(/^\| `(\w+)` \|/gm)].map(([, name]) => name);
    expect([...listed].sort()).toEqual(Object.keys(cosafe).sort());
    expect(listed.length).toBeLessThanOrEqual(45);
  });
});

describe("a program", () => {
  it("is told every problem of a file, and of options, before anything is run", async () => {
    const wrong = join(folder, "wrong.yaml");
    writeFileSync(wrong, tinyScenario.replace("horizon: 120 days", "horizn: 120 days").replace("strength: 0.8", "strength: much"));
    expect(() => cosafe.readScenario(wrong)).toThrow(cosafe.ScenarioError);
    expect(() => cosafe.readScenario(wrong)).toThrow(/wrong\.yaml:3:1: .*horizon[\s\S]*wrong\.yaml:\d+:\d+: .*strength/);
    await expect(cosafe.runStudy(cosafe.prepareComparison({ file: wrong }, {}))).rejects.toThrow(cosafe.ScenarioError);
    expect(() => cosafe.prepareComparison({ file }, { primary: "true-incident" })).toThrow(cosafe.OptionError);
    const nowhere = cosafe.prepareComparison({ file }, { ...given, primary: "confidence/kind:firm" });
    await expect(cosafe.runStudy(nowhere)).rejects.toThrow(/outcome confidence\/kind:firm: expected a group/);
  });

  it("finds the same in memory and in a folder, reads it there again, and asks its tables", async () => {
    const { result } = await cosafe.runStudy(compared(), work());
    const into = join(folder, "into");
    const made = await cosafe.runStudyIntoFolder(into, compared(), { ...work(), charts: false });
    expect(made.result).toEqual(result);
    expect(cosafe.readResult(into)).toEqual(JSON.parse(JSON.stringify(result)));
    const rows = await cosafe.queryRows(into, "select count(*) as runs from runs where status = 'done'");
    expect(rows).toEqual([{ runs: 8 }]);
    expect(cosafe.folderStatus(into)).toMatchObject({ state: "finished", failed: 0 });
    expect((await cosafe.verifyFolder(into)).intact).toBe(true);
    writeFileSync(join(into, "results.json"), "{}");
    expect(() => cosafe.readResult(into)).toThrow(/expected results\.json as it was published/);
    expect(() => cosafe.readResult(folder)).toThrow(cosafe.FolderError);
  });

  it("measures an outcome and its effect as the comparison does", async () => {
    const prepared = compared();
    if ("problems" in prepared) throw new cosafe.ScenarioError(prepared.problems);
    const { result } = await cosafe.runStudy(prepared, work());
    const effect: cosafe.ArmEffect = result.effects.find(({ outcome }) => outcome === "true-incidents")!;
    const values = await cosafe.measureRuns(prepared.study.scenario.arms, "true-incidents", { replications: 4, ...work() });
    const { difference, interval, p, n, dropped } = cosafe.pairedEffect(values["baseline"], values["talks"]);
    expect({ difference, interval, p, n, dropped }).toEqual({
      ...{ difference: effect.difference, interval: effect.interval, p: effect.p, n: effect.n, dropped: effect.dropped },
    });
    const lines = await cosafe.formatStudy(result);
    expect(lines).toContain(result.sentences[0].slice(0, 30));
  });
});

describe("measured runs", () => {
  const { arms } = fakeScenario();
  const fake = () => ({ replications: 3, executor: inProcessExecutor(fakeModel) });

  it("are values by point and replication, from outcomes, series and rows of tables", async () => {
    expect(await cosafe.measureRuns(arms.slice(0, 2), "true-incidents", fake())).toEqual({ baseline: [103, 106, 109], one: [92, 96, 98] });
    const latest = await cosafe.measureRuns(arms.slice(0, 1), (record) => cosafe.seriesIn(record, "true-incidents")!.at(-1)!, fake());
    expect(latest).toEqual({ baseline: [104, 204, 304] });
    const spent = (record: cosafe.RunRecord) =>
      cosafe.rowsOf<{ readonly yuan: number }>(record.tables.ledger).reduce((sum, { yuan }) => sum + yuan, 0);
    expect(await cosafe.measureRuns(arms.slice(0, 1), spent, fake())).toEqual({ baseline: [-12.5, -12.5, -12.5] });
  });

  it("are null where nothing was measured or a run failed; such a pair is left out and counted", async () => {
    const model: typeof fakeModel = (specification, replication, options) => {
      if (replication === 3 && specification.interventions.length > 0) throw new Error("no");
      return fakeModel(specification, replication, options);
    };
    const executor = inProcessExecutor(model);
    const shares = await cosafe.measureRuns(arms.slice(0, 2), "dark-share", { replications: 3, executor });
    expect(shares).toEqual({ baseline: [null, 0.5, 0.5], one: [null, 0.5, null] });
    expect(cosafe.pairedEffect(shares["baseline"], shares["one"])).toMatchObject({ difference: 0, interval: null, n: 1, dropped: 2 });
    expect(() => cosafe.pairedEffect([null], [1])).toThrow(RangeError);
  });

  it("are of points with ids of their own and outcomes that exist", async () => {
    await expect(cosafe.measureRuns([arms[0], arms[0]], "cost", fake())).rejects.toThrow(RangeError);
    await expect(cosafe.measureRuns(arms, "costs", fake())).rejects.toThrow(cosafe.OptionError);
  });
});
