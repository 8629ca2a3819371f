import { describe, expect, it } from "vitest";
import { type Cadence, isDue } from "../../src/kernel/schedule.ts";
import { schedule, WARM_UP_DAYS } from "../../src/model/schedule.ts";
import { communityOf, run } from "./worlds.ts";

const days = Array.from({ length: 800 }, (_, k) => k - 400);
const dueDays = (every: Cadence) => days.filter((day) => isDue(every, day));

describe("the schedule", () => {
  it("is printable data: unique kebab-case ids, and words for everything", () => {
    expect(new Set(schedule.map(({ id }) => id)).size).toBe(schedule.length);
    for (const { id, title, reads, writes, summary } of schedule) {
      expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
      for (const text of [title, reads, writes, summary]) expect(text.trim(), id).not.toBe("");
      expect(summary, id).toMatch(/\.$/);
    }
  });

  it("runs the daily processes in the order of the documentation, then the weekly, then the monthly ones", () => {
    const order = schedule.map(({ id }) => id);
    const documented =
      "policy hazards detection routing handling escalation participation collaboration contracts evaluation resources observe";
    const places = documented.split(" ").map((id) => order.indexOf(id));
    expect(places.every((place) => place >= 0)).toBe(true);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    const rank: Record<Cadence, number> = { "month start": 0, day: 1, week: 2, month: 3 };
    const ranks = schedule.map(({ every }) => rank[every]);
    expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
  });

  it("has its weekly and monthly processes on the last day of a week and month, and funding on the first of a month", () => {
    expect(dueDays("day")).toEqual(days);
    expect(dueDays("week")).toEqual(days.filter((day) => (day + 700) % 7 === 6));
    expect(dueDays("month")).toEqual(days.filter((day) => (day + 900) % 30 === 29));
    expect(dueDays("month start")).toEqual(days.filter((day) => (day + 900) % 30 === 0));
    expect(schedule.filter(({ every }) => every === "month start").map(({ id }) => id)).toEqual(["funding"]);
  });

  it("goes on through the warm-up without a break: day −1 ends a week and a month, day 0 begins them", () => {
    expect([isDue("week", -1), isDue("month", -1), isDue("month start", 0)]).toEqual([true, true, true]);
    expect([isDue("week", 0), isDue("month", 0), isDue("month start", -1)]).toEqual([false, false, false]);
    for (const day of [-WARM_UP_DAYS, -61, -8]) expect(isDue("week", day)).toBe(isDue("week", day + 7 * 100));
    expect(WARM_UP_DAYS % 30).toBe(0);
  });

  it("calls every process as often as it is due, warm-up included", () => {
    const horizon = 65;
    let now = 0;
    const { profile } = run(communityOf(60, horizon), 0, { clock: () => now++ }).output;
    const lived = Array.from({ length: WARM_UP_DAYS + horizon }, (_, k) => k - WARM_UP_DAYS);
    // The clock ticks once per reading, so a process takes one tick each time.
    for (const { id, every } of schedule) expect([id, profile[id]]).toEqual([id, lived.filter((day) => isDue(every, day)).length]);
  });
});
