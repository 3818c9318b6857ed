// Sources name their neighbours with `.js`, as Node's ESM wants; tests read the `.ts` beside it.
module.exports = (request, options) => {
  if (request.startsWith('.') && request.endsWith('.js') && !options.basedir.includes('node_modules')) {
    try {
      return options.defaultResolver(`${request.slice(0, -3)}.ts`, options);
    } catch {
      // A real .js file: fall through.
    }
  }
  return options.defaultResolver(request, options);
};
