/** The role that reads before the workspace is known, and in which every connection rests outside of a unit of work. */
export const DOOR_ROLE = 'rapport_door';

/** One role per app that has tables. None can log in: the process's own login is a member of each. */
export const APP_ROLES = [
  'rapport_gateway',
  'rapport_conversation',
  'rapport_knowledge',
  'rapport_feedback',
  'rapport_fine_tuning',
  'rapport_memory',
] as const;
