import { beforeAll, describe, expect, it } from "vitest";
import { type Cadence, isDue } from "../../src/kernel/schedule.ts";
import { givenParts, schedule, WARM_UP_DAYS } from "../../src/model/schedule.ts";
import type { World } from "../../src/model/state.ts";
import { busyTown, type Followed, follow, officelessTown, together, withoutGiven } from "./followed.ts";
import { communityOf, freshWorld, run } from "./worlds.ts";

const days = Array.from({ length: 800 }, (_, k) => k - 400);
const dueDays = (every: Cadence) => days.filter((day) => isDue(every, day));

describe("the schedule", () => {
  it("is printable data: unique kebab-case ids, and words for everything", () => {
    expect(new Set(schedule.map(({ id }) => id)).size).toBe(schedule.length);
    for (const { id, title, reads, writes, summary } of schedule) {
      expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
      for (const text of [title, summary]) expect(text.trim(), id).not.toBe("");
      expect(writes.length, id).toBeGreaterThan(0);
      expect(new Set([...reads, ...writes]).size, id).toBe(reads.length + writes.length);
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

describe("what the schedule says of its processes", () => {
  const town = busyTown();
  let seen: ReadonlyMap<string, Followed>;
  beforeAll(() => {
    // A process that touches or changes what its entry does not name stops here.
    seen = together([follow(schedule, town, -30, 400), follow(schedule, officelessTown(), -30, 60)]);
  }, 120_000);

  it.each(schedule)("is true: $title", ({ id, reads, writes }) => {
    const { touched, changed } = seen.get(id)!;
    expect([...changed].toSorted(), "changes").toEqual(writes.toSorted());
    expect(withoutGiven(touched).toSorted(), "touches").toEqual([...reads, ...writes].toSorted());
  });

  it("covers the state: every part is changed by a process, but for what the run itself keeps", () => {
    const written = new Set<string>(schedule.flatMap(({ writes }) => writes));
    const parts = withoutGiven(Object.keys(freshWorld(communityOf(60, 1))));
    expect(parts.filter((part) => !written.has(part)).toSorted()).toEqual(["horizon", "warnings"]);
    expect([...written].filter((part) => !parts.includes(part))).toEqual([]);
    expect(givenParts.filter((part) => written.has(part))).toEqual([]);
  });

  const entry = (run: (world: World) => void) =>
    ({ id: "one", title: "One", every: "day", reads: ["policy"], writes: ["forum"], summary: "One.", run }) as const;
  it("is checked: a look at a part that is not named, a change of one that is only read, of a given one, and by a way around", () => {
    const live = (process: (world: World) => void, days = 1) => follow([entry(process)], communityOf(60, 1), 0, days);
    const quiet = live(({ policy, forum, place }) => {
      forum.trust += policy.legality + place.gridCount;
    });
    expect([...quiet.get("one")!.touched].toSorted()).toEqual(["forum", "place", "policy"]);
    expect([...quiet.get("one")!.changed]).toEqual(["forum"]);
    expect(() => live(({ watch }) => watch)).toThrow("process one: touches watch, which it does not name");
    expect(() => live((world) => (world.reluctance = 1))).toThrow("process one: touches reluctance");
    expect(() => live(({ policy }) => (policy.legality = 0.123))).toThrow("process one: changes policy, which it does not name");
    expect(() => live(({ place }) => (place.buildingGrid[0] = 7))).toThrow("process one: changes place, which it does not name");
    let kept: World["watch"] | undefined;
    const finder = {
      ...entry(({ watch }) => {
        kept = watch;
      }),
      ...{ id: "finder", reads: ["watch"] as const, writes: [] },
    };
    const user = entry(() => {
      if (kept !== undefined) kept.incidents30++;
    });
    expect(() => follow([finder, user], communityOf(60, 1), 6, 7)).toThrow("process one: changes watch, which it does not name");
  });
});
