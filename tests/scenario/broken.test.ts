/** Broken scenarios: every one gets a useful answer, and all of its problems at once. */
import { describe, expect, test } from "vitest";
import { good, said } from "./fixtures.ts";

describe("a broken scenario", () => {
  test("an unknown key is an error with the nearest known key", () => {
    expect(said(`${good}\nhorizn: 2 years\n`)).toMatchInlineSnapshot(`
      "case.yaml:23:1: key: expected one of extends, title, purpose, sources, notes, parts, horizon, seed, replications, primary-outcome, … (19 in all), received "horizn"; did you mean "horizon", which is there already, at case.yaml:3?
      1 problem; nothing was run"
    `);
  });

  test("a misspelt organisation field names the field that was meant and the one that is missing", () => {
    expect(said(good.replace("staff: 6", "stafff: 6"))).toMatchInlineSnapshot(`
      "case.yaml:8:3: setting organisations.office.staff: expected a number from 0 to 100000 full-time people, received nothing
      case.yaml:12:5: key of organisations.office: expected one of label, kind, role, community, staff, hours, skill, mandate, data-system, budget, … (13 in all), received "stafff"; did you mean "staff"?
      2 problems; nothing was run"
    `);
  });

  test("a camelCase spelling of a kebab-case key is recognised", () => {
    expect(said(good.replace("budget: 120000 yuan/year", 'dataSystem: "Blue"'))).toMatchInlineSnapshot(`
      "case.yaml:15:5: key of organisations.office: expected one of label, kind, role, community, staff, hours, skill, mandate, data-system, budget, … (13 in all), received "dataSystem"; did you mean "data-system"?
      1 problem; nothing was run"
    `);
  });

  test("a bare number as a horizon is refused and the right form shown", () => {
    expect(said(good.replace("3 years", "1095"))).toMatchInlineSnapshot(`
      "case.yaml:3:10: setting horizon: expected a duration such as "90 days", "6 months" or "3 years", received 1095; write "1095 days"
      1 problem; nothing was run"
    `);
  });

  test("a horizon in the wrong unit is refused", () => {
    expect(said(good.replace("3 years", "3 yuan"))).toMatchInlineSnapshot(`
      "case.yaml:3:10: setting horizon: expected a duration such as "90 days", "6 months" or "3 years", received "3 yuan"
      1 problem; nothing was run"
    `);
  });

  test("a horizon that is not whole days is refused", () => {
    expect(said(good.replace("3 years", "1.3 days"))).toMatchInlineSnapshot(`
      "case.yaml:3:10: setting horizon: expected a duration such as "90 days", "6 months" or "3 years", whole days from 1 to 36500, received "1.3 days"
      1 problem; nothing was run"
    `);
  });

  test("working hours and budgets need their unit", () => {
    expect(said(good.replace("7 hours/day", "7").replace("120000 yuan/year", "120000"))).toMatchInlineSnapshot(`
      "case.yaml:13:12: setting organisations.office.hours: expected a number from 0 to 24 hours/day, written like "7 hours/day", received 7; write "7 hours/day"
      case.yaml:15:13: setting organisations.office.budget: expected a number from 0 to 100000000000 yuan/year, written like "120000 yuan/year", received 120000; write "120000 yuan/year"
      2 problems; nothing was run"
    `);
  });

  test("a negative budget is out of range", () => {
    expect(said(good.replace("120000 yuan/year", "-5 yuan/year"))).toMatchInlineSnapshot(`
      "case.yaml:15:13: setting organisations.office.budget: expected a number from 0 to 100000000000 yuan/year, written like "120000 yuan/year", received "-5 yuan/year"
      1 problem; nothing was run"
    `);
  });

  test("a budget in a unit that is no money is refused", () => {
    expect(said(good.replace("120000 yuan/year", "120000 days"))).toMatchInlineSnapshot(`
      "case.yaml:15:13: setting organisations.office.budget: expected a number from 0 to 100000000000 yuan/year, written like "120000 yuan/year", received "120000 days"; "days" does not convert to yuan/year
      1 problem; nothing was run"
    `);
  });

  test("a number in quotes is text", () => {
    expect(said(good.replace("staff: 6", "staff: '6'"))).toMatchInlineSnapshot(`
      "case.yaml:12:12: setting organisations.office.staff: expected a number from 0 to 100000 full-time people, received text "6"; remove the quotes
      1 problem; nothing was run"
    `);
  });

  test("NaN and infinity are not numbers", () => {
    expect(said(good.replace("staff: 6", "staff: .nan").replace("staff: 4", "staff: 1e999"))).toMatchInlineSnapshot(`
      "case.yaml:12:12: setting organisations.office.staff: expected a number from 0 to 100000 full-time people, received .nan
      case.yaml:19:12: setting organisations.police.staff: expected a number from 0 to 100000 full-time people, received 1e999
      2 problems; nothing was run"
    `);
  });

  test("octal and hexadecimal looking numbers and thousands separators are refused", () => {
    expect(
      said(good.replace("staff: 6", "staff: 012").replace("staff: 4", "staff: 0x1F").replace("residents: 800", "residents: 8_000")),
    ).toMatchInlineSnapshot(`
      "case.yaml:6:25: setting place.communities.north.residents: expected a whole number from 1 to 20000000, received 8_000; write 8000
      case.yaml:12:12: setting organisations.office.staff: expected a number from 0 to 100000 full-time people, received 012; write 12
      case.yaml:19:12: setting organisations.police.staff: expected a number from 0 to 100000 full-time people, received 0x1F
      3 problems; nothing was run"
    `);
  });

  test("zero residents are refused", () => {
    expect(said(good.replace("residents: 800", "residents: 0"))).toMatchInlineSnapshot(`
      "case.yaml:6:25: setting place.communities.north.residents: expected a whole number from 1 to 20000000, received 0
      1 problem; nothing was run"
    `);
  });

  test("residents, buildings and grids are whole numbers", () => {
    expect(said(good.replace("residents: 800", "residents: 800.5").replace("grids: 2", "grids: 1.5"))).toMatchInlineSnapshot(`
      "case.yaml:6:25: setting place.communities.north.residents: expected a whole number from 1 to 20000000, received 800.5
      case.yaml:6:70: setting place.communities.north.grids: expected a whole number from 1 to 100000, received 1.5
      2 problems; nothing was run"
    `);
  });

  test("there are no more households or buildings than residents and no more grids than buildings", () => {
    expect(
      said(good.replace("households: 300, buildings: 6, grids: 2", "households: 900, buildings: 801, grids: 802")),
    ).toMatchInlineSnapshot(`
      "case.yaml:6:42: setting place.communities.north.households: expected at most as many as residents (800), received 900
      case.yaml:6:58: setting place.communities.north.buildings: expected at most as many as residents (800), received 801
      2 problems; nothing was run"
    `);
  });

  test("coordinates are pairs of finite metres, one for each building, and no two on one spot", () => {
    const north = (coordinates: string) =>
      said(good.replace("buildings: 6, grids: 2", `buildings: 3, grids: 2, coordinates: ${coordinates}`));
    expect(north("[[0, 0], [48], [96, .inf]]")).toMatchInlineSnapshot(`
      "case.yaml:6:93: setting place.communities.north.coordinates.1: expected a pair [east, north] in metres, received a list of 1
      case.yaml:6:104: setting place.communities.north.coordinates.2.1: expected a number from -10000000 to 10000000 metres, received .inf
      2 problems; nothing was run"
    `);
    expect(north("[[0, 0], [48, 0]]")).toMatchInlineSnapshot(`
      "case.yaml:6:84: setting place.communities.north.coordinates: expected one pair for each of 3 buildings, received 2
      1 problem; nothing was run"
    `);
    expect(north("[[0, 0], [48, 0], [0.0, 0]]")).toMatchInlineSnapshot(`
      "case.yaml:6:102: setting place.communities.north.coordinates.2: expected a spot other than that of building 1 of north, received [0, 0]
      1 problem; nothing was run"
    `);
    expect(north("[[0, 0], [48, 0], [1e8, 0]]")).toMatchInlineSnapshot(`
      "case.yaml:6:103: setting place.communities.north.coordinates.2.0: expected a number from -10000000 to 10000000 metres, received 1e8
      1 problem; nothing was run"
    `);
    expect(north("12")).toMatchInlineSnapshot(`
      "case.yaml:6:84: setting place.communities.north.coordinates: expected a list of [east, north] pairs in metres, received 12
      1 problem; nothing was run"
    `);
  });

  test("coordinates are those of all communities or of none, on one map", () => {
    const two = (coordinates: string) =>
      said(
        good
          .replace("grids: 2 }", `grids: 2 }\n    south: { residents: 9, households: 3, buildings: 1, grids: 1${coordinates} }`)
          .replace("buildings: 6, grids: 2", "buildings: 2, grids: 2, coordinates: [[0, 0], [48, 0]]"),
      );
    expect(two("")).toMatchInlineSnapshot(`
      "case.yaml:7:5: setting place.communities.south.coordinates: expected coordinates, as community north has them, received none; give those of all communities or of none
      1 problem; nothing was run"
    `);
    expect(two(", coordinates: [[48, 0]]")).toMatchInlineSnapshot(`
      "case.yaml:7:81: setting place.communities.south.coordinates.0: expected a spot other than that of building 2 of north, received [48, 0]
      1 problem; nothing was run"
    `);
  });

  test("`yes` is not true", () => {
    expect(said(good.replace("staff: 6", "staff: 6\n    forum: yes"))).toMatchInlineSnapshot(`
      "case.yaml:13:12: setting organisations.office.forum: expected true or false, received "yes"; write true
      1 problem; nothing was run"
    `);
  });

  test("an organisation needs a mandate", () => {
    expect(
      said(
        good
          .replace("    mandate: { lead: [dispute] }\n", "")
          .replace("support: [dispute]", "support: []")
          .replace("lead: [property-crime]", "lead: [property-crime, dispute]"),
      ),
    ).toMatchInlineSnapshot(`
      "case.yaml:8:3: organisation office: expected a mandate that leads or supports a category, received none; write mandate: { lead: [dispute] }
      1 problem; nothing was run"
    `);
  });

  test("a category that nobody leads is refused", () => {
    expect(said(good.replace("lead: [dispute]", "support: [dispute]"))).toMatchInlineSnapshot(`
      "case.yaml:7:1: category dispute: expected an organisation that leads it, received none; add it to the mandate of one: lead: [dispute]
      1 problem; nothing was run"
    `);
  });

  test("a mandate over an unknown category is refused", () => {
    expect(said(good.replace("lead: [dispute]", "lead: [dispute, disputes, arson]"))).toMatchInlineSnapshot(`
      "case.yaml:14:32: category in organisations.office.mandate.lead: expected dispute or property-crime, received "disputes"; did you mean "dispute"?
      case.yaml:14:42: category in organisations.office.mandate.lead: expected dispute or property-crime, received "arson"
      2 problems; nothing was run"
    `);
  });

  test("a category stands once in a mandate", () => {
    expect(said(good.replace("support: [dispute]", "support: [dispute, property-crime]"))).toMatchInlineSnapshot(`
      "case.yaml:21:59: mandate of organisation police: expected each category once, received "property-crime"
      1 problem; nothing was run"
    `);
  });

  test("a role belongs to one kind", () => {
    expect(said(good.replace("role: street-office", "role: police-station"))).toMatchInlineSnapshot(`
      "case.yaml:10:11: setting organisations.office.role: expected street-office (kind government), received police-station; role police-station belongs to kind police
      1 problem; nothing was run"
    `);
  });

  test("an unknown kind, role and community are refused", () => {
    expect(
      said(
        good
          .replace("kind: police", "kind: polise")
          .replace("role: street-office", "role: street-ofice")
          .replace("community: street", "community: nort"),
      ),
    ).toMatchInlineSnapshot(`
      "case.yaml:10:11: setting organisations.office.role: expected street-office, police-station, property-company, residents-committee or volunteer-team, received "street-ofice"; did you mean "street-office"?
      case.yaml:11:16: setting organisations.office.community: expected north, street or each, received "nort"; did you mean "north"?
      case.yaml:17:11: setting organisations.police.kind: expected government, police, enterprise or ngo, received "polise"; did you mean "police"?
      3 problems; nothing was run"
    `);
  });

  test("a scenario without police or government is doubtful, not wrong", () => {
    expect(said(good.replace("kind: police\n    role: police-station", "kind: ngo\n    role: volunteer-team"))).toMatchInlineSnapshot(`
      "case.yaml:7:1: warning: organisations: expected one of kind police as a rule, received none
      1 warning"
    `);
  });

  test("an intervention that starts after the horizon is a warning", () => {
    expect(said(`${good}interventions: { forum: { start: year 5 } }\n`)).toMatchInlineSnapshot(`
      "case.yaml:22:34: warning: intervention forum: expected a start before the horizon (day 1095), received day 1460; it does nothing
      1 warning"
    `);
  });

  test("an intervention that never reaches operation is a warning", () => {
    expect(said(`${good}interventions: { forum: { start: day 1060 } }\n`)).toMatchInlineSnapshot(`
      "case.yaml:22:18: warning: intervention forum: expected operation to begin before the horizon (day 1095), received day 1120; it is only prepared
      1 warning"
    `);
  });

  test("an intervention cannot end before it starts or before it operates", () => {
    expect(
      said(`${good}interventions:\n  forum: { start: day 90, end: day 50 }\n  information-sharing: { start: day 90, end: day 100 }\n`),
    ).toMatchInlineSnapshot(`
      "case.yaml:23:32: setting interventions.forum.end: expected a time after its start (day 90), received day 50
      case.yaml:24:46: setting interventions.information-sharing.end: expected a time after operation begins (day 330), received day 100
      2 problems; nothing was run"
    `);
  });

  test("an end and a length of operation exclude each other", () => {
    expect(said(`${good}interventions: { forum: { phases: { operation: 1 year }, end: day 900 } }\n`)).toMatchInlineSnapshot(`
      "case.yaml:22:63: setting interventions.forum.end: expected either end or phases.operation, received both; set one of them to null
      1 problem; nothing was run"
    `);
  });

  test("a strength lies between 0 and 1", () => {
    expect(said(`${good}interventions: { forum: { strength: 1.5 }, information-sharing: { strength: -10% } }\n`)).toMatchInlineSnapshot(`
      "case.yaml:22:37: setting interventions.forum.strength: expected a share from 0 to 1, received 1.5
      case.yaml:22:77: setting interventions.information-sharing.strength: expected a share from 0 to 1, received "-10%"
      2 problems; nothing was run"
    `);
  });

  test("an unknown intervention and an unknown parameter of an intervention are refused", () => {
    expect(
      said(`${good}interventions: { informaton-sharing: {}, forum: { parameters: { meeting: 3 } }, second: { intervention: forom } }\n`),
    ).toMatchInlineSnapshot(`
      "case.yaml:22:18: intervention informaton-sharing: expected an intervention (forum or information-sharing), received "informaton-sharing"; did you mean "information-sharing"?
      case.yaml:22:65: key of interventions.forum.parameters: expected meetings, received "meeting"; did you mean "meetings"?
      case.yaml:22:105: intervention second: expected an intervention (forum or information-sharing), received "forom"; did you mean "forum"?
      3 problems; nothing was run"
    `);
  });

  test("an intervention switched on with nothing after its name is refused, since it may mean two things", () => {
    expect(said(`${good}interventions:\n  forum:\n`)).toMatchInlineSnapshot(`
      "case.yaml:23:9: intervention forum: expected a map of its settings ({} for none), or null or off to leave it out, received nothing
      1 problem; nothing was run"
    `);
  });

  test("an unknown observable and a trigger in free words are refused", () => {
    expect(
      said(`${good}interventions:\n  forum: { when: backlogs > 40 for 14 days }\n  information-sharing: { when: when it gets bad }\n`),
    ).toMatchInlineSnapshot(`
      "case.yaml:23:18: observable of setting interventions.forum.when: expected backlog or satisfaction, received "backlogs"; write "backlog > 40 for 14 days"
      case.yaml:24:32: setting interventions.information-sharing.when: expected a condition such as "backlog > 40 for 14 days", received "when it gets bad"
      2 problems; nothing was run"
    `);
  });

  test("an intervention parameter in the wrong unit names the right one", () => {
    expect(
      said(`${good}interventions: { information-sharing: { parameters: { licence: 30 days, openness: 3 } } }\n`),
    ).toMatchInlineSnapshot(`
      "case.yaml:22:64: setting interventions.information-sharing.parameters.licence: expected a number from 0 to 10000000 yuan/year, received "30 days"; "days" does not convert to yuan/year
      case.yaml:22:83: setting interventions.information-sharing.parameters.openness: expected a share from 0 to 1, received 3
      2 problems; nothing was run"
    `);
  });

  test("a parameter out of range shows range and unit", () => {
    expect(said(`${good}parameters: { trust: { memory: 5000 }, handling.wage: 2000000, handling.visits: -1 }\n`)).toMatchInlineSnapshot(`
      "case.yaml:22:32: parameter trust.memory: expected a number from 1 to 3650 days, received 5000
      case.yaml:22:55: parameter handling.wage: expected a number from 0 to 1000000 yuan/year, received 2000000
      case.yaml:22:81: parameter handling.visits: expected a number from 0 to 5 per day, received -1
      3 problems; nothing was run"
    `);
  });

  test("an unknown parameter and an unknown group are refused", () => {
    expect(said(`${good}parameters: { trust: { gainrate2: 1, wage: 3 }, trusst: { memory: 5 } }\n`)).toMatchInlineSnapshot(`
      "case.yaml:22:24: key of parameters.trust: expected gainRate or memory, received "gainrate2"; did you mean "gainRate"?
      case.yaml:22:38: key of parameters.trust: expected gainRate or memory, received "wage"; did you mean "handling.wage"?
      case.yaml:22:49: key of parameters: expected trust or handling, received "trusst"; did you mean "trust", which is there already, at case.yaml:22?
      3 problems; nothing was run"
    `);
  });

  test("a parameter written twice, dotted and nested, is refused", () => {
    expect(said(`${good}parameters:\n  trust: { memory: 10 }\n  trust.memory: 20\n`)).toMatchInlineSnapshot(`
      "case.yaml:24:3: key parameters.trust.memory: expected each name once, received a second one; the first is at line 23
      1 problem; nothing was run"
    `);
  });

  test("a tie joins two different known organisations", () => {
    expect(
      said(
        `${good}ties:\n  - { between: [office, polise], layers: [information] }\n  - { from: office, to: office, layers: [information] }\n  - { from: office, layers: [information] }\n  - { between: [office, police], layers: [gossip] }\n  - { between: [office, police], layers: [] }\n`,
      ),
    ).toMatchInlineSnapshot(`
      "case.yaml:23:25: organisation in a tie: expected office or police, received "polise"; did you mean "police"?
      case.yaml:24:25: tie 2: expected two different organisations, received "office" twice
      case.yaml:25:5: tie 3: expected either \`between: [a, b]\` or both \`from\` and \`to\`, received from
      case.yaml:26:43: setting ties.3.layers.0: expected information or joint-action, received "gossip"
      case.yaml:27:42: setting ties.4.layers: expected a list of layers, at least 1, received an empty list
      5 problems; nothing was run"
    `);
  });

  test("an event has a type, one first day and a severity, and comes before the horizon", () => {
    expect(
      said(
        `${good}events:\n  rain: { type: floods, start: day 10, duration: 3 days, severity: 0.5 }\n  late: { type: flood, day: 2000, duration: 3 days, severity: 0.5 }\n  both: { type: flood, day: 20, start: day 20, duration: 3 days, severity: 2 }\n`,
      ),
    ).toMatchInlineSnapshot(`
      "case.yaml:23:17: setting events.rain.type: expected flood or epidemic, received "floods"; did you mean "flood"?
      case.yaml:24:29: warning: event late: expected a day before the horizon (day 1095), received day 2000; it does not happen
      case.yaml:25:76: setting events.both.severity: expected a share from 0 to 1, received 2
      2 problems; nothing was run"
    `);
  });

  test("an arm that changes nothing is a warning", () => {
    expect(said(`${good}arms: { same: { organisations: { office: { staff: 6 } } } }\n`)).toMatchInlineSnapshot(`
      "case.yaml:22:9: warning: arm same: expected a patch that changes something, received the baseline again
      1 warning"
    `);
  });

  test("two arms with one name are refused", () => {
    expect(
      said(`${good}arms:\n  one: { parameters: { trust.memory: 10 } }\n  one: { parameters: { trust.memory: 20 } }\n`),
    ).toMatchInlineSnapshot(`
      "case.yaml:24:3: key arms.one: expected each name once, received a second one; the first is at line 23
      1 problem; nothing was run"
    `);
  });

  test("an arm has only the keys of an arm", () => {
    expect(said(`${good}arms: { one: { interventons: {}, horizon: 1 year }, baseline: { parameters: {} } }\n`)).toMatchInlineSnapshot(`
      "case.yaml:22:16: key of arms.one: expected label, use, set, place, categories, organisations, ties, parameters, interventions or events, received "interventons"; did you mean "interventions"?
      case.yaml:22:34: key of arms.one: expected label, use, set, place, categories, organisations, ties, parameters, interventions or events, received "horizon"
      case.yaml:22:65: key of arms.baseline: expected label, received "parameters"
      3 problems; nothing was run"
    `);
  });

  test("an unknown arm and a circle in `use` are refused", () => {
    expect(said(`${good}arms: { a: { use: [b] }, b: { use: [a] }, c: { use: [aa] }, d: { use: a } }\n`)).toMatchInlineSnapshot(`
      "case.yaml:22:20: arm a, use: expected arms that do not use this one in turn, received "b"
      case.yaml:22:37: arm b, use: expected arms that do not use this one in turn, received "a"
      case.yaml:22:54: arm c, use: expected a, b or d, received "aa"; did you mean "a"?
      case.yaml:22:71: setting arms.d.use: expected a list of arm ids, received "a"; write [a]
      4 problems; nothing was run"
    `);
  });

  test("two used arms that want different values are a warning", () => {
    expect(
      said(`${good}arms: { a: { set: { trust.memory: 10 } }, b: { set: { trust.memory: 20 } }, c: { use: [a, b] } }\n`),
    ).toMatchInlineSnapshot(`
      "case.yaml:22:77: warning: arm c, parameters.trust.memory: expected 10 (case.yaml:22) as in another arm it uses, received 20 from b, which wins
      1 warning"
    `);
  });

  test("an unknown path in `set` is refused", () => {
    expect(said(`${good}arms: { a: { set: { trsut.memory: 10, trust.memry: 10, horizon: 3 days } } }\n`)).toMatchInlineSnapshot(`
      "case.yaml:22:21: path: expected a path under place, categories, organisations, ties, parameters, interventions, events or a group of parameters, received "trsut.memory"; did you mean "trust.memory"?
      case.yaml:22:39: key of parameters.trust: expected gainRate or memory, received "memry"; did you mean "memory"?
      case.yaml:22:56: path: expected a path under place, categories, organisations, ties, parameters, interventions, events or a group of parameters, received "horizon"
      3 problems; nothing was run"
    `);
  });

  test("a new category says which default category it is like", () => {
    expect(said(`${good}categories: { arson: { baseRate: 3 }, fire: { like: disputes } }\n`)).toMatchInlineSnapshot(`
      "case.yaml:22:15: category arson: expected dispute or property-crime, or a key \`like\` with one of them, received "arson"
      case.yaml:22:53: setting categories.fire.like: expected dispute or property-crime, received "disputes"; did you mean "dispute"?
      2 problems; nothing was run"
    `);
  });

  test("an id is written in lower case with hyphens", () => {
    expect(said(good.replace("  office:", "  Street Office:"))).toMatchInlineSnapshot(`
      "case.yaml:8:3: organisation: expected an id in lower case with hyphens, received "Street Office"; write "street-office"
      1 problem; nothing was run"
    `);
  });

  test("an id is nothing that pandas or R take for a missing value, a truth value or a number", () => {
    for (const id of ["null", "nan", "na", "none", "inf", "true"]) {
      expect(said(good.replace("  office:", `  ${id}:`)), id).toContain(
        `expected an id that no reader of tables takes for a missing value, a truth value or a number, received "${id}"`,
      );
    }
  });

  test("full-width characters of Chinese input methods are named with their place and what to write", () => {
    expect(said(good.replace("title:", "title："))).toMatch(/; "：", character 6, is full-width: write "title: [^"]+"\n/);
    expect(said(`${good}events: { fire： { day: 3 } }\n`)).toMatch(/"：", character \d+, is full-width: write/);
  });

  test("a missing title and purpose are said at the top of the file", () => {
    expect(said(good.replace("title: A small place\npurpose: To test the reader.\n", ""))).toMatchInlineSnapshot(`
      "case.yaml:1:1: setting title: expected text on one line, received nothing
      case.yaml:1:1: setting purpose: expected text, received nothing
      2 problems; nothing was run"
    `);
  });

  test("an empty section is refused", () => {
    expect(said(`${good}events:\n`)).toMatchInlineSnapshot(`
      "case.yaml:22:8: setting events: expected a map of event ids, received nothing; write {} for an empty one
      1 problem; nothing was run"
    `);
  });

  test("replications are between 1 and 10000", () => {
    expect(said(`${good}replications: 0\n`)).toMatchInlineSnapshot(`
      "case.yaml:22:15: setting replications: expected a whole number from 1 to 10000 runs, received 0
      1 problem; nothing was run"
    `);
  });

  test("an empty file says how to begin", () => {
    expect(said("")).toMatchInlineSnapshot(`
      "case.yaml:1:1: file: expected a map of scenario keys, received an empty file; cosafe new writes one to begin with
      1 problem; nothing was run"
    `);
  });

  test("a file of comments is empty", () => {
    expect(said("# nothing\n")).toMatchInlineSnapshot(`
      "case.yaml:1:1: file: expected a map of scenario keys, received an empty file; cosafe new writes one to begin with
      1 problem; nothing was run"
    `);
  });

  test("a list is not a scenario", () => {
    expect(said("- a\n")).toMatchInlineSnapshot(`
      "case.yaml:1:1: file: expected a map of scenario keys, received a list
      1 problem; nothing was run"
    `);
  });

  test("a binary file is refused", () => {
    expect(said(new Uint8Array([137, 80, 78, 71, 0, 0, 13, 10]))).toMatchInlineSnapshot(`
      "case.yaml:1:5: file: expected a YAML text in UTF-8, received a binary file; name a .yaml file
      1 problem; nothing was run"
    `);
  });

  test("a file in another encoding is refused at its first bad byte", () => {
    expect(said(new Uint8Array([...new TextEncoder().encode("title: ok\npurpose: "), 0xd6, 0xd0]))).toMatchInlineSnapshot(`
      "case.yaml:2:10: file: expected a YAML text in UTF-8, received bytes that are not UTF-8, but would be Chinese in GBK; save it as UTF-8
      1 problem; nothing was run"
    `);
  });

  test("UTF-16 is refused where it has no byte order mark, or is none", () => {
    const bare = new Uint8Array(Buffer.from("title: x\n", "utf16le"));
    expect(said(bare)).toMatchInlineSnapshot(`
      "case.yaml:1:1: file: expected a YAML text in UTF-8, received UTF-16 without a byte order mark; save it as UTF-8
      1 problem; nothing was run"
    `);
    expect(said(new Uint8Array([0xff, 0xfe, 0x00, 0xdc]))).toMatchInlineSnapshot(`
      "case.yaml:1:1: file: expected a YAML text in UTF-8, received bytes that are not the UTF-16 which their mark announces; save it as UTF-8
      1 problem; nothing was run"
    `);
  });

  test("a workbook in place of a scenario is named", () => {
    const workbook = new Uint8Array([0x50, 0x4b, 3, 4, ...Buffer.from("xl/workbook.xml")]);
    expect(said(workbook)).toMatchInlineSnapshot(`
      "case.yaml:1:1: file: expected a YAML text in UTF-8, received an Excel workbook (.xlsx); name a .yaml file
      1 problem; nothing was run"
    `);
  });

  test("a file over a megabyte is refused", () => {
    expect(said(`# ${"x".repeat(1_000_000)}`)).toMatchInlineSnapshot(`
      "case.yaml:1:1: file case.yaml: expected at most 1 MB, received a larger file
      1 problem; nothing was run"
    `);
  });

  test("a tab as indentation is refused", () => {
    expect(said("title: x\nplace:\n\tcommunities: 3\n")).toMatchInlineSnapshot(`
      "case.yaml:3:1: YAML: expected spaces before a key, received a tab; indent with two spaces
      1 problem; nothing was run; names and values are checked once the YAML can be read"
    `);
  });

  test("an unquoted colon inside text is explained", () => {
    expect(said("title: Two: three\n")).toMatchInlineSnapshot(`
      "case.yaml:1:8: YAML: expected one key on a line, received a second one; put text that contains \`: \` in quotes
      1 problem; nothing was run; names and values are checked once the YAML can be read"
    `);
  });

  test("an unclosed bracket is explained", () => {
    expect(said("title: x\nsources: [a, b\npurpose: y\n")).toMatchInlineSnapshot(`
      "case.yaml:3:1: YAML: expected aligned keys and closed brackets, received something else; close the bracket above, or indent with two spaces
      1 problem; nothing was run; names and values are checked once the YAML can be read"
    `);
  });

  test("several documents in one file are refused", () => {
    expect(said("title: a\n---\ntitle: b\n")).toMatchInlineSnapshot(`
      "case.yaml:2:1: YAML: expected one document, received a second one after \`---\`; write one file per scenario
      1 problem; nothing was run; names and values are checked once the YAML can be read"
    `);
  });

  test("tags, directives and aliases are refused", () => {
    expect(
      [said("title: !!js/function x\n"), said("%YAML 1.1\n---\ntitle: x\n"), said("title: &a x\npurpose: *a\nnotes: *a\n")].join("\n"),
    ).toMatchInlineSnapshot(`
      "case.yaml:1:1: setting purpose: expected text, received nothing
      case.yaml:1:1: setting horizon: expected a duration such as "90 days", "6 months" or "3 years", received nothing
      case.yaml:1:1: setting place.communities: expected a whole number from 1 to 10000 communities, or a map of community ids, received nothing
      case.yaml:1:22: tag: expected no tags, received "tag:yaml.org,2002:js/function"; remove it
      4 problems; nothing was run
      case.yaml:1:1: directive: expected no % directives, received a % line; remove it
      1 problem; nothing was run
      case.yaml:2:10: alias: expected no YAML aliases, received "*a"; write the value out; arms share patches with \`use\`
      1 problem; nothing was run"
    `);
  });

  test("names that would reach into objects are refused", () => {
    expect(said("__proto__: { a: 1 }\nparameters: { constructor: { a: 1 }, trust: { prototype: 2 } }\n")).toMatchInlineSnapshot(`
      "case.yaml:1:1: key: expected a name other than __proto__, constructor, prototype, received "__proto__"
      case.yaml:1:1: setting title: expected text on one line, received nothing
      case.yaml:1:1: setting purpose: expected text, received nothing
      case.yaml:1:1: setting horizon: expected a duration such as "90 days", "6 months" or "3 years", received nothing
      case.yaml:1:1: setting place.communities: expected a whole number from 1 to 10000 communities, or a map of community ids, received nothing
      case.yaml:2:15: key: expected a name other than __proto__, constructor, prototype, received "constructor"
      case.yaml:2:47: key: expected a name other than __proto__, constructor, prototype, received "prototype"
      7 problems; nothing was run"
    `);
  });

  test("keys that are no names are refused", () => {
    expect(said("? [a]\n: 1\n? \n: 2\n")).toMatchInlineSnapshot(`
      "case.yaml:1:1: setting title: expected text on one line, received nothing
      case.yaml:1:1: setting purpose: expected text, received nothing
      case.yaml:1:1: setting horizon: expected a duration such as "90 days", "6 months" or "3 years", received nothing
      case.yaml:1:1: setting place.communities: expected a whole number from 1 to 10000 communities, or a map of community ids, received nothing
      case.yaml:1:3: key: expected a name of at most 120 characters, received a value that is no name
      case.yaml:3:3: key: expected a name of at most 120 characters, received nothing
      6 problems; nothing was run"
    `);
  });

  test("deep nesting is refused", () => {
    expect(said(`title: ${"[".repeat(300)}\n`)).toMatchInlineSnapshot(`
      "case.yaml:1:32: nesting: expected at most 24 levels, received more
      1 problem; nothing was run"
    `);
  });

  test("a missing file is refused", () => {
    expect(said("extends: base/none.yaml\n")).toMatchInlineSnapshot(`
      "case.yaml:1:10: file base/none.yaml: expected a scenario file, received no such file
      1 problem; nothing was run"
    `);
  });

  test("`extends` may not leave the folder", () => {
    expect(said("extends: ../../etc/passwd\n")).toMatchInlineSnapshot(`
      "case.yaml:1:10: extends: expected a file inside the folder of the scenario, received "../../etc/passwd"
      1 problem; nothing was run"
    `);
  });

  test("`extends` may not go in a circle", () => {
    expect(said("extends: a.yaml\n", {}, { "a.yaml": "extends: b.yaml\n", "b.yaml": "extends: a.yaml\n" })).toMatchInlineSnapshot(`
      "b.yaml:1:10: extends: expected a file that does not extend this one, received the circle a.yaml → b.yaml → a.yaml
      1 problem; nothing was run"
    `);
  });

  test("`extends` names one file", () => {
    expect(said("extends: [a.yaml]\n")).toMatchInlineSnapshot(`
      "case.yaml:1:10: extends: expected the path of a scenario file, received a list
      1 problem; nothing was run"
    `);
  });

  test("received text is shown short, escaped and on one line", () => {
    expect(said(`${good}seed: "a\\nb\\u202e${"x".repeat(100)}"\n`)).toMatchInlineSnapshot(`
      "case.yaml:22:7: setting seed: expected a word or a number, received text "a\\nb\\u202exxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…"
      1 problem; nothing was run"
    `);
  });

  test("what the command line says is checked by the same rules", () => {
    expect(
      said(good, {
        seed: "",
        replications: 0,
        days: 1.5,
        arms: ["bas"],
        set: [
          "trust.memory=2 yuan",
          "trust.memry=2",
          "staff",
          "interventions.forum.strength=1",
          "organisations.polise.staff=3",
          "arms.x.trust.memory=5",
          "trust.gainRate=[1",
        ],
      }),
    ).toMatchInlineSnapshot(`
      "--arms:1:1: arm: expected baseline, received "bas"
      --days:1:1: setting horizon: expected a duration such as "90 days", "6 months" or "3 years", whole days from 1 to 36500, received "1.5 days"
      --replications:1:1: setting replications: expected a whole number from 1 to 10000 runs, received 0
      --seed:1:1: setting seed: expected a word or a number, received text ""
      --set:1:14: parameter trust.memory: expected a number from 1 to 3650 days, received "2 yuan"; "yuan" does not convert to days
      --set:2:1: key of parameters.trust: expected gainRate or memory, received "memry"; did you mean "memory", which is there already, at --set:1?
      --set:3:1: --set: expected path=value, received "staff"
      --set:4:1: path interventions.forum.strength: expected something that the scenario has, received "forum"
      --set:5:1: path organisations.polise.staff: expected office or police, received "polise"; did you mean "police"?
      --set:6:1: arm: expected baseline, received "x"
      --set:7:18: YAML: expected a closing quote or bracket, received the end; close it
      11 problems; nothing was run"
    `);
  });

  test("what an arm sets or takes away must be there", () => {
    const arm = "arms: { a: { organisations: { polise: null }, categories: { disput: null }, set: { organisations.offise.staff: 3 } } }";
    expect(said(`${good}\n${arm}\n`)).toMatchInlineSnapshot(`
      "case.yaml:23:31: arm a, organisations: expected office or police, received "polise"; did you mean "police"?
      case.yaml:23:61: arm a, categories: expected dispute or property-crime, received "disput"; did you mean "dispute"?
      case.yaml:23:84: setting organisations.offise.kind: expected government, police, enterprise or ngo, received nothing
      case.yaml:23:84: setting organisations.offise.role: expected street-office, police-station, property-company, residents-committee or volunteer-team, received nothing
      case.yaml:23:84: setting organisations.offise.hours: expected a number from 0 to 24 hours/day, written like "7 hours/day", received nothing
      case.yaml:23:84: organisation offise: expected a mandate that leads or supports a category, received none; write mandate: { lead: [dispute] }
      6 problems; nothing was run"
    `);
  });
});
