const WORDS = `a about above after again all also am amazing american an and angry annoyed another any anyone april are as asking at august available aware away back bad be because before best bot
british but by calling can card chinese christmas confused contact could currently customer date dear december did disappointed do does doing done each easter email english error everyone everybody excited
expecting facebook fairly february feeling fine first for french friday from german getting glad go going good google great guys happy have having he hello help her here hi his hoping how however i if in
instagram interested is it italian its january job july june just keen last late let like live looking lost madam manager many march may me merry mine monday more morning most mr mrs ms my name need never new
next nice no not note november now october of off ok okay on one only open or order our out over paying phone place please pm pretty price product question quick ready really regards reply right saturday see
september she shop simply sir so some somebody someone sorry spanish still store stuck subject sunday support sure team thank thanks that thats the their them then there these they this those thursday time to
today tomorrow too total trying tuesday type unable under unfortunately unhappy until update upset us using very waiting want was we wednesday well were what whats when where which who why will with wondering
working would writing yes yesterday you your yours everybody both address answer example hours menu delivery booking reservation refund returns service user agent assistant staff wisdom university company
street road avenue phoneno id title status note notes re fw fwd cc bcc sent warning tip info step summary important faq`;

/** Words that are no name although they may stand capitalised where one would. Lower case, without accents and apostrophes. */
export const NOT_NAMES: ReadonlySet<string> = new Set(WORDS.split(/\s+/u));
