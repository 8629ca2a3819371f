import { describe, expect, it } from "vitest";
import { sigmoid } from "../../src/kernel/maths.ts";
import { planDay } from "../../src/model/agents/planDay.ts";
import { type Chooser, formShares, formsOf, normOf, weekOf } from "../../src/model/agents/resident.ts";
import { layMediationHours, takePlaces } from "../../src/model/agents/volunteers.ts";
import { leadOf } from "../../src/model/knowledge.ts";
import { needsKnown } from "../../src/model/needs.ts";
import { markVictim } from "../../src/model/processes/experience.ts";
import { participate } from "../../src/model/processes/participation.ts";
import { ageOfBand, FORM, forms } from "../../src/model/residents.ts";
import type { World } from "../../src/model/state.ts";
import { communityOf, freshWorld, run, useOf, withParameters } from "./worlds.ts";

/** Utility of taking part in a week of who is or is not registered, with nothing expected of contacts. Written from the formula. */
function utilityOf(world: World, i: number, fill: number): number {
  const p = world.parameters.participation;
  const { policy } = world;
  const r = world.residents.columns;
  const shared =
    p.recognitionWeight * policy.recognition * (p.unseenRecognition + (1 - p.unseenRecognition) * policy.publicity) -
    p.costWeight * (policy.participationCost - 0.5);
  const alone = p.baseHelp + shared;
  const base = r.registered[i] === 1 ? Math.log(Math.exp(alone) + fill * Math.exp(p.baseVolunteer + shared)) : alone;
  return (
    base +
    (p.ageActing * (Math.min(80, ageOfBand[r.ageBand[i]]) - 45)) / 10 +
    p.efficacyWeight * (r.efficacy[i] - 0.5) +
    p.dutyWeight * (r.literacy[i] / 255 - 0.5) +
    p.awarenessWeight * (r.awareness[i] - 0.5) +
    p.intrinsicWeight * (r.intrinsicMotivation[i] - 0.5) +
    p.solidarity * (r.socialTrust[i] - 0.5) +
    p.grievanceWeight * Math.max(0, r.expectation[i] - r.satisfaction[i]) +
    p.habitWeight * r.habit[i]
  );
}

const countForm = (world: World, form: number) =>
  world.residents.columns.active.reduce((sum, bits) => sum + (bits === 1 << form ? 1 : 0), 0);
const countActive = (world: World) => world.residents.columns.active.reduce((sum, bits) => sum + (bits === 0 ? 0 : 1), 0);
const registeredOf = (world: World) => world.residents.columns.registered.reduce((sum, yes) => sum + yes, 0);
/** Many take part, so that counts say something. */
const lively = { baseHelp: -2, baseVolunteer: 0 };

