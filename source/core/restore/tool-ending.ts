import {codeText} from '../../host/error-code.ts';
import type {Reason} from '../../values/reasons.ts';
import type {EngineOutcome} from '../engines/task.ts';
import {isBreak} from '../proof/break-codes.ts';
import {errorsOf} from '../proof/facts.ts';
import {notAskedFor, notGiven} from '../proof/typed-words.ts';

/*
Ways in which the tool of a restore, or a call, may end, and whether ENTSSO may have restored the secret all the same.
*/

/** What ENTSSO says of a service that cannot be reached, whenever it was lost. */
const noAnswer = '0xC0002A0F';

/** Returns the code by which the tool, or the connection to ENTSSO, broke off; undefined where neither did. Pure. */
function breakOf(outcome: EngineOutcome): string | undefined {
	return errorsOf(outcome).find(code => isBreak(code));
}

/** Returns the error code by which the restore was refused; undefined where there is none. Pure. */
export function refusalOf(outcome: EngineOutcome): string | undefined {
	const isBroken = breakOf(outcome) !== undefined;
	return errorsOf(outcome).find(code => !isBreak(code) && !(isBroken && code === noAnswer));
}

/** Returns the error code that tells most of how it ended: that of a refusal, else that of a crash. Pure. */
export function endingCode(outcome: EngineOutcome): string | undefined {
	return refusalOf(outcome) ?? breakOf(outcome);
}

/**
Returns whether ENTSSO may have got the file and its password, and be done with them, though the tool was ended, or
crashed, before it said so. Whoever types into the tool, or calls ENTSSO, is not watched as this program is that types
itself. Pure.
*/
export function mayBeDone(outcome: EngineOutcome): boolean {
	const {engine, ending, typed = [], isUnwatched, neverBegan} = outcome;
	const isWhole = ending === 'exited' && breakOf(outcome) === undefined;
	const isDecided = isWhole || ending === 'not-started' || neverBegan === true || refusalOf(outcome) !== undefined;
	const mayHavePassword = engine !== 'console' || isUnwatched === true || typed.includes('password');
	return !isDecided && mayHavePassword && !askedAgain(outcome);
}

/** Returns whether it was ended as it asked for the password once more: it had not restored anything. Pure. */
export function askedAgain({askedAgain: kind}: EngineOutcome): boolean {
	return kind === 'password';
}

/** Returns whether nobody can have given ENTSSO the password. Pure. */
export function wasNotGiven(outcome: EngineOutcome): boolean {
	return notGiven(outcome).includes('password');
}

/** Returns whether the tool ended as if all were well, without having asked for the password. Pure. */
export function wasNotAsked(outcome: EngineOutcome): boolean {
	return outcome.exitCode === 0 && notAskedFor(outcome).includes('password');
}

/** Said of a tool that ended so. */
export const neverAsked = 'ssoconfig never asked for the password; most likely nothing was restored.';

/** Returns what an exit code says that is no code of an error; undefined where it says that all is well. Pure. */
export function exitWords({engine, ending, exitCode = 0}: EngineOutcome): string | undefined {
	if (ending !== 'exited' || exitCode === 0) {
		return undefined;
	}

	return engine === 'api' ? `The call returned ${codeText(exitCode)}.` : `The tool ended with exit code ${exitCode}.`;
}

const endings: Readonly<Record<Exclude<EngineOutcome['ending'], 'exited'>, (outcome: EngineOutcome) => string>> = {
	cancelled({engine, neverBegan}) {
		const ended = engine === 'api' ? 'the call to ENTSSO came back' : 'ssoconfig ended';
		return `The restore was cancelled before ${neverBegan ? 'it began' : ended}.`;
	},
	'not-started': ({reason}) => reason ?? 'The tool could not be started.',
	'time-limit': () => 'ssoconfig did not finish within the time limit, so it was ended.',
	question: ({question = '', askedAgain: kind}) => kind === 'password'
		? `ssoconfig asked for the password again: "${question.trim()}".`
		: `ssoconfig asked something that was not recognised: "${question.trim()}".`,
	killed: () => 'ssoconfig was ended from outside, or crashed.',
};

/** Returns how it ended, in a plain sentence. Pure. */
export function endingWords(outcome: EngineOutcome): string {
	return outcome.ending === 'exited' ? 'The tool ended.' : endings[outcome.ending](outcome);
}

/** Returns the reason for a restore that did not come to its end. Pure. */
export function reasonOf({ending}: EngineOutcome): Reason {
	return ending === 'killed' || ending === 'exited' ? 'tool-failed' : ending;
}
