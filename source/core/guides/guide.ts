/** Names of the guides, as `guide` on the command line takes them. */
export const guideTopics = [
	'move', 'lost-master', 'cluster-node', 'service-account', 'recovered-environment', 'rehearsal',
] as const;

export type GuideTopic = (typeof guideTopics)[number];

/** Facts about this computer that a guide is filled with. What is not known is a blank to fill in by hand. */
export type GuideFacts = {
	readonly computer?: string;
	readonly secretServer?: string;
	readonly sqlServer?: string;
	readonly database?: string;
	/** Full path of the folder of ssoconfig. */
	readonly installDirectory?: string;
	/** Full path of the last backup file that is known here. */
	readonly backupFile?: string;
	/** Whether ENTSSO is a resource of a failover cluster; undefined where that is not known. */
	readonly isClustered?: boolean;
	/** Name of that cluster in Windows, which is not the one of ENTSSO in it. */
	readonly clusterName?: string;
	/** Name that the user has given for the new master secret server, or for the test machine. */
	readonly newServer?: string;
	/** Set where ENTSSO was seen not to load the secret that is here. */
	readonly cannotLoad?: true;
	/** Names of the files for `ssomanage -updatedb` that lie beside the page. */
	readonly filesBeside?: readonly string[];
};

/** Something that the program can see for itself and that shows that a step was done, since the guide was opened. */
export type GuideSign =
	/** An event of ENTSSO with one of these numbers is in the Application log of this computer. */
	| {readonly type: 'event'; readonly ids: readonly number[]}
	/** The service of ENTSSO is in this state on this computer. */
	| {readonly type: 'service'; readonly state: 'running' | 'stopped'}
	/** A verified backup of the master secret was recorded here. */
	| {readonly type: 'backup'};

export type GuideStep = {
	/** Stable name of the step, unique in its guide. */
	readonly id: string;
	/** What to do: one sentence or a few. */
	readonly text: string;
	/** Computer on which it is done, where that is not the same in the whole guide. */
	readonly where?: string;
	/** Exactly what is typed there, one command a line; a value that is not known is a name in capitals. */
	readonly commands?: readonly string[];
	/** What is to be seen afterwards, with numbers of events. */
	readonly expect?: string;
	/** What could be lost by it. */
	readonly danger?: string;
	/** How to undo it. */
	readonly wayBack?: string;
	/** Set where the program can see for itself that it is done. */
	readonly sign?: GuideSign;
	/**
	Page or article that the step rests on; says so where it is inferred. A title in quotation marks is one of the BizTalk
	Server documentation. Ends without a full stop.
	*/
	readonly source: string;
};

export type Guide = {
	readonly topic: GuideTopic;
	readonly title: string;
	/** When this guide is the right one, and when not: sentences. */
	readonly when: string;
	/** What has to be at hand before the first step. */
	readonly needs: readonly string[];
	readonly steps: readonly GuideStep[];
	/** Actions that could lose the secret. */
	readonly never: readonly string[];
};
