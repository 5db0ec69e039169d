import type {ReactNode} from 'react';
import {Page, type Paragraph} from '../components/page.tsx';
import {stateWord} from '../components/state-word.ts';
import {checkIds, type CheckId, type CheckLine} from '../host/host.ts';
import {colours} from '../terminal/theme.ts';
import type {WizardState} from '../wizard/state.ts';
import {Why} from './question.tsx';
import type {ScreenProps} from './screen.ts';

const titles: Readonly<Record<CheckId, string>> = {
	administrator: 'Administrator',
	entsso: 'ENTSSO',
	service: 'Service',
	'secret-server': 'Master secret server',
	cluster: 'Cluster',
	'sso-administrators': 'SSO Administrators',
	backups: 'Earlier backups',
};

const looks = {ok: {}, attention: {color: colours.warning}, unknown: {color: colours.unknown}} as const;

const titleWidth = 22;
const rowsOfWhy = 3;

/** Looks the computer over and shows each line as it becomes known. */
export function CheckScreen({state}: ScreenProps): ReactNode {
	return (
		<>
			<Why>The master secret unlocks all that Enterprise Single Sign-On (ENTSSO) stores. Before it is backed up, this computer is looked over. Nothing is changed.</Why>
			<Page paragraphs={[...linesOf(state), {text: ''}, ...summaryOf(state)]} beside={rowsOfWhy} from={state.selected}/>
		</>
	);
}

function linesOf({check}: WizardState): Paragraph[] {
	return checkIds.map(id => {
		const line = check.lines[id];
		return {text: line?.detail ?? 'looking', lead: [stateWord(line?.state ?? '...'), {text: titles[id], width: titleWidth}]};
	});
}

function summaryOf({check, lastBackup, notice, remark, isWaiting}: WizardState): Paragraph[] {
	const lines = Object.values(check.lines);
	const stops = lines.filter(line => line.state === 'stop');
	const warnings = stops.length > 0 ? [] : lines.filter(line => line.state === 'warning');
	return [
		...(lastBackup === undefined ? [] : [{text: lastBackup.detail, ...looks[lastBackup.state]}]),
		...(notice === undefined ? [] : [{text: notice, color: colours.warning}]),
		...(isWaiting ? [{text: 'Going on as soon as all is known...'}] : []),
		...(remark === undefined ? [] : [{text: remark, bold: true}]),
		...stops.map(({id, advice}) => ({text: `What to do (${titles[id]}): ${advice ?? 'see above.'}`, bold: true, color: colours.error})),
		...warnings.filter(({advice}) => advice !== undefined).map(({id, advice}) => ({text: `${titles[id]}: ${advice ?? ''}`, color: colours.warning})),
		...(check.isComplete && stops.length === 0 ? [closing(lines)] : []),
	];
}

function closing(lines: readonly CheckLine[]): Paragraph {
	if (lines.some(({state}) => state === 'warning')) {
		return {text: 'No stop was found. Press Enter to go on.'};
	}

	return lines.some(({state}) => state === 'unknown')
		? {text: 'Nothing is known to stand in the way. What is unknown may be fine, or fail later.'}
		: {text: 'Nothing stands in the way. Press Enter.', color: colours.ok};
}
