/** Special drives: their hours stand at the places that the books know, and fade when the drive is over. */
import { describe, expect, it } from "vitest";
import { divideOfficeDay } from "../../src/model/agents/government.ts";
import { inspect } from "../../src/model/agents/ngo.ts";
import { dispatchPatrols, divideDay } from "../../src/model/agents/police.ts";
import type { World } from "../../src/model/state.ts";
import { cast, strangers } from "./walks.ts";
import { communityOf } from "./worlds.ts";

const PLACES = 10;

/** Ten buildings, the fourth with most on the books; two of ten are hot, and nobody else patrols, goes round or looks. */
function streetWith(recorded: readonly number[]): World {
  const [community] = communityOf(800, 1).communities;
  const world = strangers(
    {
      space: { hotspotPlaces: 0.2 },
      hazards: { residualDeterrence: 0 },
      handling: { driveShare: 0.25, patrolShare: 0, engagementShare: 0, preventionShare: 0 },
    },
    { communities: [{ ...community, buildings: PLACES, grids: 1 }] },
  );
  world.policy.hotspotShare = world.policy.patrolShift = world.policy.engagementShift = 0;
  world.field.recorded.set(recorded);
  world.field.looking.fill(0);
  for (const organisation of world.organisations)
    Object.assign(organisation, { patrolHours: 0, inspectionHours: 0, driveHours: 0, demandHours: 0, backlogHours: 0 });
  return world;
}

const books = [0, 1, 0, 9, 0, 0, 5, 0, 0, 0];

describe("a special drive", () => {
  it("puts a quarter of 40 police hours at the two places with most on the books, whatever hot-spot patrol is; none when it is over", () => {
    const world = streetWith(books);
    const { police } = cast(world);
    const felt = (months: number) => {
      police.driveMonths = months;
      divideDay(world, police, 40);
      dispatchPatrols(world);
      return [...world.field.patrol].map((hours) => Number(hours.toFixed(9)));
    };
    expect(felt(1)).toEqual([0, 0, 0, 5, 0, 0, 5, 0, 0, 0]);
    expect(police.driveHours).toBe(10);
    expect(felt(0)).toEqual(new Array(PLACES).fill(0));
    expect(felt(-3)).toEqual(new Array(PLACES).fill(0));
  });

  it("has departments inspect there and nowhere else, by a quarter of 20 hours; a committee's rounds stay even", () => {
    const world = streetWith(books);
    const { departments, committee } = cast(world);
    departments.driveMonths = 2;
    divideOfficeDay(world, departments, 20);
    committee.inspectionHours = 3;
    inspect(world);
    expect([...world.field.inspection].map((hours) => Number(hours.toFixed(9)))).toEqual(
      books.map((recorded) => 3 / PLACES + (recorded >= 5 ? 5 / 2 : 0)),
    );
  });

  it("leaves what it takes to wait: cases get the rest of the day", () => {
    const world = streetWith(books);
    const { departments, police } = cast(world);
    for (const [months, left] of [
      [0, 20],
      [1, 15],
    ]) {
      for (const organisation of [departments, police]) {
        Object.assign(organisation, { driveMonths: months, supervisingNeed: 0, leadingNeed: 0 });
        organisation.shares.fill(0);
      }
      divideOfficeDay(world, departments, 20);
      divideDay(world, police, 20);
      expect([departments.available, police.available]).toEqual([left, left]);
    }
  });
});
