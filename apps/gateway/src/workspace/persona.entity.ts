import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A voice of the assistant; one of a workspace is its default. */
@Entity({ schema: 'identity', name: 'personas' })
export class PersonaEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'workspace_id' }) workspaceId!: string;
  @Column('text') name!: string;
  @Column('text', { default: '' }) expertise!: string;
  @Column('text', { default: '' }) methodology!: string;
  @Column('text', { default: '' }) style!: string;
  @Column('text') tone!: string;
  @Column('real') severity!: number;
  @Column('text') mode!: string;
  @Column('text') greeting!: string;
  @Column('text', { name: 'example_questions', array: true, default: '{}' }) exampleQuestions!: string[];
  @Column('boolean', { name: 'is_default', default: false }) isDefault!: boolean;
  @Column('timestamptz', { name: 'created_at', default: () => 'now()' }) createdAt!: Date;
  @Column('timestamptz', { name: 'updated_at', default: () => 'now()' }) updatedAt!: Date;
}
