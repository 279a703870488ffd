import type { PTable } from './make-p-table.js';

/** The published table of noise, in parts of 2^24. Made by scripts/make-p-table.mjs (greatest entropy, D = 6, variance 6); a test makes it again. */
export const P_TABLE: PTable = {
  maxNoise: 6,
  variance: 6,
  rows: [
    { count: 0, from: 0, parts: [16777216] },
    { count: 1, from: -1, parts: [10049125, 3169824, 1272549, 650200, 422817, 349938, 368605, 494158] },
    { count: 2, from: -2, parts: [6617896, 3286198, 1853553, 1187561, 864257, 714444, 670860, 715539, 866908] },
    { count: 3, from: -3, parts: [2936343, 2789040, 2538672, 2214427, 1851075, 1482813, 1138294, 837387, 590340, 398825] },
    { count: 4, from: -4, parts: [1215657, 1712816, 2158012, 2431315, 2449457, 2206705, 1777712, 1280625, 824947, 475197, 244773] },
    { count: 5, from: -5, parts: [468903, 875225, 1418279, 1995302, 2437029, 2584136, 2378906, 1901267, 1319209, 794674, 415594, 188692] },
    {
      count: 6,
      from: -6,
      parts: [166873, 388472, 775551, 1327817, 1949594, 2454865, 2650872, 2454865, 1949594, 1327817, 775551, 388472, 166873],
    },
  ],
};
