// Which changes of the contracts break somebody. What is asked may only widen, what is answered may only grow: services of two
// versions run side by side during an upgrade, deliveries of the older one wait in the table, and programs of others call the API.
import { Fit, removedFields } from './schema.mjs';

const NONE = {};

/** Who sends by the schema of before must still be taken; a field that is taken away was of use to somebody. */
function askedFaults(before, after, old, now, path) {
  const gone = removedFields(before, after, old, now, path).map((field) => `${field}: removed from what may be sent`);
  const removed = new Set(gone.map((line) => line.split(':')[0]));
  const narrowed = new Fit(old, now).faults(before, after, path).filter((line) => !removed.has(line.split(':')[0]));
  return [...gone, ...narrowed.map((line) => `${line} (before, after): what was taken would be refused`)];
}

/** Who reads by the schema of before must still understand what comes; more fields are passed over. */
function answeredFaults(before, after, old, now, path) {
  const gone = removedFields(before, after, old, now, path).map((field) => `${field}: removed from what is answered`);
  const removed = new Set(gone.map((line) => line.split(':')[0]));
  const widened = new Fit(now, old, { lenient: true }).faults(after, before, path).filter((line) => !removed.has(line.split(':')[0]));
  return [...gone, ...widened.map((line) => `${line} (after, before): readers do not know it`)];
}

function messageFaults(name, before, after) {
  if (after === undefined) return [`message ${name}: removed or renamed`];
  const at = `message ${name}`;
  const faults = [];
  if (before.kind !== after.kind) faults.push(`${at}: was ${before.kind}, is ${after.kind}`);
  if (before.consumers.join() !== after.consumers.join()) faults.push(`${at}: consumers were ${before.consumers.join(', ') || 'none'}, are ${after.consumers.join(', ') || 'none'}`);
  if (before.data) faults.push(...askedFaults(before.data, after.data ?? false, NONE, NONE, `${at} data`));
  if (before.reply) faults.push(...(after.reply ? answeredFaults(before.reply, after.reply, NONE, NONE, `${at} reply`) : [`${at}: answers nothing any more`]));
  return faults;
}

function parameterFaults(at, before, after, old, now) {
  const faults = Object.keys(after).filter((name) => after[name].required && !before[name]?.required).map((name) => `${at} ${name}: required now`);
  for (const [name, { schema }] of Object.entries(before)) {
    if (after[name] === undefined) faults.push(`${at} ${name}: removed from what may be sent`);
    else faults.push(...askedFaults(schema, after[name].schema, old, now, `${at} ${name}`));
  }
  return faults;
}

function bodyFaults(at, before, after, old, now) {
  if (before === undefined) return after?.required ? [`${at} body: required now`] : [];
  if (after === undefined) return [`${at} body: not taken any more`];
  const faults = after.required && !before.required ? [`${at} body: required now`] : [];
  for (const [type, schema] of Object.entries(before.content)) {
    faults.push(...(after.content[type] === undefined ? [`${at} body: ${type} is not taken any more`] : askedFaults(schema, after.content[type], old, now, `${at} body`)));
  }
  return faults;
}

function answerFaults(at, before, after, old, now) {
  const success = (status) => /^[23]/.test(status);
  const faults = Object.keys(after).filter((status) => success(status) && before[status] === undefined).map((status) => `${at}: answers ${status}, which callers do not know`);
  for (const [status, content] of Object.entries(before)) {
    if (after[status] === undefined) {
      if (success(status)) faults.push(`${at}: does not answer ${status} any more`);
      continue;
    }
    for (const [type, schema] of Object.entries(content)) {
      const there = after[status][type];
      faults.push(...(there === undefined ? [`${at} ${status}: ${type} is not answered any more`] : answeredFaults(schema, there, old, now, `${at} ${status}`)));
    }
  }
  return faults;
}

function operationFaults(name, before, after, old, now) {
  if (after === undefined) return [`${name}: removed or moved`];
  const faults = [];
  if (before.id !== after.id) faults.push(`${name}: operationId was ${before.id}, is ${after.id}; generated clients name their methods by it`);
  if (before.scope !== after.scope) faults.push(`${name}: the right it asks for was ${before.scope ?? 'none'}, is ${after.scope ?? 'none'}`);
  return [
    ...faults,
    ...parameterFaults(name, before.parameters, after.parameters, old, now),
    ...bodyFaults(name, before.body, after.body, old, now),
    ...answerFaults(name, before.answers, after.answers, old, now),
  ];
}

/**
 * @param {object} before a snapshot, see snapshot.mjs
 * @param {object} after another one
 * @returns {string[]} every change that is not compatible, each with its place
 */
export function breaks(before, after) {
  const messages = Object.entries(before.messages).flatMap(([name, message]) => messageFaults(name, message, after.messages[name]));
  const operations = Object.entries(before.operations).flatMap(([name, operation]) => operationFaults(name, operation, after.operations[name], before.schemas, after.schemas));
  return [...new Set([...messages, ...operations])];
}
