/**
 * 25 · From a traditional to a collaborative network: more ties, less of a centre, and the committee remains the broker.
 *
 * Evidence: in Chaoyang (Beijing) the collaborative arrangement of community security had more cohesion and less concentration than the
 * traditional one, while the residents' committee kept the structural hole. Experiment: the hub-and-spoke network of fourteen
 * organisations of the case beijing-c, left alone and under its recommended package. Measure: density, degree and betweenness
 * centralisation, and the committee's rank by constraint and by effective size, in the third year.
 */
import { measureNetwork } from "../../model/network/measures.ts";
import { layerIds, pairOf } from "../../model/pairs.ts";
import { isActor } from "../../model/processes/ties.ts";
import type { World } from "../../model/state.ts";
import type { Measure } from "../measure.ts";
import { type Criterion, pattern } from "../pattern.ts";

const COMMITTEE = "residents-committee";
const FROM = 720;
const TO = 1095;
/** Any tie at all, and who informs whom. */
const networks = ["any", "information"] as const;
/** Read too, and not judged. */
const alone = "joint-action";
const whole = ["density", "degree-centralisation", "betweenness-centralisation"] as const;

/** Rank of an entry, 1 for the least (or, with `up`, greatest) value; equals share the better rank. */
export function rankOf(values: ArrayLike<number>, index: number, up = false): number {
  let rank = 1;
  for (let i = 0; i < values.length; i++) if (up ? values[i] > values[index] : values[i] < values[index]) rank++;
  return rank;
}

/** Monthly from day `FROM`, right after pairs have reconsidered their ties. */
const shapeOfNetwork: Measure = {
  id: "network-shape",
  look() {
    const sums: Record<string, number> = {};
    let months = 0;
    const count = (name: string, value: number) => {
      sums[name] = (sums[name] ?? 0) + value;
    };
    return {
      afterProcess(world: World, process: string) {
        if (process !== "ties" || world.day < FROM) return;
        months++;
        for (const name of [...networks, alone]) {
          const { whole: values, actors, committee } = measured(world, name);
          for (const measure of whole) count(`${name} ${measure}`, values[measure]);
          count(`${name} constraint rank`, rankOf(actors.constraint, committee));
          count(`${name} effective-size rank`, rankOf(actors.effectiveSize, committee, true));
        }
      },
      readings: () => Object.fromEntries(Object.entries(sums).map(([name, sum]) => [name, sum / months])),
    };
  },
};

/** The network of one layer, or of all: strengths of a pair's ties added. */
function measured({ organisations, pairs }: World, name: string) {
  const actors = organisations.filter(isActor);
  const layers = pairs.layers.filter((_, k) => name === "any" || layerIds[k] === name);
  const size = actors.length;
  const weights = Float64Array.from({ length: size * size }, (_, at) => {
    const pair = pairOf(pairs, actors[Math.floor(at / size)].index, actors[at % size].index);
    return pair < 0 ? 0 : layers.reduce((sum, layer) => sum + layer[pair], 0);
  });
  const committee = actors.findIndex(({ id }) => id === COMMITTEE);
  return { ...measureNetwork({ size, weights, groups: actors.map(({ kind }) => kind) }), committee };
}

const nameOf = { any: "Any tie", information: "Information" } as const;
const labelOf = {
  density: "density",
  "degree-centralisation": "degree centralisation",
  "betweenness-centralisation": "betweenness centralisation",
} as const;
const positionOf = { constraint: "low constraint", "effective-size": "effective size" } as const;

const shifts = networks.flatMap((network) =>
  whole.map(
    (measure): Criterion => ({
      id: `${network}-${measure}`,
      label: `${nameOf[network]}: change of ${labelOf[measure]}`,
      unit: "index",
      value: (of) => of("collaborative", `${network} ${measure}`) - of("traditional", `${network} ${measure}`),
      target: { kind: measure === "density" ? "positive" : "negative" },
    }),
  ),
);
const ranks = networks.flatMap((network) =>
  (["constraint", "effective-size"] as const).map(
    (measure): Criterion => ({
      id: `${network}-broker-${measure}`,
      label: `${nameOf[network]}: the committee's rank by ${positionOf[measure]}, collaborative`,
      unit: "rank",
      value: (of) => of("collaborative", `${network} ${measure} rank`),
      // No rank is below 1; the interval of a mean near 1 may be.
      target: { kind: "within", low: 0, high: 2 },
    }),
  ),
);

export const networkShift = pattern({
  id: "network-shift",
  row: "25",
  level: "S",
  title: "A collaborative network is denser and less centred, and the committee stays its broker",
  evidence: [
    {
      text: "Traditional against collaborative security networks in Chaoyang, Beijing: more cohesion and communication, less concentration of resources and duty; the gap in constraint narrows, the committee keeps the structural hole. The values themselves were not at hand",
      source: "Geng, Wang & Zhang 2017",
      mark: "V",
    },
    {
      text: "Emergency networks of three old communities: the committee is the core; mixed communities move to several cores",
      source: "Zhang et al. 2023, Shaoguan",
      mark: "V",
    },
  ],
  experiment:
    "The case beijing-c: fourteen organisations tied through street office and committee. Left as it is, and with the case's four measures (design from above with facilitative leadership, responsible subjects, forum, richer content with shared information). Same size, so densities compare. The survey behind the evidence asked for relations in general, so ties of any layer are taken together, and ties of information (communication) by themselves. Joint action by itself is not judged.",
  measured:
    "Means over the months of the third year (days 720 to 1095). Freeman centralisation of undirected ties. Rank of the residents' committee among all organisations: 1 for the least constrained, or for the greatest effective size. A mean rank of at most 2 over months and seeds is taken for the top broker: in some months another stands first.",
  mechanism:
    "Under limited attention organisations keep up, drop and form ties by what a tie would have solved, its use, trust, reciprocity and closure, less a cost that grows with the square of ties per post, so that a hub saturates (network.*).",
  configurations: {
    traditional: { what: "hub and spoke, nothing done", scenario: "beijing-c", days: TO },
    collaborative: { what: "the case's package", scenario: "beijing-c", arm: "package", days: TO },
  },
  measure: shapeOfNetwork,
  criteria: [...shifts, ...ranks],
  told: ranks.map(({ id, label, unit }) => {
    const [network, measure] = [
      networks.find((one) => id.startsWith(`${one}-`))!,
      id.includes("constraint") ? "constraint" : "effective-size",
    ];
    return {
      id: `${id}-traditional`,
      label: label.replace("collaborative", "traditional"),
      unit,
      value: (of) => of("traditional", `${network} ${measure} rank`),
    };
  }),
  knockOut: {
    what: "nobody reconsiders a tie, and ties neither grow by use nor wear by silence and unpaid upkeep: the network stays as the case names it",
    patch: { set: { "network.meetingRate": 0, "network.growth": 0, "network.idleLoss": 0, "network.unpaidLoss": 0 } },
    loses: shifts.map(({ id }) => id),
  },
});
