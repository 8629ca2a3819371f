/**
 * One sequential generator behind the interface of keyed chance: what "the same seed" means in most simulators.
 *
 * Every draw takes the generator's next number, whoever asks, so the first draw that one arm makes and another does not shifts all that
 * follow. An address that the model asks for again gives the same number again, as the keyed scheme does, so that a run has the same
 * distribution under both. The generator is sfc32 of Chris Doty-Humphrey (PractRand), its state filled by the keyed scheme.
 */
import { KeyedRandom, type SeedKey, Stream } from "../src/kernel/random.ts";

/** Streams in which the model asks for the same address more than once. */
const REVISITED: ReadonlySet<string> = new Set(["routing", "partner", "handling", "experience"]);

/** 32 uniform bits. */
type Generator = () => number;

function sfc32(a: number, b: number, c: number): Generator {
  let counter = 1;
  const next = () => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return sum >>> 0;
  };
  for (let round = 0; round < 15; round++) next();
  return next;
}

/** All the chance of a run from one sequential generator. With `strict` every address is remembered, and a surprising repeat throws. */
export class SequentialRandom extends KeyedRandom {
  readonly #generator: Generator;
  readonly #strict: boolean;

  constructor(key: SeedKey, replication: number, strict = false) {
    super(key, replication);
    const start = new KeyedRandom(key, replication).stream("sequential");
    this.#generator = sfc32(start.bits(0, 0), start.bits(0, 1), start.bits(0, 2));
    this.#strict = strict;
  }

  override stream(purpose: string): Stream {
    return new SequentialStream(this.#generator, REVISITED.has(purpose), this.#strict ? purpose : null);
  }
}

class SequentialStream extends Stream {
  readonly #next: Generator;
  readonly #revisited: boolean;
  readonly #strict: string | null;
  readonly #known = new Map<string, number>();

  constructor(next: Generator, revisited: boolean, strict: string | null) {
    super(0, 0);
    this.#next = next;
    this.#revisited = revisited;
    this.#strict = strict;
  }

  override bits(step: number, agent: number, k = 0): number {
    return this.#remembered(`b ${step} ${agent} ${k}`, this.#next);
  }

  override uniform(step: number, agent: number, k = 0): number {
    return this.#remembered(
      `u ${step} ${agent} ${k}`,
      () => (this.#next() * 1048576 + (this.#next() >>> 12) + 0.5) * 2.220446049250313e-16,
    );
  }

  override stepKeys(_step: number, out: Uint32Array): void {
    out[0] = this.#next();
    out[1] = this.#next();
  }

  #remembered(address: string, draw: () => number): number {
    if (!this.#revisited && this.#strict === null) return draw();
    const known = this.#known.get(address);
    if (known !== undefined && !this.#revisited) throw new Error(`stream ${this.#strict}: address ${address} asked for twice`);
    if (known !== undefined) return known;
    const value = draw();
    this.#known.set(address, value);
    return value;
  }
}
