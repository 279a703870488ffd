/** The kinds of gate; a passage, a freight road belong to a larger gate. */
export const GATE_KINDS = [
  'international',
  'main',
  'auxiliary',
  'opening',
  'railway',
  'customs-clearance-passage',
  'dedicated-freight-road',
  'border-trail',
] as const;
/** One of the kinds of gate. */
export type GateKind = (typeof GATE_KINDS)[number];

/** What a crossing is counted as: a person on foot or in a coach, or a vehicle with goods. */
export const TRAFFIC = ['person', 'vehicle'] as const;
/** One kind of traffic. */
export type Traffic = (typeof TRAFFIC)[number];

/** Whom hours and notices concern: one kind of traffic, or all. */
export const TRAFFIC_CONCERNED = [...TRAFFIC, 'all'] as const;
/** One of them. */
export type TrafficConcerned = (typeof TRAFFIC_CONCERNED)[number];

/** `temporary` needs both dates to be in force; `proposed`, `superseded`, `partial` and `reported` hours never are. */
export const HOURS_STATUSES = ['published', 'temporary', 'proposed', 'superseded', 'partial', 'reported'] as const;
/** One status of published hours. */
export type HoursStatus = (typeof HOURS_STATUSES)[number];

/** What a notice makes of a gate for a time. */
export const NOTICE_STATUSES = ['open', 'limited', 'closed'] as const;
/** One of them. */
export type NoticeStatus = (typeof NOTICE_STATUSES)[number];

/** Whose notice: a gate supervisor's, which opens nothing that the authority has closed, or the authority's. */
export const NOTICE_RANKS = ['post', 'authority'] as const;
/** One of the two. */
export type NoticeRank = (typeof NOTICE_RANKS)[number];
