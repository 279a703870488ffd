/** Never changed: releases are kept under it. */
export const TABLE_ID = 'crossings-by-gate-and-day';
