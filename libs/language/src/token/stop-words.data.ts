const WORDS = `a about above after again all also am an and any are arent as at be because been before being below between both but by can
cant could couldnt did didnt do does doesnt doing dont down during each few for from further get got had hadnt has hasnt have havent having
he hed hell her here heres hers herself hes hi hello him himself his how hows i id if ill im in into is isnt it its itself ive just let lets
may me might more most my myself no nor not of off on once only or other our ours ourselves out over own please same shall she shed shes
should shouldnt so some such than thanks that thats the their theirs them themselves then there theres these they theyd theyll theyre theyve
this those through to too under until up us very was wasnt we wed well were werent weve what whats when whens where wheres which while who
whom whos why will with wont would wouldnt you youd youll your youre yours yourself yourselves youve`;

/** English words that say little about the subject, as `tokenize` writes them. "No" and "not" are among them: look for negation in the tokens. */
export const STOP_WORDS: ReadonlySet<string> = new Set(WORDS.split(/\s+/u));
