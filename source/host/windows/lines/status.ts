import type {CheckLine} from '../../host.ts';
import {hotfixAdvice} from '../../hotfix.ts';
import {isSameSqlServer} from '../../same-computer.ts';
import {
	otherServer,
	reachOf,
	statusHere,
	type StatusAnswer,
} from '../status-answer.ts';
import {installedLine, type Database} from './entsso.ts';
import {askThisComputer} from './secret-server.ts';

const askDatabase = 'In the install directory type: ssomanage -displaydb - and see which database is the right one.';

export type StatusContext = {
	readonly answer: StatusAnswer;
	readonly computer: string;
	/** This computer is a node of a failover cluster, as far as Windows knows. */
	readonly isNode: boolean;
	/** Account that Windows starts the service as; empty when that is not known. */
	readonly account: string;
	/** Database that the registry or ssomanage names. */
	readonly database: Database | undefined;
};

/**
Holds a line against what ENTSSO tells through its administration interface: where they disagree that is shown, and what
was unknown may become known. Pure.
*/
export function weighStatus(line: CheckLine, context: StatusContext): CheckLine {
	switch (line.id) {
		case 'service': {
			return weighService(line, context);
		}

		case 'secret-server': {
			return weighSecretServer(line, context);
		}

		case 'cluster': {
			return weighCluster(line, context);
		}

		case 'entsso': {
			return weighEntsso(line, context);
		}

		case 'administrator':
		case 'program':
		case 'sso-administrators':
		case 'secret':
		case 'backups': {
			return line;
		}
	}
}

function weighService(line: CheckLine, {answer, computer, isNode, account}: StatusContext): CheckLine {
	const reach = reachOf(answer, computer);
	if (line.state === 'unknown') {
		return reach === 'online' ? {id: line.id, state: 'ok', detail: 'Online, by its administration interface.'} : line;
	}

	if (line.state !== 'ok') {
		return reach === 'online' ? adding(line, 'Its administration interface says that it is online.') : line;
	}

	if (reach === 'silent') {
		return warning(
			line,
			`Running, but ENTSSO does not answer its administration interface${codeIn(answer)}.`,
			isNode
				? 'On the active node bring the ENTSSO resource online in Failover Cluster Manager. '
				+ 'If the service was started by hand, stop it in services.msc first.'
				: 'Check again in a minute. If it stays, look in Event Viewer, Windows Logs, Application, source ENTSSO.',
		);
	}

	if (reach === 'offline') {
		return warning(
			line,
			'Running, but offline by its administration interface.',
			'ENTSSO goes offline when it loses its database. In the install directory type: '
			+ 'ssomanage -displaydb - and see that this SQL Server runs.',
		);
	}

	const other = statusHere(answer, computer)?.serviceAccount ?? '';
	return isSameAccount(account, other)
		? line
		: warning(
			line,
			`Running as ${other}, but Windows has ${account} for it.`,
			'If the service account was changed, set the old one back before the backup.',
		);
}

function weighSecretServer(line: CheckLine, {answer, computer, isNode}: StatusContext): CheckLine {
	const other = otherServer(answer, computer);
	// On a node it may be the network name of the ENTSSO role.
	if (!isNode && other !== undefined && line.state === 'ok') {
		return warning(line, `The SSO tools here talk to ${other}, not to this computer.`, askThisComputer);
	}

	const isRunning = statusHere(answer, computer)?.states?.isSecretServer;
	if (isRunning === undefined) {
		return line;
	}

	if (line.state === 'ok') {
		return isRunning
			? line
			: warning(
				line,
				'It is, but its administration interface says that the secret server part does not run.',
				'The backup may fail. Look in Event Viewer, Windows Logs, Application, source ENTSSO, '
				+ 'for why that part did not start.',
			);
	}

	return isRunning ? adding(line, 'By its administration interface the secret server part runs here.') : line;
}

function weighCluster(line: CheckLine, {answer, computer}: StatusContext): CheckLine {
	const status = statusHere(answer, computer);
	if (status?.states === undefined) {
		return line;
	}

	if (status.states.isClustered) {
		return line.state === 'warning'
			? line
			: warning(
				line,
				`ENTSSO says that it is clustered${status.cluster === '' ? '' : ` as ${status.cluster}`}; Windows does not.`,
				'Work on the active node: Failover Cluster Manager, Roles, Owner Node.',
			);
	}

	return line.state === 'warning' ? adding(line, 'ENTSSO says that it is not clustered.') : line;
}

function weighEntsso(line: CheckLine, {answer, computer, database}: StatusContext): CheckLine {
	const status = statusHere(answer, computer);
	if (status === undefined || (line.state !== 'ok' && line.advice !== hotfixAdvice)) {
		return line;
	}

	const {version} = status;
	const isTold = version === '' || line.detail.includes(version);
	const detail = isTold ? line.detail : `${line.detail} The service says ${version}.`;
	const versioned = line.state === 'ok' ? installedLine(detail, version) : {...line, detail};
	return database === undefined || isSameDatabase(database, {name: status.database, server: status.sqlServer}, computer)
		? versioned
		: warning(
			line,
			`${detail} The service uses ${status.database} on ${status.sqlServer}.`,
			[askDatabase, ...(versioned.advice === undefined ? [] : [versioned.advice])].join(' '),
		);
}

/**
Accounts are written in several ways, so only their names count; what one of the sources leaves out, and the accounts of
Windows itself, are no difference.
*/
function isSameAccount(one: string, other: string): boolean {
	const [name, otherName] = [one, other]
		.map(account => account.split('\\').at(-1)?.split('@', 1)[0]?.trim().toLowerCase() ?? '');
	return name === ''
		|| otherName === ''
		|| name === otherName
		|| /^(?:localsystem|localservice|networkservice)$/v.test(name ?? '');
}

function isSameDatabase(one: Database, other: Database, computer: string): boolean {
	const [server, otherServerName] = [one.server ?? '', other.server ?? ''];
	const isSameServer = server === '' || otherServerName === '' || isSameSqlServer(server, otherServerName, computer);
	return other.name === '' || (one.name.toLowerCase() === other.name.toLowerCase() && isSameServer);
}

function codeIn(answer: StatusAnswer): string {
	return answer !== 'unknown' && 'code' in answer ? ` (${answer.code})` : '';
}

function adding(line: CheckLine, sentence: string): CheckLine {
	return {...line, detail: `${line.detail} ${sentence}`};
}

function warning({id}: CheckLine, detail: string, advice: string): CheckLine {
	return {
		id, state: 'warning', detail, advice,
	};
}
