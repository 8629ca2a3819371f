import { describe, expect, it } from "vitest";
import { interventions } from "../../src/model/interventions/catalogue.ts";
import { communityOf, digest, digestOutput, digestResidents, type Finished, run, useOf } from "./worlds.ts";

const specification = {
  ...communityOf(600, 150),
  interventions: interventions.map(({ id }) => useOf(id, { startDay: 20, planningDays: 10, constructionDays: 20 })),
  events: [{ id: "flood", label: "Flood", type: "flood" as const, day: 70, days: 8, severity: 0.8 }],
};

/** What the model did, whatever was written down of it. */
function deeds({ output, world }: Finished) {
  const finalRow = output.series.subarray(output.series.length - output.seriesKeys.length);
  const states = output.summaryKeys.flatMap(({ indicator }, k) =>
    /^(backlog|staff|skill|satisfaction)$/.test(indicator) ? [output.summary[k]] : [],
  );
  expect(finalRow.length).toBeGreaterThan(50);
  return {
    residents: digestResidents(world),
    ledger: digest(output.ledger),
    network: digest(output.network),
    created: world.hazards.created,
    finished: world.hazards.finished,
    field: digest(Object.values(world.field)),
    pairs: digest([world.pairs.trust, world.pairs.understanding, ...world.pairs.layers]),
    timeline: output.timeline,
    states,
  };
}

describe("a run", () => {
  const first = run(specification);

  it("gives the same bytes for the same specification and replication", () => {
    expect(digestOutput(run(specification).output)).toBe(digestOutput(first.output));
  });

  it("does not depend on what ran before it", () => {
    run({ ...specification, seed: "other", horizonDays: 10 }, 5);
    expect(digestOutput(run(structuredClone(specification)).output)).toBe(digestOutput(first.output));
  });

  it("differs between replications and between seeds, in residents and in hazards", () => {
    const others = [
      run(specification, 1),
      run(specification, 2),
      run({ ...specification, seed: "2" }),
      run({ ...specification, seed: "word" }),
    ];
    const all = [first, ...others];
    expect(new Set(all.map(({ world }) => digestResidents(world))).size).toBe(all.length);
    expect(new Set(all.map(({ output }) => digest(output.hazards))).size).toBe(all.length);
  });

  it("leaves the specification as it was", () => {
    const before = digest(specification);
    run(specification, 3);
    expect(digest(specification)).toBe(before);
  });
});

describe("recording", () => {
  const plain = run(specification, 0, { recordEvery: 30, recordHazards: true });

  it("changes nothing in the model, however often it happens", () => {
    for (const recordEvery of [1, 7, 1000]) expect(deeds(run(specification, 0, { recordEvery }))).toEqual(deeds(plain));
    expect(digest(run(specification, 0, { recordEvery: 1 }).output.hazards)).toBe(digest(plain.output.hazards));
  });

  it("changes nothing in the model when hazards are written down", () => {
    const without = run(specification, 0, { recordHazards: false });
    expect(without.output.hazards).toBeNull();
    expect(deeds(without)).toEqual(deeds(plain));
    expect(digestOutput({ ...plain.output, hazards: null })).toBe(digestOutput(without.output));
  });

  it("changes nothing in the model when time is taken", () => {
    let ticks = 0;
    const timed = run(specification, 0, { clock: () => ticks++ });
    expect(Object.keys(timed.output.profile)).toContain("participation");
    expect(digestOutput(timed.output)).toBe(digestOutput(plain.output));
  });

  it("sums flows to the same totals however the horizon is cut into periods", () => {
    const daily = run(specification, 0, { recordEvery: 1 }).output;
    daily.summaryKeys.forEach(({ indicator, group }, k) => {
      if (indicator.endsWith(".mean")) return;
      expect(plain.output.summaryKeys[k]).toEqual(daily.summaryKeys[k]);
      const [a, b] = [daily.summary[k], plain.output.summary[k]];
      if (Number.isNaN(a)) expect(b, `${indicator} ${group}`).toBeNaN();
      else expect(Math.abs(a - b), `${indicator} ${group}`).toBeLessThanOrEqual(1e-9 * (1 + Math.abs(b)));
    });
  });

  it("gives the same value on a day whether or not the days before it were recorded", () => {
    const rows = (recordEvery: number) => {
      const { output } = run(specification, 0, { recordEvery });
      const row = output.days.indexOf(90);
      const keys = output.seriesKeys.flatMap(({ indicator }, k) =>
        /^(staff|backlog|hazards-open|confidence|readiness)$/.test(indicator) ? [k] : [],
      );
      expect(keys.length).toBeGreaterThan(5);
      return keys.map((k) => output.series[row * output.seriesKeys.length + k]);
    };
    expect(rows(1)).toEqual(rows(90));
  });

  it("has the events of hazards agree with the counts of the summary", () => {
    const { output } = plain;
    const table = output.hazards!;
    const column = (name: string) => table.columns.indexOf(name);
    const value = (indicator: string) =>
      output.summary[output.summaryKeys.findIndex((key) => key.indicator === indicator && key.group === "all")];
    const within = (day: string | number) => day !== "" && Number(day) >= 0;
    expect(table.rows.filter((row) => within(row[column("created_day")])).length).toBe(value("hazards-created"));
    expect(table.rows.filter((row) => within(row[column("escalated_day")])).length).toBe(value("true-incidents"));
    const averted = table.rows.filter((row) => within(row[column("resolved_day")]) && row[column("escalated_day")] === "");
    expect(averted.length).toBe(value("incidents-averted"));
  });
});
