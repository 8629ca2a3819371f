/** Parameters of demand: how far work follows what residents need. */
import { assumption, parameters } from "../parameter.ts";
import { oddsHalfToDouble } from "../plausible.ts";

const share = (value: number, meaning: string, why: string) =>
  ({ default: value, unit: "share", min: 0, max: 1, meaning, source: assumption(why), plausible: oddsHalfToDouble() }) as const;

export const demandParameters = parameters("demand", "Demand and supply of services", {
  serviceFollowing: share(
    0.3,
    "How far work follows known needs by service orientation alone; with responsiveFollowing it is to sum to 1.",
    "goodwill does something",
  ),
  responsiveFollowing: share(
    0.7,
    "How far work follows known needs where answers to what was asked are organised; with serviceFollowing it is to sum to 1.",
    "a procedure does more than goodwill",
  ),
  supplyMemory: share(
    0.7,
    "Share of the hours supplied up to last month that still count when supply is held against needs.",
    "some three months are looked at",
  ),
});
