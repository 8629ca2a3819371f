/**
 * A first-in-first-out queue of integers in a ring buffer; what is put back at the front comes out next. Grows by doubling.
 */
export class Fifo {
  #ring = new Int32Array(16);
  #head = 0;
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(value: number): void {
    if (this.#length === this.#ring.length) this.#grow();
    this.#ring[(this.#head + this.#length) & (this.#ring.length - 1)] = value;
    this.#length++;
  }

  pushFront(value: number): void {
    if (this.#length === this.#ring.length) this.#grow();
    this.#head = (this.#head - 1) & (this.#ring.length - 1);
    this.#ring[this.#head] = value;
    this.#length++;
  }

  /** Takes the first value; −1 when empty. */
  shift(): number {
    if (this.#length === 0) return -1;
    const value = this.#ring[this.#head];
    this.#head = (this.#head + 1) & (this.#ring.length - 1);
    this.#length--;
    return value;
  }

  /** The value that comes out after `turn` others; `turn` is below the length. */
  at(turn: number): number {
    return this.#ring[(this.#head + turn) & (this.#ring.length - 1)];
  }

  /** Takes over the values of another queue, in place of its own. */
  copyFrom(other: Fifo): void {
    this.#ring = other.#ring.slice();
    this.#head = other.#head;
    this.#length = other.#length;
  }

  #grow(): void {
    const wider = new Int32Array(this.#ring.length * 2);
    for (let i = 0; i < this.#length; i++) wider[i] = this.#ring[(this.#head + i) & (this.#ring.length - 1)];
    this.#ring = wider;
    this.#head = 0;
  }
}
