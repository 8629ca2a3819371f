/**
 * A recorder of named series: one row of values per recorded day, the same keys in every row.
 */

export interface SeriesKey {
  readonly indicator: string;
  readonly group: string;
}

export interface Series {
  readonly keys: readonly SeriesKey[];
  readonly days: readonly number[];
  /** `values[row * keys.length + key]`; NaN where there was nothing to measure. */
  readonly values: Float64Array;
}

export class SeriesRecorder {
  readonly #keys: SeriesKey[] = [];
  readonly #days: number[] = [];
  readonly #rows: Float64Array[] = [];

  /** Adds a row; the first row fixes the keys. Throws RangeError when a later row has other keys. */
  record(day: number, entries: readonly (readonly [SeriesKey, number])[]): void {
    if (this.#rows.length === 0) for (const [key] of entries) this.#keys.push(key);
    const same = entries.length === this.#keys.length && entries.every(([key], i) => sameKey(key, this.#keys[i]));
    if (!same)
      throw new RangeError(`series at day ${day}: expected the ${this.#keys.length} keys of the first row, received ${entries.length}`);
    this.#days.push(day);
    this.#rows.push(Float64Array.from(entries, ([, value]) => value));
  }

  /** Mean of one key over all rows but the first, leaving out NaN; NaN when nothing is left. */
  meanAfterFirst(key: SeriesKey): number {
    const column = this.#keys.findIndex((other) => sameKey(key, other));
    const values = this.#rows
      .slice(1)
      .map((row) => row[column])
      .filter((value) => !Number.isNaN(value));
    return values.length > 0 ? values.reduce((sum, value) => sum + value, 0) / values.length : Number.NaN;
  }

  series(): Series {
    const values = new Float64Array(this.#rows.length * this.#keys.length);
    this.#rows.forEach((row, r) => {
      values.set(row, r * this.#keys.length);
    });
    return { keys: this.#keys, days: this.#days, values };
  }
}

function sameKey(a: SeriesKey, b: SeriesKey): boolean {
  return a.indicator === b.indicator && a.group === b.group;
}
