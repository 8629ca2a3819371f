/** Reading good scenarios: defaults, extends, places, organisations, ties, provenance, frozenness. */
import { describe, expect, test } from "vitest";
import { good, loadText, resolved } from "./fixtures.ts";

const specificationOf = (text: string) => resolved(text).arms[0].specification;
const setting = (text: string, path: string, others?: Record<string, string>) =>
  resolved(text, {}, others).arms[0].settings.find((one) => one.path === path);

describe("a scenario", () => {
  test("is a specification with every default filled in", () => {
    const scenario = resolved(good);
    expect(scenario).toMatchObject({
      id: "case",
      title: "A small place",
      seed: "1",
      replications: 10,
      horizonDays: 1095,
      files: ["case.yaml"],
    });
    expect(scenario.arms.map(({ id, label }) => [id, label])).toEqual([["baseline", "Baseline"]]);
    expect(scenario.arms[0].specification).toMatchInlineSnapshot(`
      {
        "categories": [
          {
            "id": "dispute",
            "label": "Disputes",
            "values": {
              "baseRate": 60,
              "latentShare": 0.8,
            },
          },
          {
            "id": "property-crime",
            "label": "Property crime",
            "values": {
              "baseRate": 40,
              "latentShare": 0,
            },
          },
        ],
        "communities": [
          {
            "buildings": 6,
            "elderlyShare": 0.187,
            "grids": 2,
            "hazardLevel": 1,
            "households": 300,
            "id": "north",
            "label": "north",
            "residents": 800,
          },
        ],
        "events": [],
        "horizonDays": 1095,
        "id": "case",
        "interventions": [],
        "organisations": [
          {
            "budget": 120000,
            "community": "street",
            "cooperation": 0.5,
            "dataSystem": "",
            "forumMember": false,
            "hours": 7,
            "id": "office",
            "kind": "government",
            "label": "office",
            "lead": [
              "dispute",
            ],
            "role": "street-office",
            "serviceOrientation": 0.5,
            "skill": 1,
            "staff": 6,
            "support": [],
          },
          {
            "budget": 0,
            "community": "north",
            "cooperation": 0.5,
            "dataSystem": "",
            "forumMember": false,
            "hours": 7,
            "id": "police",
            "kind": "police",
            "label": "police",
            "lead": [
              "property-crime",
            ],
            "role": "police-station",
            "serviceOrientation": 0.5,
            "skill": 1,
            "staff": 4,
            "support": [
              "dispute",
            ],
          },
        ],
        "parameters": {
          "handling": {
            "effort": 2,
            "visits": 0.1,
            "wage": 90000,
          },
          "trust": {
            "gainRate": 0.01,
            "memory": 90,
          },
        },
        "seed": "1",
        "ties": [],
        "title": "A small place",
      }
    `);
  });

  test("is frozen throughout", () => {
    const visit = (value: unknown): void => {
      if (typeof value !== "object" || value === null) return;
      expect(Object.isFrozen(value)).toBe(true);
      Object.values(value).forEach(visit);
    };
    visit(resolved(`${good}arms: { a: { interventions: { forum: { when: backlog > 4 for 3 days } } } }\n`));
  });

  test("may begin with a byte order mark and end its lines with CR LF", () => {
    expect(specificationOf(`\uFEFF${good.replaceAll("\n", "\r\n")}`)).toEqual(specificationOf(good));
  });

  test("may be in UTF-16 that says so by its byte order mark", () => {
    const bytes = Buffer.from(`\uFEFF${good.replace("A small place", "草堂路")}`, "utf16le");
    const titles = [new Uint8Array(bytes), new Uint8Array(bytes.swap16())].map((given) => {
      const loaded = loadText(given);
      return "scenario" in loaded ? loaded.scenario.title : null;
    });
    expect(titles).toEqual(["草堂路", "草堂路"]);
  });

  test("takes 0 and words as seeds", () => {
    expect(resolved(`${good}seed: 0\n`).seed).toBe("0");
    expect(resolved(`${good}seed: caotang\n`).seed).toBe("caotang");
  });

  test("keeps text text, whatever it looks like", () => {
    expect(resolved(good.replace("A small place", "no")).title).toBe("no");
    expect(resolved(good.replace("A small place", "'<b> & \"草堂路\"'")).title).toBe('<b> & "草堂路"');
  });

  test("lists every setting with unit, range, source and default, and who set it", () => {
    const text = `${good}parameters: { trust.gainRate: 2% }\n`;
    expect(setting(text, "parameters.trust.gainRate")).toMatchInlineSnapshot(`
      {
        "default": 0.01,
        "grade": "B",
        "max": 1,
        "meaning": "Confidence gained by a good contact.",
        "min": 0,
        "path": "parameters.trust.gainRate",
        "plausible": {
          "basis": "Skogan 2006 [V]",
          "high": 0.02,
          "low": 0.005,
        },
        "reference": 0.01,
        "setBy": {
          "column": 31,
          "file": "case.yaml",
          "line": 22,
        },
        "source": "Skogan 2006 [V]",
        "unit": "share",
        "value": 0.02,
      }
    `);
    expect(setting(text, "parameters.trust.memory")).toMatchObject({
      value: 90,
      default: 90,
      setBy: null,
      source: "assumption: made up for tests",
    });
    expect(setting(text, "organisations.police.mandate.support")).toMatchObject({ value: "dispute", setBy: { line: 21 } });
    expect(setting(text, "categories.dispute.baseRate")).toMatchObject({ value: 60, default: 60, setBy: null });
    expect(setting(text, "place.communities.north.residents")).toMatchObject({ value: 800, default: null, setBy: { line: 6 } });
    expect(setting(text, "horizon")).toMatchObject({ value: 1095, unit: "days", setBy: { line: 3 } });
  });

  test("takes null for a setting back to its default", () => {
    expect(setting(`${good}parameters: { trust.gainRate: null }\n`, "parameters.trust.gainRate")).toMatchObject({
      value: 0.01,
      setBy: null,
    });
  });
});

