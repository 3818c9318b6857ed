import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { IdentifierKind, IdentifierState } from './identifier.rule.js';

/** By what a customer is known. Only a verified one resolves to its customer. */
@Entity({ schema: 'identity', name: 'customer_identifiers' })
export class IdentifierEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'workspace_id' }) workspaceId!: string;
  @Column('uuid', { name: 'customer_id' }) customerId!: string;
  @Column('text') kind!: IdentifierKind;
  /** Normal form: lower-case e-mail, E.164 phone number. */
  @Column('text') value!: string;
  @Column('text') state!: IdentifierState;
  /** Who said so: `key:<id>`, `staff:<id>`, `visitor:<id>`. */
  @Column('text', { name: 'vouched_by' }) vouchedBy!: string;
  @Column('timestamptz', { name: 'created_at', default: () => 'now()' }) createdAt!: Date;
}
