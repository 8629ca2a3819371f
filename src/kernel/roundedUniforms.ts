/** Uniforms of many cells, step by step, rounded down to bytes: enough to tell most draws that come to nothing, in little room. */

/** Values a byte can tell apart. */
const LEVELS = 256;

/** Remembers the bytes of every step that was asked for; for runs in a row that share their chance. */
export class RoundedUniforms {
  readonly #steps: (Uint8Array | undefined)[] = [];
  readonly #cells: number;

  constructor(cells: number) {
    this.#cells = cells;
  }

  /** One byte per cell of a step (an integer from 0), each the draw of that cell, which is made once. Draws lie in [0, 1). */
  at(step: number, draw: (cell: number) => number): Uint8Array {
    const known = this.#steps[step];
    if (known !== undefined) return known;
    const bytes = new Uint8Array(this.#cells);
    for (let cell = 0; cell < bytes.length; cell++) bytes[cell] = draw(cell) * LEVELS;
    this.#steps[step] = bytes;
    return bytes;
  }
}

/** Whether the draw of which this is the byte is certainly below `bound`. Where it is not, only the draw itself can tell. */
export function isSurelyBelow(byte: number, bound: number): boolean {
  return (byte + 1) / LEVELS <= bound;
}
