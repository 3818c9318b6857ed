/** English words whose forms no ending tells: one a line, the word first. Own collection of what any grammar lists, with
 * the few words of a family that the endings would tear apart. */
const LINES = `
buy bought
bring brought
think thought
catch caught
teach taught
seek sought
fight fought
write wrote written
ride rode ridden
drive drove driven
rise rose risen
speak spoke spoken
break broke broken
choose chose chosen
freeze froze frozen
steal stole stolen
wake woke woken
take took taken
shake shook shaken
mistake mistook mistaken
give gave given
forgive forgave forgiven
see saw seen
eat ate eaten
fall fell fallen
get gotten
forget forgot forgotten
begin began begun
drink drank drunk
sing sang sung
swim swam swum
ring rang rung
sink sank sunk
go went gone goes
come came
become became
know knew known
grow grew grown
throw threw thrown
blow blew blown
fly flew flown
draw drew drawn
withdraw withdrew withdrawn
run ran
show shown
wear wore worn
tear tore torn
swear swore sworn
sell sold
tell told
hold held
stand stood
understand understood
find found
pay paid payment payments
ship shipment shipments
repay repaid
say said
make made
hear heard
keep kept
sleep slept
feel felt
lose lost
mean meant
meet met
feed fed
lead led
send sent
spend spent
lend lent
bend bent
build built
rebuild rebuilt
sit sat
win won
stick stuck
strike struck
hang hung
shoot shot
light lit
hide hid hidden
bite bit bitten
die died dies dying
tie tied ties tying
deal dealt
dream dreamt
learn learnt
burn burnt
prove proven
child children
man men
woman women
person people persons
foot feet
tooth teeth
goose geese
mouse mice
life lives
wife wives
knife knives
leaf leaves
half halves
shelf shelves
wolf wolves
thief thieves
datum data
criterion criteria
analysis analyses analyse analysed analyze analyzed analyzing
crisis crises
diagnosis diagnoses diagnose diagnosed diagnosing
basis bases
`;

/** Each irregular form with the word that it is a form of. */
export const IRREGULAR_FORMS: ReadonlyMap<string, string> = new Map(
  LINES.trim()
    .split('\n')
    .flatMap((line) => {
      const [word = '', ...forms] = line.split(' ');
      return forms.map((form): [string, string] => [form, word]);
    }),
);
