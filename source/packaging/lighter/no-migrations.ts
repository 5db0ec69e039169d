function refuse(): never {
	throw new Error('Migrations of settings are not part of this program.');
}

/** Replaces the package that conf uses for migrations. */
const semver = {
	Range: refuse, compare: refuse, gt: refuse, lte: refuse, minVersion: refuse, satisfies: refuse, valid: refuse,
};

export default semver;
