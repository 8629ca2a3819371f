import { createHash } from "node:crypto";
import { once } from "node:events";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parseCsv } from "../folder/strictCsv.ts";
import { cosafe, cosafeFile, newFolder, removeFolder, shell, startCosafe, tinyScenario } from "./tinyScenario.ts";

let folder: string;
beforeEach(() => {
  folder = newFolder();
});
afterEach(() => removeFolder(folder));

const run = (...words: string[]) => cosafe(folder, ["run", "tiny.yaml", ...words]);
const names = (out: string) => (existsSync(join(folder, out)) ? readdirSync(join(folder, out)).sort() : []);

/** Hashes of all files of a results folder but those that tell of the execution. */
function fingerprint(out: string): Record<string, string> {
  const files = (readdirSync(join(folder, out), { recursive: true, encoding: "utf8" }) as string[])
    .filter((name) => /\.\w+$/.test(name) && !/^\./.test(name) && name !== "meta.json" && name !== "plan.json")
    .sort();
  return Object.fromEntries(
    files.map((name) => [
      name,
      createHash("sha256")
        .update(readFileSync(join(folder, out, name)))
        .digest("hex"),
    ]),
  );
}

describe("cosafe run", () => {
  it("ends with a table of outcomes without colour in a pipe, and says where charts and tables are", () => {
    const { code, out, err } = run();
    expect(err).toBe("");
    expect(code).toBe(0);
    expect(out).toContain("120 days · 3 arms · 3 replications · 9 runs · seed 7");
    expect(out).toContain("=Talks, 对话");
    expect(out).toMatch(/Charts: output\/tiny\/charts \(\d+ pictures\)\nTables: output\/tiny, as CSV and Parquet/);
    expect(out).not.toContain("\u001b");
    expect(out.split("\n").every((line) => [...line].length <= 120)).toBe(true);
    expect(names("output/tiny").filter((name) => /csv$|charts/.test(name))).toEqual([
      ...[
        "charts",
        "codebook.csv",
        "cost-effectiveness.csv",
        "effects.csv",
        "funding.csv",
        "ledger.csv",
        "network.csv",
        "paid.csv",
        "runs.csv",
        "series.csv",
      ],
      ...["shortfalls.csv", "summary.csv", "timeline.csv"],
    ]);
  });

  it("needs no more than 64 open files, charts, pictures and more jobs than that suffices for included", () => {
    const { status, stderr } = shell(folder, `ulimit -n 64; node ${cosafeFile} run tiny.yaml --out few --jobs 30 --png --quiet`);
    expect([stderr, status]).toEqual(["", 0]);
    expect(run("--out", "many", "--png", "--quiet").code).toBe(0);
    expect(fingerprint("few")).toEqual(fingerprint("many"));
  });

  it("gives the same bytes with one worker and with four, and with the arms named in another order", () => {
    expect(run("--jobs", "1", "--out", "one", "--events").code).toBe(0);
    expect(run("--jobs", "4", "--out", "four", "--events").code).toBe(0);
    expect(run("--arms", "more-talks,baseline", "--arm", "talks", "--out", "named", "--events").code).toBe(0);
    expect(fingerprint("four")).toEqual(fingerprint("one"));
    expect(fingerprint("named")).toEqual(fingerprint("one"));
  });

  it("writes tables that parse strictly, and hashes that hold", () => {
    run("--events", "--every", "40");
    const manifest = JSON.parse(readFileSync(join(folder, "output/tiny/manifest.json"), "utf8"));
    for (const [name, { sha256 }] of Object.entries<{ sha256: string }>(manifest.files)) {
      const bytes = readFileSync(join(folder, "output/tiny", name));
      expect(createHash("sha256").update(bytes).digest("hex")).toBe(sha256);
      if (name.endsWith(".csv") && name !== "cost-effectiveness.csv") expect(parseCsv(bytes.toString("utf8")).length).toBeGreaterThan(1);
    }
    const days = new Set(
      parseCsv(readFileSync(join(folder, "output/tiny/series.csv"), "utf8"))
        .slice(1)
        .map(([, , , day]) => day),
    );
    expect(days).toEqual(new Set(["0", "40", "80", "120"]));
  });

  it("runs without a terminal, a home folder or an input", () => {
    expect(
      cosafe(folder, ["run", "tiny.yaml", "--no-charts", "--replications", "1"], { HOME: "", CI: "true", NO_COLOR: "" }).out,
    ).not.toContain("\u001b");
  });

  it("makes nothing again that is there, and only what is missing of more", () => {
    expect(run("--no-charts", "--replications", "2").err).not.toContain("there before");
    const again = cosafe(folder, ["run", "tiny.yaml", "--no-charts", "--json"]);
    expect(again.code).toBe(0);
    const runs = readdirSync(join(folder, "output/tiny/runs"), { recursive: true, encoding: "utf8" });
    expect(runs.filter((name) => name.endsWith(".run"))).toHaveLength(9);
    const stamps = () => new Map(runs.map((name) => [name, statSync(join(folder, "output/tiny/runs", name)).mtimeMs]));
    const before = stamps();
    expect(run("--no-charts").code).toBe(0);
    expect(stamps()).toEqual(before);
  });

  it("keeps results of the same settings but refuses others, naming what differs, unless forced or sent elsewhere", () => {
    expect(run("--no-charts").code).toBe(0);
    const before = fingerprint("output/tiny");
    const refused = run("--no-charts", "--seed", "8", "--replications", "2");
    expect(refused.code).toBe(2);
    expect(refused.err).toMatch(/holds results of other settings; give --force .*\n.*seed: "7" there, "8" now/);
    const set = run("--no-charts", "--set", "parameters.trust.gainRate=0.04", "--replications", "2");
    expect(set.err).toMatch(/\n {2}settings\.arms\.baseline\.parameters\.trust\.gainRate: \S+ there, 0\.04 now \(--set:1:\d+\)\n/);
    expect(fingerprint("output/tiny")).toEqual(before);
    expect(run("--no-charts", "--seed", "8", "--out", "other").code).toBe(0);
    expect(run("--no-charts", "--seed", "8", "--force").code).toBe(0);
    expect(fingerprint("output/tiny")).not.toEqual(before);
  });

  it("refuses a folder with other files in it, forced or not, and touches nothing", () => {
    mkdirSync(join(folder, "mine"));
    writeFileSync(join(folder, "mine", "thesis.doc"), "years");
    const { code, err } = run("--out", "mine", "--force");
    expect([code, err]).toEqual([2, expect.stringContaining("thesis.doc")]);
    expect(names("mine")).toEqual(["thesis.doc"]);
  });

  it("prints the outcomes as data with --json, and nothing with --quiet", () => {
    const json = run("--json", "--no-charts");
    const data = JSON.parse(json.out);
    expect(data.runs).toEqual({ requested: 9, used: 9 });
    expect(data.arms.map(({ id }: { id: string }) => id)).toEqual(["baseline", "talks", "more-talks"]);
    expect(data.effects[0]).toMatchObject({ arm: "talks", outcome: "true-incidents", n: 3 });
    expect(data.levels[0]).toMatchObject({ arm: "baseline", outcome: "true-incidents", n: 3 });
    expect(run("--quiet", "--no-charts")).toEqual({ code: 0, out: "", err: "" });
  });

  it("ends with code 2, all problems and nothing written on a bad file", () => {
    writeFileSync(join(folder, "tiny.yaml"), tinyScenario.replace("horizon:", "horizont:").replace("staff: 4", "staff: many"));
    const { code, out, err } = run();
    expect([code, out]).toEqual([2, ""]);
    expect(err).toMatch(/^tiny\.yaml:3:1: .*did you mean "horizon"/m);
    expect(err).toMatch(/^tiny\.yaml:14:/m);
    expect(err).not.toMatch(/^\s+at /m);
    expect(names(".")).toEqual(["tiny.yaml"]);
  });

  it.each([
    [["--replicatons", "2"], /--replicatons; did you mean --replications\?/],
    [["--replications", "0"], /--replications: expected a whole number of at least 1, received "0"/],
    [["--replications", "1000000000"], /--replications: expected at most 100000, received "1000000000"/],
    [["--days", "1.5"], /--days: expected whole days, or a duration/],
    [["--jobs", "many"], /--jobs: expected a whole number/],
    [["--seed", "1", "--seed", "2"], /--seed: expected once, received 2 times/],
    [["--arm", "talk"], /did you mean "talks"/],
    [["--set", "handling.nonsense=1"], /--set/],
    [["another.yaml"], /unexpected argument "another.yaml"/],
  ])("ends with code 2 and a hint on %j", (words, message) => {
    const { code, err } = run(...words);
    expect(err).toMatch(message);
    expect(err).not.toMatch(/^\s+at /m);
    expect(code).toBe(2);
    expect(names(".")).toEqual(["tiny.yaml"]);
  });

  it("keeps the other replications when one crashes, says how to see it again, and ends with code 1", () => {
    // Loads a model that fails in one replication in place of the real one, in the main thread and in every worker.
    const real = pathToFileURL(cosafeFile.replace("cli/main.js", "model/run.js")).href;
    writeFileSync(
      join(folder, "failing.mjs"),
      `export * from "${real}?real";
       import { ModelError, runModel as real } from "${real}?real";
       export function runModel(specification, replication, options) {
         if (replication === 2 && specification.interventions.length === 0) throw Object.assign(new ModelError("noise: expected a number, received NaN"), { name: "ModelError", step: 17, process: "routing", message: "noise: expected a number, received NaN" });
         return real(specification, replication, options);
       }
       export const modelForManyRuns = () => runModel;`,
    );
    const failing = pathToFileURL(join(folder, "failing.mjs")).href;
    writeFileSync(
      join(folder, "hooks.mjs"),
      `export async function resolve(specifier, context, next) {
         const found = await next(specifier, context);
         return found.url === "${real}" ? { ...found, url: "${failing}" } : found;
       }`,
    );
    writeFileSync(join(folder, "preload.mjs"), `import { register } from "node:module"; register("./hooks.mjs", import.meta.url);`);
    const { code, out, err } = cosafe(folder, ["run", "tiny.yaml", "--no-charts"], {
      NODE_OPTIONS: `--import ${join(folder, "preload.mjs")}`,
    });
    const why = "noise: expected a number, received NaN (day 17, routing); 1 run failed by this, first baseline, replication 2";
    expect(err).toContain(`cosafe: ${why}`);
    expect(err).toMatch(/to see it again: npx cosafe run tiny\.yaml --arms baseline --only 2 --seed 7/);
    expect(err).toContain("9 runs requested, 8 used; 1 failed or lost their partner, see runs.csv in output/tiny");
    expect(out).toContain("9 runs requested, 8 used");
    expect(code).toBe(1);
    const [, ...rows] = parseCsv(readFileSync(join(folder, "output/tiny/runs.csv"), "utf8"));
    expect(rows.filter((row) => row[3] === "failed")).toHaveLength(1);
  });

  it("repeats one replication alone with --only, with the values it had among the others", () => {
    run("--no-charts");
    run("--no-charts", "--only", "2", "--out", "again");
    const rows = (out: string) =>
      readFileSync(join(folder, out, "series.csv"), "utf8")
        .split("\r\n")
        .filter((line) => line.includes(",2,"));
    const second = rows("output/tiny").filter((line) => line.split(",")[2] === "2");
    expect(rows("again").filter((line) => line.split(",")[2] === "2")).toEqual(second);
    expect(second.length).toBeGreaterThan(0);
  });

  it("ends with code 1 and without a manifest where the disk is full", () => {
    const words = ["run", "tiny.yaml", "--no-charts", "--every", "1"];
    const script = `ulimit -f 16; trap '' XFSZ; exec ${process.execPath} ${cosafeFile} ${words.join(" ")}`;
    const { status, stderr } = shell(folder, script);
    expect(stderr).toMatch(/cosafe: .*(EFBIG|too large)/i);
    expect(status).toBe(1);
    expect(names("output/tiny")).not.toContain("manifest.json");
  });

  it("does not mind a reader that stops early", () => {
    const { status, stdout } = shell(folder, `set -o pipefail; ${process.execPath} ${cosafeFile} list parameters --json | head -c 10`);
    expect(status).toBe(0);
    expect(stdout).toHaveLength(10);
  });
});

