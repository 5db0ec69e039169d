import type {EngineName} from '../../core/engines/task.ts';
import type {Context} from '../../wizard/context.ts';

/** Returns the engine that begins. Where there is no administration interface to call, ssoconfig is started. */
export function engineIn({options: {engine, hasAdministration}}: Context): EngineName | 'auto' {
	return engine === 'api' && !hasAdministration ? 'console' : engine;
}
