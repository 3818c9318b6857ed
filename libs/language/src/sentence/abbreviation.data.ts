const list = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** Never end a sentence: something always follows them. Without their last dot, lower case. */
export const ALWAYS_FOLLOWED = list('mr mrs ms mx dr prof rev hon sr. gen col capt lt sgt e.g eg i.e ie vs cf viz fig approx ca mt ft tel ext incl excl');

/** End a sentence only when a capital letter follows. */
export const SOMETIMES_LAST = list('etc al a.m p.m am pm inc ltd co corp llc u.s u.k e.u jr sr st ave blvd rd apt dept est hrs hr min mins sec max tbsp tsp oz lb lbs kg cm mm km jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thur thurs fri sat sun ph.d b.a m.a');

/** Do not end a sentence when a number follows ("no. 5", "p. 12"). */
export const BEFORE_NUMBERS = list('no nos nr p pp vol ch sec art para item');
