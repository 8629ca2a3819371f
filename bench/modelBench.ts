/**
 * Speed and memory of the full model: 8,000, 80,000 and 1,000,000 residents, each in a process of its own.
 *
 * Times are processor time, reported as ratios to a reference loop measured in the same process just before and after: one plain float pass over as many
 * residents, with a keyed hash and Math.exp, which is what a competent first version of a participation rule costs per resident-day.
 */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { hash32 } from "../src/kernel/random.ts";
import { residentColumns } from "../src/model/residents.ts";
import { runModel } from "../src/model/run.ts";
import { WARM_UP_DAYS } from "../src/model/schedule.ts";
import type { ModelSpecification } from "../src/model/specification.ts";
import { loadScenario } from "../src/scenario/load.ts";
import { cpuMilliseconds, cpuNanoseconds } from "./cpuTime.ts";

interface Case {
  readonly communities: number;
  readonly days: number;
}

const cases: readonly Case[] = [
  { communities: 1, days: 1095 },
  { communities: 10, days: 1095 },
  { communities: 125, days: 365 },
];
const RESIDENTS_PER_COMMUNITY = 8000;
const MEGABYTE = 1024 * 1024;

interface Measurement {
  readonly residents: number;
  readonly days: number;
  readonly firstSeconds: number;
  readonly seconds: number;
  readonly referenceNanoseconds: number;
  readonly peakMegabytes: number;
  readonly emptyMegabytes: number;
  readonly profile: Readonly<Record<string, number>>;
}

/** The base community copied, its street organisations as many times as strong. */
function specificationOf({ communities, days }: Case): ModelSpecification {
  const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
  const file = path.join(root, "scenarios/base/community.yaml");
  const text = `extends: community.yaml
title: Bench
purpose: Measure speed and memory.
horizon: ${days} days
place: { community: { residents: ${RESIDENTS_PER_COMMUNITY}, households: 3000, buildings: 60, grids: 8 }, communities: { community: null, ${names(communities)} } }
`;
  const files = {
    read: (name: string) => ({ bytes: name.endsWith("bench.yaml") ? new TextEncoder().encode(text) : readFileSync(file) }),
    resolve: (_: string, relative: string) => relative,
  };
  const result = loadScenario("bench.yaml", files);
  if (!("scenario" in result)) throw new Error(JSON.stringify(result.problems, null, 1));
  const { specification } = result.scenario.arms[0];
  const organisations = specification.organisations.map((organisation) =>
    organisation.community === "street" ? { ...organisation, staff: organisation.staff * communities } : organisation,
  );
  return { ...specification, organisations };
}

function names(communities: number): string {
  return Array.from({ length: communities }, (_, k) => `c${k + 1}: {}`).join(", ");
}

/** Nanoseconds per resident of one plain float pass: the yardstick. Best of several passes. */
function referenceLoop(residents: number): number {
  const trust = new Float64Array(residents).fill(0.5);
  const active = new Uint8Array(residents);
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 12; round++) {
    const start = cpuNanoseconds();
    for (let i = 0; i < residents; i++) {
      const p = 1 / (1 + Math.exp(-(3 * trust[i] - 1.6 + 0.25 * active[(i + 1) % residents])));
      const took = hash32(i, round, 12345) / 4294967296 < p;
      active[i] = took ? 1 : 0;
      trust[i] += took ? 0.02 * (1 - trust[i]) : 0.005 * (0.5 - trust[i]);
    }
    best = Math.min(best, (cpuNanoseconds() - start) / residents);
  }
  return best;
}

function measure(benchCase: Case): Measurement {
  const residents = benchCase.communities * RESIDENTS_PER_COMMUNITY;
  const emptyMegabytes = process.resourceUsage().maxRSS / 1024;
  const before = referenceLoop(residents);
  const specification = specificationOf(benchCase);
  const timed = (replication: number) => {
    const start = cpuNanoseconds();
    const output = runModel(specification, replication, { recordEvery: 30, recordHazards: false, clock: cpuMilliseconds });
    return { seconds: (cpuNanoseconds() - start) / 1e9, profile: output.profile };
  };
  const first = timed(0);
  const repeats = benchCase.communities > 20 ? [first] : [timed(1), timed(2), timed(3)];
  const best = repeats.reduce((a, b) => (b.seconds < a.seconds ? b : a));
  const peakMegabytes = process.resourceUsage().maxRSS / 1024;
  return {
    residents,
    days: benchCase.days,
    firstSeconds: first.seconds,
    seconds: best.seconds,
    referenceNanoseconds: Math.min(before, referenceLoop(residents)),
    peakMegabytes,
    emptyMegabytes,
    profile: best.profile,
  };
}

function report(measurements: readonly Measurement[]): string {
  const rows = measurements.map((m) => {
    const residentDays = m.residents * (m.days + WARM_UP_DAYS);
    const nanoseconds = (m.seconds * 1e9) / residentDays;
    const bytes = ((m.peakMegabytes - m.emptyMegabytes) * MEGABYTE) / m.residents;
    return `| ${m.residents.toLocaleString("en-US")} | ${m.days} | ${m.firstSeconds.toFixed(2)} | ${m.seconds.toFixed(2)} | ${nanoseconds.toFixed(1)} | ${m.referenceNanoseconds.toFixed(1)} | ${(nanoseconds / m.referenceNanoseconds).toFixed(2)} | ${m.peakMegabytes.toFixed(0)} | ${bytes.toFixed(0)} |`;
  });
  const shares = measurements.map((m) => {
    const total = Object.values(m.profile).reduce((sum, time) => sum + time, 0);
    const parts = Object.entries(m.profile)
      .sort((a, b) => b[1] - a[1])
      .slice(0, 8)
      .map(([id, time]) => `${id} ${((100 * time) / total).toFixed(0)} %`);
    return `- ${m.residents.toLocaleString("en-US")} residents: ${parts.join(", ")}`;
  });
  const layout = Object.values(residentColumns).reduce((sum, type) => sum + Number(type.slice(1)) / 8, 0);
  return [
    "| residents | days | first run, s | best run, s | ns per resident-day | reference loop, ns | ratio | peak memory, MB | bytes per resident above start |",
    "|---:|---:|---:|---:|---:|---:|---:|---:|---:|",
    ...rows,
    "",
    `A resident's columns take ${layout} bytes. Resident-days include the ${WARM_UP_DAYS}-day warm-up. Recording every 30 days.`,
    "",
    "Share of time by process:",
    "",
    ...shares,
  ].join("\n");
}

/** Measures every case in a fresh process and prints the table. */
export function main(print: (text: string) => void = console.log): void {
  const self = fileURLToPath(new URL("./modelBenchChild.js", import.meta.url));
  const measurements = cases.map(
    (benchCase) => JSON.parse(execFileSync(process.execPath, [self, JSON.stringify(benchCase)], { encoding: "utf8" })) as Measurement,
  );
  print(report(measurements));
}

/** One case, for the child process. */
export function measureCase(json: string): string {
  return JSON.stringify(measure(JSON.parse(json) as Case));
}