describe("taking part", () => {
  it.each([1, 2.5])("is the mean of σ(U/τ) over adults without a norm (τ = %d)", (temperature) => {
    const specification = withParameters(communityOf(8000, 1), {
      participation: { ...lively, normWeight: 0, temperature },
      population: { registered: 0.3 },
    });
    for (const [replication, organising] of [
      [0, 1e6],
      [1, 0],
    ]) {
      const world = freshWorld(specification, replication);
      world.record.organising[0] = organising;
      const { ageBand, registered } = world.residents.columns;
      for (const group of [0, 1]) {
        let [mean, variance] = [0, 0];
        const members = [...ageBand.keys()].filter((i) => ageBand[i] > 0 && registered[i] === group);
        for (const i of members) {
          const chance = sigmoid(utilityOf(world, i, organising > 0 ? 1 : 0) / temperature);
          mean += chance;
          variance += chance * (1 - chance);
        }
        const after = freshWorld(specification, replication);
        after.record.organising[0] = organising;
        participate(after);
        const took = members.filter((i) => after.residents.columns.active[i] !== 0).length;
        expect(mean).toBeGreaterThan(20);
        expect(Math.abs(took - mean)).toBeLessThan(4 * Math.sqrt(variance));
      }
    }
  });

  it("puts down every form's share, and hours by form", () => {
    const world = freshWorld(withParameters(communityOf(8000, 1), { participation: lively, population: { registered: 0.3 } }));
    world.record.organising[0] = 1e6;
    participate(world);
    const p = world.parameters.participation;
    const hours = [p.patrolHours, p.meetingHours, p.helpHours, p.lookHours];
    forms.forEach((_, form) => {
      expect(countForm(world, form)).toBeGreaterThan(50);
      expect(world.record.active[form]).toBeCloseTo(countForm(world, form) / 8000, 12);
    });
    expect(world.period.volunteerHours).toBeCloseTo(
      hours.reduce((sum, hour, form) => sum + hour * countForm(world, form), 0),
      6,
    );
  });

  it("rises in conditional cooperators when contacts help, and not in free-riders", () => {
    const specification = withParameters(communityOf(8000, 1), {
      participation: { ...lively, normWeight: 4, visibleHelp: 1, helpHours: 3.1, helpTrust: 0 },
      population: { registered: 0 },
    });
    const byType = (neighbours: number) => {
      const world = freshWorld(specification);
      const { active, cooperationType, ageBand } = world.residents.columns;
      active.fill(neighbours);
      participate(world);
      return [0, 1].map((type) =>
        active.reduce((sum, bits, i) => sum + (ageBand[i] > 0 && cooperationType[i] === type && bits > 0 ? 1 : 0), 0),
      );
    };
    const [alone, together, patrols] = [byType(0), byType(1 << FORM.help), byType(1 << FORM.patrol)];
    expect(together[0]).toBeGreaterThan(2 * alone[0]);
    expect(together[1]).toBe(alone[1]);
    // What is open to the registered alone is no example for who is not.
    expect(patrols).toEqual(alone);
  });

  it("sees near neighbours in small houses too", () => {
    const specification = withParameters(communityOf(600, 1), {
      participation: { ...lively, normWeight: 8, conditionalSlope: 1, visibleHelp: 1, helpHours: 3.1 },
    });
    const houses = { ...specification, communities: specification.communities.map((entry) => ({ ...entry, buildings: 120, grids: 5 })) };
    const took = (neighbours: number) => {
      const world = freshWorld(houses);
      const { active, farFirst, farSecond, ageBand } = world.residents.columns;
      // The only far acquaintance of all is one child, who takes no part.
      const child = ageBand.indexOf(0);
      farFirst.fill(child);
      farSecond.fill(child);
      active.fill(neighbours);
      active[child] = 0;
      participate(world);
      return countActive(world);
    };
    expect(took(1 << FORM.help)).toBeGreaterThan(1.5 * took(0));
  });

  it("does not change in number when a form is made attractive: it takes from the others", () => {
    const patch = { participation: lively, population: { registered: 0.5 } };
    const [plain, patrols] = [{}, { formPatrol: 3 }].map((more) => {
      const world = freshWorld(withParameters(communityOf(8000, 1), { ...patch, participation: { ...lively, ...more } }));
      world.record.organising[0] = 1e6;
      participate(world);
      return world;
    });
    expect(countActive(patrols)).toBe(countActive(plain));
    expect(countForm(patrols, FORM.patrol)).toBeGreaterThan(1.3 * countForm(plain, FORM.patrol));
    for (const form of [FORM.deliberation, FORM.help, FORM.look]) expect(countForm(patrols, form)).toBeLessThan(countForm(plain, form));
  });

  it.each([
    ["awareness", 1],
    ["efficacy", 1],
    ["intrinsicMotivation", 1],
  ] as const)("rises with %s", (column, value) => {
    const took = (level: number) => {
      const world = freshWorld(withParameters(communityOf(8000, 1), { participation: lively }));
      world.residents.columns[column].fill(level);
      participate(world);
      return countActive(world);
    };
    expect(took(value)).toBeGreaterThan(took(0));
  });

  it("in meetings rises with grievance, and what is known of needs with it", () => {
    const felt = (satisfaction: number) => {
      const world = freshWorld(withParameters(communityOf(8000, 1), { participation: lively }));
      world.residents.columns.satisfaction.fill(satisfaction);
      participate(world);
      return { meetings: countForm(world, FORM.deliberation), known: needsKnown(world, 0) };
    };
    const [content, aggrieved] = [felt(1), felt(0)];
    expect(aggrieved.meetings).toBeGreaterThan(2 * content.meetings);
    expect(aggrieved.known).toBeGreaterThan(content.known);
  });
});

