import { DataSource, type DataSourceOptions } from 'typeorm';
import type { EntityClass } from './platform.port.js';

/**
 * Opens a TypeORM data source. It never changes the schema by itself: that is the migrations' work.
 *
 * @param driver what `poolFace` made
 * @param entities the entities it knows
 */
export async function openDataSource(driver: object, entities: readonly EntityClass[]): Promise<DataSource> {
  const dataSource = new DataSource({
    type: 'postgres',
    driver,
    entities: [...entities] as NonNullable<DataSourceOptions['entities']> & unknown[],
    installExtensions: false,
    synchronize: false,
    migrationsRun: false,
    logging: false,
  });
  return dataSource.initialize();
}
