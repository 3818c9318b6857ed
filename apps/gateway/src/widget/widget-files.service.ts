import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Inject, Injectable } from '@nestjs/common';
import { GATEWAY_CONFIG, type GatewayConfig } from '../gateway.config.js';

/** Where the widget's build puts itself, seen from this file's place in src and in dist alike. */
const BUILT = fileURLToPath(new URL('../../../widget/dist', import.meta.url));

/** The built widget and its chat page. They are read each time: small files, which the system keeps in its cache. */
@Injectable()
export class WidgetFilesService {
  private readonly folder: string;

  constructor(@Inject(GATEWAY_CONFIG) config: GatewayConfig) {
    this.folder = config.RAPPORT_WIDGET_DIR ?? BUILT;
  }

  /** @returns undefined when the widget has not been built */
  async read(file: 'index.html' | 'widget.js'): Promise<Buffer | undefined> {
    return readFile(join(this.folder, file)).catch(() => undefined);
  }
}
