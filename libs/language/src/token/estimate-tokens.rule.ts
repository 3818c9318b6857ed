const PER_LETTER = 1 / 4;
const PER_SIGN = 1 / 2;
const PER_FOREIGN_LETTER = 2 / 3;
const PER_IDEOGRAPH = 1.25;

/**
 * Roughly how many tokens a model's tokenizer makes of a text, rather a little too many: four letters or spaces to a token, as OpenAI's
 * rule of thumb for English has it, two digits or signs, fewer letters of other alphabets, and more than one token for a Chinese,
 * Japanese or Korean sign. Good for budgets and limits, not for bills.
 * @param text any text
 * @returns tokens, a whole number, 0 for the empty text
 */
export function estimateTokens(text: string): number {
  let tokens = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= 0x2e80) tokens += PER_IDEOGRAPH;
    else if (code >= 0x80) tokens += PER_FOREIGN_LETTER;
    else tokens += code === 32 || (code >= 97 && code <= 122) || (code >= 65 && code <= 90) ? PER_LETTER : PER_SIGN;
  }
  return Math.ceil(tokens);
}
