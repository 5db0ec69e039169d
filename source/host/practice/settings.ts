import type {PathStyle} from '../../values/path-text.ts';
import type {ScenarioName} from './scenarios.ts';

/** Settings that the host hands to the practice program. */
export type ToolSettings = {
	readonly scenario: ScenarioName;
	/** Folder of the practice session. */
	readonly session: string;
	readonly pathStyle: PathStyle;
	readonly defaultBackupFolder: string;
	/** MSID of the master secret that the simulated computer has, or had. */
	readonly secretId: string;
	/** Milliseconds between the last answer and the result. */
	readonly silence: number;
};

const variable = 'ENTSSO_BACKUP_PRACTICE';

/** Returns the settings as an environment variable. */
export function toEnvironment(settings: ToolSettings): Record<string, string> {
	return {[variable]: JSON.stringify(settings)};
}

/** Returns the settings in these environment variables, undefined where the program was started without a host. */
export function fromEnvironment(environment: Readonly<Record<string, string | undefined>>): ToolSettings | undefined {
	const text = environment[variable];
	return text === undefined ? undefined : JSON.parse(text) as ToolSettings;
}
