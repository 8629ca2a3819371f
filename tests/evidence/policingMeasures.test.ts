import { describe, expect, test } from "vitest";
import { policingMeasure } from "../../src/evidence/patterns/communityPolicingNull.ts";
import { crimeEffect, meanEffect } from "../../src/evidence/patterns/communityPolicingResourced.ts";

const readings: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  without: { satisfaction: 0.5, spread: 0.2, crime: 200 },
  programme: { satisfaction: 0.6, spread: 0.2, crime: 100 },
};
const of = (configuration: string, reading: string) => readings[configuration][reading];

describe("effects of policing in standard units", () => {
  test("a difference of means is counted in standard deviations between residents", () => {
    expect(meanEffect("satisfaction", "without")(of)).toBeCloseTo(0.5, 12);
  });

  test("a log ratio of incidents is put on the same scale by √3/π", () => {
    expect(crimeEffect("without")(of)).toBeCloseTo((Math.log(0.5) * Math.sqrt(3)) / Math.PI, 12);
  });
});

describe("the policing measure", () => {
  type Looker = ReturnType<typeof policingMeasure.look>;
  const specification = { parameters: { population: { spread: 0.16 } } } as Parameters<typeof policingMeasure.look>[0];
  const world = (day: number, confidence: number) =>
    ({
      day,
      residents: { columns: { confidencePolice: [confidence, confidence], satisfaction: [0.4, 0.6], perceivedRisk: [0.2, 0.4] } },
    }) as unknown as Parameters<NonNullable<Looker["afterProcess"]>>[0];
  const output = {
    days: [90, 120],
    seriesKeys: [
      { indicator: "true-incidents", group: "category:property-crime" },
      { indicator: "true-incidents", group: "category:dispute" },
      { indicator: "true-incidents", group: "category:public-order" },
    ],
    series: Float64Array.of(100, 100, 100, 3, 5, 4),
  } as unknown as Parameters<Looker["readings"]>[0];

  test("averages the surveys of the last half year and counts crime from the day the programme stands", () => {
    const looker = policingMeasure.look(specification);
    looker.afterProcess?.(world(400, 0.1), "observe");
    looker.afterProcess?.(world(500, 0.1), "plan-day");
    looker.afterProcess?.(world(479, 0.5), "observe");
    looker.afterProcess?.(world(509, 0.7), "observe");
    const { trust, satisfaction, fear, spread, crime } = looker.readings(output);
    expect(trust).toBeCloseTo(0.6, 12);
    expect(satisfaction).toBeCloseTo(0.5, 12);
    expect(fear).toBeCloseTo(0.3, 12);
    expect(spread).toBe(0.16);
    expect(crime).toBe(7);
  });
});
