/** An epoch that no row of this customer had before, as SQL: microseconds since 1970, also after everything was erased. */
export const NOW_EPOCH = '(extract(epoch from clock_timestamp()) * 1000000)::bigint';
