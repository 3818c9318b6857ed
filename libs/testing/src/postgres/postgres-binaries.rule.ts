import { existsSync, readdirSync } from 'node:fs';

export interface PostgresBinaries {
  readonly major: number;
  /** Folder of `initdb` and `postgres`. */
  readonly folder: string;
}

const ROOT = '/usr/lib/postgresql';

/** The newest PostgreSQL of this machine (15 or later) that has pgvector, where Debian and Ubuntu put it. */
export function findPostgres(): PostgresBinaries | undefined {
  if (!existsSync(ROOT)) return undefined;
  const majors = readdirSync(ROOT).map(Number).filter((major) => major >= 15).sort((a, b) => b - a);
  const major = majors.find(
    (version) =>
      existsSync(`${ROOT}/${version}/bin/initdb`) && existsSync(`/usr/share/postgresql/${version}/extension/vector.control`),
  );
  return major === undefined ? undefined : { major, folder: `${ROOT}/${major}/bin` };
}

/** Whether {@link startPostgres} can start one. */
export function postgresAvailable(): boolean {
  return findPostgres() !== undefined;
}