describe("a run that is ended from outside", () => {
  const long = ["run", "tiny.yaml", "--replications", "400", "--days", "1000", "--no-charts"];
  const stored = () =>
    readdirSync(join(folder, "output/tiny/runs"), { recursive: true, encoding: "utf8" }).filter((name) => /run$/.test(name));

  /** Waits until some runs are there. */
  async function working(): Promise<void> {
    for (let i = 0; i < 800 && !(existsSync(join(folder, "output/tiny/runs")) && stored().length > 2); i++) {
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  }

  it("by kill -9 leaves its runs and no manifest; the same command with fewer replications ends what it can", async () => {
    const child = startCosafe(folder, long);
    await working();
    child.kill("SIGKILL");
    await once(child, "exit");
    expect(names("output/tiny")).not.toContain("manifest.json");
    const before = stored();
    expect(before.length).toBeGreaterThan(2);
    expect(run("--replications", "2", "--days", "1000", "--no-charts").code).toBe(0);
    expect(stored()).toEqual(expect.arrayContaining(before));
    expect(names("output/tiny").filter((name) => name.startsWith("."))).toEqual([]);
  });

  it.each([
    ["SIGINT", 130],
    ["SIGTERM", 143],
  ] as const)("by %s ends with code %i and keeps what is done", async (signal, code) => {
    const child = startCosafe(folder, long);
    await working();
    child.kill(signal);
    expect(await once(child, "exit")).toEqual([code, null]);
    expect(stored().length).toBeGreaterThan(2);
    expect(names("output/tiny")).not.toContain("manifest.json");
  });

  it("keeps earlier results whole", async () => {
    run("--no-charts", "--days", "1000");
    const before = fingerprint("output/tiny");
    const child = startCosafe(folder, long);
    await new Promise((resolve) => setTimeout(resolve, 3000));
    child.kill("SIGKILL");
    await once(child, "exit");
    expect(fingerprint("output/tiny")).toMatchObject(before);
  });
});
