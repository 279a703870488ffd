interface Modules {
  readonly size: number;
  get(row: number, column: number): number;
}

interface Photograph {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray<ArrayBuffer>;
  readonly colorSpace: 'srgb';
}

const PIXELS_A_MODULE = 4;
const QUIET_ZONE = 4;
/** A box of 3 by 3, three times over, is close to a Gaussian of 1.4 pixels: a third of a module. */
const BLUR_ROUNDS = 3;
/** Most that a pixel departs from its grey, of 255. */
const NOISE = 25;

/** The code as grey pixels with its quiet zone. */
export function rendered(modules: Modules): { readonly side: number; readonly grey: Float64Array } {
  const side = (modules.size + 2 * QUIET_ZONE) * PIXELS_A_MODULE;
  const grey = new Float64Array(side * side).fill(255);
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const row = Math.floor(y / PIXELS_A_MODULE) - QUIET_ZONE;
      const column = Math.floor(x / PIXELS_A_MODULE) - QUIET_ZONE;
      const inside = row >= 0 && column >= 0 && row < modules.size && column < modules.size;
      if (inside && modules.get(row, column) !== 0) grey[y * side + x] = 0;
    }
  }
  return { side, grey };
}

/** The picture as a hand-held camera sees it: edges run into one another, pixels waver; the same each time. */
export function blurredAndNoisy(picture: { readonly side: number; readonly grey: Float64Array }): Photograph {
  const { side } = picture;
  let grey = picture.grey;
  for (let round = 0; round < BLUR_ROUNDS; round++) grey = boxBlur(grey, side);
  const data = new Uint8ClampedArray(side * side * 4);
  let seed = 20_261_121;
  grey.forEach((value, at) => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    data.fill(value + ((seed / 2 ** 32) * 2 - 1) * NOISE, at * 4, at * 4 + 3);
    data[at * 4 + 3] = 255;
  });
  return { width: side, height: side, data, colorSpace: 'srgb' };
}

function boxBlur(grey: Float64Array, side: number): Float64Array {
  return grey.map((_, at) => {
    const [y, x] = [Math.floor(at / side), at % side];
    let sum = 0;
    for (let dy = -1; dy <= 1; dy++) {
      for (let dx = -1; dx <= 1; dx++) {
        const inside = y + dy >= 0 && y + dy < side && x + dx >= 0 && x + dx < side;
        sum += inside ? (grey[(y + dy) * side + x + dx] ?? 255) : 255;
      }
    }
    return sum / 9;
  });
}
