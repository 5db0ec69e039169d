/** Replaces the package that conf uses for schemas. Throws when it is used. */
export function Ajv2020(): never {
	throw new Error('A schema for settings is not part of this program.');
}

export default Ajv2020;