describe("the form of taking part", () => {
  const world = freshWorld(communityOf(800, 1));
  const seen = new Float64Array(forms.length);
  const sharesOf = (who: Partial<Chooser>) => {
    const shares = new Float64Array(forms.length);
    formShares(formsOf(world, 0, normOf(world)), { band: 3, registered: 1, type: 0, skill: 0.5, grievance: 0, seen, ...who }, shares);
    return shares;
  };

  it("has shares that sum to one, as a logit over attractions gives them", () => {
    const p = world.parameters.participation;
    const { policy } = world;
    const thanks = p.recognitionWeight * policy.recognition * (p.unseenRecognition + (1 - p.unseenRecognition) * policy.publicity);
    const attractions = [
      p.formPatrol + p.teamOpportunity + thanks * p.visiblePatrol,
      p.formDeliberation +
        p.voiceWeight * policy.voice +
        (p.meetingOpportunity * policy.forumFrequency) / (1 + policy.forumFrequency) +
        thanks * p.visibleDeliberation,
      thanks * p.visibleHelp,
      p.formLook + thanks * p.visibleLook,
    ];
    const weights = attractions.map((attraction) => Math.exp(attraction));
    const sum = weights.reduce((all, weight) => all + weight, 0);
    sharesOf({}).forEach((share, form) => {
      expect(share).toBeCloseTo(weights[form] / sum, 10);
    });
    for (const who of [{ registered: 0 }, { band: 6, grievance: 1 }, { type: 3, seen: Float64Array.of(1, 0, 0.5, 0) }]) {
      expect(sharesOf(who).reduce((all, share) => all + share, 0)).toBeCloseTo(1, 12);
    }
  });

  it("is help for most who are not registered, and follows what is seen of the same form", () => {
    expect(sharesOf({ registered: 0 })[FORM.help]).toBeGreaterThan(0.8);
    forms.forEach((_, form) => {
      const only = seen.map((_, other) => (other === form ? 0.5 : 0));
      expect(sharesOf({ seen: only })[form]).toBeGreaterThan(sharesOf({})[form]);
      expect([...sharesOf({ type: 1, seen: only })]).toEqual([...sharesOf({ type: 1 })]);
    });
  });
});

