import {Box, Text} from 'ink';
import type {ReactNode} from 'react';
import {Prose} from '../components/prose.tsx';
import {StateWord} from '../components/state-word.tsx';
import {checkIds, type CheckId, type CheckLine} from '../host/host.ts';
import {colours} from '../terminal/theme.ts';
import type {WizardState} from '../wizard/state.ts';
import type {ScreenProps} from './screen.ts';
import {Why} from './question.tsx';

const titles: Readonly<Record<CheckId, string>> = {
	administrator: 'Administrator',
	entsso: 'ENTSSO',
	service: 'Service',
	'secret-server': 'Master secret server',
	cluster: 'Cluster',
	'sso-administrators': 'SSO Administrators',
	backups: 'Earlier backups',
};

/** Looks the computer over and shows each line as it becomes known. */
export function CheckScreen({state}: ScreenProps): ReactNode {
	const {lines} = state.check;
	return (
		<>
			<Why>The master secret unlocks all that Enterprise Single Sign-On (ENTSSO) stores. Before it is backed up, this computer is looked over. Nothing is changed.</Why>
			<Box flexDirection='column' flexShrink={0}>
				{checkIds.map(id => <Line key={id} title={titles[id]} line={lines[id]}/>)}
			</Box>
			<Box flexDirection='column' marginTop={1}>
				<Summary state={state}/>
			</Box>
		</>
	);
}

function Line({title, line}: {readonly title: string; readonly line: CheckLine | undefined}): ReactNode {
	return (
		<Box>
			<StateWord word={line?.state ?? '...'}/>
			<Box width={21} flexShrink={0}>
				<Text>{title}</Text>
			</Box>
			<Prose beside={30}>{line?.detail ?? 'looking'}</Prose>
		</Box>
	);
}

function Summary({state}: {readonly state: WizardState}): ReactNode {
	const {check, notice, remark, isWaiting, wasRefused} = state;
	const lines = Object.values(check.lines);
	const stops = lines.filter(line => line.state === 'stop');
	const warnings = lines.filter(line => line.state === 'warning');
	return (
		<>
			{notice !== undefined && <Prose color={colours.warning}>{notice}</Prose>}
			{isWaiting && <Text>Going on as soon as all is known...</Text>}
			{stops.map(({id, advice}) => (
				<Prose key={id} bold color={colours.error}>{`What to do (${titles[id]}): ${advice ?? 'see above.'}`}</Prose>
			))}
			{stops.length === 0 && warnings.map(({id, advice}) => advice !== undefined && (
				<Prose key={id} color={colours.warning}>{`${titles[id]}: ${advice}`}</Prose>
			))}
			{stops.length > 0 && wasRefused && <Prose>Press C when it is done. A goes on all the same, but the backup will probably fail.</Prose>}
			{check.isComplete && stops.length === 0 && <Text color={colours.ok}>{remark ?? 'Nothing stands in the way. Press Enter.'}</Text>}
		</>
	);
}
