// Made-up chunks and questions for `bench search`, the same at each run.
//
// Vectors: a mixture of normal distributions as embeddings of a business's texts spread: 300 topics of unequal size around a common mean (two random
// texts have a cosine of about 0.1), of directions whose deviation falls with the root of their rank, turned at random into all dimensions. A
// question is a chunk's vector moved away, to a cosine of about 0.7. Models of fewer dimensions are padded with zeros, as in the product.
// Words: drawn from 20,000 by Zipf's law with the exponent 1, 80 to 180 a chunk; a question has 3 to 10 words of its chunk and 2 common ones.
import { dice } from '@rapport/testing';

const WIDTH = 1536;
const WORDS = 20_000;
const SYLLABLES = 'ba ke li mo nu ra se ti vo zu pa de fi go hu ja ko lu me ni'.split(' ');

/** Random numbers between 0 and 1, and of the normal distribution. */
export function random(seed) {
  const uniform = dice(seed);
  return { uniform, normal: () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform()) };
}

function unit(vector) {
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length);
}

/** A random turn: signs and Hadamard transform, twice. */
function turner(width, { uniform }) {
  const size = 2 ** Math.ceil(Math.log2(width));
  const signs = [0, 1].map(() => Float64Array.from({ length: size }, () => (uniform() < 0.5 ? -1 : 1)));
  return (given) => {
    const values = new Float64Array(size);
    values.set(given);
    for (const sign of signs) {
      for (let at = 0; at < size; at += 1) values[at] *= sign[at];
      for (let half = 1; half < size; half *= 2) {
        for (let at = 0; at < size; at += 1) {
          if (at & half) continue;
          const [left, right] = [values[at], values[at + half]];
          values[at] = left + right;
          values[at + half] = left - right;
        }
      }
    }
    return values.slice(0, width);
  };
}

/** @param width dimensions of the model that is imitated */
export function vectorMaker(width, dice, topics = 300) {
  const deviation = Float64Array.from({ length: width }, (_, at) => (at + 1) ** -0.5);
  const sample = () => unit(deviation.map((value) => value * dice.normal()));
  const mean = unit(new Float64Array(width).map(() => dice.normal()));
  const centres = Array.from({ length: topics }, sample);
  const turn = turner(width, dice);
  const finish = (values) => {
    const vector = new Float32Array(WIDTH);
    vector.set(unit(turn(unit(values.map((value, at) => value + 0.35 * mean[at])))));
    return vector;
  };
  const combine = (a, wa, b, wb) => a.map((value, at) => wa * value + wb * b[at]);
  return {
    chunk() {
      const place = combine(centres[Math.floor(dice.uniform() * dice.uniform() * topics)], 0.6, sample(), 0.7);
      return { place, vector: finish(place) };
    },
    question: ({ place }) => finish(combine(place, 1, sample(), 1)),
  };
}

/** A word for a rank of frequency, never a stop word. */
function word(rank) {
  let text = 'q';
  for (let rest = rank + 1; rest > 0; rest = Math.floor(rest / SYLLABLES.length)) text += SYLLABLES[rest % SYLLABLES.length];
  return `${text}k`;
}

export function textMaker({ uniform }) {
  // The inverse of Zipf's law as a continuous one.
  const drawn = () => word(Math.floor(WORDS ** uniform()) - 1);
  return {
    chunk: () => Array.from({ length: 80 + Math.floor(uniform() * 100) }, drawn).join(' '),
    question(text) {
      const words = text.split(' ');
      const own = Array.from({ length: 3 + Math.floor(uniform() * 8) }, () => words[Math.floor(uniform() * words.length)]);
      return [...own, word(Math.floor(uniform() * 3)), word(3 + Math.floor(uniform() * 10))].join(' ');
    },
  };
}