describe("extends", () => {
  const base = `${good}parameters: { trust: { gainRate: 0.5, memory: 10 } }\nsources: [one, two]\n`;
  const text =
    "extends: base/place.yaml\ntitle: Mine\nsources: [three]\nparameters: { trust.memory: 20 }\norganisations: { office: { staff: 9 } }\n";
  const others = { "base/place.yaml": base };

  test("merges maps key by key, replaces lists, and the later file wins", () => {
    const scenario = resolved(text, {}, others);
    expect(scenario).toMatchObject({
      title: "Mine",
      purpose: "To test the reader.",
      sources: ["three"],
      files: ["case.yaml", "base/place.yaml"],
    });
    expect(scenario.arms[0].specification.parameters).toMatchObject({ trust: { gainRate: 0.5, memory: 20 } });
    expect(scenario.arms[0].specification.organisations[0]).toMatchObject({ id: "office", staff: 9, budget: 120_000 });
  });

  test("keeps the file, line and column of every value", () => {
    expect(setting(text, "parameters.trust.gainRate", others)?.setBy).toEqual({ file: "base/place.yaml", line: 22, column: 34 });
    expect(setting(text, "parameters.trust.memory", others)?.setBy).toEqual({ file: "case.yaml", line: 4, column: 29 });
    expect(setting(text, "organisations.office.staff", others)?.setBy).toEqual({ file: "case.yaml", line: 5, column: 35 });
  });

  test("removes what the base has with null", () => {
    const without = "extends: base/place.yaml\norganisations: { office: null }\ncategories: { dispute: null }\n";
    const ids = resolved(without.replace("office: null", "office: null, police: { mandate: { support: [] } }"), {}, others).arms[0]
      .specification;
    expect(ids.organisations.map(({ id }) => id)).toEqual(["police"]);
    expect(ids.categories.map(({ id }) => id)).toEqual(["property-crime"]);
  });

  test("lets a problem in the base be said where it stands", () => {
    const result = loadText(text, {}, { "base/place.yaml": base.replace("staff: 4", "staff: four") });
    expect("problems" in result && result.problems[0].location).toEqual({ file: "base/place.yaml", line: 19, column: 12 });
  });
});

