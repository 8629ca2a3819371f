/** The JSON Schema says what the checker says. */
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { scenarioJsonSchema } from "../../src/scenario/schema.ts";
import { catalogues, good, loadText } from "./fixtures.ts";
import { type Loose, misfits } from "./structuralCheck.ts";

const schema = scenarioJsonSchema(catalogues) as Loose;
const fits = (text: string) => misfits(parse(text), schema);

const full = `${good}seed: 0
replications: 3
notes: none
categories: { dispute: { latentShare: 50% }, property-crime: null, arson: { like: dispute, baseRate: 4 } }
ties: [{ between: [office, police], layers: [information] }]
parameters: { trust: { memory: 2 weeks, gainRate: null }, handling.effort: 3 hours }
interventions:
  forum: { start: month 4, phases: { planning: 3 weeks }, strength: 0.5, when: backlog > 40 for 14 days, parameters: { meetings: 2 } }
  other: { intervention: information-sharing, parameters: { licence: 100 yuan/year } }
  information-sharing: off
events: { rain: { type: flood, start: day 3, duration: 3 days, severity: 0.3 } }
arms: { baseline: { label: Base }, a: { use: [b], interventions: { forum: null } }, b: { set: { trust.memory: 3 } } }
`;

describe("the JSON Schema", () => {
  test("is made of data alone", () => {
    expect(JSON.parse(JSON.stringify(schema))).toEqual(schema);
    expect(schema.$schema).toBe("https://json-schema.org/draft/2020-12/schema");
  });

  test("accepts what the checker accepts", () => {
    expect(
      "scenario" in loadText(full.replace("property-crime: null, arson", "arson").replace("lead: [dispute]", "lead: [dispute, arson]")),
    ).toBe(true);
    expect(fits(good)).toEqual([]);
    expect(fits(full)).toEqual([]);
  });

  test.each([
    ["unknown key", `${good}horizn: 3\n`],
    ["bare horizon", good.replace("3 years", "1095")],
    ["unknown organisation field", good.replace("staff: 6", "stafff: 6")],
    ["unknown role", good.replace("role: street-office", "role: mayor")],
    ["number in quotes", good.replace("staff: 6", "staff: '6'")],
    ["zero residents", good.replace("residents: 800", "residents: 0")],
    ["parameter out of range", `${good}parameters: { trust: { memory: 5000 } }\n`],
    ["unknown parameter", `${good}parameters: { trust: { memry: 50 } }\n`],
    ["unknown intervention parameter", `${good}interventions: { forum: { parameters: { meeting: 3 } } }\n`],
    [
      "unknown intervention parameter under another id",
      `${good}interventions: { two: { intervention: forum, parameters: { openness: 1 } } }\n`,
    ],
    ["unknown intervention", `${good}interventions: { form: {} }\n`],
    ["strength above 1", `${good}interventions: { forum: { strength: 2 } }\n`],
    ["unknown observable", `${good}interventions: { forum: { when: rain > 3 for 2 days } }\n`],
    ["patch of the header", `${good}arms: { a: { horizon: 3 years } }\n`],
    ["id in capitals", good.replace("  office:", "  Office:")],
  ])("refuses %s, as the checker does", (_what, text) => {
    expect(fits(text)).not.toEqual([]);
    expect("problems" in loadText(text)).toBe(true);
  });

  test("tells units, ranges, defaults and sources", () => {
    const { gainRate, memory } = schema.$defs.parameters.properties.trust.properties;
    expect(gainRate.description).toBe("Confidence gained by a good contact. Unit: share. Default: 0.01. Source: Skogan 2006 [V].");
    expect(JSON.stringify(memory)).toContain('"minimum":1,"maximum":3650');
    const forum = schema.$defs.interventions.properties.forum.anyOf[0];
    expect(forum.description).toBe("Forum. People talk.");
    expect(Object.keys(forum.properties.parameters.properties)).toEqual(["meetings"]);
    expect(schema.$defs.categories.properties.dispute.anyOf[0].properties.baseRate.description).toContain("Default: 60.");
  });
});
