/** The chance of a run with a log of every draw: the same numbers, and a note of who asked for them. */
import { KeyedRandom, nameKey, type SeedKey, Stream } from "../../kernel/random.ts";

/** One draw: its address, what was asked, and the answer. */
export interface Draw {
  readonly purpose: string;
  readonly kind: "bits" | "uniform" | "yes or no" | "integer" | "normal" | "exponential" | "poisson" | "keys of a loop";
  readonly step: number;
  readonly agent: number;
  readonly k: number;
  /** Probability, count or mean that the draw was made with; null where there is none. */
  readonly given: number | null;
  readonly value: number | boolean;
}

/** Told of each draw, in the order in which the model asks. */
export type DrawListener = (draw: Draw) => void;

/** All the chance of a replication; every draw of every stream is told to `listener`. */
export class TracedRandom extends KeyedRandom {
  constructor(
    key: SeedKey,
    replication: number,
    private readonly listener: DrawListener,
  ) {
    super(key, replication);
  }

  override stream(purpose: string): Stream {
    return new TracedStream(super.stream(purpose), purpose, this.listener);
  }
}

/** Hands every draw on to the real stream; its own key is not used. */
class TracedStream extends Stream {
  constructor(
    private readonly real: Stream,
    private readonly purpose: string,
    private readonly listener: DrawListener,
  ) {
    super(0, 0);
  }

  override bits(step: number, agent: number, k = 0): number {
    return this.tell("bits", { step, agent, k, given: null }, this.real.bits(step, agent, k));
  }

  override uniform(step: number, agent: number, k = 0): number {
    return this.tell("uniform", { step, agent, k, given: null }, this.real.uniform(step, agent, k));
  }

  override bernoulli(probability: number, step: number, agent: number, k = 0): boolean {
    return this.tell("yes or no", { step, agent, k, given: probability }, this.real.bernoulli(probability, step, agent, k));
  }

  override integer(count: number, step: number, agent: number, k = 0): number {
    return this.tell("integer", { step, agent, k, given: count }, this.real.integer(count, step, agent, k));
  }

  override normal(step: number, agent: number, k = 0): number {
    return this.tell("normal", { step, agent, k, given: null }, this.real.normal(step, agent, k));
  }

  override exponential(step: number, agent: number, k = 0): number {
    return this.tell("exponential", { step, agent, k, given: null }, this.real.exponential(step, agent, k));
  }

  override poisson(mean: number, step: number, agent: number, k = 0): number {
    return this.tell("poisson", { step, agent, k, given: mean }, this.real.poisson(mean, step, agent, k));
  }

  override stepKeys(step: number, out: Uint32Array): void {
    this.real.stepKeys(step, out);
    this.tell("keys of a loop", { step, agent: 0, k: 0, given: null }, out[0]);
  }

  private tell<Value extends number | boolean>(
    kind: Draw["kind"],
    about: Pick<Draw, "step" | "agent" | "k" | "given">,
    value: Value,
  ): Value {
    this.listener({ purpose: this.purpose, kind, ...about, value });
    return value;
  }
}

/** A running fingerprint of draws in their order: address, what was asked, answer. */
export class DrawHash {
  private a = 0x243f6a88;
  private b = 0x85a308d3;
  private readonly number = new Float64Array(1);
  private readonly names = new Map<string, number>();
  private readonly words = new Uint32Array(this.number.buffer);

  add({ purpose, kind, step, agent, k, given, value }: Draw): void {
    this.mix(this.nameOf(purpose));
    this.mix(this.nameOf(kind));
    for (const each of [step, agent, k, given ?? -1, Number(value)]) {
      this.number[0] = each;
      this.mix(this.words[0]);
      this.mix(this.words[1]);
    }
  }

  text(): string {
    return `${this.a >>> 0}:${this.b >>> 0}`;
  }

  private nameOf(text: string): number {
    let key = this.names.get(text);
    if (key === undefined) {
      key = nameKey(text);
      this.names.set(text, key);
    }
    return key;
  }

  private mix(word: number): void {
    this.a = Math.imul(this.a ^ word, 0x85ebca6b);
    this.a = (this.a << 13) | (this.a >>> 19);
    this.b = Math.imul((this.b + word) ^ (this.b >>> 15), 0xc2b2ae35);
    this.b = (this.b << 17) | (this.b >>> 15);
  }
}
