import {isVouchedFor} from '../tool-trust.ts';
import {checkIds, type CheckId, type CheckLine} from '../host.ts';
import {withTimeout} from '../../values/waiting.ts';
import type {DisplayedDatabase} from './display-db.ts';
import {
	known,
	unknown,
	unknownLine,
	type Finding,
} from './finding.ts';
import {inquire, type Inquiry, type Sources} from './inquiry.ts';
import {administratorLine} from './lines/administrator.ts';
import {backupsLine} from './lines/backups.ts';
import {clusterLine} from './lines/cluster.ts';
import {displayedDatabase, entssoLine, registeredDatabase} from './lines/entsso.ts';
import {secretLine} from './lines/secret.ts';
import {secretServerLine} from './lines/secret-server.ts';
import {serviceLine} from './lines/service.ts';
import {ssoAdministratorsLine} from './lines/sso-administrators.ts';
import {weighStatus, type StatusContext} from './lines/status.ts';
import {valueIn} from './registry-values.ts';
import {findSecret} from './secret.ts';
import {statusHere} from './status-answer.ts';
import {toolTimeLimit} from './tools.ts';

/** Looks a Windows computer over and reports each line as soon as all it rests on is known. Never rejects. */
export async function lookOver(sources: Sources, report: (line: CheckLine) => void): Promise<void> {
	const inquiry = inquire(sources);
	await Promise.all(checkIds.map(async id => {
		report(await lineOf(id, inquiry, sources));
	}));
}

async function lineOf(id: CheckId, inquiry: Inquiry, sources: Sources): Promise<CheckLine> {
	try {
		const line = await makers[id](inquiry, sources);
		return statusIds.has(id) && await inquiry.status !== 'unknown'
			? weighStatus(line, await statusContext(inquiry, sources))
			: line;
	} catch {
		return unknownLine(id, 'Could not be determined here.');
	}
}

/** Lines that ENTSSO itself has a word on; the others do not wait for it. */
const statusIds: ReadonlySet<CheckId> = new Set(['entsso', 'service', 'secret-server', 'cluster']);

async function statusContext(
	{status, cluster, configuration, registry, displayed}: Inquiry,
	{system}: Sources,
): Promise<StatusContext> {
	const node = await cluster;
	return {
		answer: await status,
		computer: system.computer,
		isNode: node.known && node.value !== 'none',
		account: valueIn(await configuration, 'ObjectName'),
		database: registeredDatabase(await registry) ?? displayedDatabase(await displayed),
	};
}

const makers: Readonly<Record<CheckId, (inquiry: Inquiry, sources: Sources) => Promise<CheckLine>>> = {
	async administrator({groups}, {canElevate}) {
		const {canElevate: mayHelp, ...line} = administratorLine(await groups);
		return mayHelp === true && await canElevate() ? {...line, canElevate: true} : line;
	},
	program: async (_inquiry, {checkProgram}) => checkProgram(),
	cluster: async ({cluster}) => clusterLine(await cluster),
	service: async ({service, configuration, cluster}) => serviceLine({
		state: await service, configuration: await configuration, cluster: await cluster,
	}),
	async entsso({directories, registry, registry32, service, displayed}) {
		const found = await directories;
		return entssoLine({
			hasTool: found.some(({hasTool, source}) => hasTool && isVouchedFor(source)),
			guess: found.find(({hasTool, source}) => hasTool && !isVouchedFor(source))?.path,
			registry: await registry,
			registry32: await registry32,
			service: await service,
			database: registeredDatabase(await registry) ?? displayedDatabase(await displayed),
		});
	},
	async 'secret-server'({cluster, groups, displayed, registry, newestEvent, status}, {system}) {
		const event = newestEvent('secretServer');
		return secretServerLine({
			computer: system.computer,
			cluster: await cluster,
			groups: await groups,
			displayed: await displayed,
			event: await event,
			registry: await registry,
			isRunningHere: statusHere(await status, system.computer)?.states?.isSecretServer,
		});
	},
	async 'sso-administrators'({groups, displayed}, {clock, native}) {
		const name = administratorsIn(await displayed);
		const account = name.known
			? await withTimeout(clock, toolTimeLimit, native.accountOf(name.value), undefined)
			: undefined;
		return ssoAdministratorsLine({groups: await groups, name, account});
	},
	async secret(inquiry, sources) {
		const secret = await findSecret(inquiry, sources);
		return secret.known
			? secretLine(secret.value, await inquiry.cluster)
			: unknownLine('secret', `The event log was not read: ${secret.reason}`);
	},
	async backups({newestEvent}, {clock}) {
		const [backedUp, backupFailed, wrongMedia, newSecret, neverBackedUp] = await Promise.all([
			newestEvent('backedUp'),
			newestEvent('backupFailed'),
			newestEvent('wrongMedia'),
			newestEvent('newSecret'),
			newestEvent('neverBackedUp'),
		]);
		return backupsLine({
			backedUp, backupFailed, wrongMedia, newSecret, neverBackedUp,
		}, clock.now());
	},
};

function administratorsIn(displayed: Finding<DisplayedDatabase>): Finding<string> {
	if (!displayed.known) {
		return displayed;
	}

	const {administrators, otherServer} = displayed.value;
	if (otherServer !== undefined) {
		return unknown(`ssomanage.exe asked ${otherServer}, which is not the name of this computer.`);
	}

	return administrators === undefined
		? unknown('ssomanage.exe named no SSO Administrators account.')
		: known(administrators);
}
