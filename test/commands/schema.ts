import {Ajv2020, type ValidateFunction} from 'ajv/dist/2020.js';
import check from '../../source/schemas/check.schema.json' with {type: 'json'};
import guide from '../../source/schemas/guide.schema.json' with {type: 'json'};
import history from '../../source/schemas/history.schema.json' with {type: 'json'};
import restore from '../../source/schemas/restore.schema.json' with {type: 'json'};
import run from '../../source/schemas/run.schema.json' with {type: 'json'};
import runbook from '../../source/schemas/runbook.schema.json' with {type: 'json'};
import verify from '../../source/schemas/verify.schema.json' with {type: 'json'};

const schemas = {
	check, guide, history, restore, run, runbook, verify,
} as const;

export type SchemaName = keyof typeof schemas;

const ajv = new Ajv2020({allErrors: true, strict: true, strictTypes: false});
for (const schema of Object.values(schemas)) {
	ajv.addSchema(withoutUnknownFields(schema));
}

const published = new Ajv2020({
	allErrors: true, strict: true, strictTypes: false, schemas: Object.values(schemas),
});

/** The object that a command with `--json` wrote, alone on its standard output. Throws when there is none, or it does not fit the schema. */
export function parseJson(name: SchemaName, said: string): Readonly<Record<string, unknown>> {
	if (!/^\{.*\}\n$/v.test(said)) {
		throw new Error(`This is not one JSON object on a line of its own: ${said}`);
	}

	const value = JSON.parse(said) as Readonly<Record<string, unknown>>;
	const problems = problemsIn(name, value);
	if (problems.length > 0) {
		throw new Error(`${problems.join('\n')}\n${said}`);
	}

	return value;
}

/** Where a value does not fit the schema; fields that the schema does not name are faults here. */
export function problemsIn(name: SchemaName, value: unknown): string[] {
	const validate = ajv.getSchema(`${name}.schema.json`) as ValidateFunction;
	return validate(value) ? [] : (validate.errors ?? []).map(({instancePath, message, params}) => `${instancePath} ${message} ${JSON.stringify(params)}`);
}

type Json = Readonly<Record<string, unknown>>;

/** The published schemas let new fields pass, since readers should; the tests do not, so that none is left out of them. */
function withoutUnknownFields(schema: Json): Json {
	return {...closeFields(schema), unevaluatedProperties: false};
}

function closeFields(schema: Json): Json {
	return mapped(schema, (key, value) => {
		if (!isJson(value)) {
			return value;
		}

		if (key === 'items') {
			return withoutUnknownFields(value);
		}

		return key === 'properties' ? mapped(value, (_, field) => withoutUnknownFields(field as Json)) : closeFields(value);
	});
}

function mapped(json: Json, change: (key: string, value: unknown) => unknown): Json {
	return Object.fromEntries(Object.entries(json).map(([key, value]) => [key, change(key, value)]));
}

function isJson(value: unknown): value is Json {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
Where what a command wrote does not fit its schema, as others read it: fields that it does not name may be there. Of a
command without a schema it has to be an object with `version` and `reason`.
*/
export function jsonFits(command: string, said: string): string[] {
	if (!/^\{"version":1,[ -~]*\}\n$/v.test(said)) {
		return [`This is not one JSON object in ASCII, its version first: ${said}`];
	}

	const value = JSON.parse(said) as Json;
	if (!Object.hasOwn(schemas, command)) {
		return typeof value.reason === 'string' ? [] : ['There is no reason.'];
	}

	const validate = published.getSchema(`${command}.schema.json`) as ValidateFunction;
	return validate(value) ? [] : (validate.errors ?? []).map(({instancePath, message}) => `${instancePath} ${message}`);
}
