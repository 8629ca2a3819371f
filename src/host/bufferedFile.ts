/** A new file that is written in blocks and hashed on the way. */
import { createHash, type Hash } from "node:crypto";
import { closeSync, fsyncSync, openSync, writeSync } from "node:fs";

/** Text written to one file, buffered. */
export interface FileSink {
  write(text: string): void;
  close(): void;
}

const bufferSize = 1 << 16;

/** Written to at once by `close`, or left as it is by `abandon`; calls `finished` with hash and size when closed. */
export class BufferedFile {
  private readonly descriptor: number;
  private readonly hash: Hash = createHash("sha256");
  private pending = "";
  private bytes = 0;
  private done = false;

  constructor(
    path: string,
    private readonly finished: (result: { sha256: string; bytes: number }) => void,
  ) {
    this.descriptor = openSync(path, "wx");
  }

  write(text: string): void {
    this.pending += text;
    if (this.pending.length >= bufferSize) this.flush();
  }

  writeBytes(bytes: Uint8Array): void {
    this.hash.update(bytes);
    for (let written = 0; written < bytes.length; ) written += writeSync(this.descriptor, bytes, written);
    this.bytes += bytes.length;
  }

  close(): void {
    if (this.done) return;
    this.flush();
    fsyncSync(this.descriptor);
    this.abandon();
    this.finished({ sha256: this.hash.digest("hex"), bytes: this.bytes });
  }

  abandon(): void {
    if (this.done) return;
    this.done = true;
    closeSync(this.descriptor);
  }

  private flush(): void {
    const text = this.pending;
    this.pending = "";
    this.writeBytes(Buffer.from(text, "utf8"));
  }
}
