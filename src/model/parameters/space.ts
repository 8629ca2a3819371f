/** Parameters of space: how buildings lie, how far things reach, and what presence does next door (place, process hazards, police). */
import { assumption, evidence, parameters } from "../parameter.ts";
import { between, halfToDouble, oddsHalfToDouble } from "../plausible.ts";

export const spaceParameters = parameters("space", "Space", {
  buildingSpacing: {
    default: 48,
    unit: "metres",
    min: 10,
    max: 500,
    meaning: "Distance from a building to the next, from centre to centre, where the scenario gives no coordinates.",
    source: evidence("C", "60 buildings on 11–18 ha: 3,000 households of 90 square metres at a plot ratio of 1.5–2.5", {
      setting: "China",
    }),
    plausible: between(43, 55, "the same computation at both ends [C]"),
  },
  roadWidth: {
    default: 30,
    unit: "metres",
    min: 0,
    max: 5000,
    meaning: "Further distance between buildings of two communities that lie side by side: the road between them.",
    source: assumption("an urban road with its pavements"),
    plausible: halfToDouble(),
  },
  halfDistance: {
    default: 40,
    unit: "metres",
    min: 1,
    max: 1000,
    meaning: "Distance over which the influence of one building on another halves.",
    source: assumption("about one building on; within a community the influence must fade sooner than the reach of near repeats", {
      sign: "near repeats are most frequent nearest by (Johnson et al. 2007 [V])",
    }),
    plausible: halfToDouble(),
  },
  reach: {
    default: 150,
    unit: "metres",
    min: 1,
    max: 500,
    meaning: "Distance beyond which a building has no influence on another.",
    source: evidence("V", "burglary within 200 m (Beijing, Chen, Yuan & Li 2013); theft within 100 m across types (2019)", {
      setting: "China",
    }),
    plausible: between(100, 200, "100 m across types of theft, 200 m for burglary (Beijing 2013, IJGI 2019 [V])"),
  },
  displacedShare: {
    default: 0.1,
    unit: "share",
    min: 0,
    max: 1,
    meaning: "Displacement: share of the arrivals prevented by more patrol than next door that turn up next door instead.",
    source: assumption("little, since reviews find no significant displacement", {
      sign: "Bowers et al. 2011 [V]; Philadelphia foot patrol, 90 prevented, 53 net [V/C]",
    }),
    plausible: between(0, 0.41, "from none (Bowers et al. 2011 [V]) to Philadelphia's foot patrol [C]"),
  },
  diffusedShare: {
    default: 0.15,
    unit: "share",
    min: 0,
    max: 1,
    meaning:
      "Diffusion of benefit: share of the patrol a building has beyond another that is felt there too, halved by every half-distance between them.",
    source: assumption("such that diffusion slightly outweighs displacement at their defaults", {
      sign: "a trend to diffusion (Bowers et al. 2011 [V]); small and significant (Braga 2019 [V])",
    }),
    plausible: between(
      0,
      0.3,
      "from none to about a third of what is prevented in the base community; catchments gain little (Bowers 2011, Braga 2019 [V])",
    ),
  },
  hotspotPlaces: {
    default: 0.1,
    unit: "share",
    min: 0,
    max: 1,
    meaning: "Share of an area's buildings, at least one, that hot-spot patrol goes to.",
    source: assumption("hot spots are few", { sign: "half of crime at 2.1–6.0 % of street segments (Weisburd 2015 [V])" }),
    plausible: halfToDouble(),
  },
  sharedRisk: {
    default: 0.7,
    unit: "share",
    min: 0,
    max: 1,
    meaning: "Share of the variance of risk between buildings that all categories of a building have in common.",
    source: assumption("bad places are bad in several ways"),
    plausible: oddsHalfToDouble(),
  },
});
