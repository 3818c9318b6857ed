import { environment } from './environment.config.js';

export type TestRequirement = 'postgres' | 'redis' | 'chromium';

/** What `RAPPORT_REQUIRE` demands of a test run: absence of these is then a failure instead of a skip. */
export function testRequirements(): ReadonlySet<TestRequirement> {
  const words = (environment()['RAPPORT_REQUIRE'] ?? '').split(',').map((word) => word.trim()).filter((word) => word !== '');
  for (const word of words) {
    if (word !== 'postgres' && word !== 'redis' && word !== 'chromium') {
      throw new Error(`RAPPORT_REQUIRE names "${word}"; it knows postgres, redis and chromium.`);
    }
  }
  return new Set(words as TestRequirement[]);
}
