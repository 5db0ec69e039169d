import type {CheckId, CheckLine} from '../host/host.ts';
import type {Reason} from '../values/reasons.ts';

/** Ids of the stops of the check, by line. */
const stopReasons: Readonly<Partial<Record<CheckId, Reason>>> = {
	administrator: 'not-admin',
	entsso: 'no-entsso',
	service: 'service-stopped',
	'secret-server': 'not-secret-server',
	'sso-administrators': 'not-sso-admin',
};

/** Returns the reason for a run that the stops of the check keep from starting. */
export function reasonOfStops([first]: readonly CheckLine[]): Reason {
	return (first && stopReasons[first.id]) ?? 'check-stop';
}