describe("place", () => {
  const shared = "  community: { residents: 500, households: 200, buildings: 5, grids: 2 }\n";
  const place = (communities: string) => good.replace(/place:\n(.*\n){2}/, `place:\n${communities}${shared}`);

  test("may be a number of equal communities", () => {
    const { communities } = specificationOf(place("  communities: 3\n"));
    expect(communities.map(({ id }) => id)).toEqual(["community-1", "community-2", "community-3"]);
    expect(communities[2]).toMatchObject({ label: "community-3", residents: 500, hazardLevel: 1 });
  });

  test("may be named communities over what all have in common", () => {
    const { communities } = specificationOf(place("  communities: { north: {}, south: { residents: 900, hazard-level: 2 } }\n"));
    expect(communities.map(({ id, residents, hazardLevel }) => [id, residents, hazardLevel])).toEqual([
      ["north", 500, 1],
      ["south", 900, 2],
    ]);
  });

  test("may say where its buildings stand; who does not say leaves it to the model", () => {
    const given = good.replace("buildings: 6, grids: 2", "buildings: 2, grids: 2, coordinates: [[0, 0], [48.5, -3]]");
    const [placed] = specificationOf(given).communities;
    expect(placed.coordinates).toEqual([
      [0, 0],
      [48.5, -3],
    ]);
    expect(specificationOf(good).communities[0]).not.toHaveProperty("coordinates");
    expect(
      resolved(given, { set: ["place.communities.north.coordinates=[[1, 2], [3, 4]]"] }).arms[0].specification.communities[0].coordinates,
    ).toEqual([
      [1, 2],
      [3, 4],
    ]);
  });

  test("may have one of its equal communities set apart", () => {
    const text = `${place("  communities: 3\n")}arms: { a: { set: { place.communities.community-2.hazard-level: 2 } } }\n`;
    expect(resolved(text).arms[1].specification.communities.map(({ hazardLevel }) => hazardLevel)).toEqual([1, 2, 1]);
  });

  test("copies an organisation that is in each community", () => {
    const { organisations } = specificationOf(place("  communities: { north: {}, south: { label: South } }\n"));
    expect(organisations.map(({ id, label, community }) => [id, label, community])).toEqual([
      ["office", "office", "street"],
      ["police-north", "police, north", "north"],
      ["police-south", "police, South", "south"],
    ]);
  });

  test("needs every category led in every community", () => {
    const text = place("  communities: { north: {}, south: {} }\n").replace(
      "    role: police-station\n",
      "    role: police-station\n    community: south\n",
    );
    const result = loadText(text);
    expect("problems" in result && result.problems.map(({ expected }) => expected)).toEqual(["an organisation that leads it in north"]);
  });

  test("joins copies within their own community, and a street organisation with every copy", () => {
    const text = `${place("  communities: { north: {}, south: {} }\n")}  team:
    { kind: ngo, role: volunteer-team, staff: 1, hours: 1 hours/day, mandate: { support: [dispute] } }
ties:
  - { between: [police, team], layers: [information], strength: 0.4 }
  - { from: office, to: police, layers: [joint-action] }
  - { from: police-north, to: team-south, layers: [information] }
`;
    expect(specificationOf(text).ties.map(({ from, to }) => `${from} > ${to}`)).toEqual([
      "police-north > team-north",
      "team-north > police-north",
      "police-south > team-south",
      "team-south > police-south",
      "office > police-north",
      "office > police-south",
      "police-north > team-south",
    ]);
  });
});

describe("categories", () => {
  test("redefine, add and remove default ones", () => {
    const text = `${good.replace("lead: [dispute]", "lead: [dispute, arson]").replace("lead: [property-crime], ", "")}categories:
  dispute: { latentShare: 50% }
  arson: { label: Arson, like: dispute, baseRate: 3 }
  property-crime: null
`.replace("support: [dispute] }", "support: [dispute] }");
    expect(specificationOf(text).categories).toEqual([
      { id: "dispute", label: "Disputes", values: { baseRate: 60, latentShare: 0.5 } },
      { id: "arson", label: "Arson", like: "dispute", values: { baseRate: 3, latentShare: 0.8 } },
    ]);
  });
});

describe("events and triggers", () => {
  test("are read in either form of the first day", () => {
    const text = `${good}events:
  rain: { label: Great rain, type: flood, start: month 4, duration: 5 days, severity: 0.6 }
  wave: { type: epidemic, day: 400, duration: 2 months, severity: 90% }
`;
    expect(specificationOf(text).events).toEqual([
      { id: "rain", label: "Great rain", type: "flood", day: 90, days: 5, severity: 0.6 },
      { id: "wave", label: "wave", type: "epidemic", day: 400, days: 60, severity: 0.9 },
    ]);
  });

  test("are conditions in a closed form", () => {
    const text = `${good}interventions: { forum: { when: satisfaction <= 0.4 for 1 day } }\n`;
    expect(specificationOf(text).interventions[0].trigger).toEqual({
      observable: "satisfaction",
      comparison: "<=",
      threshold: 0.4,
      days: 1,
    });
  });
});