describe("registered volunteers", () => {
  it("are as many at the start as the scenario says, more of the old, no children", () => {
    const world = freshWorld(withParameters(communityOf(8000, 1), { population: { registered: 0.1 } }));
    const { registered, ageBand } = world.residents.columns;
    const rate = (band: number) => {
      const members = [...ageBand.keys()].filter((i) => ageBand[i] === band);
      return members.filter((i) => registered[i] === 1).length / members.length;
    };
    expect(Math.abs(registeredOf(world) - 800)).toBeLessThan(4 * Math.sqrt(720));
    expect(rate(0)).toBe(0);
    expect(rate(6)).toBeGreaterThan(1.3 * rate(1));
  });

  const months = (organising: number, more: Partial<World["parameters"]["participation"]> = {}) => {
    const world = freshWorld(withParameters(communityOf(8000, 1), { participation: { baseJoining: -4, ...more } }));
    const before = world.residents.columns.registered.slice();
    for (let week = 0; week < 10; week++) {
      world.day = 7 * week;
      world.record.organising[0] = organising;
      participate(world);
    }
    const now = world.residents.columns.registered;
    return { joined: now.filter((yes, i) => yes > before[i]).length, left: now.filter((yes, i) => yes < before[i]).length };
  };

  it("do not grow where nobody organises, and then leave twice as fast", () => {
    const [none, plenty] = [months(0, { leavingRate: 0.03 }), months(1e6, { leavingRate: 0.03 })];
    expect(none.joined).toBe(0);
    expect(plenty.joined).toBeGreaterThan(500);
    expect(none.left / plenty.left).toBeGreaterThan(1.4);
    expect(none.left / plenty.left).toBeLessThan(2.2);
  });

  it("grow faster, up to a limit, where organisers have time to spare and ask: twice the time needed, twice the joining", () => {
    const made = freshWorld(withParameters(communityOf(800, 1), { participation: { organiserHours: 0.5, askingMost: 3 } }));
    made.record.registered.fill(0.05);
    const joining = (organising: number) => {
      made.record.organising.fill(organising);
      return weekOf(made, 0).joining[2];
    };
    // 40 registered need 20 hours a week.
    const [enough, half, double, plenty] = [20, 10, 40, 1000].map(joining);
    for (const [value, factor] of [
      [half, 0.5],
      [double, 2],
      [plenty, 3],
    ])
      expect(value - enough).toBeCloseTo(Math.log(factor), 9);
    // Who is registered is not called upon more often for it.
    made.record.organising.fill(20);
    const { acting, leaving } = weekOf(made, 0);
    made.record.organising.fill(1000);
    expect([weekOf(made, 0).acting, weekOf(made, 0).leaving]).toEqual([acting, leaving]);
  });

  it("grow the less the fewer hours organisers have, without a ceiling", () => {
    const [short, ample] = [months(12).joined, months(48).joined];
    expect(short).toBeGreaterThan(0);
    expect(ample).toBeGreaterThan(1.5 * short);
  });

  it("follow a push and its withdrawal", { timeout: 120000 }, () => {
    const push = ["resident-incentives", "safety-culture", "participation-channels"];
    const shares = (endDay: number | null | "none") => {
      const specification = {
        ...communityOf(2000, 900),
        interventions: endDay === "none" ? [] : push.map((id) => useOf(id, { planningDays: 0, constructionDays: 0, endDay })),
      };
      const at = { during: 0, after: 0 };
      for (const replication of [0, 1, 2, 3]) {
        run(specification, replication, {
          recordHazards: false,
          afterDay(world) {
            const active = world.record.active.reduce((sum, share) => sum + share, 0);
            if (world.day >= 240 && world.day < 360) at.during += active;
            if (world.day >= 660) at.after += active;
          },
        });
      }
      return at;
    };
    const [plain, pushed] = [shares("none"), shares(360)];
    expect(pushed.during).toBeGreaterThan(1.3 * plain.during);
    expect(Math.abs(pushed.after / plain.after - 1)).toBeLessThan(0.25);
  });
});

