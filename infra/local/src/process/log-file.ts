import { createWriteStream, existsSync, renameSync, statSync } from 'node:fs';
import type { WriteStream } from 'node:fs';

const MOST_BYTES = 5 * 1024 * 1024;

/** A log that never grows beyond twice five megabytes: the older half is kept as `<path>.1`. */
export class LogFile {
  private stream: WriteStream;
  private bytes: number;

  constructor(private readonly path: string) {
    this.bytes = existsSync(path) ? statSync(path).size : 0;
    this.stream = this.open();
  }

  write(line: string): void {
    const text = `${line}\n`;
    this.bytes += Buffer.byteLength(text);
    if (this.bytes > MOST_BYTES) {
      this.stream.end();
      renameSync(this.path, `${this.path}.1`);
      this.bytes = Buffer.byteLength(text);
      this.stream = this.open();
    }
    this.stream.write(text);
  }

  close(): Promise<void> {
    return new Promise((resolve) => this.stream.end(resolve));
  }

  private open(): WriteStream {
    const stream = createWriteStream(this.path, { flags: 'a', mode: 0o600 });
    // A full disk must not end the supervisor for want of a log line.
    stream.on('error', () => undefined);
    return stream;
  }
}
