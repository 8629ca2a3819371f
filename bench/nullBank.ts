/**
 * Chance of the model itself: runs of the smallest scenario's baseline, all under different chance. A study whose every run is one of these,
 * whatever it asked for, finds real skewed counts and shares, and nothing that is so.
 */
import { KeyedRandom, seedKey } from "../src/kernel/random.ts";
import type { RunRequest, RunState, Workbench } from "../src/runs/request.ts";

const stream = new KeyedRandom(seedKey("null studies"), 1).stream("model");

/** A workbench that deals runs of the bank to whatever is asked for: no run twice within a study, other runs in another study. */
export function bankWorkbench(bank: readonly RunState[], study: number): Workbench {
  const dealt = shuffled(bank, study);
  const of = new Map<string, RunState>();
  const state = ({ point, replication }: RunRequest): RunState => {
    const name = `${replication} ${point}`;
    const known = of.get(name);
    if (known !== undefined) return known;
    if (of.size === dealt.length) throw new RangeError(`null study: expected at most ${dealt.length} runs, received more`);
    of.set(name, dealt[of.size]);
    return of.get(name)!;
  };
  return {
    async complete(requests, deliver) {
      for (const request of requests) deliver(request, state(request));
    },
  };
}

/** Fisher and Yates, by the study's own draws. */
function shuffled(bank: readonly RunState[], study: number): RunState[] {
  const order = [...bank];
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(stream.uniform(study, i, 0) * (i + 1));
    [order[i], order[j]] = [order[j], order[i]];
  }
  return order;
}