describe("what each form does", () => {
  /** A week in which everybody, or nobody, took part in a form; then the day after it. */
  const weekWith = (form: number | null) => {
    const world = freshWorld(withParameters(communityOf(800, 1), { attention: { leastShare: 0 } }));
    world.residents.columns.active.fill(form === null ? 0 : 1 << form);
    world.record.active.fill(0);
    if (form !== null) world.record.active[form] = 1;
    takePlaces(world);
    planDay(world);
    const team = world.organisations.find(({ role }) => role === "volunteer-team")!;
    return {
      presence: world.field.volunteer[0],
      inspection: world.field.inspection[0],
      mediation: layMediationHours(world, 0),
      cases: team.available,
    };
  };
  const nobody = weekWith(null);

  it("patrol is presence, look inspection, help mediation and small cases; nothing else of these", () => {
    expect(nobody).toEqual({ presence: 0, inspection: 0, mediation: 0, cases: 0 });
    const changed = forms.map((_, form) => Object.entries(weekWith(form)).flatMap(([name, value]) => (value > 0 ? [name] : [])));
    expect(changed).toEqual([["presence"], [], ["mediation", "cases"], ["inspection"]]);
  });

  it("joint activity and help received raise trust in neighbours", () => {
    const trustAfter = (bits: number, participation: object) => {
      const world = freshWorld(
        withParameters(communityOf(800, 1), { participation: { baseHelp: -12, baseVolunteer: -12, ...participation } }),
      );
      world.residents.columns.active.fill(bits);
      participate(world);
      return world.residents.columns.socialTrust.reduce((sum, trust) => sum + trust, 0) / 800;
    };
    expect(trustAfter(1 << FORM.help, {})).toBeGreaterThan(trustAfter(0, {}) + 0.02);
    expect(trustAfter(0, { baseHelp: 12 })).toBeGreaterThan(trustAfter(0, { baseHelp: 12, jointTrust: 0 }));
  });

  it("of a victim's confidence it costs the kind of the organisation in charge of the matter, and that alone", () => {
    const world = freshWorld(communityOf(800, 1));
    world.categories.forEach((_, category) => {
      const slot = world.hazards.add(0, category, 0, category, world.streams.hazard);
      world.hazards.columns.severity[slot] = 1;
      const before = world.residents.confidence.map((column) => column.slice());
      markVictim(world, slot, 0);
      const lost = world.residents.confidence.map((column, kind) => column.some((value, i) => value < before[kind][i]));
      expect(lost.map((yes, kind) => (yes ? kind : -1)).filter((kind) => kind >= 0)).toEqual([leadOf(world, slot).kindIndex]);
    });
  });
});

describe("the population", () => {
  const specification = communityOf(8000, 1);
  const world = freshWorld(specification);
  const { population } = specification.parameters;
  const share = (column: ArrayLike<number>, test: (value: number) => boolean) => Array.from(column).filter(test).length / column.length;

  it("has the ages and cooperation types that its parameters say", () => {
    const { ageBand, cooperationType } = world.residents.columns;
    const near = (value: number, expected: number) =>
      expect(Math.abs(value - expected)).toBeLessThan(4 * Math.sqrt((expected * (1 - expected)) / 8000));
    near(
      share(ageBand, (band) => band === 0),
      population.minorShare,
    );
    near(
      share(ageBand, (band) => band >= 5),
      specification.communities[0].elderlyShare,
    );
    near(
      share(cooperationType, (type) => type === 0),
      population.conditionalShare,
    );
    near(
      share(cooperationType, (type) => type === 1),
      population.freeRiderShare,
    );
    near(
      share(cooperationType, (type) => type === 2),
      population.humpShare,
    );
  });

  it("has attitudes around their means, all within [0, 1]", () => {
    for (const name of ["efficacy", "confidencePolice", "socialTrust", "satisfaction"] as const) {
      const column = world.residents.columns[name];
      const mean = column.reduce((sum, value) => sum + value, 0) / 8000;
      expect(Math.abs(mean - population[name]), name).toBeLessThan(0.01);
    }
  });

  it("lives where the place says: even houses, in order, all grids used", () => {
    const { place, residents } = world;
    const sizes = Array.from({ length: place.buildingCount }, (_, b) => place.buildingResident[b + 1] - place.buildingResident[b]);
    expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(8000);
    expect([...residents.columns.building]).toEqual([...residents.columns.building].sort((a, b) => a - b));
    expect(new Set(place.buildingGrid).size).toBe(place.gridCount);
  });

  it("has needs that sum to one in every profile", () => {
    const { needs } = world.residents;
    const n = world.categories.length;
    for (let profile = 0; profile < needs.length / n; profile++) {
      const sum = needs.slice(profile * n, profile * n + n).reduce((all, value) => all + value, 0);
      expect(sum).toBeCloseTo(1, 12);
    }
  });

  it("changes nobody when one more resident moves in at the end", () => {
    const larger = freshWorld({ ...specification, communities: specification.communities.map((entry) => ({ ...entry, residents: 8001 })) });
    const names = ["ageBand", "cooperationType", "efficacy", "literacy", "disposition", "habit", "needProfile"] as const;
    for (const name of names) expect([...larger.residents.columns[name].slice(0, 8000)]).toEqual([...world.residents.columns[name]]);
  });
});
