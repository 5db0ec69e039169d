/** Takes the place of what conf needs for a schema. Throws when it is used. */
export function Ajv2020(): never {
	throw new Error('A schema for settings is not part of this program.');
}

export default Ajv2020;
