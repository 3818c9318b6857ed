/**
 * How the product's processes are started. Stack traces name the sources; a small young generation costs a few percent of speed and saves
 * about 60 MB at rest, which matters on the small machines that one process is for.
 */
export const NODE_FLAGS = ['--enable-source-maps', '--max-semi-space-size=8'];
