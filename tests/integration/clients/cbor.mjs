// SPDX-License-Identifier: Apache-2.0
// As much CBOR (RFC 8949) as packets need, written apart from the server's own.

function head(major, number) {
  const lead = major << 5;
  if (number < 24)
    return Buffer.from([lead | number]);
  const bytes = Buffer.alloc(9);
  if (number < 2 ** 32) {
    bytes[0] = lead | 26; // not the shortest form on purpose: a reader has to take it
    bytes.writeUInt32BE(number, 1);
    return bytes.subarray(0, 5);
  }
  bytes[0] = lead | 27;
  bytes.writeBigUInt64BE(BigInt(number), 1);
  return bytes;
}

export function encode(value) {
  if (typeof value === 'boolean')
    return Buffer.from([value ? 0xf5 : 0xf4]);
  if (typeof value === 'number')
    return value >= 0 ? head(0, value) : head(1, -1 - value);
  if (typeof value === 'string') {
    const utf8 = Buffer.from(value);
    return Buffer.concat([head(3, utf8.length), utf8]);
  }
  if (Array.isArray(value))
    return Buffer.concat([head(4, value.length), ...value.map(encode)]);
  const pairs = Object.entries(value);
  return Buffer.concat([head(5, pairs.length), ...pairs.flat().map(encode)]);
}

export function decode(bytes) {
  let at = 0;
  const take = count => {
    if (at + count > bytes.length)
      throw new Error('cut short');
    at += count;
    return bytes.subarray(at - count, at);
  };
  const argument = short => {
    switch (short) {
    case 24: return take(1)[0];
    case 25: return take(2).readUInt16BE();
    case 26: return take(4).readUInt32BE();
    case 27: return Number(take(8).readBigUInt64BE());
    default: return short;
    }
  };
  const item = () => {
    const first = take(1)[0];
    const [major, short] = [first >> 5, first & 31];
    if (major === 7) {
      const simple = { 20: false, 21: true, 22: null };
      return short in simple ? simple[short] : short === 26 ? take(4).readFloatBE() : take(8).readDoubleBE();
    }
    const number = argument(short);
    switch (major) {
    case 0: return number;
    case 1: return -1 - number;
    case 2: return take(number);
    case 3: return new TextDecoder('utf-8', { fatal: true }).decode(take(number));
    case 4: return Array.from({ length: number }, item);
    case 5: return Object.fromEntries(Array.from({ length: number }, () => [item(), item()]));
    default: throw new Error(`major type ${major}`);
    }
  };
  const value = item();
  if (at !== bytes.length)
    throw new Error('bytes behind the packet');
  return value;
}
