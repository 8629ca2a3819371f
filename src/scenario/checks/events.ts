/** Checks of events: one first day, within the horizon. */
import { type Checking, fail, intact, warnAt } from "./checking.ts";

/** All checks of the section. */
export function checkEvents(checking: Checking): void {
  for (const [id, { start, day }] of checking.sections.events) {
    const path = `events.${id}`;
    if (!intact(checking, path)) continue;
    if ((start === null) === (day === null)) {
      const received = start === null ? "neither" : "both";
      fail(checking, { path, what: `event ${id}`, expected: "either `start: day 400` or `day: 400`", received });
      continue;
    }
    const first = start ?? day ?? 0;
    if (first < checking.horizonDays || !intact(checking, "horizon")) continue;
    const at = `${path}.${start === null ? "day" : "start"}`;
    const expected = `a day before the horizon (day ${checking.horizonDays})`;
    warnAt(checking, { path: at, what: `event ${id}`, expected, received: `day ${first}`, remedy: "it does not happen" });
  }
}
