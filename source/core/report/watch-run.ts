import type {Clock} from '../../values/clock.ts';
import type {Reason} from '../../values/reasons.ts';
import type {Secret} from '../../values/secret.ts';
import type {Host} from '../../host/host.ts';
import {redactor, secretMark} from '../engines/redact.ts';
import {reminderNamed, withoutReminder} from '../restore/restore-screen.ts';
import type {
	EngineContext,
	EngineOutcome,
	ToolAnswer,
	ToolQuestion,
} from '../engines/task.ts';
import type {Preferences} from '../records/preferences.ts';
import {
	isOfLength,
	kindTold,
	type PromptPlace,
	type ToldPrompt,
} from '../records/told-prompts.ts';
import type {NotedPrompt, NotedStage, RunNote} from './run-note.ts';
import type {NameKind} from './name-parts.ts';
import {StandIns} from './stand-ins.ts';

type Services = {
	readonly host: Pick<Host, 'computer' | 'practice' | 'user' | 'userDomain'>;
	readonly clock: Clock;
	readonly preferences: Pick<Preferences, 'keepRun' | 'rememberPrompt' | 'toldPrompts'>;
};

type Watched = {
	readonly task: RunNote['task'];
	/** All that may be typed into the tool. */
	readonly secrets: readonly Secret[];
};

/** Watches a run from outside: for the report, and for prompts that a user explains. */
export type RunWatch = {
	/** To be called with each stage, besides whoever else wants to know. */
	onStage(stage: string, state: string): void;
	/** Called with what an engine came to. */
	onOutcome(outcome: EngineOutcome): void;
	/** Returns the same way to ask, which notes what is answered; undefined where nobody can be asked. */
	asking(ask: EngineContext['ask']): EngineContext['ask'];
	/** Set once the tool asked something that was not recognised. */
	readonly hadUnknownPrompt: boolean;
	/**
	Keeps the note for the report, and what was said of prompts where the result shows that it was right. Never rejects.
	*/
	keep(result: {readonly verdict: string; readonly reason: Reason | undefined}): Promise<void>;
};

/** Results that a run comes to only where each prompt was given what it asks for. */
const goodVerdicts: ReadonlySet<string> = new Set(['verified', 'accepted', 'loaded']);

/** Begins to watch a run. */
export function watchRun({task, secrets}: Watched, {host, clock, preferences}: Services): RunWatch {
	const {computer, practice} = host;
	const redact = redactor(secrets);
	const time = clock.now().toISOString();
	const stages: NotedStage[] = [];
	const prompts: NotedPrompt[] = [];
	const told: ToldPrompt[] = [];
	const begun = new Map<string, number>();
	let outcome: EngineOutcome | undefined;

	const placeOf = ({prompt, open}: ToolQuestion): PromptPlace | undefined => {
		const [next] = open;
		const text = prompt.trim();
		// One in which something that was typed was found would keep a part of it.
		const hasTyped = text.includes(secretMark) || redact([text]).join('\n') !== text;
		return next === undefined || hasTyped || !isOfLength(text)
			? undefined
			: {
				prompt: text, next, computer, isPractice: practice !== undefined,
			};
	};

	return {
		onStage(stage, state) {
			const now = clock.now().getTime();
			if (state === 'start') {
				begun.set(stage, now);
			} else {
				stages.push({stage, state, milliseconds: now - (begun.get(stage) ?? now)});
			}
		},
		onOutcome(reached) {
			outcome = reached;
		},
		asking(ask) {
			return ask && (async (question, withdrawn): Promise<ToolAnswer> => {
				const place = placeOf(question);
				const toldBefore = place && kindTold(preferences.toldPrompts, place);
				const noted = prompts.length;
				prompts[noted] = {prompt: question.prompt, answer: 'stop'};
				const answer = await ask({...question, ...(toldBefore !== undefined && {toldBefore})}, withdrawn);
				prompts[noted] = {prompt: question.prompt, answer};
				const isOfKind = answer !== 'stop' && answer !== 'take-over';
				if (isOfKind && place !== undefined && !withdrawn.aborted) {
					told.push({...place, kind: answer});
				}

				return answer;
			});
		},
		get hadUnknownPrompt() {
			return prompts.length > 0 || outcome?.question !== undefined;
		},
		async keep({verdict, reason}) {
			if (goodVerdicts.has(verdict) && outcome?.isAstray !== true) {
				for (const prompt of told) {
					// eslint-disable-next-line no-await-in-loop -- one after the other, into one file
					await preferences.rememberPrompt(prompt);
				}
			}

			// The reminder of a file may hint at its password.
			const shown = outcome === undefined ? [] : (task === 'restore' ? withoutReminder(outcome) : outcome.screen);
			// What a note holds has its own stand-ins, so that no names have to be kept with it.
			const standIns = standInsFor(host);
			// Redacted once more: what the tool shows was redacted line by line as it came.
			const lines = (texts: readonly string[]): string[] => redact(texts).map(text => standIns.property(text));
			await preferences.keepRun({
				task,
				time,
				verdict,
				reason,
				engine: outcome?.engine,
				insteadOf: outcome?.insteadOf?.engine,
				ending: outcome?.ending,
				exitCode: outcome?.exitCode,
				codes: [...outcome?.codesBefore ?? [], ...outcome?.codes ?? []],
				typed: outcome?.typed ?? [],
				misread: outcome?.misread ?? [],
				tookNothing: outcome?.tookNothing ?? false,
				leftBehind: outcome?.leftBehind ?? false,
				stages,
				prompts: prompts.map(({prompt, answer}) => ({prompt: lines([reminderNamed(prompt)]).join(' '), answer})),
				question: outcome?.question === undefined ? undefined : lines([reminderNamed(outcome.question)]).join(' '),
				screen: lines(shown),
			}, practice !== undefined);
		},
	};
}

/** Returns stand-ins that know the names of this computer and who works on it. */
export function standInsFor({computer, user, userDomain}: Pick<Host, 'computer' | 'user' | 'userDomain'>): StandIns {
	const standIns = new StandIns();
	const names: ReadonlyArray<readonly [kind: NameKind, name: string | undefined]> = [
		['COMPUTER', computer],
		['DOMAIN', userDomain],
		['USER', user?.split('\\').at(-1)],
	];
	for (const [kind, name] of names) {
		standIns.know(kind, name);
	}

	return standIns;
}
