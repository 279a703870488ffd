/** Never changed: releases are kept under it. */
export const TABLE_ID = 'workers-by-territory-sex-and-occupation';
