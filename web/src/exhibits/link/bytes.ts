// Encodes bytes for an address and decodes them: whole numbers of any size, a checksum, and the letters that are safe in an address
// (base64url). It does not know what the bytes mean.

/// Collects bytes. Small whole numbers take one byte, larger ones as many as they need.
export class ByteWriter {
  private readonly bytes: number[] = [];

  whole(value: number): void {
    for (; value > 127; value = Math.floor(value / 128)) this.bytes.push((value % 128) + 128);
    this.bytes.push(value);
  }

  /// A whole number of either sign; small magnitudes take few bytes.
  signed(value: number): void {
    this.whole(value < 0 ? -2 * value - 1 : 2 * value);
  }

  raw(bytes: Uint8Array): void {
    this.bytes.push(...bytes);
  }

  /// All bytes followed by their checksum, as letters.
  letters(): string {
    const sum = sumOf(this.bytes);
    const text = [...this.bytes, sum >> 8, sum & 255].map((byte) => String.fromCharCode(byte)).join('');
    return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
  }
}

/// Reads what ByteWriter wrote. Throws an Error that says what is wrong.
export class ByteReader {
  private readonly bytes: Uint8Array;
  private next = 0;

  constructor(letters: string) {
    if (!/^[\w-]*$/.test(letters)) throw new Error('it has letters that no link has');
    const bytes = bytesOf(letters);
    const end = bytes.length - 2;
    if (end < 0 || sumOf(bytes.subarray(0, end)) !== bytes[end]! * 256 + bytes[end + 1]!) {
      throw new Error('a part of it is missing or was changed on the way');
    }
    this.bytes = bytes.subarray(0, end);
  }

  get left(): number {
    return this.bytes.length - this.next;
  }

  whole(most: number): number {
    let value = 0;
    for (let place = 1; ; place *= 128) {
      const byte = this.bytes[this.next++];
      if (byte === undefined) throw new Error('it ends too early');
      value += (byte % 128) * place;
      if (value > most) throw new Error(`expected a number up to ${most}, found one above`);
      if (byte < 128) return value;
    }
  }

  signed(most: number): number {
    const value = this.whole(2 * most);
    return value % 2 === 1 ? -(value + 1) / 2 : value / 2;
  }

  raw(count: number): Uint8Array {
    if (this.left < count) throw new Error('it ends too early');
    return this.bytes.slice(this.next, (this.next += count));
  }
}

function bytesOf(letters: string): Uint8Array {
  try {
    return Uint8Array.from(atob(letters.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0));
  } catch {
    throw new Error('a part of it is missing');
  }
}

function sumOf(bytes: ArrayLike<number>): number {
  let sum = 1;
  for (let i = 0; i < bytes.length; ++i) sum = (sum * 31 + bytes[i]!) % 65536;
  return sum;
}
