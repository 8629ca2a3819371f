/** The policy timeline: half-open days, within the horizon. */
import { expect, test } from "vitest";
import { describeTimeline } from "../../src/scenario/timeline.ts";
import { good, resolved } from "./fixtures.ts";

test("phases follow each other and end with the horizon", () => {
  const text = `${good}interventions:
  forum: { start: day 90, phases: { planning: 0 days, construction: 30 days, operation: 1 year } }
  information-sharing: { start: year 3, when: backlog > 4 for 3 days }
  third: { intervention: forum, start: year 9 }
`;
  const { specification } = resolved(text).arms[0];
  expect(describeTimeline(specification.interventions, specification.horizonDays)).toMatchInlineSnapshot(`
    [
      {
        "bars": [
          {
            "fromDay": 90,
            "phase": "construction",
            "toDay": 120,
          },
          {
            "fromDay": 120,
            "phase": "operation",
            "toDay": 485,
          },
        ],
        "id": "forum",
        "intervention": "forum",
        "strength": 1,
        "trigger": null,
      },
      {
        "bars": [
          {
            "fromDay": 730,
            "phase": "planning",
            "toDay": 790,
          },
          {
            "fromDay": 790,
            "phase": "construction",
            "toDay": 970,
          },
          {
            "fromDay": 970,
            "phase": "operation",
            "toDay": 1095,
          },
        ],
        "id": "information-sharing",
        "intervention": "information-sharing",
        "strength": 1,
        "trigger": {
          "comparison": ">",
          "days": 3,
          "observable": "backlog",
          "threshold": 4,
        },
      },
      {
        "bars": [],
        "id": "third",
        "intervention": "forum",
        "strength": 1,
        "trigger": null,
      },
    ]
  `);
});
