import { describe, expect, it } from "vitest";
import { shippedIndicators } from "../../../src/model/indicators/catalogue.ts";
import { shippedInterventions } from "../../../src/model/interventions/catalogue.ts";
import { shippedKinds, shippedRoles } from "../../../src/model/kinds.ts";
import { shippedGroups } from "../../../src/model/parameters/catalogue.ts";
import { defaultCategories } from "../../../src/model/parameters/categories.ts";
import { partsLists } from "../../../src/model/parts.ts";
import { shippedSchedule } from "../../../src/model/schedule.ts";
import { entryFaults, formFaults, memberRows } from "../../../src/runs/parts/form.ts";
import { takenFaults } from "../../../src/runs/parts/taken.ts";

const shipped = {
  version: 1,
  parameters: shippedGroups,
  categories: defaultCategories,
  kinds: shippedKinds,
  roles: shippedRoles,
  interventions: shippedInterventions,
  indicators: shippedIndicators,
  processes: shippedSchedule.map((entry, k) => ({ ...entry, after: shippedSchedule[Math.max(0, k - 1)].id })),
};

describe("the form of own parts", () => {
  it("is that of every shipped part", () => {
    expect(formFaults(shipped)).toEqual([]);
  });

  it("leaves nothing that is shipped free to be taken, and all names of shipped parts are known", () => {
    const { version: _, ...lists } = shipped;
    const faults = takenFaults([lists as never]).map(({ fault }) => fault);
    const own = faults.filter(({ expected }) => expected === "an id that is free");
    const names = shippedGroups.reduce((sum, { specifications }) => sum + Object.keys(specifications).length, 0);
    const entries = Object.entries(lists).filter(([list]) => list !== "parameters");
    expect(own.length).toBe(names + entries.reduce((sum, [, list]) => sum + list.length, 0));
    // The first process of the schedule follows none, here itself.
    expect(faults.filter((fault) => !own.includes(fault)).map(({ what }) => what)).toEqual(["process funding: after"]);
  });

  it("asks for the members that the documented table does not let out", () => {
    for (const list of partsLists) {
      const missing = entryFaults(list, {}, 0).map(({ what }) => what.replace(/^.*: /, ""));
      const documented = memberRows().filter((row) => row.list === list && !row.isOptional);
      expect(missing).toEqual(documented.map(({ member }) => member));
    }
  });

  it.each([
    [null, ["default export: expected an object with version: 1 and lists of parts, received null"]],
    [
      { version: 1 },
      [
        "default export: expected at least one part in parameters, categories, kinds, roles, interventions, indicators, processes, received none",
      ],
    ],
    [{ version: 7, indicators: [shippedIndicators[0]] }, ["version: expected 1, received 7"]],
    [{ version: 1, indicators: 3 }, ["indicators: expected a list, received 3"]],
    [
      { version: 1, indicator: [shippedIndicators[0]], categories: [defaultCategories[0]] },
      [/^default export: indicator: expected version, .* received "indicator"$/],
    ],
    [
      { version: 1, indicators: [{ ...shippedIndicators[0], measure: 1, kind: "stock" }] },
      [/: kind: expected state or flow, received "stock"$/, /: measure: expected a function that is not async, received 1$/],
    ],
    [
      { version: 1, indicators: [{ ...shippedIndicators[0], label: "red \u001b[31m", unit: "a\u202eb", definition: "two\nlines" }] },
      [
        /: label: expected text in one line, without control characters, received "red /,
        /: unit: expected text in one line/,
        /: definition: expected text in one line/,
      ],
    ],
    [
      { version: 1, interventions: [{ ...shippedInterventions[0], phases: { planning: -1, construction: 0 } }] },
      [/: phases: planning: expected whole days, 0 or more, received -1$/],
    ],
    [
      { version: 1, kinds: [{ ...shippedKinds[0], id: "Two Words", dayRule: "case" }] },
      [
        /: id: expected one lower-case word, received "Two Words"$/,
        /: dayRule: expected cases, policing, trade, mission or a function, received "case"$/,
      ],
    ],
    [
      {
        version: 1,
        parameters: [
          {
            group: "x",
            title: "X",
            specifications: {
              "not-camel": {},
              far: { ...shippedGroups[0].specifications[Object.keys(shippedGroups[0].specifications)[0]], min: 0, max: 1, default: 2 },
            },
          },
        ],
      },
      [/not-camel: expected a name in camelCase/, /far\.default: expected a number from 0 to 1, received 2$/],
    ],
  ])("refuses %j", (exported, messages) => {
    const said = formFaults(exported).map(({ what, expected, received }) => `${what}: expected ${expected}, received ${received}`);
    for (const message of messages) expect(said).toContainEqual(typeof message === "string" ? message : expect.stringMatching(message));
  });
});
