import type {BackupEvent, CheckLine} from '../../host.ts';
import type {Cluster, DisplayedDatabase} from '../display-db.ts';
import {unknownLine, type Finding} from '../finding.ts';
import {isElevated, type Groups} from '../groups.ts';
import type {Registry} from '../registry-values.ts';
import {isSameComputer} from '../../same-computer.ts';

const id = 'secret-server';

/** Advice where the tools of this computer talk to another SSO server. */
export const askThisComputer = 'In the install directory type: ssomanage -showserver - it tells which SSO server'
	+ ' is asked; ssomanage -server NAME changes it.';

export type SecretServerFindings = {
	readonly computer: string;
	readonly cluster: Finding<Cluster>;
	readonly groups: Finding<Groups>;
	readonly displayed: Finding<DisplayedDatabase>;
	/** Event 10534, logged when the service starts on the master secret server. */
	readonly event: Finding<BackupEvent | undefined>;
	readonly registry: Finding<Registry>;
	/** True where ENTSSO on this computer says that its secret server part runs; undefined where it does not tell. */
	readonly isRunningHere: boolean | undefined;
};

/**
Says whether this computer is the master secret server. The SSO database says who is; the event and the key SSOSS are
signs of it that also stay on a former one, so they count alone only together. With the word of ENTSSO itself, a name in
the database that is another is most likely an alias in DNS, as some give the master secret server on purpose.
*/
export function secretServerLine(findings: SecretServerFindings): CheckLine {
	const {displayed, event} = findings;
	const other = displayed.known ? displayed.value.otherServer : undefined;
	if (other !== undefined) {
		return unknownLine(
			id,
			`The SSO tools here talk to ${other}, which is not the name of this computer.`,
			askThisComputer,
		);
	}

	const name = displayed.known ? displayed.value.secretServer : undefined;
	const secrets = secretsIn(findings);
	const signs = [
		...(event.known && event.value !== undefined ? ['the event log'] : []),
		...(secrets === 'here' ? ['the registry'] : []),
	];
	return name === undefined ? bySigns(findings, signs) : byName(findings, name, signs);
}

function byName(
	{computer, cluster, isRunningHere}: SecretServerFindings,
	name: string,
	signs: readonly string[],
): CheckLine {
	if (isSameComputer(computer, name)) {
		return {id, state: 'ok', detail: 'This computer is the master secret server.'};
	}

	const node = cluster.known && cluster.value !== 'none' ? cluster.value : undefined;
	if (isSameComputer(node?.name ?? '', name)) {
		return {
			id,
			state: 'warning',
			detail: `ENTSSO names ${name}, which is the name of the Windows cluster.`,
			advice: 'Go on if the ENTSSO role has no other network name and this is its active node. '
				+ 'If it has one, the database should have that: see the guide cluster-node.',
		};
	}

	if (node !== undefined) {
		return {
			id,
			state: 'warning',
			detail: `ENTSSO names ${name}.`,
			advice: `Go on if ${name} is the network name of the ENTSSO role and this is its active node. `
				+ `If not, sign in to ${name}.`,
		};
	}

	if (isRunningHere && signs.length === 2) {
		return {
			id,
			state: 'warning',
			detail: `ENTSSO names ${name}; ${signs.join(' and ')} name this computer.`,
			advice: `Go on if ${name} is another name of this computer, such as an alias in DNS. If not, sign in to ${name}.`,
		};
	}

	return signs.length === 0
		? {
			id,
			state: 'stop',
			detail: `The master secret server is ${name}, not this computer.`,
			advice: `Sign in to ${name} and start this program there.`,
		}
		: {
			id,
			state: 'stop',
			detail: `ENTSSO names ${name}; ${signs.join(' and ')} ${signs.length === 1 ? 'names' : 'name'} this computer.`,
			advice: `Sign in to ${name} and start this program there. `
				+ `If ${name} is another name of this computer, go on anyway.`,
		};
}

function bySigns({displayed}: SecretServerFindings, signs: readonly string[]): CheckLine {
	if (signs.length === 2) {
		return {id, state: 'ok', detail: 'It is, by the event log and the registry.'};
	}

	const reason = displayed.known ? 'ssomanage.exe named no master secret server.' : displayed.reason;
	const sign = signs.length === 0 ? '' : ` By ${signs.join('')} it may be this one.`;
	return unknownLine(
		id,
		reason + sign,
		'In the install directory type: ssomanage -displaydb - the secret server has to be this computer.',
	);
}

type Secrets = 'here' | 'none' | 'unknown';

/**
Returns where the master secrets are: the key SSOSS is only on the master secret server ("Event 10520" in the BizTalk
Server documentation). A user who is not elevated may not see it.
*/
export function secretsIn({registry, groups}: Pick<SecretServerFindings, 'groups' | 'registry'>): Secrets {
	if (!registry.known) {
		return 'unknown';
	}

	if ([...registry.value?.keys.keys() ?? []].some(path => path.startsWith(String.raw`ssoss\{`))) {
		return 'here';
	}

	return (registry.value?.isWhole ?? true) && groups.known && isElevated(groups.value) ? 'none' : 'unknown';
}

/** Returns the MSIDs of the master secrets in the registry; undefined where they could not all be seen. */
export function secretIdsIn({registry}: Pick<SecretServerFindings, 'registry'>): readonly string[] | undefined {
	const form = /^ssoss\\(?<name>\{.*)$/v;
	return registry.known && registry.value?.isWhole
		? Array.from(registry.value.keys.keys(), path => form.exec(path)?.groups?.name?.toUpperCase())
			.filter(name => name !== undefined)
		: undefined;
}
